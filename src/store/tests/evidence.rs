//! Redaction and import under errors, kills and power cuts: the old or the new, never a part.

use super::sample::{declare, new_act, note, root};
use crate::domain::redaction;
use crate::store::Store;
use crate::store::error::{Saved, StoreError};
use crate::store::ids::IncidentId;
use crate::store::import::check;
use crate::store::record::Redaction;
use crate::store::redact::Left;
use crate::store::sim::{Fault, Rng, SimDisk};

const FAULTS: [Fault; 7] = [
    Fault::Kill,
    Fault::Errno(5),
    Fault::Errno(28),
    Fault::Errno(30),
    Fault::Errno(13),
    Fault::Errno(24),
    Fault::Short(100),
];

fn bury(store: &Store<'_>, id: &IncidentId) -> Result<(), StoreError> {
    let locked = store.lock("redact", &mut |_| {})?;
    let log = store.read(id)?;
    let Some(stored) = log
        .acts
        .iter()
        .find(|stored| stored.act.key == "key-secret")
    else {
        return Ok(());
    };
    let events = stored.act.events.iter();
    let left = Left {
        seq: stored.act.seq,
        events: events
            .filter_map(|event| redaction::redact(event).left)
            .collect(),
    };
    let redaction = Redaction {
        at: "2026-11-21T03:12:00Z".to_owned(),
        by: "@ann".to_owned(),
        why: "a name".to_owned(),
    };
    locked.bury(id, &[left], &redaction).map(drop)
}

#[test]
fn a_redaction_that_is_cut_off_leaves_the_line_or_the_tombstone() {
    for fault in FAULTS {
        for n in 0..200 {
            let disk = SimDisk::new(n);
            let mut rng = Rng::new(n);
            let store = Store::new(&disk, root());
            let (id, _) = declare(&store, &mut rng, "first").unwrap();
            note(&store, &mut rng, &id, "secret").unwrap();
            note(&store, &mut rng, &id, "last").unwrap();
            disk.fault_in(n, fault);
            let done = bury(&store, &id);
            let hit = disk.was_hit();
            disk.heal();
            disk.cut();
            disk.restart();
            let log = store.read(&id).unwrap();
            assert!(!log.is_damaged(), "{fault:?} at {n}: {:?}", log.findings);
            assert_eq!(log.acts.len(), 3, "{fault:?} at {n}");
            let buried = log.acts[1].redacted.is_some();
            assert_eq!(
                buried,
                log.acts[1].act.events[0].data["text"] == redaction::MARK
            );
            match done {
                Ok(()) => assert!(buried, "{fault:?} at {n}: said done"),
                Err(error) if error.saved() == Saved::No => {
                    assert!(!buried, "{fault:?} at {n}: {error}");
                }
                Err(_) => {}
            }
            note(&store, &mut rng, &id, "after").unwrap();
            assert!(!store.read(&id).unwrap().is_damaged());
            if !hit {
                break;
            }
        }
    }
}

#[test]
fn an_import_that_is_cut_off_leaves_nothing_or_all_and_can_be_repeated() {
    let ann_disk = SimDisk::new(1);
    let mut rng = Rng::new(1);
    let ann = Store::new(&ann_disk, root());
    let (id, _) = declare(&ann, &mut rng, "first").unwrap();
    let mut declared = new_act("second");
    "declared".clone_into(&mut declared.events[0].kind);
    let locked = ann.lock("declare", &mut |_| {}).unwrap();
    let mut open = locked.open(&id).unwrap();
    open.append(declared, &mut |bytes| rng.fill(bytes)).unwrap();
    drop(locked);
    let package = ann.package(&id).unwrap();
    let checked = check(&package, "incidents[0]").unwrap();
    for fault in FAULTS {
        for n in 0..400 {
            let disk = SimDisk::new(n + 7);
            let mut rng = Rng::new(n + 7);
            let store = Store::new(&disk, root());
            let import = |store: &Store<'_>, rng: &mut Rng| -> Result<(), StoreError> {
                let locked = store.lock("import", &mut |_| {})?;
                let Ok(plan) = locked.plan_import(&checked, false) else {
                    return Ok(());
                };
                locked.import(&checked, &plan, &mut |bytes| rng.fill(bytes))
            };
            disk.fault_in(n, fault);
            let _ = import(&store, &mut rng);
            let hit = disk.was_hit();
            disk.heal();
            disk.cut();
            disk.restart();
            if let Ok(log) = store.read(&id) {
                assert_eq!(log.acts.len(), 2, "{fault:?} at {n}: a part of it");
            }
            import(&store, &mut rng).unwrap();
            disk.cut();
            disk.restart();
            assert_eq!(store.read(&id).unwrap().acts.len(), 2, "{fault:?} at {n}");
            if !hit {
                break;
            }
        }
    }
}
