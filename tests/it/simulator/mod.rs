//! A second opinion on the clocks: written from `docs/clocks.md` alone, slow and plain.
//!
//! It shares the data types of the library and nothing that computes; random histories over all
//! shipped playbooks must give the same clocks both ways. `IRC_SIMULATIONS` says how many; what was
//! found so far: `docs/decisions/0017-a-second-opinion.md`.

mod acts;
mod after;
mod exceptions;
mod facts;
mod history;
mod holds;
mod judge;
mod marks;
mod phases;
mod promises;
mod set;
mod updates;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use irc::domain::act::Act;
use irc::domain::clocks;
use irc::domain::incident::Incident;
use irc::domain::instant::Instant;
use irc::domain::policy::Policy;
use irc::playbook::find::BUILT_IN;
use irc::playbook::read::read;

use exceptions::EXCEPTIONS;
use facts::Facts;
use judge::Said;

/// Promises that both compute, and how many clocks of each 500 histories must at least hold.
const KINDS: &[(&str, usize)] = &[
    ("acknowledge", 100),
    ("respond", 100),
    ("notify.", 100),
    ("update.", 100),
    ("resolve", 50),
    ("phase.", 100),
    ("step.", 100),
    ("hold.", 100),
    ("postmortem.", 100),
];

fn counted(id: &str) -> Option<&'static str> {
    let mut kinds = KINDS.iter().map(|kind| kind.0);
    kinds.find(|kind| id == *kind || (kind.ends_with('.') && id.starts_with(kind)))
}

fn oracle(facts: &Facts<'_>) -> Vec<Said> {
    let mut all = promises::acknowledgement(facts);
    all.extend(promises::notify(facts));
    all.extend(promises::resolve(facts));
    all.extend(updates::updates(facts));
    all.extend(phases::phases(facts));
    all.extend(holds::holds(facts));
    all.extend(after::postmortem(facts));
    for said in &mut all {
        unrecorded(said, facts.recorded);
    }
    all
}

/// What lies before the declaration was recorded is not known to have been missed.
fn unrecorded(said: &mut Said, recorded: i64) {
    if said.late.or(said.due).is_none_or(|at| at >= recorded) {
        return;
    }
    let later = said.met.is_some_and(|at| at > recorded);
    let unknown = match said.state {
        "Missed" | "Overdue" => true,
        "Late" => said.implied || (said.repeats && later),
        _ => false,
    };
    if unknown {
        said.state = "NotRecorded";
        said.met = None;
    }
}

type Line = (String, u32, String);

fn line(said: &Said) -> Line {
    let rest = format!(
        "{} due {:?} late {:?} not before {:?} met {:?} by {:?}",
        said.state,
        said.due,
        said.late,
        said.not_before,
        said.met,
        said.late_s.filter(|_| said.state != "NotRecorded"),
    );
    (said.id.clone(), said.round, rest)
}

fn engine(policy: &Policy, incident: &Incident, now: Instant) -> Vec<Line> {
    let unix = |at: Option<Instant>| at.map(Instant::unix);
    let mut all: Vec<Line> = clocks::clocks(policy, incident, now)
        .iter()
        .filter(|clock| counted(&clock.id).is_some())
        .map(|clock| {
            let state = format!("{:?}", clock.state);
            let state = if state == "Blocked" {
                "Due".to_owned()
            } else {
                state
            };
            let late_s = clock.late_s.filter(|_| state != "NotRecorded");
            let rest = format!(
                "{state} due {:?} late {:?} not before {:?} met {:?} by {late_s:?}",
                unix(clock.due_from),
                unix(clock.late_after),
                unix(clock.not_before),
                unix(clock.met_at),
            );
            (clock.id.clone(), clock.round, rest)
        })
        .collect();
    all.sort();
    all
}

fn tell(acts: &[Act], now: Instant) -> String {
    let mut out = String::new();
    for act in acts {
        for event in &act.events {
            let at = event.happened_at;
            let _ = writeln!(out, "  {at} {} {} {}", at.unix(), event.kind, event.data);
        }
    }
    let _ = writeln!(out, "  {now} {} now", now.unix());
    out
}

#[test]
#[expect(
    clippy::print_stdout,
    reason = "how much was compared is worth reading"
)]
fn a_second_opinion_agrees_on_random_histories() {
    let epoch = Instant::from_unix(1_741_183_200);
    let policies: Vec<Policy> = BUILT_IN
        .iter()
        .map(|(name, text)| read(name, text.as_bytes(), epoch).policy.unwrap())
        .collect();
    let wanted = std::env::var("IRC_SIMULATIONS").ok();
    let number: u64 = wanted.and_then(|n| n.parse().ok()).unwrap_or(500);
    let mut agreed: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let mut excepted: BTreeMap<&str, usize> = BTreeMap::new();
    let mut faults: BTreeMap<String, (usize, String)> = BTreeMap::new();
    for seed in 1..=number {
        let mut dice = history::Dice::new(seed);
        let policy = &policies[dice.below(policies.len())];
        let history = history::history(policy, &mut dice);
        let incident = Incident::replay("simulated", &history.acts);
        let engine = engine(policy, &incident, history.now);
        let facts = Facts::of(policy, &incident, history.now.unix());
        let mut own: Vec<Line> = oracle(&facts).iter().map(line).collect();
        own.sort();
        let mut ids: Vec<&String> = engine.iter().chain(&own).map(|l| &l.0).collect();
        ids.sort();
        ids.dedup();
        for id in ids {
            let of = |lines: &[Line]| -> Vec<String> {
                let own = lines.iter().filter(|l| l.0 == *id);
                own.map(|l| format!("{} {}", l.1, l.2)).collect()
            };
            let (theirs, ours) = (of(&engine), of(&own));
            let kind = counted(id).unwrap();
            let count = agreed.entry(kind).or_default();
            if theirs == ours {
                count.0 += theirs.len();
                continue;
            }
            let mut known = EXCEPTIONS.iter().filter(|(_, touches)| touches(&facts, id));
            if let Some((fault, _)) = known.next() {
                *excepted.entry(fault).or_default() += 1;
                continue;
            }
            count.1 += 1;
            let fault = faults
                .entry(format!("{kind} in {}", policy.name))
                .or_default();
            fault.0 += 1;
            let told = tell(&history.acts, history.now);
            let text = format!("{id}, seed {seed}\n{told}engine {theirs:#?}\nown {ours:#?}\n");
            if fault.1.is_empty() || text.len() < fault.1.len() {
                fault.1 = text;
            }
        }
    }
    let report: Vec<String> = faults
        .iter()
        .map(|(kind, (count, text))| format!("{kind}: {count}\n{text}"))
        .collect();
    println!("{agreed:?}\nexcepted {excepted:?}");
    assert!(report.is_empty(), "{}", report.join("\n"));
    for (kind, least) in KINDS {
        let clocks = agreed.get(kind).map_or(0, |count| count.0);
        let least = least * usize::try_from(number).unwrap() / 500;
        assert!(clocks >= least, "{clocks} clocks of {kind} were compared");
    }
    for (fault, _) in EXCEPTIONS.iter().filter(|_| number >= 10_000) {
        let used = excepted.contains_key(fault);
        assert!(used, "{fault} shows no more: let the exception go");
    }
}
