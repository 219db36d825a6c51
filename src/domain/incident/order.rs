//! From acts to the facts that count: corrections first, then facts in the order in which they fold.

use std::collections::{HashMap, HashSet};

use super::super::act::{Act, Event};
use super::super::fact::{Amended, Fact, Reading};
use super::super::instant::{Instant, Precision};
use super::entry::{Entry, Struck, StruckBy};

/// What the acts amount to.
pub(super) struct Ordered {
    pub(super) entries: Vec<Entry>,
    pub(super) struck: Vec<Struck>,
    pub(super) incomplete: bool,
}

struct Corrections {
    undone: HashSet<(String, u64)>,
    amended: HashMap<String, Vec<Amended>>,
    moved: HashMap<String, String>,
}

/// Most incidents have no correction at all: then nothing is looked up.
impl Corrections {
    fn undone(&self, act: &Act) -> bool {
        is_undone(&self.undone, act)
    }

    fn moved(&self, event: &str) -> Option<&String> {
        (!self.moved.is_empty())
            .then(|| self.moved.get(&canonical(event)))
            .flatten()
    }

    fn amended(&self, event: &str) -> &[Amended] {
        if self.amended.is_empty() {
            return &[];
        }
        let found = self.amended.get(&canonical(event));
        found.map(Vec::as_slice).unwrap_or_default()
    }
}

fn is_undone(undone: &HashSet<(String, u64)>, act: &Act) -> bool {
    !undone.is_empty() && undone.contains(&(act.writer.clone(), act.seq))
}

/// `ab12-3` and `ab12-3.1` name the same event of a one-event act.
fn canonical(event: &str) -> String {
    event.strip_suffix(".1").unwrap_or(event).to_owned()
}

fn corrections(acts: &[&Act]) -> Corrections {
    let mut newest_first: Vec<&&Act> = acts.iter().collect();
    newest_first.sort_by(|a, b| (b.hlc, &b.writer, b.seq).cmp(&(a.hlc, &a.writer, a.seq)));
    let mut undone: HashSet<(String, u64)> = HashSet::new();
    for act in &newest_first {
        if is_undone(&undone, act) {
            continue;
        }
        for event in act.events.iter().filter(|event| event.kind == "undone") {
            if let Reading::Known(fact) = Fact::read(event)
                && let Fact::Undone(undo) = *fact
            {
                undone.insert((undo.writer, undo.seq));
            }
        }
    }
    let mut amended: HashMap<String, Vec<Amended>> = HashMap::new();
    let mut moved = HashMap::new();
    for act in newest_first.iter().rev() {
        if is_undone(&undone, act) {
            continue;
        }
        for event in &act.events {
            if !matches!(event.kind.as_str(), "amended" | "moved") {
                continue;
            }
            if let Reading::Known(fact) = Fact::read(event) {
                match *fact {
                    Fact::Amended(amend) => {
                        amended
                            .entry(canonical(&amend.event))
                            .or_default()
                            .push(amend);
                    }
                    Fact::Moved(away) => {
                        moved.insert(canonical(&away.event), away.to);
                    }
                    _ => {}
                }
            }
        }
    }
    Corrections {
        undone,
        amended,
        moved,
    }
}

/// Puts the acts into the order in which their facts count.
pub(super) fn order(acts: &[&Act]) -> Ordered {
    let corrections = corrections(acts);
    // What was struck is told in the order of recording too, whatever order the lines were read in.
    let mut acts = acts.to_vec();
    acts.sort_by(|a, b| (a.hlc, &a.writer, a.seq).cmp(&(b.hlc, &b.writer, b.seq)));
    let mut ordered = read(&acts, &corrections);
    let declared = declared(&ordered.entries);
    ordered
        .entries
        .sort_by_key(|entry| fold_at(entry, declared));
    ordered
}

/// What one act more amounts to, where it is simply the last: it neither corrects nor is corrected, and everything it
/// says comes behind these entries. `None` where all has to be ordered anew.
pub(super) fn next(entries: &[Entry], struck: &[Struck], act: &Act) -> Option<Ordered> {
    let corrects =
        |fact: &Fact| matches!(fact, Fact::Amended(_) | Fact::Undone(_) | Fact::Moved(_));
    let turns = |event: &Event| {
        matches!(
            event.kind.as_str(),
            "amended" | "undone" | "moved" | "declared"
        )
    };
    if !struck.is_empty()
        || entries.iter().any(|entry| corrects(&entry.fact))
        || act.events.iter().any(turns)
    {
        return None;
    }
    let nothing = Corrections {
        undone: HashSet::new(),
        amended: HashMap::new(),
        moved: HashMap::new(),
    };
    let declared = declared(entries);
    let mut ordered = read(&[act], &nothing);
    ordered
        .entries
        .sort_by_key(|entry| fold_at(entry, declared));
    let recorded = |entry: &Entry| (entry.hlc, entry.writer.clone(), entry.seq);
    let place = |entry: &Entry| (fold_at(entry, declared), recorded(entry));
    let comes_last = match (entries.last(), ordered.entries.first()) {
        (Some(last), Some(first)) => place(last) < place(first),
        _ => true,
    };
    comes_last.then_some(ordered)
}

