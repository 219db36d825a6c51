//! `irc config path`: where the user's own file is, or will be.

use clap::Args as ClapArgs;

use crate::act::Reply;
use crate::app::App;
use crate::config::team;
use crate::render::json;
use crate::view::config::FileView;
use crate::view::schema;

/// The full path of config.yaml on one line, also before the file exists
#[derive(ClapArgs, Clone, Debug, Default)]
#[command(
    after_help = "Example:\n  $EDITOR $(irc config path)\n  $EDITOR $(irc config path --team)"
)]
pub(super) struct Args {
    /// The team's file instead
    #[arg(long)]
    team: bool,
    /// Print one JSON document (irc.file/1)
    #[arg(long)]
    pub(super) json: bool,
}

/// Runs the command.
pub(super) fn run(args: &Args, app: &App) -> Reply {
    let path = if args.team {
        team::path(&app.config_file)
    } else {
        app.config_file.clone()
    };
    let path = std::path::absolute(&path).unwrap_or(path);
    let shown = path.display().to_string();
    if args.json {
        return Reply::out(json::document(&FileView {
            schema: schema::FILE,
            now: app.now.instant(),
            exists: path.exists(),
            built_in: false,
            path: shown,
        }));
    }
    Reply::out(format!("{shown}\n"))
}
