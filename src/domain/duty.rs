//! On-call duty: whose shift it is, when it changes hands, whose comes next.
//!
//! Refuses to guess a zone: until the playbook or the team states one, the change is only words, and who is on duty is
//! known only where every zone on earth agrees.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::calendar::{Begin, TimeOfDay, Turn, Weekday};
use super::clocks::reach::People;
use super::incident::Incident;
use super::instant::Instant;
use super::policy::{Contact, OnCall, Policy, Rotation};
use super::zone::Zone;

/// Seconds by which the westernmost and the easternmost zone differ from UTC.
const EDGES: [i32; 2] = [-12 * 3600, 14 * 3600];

/// Who is on duty in turn, as `team.yaml` says it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rota {
    /// First responders, in their turn.
    pub rota: Vec<String>,
    /// Those who stand behind them, in their turn; absent: nobody.
    #[serde(default)]
    pub secondary: Vec<String>,
    /// A day of the first one's first shift (`2026-01-05`).
    pub from: Begin,
    /// Day of change, where the playbook names none, or another.
    #[serde(default)]
    pub day: Option<Weekday>,
    /// Time of change, where the playbook names none, or another.
    #[serde(default)]
    pub at: Option<TimeOfDay>,
    /// Length of a shift in weeks, where the playbook names none, or another.
    #[serde(default)]
    pub weeks: Option<u8>,
    /// Where the schedule is.
    #[serde(default)]
    pub schedule: Option<String>,
}

impl Rota {
    /// Lays the team's own day, time and schedule over what the playbook says of duty.
    pub fn overlay(&self, policy: &mut Policy) {
        let duty = policy.oncall.get_or_insert_with(OnCall::default);
        if let Some(schedule) = &self.schedule {
            duty.schedule = Some(schedule.clone());
        }
        let own = duty.rotation.as_ref();
        let changed = self.day.is_some() || self.at.is_some() || self.weeks.is_some();
        let day = self.day.or(own.map(|rotation| rotation.day));
        let at = self.at.map(|at| at.to_string());
        let at = at.or_else(|| own.map(|rotation| rotation.at.clone()));
        let weeks = self
            .weeks
            .or(own.map(|rotation| rotation.weeks))
            .unwrap_or(1);
        if let (true, Some(day), Some(at)) = (changed, day, at) {
            let text = match weeks {
                0 | 1 => format!("every {}, {at}", day.name()),
                weeks => format!("every {weeks} weeks, {}, {at}", day.name()),
            };
            duty.rotation = Some(Rotation {
                text,
                day,
                at,
                weeks,
                line: 0,
            });
        }
    }
}

/// One turn of duty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shift {
    /// Its start.
    pub from: Instant,
    /// Its end: the next hand-off.
    pub until: Instant,
    /// First responder; `None`: nobody says who.
    pub first: Option<String>,
    /// Who stands behind them.
    pub second: Option<String>,
}

/// On-call duty as it stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Duty {
    /// The zone of its times; `None`: nobody has stated one.
    pub zone: Option<Zone>,
    /// The present shift and those that follow; empty where no change of hands, or no zone, is known.
    pub shifts: Vec<Shift>,
    /// Who is on duty now, level by level; more than one name where the zone decides and is not stated.
    pub now: Vec<Vec<String>>,
}

/// Duty now and in the `coming` shifts after it.
pub fn duty(policy: &Policy, rota: Option<&Rota>, now: Instant, coming: u8) -> Duty {
    let named = policy.zone.as_deref();
    let zone = named.and_then(|name| Zone::named(name).ok());
    let Some(turn) = turn(policy, rota) else {
        return Duty {
            zone,
            ..Duty::default()
        };
    };
    let Some(zone) = zone else {
        let edges = EDGES.iter().filter_map(|offset| Zone::fixed(*offset));
        let numbers: Vec<i32> = edges.map(|zone| turn.number(now, &zone)).collect();
        return Duty {
            now: levels(rota, &numbers),
            ..Duty::default()
        };
    };
    let number = turn.number(now, &zone);
    let shifts = (0..=i32::from(coming)).map(|later| {
        let number = number.saturating_add(later);
        let (from, until) = turn.shift(number, &zone);
        Shift {
            from,
            until,
            first: rota.and_then(|rota| whose(&rota.rota, number)),
            second: rota.and_then(|rota| whose(&rota.secondary, number)),
        }
    });
    Duty {
        shifts: shifts.collect(),
        now: levels(rota, &[number]),
        zone: Some(zone),
    }
}

