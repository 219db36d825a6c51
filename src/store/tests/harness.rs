//! Random histories on a disk that fails, dies and forgets, and what must be true afterwards.
//!
//! A history is decided by its seed. Every `Ok` counts as the word "saved", given at that moment.

use std::collections::BTreeMap;

use super::sample::{declare, note, root, row, row_of};
use crate::store::Store;
use crate::store::chain::StoredAct;
use crate::store::disk::Disk;
use crate::store::error::{Saved, StoreError};
use crate::store::flaw::Flaw;
use crate::store::ids::IncidentId;
use crate::store::read::IncidentLog;
use crate::store::sim::{Fault, Rng, SimDisk};

/// A broken promise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Broken {
    /// "Saved" was said, and the act is not there.
    Lost,
    /// "Not saved" was said, and the act is there.
    Untrue,
    /// An incident cannot be read.
    Unreadable,
    /// Reading finds damage where only writes were interrupted.
    Damaged,
    /// The index says something else than the logs.
    StaleIndex,
    /// Nothing is wrong with the disk, and a write fails.
    Stuck,
}

/// What a run of histories came to.
#[derive(Debug, Default)]
pub(super) struct Tally {
    pub(super) cuts: u64,
    pub(super) kills: u64,
    pub(super) errors: u64,
    pub(super) acked: u64,
    pub(super) unknown: u64,
    /// How often each promise was broken, and the first seed that shows it.
    pub(super) broken: BTreeMap<Broken, (u64, u64)>,
}

const ERRNOS: [i32; 7] = [5, 28, 30, 122, 13, 24, 4];

/// Runs the histories of these seeds.
pub(super) fn run(seeds: std::ops::Range<u64>, flaw: Option<Flaw>) -> Tally {
    let mut tally = Tally::default();
    for seed in seeds {
        History::new(seed, flaw, &mut tally).play();
    }
    tally
}

/// Runs the histories of these seeds on two cores.
pub(super) fn run_wide(seeds: std::ops::Range<u64>) -> Tally {
    let middle = u64::midpoint(seeds.start, seeds.end);
    std::thread::scope(|scope| {
        let other = scope.spawn(|| run(middle..seeds.end, None));
        let mut tally = run(seeds.start..middle, None);
        let other = other.join().unwrap();
        tally.cuts += other.cuts;
        tally.kills += other.kills;
        tally.errors += other.errors;
        tally.acked += other.acked;
        tally.unknown += other.unknown;
        tally.broken.extend(other.broken);
        tally
    })
}

struct History<'t> {
    seed: u64,
    rng: Rng,
    disk: SimDisk,
    flaw: Option<Flaw>,
    tally: &'t mut Tally,
    ids: Vec<IncidentId>,
    acked: Vec<(IncidentId, StoredAct)>,
    denied: Vec<String>,
    texts: u64,
    /// Kills before this history.
    kills: u64,
    /// A call failed after a process was killed: what the killed one wrote may have been given up with it.
    mixed: bool,
}

impl<'t> History<'t> {
    fn new(seed: u64, flaw: Option<Flaw>, tally: &'t mut Tally) -> Self {
        let disk = SimDisk::new(seed);
        let has_boot_id = !seed.is_multiple_of(4);
        Self {
            seed,
            rng: Rng::new(seed ^ 0xabcd),
            disk: if has_boot_id {
                disk
            } else {
                disk.without_boot_id()
            },
            flaw,
            kills: tally.kills,
            tally,
            ids: Vec::new(),
            acked: Vec::new(),
            denied: Vec::new(),
            texts: 0,
            mixed: false,
        }
    }

    fn play(mut self) {
        for _ in 0..2 + self.rng.below(3) {
            self.plan();
            for _ in 0..=self.rng.below(4) {
                self.write();
                if self.disk.is_dead() {
                    break;
                }
            }
            if !self.disk.is_dead() && self.rng.chance(4, 5) {
                self.disk.cut();
                self.tally.cuts += 1;
            }
            self.disk.heal();
            self.disk.restart();
            self.verify();
        }
        let before = self.acked.len();
        self.write();
        self.write();
        if self.acked.len() != before + 2 {
            self.broke(Broken::Stuck);
        }
        self.verify();
    }

    fn plan(&mut self) {
        let span = if self.rng.chance(1, 2) { 30 } else { 80 };
        let at = self.rng.below(span) as u64;
        let errno = ERRNOS[self.rng.below(ERRNOS.len())];
        match self.rng.below(10) {
            0..5 => self.disk.fault_in(at, Fault::PowerCut),
            // Known limit, cache only: without a boot id a row may be kept of an act whose writer was killed before its
            // sync, and outlive it in a later cut.
            5..7 if self.disk.boot_id().is_none() => self.disk.fault_in(at, Fault::PowerCut),
            5..7 => self.disk.fault_in(at, Fault::Kill),
            7 => self.disk.fault_in(at, Fault::Errno(errno)),
            8 => {
                let taken = self.rng.below(600);
                self.disk.fault_in(at, Fault::Short(taken));
            }
            _ => {
                self.disk.fault_in(at, Fault::Errno(errno));
                let later = at + 1 + self.rng.below(30) as u64;
                self.disk.fault_in(later, Fault::PowerCut);
            }
        }
    }

