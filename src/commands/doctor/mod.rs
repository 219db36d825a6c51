//! `irc doctor`: is irc itself well on this machine, and are the records? Changes nothing, but for `--repair`.

mod log;
mod machine;

use clap::Args as ClapArgs;

use crate::act::reply::screen;
use crate::act::{Reply, policy, settings};
use crate::app::App;
use crate::domain::unreachable::unreachable;
use crate::error::Error;
use crate::exit::Exit;
use crate::playbook::find::Origin;
use crate::playbook::read;
use crate::render::{doctor, json};
use crate::text::count::count;
use crate::view::doctor::{CheckedView, DoctorView, UnreachableView};
use crate::view::schema;

/// Is irc well on this machine: store, settings, playbooks, terminal, PATH, zones, people whom nobody can reach
///
/// Changes nothing. With --log: every sum and chain of the records, each fault by file, line, byte and kind.
/// Exit 5 where something must be put right, 3 where a record is damaged.
#[derive(ClapArgs, Clone, Debug, Default)]
#[command(
    after_help = "Example:\n  irc doctor\n  irc doctor --log\n  irc doctor --log k7q --anchor 389faaa4c7e23ee5\n  irc doctor --log k7q --repair"
)]
pub struct Args {
    /// Check every sum and chain: of one incident, or of all
    #[arg(long, value_name = "ID", num_args = 0..=1, default_missing_value = "")]
    log: Option<String>,
    /// With --log: a sum that was written down elsewhere (16 digits or more) must be in the record
    #[arg(long, value_name = "SUM", requires = "log")]
    anchor: Option<String>,
    /// With --log: copy what is damaged, then take out what is no act; every readable act stays
    #[arg(long, requires = "log")]
    repair: bool,
    /// Print one JSON document (irc.doctor/1; with --log irc.log-check/1)
    #[arg(long)]
    json: bool,
}

/// Runs the command.
pub fn run(args: &Args, app: &mut App) -> Result<Reply, Error> {
    if let Some(id) = &args.log {
        return log::run(args, id, app);
    }
    let mut checks = machine::store(app);
    checks.extend(config(app)?);
    checks.extend(playbooks(app));
    let mut policy = policy::chosen(app, None).policy;
    policy::overlay(app, &mut policy);
    let lost: Vec<UnreachableView> = unreachable(&policy)
        .into_iter()
        .map(|one| UnreachableView {
            name: one.name,
            severities: one.severities,
            placeholder: one.placeholder,
        })
        .collect();
    checks.push(people(&policy.name, lost.len()));
    checks.extend([
        machine::terminal(app),
        machine::path(app),
        machine::zone(app),
    ]);
    let of = |level: &str| checks.iter().filter(|check| check.level == level).count();
    let view = DoctorView {
        schema: schema::DOCTOR,
        now: app.now.instant(),
        errors: of("error"),
        warnings: of("warning"),
        unreachable: lost,
        checks,
    };
    let out = if args.json {
        json::document(&view)
    } else {
        doctor::doctor(&screen(app), &view)
    };
    let damaged = view
        .checks
        .iter()
        .any(|c| c.name == "log" && c.level == "error");
    let exit = match (damaged, view.errors) {
        (true, _) => Exit::Damaged,
        (false, 0) => Exit::Done,
        (false, _) => Exit::Faults,
    };
    Ok(Reply {
        out,
        exit,
        ..Reply::default()
    })
}

fn check(name: &'static str, level: &'static str, what: String, right: &str) -> CheckedView {
    CheckedView {
        name,
        level,
        what,
        right: Some(right.to_owned()).filter(|right| !right.is_empty()),
    }
}

/// How many of each, in words: `1 error, 2 warnings`; and which of the two counts.
fn weigh(errors: usize, warnings: usize) -> (&'static str, String) {
    let said = [(errors, "error"), (warnings, "warning")];
    let said = said.iter().filter(|(n, _)| *n > 0);
    let said: Vec<String> = said.map(|(n, noun)| count(*n, noun)).collect();
    let level = match (errors, warnings) {
        (0, 0) => "ok",
        (0, _) => "warning",
        _ => "error",
    };
    (level, said.join(", "))
}

fn config(app: &mut App) -> Result<Vec<CheckedView>, Error> {
    let mut checks = Vec::new();
    for (path, faults) in settings::faults(app)? {
        let path = path.display().to_string();
        let Some(faults) = faults else {
            let what = format!("{path}: not there yet");
            checks.push(check("config", "ok", what, "irc init writes it"));
            continue;
        };
        let errors = faults.iter().filter(|fault| fault.is_error()).count();
        let (level, said) = weigh(errors, faults.len() - errors);
        checks.push(if level == "ok" {
            check("config", level, path, "")
        } else {
            check(
                "config",
                level,
                format!("{path}: {said}"),
                "irc config check",
            )
        });
    }
    Ok(checks)
}

/// Every playbook that can be named, with what `playbook check` finds.
fn playbooks(app: &mut App) -> Vec<CheckedView> {
    let places = policy::places(app);
    let now = app.now.instant();
    let mut checks = Vec::new();
    let mut shipped = 0;
    for listed in places.list().into_iter().filter(|listed| !listed.hidden) {
        let name = listed.name;
        let Ok(found) = places.find(&name) else {
            let what = format!("{name} cannot be read");
            checks.push(check("playbook", "error", what, "irc playbook list"));
            continue;
        };
        let faults = read::read(&found.label(), &found.bytes, now).faults;
        let errors = faults.iter().filter(|fault| fault.is_error()).count();
        let (level, said) = weigh(errors, faults.len() - errors);
        let right = format!("irc playbook check {name}");
        match (level, listed.origin) {
            ("ok", Origin::BuiltIn) => shipped += 1,
            ("ok", _) => checks.push(check("playbook", level, name, "")),
            _ => checks.push(check("playbook", level, format!("{name}: {said}"), &right)),
        }
    }
    let what = format!("{} built in", count(shipped, "playbook"));
    checks.insert(0, check("playbook", "ok", what, ""));
    checks
}

fn people(playbook: &str, lost: usize) -> CheckedView {
    if lost == 0 {
        let what = format!("everybody whom {playbook} wants can be reached");
        return check("people", "ok", what, "");
    }
    let what = format!("nobody can reach {} of {playbook}", count(lost, "name"));
    let right = "put them into team.yaml: irc config path --team";
    check("people", "warning", what, right)
}
