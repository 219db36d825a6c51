//! The engine's clocks beside the simulator's, and the smallest history in which they differ.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use irc::domain::clocks;
use irc::domain::incident::Incident;
use irc::domain::instant::Instant;
use irc::domain::policy::Policy;

use super::facts::Facts;
use super::history::History;
use super::judge::Said;
use super::oracle;

/// Id, round, and the rest as text.
type Line = (String, u32, String);

fn line(said: &Said) -> Line {
    let rest = format!(
        "{}{}{}{}{}{}",
        said.state,
        when("due", said.due),
        when("late", said.late),
        when("not before", said.not_before),
        when("met", said.met),
        by(said.late_s.filter(|_| said.state != "NotRecorded")),
    );
    (said.id.clone(), said.round, rest)
}

fn engine(policy: &Policy, incident: &Incident, now: Instant) -> Vec<Line> {
    let unix = |at: Option<Instant>| at.map(Instant::unix);
    let mut all: Vec<Line> = clocks::clocks(policy, incident, now)
        .iter()
        .map(|clock| {
            let state = format!("{:?}", clock.state);
            let state = if state == "Blocked" {
                "Due".to_owned()
            } else {
                state
            };
            let late_s = clock.late_s.filter(|_| state != "NotRecorded");
            let rest = format!(
                "{state}{}{}{}{}{}",
                when("due", unix(clock.due_from)),
                when("late", unix(clock.late_after)),
                when("not before", unix(clock.not_before)),
                when("met", unix(clock.met_at)),
                by(late_s),
            );
            (clock.id.clone(), clock.round, rest)
        })
        .collect();
    all.sort();
    all
}

/// `, due 05T14:15:00`
fn when(word: &str, at: Option<i64>) -> String {
    at.map_or_else(String::new, |at| {
        let at = Instant::from_unix(at).to_string();
        format!(", {word} {}", at.get(8..19).unwrap_or_default())
    })
}

fn by(seconds: Option<i64>) -> String {
    seconds.map_or_else(String::new, |seconds| format!(", by {seconds} s"))
}

/// What both say of one promise.
pub(super) enum Both {
    /// The same.
    Same(Vec<String>),
    /// The engine's, then the simulator's.
    Differ([Vec<String>; 2]),
}

pub(super) fn compare(policy: &Policy, history: &History) -> BTreeMap<String, Both> {
    let incident = Incident::replay("simulated", &history.acts);
    let engine = engine(policy, &incident, history.now);
    let facts = Facts::of(policy, &incident, history.now.unix());
    let mut own: Vec<Line> = oracle(&facts).iter().map(line).collect();
    own.sort();
    let ids = engine.iter().chain(&own).map(|line| line.0.clone());
    ids.map(|id| {
        let of = |lines: &[Line]| -> Vec<String> {
            let own = lines.iter().filter(|line| line.0 == id);
            own.map(|line| format!("{} {}", line.1, line.2)).collect()
        };
        let (theirs, ours) = (of(&engine), of(&own));
        let both = if theirs == ours {
            Both::Same(theirs)
        } else {
            Both::Differ([theirs, ours])
        };
        (id, both)
    })
    .collect()
}

fn differ(policy: &Policy, history: &History, id: &str) -> bool {
    matches!(compare(policy, history).get(id), Some(Both::Differ(_)))
}

/// The same history without what is not needed for the difference.
pub(super) fn shrunk(policy: &Policy, history: History, id: &str) -> History {
    let mut left = history;
    let mut place = left.acts.len();
    while place > 0 {
        place -= 1;
        let mut fewer = left.clone();
        let act = fewer.acts.remove(place);
        if act.events.iter().all(|e| e.kind != "declared") && differ(policy, &fewer, id) {
            left = fewer;
        }
    }
    left
}

/// A history, and what both say of one promise in it.
pub(super) fn told(policy: &Policy, history: &History, id: &str) -> String {
    let mut out = format!("{id}\n");
    for event in history.acts.iter().flat_map(|act| &act.events) {
        let at = event.happened_at;
        let _ = writeln!(out, "  {at} {} {}", event.kind, event.data);
    }
    let _ = writeln!(out, "  {} now", history.now);
    if let Some(Both::Differ([theirs, ours])) = compare(policy, history).remove(id) {
        let _ = writeln!(out, "engine {theirs:#?}\nown {ours:#?}");
    }
    out
}
