//! `irc playbook new`: a commented start that has no fault, or a copy of another one.

use std::path::{Path, PathBuf};

use clap::Args as ClapArgs;

use crate::act::own;
use crate::act::{Reply, policy};
use crate::app::App;
use crate::error::Error;
use crate::playbook::fault::Fault;
use crate::playbook::{find, read, schema as playbook_schema};
use crate::render::json;
use crate::text::safe::Safe;
use crate::view::config::FileView;
use crate::view::schema;

/// What a playbook starts from.
const START: &str = include_str!("../../../templates/playbook.yaml");
/// Its name, if nobody gives another.
const NAME: &str = "my-team";
/// What editors complete keys from; it lies beside the user's own playbooks.
const SCHEMA: &str = "playbook.schema.json";

/// A commented playbook to start from, or a copy of another one under a name of its own
///
/// Goes to your own playbooks, where `--playbook NAME` finds it; -o puts it elsewhere, `-o -` prints it.
#[derive(ClapArgs, Clone, Debug)]
#[command(
    after_help = "Example:\n  irc playbook new shop\n  irc playbook new shop --from release-manager\n  irc playbook new -o docs/incidents.yaml"
)]
pub(super) struct Args {
    /// Its name: small letters, digits and `-`
    #[arg(value_name = "NAME")]
    name: Option<String>,
    /// Copy this one: a name from `irc playbook list`, or a file
    #[arg(long, value_name = "NAME")]
    from: Option<String>,
    /// Where to put it; `-` prints it
    #[arg(short, long, value_name = "FILE")]
    output: Option<String>,
    /// Replace the file if it is there
    #[arg(long)]
    force: bool,
    /// Print what would be written; write nothing
    #[arg(long)]
    dry_run: bool,
    /// Print one JSON document (irc.file/1)
    #[arg(long)]
    pub(super) json: bool,
}

/// Runs the command.
pub(super) fn run(args: &Args, app: &mut App) -> Result<Reply, Error> {
    let own_dir = policy::places(app).own;
    let stem = args
        .output
        .as_deref()
        .filter(|out| *out != "-")
        .and_then(|out| {
            let stem = Path::new(out).file_stem()?.to_str()?;
            Some(stem.to_lowercase())
        });
    let name = args
        .name
        .clone()
        .or(stem)
        .unwrap_or_else(|| NAME.to_owned());
    let start = match &args.from {
        None => START.to_owned(),
        Some(from) => copied(app, from)?,
    };
    let printed = args.dry_run || args.output.as_deref() == Some("-");
    let path = match args.output.as_deref() {
        Some("-") => PathBuf::new(),
        Some(file) => PathBuf::from(file),
        None => own_dir
            .clone()
            .unwrap_or_default()
            .join(format!("{name}.yaml")),
    };
    let beside = own_dir.filter(|_| !printed).map(|dir| dir.join(SCHEMA));
    let text = named(&start, &name, &reference(beside.as_deref(), &path));
    usable_name(&name, &text, app)?;
    if printed && !args.json {
        return Ok(Reply::out(text));
    }
    if !printed {
        own::write(&path, text.as_bytes(), args.force)?;
        if let Some(beside) = &beside {
            let schema = json::document(&playbook_schema::playbook());
            own::write(beside, schema.as_bytes(), true)?;
        }
    }
    let whole = std::path::absolute(&path).unwrap_or(path);
    let shown = whole.display().to_string();
    if args.json {
        return Ok(Reply::out(json::document(&FileView {
            schema: schema::FILE,
            now: app.now.instant(),
            exists: whole.exists(),
            built_in: false,
            path: shown,
        })));
    }
    let typed = if args.output.is_some() { &shown } else { &name };
    let words = format!(
        "wrote {}\nnext: edit it, then irc playbook check {typed}\nfor new incidents: irc playbook use {typed}\n",
        Safe::line(&shown)
    );
    let reply = Reply::out(words);
    let hides = args.output.is_none() && find::built_in(&name).is_some();
    Ok(if hides {
        reply.with_talk(&format!(
            "`{name}` is also built in: yours is taken from now on"
        ))
    } else {
        reply
    })
}

fn copied(app: &App, from: &str) -> Result<String, Error> {
    let (found, _) = super::show::read(app, from)?;
    Ok(String::from_utf8_lossy(&found.bytes).into_owned())
}

/// How the file names the schema: by its name if it lies beside it.
fn reference(schema: Option<&Path>, file: &Path) -> String {
    match schema {
        Some(schema) if schema.parent() != file.parent() => schema.display().to_string(),
        _ => SCHEMA.to_owned(),
    }
}

/// The text under another name and with another reference to its schema; everything else stays.
fn named(text: &str, name: &str, schema: &str) -> String {
    let first = format!("# yaml-language-server: $schema={schema}\n");
    let mut out = String::with_capacity(text.len() + first.len());
    out.push_str(&first);
    let mut renamed = false;
    for line in text.trim_start_matches('\u{feff}').split_inclusive('\n') {
        if line.starts_with("# yaml-language-server:") {
            continue;
        }
        if !renamed && line.starts_with("name:") {
            out.push_str(&format!("name: {name}\n"));
            renamed = true;
        } else {
            out.push_str(line);
        }
    }
    out
}

fn usable_name(name: &str, text: &str, app: &App) -> Result<(), Error> {
    let faults = read::read(name, text.as_bytes(), app.now.instant()).faults;
    match faults.into_iter().find(Fault::is_error) {
        None => Ok(()),
        Some(fault) => Err(Error::Usage {
            what: fault.what,
            hint: fault.would_be_right.unwrap_or_default(),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::instant::Instant;

    #[test]
    fn the_start_has_no_fault_and_its_name_is_changed() {
        let text = named(START, "shop", "x.json");
        let reading = read::read("shop.yaml", text.as_bytes(), Instant::from_unix(0));
        let faults: Vec<String> = reading.faults.iter().map(Fault::headline).collect();
        assert_eq!(faults, Vec::<String>::new());
        assert_eq!(reading.policy.unwrap().name, "shop");
        assert!(text.starts_with("# yaml-language-server: $schema=x.json\n# Your team's"));
    }

    #[test]
    fn every_shipped_playbook_can_be_copied() {
        for (shipped, yaml) in find::BUILT_IN {
            let text = named(yaml, "shop", "x.json");
            let reading = read::read("shop.yaml", text.as_bytes(), Instant::from_unix(0));
            assert_eq!(reading.policy.unwrap().name, "shop", "{shipped}");
            assert_eq!(text.matches("yaml-language-server").count(), 1, "{shipped}");
        }
    }
}
