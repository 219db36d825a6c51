//! What is appended is what is read; order, clocks, writers, locks and refusals.

use proptest::prelude::*;

use super::sample::{NOW_MS, act, declare, new_act, note, now, root};
use crate::store::Store;
use crate::store::append::NewAct;
use crate::store::disk::Disk;
use crate::store::error::{Saved, StoreError};
use crate::store::finding::FindingKind;
use crate::store::ids::{IncidentId, Resolved};
use crate::store::layout::GITIGNORE;
use crate::store::read::IncidentLog;
use crate::store::record::{encode, genesis, sha256_hex};
use crate::store::sim::{Rng, SimDisk};

fn append_at(store: &Store<'_>, id: &IncidentId, at_ms: i64, rng: &mut Rng) -> [i64; 2] {
    let locked = store.lock("note", &mut |_| {}).unwrap();
    let mut open = locked.open(id).unwrap();
    let new = NewAct {
        at_ms,
        ..new_act("x")
    };
    let stored = open.append(new, &mut |bytes| rng.fill(bytes)).unwrap();
    stored.act.hlc
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn append_then_read_is_identity(texts in proptest::collection::vec(".{0,80}", 1..8), seed: u64) {
        let disk = SimDisk::new(seed);
        let mut rng = Rng::new(seed);
        let store = Store::new(&disk, root());
        let (id, first) = declare(&store, &mut rng, "first").unwrap();
        let mut expected = vec![first];
        let locked = store.lock("note", &mut |_| {}).unwrap();
        let mut open = locked.open(&id).unwrap();
        for (index, text) in texts.iter().enumerate() {
            let mut new = new_act(text);
            new.by = format!("@{text}");
            new.clock = index.is_multiple_of(2).then(|| "pinned".to_owned());
            expected.push(open.append(new, &mut |bytes| rng.fill(bytes)).unwrap());
        }
        prop_assert_eq!(&open.log().acts, &expected);
        drop(locked);
        let read = store.read(&id).unwrap();
        prop_assert_eq!(&read.acts, &expected);
        prop_assert!(read.findings.is_empty());
        prop_assert_eq!(read.heads().count(), 1);
    }
}

#[test]
fn the_hybrid_clock_never_goes_back_and_does_not_follow_a_clock_that_jumped() {
    let disk = SimDisk::new(1);
    let mut rng = Rng::new(1);
    let store = Store::new(&disk, root());
    let (id, _) = declare(&store, &mut rng, "first").unwrap();
    assert_eq!(
        append_at(&store, &id, NOW_MS + 10, &mut rng),
        [NOW_MS + 10, 0]
    );
    assert_eq!(
        append_at(&store, &id, NOW_MS - 60_000, &mut rng),
        [NOW_MS + 10, 1]
    );
    let ahead = NOW_MS + 400_000;
    assert_eq!(append_at(&store, &id, ahead, &mut rng), [ahead, 0]);
    assert_eq!(
        append_at(&store, &id, NOW_MS + 20, &mut rng),
        [NOW_MS + 20, 0]
    );
    let log = store.read(&id).unwrap();
    let marked = log.acts.iter().filter(|stored| stored.is_ahead(NOW_MS));
    assert_eq!(marked.count(), 1);
    assert!(log.findings.is_empty());
}

#[test]
fn days_are_counted_and_found_back() {
    let disk = SimDisk::new(1);
    let mut rng = Rng::new(1);
    let store = Store::new(&disk, root());
    let (one, _) = declare(&store, &mut rng, "one").unwrap();
    let (two, _) = declare(&store, &mut rng, "two").unwrap();
    assert!(one.as_str().starts_with("20261121-001-"), "{one}");
    assert!(two.as_str().starts_with("20261121-002-"), "{two}");
    assert_eq!(store.resolve("002").unwrap(), Resolved::One(two.clone()));
    assert_eq!(store.resolve(two.as_str()).unwrap(), Resolved::One(two));
    assert_eq!(store.resolve("../lock").unwrap(), Resolved::None);
    assert!(matches!(store.resolve("2026").unwrap(), Resolved::Several(ids) if ids.len() == 2));
}

#[test]
fn a_taken_id_is_not_taken_again_and_broken_randomness_ends() {
    let disk = SimDisk::new(1);
    let store = Store::new(&disk, root());
    let locked = store.lock("declare", &mut |_| {}).unwrap();
    let mut zero = |bytes: &mut [u8]| bytes.fill(0);
    let first = locked.new_incident(now(), &mut zero).unwrap();
    assert_eq!(first.as_str(), "20261121-001-aaa");
    let second = locked.new_incident(now(), &mut zero).unwrap();
    assert_eq!(second.as_str(), "20261121-002-aaa");
}

