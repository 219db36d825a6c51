//! Who may name whom in `src/`, and which rooms stay pure. The map is the one of `docs/architecture.md`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// A room, and the rooms that it may name; it may also name what those may name.
const ROOMS: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("prompt", &["text"]),
    ("domain", &["text"]),
    ("view", &["domain"]),
    ("playbook", &["domain"]),
    ("store", &["domain"]),
    ("config", &["domain"]),
    ("inbound", &["domain"]),
    ("deliver", &["domain"]),
    ("render", &["view"]),
    ("board", &["view"]),
    (
        "act",
        &["playbook", "store", "config", "deliver", "prompt", "render"],
    ),
    ("commands", &["act", "inbound", "board"]),
];

/// What joins the rooms: who may name it. Naming one opens no other door.
const JOINTS: &[(&str, &[&str])] = &[
    ("exit", &["error", "act", "commands", "cli", "lib"]),
    ("error", &["render", "act", "commands", "app", "cli", "lib"]),
    ("app", &["act", "commands", "cli", "lib"]),
    ("cli", &["lib"]),
];

/// What the joints themselves may name beside each other.
const JOINED: &[(&str, &[&str])] = &[
    ("exit", &[]),
    ("error", &["config", "playbook", "store"]),
    ("app", &["act"]),
    ("cli", &["commands"]),
    ("lib", &["commands"]),
    ("main", &[]),
];

/// The words of errors are in one file, which so names the parts that errors are made of.
const ERROR_WORDS: (&str, &[&str]) = ("render/error.rs", &["playbook", "store"]);

/// What would let the world into a pure room.
const IMPURE: &[&str] = &[
    "std::fs",
    "std::env",
    "std::net",
    "std::process",
    "std::thread",
    "std::io",
    "std::time",
    "SystemTime",
    "Instant::now",
    "Utc::now",
    "chrono::Local",
    "TimeZone::system",
    "TimeZone::get",
    "getrandom",
    "is_terminal",
];

/// What only the composition root reads, and who else has a reason.
const ONLY_APP: &[(&str, &[&str])] = &[
    ("env::var", &[]),
    ("SystemTime", &[]),
    ("Utc::now", &[]),
    ("chrono::Local", &[]),
    ("Instant::now", &["store/lock.rs"]),
    ("is_terminal", &[]),
    ("getrandom", &[]),
    ("args_os", &["cli.rs"]),
];

struct Source {
    /// Relative to `src/`, with `/`.
    name: String,
    /// Without comments, strings and tests.
    code: String,
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    gather(&root, &mut files);
    let texts: Vec<(String, String)> = files
        .iter()
        .map(|path| {
            let name = path.strip_prefix(&root).unwrap().to_str().unwrap();
            (name.to_owned(), fs::read_to_string(path).unwrap())
        })
        .collect();
    let only_tests = test_modules(&texts);
    texts
        .iter()
        .filter(|(name, _)| {
            let module = module_of(name).join("/");
            !only_tests
                .iter()
                .any(|test| module == *test || module.starts_with(&format!("{test}/")))
        })
        .map(|(name, text)| Source {
            name: name.clone(),
            code: bare(text),
        })
        .collect()
}

fn gather(folder: &Path, into: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            gather(&path, into);
        } else if path.extension().is_some_and(|ext| ext == "rs") {
            into.push(path);
        }
    }
}

/// `store/sim/mod.rs` is `store::sim`.
fn module_of(name: &str) -> Vec<&str> {
    let stem = name.strip_suffix(".rs").unwrap();
    let stem = stem.strip_suffix("/mod").unwrap_or(stem);
    stem.split('/').filter(|part| *part != "lib").collect()
}

