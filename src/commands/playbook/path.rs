//! `irc playbook path`: the file of a playbook, for an editor or a script.

use std::path::PathBuf;

use clap::Args as ClapArgs;

use crate::act::own;
use crate::act::{Reply, policy};
use crate::app::App;
use crate::error::Error;
use crate::playbook::find::Origin;
use crate::render::json;
use crate::view::config::FileView;
use crate::view::schema;

/// The full path of a playbook's file, on one line
///
/// Of a built-in one a copy is put down to be read: changing it changes nothing. Without a name: the folder of your own.
#[derive(ClapArgs, Clone, Debug)]
#[command(
    after_help = "Example:\n  less $(irc playbook path default)\n  $EDITOR $(irc playbook path shop)"
)]
pub(super) struct Args {
    /// A name from `irc playbook list`, or a file
    #[arg(value_name = "NAME")]
    name: Option<String>,
    /// Print one JSON document (irc.file/1)
    #[arg(long)]
    pub(super) json: bool,
}

/// Runs the command.
pub(super) fn run(args: &Args, app: &mut App) -> Result<Reply, Error> {
    let places = policy::places(app);
    let (path, built_in) = match &args.name {
        None => (places.own.unwrap_or_default(), false),
        Some(name) => {
            let found = places.find(name)?;
            match &found.origin {
                Origin::Own(path) | Origin::File(path) => (path.clone(), false),
                Origin::BuiltIn => {
                    let cache = policy::cache(app);
                    let path = cache.dir().join(format!("{}.yaml", found.name));
                    own::write(&path, &found.bytes, true)?;
                    (path, true)
                }
            }
        }
    };
    let path: PathBuf = std::path::absolute(&path).unwrap_or(path);
    let shown = path.display().to_string();
    if args.json {
        return Ok(Reply::out(json::document(&FileView {
            schema: schema::FILE,
            now: app.now.instant(),
            exists: path.exists(),
            path: shown,
            built_in,
        })));
    }
    let reply = Reply::out(format!("{shown}\n"));
    Ok(match args.name.as_deref().filter(|_| built_in) {
        Some(name) => reply.with_talk(&format!(
            "a copy of what is built in; to change it: irc playbook new my-{name} --from {name}"
        )),
        None => reply,
    })
}
