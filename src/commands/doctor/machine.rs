//! The machine's part: the store's folder and records, the terminal, another irc, zones.
//!
//! Refuses to write: whether a store can be written to is not tried.

use std::path::{Path, PathBuf};

use super::check;
use crate::app::App;
use crate::config::file::open_to_others;
use crate::domain::zone::Zone;
use crate::text::count::count;
use crate::view::doctor::CheckedView;

pub(super) fn store(app: &App) -> Vec<CheckedView> {
    let store = app.store();
    let path = app.home.display().to_string();
    if !store.exists() {
        let what = format!("{path}: not there yet");
        return vec![check("store", "ok", what, "irc declare makes it")];
    }
    let mut checks = Vec::new();
    if let Err(error) = store.check() {
        let what = format!("{path}: {error}");
        return vec![check(
            "store",
            "error",
            what,
            "IRC_HOME names a store of your own",
        )];
    }
    checks.push(if open_to_others(&app.home) {
        let what = format!("{path}: others on this machine can read it");
        check("store", "warning", what, &format!("chmod 700 {path}"))
    } else {
        check("store", "ok", path, "")
    });
    let ids = match store.incidents() {
        Ok((ids, _)) => ids,
        Err(error) => {
            checks.push(check("log", "error", error.to_string(), ""));
            return checks;
        }
    };
    let bad: Vec<String> = ids
        .iter()
        .filter(|id| store.read(id).map_or(true, |log| log.is_damaged()))
        .map(ToString::to_string)
        .collect();
    checks.push(if bad.is_empty() {
        let what = format!("{}: every sum and chain holds", count(ids.len(), "record"));
        check("log", "ok", what, "")
    } else {
        let what = format!("damaged: {}", bad.join(", "));
        check("log", "error", what, "irc doctor --log")
    });
    checks
}

pub(super) fn terminal(app: &App) -> CheckedView {
    let term = app.setting("TERM").unwrap_or_else(|| "not set".to_owned());
    let colour = if app.setting("NO_COLOR").is_some() {
        ", NO_COLOR"
    } else {
        ""
    };
    let kind = if app.talk_tty {
        "a terminal: questions are asked"
    } else {
        "no terminal: nothing is asked"
    };
    let what = format!("{kind}; {} columns, TERM {term}{colour}", app.width);
    if app.width < 40 {
        let right = "40 columns or more read better";
        return check("terminal", "warning", what, right);
    }
    check("terminal", "ok", what, "")
}

/// The first `irc` that the shell finds: is it this one?
pub(super) fn path(app: &App) -> CheckedView {
    let name = if cfg!(windows) { "irc.exe" } else { "irc" };
    let first = app.search_path().into_iter().map(|dir| dir.join(name));
    let first = first.into_iter().find(|path| runs(path));
    let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
    let own: Option<PathBuf> = app.own_program().ok().map(|path| real(&path));
    match (first, own) {
        (Some(first), Some(own)) if real(&first) != own => {
            let what = format!(
                "`irc` is {}, not this one ({})",
                first.display(),
                own.display()
            );
            let right = "put this one's folder first in PATH, or call it by its path";
            check("path", "warning", what, right)
        }
        (Some(first), _) => check("path", "ok", first.display().to_string(), ""),
        (None, own) => {
            let own = own.map(|own| own.display().to_string()).unwrap_or_default();
            let what = format!("`irc` is not in PATH; this one is {own}");
            check("path", "warning", what, "cargo install --path .")
        }
    }
}

#[cfg(unix)]
fn runs(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    path.metadata()
        .is_ok_and(|meta| meta.is_file() && meta.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn runs(path: &Path) -> bool {
    path.is_file()
}

pub(super) fn zone(app: &mut App) -> CheckedView {
    let own = app.zone().name().to_owned();
    let asked = app.setting("TZ").filter(|tz| !tz.is_empty());
    let known = |tz: &String| Zone::named(tz.trim_start_matches(':')).is_ok();
    if let Some(tz) = asked.filter(|tz| !known(tz) && !tz.contains('/')) {
        let what = format!("TZ is `{tz}`, which is no zone's name: {own} counts");
        let right = "name one such as Europe/Berlin, or set zone in config.yaml";
        return check("zone", "warning", what, right);
    }
    let what = format!("{own}; the rules of all zones are built in");
    check("zone", "ok", what, "")
}