/// Modules that are only compiled for tests.
fn test_modules(texts: &[(String, String)]) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (name, text) in texts {
        let mut lines = text.lines().map(str::trim);
        while let Some(line) = lines.next() {
            if line != "#[cfg(test)]" {
                continue;
            }
            let declared = lines.next().unwrap_or_default();
            let declared = declared.trim_start_matches("pub ");
            if let Some(module) = declared
                .strip_prefix("mod ")
                .and_then(|m| m.strip_suffix(';'))
            {
                let mut path = module_of(name);
                path.push(module);
                found.insert(path.join("/"));
            }
        }
    }
    found
}

/// Code without line comments, string literals and the tests at the end.
fn bare(text: &str) -> String {
    let text = text.split("\n#[cfg(test)]\nmod tests {").next().unwrap();
    let mut out = String::new();
    for line in text.lines() {
        let mut rest = line;
        let mut kept = String::new();
        while let Some((before, after)) = rest.split_once('"') {
            kept.push_str(before);
            kept.push_str("\"\"");
            let mut escaped = false;
            let end = after.find(|c| {
                let ends = c == '"' && !escaped;
                escaped = c == '\\' && !escaped;
                ends
            });
            rest = end.and_then(|at| after.get(at + 1..)).unwrap_or_default();
        }
        kept.push_str(rest);
        out.push_str(kept.split("//").next().unwrap());
        out.push('\n');
    }
    out
}

fn room_of(name: &str) -> &str {
    name.split('/').next().unwrap().trim_end_matches(".rs")
}

/// Rooms that this code names through `crate::` or `super::`.
fn named(source: &Source) -> BTreeSet<String> {
    let mut rooms = through_super(source, 0);
    for (at, _) in source.code.match_indices("crate::") {
        rooms.extend(heads(&source.code[at + "crate::".len()..]));
    }
    rooms
}

/// What is named through `super::` in the module that lies at this depth: 0 is the crate, 1 the room.
fn through_super(source: &Source, depth: usize) -> BTreeSet<String> {
    let module = module_of(&source.name);
    let mut found = BTreeSet::new();
    for (at, _) in source.code.match_indices("super::") {
        if source.code[..at].ends_with("super::") {
            continue;
        }
        let chain = &source.code[at..];
        let parts = chain.split("super::");
        let ups = parts.take_while(|part| part.is_empty()).count();
        if ups + depth == module.len() {
            found.extend(heads(&chain[ups * "super::".len()..]));
        }
    }
    found
}

/// The first words of a path, or of each path in `{...}`.
fn heads(path: &str) -> Vec<String> {
    let head = |text: &str| -> String {
        text.trim_start()
            .chars()
            .take_while(|c| c.is_ascii_alphanumeric() || *c == '_')
            .collect()
    };
    let Some(inside) = path.strip_prefix('{') else {
        return vec![head(path)];
    };
    let (mut depth, mut start, mut found) = (0_usize, 0, Vec::new());
    for (at, c) in inside.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => {
                found.push(head(&inside[start..at]));
                break;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                found.push(head(&inside[start..at]));
                start = at + 1;
            }
            _ => {}
        }
    }
    found.retain(|name| !name.is_empty());
    found
}

/// Everything that a room may name, itself included.
fn allowed() -> BTreeMap<&'static str, BTreeSet<&'static str>> {
    let direct: BTreeMap<_, _> = ROOMS.iter().copied().collect();
    let mut all = BTreeMap::new();
    for (room, _) in ROOMS {
        let mut reached = BTreeSet::from([*room]);
        let mut todo = vec![*room];
        while let Some(next) = todo.pop() {
            for near in direct[next] {
                if reached.insert(near) {
                    todo.push(near);
                }
            }
        }
        all.insert(*room, reached);
    }
    for (joint, rooms) in JOINED {
        let mut reached = BTreeSet::from([*joint]);
        for room in *rooms {
            reached.extend(all[room].clone());
        }
        all.insert(joint, reached);
    }
    for (joint, by) in JOINTS {
        for room in *by {
            all.get_mut(room).unwrap().insert(joint);
        }
    }
    all
}

