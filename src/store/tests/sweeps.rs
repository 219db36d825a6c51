//! Every fault at every call of the writes that are no acts: whole files, messages, mending. Before or after, and a true word.
//!
//! Acts and declarations are swept in `cuts`, redaction and import in `evidence`.

use std::cell::RefCell;
use std::path::PathBuf;

use super::sample::{declare, note, root};
use crate::domain::message::{About, Sending};
use crate::store::Store;
use crate::store::error::{Saved, StoreError};
use crate::store::ids::IncidentId;
use crate::store::outbox::Message;
use crate::store::sim::{Fault, Rng, SimDisk};

const FAULTS: [Fault; 14] = [
    Fault::Errno(5),
    Fault::Errno(28),
    Fault::Errno(30),
    Fault::Errno(122),
    Fault::Errno(13),
    Fault::Errno(24),
    Fault::Errno(4),
    Fault::Short(0),
    Fault::Short(1),
    Fault::Short(64),
    Fault::Short(150),
    Fault::Short(299),
    Fault::Kill,
    Fault::PowerCut,
];

/// What a look at the store shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stands {
    Before,
    After,
    Between,
}

/// One kind of write.
struct Write<'w> {
    name: &'w str,
    prepare: &'w dyn Fn(&SimDisk, &Store<'_>, &IncidentId),
    run: &'w dyn Fn(&Store<'_>, &IncidentId) -> Result<(), StoreError>,
    look: &'w dyn Fn(&Store<'_>, &IncidentId) -> Stands,
}

/// Fails call 0, then call 1, and so on until the write runs through; looks, cuts the power, looks again, runs it again.
fn sweep(write: &Write<'_>) -> u64 {
    let mut runs = 0;
    for fault in FAULTS {
        for n in 0.. {
            let place = format!("{}: {fault:?} at {n}", write.name);
            assert!(n < 300, "{place}: it never runs through");
            let disk = SimDisk::new(n);
            let mut rng = Rng::new(n);
            let store = Store::new(&disk, root());
            let (id, _) = declare(&store, &mut rng, "first").unwrap();
            note(&store, &mut rng, &id, "second").unwrap();
            (write.prepare)(&disk, &store, &id);
            disk.fault_in(n, fault);
            let result = (write.run)(&store, &id);
            let hit = disk.was_hit();
            let died = disk.is_dead();
            disk.heal();
            if !died {
                let now = (write.look)(&store, &id);
                let told = result.as_ref().map_err(StoreError::saved);
                let fits = match told {
                    Ok(()) => now == Stands::After,
                    Err(Saved::No) => now == Stands::Before,
                    Err(_) => now != Stands::Between,
                };
                assert!(fits, "{place}: {result:?}, and it is {now:?}");
                disk.cut();
            }
            disk.restart();
            let then = (write.look)(&store, &id);
            match result {
                Ok(()) if !died => assert_eq!(then, Stands::After, "{place}: said saved"),
                Err(error) if !died && error.saved() == Saved::No => {
                    assert_eq!(then, Stands::Before, "{place}: said not saved, {error}");
                }
                _ => assert_ne!(then, Stands::Between, "{place}"),
            }
            assert_eq!(
                store.read(&id).unwrap().acts.len(),
                2,
                "{place}: an act is gone"
            );
            (write.run)(&store, &id).unwrap();
            assert_eq!(
                (write.look)(&store, &id),
                Stands::After,
                "{place}: run again"
            );
            runs += 1;
            if !hit {
                break;
            }
        }
    }
    runs
}

fn nothing(_: &SimDisk, _: &Store<'_>, _: &IncidentId) {}

fn stands(found: Option<&[u8]>, before: Option<&[u8]>, after: &[u8]) -> Stands {
    match found {
        found if found == before => Stands::Before,
        Some(found) if found == after => Stands::After,
        _ => Stands::Between,
    }
}

const OLD: [u8; 300] = [b'o'; 300];
const NEW: [u8; 200] = [b'n'; 200];

#[test]
fn a_whole_file_is_the_old_one_or_the_new_one() {
    let path = |store: &Store<'_>, id: &IncidentId| store.layout().postmortem(id);
    let put = |store: &Store<'_>, id: &IncidentId, bytes: &[u8]| {
        let locked = store.lock("postmortem", &mut |_| {})?;
        locked.replace(&path(store, id), bytes)
    };
    let look = |store: &Store<'_>, id: &IncidentId, before: Option<&[u8]>| {
        let found = store.load(&path(store, id)).unwrap();
        stands(found.as_deref(), before, &NEW)
    };
    for replaces in [false, true] {
        let before = replaces.then_some(&OLD[..]);
        let runs = sweep(&Write {
            name: "replace",
            prepare: &|_, store, id| {
                if replaces {
                    put(store, id, &OLD).unwrap();
                }
            },
            run: &|store, id| put(store, id, &NEW),
            look: &|store, id| look(store, id, before),
        });
        assert!(runs > 60, "{runs}");
    }
}

