//! A store that may not be written, belongs to somebody else, holds links, or is held: its own words, its own code, and all
//! reading goes on. Nothing here needs root, and as root it does not pass for want of a refusal.

use std::fs::{self, File, Permissions};
use std::os::unix::fs::{PermissionsExt, chown, symlink};
use std::process::{Command, Output};

use serde_json::Value;

use crate::every::{Before, EXAMPLES, prepared};
use crate::harness::{World, tree};
use crate::offline::usable;

/// Somebody who is neither root nor us.
const NOBODY: u32 = 65_534;

fn is_root() -> bool {
    std::os::unix::fs::MetadataExt::uid(&fs::metadata("/proc/self").unwrap()) == 0
}

fn error(output: &Output) -> Value {
    assert!(output.stdout.is_empty(), "{output:?}");
    serde_json::from_slice(&output.stderr).unwrap_or_else(|_| panic!("{output:?}"))
}

/// Lines that only read, and end well. Two make something: what waits is sent, and a file is made so that it can be named.
fn readers() -> impl Iterator<Item = &'static str> {
    let reads = EXAMPLES.iter().filter(|e| {
        e.before == Before::Open
            && e.schema != "irc.change/1"
            && !["outbox flush", "playbook path default"].contains(&e.line)
    });
    reads.map(|e| e.line)
}

#[test]
fn on_a_read_only_file_system_everything_is_read_and_nothing_written() {
    if !usable("unshare", &["-rm"]) {
        return;
    }
    let world = prepared(Before::Open);
    let home = world.home().display().to_string();
    let before = tree(&world.home().join("incidents"));
    // The flags that a mount has already must be named again by somebody who is not really root.
    let mount =
        "mount --bind \"$0\" \"$0\" && mount -o remount,bind,ro,nosuid,nodev \"$0\" && exec \"$@\"";
    let run = |args: &[String]| {
        let mut command = world.command("unshare");
        command.args(["-rm", "sh", "-c", mount, &home, env!("CARGO_BIN_EXE_irc")]);
        command.args(args).output().unwrap()
    };
    let mut count = 0;
    for line in readers() {
        let output = run(&crate::harness::words(line));
        let err = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(0), "{line}: {err}");
        assert_eq!(
            output.stdout,
            world.irc(line).printed().out.into_bytes(),
            "{line}"
        );
        count += 1;
    }
    assert!(count > 25, "{count}");
    for line in [
        "note x",
        "declare sev3 another",
        "undo",
        "update x",
        "use 001",
        "redact b44e-1.2 --reason x",
    ] {
        let mut words = crate::harness::words(line);
        words.push("--json".to_owned());
        let output = run(&words);
        assert_eq!(output.status.code(), Some(6), "{line}: {output:?}");
        let error = error(&output);
        assert_eq!(error["saved"], false, "{line}");
        assert!(
            error["path"].as_str().unwrap().starts_with(&home),
            "{line}: {error}"
        );
        assert!(
            error["why"].as_str().unwrap().contains("Read-only"),
            "{line}: {error}"
        );
        assert!(
            error["hint"].as_str().unwrap().contains("writable"),
            "{line}: {error}"
        );
    }
    assert_eq!(tree(&world.home().join("incidents")), before);
}

/// The world's store, given away with the rights to read it and no more.
fn stripped(world: &World, mode: u32) {
    fn walk(path: &std::path::Path, mode: u32) {
        if path.is_dir() {
            for entry in fs::read_dir(path).unwrap() {
                walk(&entry.unwrap().path(), mode);
            }
        }
        let dir = if path.is_dir() {
            mode | mode >> 2
        } else {
            mode
        };
        if is_root() {
            chown(path, Some(NOBODY), None).unwrap();
        }
        fs::set_permissions(path, Permissions::from_mode(dir)).unwrap();
    }
    walk(&world.home(), mode);
}

/// `irc` as somebody whom the rights of a file stop.
fn bounded(world: &World, line: &str) -> Output {
    let mut command = if is_root() {
        let mut command = world.command("setpriv");
        let nobody = NOBODY.to_string();
        command.args([
            "--reuid",
            &nobody,
            "--clear-groups",
            env!("CARGO_BIN_EXE_irc"),
        ]);
        command
    } else {
        world.command(env!("CARGO_BIN_EXE_irc"))
    };
    command.args(crate::harness::words(line)).output().unwrap()
}