/// The facts of acts in the order of recording, corrections applied.
fn read(acts: &[&Act], corrections: &Corrections) -> Ordered {
    let mut entries = Vec::with_capacity(acts.len());
    let mut struck = Vec::new();
    let mut incomplete = false;
    for act in acts {
        let undone = corrections.undone(act);
        for (index, event) in act.events.iter().enumerate() {
            let id = act.event_ref(index);
            let moved = corrections.moved(&id);
            let reading = Fact::read(event);
            let why = match (&reading, moved) {
                _ if undone => Some(StruckBy::Undone),
                (_, Some(to)) => Some(StruckBy::Moved(to.clone())),
                (Reading::Unknown { vital }, None) => {
                    incomplete |= *vital;
                    Some(StruckBy::Unknown {
                        kind: event.kind.clone(),
                        vital: *vital,
                    })
                }
                (Reading::Known(_), None) => None,
            };
            match (why, reading) {
                (Some(why), _) => struck.push(strike(act, event, id, why)),
                (None, Reading::Known(fact)) => {
                    entries.push(place(act, event, id, *fact, corrections));
                }
                (None, Reading::Unknown { .. }) => {}
            }
        }
    }
    Ordered {
        entries,
        struck,
        incomplete,
    }
}

/// When it was declared, for the first time.
fn declared(entries: &[Entry]) -> Option<Instant> {
    let declarations = entries
        .iter()
        .filter(|entry| matches!(entry.fact, Fact::Declared(_)));
    declarations.map(|entry| entry.happened_at).min()
}

/// A time known to the minute that is the declaration's own minute is not before the declaration.
fn fold_at(entry: &Entry, declared: Option<Instant>) -> Instant {
    match declared {
        Some(at)
            if entry.precision != Precision::Second
                && !matches!(
                    entry.fact,
                    Fact::Alerted(_) | Fact::Detected(_) | Fact::ImpactStarted(_)
                )
                && entry.happened_at == at.floor_minute() =>
        {
            at
        }
        _ => entry.happened_at,
    }
}

fn strike(act: &Act, event: &Event, id: String, why: StruckBy) -> Struck {
    Struck {
        id,
        kind: event.kind.clone(),
        happened_at: event.happened_at,
        recorded_at: act.recorded_at(),
        by: act.by.clone(),
        data: event.data.clone(),
        why,
    }
}

fn place(act: &Act, event: &Event, id: String, fact: Fact, corrections: &Corrections) -> Entry {
    let mut entry = Entry {
        happened_at: event.happened_at,
        precision: event.precision,
        recorded_at: act.recorded_at(),
        writer: act.writer.clone(),
        seq: act.seq,
        hlc: act.hlc,
        key: act.key.clone(),
        by: act.by.clone(),
        recorded_by: act.recorded_by.clone(),
        cmd: act.cmd.clone(),
        amended: false,
        pinned_clock: act.clock.is_some(),
        fact,
        id,
    };
    for amend in corrections.amended(&entry.id) {
        entry.amended = true;
        entry.happened_at = amend.happened_at.unwrap_or(entry.happened_at);
        entry.precision = amend.precision.unwrap_or(entry.precision);
        if let Some(text) = &amend.text {
            reword(&mut entry.fact, text);
        }
    }
    entry
}

/// Replaces the words of a fact that a person wrote; what was said to others stays as it was said.
fn reword(fact: &mut Fact, text: &str) {
    let text = text.to_owned();
    match fact {
        Fact::Noted(noted) => noted.text = text,
        Fact::Described(described) => described.text = text,
        Fact::Answered(answered) => answered.text = text,
        Fact::Declared(declared) => declared.title = text,
        Fact::TaskAdded(task) => task.text = text,
        Fact::ActionAdded(action) => action.text = text,
        Fact::Mitigated(mitigated) => mitigated.how = Some(text),
        Fact::Resolved(resolved) => resolved.how = Some(text),
        Fact::SeveritySet(set) => set.reason = Some(text),
        _ => {}
    }
}
