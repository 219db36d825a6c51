//! The machine's own disk: modes, links, copies, read-only stores, and several writers at once.

use std::fs;
use std::path::Path;
use std::thread;

use tempfile::TempDir;

use super::sample::{declare, note, row_of};
use crate::store::Store;
use crate::store::error::StoreError;
use crate::store::finding::FindingKind;
use crate::store::flaw::Flaw;
use crate::store::real::RealDisk;
use crate::store::sim::Rng;

fn rng(seed: u64) -> Rng {
    Rng::new(seed)
}

#[cfg(unix)]
fn modes(dir: &Path, found: &mut Vec<(String, u32)>) {
    use std::os::unix::fs::PermissionsExt;
    for entry in fs::read_dir(dir).unwrap() {
        let entry = entry.unwrap();
        let meta = entry.metadata().unwrap();
        let path = entry.path().display().to_string();
        found.push((path, meta.permissions().mode() & 0o7777));
        if meta.is_dir() {
            modes(&entry.path(), found);
        }
    }
}

#[test]
#[cfg(unix)]
fn folders_are_0700_and_files_0600() {
    let home = TempDir::new().unwrap();
    let store = Store::new(&RealDisk, home.path().join("deep/irc"));
    let (id, _) = declare(&store, &mut rng(1), "first").unwrap();
    let locked = store.lock("pin", &mut |_| {}).unwrap();
    locked.pin(&id, b"x").unwrap();
    store.cache("policy.json", b"{}");
    assert_eq!(store.cached("policy.json").unwrap(), b"{}");
    store.index(&mut |id| row_of(&store, id)).unwrap();
    let mut found = Vec::new();
    modes(home.path(), &mut found);
    assert!(found.len() > 12, "{found:?}");
    for (path, mode) in found {
        let expected = if Path::new(&path).is_dir() {
            0o700
        } else {
            0o600
        };
        assert_eq!(mode, expected, "{path}");
    }
}

#[test]
#[cfg(unix)]
fn links_are_neither_followed_nor_written_through() {
    use std::os::unix::fs::symlink;
    let home = TempDir::new().unwrap();
    let target = home.path().join("target");
    fs::write(&target, "keep me").unwrap();
    let store = Store::new(&RealDisk, home.path().join("irc"));
    let (id, first) = declare(&store, &mut rng(1), "first").unwrap();
    let layout = store.layout();

    symlink(&target, layout.log_dir(&id).join("aa.jsonl")).unwrap();
    let log = store.read(&id).unwrap();
    assert_eq!(log.acts.len(), 1);
    assert_eq!(log.findings[0].kind, FindingKind::NotPlain);
    symlink(home.path(), layout.incidents().join("20261121-009-abc")).unwrap();
    let (ids, foreign) = store.incidents().unwrap();
    assert_eq!((ids.len(), foreign.len()), (1, 1));

    let own = layout.log(&id, &first.act.writer);
    fs::rename(&own, home.path().join("away")).unwrap();
    symlink(&target, &own).unwrap();
    let refused = note(&store, &mut rng(2), &id, "x").unwrap_err();
    assert!(matches!(refused, StoreError::NotPlain { .. }), "{refused}");

    fs::remove_file(layout.lock()).unwrap();
    symlink(&target, layout.lock()).unwrap();
    let Err(refused) = store.lock("note", &mut |_| {}) else {
        panic!("locked through a link");
    };
    assert!(matches!(refused, StoreError::NotPlain { .. }), "{refused}");
    fs::remove_file(layout.lock()).unwrap();

    let locked = store.lock("update", &mut |_| {}).unwrap();
    symlink(home.path(), layout.incident(&id).join("updates")).unwrap();
    let refused = locked.replace(&layout.update(&id, "target"), b"gone");
    assert!(matches!(refused, Err(StoreError::NotPlain { .. })));
    assert_eq!(fs::read_to_string(&target).unwrap(), "keep me");
}

#[test]
#[cfg(unix)]
fn a_store_of_another_user_is_refused_by_name() {
    let stat =
        fs::symlink_metadata("/proc/self").map(|meta| std::os::unix::fs::MetadataExt::uid(&meta));
    let other = if stat.is_ok_and(|uid| uid == 0) {
        "/tmp"
    } else {
        "/"
    };
    let store = Store::new(&RealDisk, other);
    match store.check() {
        Err(StoreError::OtherOwner { owner, us, .. }) => assert_ne!(owner, us),
        // As root everything of the system is one's own.
        Ok(()) => assert!(stat_is_root()),
        Err(error) => panic!("{error}"),
    }
}

#[cfg(unix)]
fn stat_is_root() -> bool {
    fs::symlink_metadata("/proc/self")
        .is_ok_and(|meta| std::os::unix::fs::MetadataExt::uid(&meta) == 0)
}

#[test]
fn a_copied_store_makes_a_new_writer() {
    let home = TempDir::new().unwrap();
    let (here, there) = (home.path().join("a"), home.path().join("b"));
    let store = Store::new(&RealDisk, &here);
    let (id, first) = declare(&store, &mut rng(1), "first").unwrap();
    copy(&here, &there);
    let copied = Store::new(&RealDisk, &there);
    assert_eq!(copied.writer(), None);
    let second = note(&copied, &mut rng(2), &id, "second").unwrap();
    let third = note(&store, &mut rng(3), &id, "third").unwrap();
    assert_eq!(third.act.writer, first.act.writer);
    assert_ne!(second.act.writer, first.act.writer);
    copy(&there, &here);
    let log = store.read(&id).unwrap();
    assert!(log.findings.is_empty());
}

pub(super) fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &to);
        } else if !to.exists() {
            fs::copy(entry.path(), to).unwrap();
        }
    }
}

