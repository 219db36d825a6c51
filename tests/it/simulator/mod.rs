//! A second opinion on the clocks: written from `docs/clocks.md` alone, slow and plain.
//!
//! It shares the data types of the library and nothing that computes; random histories over all
//! shipped playbooks must give the same clocks both ways. `IRC_SIMULATIONS` says how many; what was
//! found so far: `docs/decisions/0017-a-second-opinion.md`.

mod acts;
mod after;
mod asks;
mod calendar;
mod compare;
mod coverage;
mod dress;
mod facts;
mod faults;
mod history;
mod holds;
mod judge;
mod ladders;
mod marks;
mod phases;
mod promises;
mod set;
mod updates;
mod work;

use std::collections::BTreeMap;

use irc::domain::instant::Instant;
use irc::domain::policy::Policy;
use irc::playbook::find::BUILT_IN;
use irc::playbook::read::read;

use compare::{Both, compare, shrunk, told};
use coverage::Coverage;
use facts::Facts;
use judge::Said;
use set::END;

fn oracle(facts: &Facts<'_>) -> Vec<Said> {
    let mut all = promises::acknowledgement(facts);
    all.extend(promises::notify(facts));
    all.extend(promises::resolve(facts));
    all.extend(updates::updates(facts));
    all.extend(ladders::ladders(facts));
    all.extend(phases::phases(facts));
    all.extend(holds::holds(facts));
    all.extend(after::postmortem(facts));
    all.extend(work::tasks(facts));
    all.extend(work::actions(facts));
    all.extend(work::roles(facts));
    for said in &mut all {
        unrecorded(facts, said);
    }
    all
}

/// What lies before the declaration was recorded is not known to have been missed.
fn unrecorded(facts: &Facts<'_>, said: &mut Said) {
    let recorded = if said.after {
        facts.recorded_really
    } else {
        facts.recorded
    };
    if said.late.or(said.due).is_none_or(|at| at >= recorded) {
        return;
    }
    let later = said.met.is_some_and(|at| at > recorded);
    let unknown = match said.state {
        "Missed" | "Overdue" => true,
        "Due" => recorded == END,
        "Late" => said.implied || (said.repeats && later),
        _ => false,
    };
    if unknown {
        said.state = "NotRecorded";
        said.met = None;
    }
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
    let mut agreed = Coverage::default();
    let mut faults: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for seed in 1..=number {
        let mut dice = history::Dice::new(seed);
        let policy = &policies[dice.below(policies.len())];
        let policy = &dress::dressed(policy, &mut dice);
        let history = history::history(policy, &mut dice);
        for (id, both) in compare(policy, &history) {
            match both {
                Both::Same(lines) => agreed.take(policy, &id, &lines),
                Both::Differ(_) => {
                    let kind = id.split('.').next().unwrap_or_default();
                    let of_kind = faults.entry(format!("{kind} in {}", policy.name));
                    let told = told(policy, &shrunk(policy, history.clone(), &id), &id);
                    of_kind.or_default().push(format!("seed {seed}, {told}"));
                }
            }
        }
    }
    let mut report = Vec::new();
    for (kind, mut texts) in faults {
        texts.sort_by_key(String::len);
        let shortest = texts[..2.min(texts.len())].concat();
        report.push(format!("{kind}: {}\n{shortest}", texts.len()));
    }
    println!("{agreed:?}");
    assert!(report.is_empty(), "{}", report.join("\n"));
    let lacks = agreed.lacks(number);
    assert!(lacks.is_empty(), "too seldom compared: {lacks:#?}");
}
