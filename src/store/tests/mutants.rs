//! Teeth: each step of the write protocol is left out once, and a test must see it.

use std::path::Path;

use tempfile::TempDir;

use super::cuts::unsettled;
use super::harness::{Broken, run};
use super::real::{copy, crowd};
use super::sample::{declare, new_act, note, root};
use super::surgery::silent_flips;
use crate::store::Store;
use crate::store::error::Saved;
use crate::store::flaw::Flaw;
use crate::store::real::RealDisk;
use crate::store::sim::{Fault, Rng, SimDisk};

/// Histories are played until the promise breaks.
fn breaks(flaw: Flaw, promise: Broken) {
    for from in (0..6_000).step_by(10) {
        if run(from..from + 10, Some(flaw))
            .broken
            .contains_key(&promise)
        {
            return;
        }
    }
    panic!("{flaw:?} went unseen");
}

#[test]
fn without_sync_acknowledged_acts_are_lost() {
    breaks(Flaw::NoSync, Broken::Lost);
}

#[test]
fn without_folder_sync_acknowledged_acts_are_lost() {
    breaks(Flaw::NoDirSync, Broken::Lost);
}

#[test]
fn folders_synced_after_the_line_lose_acts_when_the_process_dies_between() {
    breaks(Flaw::DirSyncAfterLine, Broken::Lost);
}

#[test]
fn without_a_seal_acknowledged_acts_are_glued_to_a_tear() {
    breaks(Flaw::NoSeal, Broken::Lost);
}

#[test]
fn a_word_before_the_sync_is_a_lie() {
    breaks(Flaw::WordBeforeSync, Broken::Lost);
}

#[test]
fn a_failed_sync_that_is_tried_again_and_believed_loses_acts() {
    breaks(Flaw::RetryFailedSync, Broken::Lost);
}

#[test]
fn without_touching_the_index_goes_stale() {
    breaks(Flaw::NoTouching, Broken::StaleIndex);
}

#[test]
fn an_index_believed_across_a_boot_goes_stale() {
    breaks(Flaw::NoBootId, Broken::StaleIndex);
}

#[test]
fn already_saved_without_a_sync_is_a_lie() {
    assert!(unsettled(Some(Flaw::NoSettle)) > 0);
}

#[test]
fn without_a_lock_writers_at_once_get_into_each_others_way() {
    assert!((0..40).any(|_| crowd(Some(Flaw::NoLock), 8)));
    assert!(!crowd(None, 8));
}

#[test]
fn a_copied_store_that_keeps_its_writer_contradicts_the_other() {
    let forks = |flaw: Option<Flaw>| {
        let home = TempDir::new().unwrap();
        let (here, there) = (home.path().join("a"), home.path().join("b"));
        let open = |path: &Path| {
            let store = Store::new(&RealDisk, path);
            flaw.map_or(store.clone(), |flaw| store.with_flaw(flaw))
        };
        let (id, _) = declare(&open(&here), &mut Rng::new(1), "first").unwrap();
        copy(&here, &there);
        let ours = note(&open(&here), &mut Rng::new(2), &id, "ours").unwrap();
        let theirs = note(&open(&there), &mut Rng::new(3), &id, "theirs").unwrap();
        (ours.act.writer, ours.act.seq) == (theirs.act.writer, theirs.act.seq)
    };
    assert!(!forks(None));
    assert!(forks(Some(Flaw::SharedWriter)));
}

#[test]
fn without_sums_a_changed_bit_goes_unseen() {
    assert!(silent_flips(false, 7) > 1_000);
}

/// Says "not saved" and then shows the act: how often, over every length of a short write.
fn untrue_denials(flaw: Option<Flaw>) -> usize {
    (0..800)
        .filter(|taken| {
            let disk = SimDisk::new(7);
            let mut rng = Rng::new(7);
            let mut store = Store::new(&disk, root());
            if let Some(flaw) = flaw {
                store = store.with_flaw(flaw);
            }
            let (id, _) = declare(&store, &mut rng, "first").unwrap();
            let locked = store.lock("note", &mut |_| {}).unwrap();
            let mut open = locked.open(&id).unwrap();
            let log = store.layout().log(&id, &store.writer().unwrap());
            disk.trace();
            // Reading `writer`, opening the log and telling the two cache files come first.
            disk.fault_in(6, Fault::Short(*taken));
            let result = open.append(new_act("second"), &mut |bytes| rng.fill(bytes));
            let sixth = &disk.trace()[6];
            assert_eq!((sixth.name, &sixth.path), ("write", &log));
            drop(locked);
            disk.heal();
            let there = store.read(&id).unwrap().with_key("key-second").is_some();
            match result {
                Ok(_) => {
                    assert!(there);
                    false
                }
                Err(error) => {
                    assert_eq!(error.saved(), Saved::No);
                    note(&store, &mut rng, &id, "third").unwrap();
                    there
                }
            }
        })
        .count()
}

#[test]
fn without_a_rollback_not_saved_is_a_lie() {
    assert_eq!(untrue_denials(None), 0);
    assert!(untrue_denials(Some(Flaw::NoRollback)) > 0);
}

/// Replaces a whole file and cuts the power: how often neither the old nor the new one is there.
fn broken_replacements(flaw: Option<Flaw>) -> usize {
    (0..300)
        .filter(|seed| {
            let disk = SimDisk::new(*seed);
            let mut rng = Rng::new(*seed);
            let mut store = Store::new(&disk, root());
            if let Some(flaw) = flaw {
                store = store.with_flaw(flaw);
            }
            let (id, _) = declare(&store, &mut rng, "first").unwrap();
            let path = store.layout().postmortem(&id);
            let (old, new) = (vec![b'o'; 300], vec![b'n'; 200 + rng.below(300)]);
            let locked = store.lock("postmortem", &mut |_| {}).unwrap();
            locked.replace(&path, &old).unwrap();
            disk.fault_in(rng.below(8) as u64, Fault::PowerCut);
            let saved = locked.replace(&path, &new).is_ok();
            drop(locked);
            if !disk.is_dead() {
                disk.cut();
            }
            disk.heal();
            disk.restart();
            let found = store.load(&path).unwrap();
            let whole = found.as_ref() == Some(&new) || (!saved && found.as_ref() == Some(&old));
            !whole
        })
        .count()
}

#[test]
fn a_file_put_in_place_before_its_sync_comes_out_broken() {
    assert_eq!(broken_replacements(None), 0);
    assert!(broken_replacements(Some(Flaw::RenameBeforeSync)) > 0);
}