fn turn(policy: &Policy, rota: Option<&Rota>) -> Option<Turn> {
    let rotation = policy.oncall.as_ref()?.rotation.as_ref()?;
    Some(Turn {
        day: rotation.day,
        at: TimeOfDay::parse(&rotation.at)?,
        weeks: rotation.weeks,
        begin: rota.map(|rota| rota.from),
    })
}

/// Whose turn a shift is; nobody's before the first one.
fn whose(people: &[String], number: i32) -> Option<String> {
    let number = usize::try_from(number).ok()?;
    people.get(number.checked_rem(people.len())?).cloned()
}

fn levels(rota: Option<&Rota>, numbers: &[i32]) -> Vec<Vec<String>> {
    let Some(rota) = rota else { return Vec::new() };
    [&rota.rota, &rota.secondary]
        .into_iter()
        .map(|people| {
            let mut names: Vec<String> = Vec::new();
            for name in numbers.iter().filter_map(|number| whose(people, *number)) {
                if !names.contains(&name) {
                    names.push(name);
                }
            }
            names
        })
        .filter(|names| !names.is_empty())
        .collect()
}

/// The contacts that stand for whoever is on duty, first level first.
pub fn contacts(policy: &Policy) -> Vec<&Contact> {
    let people = People::new(policy, &Incident::default());
    let on_call = |contact: &&Contact| {
        let mut names = std::iter::once(&contact.name).chain(&contact.aliases);
        names.any(|name| is_on_call(name))
    };
    let mut all = policy.contacts.iter().filter(on_call);
    let covered = all.clone().find(|contact| contact.secondary.is_some());
    let Some(first) = covered.or_else(|| all.next()) else {
        return Vec::new();
    };
    let second = first.secondary.as_deref();
    let second = second.and_then(|name| people.contact(name));
    std::iter::once(first).chain(second).collect()
}