#[test]
fn reading_a_store_that_cannot_be_written_works() {
    let home = TempDir::new().unwrap();
    let root = home.path().join("irc");
    let store = Store::new(&RealDisk, &root);
    let (id, _) = declare(&store, &mut rng(1), "first").unwrap();
    // A file in the place of `cache` and of `lock`'s folder stops every write, also for root.
    fs::remove_dir_all(store.layout().cache()).unwrap();
    fs::write(store.layout().cache(), "").unwrap();
    fs::remove_file(store.layout().lock()).unwrap();
    fs::create_dir(store.layout().lock()).unwrap();
    assert_eq!(store.read(&id).unwrap().acts.len(), 1);
    assert_eq!(store.index(&mut |id| row_of(&store, id)).unwrap().len(), 1);
    assert_eq!(store.live(&mut |id| row_of(&store, id)).unwrap().len(), 1);
    assert!(store.lock("note", &mut |_| {}).is_err());
}

#[test]
fn a_store_that_is_not_there_is_empty_and_not_made_by_reading() {
    let home = TempDir::new().unwrap();
    let store = Store::new(&RealDisk, home.path().join("irc"));
    assert!(store.incidents().unwrap().0.is_empty());
    assert!(store.index(&mut |_| None).unwrap().is_empty());
    assert!(store.live(&mut |_| None).unwrap().is_empty());
    assert!(!store.exists());
}

/// Four writers at once, each with so many notes of one incident, and nothing is wrong with the disk: is any of them
/// refused, not there, or the log damaged?
pub(super) fn crowd(flaw: Option<Flaw>, notes: u64) -> bool {
    let home = TempDir::new().unwrap();
    let root = home.path().join("irc");
    let open = |root: &Path| {
        let store = Store::new(&RealDisk, root);
        flaw.map_or(store.clone(), |flaw| store.with_flaw(flaw))
    };
    let (id, _) = declare(&open(&root), &mut rng(1), "first").unwrap();
    let acked: u64 = thread::scope(|scope| {
        let writers: Vec<_> = (0..4)
            .map(|writer| {
                let (root, id) = (&root, &id);
                scope.spawn(move || {
                    let store = open(root);
                    let mut rng = rng(100 + writer);
                    let text = |n| format!("{writer}-{n}");
                    let saved =
                        (0..notes).filter(|n| note(&store, &mut rng, id, &text(*n)).is_ok());
                    saved.count() as u64
                })
            })
            .collect();
        writers.into_iter().map(|one| one.join().unwrap()).sum()
    });
    let log = open(&root).read(&id).unwrap();
    log.is_damaged() || acked < 4 * notes || log.acts.len() as u64 != acked + 1
}

#[test]
fn writers_at_once_lose_nothing_and_readers_are_never_held_up() {
    let home = TempDir::new().unwrap();
    let root = home.path().join("irc");
    let store = Store::new(&RealDisk, &root);
    let (id, _) = declare(&store, &mut rng(1), "first").unwrap();
    thread::scope(|scope| {
        for writer in 0..6 {
            let (root, id) = (&root, &id);
            scope.spawn(move || {
                let store = Store::new(&RealDisk, root);
                let mut rng = rng(100 + writer);
                for n in 0..8 {
                    if n % 4 == 0 {
                        declare(&store, &mut rng, &format!("{writer}-{n}")).unwrap();
                    }
                    note(&store, &mut rng, id, &format!("{writer}-{n}")).unwrap();
                    let log = store.read(id).unwrap();
                    assert!(!log.is_damaged(), "{:?}", log.findings);
                    store.index(&mut |id| row_of(&store, id)).unwrap();
                }
            });
        }
    });
    let log = store.read(&id).unwrap();
    assert_eq!(log.acts.len(), 49);
    assert!(log.findings.is_empty());
    let (ids, _) = store.incidents().unwrap();
    assert_eq!(ids.len(), 13);
    let listing = store.index(&mut |id| row_of(&store, id)).unwrap();
    let honest: Vec<_> = ids.iter().filter_map(|id| row_of(&store, id)).collect();
    assert!(
        listing
            .rows()
            .map(|r| r.json)
            .eq(honest.iter().map(|r| &*r.row))
    );
}

#[test]
#[cfg(unix)]
fn the_store_itself_may_be_behind_a_link_and_the_writer_is_bound_to_what_is_there() {
    use std::os::unix::fs::symlink;
    let home = TempDir::new().unwrap();
    let (a, b, link) = (
        home.path().join("a"),
        home.path().join("b"),
        home.path().join("link"),
    );
    fs::create_dir(&a).unwrap();
    symlink(&a, &link).unwrap();
    let store = Store::new(&RealDisk, &link);
    declare(&store, &mut rng(1), "first").unwrap();
    assert_eq!(store.writer(), Store::new(&RealDisk, &a).writer());
    assert!(store.writer().is_some());
    copy(&a, &b);
    fs::remove_file(&link).unwrap();
    symlink(&b, &link).unwrap();
    assert_eq!(store.writer(), None);
}

#[test]
#[cfg(unix)]
fn a_planted_pipe_neither_blocks_nor_is_read() {
    let home = TempDir::new().unwrap();
    let store = Store::new(&RealDisk, home.path().join("irc"));
    let (id, _) = declare(&store, &mut rng(1), "first").unwrap();
    for path in [
        store.layout().log_dir(&id).join("aa.jsonl"),
        store.layout().postmortem(&id),
    ] {
        let made = std::process::Command::new("mkfifo").arg(&path).status();
        assert!(made.unwrap().success());
    }
    assert_eq!(store.read(&id).unwrap().acts.len(), 1);
    let refused = store.load(&store.layout().postmortem(&id));
    assert!(matches!(refused, Err(StoreError::NotPlain { .. })));
}