    fn write(&mut self) {
        let mut store = Store::new(&self.disk, root());
        if let Some(flaw) = self.flaw {
            store = store.with_flaw(flaw);
        }
        if self.rng.chance(1, 12) {
            // Another clone of the store goes on here: a writer of its own.
            let _ = self.disk.remove(&store.layout().writer());
        }
        self.texts += 1;
        let text = format!("t{}{}", self.texts, "x".repeat(self.rng.below(300)));
        let boot = self.disk.boot_id();
        let result: Result<(IncidentId, StoredAct), StoreError> =
            if self.ids.is_empty() || self.rng.chance(1, 4) {
                declare(&store, &mut self.rng, &text)
            } else {
                let id = self.ids[self.rng.below(self.ids.len())].clone();
                note(&store, &mut self.rng, &id, &text).map(|stored| (id, stored))
            };
        match result {
            Ok((id, stored)) => {
                self.tally.acked += 1;
                if !self.ids.contains(&id) {
                    self.ids.push(id.clone());
                }
                self.acked.push((id, stored));
            }
            Err(_) if self.disk.is_dead() => {
                // Nobody is left to say anything.
                if boot == self.disk.boot_id() && boot.is_some() {
                    self.tally.kills += 1;
                } else {
                    self.tally.cuts += 1;
                }
            }
            Err(error) => {
                self.tally.errors += 1;
                self.mixed |= self.tally.kills > self.kills;
                match error.saved() {
                    Saved::No => self.denied.push(text),
                    Saved::Unknown | Saved::Yes => self.tally.unknown += 1,
                }
            }
        }
    }

    fn verify(&mut self) {
        let disk = self.disk.clone();
        let store = Store::new(&disk, root());
        let Ok((ids, _)) = store.incidents() else {
            return self.broke(Broken::Unreadable);
        };
        let mut logs = BTreeMap::new();
        for id in ids {
            match store.read(&id) {
                Ok(log) => {
                    // A sync that fails may give up what a killed process left: nobody was told that it is saved, and what
                    // is left of it is named. What was acknowledged is there all the same.
                    if log.is_damaged() && !self.mixed {
                        self.broke(Broken::Damaged);
                    }
                    logs.insert(id, log);
                }
                Err(_) => self.broke(Broken::Unreadable),
            }
        }
        let lost = self.acked.iter().any(|(id, stored)| {
            let acts = logs.get(id).map(|log| &log.acts);
            !acts.is_some_and(|acts| {
                acts.iter()
                    .any(|a| a.sum == stored.sum && a.act == stored.act)
            })
        });
        if lost {
            self.broke(Broken::Lost);
        }
        let untrue = self.denied.iter().any(|text| {
            let key = format!("key-{text}");
            logs.values().any(|log| log.with_key(&key).is_some())
        });
        if untrue {
            self.broke(Broken::Untrue);
        }
        // Also what nobody was told is saved: it is there, so people go on with it.
        let with_acts = logs.iter().filter(|(_, log)| !log.acts.is_empty());
        self.ids = with_acts.map(|(id, _)| id.clone()).collect();
        let rows = with_rows(&logs);
        self.verify_index(&rows);
    }

    fn verify_index(&mut self, honest: &[(bool, String)]) {
        let disk = self.disk.clone();
        let mut store = Store::new(&disk, root());
        if let Some(flaw) = self.flaw {
            store = store.with_flaw(flaw);
        }
        let mut make = |id: &IncidentId| row_of(&store, id);
        // Whoever asks first mends.
        let early = self.seed.is_multiple_of(2).then(|| store.live(&mut make));
        let all = store.index(&mut make);
        let live = early.unwrap_or_else(|| store.live(&mut make));
        let (Ok(all), Ok(live)) = (all, live) else {
            return self.broke(Broken::Unreadable);
        };
        let all_rows: Vec<_> = all.rows().map(|r| (r.live, r.json.to_owned())).collect();
        let live_rows: Vec<_> = live.rows().map(|r| (r.live, r.json.to_owned())).collect();
        let honest_live: Vec<_> = honest.iter().filter(|row| row.0).cloned().collect();
        if all_rows != *honest || live_rows != honest_live {
            self.broke(Broken::StaleIndex);
        }
    }

    fn broke(&mut self, broken: Broken) {
        let entry = self.tally.broken.entry(broken).or_insert((0, self.seed));
        entry.0 += 1;
    }
}

/// The rows as the logs say them.
fn with_rows(logs: &BTreeMap<IncidentId, IncidentLog>) -> Vec<(bool, String)> {
    logs.iter()
        .filter(|(_, log)| !log.acts.is_empty())
        .map(|(id, log)| row(id, log.acts.len()))
        .map(|row| (row.live, row.row))
        .collect()
}