#[test]
fn a_copied_store_writes_under_a_name_of_its_own() {
    let disk = SimDisk::new(1);
    let mut rng = Rng::new(1);
    let store = Store::new(&disk, root());
    let (id, first) = declare(&store, &mut rng, "first").unwrap();
    let text = disk.read(&store.layout().writer(), 4096).unwrap();
    let text = String::from_utf8(text).unwrap();
    disk.plant(
        &store.layout().writer(),
        text.replace("\"ino\":", "\"ino\":9").as_bytes(),
    )
    .unwrap();
    let second = note(&store, &mut rng, &id, "second").unwrap();
    assert_ne!(first.act.writer, second.act.writer);
    assert_eq!((second.act.seq, second.line), (1, 1));
    let log = store.read(&id).unwrap();
    assert_eq!(log.acts.len(), 2);
    assert!(log.findings.is_empty());
    assert_eq!(
        disk.read(&store.layout().gitignore(), 4096).unwrap(),
        GITIGNORE.as_bytes()
    );
}

#[test]
fn the_holder_is_named_after_a_second_and_given_up_on_after_thirty() {
    let disk = SimDisk::new(1);
    let store = Store::new(&disk, root());
    let held = store.lock("declare", &mut |_| {}).unwrap();
    let mut told = Vec::new();
    let Err(error) = store.lock("note", &mut |holder| told.push(holder.to_owned())) else {
        panic!("the lock was given twice");
    };
    let holder = format!("{} declare", std::process::id());
    assert_eq!(told, std::slice::from_ref(&holder));
    assert!(matches!(&error, StoreError::Busy { holder: h, waited_s: 30, .. } if *h == holder));
    assert_eq!(error.saved(), Saved::No);
    assert_eq!(disk.waited_ms(), 30_000);
    drop(held);
    assert!(store.lock("note", &mut |_| {}).is_ok());
}

#[test]
fn a_newer_line_and_a_line_too_long_are_refused_before_anything_is_written() {
    let disk = SimDisk::new(1);
    let mut rng = Rng::new(1);
    let store = Store::new(&disk, root());
    let (id, first) = declare(&store, &mut rng, "first").unwrap();
    let refused = note(&store, &mut rng, &id, &"x".repeat(70_000)).unwrap_err();
    assert!(matches!(refused, StoreError::TooLong { .. }));
    assert_eq!(store.read(&id).unwrap().acts.len(), 1);

    let path = store.layout().log(&id, &first.act.writer);
    let mut bytes = disk.read(&path, 1 << 20).unwrap();
    let body = format!(
        "{{\"v\":9,\"writer\":\"{}\",\"seq\":2,\"prev\":\"{}\"",
        first.act.writer, first.sum
    );
    let sum = sha256_hex(body.as_bytes());
    bytes.extend_from_slice(format!("{body},\"sum\":\"{sum}\"}}\n").as_bytes());
    disk.plant(&path, &bytes).unwrap();
    let newer = note(&store, &mut rng, &id, "second").unwrap_err();
    assert!(matches!(newer, StoreError::Newer { line: 2, v: 9, .. }));
    assert_eq!(disk.read(&path, 1 << 20).unwrap(), bytes);
    let log = store.read(&id).unwrap();
    assert_eq!(log.newer().unwrap().kind, FindingKind::Newer { v: 9 });
    assert!(!log.is_damaged());
}

#[test]
fn two_copies_written_apart_are_one_record_when_their_files_are_put_together() {
    let disk = SimDisk::new(1);
    let mut rng = Rng::new(1);
    let store = Store::new(&disk, root());
    let (id, _) = declare(&store, &mut rng, "here").unwrap();
    let mut other = act(1, "there");
    other.hlc = [NOW_MS - 1, 0];
    let (mut line, _) = encode(&other, &genesis(id.as_str(), &other.writer)).unwrap();
    line.push(b'\n');
    disk.plant(&store.layout().log(&id, &other.writer), &line)
        .unwrap();
    disk.plant(&store.layout().log_dir(&id).join("README.txt"), b"hello")
        .unwrap();
    let log = store.read(&id).unwrap();
    let texts: Vec<_> = log
        .acts
        .iter()
        .map(|s| s.act.events[0].data["text"].clone())
        .collect();
    assert_eq!(texts, ["there", "here"]);
    assert_eq!(log.findings.len(), 1);
    assert_eq!(log.findings[0].kind, FindingKind::ForeignName);
    // Writing goes on in our own file and behind the other's clock.
    let next = note(&store, &mut rng, &id, "on").unwrap();
    assert_eq!((next.act.seq, next.act.hlc), (2, [NOW_MS, 1]));
}