type Place = fn(&Store<'_>, &IncidentId, &str) -> PathBuf;

#[test]
fn evidence_and_a_pinned_playbook_are_there_whole_or_not_at_all() {
    let sha256 = crate::store::record::sha256_hex(&NEW);
    let kinds: [(&str, Place, bool); 2] = [
        (
            "evidence",
            |store, id, sum| store.layout().evidence(id, sum),
            false,
        ),
        (
            "pin",
            |store, id, sum| store.layout().playbook(id, sum),
            true,
        ),
    ];
    for (name, place, pins) in kinds {
        sweep(&Write {
            name,
            prepare: &nothing,
            run: &|store, id| {
                let locked = store.lock(name, &mut |_| {})?;
                let kept = if pins {
                    locked.pin(id, &NEW)
                } else {
                    locked.evidence(id, &NEW)
                };
                kept.map(drop)
            },
            look: &|store, id| {
                let found = store.load(&place(store, id, &sha256)).unwrap();
                stands(found.as_deref(), None, &NEW)
            },
        });
    }
}

fn message(id: &IncidentId, why: Option<&str>) -> Message {
    Message {
        place: 7,
        id: "m".to_owned(),
        channel: "ops".to_owned(),
        incident: id.to_string(),
        act: "key-first".to_owned(),
        index: 0,
        about: About::Declared,
        also: Vec::new(),
        state: Sending::Queued,
        attempts: 0,
        next_at: None,
        since_ms: 0,
        why: why.map(ToOwned::to_owned),
        bare: false,
    }
}

#[test]
fn a_message_is_queued_or_not_and_keeps_its_old_state_or_the_new_one() {
    for queued in [false, true] {
        sweep(&Write {
            name: "message",
            prepare: &|_, store, id| {
                if queued {
                    let locked = store.lock("note", &mut |_| {}).unwrap();
                    locked.keep_message(&mut message(id, None)).unwrap();
                }
            },
            run: &|store, id| {
                let locked = store.lock("outbox", &mut |_| {})?;
                locked.keep_message(&mut message(id, Some("no answer")))
            },
            look: &|store, _| match store.messages().unwrap().as_slice() {
                [] if !queued => Stands::Before,
                [one] if one.why.is_some() => Stands::After,
                [one] if queued && one.why.is_none() => Stands::Before,
                _ => Stands::Between,
            },
        });
    }
}

#[test]
fn mending_drops_nothing_that_reads_wherever_it_is_broken_off() {
    const GARBAGE: &[u8] = b"{\"v\":1,\"wr\0\0\0 garbage\n";
    let log = |store: &Store<'_>, id: &IncidentId| {
        let writer = store.writer().unwrap();
        (store.layout().log(id, &writer), format!("{writer}.jsonl"))
    };
    let named = RefCell::new(String::new());
    let runs = sweep(&Write {
        name: "mend",
        prepare: &|disk, store, id| {
            let (path, file) = log(store, id);
            *named.borrow_mut() = file;
            let mut bytes = store.load(&path).unwrap().unwrap();
            bytes.extend_from_slice(GARBAGE);
            disk.plant(&path, &bytes).unwrap();
        },
        run: &|store, id| {
            let locked = store.lock("doctor", &mut |_| {})?;
            locked.mend(id, &named.borrow()).map(drop)
        },
        look: &|store, id| {
            let (path, _) = log(store, id);
            let bytes = store.load(&path).unwrap().unwrap();
            let copies = store.layout().incident(id).join("damaged");
            let holders = store.holding(&|bytes| bytes.ends_with(GARBAGE));
            let kept = holders
                .iter()
                .any(|one| root().join(one).starts_with(&copies));
            match (bytes.ends_with(GARBAGE), kept) {
                (true, _) => Stands::Before,
                (false, true) => Stands::After,
                (false, false) => Stands::Between,
            }
        },
    });
    assert!(runs > 100, "{runs}");
}