#[test]
fn without_the_right_to_write_everything_is_read_and_the_right_is_named() {
    if is_root() && !usable("setpriv", &["--reuid", "65534"]) {
        return;
    }
    let world = prepared(Before::Open);
    if is_root() {
        fs::set_permissions(world.path(""), Permissions::from_mode(0o755)).unwrap();
        // The program itself must be within reach.
        if !bounded(&world, "--version").status.success() {
            return;
        }
    }
    stripped(&world, 0o400);
    for line in readers() {
        let output = bounded(&world, line);
        let err = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(0), "{line}: {err}");
    }
    for line in ["note x --json", "declare sev3 another --json"] {
        let output = bounded(&world, line);
        assert_eq!(output.status.code(), Some(6), "{line}: {output:?}");
        let error = error(&output);
        assert_eq!(
            (&error["kind"], &error["saved"]),
            (&"store_io".into(), &false.into())
        );
        assert!(
            error["hint"].as_str().unwrap().contains("right to write"),
            "{error}"
        );
    }
    stripped(&world, 0o000);
    let output = bounded(&world, "log --json");
    assert_eq!(output.status.code(), Some(3), "{output:?}");
    assert!(
        error(&output)["hint"]
            .as_str()
            .unwrap()
            .contains("right to read")
    );
    stripped(&world, 0o600);
}

#[test]
fn a_store_of_somebody_else_is_named_and_neither_read_nor_written() {
    let world = prepared(Before::Open);
    let other = if is_root() {
        chown(world.home(), Some(NOBODY), None).unwrap();
        world.home()
    } else {
        "/".into()
    };
    for (line, code) in [("status", 3), ("log 001", 3), ("declare sev2 x", 6)] {
        let error = world.irc(line).env("IRC_HOME", &other).refused(code);
        assert_eq!(
            (&error["kind"], &error["saved"]),
            (&"store_other_owner".into(), &false.into()),
            "{line}"
        );
        assert!(
            error["why"].as_str().unwrap().contains("owner is user"),
            "{error}"
        );
        assert!(
            error["hint"].as_str().unwrap().contains("IRC_HOME"),
            "{error}"
        );
    }
}

#[test]
fn a_link_in_the_place_of_a_log_is_named_by_every_reader_and_not_followed() {
    let world = prepared(Before::Noted);
    let other = world.declare("sev3 another");
    let folder = fs::read_dir(world.home().join("incidents")).unwrap();
    let incident = folder
        .map(|e| e.unwrap().path())
        .find(|path| !path.ends_with(&other))
        .unwrap();
    let log = fs::read_dir(incident.join("log"))
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    let away = world.path("away");
    fs::rename(&log, &away).unwrap();
    symlink(&away, &log).unwrap();
    let id = incident.file_name().unwrap().to_str().unwrap();
    for line in [format!("log {id}"), format!("status {id}")] {
        let printed = world.irc(&line).printed();
        assert_eq!(printed.code, 0, "{printed:?}");
        assert!(printed.err.contains("not_plain"), "{line}: {}", printed.err);
        assert!(
            !printed.out.contains("checkout"),
            "{line} followed it: {}",
            printed.out
        );
    }
    let error = world.irc(&format!("note x -i {id}")).refused(6);
    assert_eq!(error["kind"], "store_not_plain");
    assert_eq!(error["path"], log.display().to_string());
    let check = world
        .irc(&format!("doctor --log {id} --json"))
        .code(3)
        .json("irc.log-check/1");
    assert!(check.to_string().contains("not_plain"), "{check}");
    world
        .irc(&format!("doctor --log {id} --repair --yes"))
        .printed();
    assert!(
        fs::symlink_metadata(&log).unwrap().is_symlink(),
        "it is left for a person"
    );
    let export = world.irc(&format!("export {id}")).printed();
    assert!(export.err.contains("not_plain"), "{export:?}");
    // What has nothing to do with it goes on.
    world.irc(&format!("note fine -i {other} --json")).change();
    fs::rename(world.home().join("incidents"), world.path("inc")).unwrap();
    symlink(world.path("inc"), world.home().join("incidents")).unwrap();
    for (line, code) in [("list --all", 3), ("declare sev2 x", 6)] {
        assert_eq!(
            world.irc(line).refused(code)["kind"],
            "store_not_plain",
            "{line}"
        );
    }
}

#[test]
fn a_lock_that_is_never_freed_is_given_up_with_its_holder_named_and_nothing_written() {
    let world = prepared(Before::Open);
    let before = world.irc("log --json").printed().out;
    let path = world.home().join("lock");
    fs::write(&path, "4711 irc walk\n").unwrap();
    let held = File::open(&path).unwrap();
    held.lock().unwrap();
    let mut command = world.command(env!("CARGO_BIN_EXE_irc"));
    let output = command.args(["note", "x", "--json"]).output().unwrap();
    assert_eq!(output.status.code(), Some(6), "{output:?}");
    let said = String::from_utf8(output.stderr).unwrap();
    let (waiting, error) = said.split_once('\n').unwrap();
    assert!(waiting.contains("4711 irc walk"), "{said}");
    let error: Value = serde_json::from_str(error).unwrap();
    assert_eq!(
        (&error["kind"], &error["saved"]),
        (&"store_busy".into(), &false.into())
    );
    assert!(
        error["what"].as_str().unwrap().contains("4711 irc walk"),
        "{error}"
    );
    assert_eq!(error["path"], path.display().to_string());
    assert_eq!(world.irc("log --json").printed().out, before);
}

