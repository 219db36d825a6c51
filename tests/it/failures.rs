//! When the machine fails: each cause has its own words, its code, and afterwards the record is before or after, nothing between.

use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Output, Stdio};

use serde_json::Value;

use crate::harness::World;
use crate::offline::usable;

/// This world's only log.
fn log(world: &World) -> PathBuf {
    let incident = fs::read_dir(world.home().join("incidents"))
        .unwrap()
        .next()
        .unwrap()
        .unwrap();
    let mut logs = fs::read_dir(incident.path().join("log")).unwrap();
    logs.next().unwrap().unwrap().path()
}

/// `irc note` while a system call upon the log fails.
fn hurt(world: &World, inject: &str, once: &str) -> Output {
    let mut command = world.command("strace");
    command
        .args(["-f", "-qq", "-o", "/dev/null", "-P"])
        .arg(log(world))
        .args(["-e", &format!("inject={inject}")])
        .arg(env!("CARGO_BIN_EXE_irc"))
        .args(["note", "hurt", "--json", "--once", once]);
    command.output().unwrap()
}

fn notes(world: &World) -> usize {
    let log = world.irc("log --json").json("irc.log/1");
    let events = log["events"].as_array().unwrap();
    events
        .iter()
        .filter(|e| e["data"]["text"] == "hurt")
        .count()
}

#[test]
fn every_errno_of_the_disk_has_its_own_words_and_a_true_one_about_the_act() {
    if !usable("strace", &["-f", "-o", "/dev/null"]) {
        return;
    }
    let cases = [
        ("write:error=ENOSPC:when=1", 6, "inodes"),
        ("write:error=EDQUOT:when=1", 6, "quota"),
        ("write:error=EIO:when=1", 6, "irc export"),
        ("write:error=EFBIG:when=1", 6, "ulimit -f"),
        ("openat:error=EROFS:when=3", 6, "writable"),
        ("openat:error=EACCES:when=3", 6, "right"),
        ("openat:error=EMFILE:when=3", 6, "ulimit -n"),
        ("openat:error=ENFILE:when=3", 6, "open files"),
        ("fdatasync:error=EIO:when=1", 7, "--once"),
        ("fdatasync:error=ENOSPC:when=1", 7, "--once"),
    ];
    for (inject, code, hint) in cases {
        let world = World::new();
        world.declare("sev2 x");
        let output = hurt(&world, inject, "one");
        let err = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(code), "{inject}: {err}");
        assert!(output.stdout.is_empty(), "{inject}");
        let error: Value = serde_json::from_str(&err).unwrap_or_else(|_| panic!("{inject}: {err}"));
        let saved = if code == 6 {
            Value::Bool(false)
        } else {
            Value::Null
        };
        assert_eq!(error["saved"], saved, "{inject}");
        assert!(
            error["path"].as_str().unwrap().contains("/log/"),
            "{inject}: {err}"
        );
        assert!(
            error["why"].as_str().is_some_and(|why| !why.is_empty()),
            "{inject}"
        );
        assert!(
            error["hint"].as_str().unwrap().contains(hint),
            "{inject}: {}",
            error["hint"]
        );
        if code == 6 {
            assert_eq!(notes(&world), 0, "{inject}");
        }
        world.irc("note hurt --once one --json").change();
        assert_eq!(notes(&world), 1, "{inject}");
    }
}

#[test]
fn a_file_size_limit_is_an_error_and_not_a_death() {
    let world = World::new();
    world.declare("sev2 x");
    let before = fs::read(log(&world)).unwrap();
    let mut shell = world.command("bash");
    shell.args([
        "-c",
        "ulimit -c 0 -f 2; exec \"$0\" note \"$1\" --json",
        env!("CARGO_BIN_EXE_irc"),
        &"long ".repeat(300),
    ]);
    let output = shell.output().unwrap();
    let err = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(6), "{err}");
    assert!(err.contains("ulimit -f"), "{err}");
    assert_eq!(fs::read(log(&world)).unwrap(), before);
    world.irc("note short --json").change();
}

#[test]
fn a_home_that_is_none_is_named_for_what_it_is_and_reading_speaks_of_reading() {
    let world = World::new();
    for home in ["/dev/null", "/proc/version"] {
        let read = world.irc("status").env("IRC_HOME", home).refused(3);
        let hint = read["hint"].as_str().unwrap();
        assert!(
            !hint.contains("recorded") && hint.contains("folder"),
            "{hint}"
        );
        let write = world.irc("declare sev2 x").env("IRC_HOME", home).refused(6);
        assert!(
            write["hint"].as_str().unwrap().contains("folder"),
            "{write}"
        );
    }
}

#[test]
fn who_holds_the_lock_is_named_and_waited_for() {
    let world = World::new();
    world.declare("sev2 x");
    let path = world.home().join("lock");
    fs::write(&path, "4711 irc walk\n").unwrap();
    let held = File::open(&path).unwrap();
    held.lock().unwrap();
    let mut command = world.command(env!("CARGO_BIN_EXE_irc"));
    command.args(["note", "patient"]).stdin(Stdio::null());
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut said = String::new();
    BufReader::new(child.stderr.take().unwrap())
        .read_line(&mut said)
        .unwrap();
    assert!(
        said.contains("waiting for another irc (4711 irc walk)"),
        "{said}"
    );
    held.unlock().unwrap();
    assert!(child.wait().unwrap().success());
    // Reading waits for nobody.
    let held = File::open(&path).unwrap();
    held.lock().unwrap();
    assert!(world.irc("log").printed().out.contains("patient"));
}

#[test]
fn a_clock_that_jumped_keeps_the_order_of_recording_and_no_duration_runs_backwards() {
    let world = World::new();
    let id = world.declare("sev2 x");
    for (now, text) in [
        ("2026-11-21T03:09:00Z", "three minutes back"),
        ("2026-11-21T01:00:00Z", "two hours back"),
        ("2036-11-21T03:12:00Z", "ten years ahead"),
        ("1970-01-01T00:00:01Z", "the epoch"),
        ("2026-11-21T03:20:00Z", "right again"),
    ] {
        world.at(now);
        world.irc(&format!("note {text} -i {id} --json")).change();
    }
    let change = world
        .irc(&format!("mitigate --done -i {id} --json"))
        .change();
    for duration in change["incident"]["durations"].as_array().unwrap() {
        assert!(duration["s"].as_i64().is_none_or(|s| s >= 0), "{duration}");
    }
    let log = fs::read_to_string(log(&world)).unwrap();
    let hlc = |line: &str| serde_json::from_str::<Value>(line).unwrap()["hlc"].clone();
    let stamps: Vec<(i64, i64)> = log
        .lines()
        .map(|line| {
            (
                hlc(line)[0].as_i64().unwrap(),
                hlc(line)[1].as_i64().unwrap(),
            )
        })
        .collect();
    assert!(
        stamps[1] > stamps[0],
        "a clock set back does not set the order back: {stamps:?}"
    );
    assert!(
        stamps[5].0 < stamps[3].0,
        "a stamp far ahead is not adopted: {stamps:?}"
    );
    assert_eq!(world.irc(&format!("log {id}")).printed().code, 0);
}