#[test]
fn a_log_that_changes_under_the_lock_is_not_written_to() {
    let disk = SimDisk::new(1);
    let mut rng = Rng::new(1);
    let store = Store::new(&disk, root());
    let (id, first) = declare(&store, &mut rng, "first").unwrap();
    let locked = store.lock("note", &mut |_| {}).unwrap();
    let mut open = locked.open(&id).unwrap();
    disk.plant(&store.layout().log(&id, &first.act.writer), b"other")
        .unwrap();
    let refused = open.append(new_act("second"), &mut |bytes| rng.fill(bytes));
    assert!(matches!(refused, Err(StoreError::Changed { .. })));
}

#[test]
fn kept_files_are_named_by_their_contents_and_checked_when_read() {
    let disk = SimDisk::new(1);
    let mut rng = Rng::new(1);
    let store = Store::new(&disk, root());
    let (id, _) = declare(&store, &mut rng, "first").unwrap();
    let locked = store.lock("declare", &mut |_| {}).unwrap();
    let sha = locked.pin(&id, b"name: x\n").unwrap();
    assert_eq!(locked.pin(&id, b"name: x\n").unwrap(), sha);
    assert_eq!(store.pinned(&id, &sha).unwrap().unwrap(), b"name: x\n");
    let evidence = locked.evidence(&id, b"out").unwrap();
    assert_eq!(
        store
            .load(&store.layout().evidence(&id, &evidence))
            .unwrap(),
        Some(b"out".to_vec())
    );
    disk.plant(&store.layout().playbook(&id, &sha), b"name: y\n")
        .unwrap();
    assert_eq!(store.pinned(&id, &sha).unwrap(), None);
    disk.cut();
    disk.restart();
    assert!(
        store
            .load(&store.layout().evidence(&id, &evidence))
            .unwrap()
            .is_some()
    );
}

#[test]
fn every_error_says_what_why_and_what_to_do() {
    let path = root();
    let io = |errno| std::io::Error::from_raw_os_error(errno);
    let errors = [
        StoreError::io(crate::store::error::Op::Write, &path, &io(28)),
        StoreError::unknown(crate::store::error::Op::Sync, &path, &io(5)),
        StoreError::NotPlain { path: path.clone() },
        StoreError::OtherOwner {
            path: path.clone(),
            owner: 1,
            us: 2,
        },
        StoreError::Busy {
            path: path.clone(),
            holder: "1 x".to_owned(),
            waited_s: 30,
        },
        StoreError::TooLong {
            bytes: 70_000,
            limit: 65_536,
        },
        StoreError::Newer {
            path: path.clone(),
            line: 3,
            v: 2,
        },
        StoreError::TooLarge {
            path: path.clone(),
            limit: 1,
        },
        StoreError::Changed { path },
        StoreError::NoIncident { id: "x".to_owned() },
        StoreError::NoFreeId {
            prefix: "x".to_owned(),
        },
        StoreError::Encoding {
            reason: "x".to_owned(),
        },
    ];
    for error in errors {
        for words in [
            error.what(),
            error.why(),
            error.hint(),
            error.kind().to_owned(),
        ] {
            assert!(!words.is_empty() && !words.contains('\n'), "{error:?}");
        }
    }
    let unknown = StoreError::unknown(crate::store::error::Op::Sync, &root(), &io(5));
    assert!(unknown.hint().contains("again"));
    assert_eq!(unknown.saved().word(), "unknown");
}

#[test]
fn what_was_read_before_the_lock_is_read_again_only_if_somebody_added_to_it() {
    let disk = SimDisk::new(1);
    let mut rng = Rng::new(1);
    let store = Store::new(&disk, root());
    let (id, _) = declare(&store, &mut rng, "first").unwrap();
    let known = store.read(&id).unwrap();
    let as_read = |known: &IncidentLog| {
        let locked = store.lock("note", &mut |_| {}).unwrap();
        let (open, as_read) = locked.reopen(known.clone()).unwrap();
        (open.log().acts.len(), as_read)
    };
    assert_eq!(as_read(&known), (1, true));
    note(&store, &mut rng, &id, "second").unwrap();
    assert_eq!(as_read(&known), (2, false));
}