#[test]
fn too_few_open_files_are_an_error_with_the_limit_in_it() {
    let world = prepared(Before::Open);
    // Three are always open, and the lock is the fourth.
    let run = |line: &str| {
        let mut shell: Command = world.command("bash");
        let script = format!("ulimit -n 4; exec \"$0\" {line}");
        shell
            .args(["-c", &script, env!("CARGO_BIN_EXE_irc")])
            .output()
            .unwrap()
    };
    assert!(run("log").status.success(), "reading needs no more");
    let output = run("note x --json");
    assert_eq!(output.status.code(), Some(6), "{output:?}");
    let error = error(&output);
    assert_eq!(error["saved"], false);
    assert!(
        error["hint"].as_str().unwrap().contains("ulimit -n"),
        "{error}"
    );
    world.irc("note x --json").change();
}

#[test]
fn where_nothing_new_fits_a_declaration_leaves_nothing_and_names_inodes() {
    if !usable("strace", &["-f", "-o", "/dev/null"]) {
        return;
    }
    for (inject, hint) in [
        ("mkdir:error=ENOSPC:when=1", "inodes"),
        ("mkdir:error=ENOSPC:when=2", "inodes"),
        ("mkdir:error=EDQUOT:when=1", "quota"),
        ("mkdir:error=EROFS:when=1", "writable"),
        ("mkdir:error=EACCES:when=1", "right"),
        ("mkdir:error=EIO:when=1", "disk fails"),
    ] {
        let world = prepared(Before::Open);
        let mut command = world.command("strace");
        command.args([
            "-f",
            "-qq",
            "-o",
            "/dev/null",
            "-e",
            &format!("inject={inject}"),
        ]);
        command.args([
            env!("CARGO_BIN_EXE_irc"),
            "declare",
            "sev3",
            "another",
            "--once",
            "one",
            "--json",
        ]);
        let output = command.output().unwrap();
        assert_eq!(output.status.code(), Some(6), "{inject}: {output:?}");
        let error = error(&output);
        assert_eq!(error["saved"], false, "{inject}");
        assert!(
            error["hint"].as_str().unwrap().contains(hint),
            "{inject}: {error}"
        );
        assert!(error["path"].as_str().is_some(), "{inject}: {error}");
        let listed = |world: &World| {
            world.irc("list --json").json("irc.list/1")["incidents"]
                .as_array()
                .unwrap()
                .len()
        };
        assert_eq!(listed(&world), 1, "{inject}");
        world.irc("declare sev3 another --once one --json").change();
        assert_eq!(listed(&world), 2, "{inject}");
    }
}

#[test]
fn a_name_that_cannot_be_read_just_now_is_not_made_anew() {
    if !usable("strace", &["-f", "-o", "/dev/null"]) {
        return;
    }
    for n in 1..5 {
        let world = prepared(Before::Open);
        let name = world.home().join("writer");
        let before = fs::read(&name).unwrap();
        let mut command = world.command("strace");
        command
            .args(["-f", "-qq", "-o", "/dev/null", "-P"])
            .arg(&name);
        command.args(["-e", &format!("inject=openat:error=EMFILE:when={n}")]);
        command.args([env!("CARGO_BIN_EXE_irc"), "note", "x", "--json"]);
        let output = command.output().unwrap();
        assert!(matches!(output.status.code(), Some(0 | 6)), "{output:?}");
        assert_eq!(
            n == 1,
            output.status.code() == Some(6),
            "it is read once: {output:?}"
        );
        assert_eq!(fs::read(&name).unwrap(), before, "another writer was made");
        world.irc("note y --json").change();
        assert_eq!(fs::read(&name).unwrap(), before);
    }
}

#[test]
fn an_export_that_cannot_see_all_of_it_says_so_and_writes_no_part() {
    if !usable("strace", &["-f", "-o", "/dev/null"]) {
        return;
    }
    let world = prepared(Before::Open);
    let whole = world.irc("export 001").printed().out;
    let folder = fs::read_dir(world.home().join("incidents"))
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    for call in ["statx", "openat"] {
        let mut command = world.command("strace");
        command.args(["-f", "-qq", "-o", "/dev/null", "-P"]);
        command.arg(folder.join("playbook"));
        command.args(["-e", &format!("inject={call}:error=EIO:when=1")]);
        command.args([
            env!("CARGO_BIN_EXE_irc"),
            "export",
            "001",
            "--out",
            "out.json",
        ]);
        let output = command.output().unwrap();
        assert_eq!(output.status.code(), Some(3), "{call}: {output:?}");
        assert!(
            !world.path("out.json").exists(),
            "{call}: a part was written"
        );
    }
    world.irc("export 001 --out out.json").printed();
    assert_eq!(fs::read_to_string(world.path("out.json")).unwrap(), whole);
}
