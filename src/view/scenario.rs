//! Known kinds of trouble: `irc.scenarios/1` lists them, `irc.scenario/1` shows one with what was done of it.

use serde::Serialize;

use super::schema;
use crate::domain::incident::Incident;
use crate::domain::instant::Instant;
use crate::domain::policy::{Command, Policy, Scenario};
use crate::domain::scenario::{begun, matching, taken};

/// The scenarios of a playbook.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ScenariosView {
    /// `irc.scenarios/1`.
    pub schema: &'static str,
    /// The present.
    pub now: Instant,
    /// The playbook's name.
    pub playbook: String,
    /// The incident that is meant.
    pub incident: Option<String>,
    /// Those whose words stand in the incident first.
    pub scenarios: Vec<ScenarioRow>,
}

/// One scenario in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ScenarioRow {
    /// Its id.
    pub id: String,
    /// The playbook's name for it.
    pub name: String,
    /// Signs of it.
    pub symptoms: Vec<String>,
    /// Words of the incident that speak for it.
    pub words: Vec<String>,
    /// How many checks it has.
    pub checks: usize,
    /// How many of them are settled.
    pub settled: usize,
    /// How many ways out it has.
    pub ways_out: usize,
    /// Something of it was looked at or taken.
    pub begun: bool,
    /// Line in the playbook.
    pub line: u32,
}

/// One scenario.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ScenarioView {
    /// `irc.scenario/1`.
    pub schema: &'static str,
    /// The present.
    pub now: Instant,
    /// The playbook's name.
    pub playbook: String,
    /// The incident that is meant.
    pub incident: Option<String>,
    /// Its id.
    pub id: String,
    /// The playbook's name for it.
    pub name: String,
    /// The severity that it usually has.
    pub severity: Option<String>,
    /// Signs of it.
    pub symptoms: Vec<String>,
    /// What to look at, in order.
    pub checks: Vec<CheckView>,
    /// Commands to copy.
    pub commands: Vec<Command>,
    /// Ways out, in order.
    pub ways_out: Vec<WayView>,
    /// Line in the playbook.
    pub line: u32,
}

/// Something to look at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CheckView {
    /// Its id.
    pub id: String,
    /// Its words.
    pub text: String,
    /// Finer points.
    pub details: Vec<String>,
    /// `open`, `done`, `skipped`.
    pub state: &'static str,
    /// When it was settled.
    pub at: Option<Instant>,
    /// Why it was left out.
    pub why: Option<String>,
    /// The flag that settles it.
    pub flag: String,
    /// Line in the playbook.
    pub line: u32,
}

/// A way out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WayView {
    /// Its number, from 1.
    pub number: usize,
    /// In which case.
    #[serde(rename = "if")]
    pub condition: Option<String>,
    /// What to do.
    #[serde(rename = "do")]
    pub action: String,
    /// The command for it.
    pub run: Option<String>,
    /// When it was taken.
    pub taken_at: Option<Instant>,
    /// The flag that takes it.
    pub flag: String,
    /// Line in the playbook.
    pub line: u32,
}

impl ScenariosView {
    /// Derives the list.
    pub fn new(policy: &Policy, incident: Option<&Incident>, now: Instant) -> Self {
        let found = incident.map_or_else(Vec::new, |incident| matching(policy, incident));
        let nobody = Incident::default();
        let mut scenarios: Vec<ScenarioRow> = policy
            .scenarios
            .iter()
            .map(|one| {
                let mut hits = found.iter();
                let words = hits.find(|hit| hit.scenario.id == one.id);
                let of = incident.unwrap_or(&nobody);
                let settled = one.checks.iter().filter(|c| of.steps.contains_key(&c.id));
                ScenarioRow {
                    id: one.id.clone(),
                    name: one.name.clone(),
                    symptoms: one.symptoms.clone(),
                    words: words.map(|hit| hit.words.clone()).unwrap_or_default(),
                    checks: one.checks.len(),
                    settled: settled.count(),
                    ways_out: one.ways_out.len(),
                    begun: begun(one, of),
                    line: one.line,
                }
            })
            .collect();
        scenarios.sort_by_key(|one| (!one.begun, std::cmp::Reverse(one.words.len())));
        Self {
            schema: schema::SCENARIOS,
            now,
            playbook: policy.name.clone(),
            incident: incident.map(|incident| incident.id.clone()),
            scenarios,
        }
    }
}

impl ScenarioView {
    /// Derives one.
    pub fn new(
        policy: &Policy,
        scenario: &Scenario,
        incident: Option<&Incident>,
        now: Instant,
    ) -> Self {
        let nobody = Incident::default();
        let of = incident.unwrap_or(&nobody);
        let earlier = taken(scenario, of);
        let ways = scenario.ways_out.iter().enumerate();
        Self {
            schema: schema::SCENARIO,
            now,
            playbook: policy.name.clone(),
            incident: incident.map(|incident| incident.id.clone()),
            id: scenario.id.clone(),
            name: scenario.name.clone(),
            severity: scenario.severity.clone(),
            symptoms: scenario.symptoms.clone(),
            checks: scenario
                .checks
                .iter()
                .map(|check| {
                    let mark = of.steps.get(&check.id);
                    CheckView {
                        id: check.id.clone(),
                        text: check.text.clone(),
                        details: check.details.clone(),
                        state: match mark {
                            None => "open",
                            Some(mark) if mark.done => "done",
                            Some(_) => "skipped",
                        },
                        at: mark.map(|mark| mark.at),
                        why: mark.and_then(|mark| mark.why.clone()),
                        flag: format!("--found {}=TEXT", check.id),
                        line: check.line,
                    }
                })
                .collect(),
            commands: scenario.commands.clone(),
            ways_out: ways
                .map(|(index, way)| {
                    let number = index + 1;
                    WayView {
                        number,
                        condition: way.condition.clone(),
                        action: way.action.clone(),
                        run: way.run.clone(),
                        taken_at: earlier
                            .iter()
                            .find(|(n, _)| *n == number)
                            .map(|(_, at)| *at),
                        flag: format!("--way {number}"),
                        line: way.line,
                    }
                })
                .collect(),
            line: scenario.line,
        }
    }
}