fn is_on_call(name: &str) -> bool {
    let plain: String = name.chars().filter(|c| c.is_alphanumeric()).collect();
    plain.to_lowercase().contains("oncall")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Instant {
        Instant::parse_rfc3339(text).unwrap()
    }

    fn sql_studio(zone: Option<&str>) -> Policy {
        let yaml = include_str!("../../playbooks/sql-studio.yaml");
        Policy {
            zone: zone.map(ToOwned::to_owned),
            ..serde_yaml::from_str(yaml).unwrap()
        }
    }

    fn rota(yaml: &str) -> Rota {
        serde_yaml::from_str(yaml).unwrap()
    }

    const THREE: &str =
        "{rota: ['@ann', '@bob', '@cid'], secondary: ['@bob', '@cid', '@ann'], from: 2026-03-02}";

    #[test]
    fn monday_nine_has_no_zone_until_somebody_says_it() {
        let now = at("2026-11-21T14:00:00Z");
        let unknown = duty(&sql_studio(None), None, now, 0);
        assert_eq!(unknown, Duty::default());
        let known = duty(&sql_studio(Some("Europe/Berlin")), None, now, 0);
        let [shift] = known.shifts.as_slice() else {
            panic!("{known:?}");
        };
        assert_eq!(shift.from, at("2026-11-16T08:00:00Z"));
        assert_eq!(shift.until, at("2026-11-23T08:00:00Z"));
        assert_eq!(shift.first, None);
    }

    #[test]
    fn everybody_comes_in_turn_through_both_changes_of_summer_time() {
        for name in ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe"] {
            let (policy, three) = (sql_studio(Some(name)), rota(THREE));
            let zone = Zone::named(name).unwrap();
            // 40 weeks from March hold both changes in each of the three.
            let year = duty(&policy, Some(&three), at("2026-03-05T00:00:00Z"), 40);
            let mut lengths: Vec<i64> = Vec::new();
            for (number, shift) in year.shifts.iter().enumerate() {
                assert_eq!(zone.hm(shift.from), "09:00", "{name}");
                assert_eq!(shift.first.as_ref(), three.rota.get(number % 3), "{name}");
                assert_eq!(shift.second.as_ref(), three.rota.get((number + 1) % 3));
                lengths.push(shift.until.since(shift.from) / 60 - 168 * 60);
            }
            for two in year.shifts.windows(2) {
                assert_eq!(two[0].until, two[1].from, "{name}");
            }
            lengths.retain(|minutes| *minutes != 0);
            let step = if name.starts_with("Australia") {
                30
            } else {
                60
            };
            lengths.sort_unstable();
            assert_eq!(lengths, [-step, step], "{name}");
        }
    }

    #[test]
    fn without_a_zone_somebody_is_named_only_where_all_zones_agree() {
        let (policy, three) = (sql_studio(None), rota(THREE));
        let on = |text| duty(&policy, Some(&three), at(text), 0).now;
        assert_eq!(on("2026-03-05T00:00:00Z"), [["@ann"], ["@bob"]]);
        assert_eq!(
            on("2026-03-09T00:00:00Z"),
            [["@ann", "@bob"], ["@bob", "@cid"]]
        );
        assert!(on("2026-02-20T00:00:00Z").is_empty(), "before it begins");
    }

    #[test]
    fn the_team_says_when_where_the_playbook_does_not() {
        let yaml = include_str!("../../playbooks/workbench.yaml");
        let mut policy: Policy = serde_yaml::from_str(yaml).unwrap();
        let mut team = rota("{rota: ['@ann'], from: 2026-01-05}");
        team.overlay(&mut policy);
        policy.zone = Some("UTC".to_owned());
        let now = at("2026-11-21T14:00:00Z");
        assert!(duty(&policy, Some(&team), now, 3).shifts.is_empty());
        team.day = Some(Weekday::Tue);
        team.at = TimeOfDay::parse("10:30");
        team.overlay(&mut policy);
        let shifts = duty(&policy, Some(&team), now, 3).shifts;
        assert_eq!(shifts.len(), 4);
        assert_eq!(shifts[0].until, at("2026-11-24T10:30:00Z"));
        assert_eq!(shifts[3].first.as_deref(), Some("@ann"));
    }

    #[test]
    fn those_on_duty_go_by_a_contact_of_the_playbook() {
        for (yaml, names) in [
            (
                include_str!("../../playbooks/default.yaml"),
                vec!["On-call engineer", "Secondary on-call"],
            ),
            (
                include_str!("../../playbooks/sql-studio.yaml"),
                vec!["Primary On-Call", "Secondary On-Call"],
            ),
            (
                include_str!("../../playbooks/sv-sdk.yaml"),
                vec!["On-Call Engineer"],
            ),
            (
                include_str!("../../playbooks/release-manager.yaml"),
                vec!["On-Call Engineer"],
            ),
            (include_str!("../../playbooks/qawave.yaml"), vec!["On-call"]),
            (
                include_str!("../../playbooks/workbench.yaml"),
                vec!["Primary On-Call", "Secondary On-Call"],
            ),
        ] {
            let policy: Policy = serde_yaml::from_str(yaml).unwrap();
            let found: Vec<&str> = contacts(&policy).iter().map(|c| c.name.as_str()).collect();
            assert_eq!(found, names, "{}", policy.name);
        }
    }
}