#[test]
fn no_room_names_one_that_it_may_not() {
    let allowed = allowed();
    let mut wrong = Vec::new();
    for source in sources() {
        let room = room_of(&source.name);
        let Some(may) = allowed.get(room) else {
            wrong.push(format!(
                "src/{}: the room {room} is not on the map",
                source.name
            ));
            continue;
        };
        let (file, parts) = ERROR_WORDS;
        for other in named(&source) {
            if source.name == file && parts.contains(&other.as_str()) {
                continue;
            }
            if allowed.contains_key(other.as_str()) && !may.contains(other.as_str()) {
                wrong.push(format!("src/{} names {other}", source.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_command_calls_another() {
    let commands = crate::house::commands();
    let is_command = |name: &str| commands.iter().any(|c| c == name.trim_end_matches('_'));
    let mut wrong = Vec::new();
    for source in sources() {
        let module = module_of(&source.name);
        let ["commands", own, ..] = module.as_slice() else {
            continue;
        };
        let mut others = through_super(&source, 1);
        for (at, _) in source.code.match_indices("crate::commands::") {
            others.extend(heads(&source.code[at + "crate::commands::".len()..]));
        }
        others.retain(|other| other != own && is_command(other));
        if !others.is_empty() {
            wrong.push(format!("src/{} names {others:?}", source.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_core_does_not_touch_the_world() {
    let mut wrong = Vec::new();
    for source in sources() {
        if !matches!(room_of(&source.name), "domain" | "view" | "text") {
            continue;
        }
        for word in IMPURE.iter().filter(|word| source.code.contains(**word)) {
            wrong.push(format!("src/{} has {word}", source.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn only_the_composition_root_reads_environment_terminal_and_clock() {
    let mut wrong = Vec::new();
    for source in sources().iter().filter(|source| source.name != "app.rs") {
        for (word, also) in ONLY_APP {
            if source.code.contains(word) && !also.contains(&source.name.as_str()) {
                wrong.push(format!("src/{} has {word}", source.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn printing_has_its_own_places() {
    let macros = ["print!", "println!", "eprint!", "eprintln!", "dbg!"];
    let streams = ["::stdout()", "::stderr()"];
    let places = [
        "render/print.rs",
        "act/talk.rs",
        "app.rs",
        "board/terminal.rs",
        "prompt/terminal.rs",
        "prompt/interrupt.rs",
    ];
    let mut wrong = Vec::new();
    for source in sources() {
        for word in macros.iter().filter(|word| source.code.contains(**word)) {
            wrong.push(format!("src/{} has {word}", source.name));
        }
        let may = places.contains(&source.name.as_str());
        for word in streams
            .iter()
            .filter(|word| !may && source.code.contains(**word))
        {
            wrong.push(format!("src/{} has {word}", source.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_readers_of_this_test_see_what_is_there() {
    let source = |name: &str, code: &str| Source {
        name: name.to_owned(),
        code: bare(code),
    };
    let rooms = |s: &Source| named(s).into_iter().collect::<Vec<String>>();
    let one = source(
        "view/log.rs",
        "use crate::{store::ids, app::{App, Now}};\nuse super::super::render;",
    );
    assert_eq!(rooms(&one), ["app", "render", "store"]);
    let nested = source("domain/a/mod.rs", "super::super::act::x(); super::b::y()");
    assert_eq!(rooms(&nested), ["act"]);
    let beside = source("commands/ack.rs", "use super::{common::Writing, note};");
    assert!(through_super(&beside, 1).contains("note"));
    let quiet = source(
        "text/cut.rs",
        "// crate::app\nlet a = \"crate::app \\\" crate::act\";",
    );
    assert_eq!(rooms(&quiet), Vec::<String>::new());
    let may = allowed();
    assert!(may["view"].contains("text") && !may["view"].contains("error"));
    assert!(may["commands"].contains("store") && !may["render"].contains("store"));
}
