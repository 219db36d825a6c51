//! `irc channel`: through what people elsewhere are told.

use clap::{Args as ClapArgs, Subcommand};

use crate::act::Reply;
use crate::act::outbox;
use crate::act::reply::screen;
use crate::app::App;
use crate::error::Error;
use crate::exit::Exit;
use crate::render::{json, outbox as render};
use crate::text::suggest::nearest;
use crate::view::outbox::{ChannelView, ChannelsView, OutboxView};
use crate::view::schema;

/// Through what people elsewhere are told: `channels:` in config.yaml
#[derive(ClapArgs, Clone, Debug, Default)]
#[command(
    after_help = "Example:\n  irc channel\n  irc channel test ops --dry-run\n  irc channel test ops\n  irc channel presets\n\nHow to set one up: docs/integrations.md"
)]
pub struct Args {
    #[command(subcommand)]
    command: Option<Command>,
    /// Print one JSON document (irc.channels/1)
    #[arg(long)]
    json: bool,
}

#[derive(Subcommand, Clone, Debug)]
enum Command {
    List(ListArgs),
    Presets(ListArgs),
    Test(TestArgs),
}

/// The list, without addresses and secrets
#[derive(ClapArgs, Clone, Debug, Default)]
#[command(after_help = "Example:\n  irc channel list\n  irc channel presets --json")]
struct ListArgs {
    /// Print one JSON document (irc.channels/1)
    #[arg(long)]
    json: bool,
}

/// Send a message that says that nothing is wrong; a pager rings (--yes)
#[derive(ClapArgs, Clone, Debug, Default)]
#[command(after_help = "Example:\n  irc channel test ops\n  irc channel test pager --dry-run")]
struct TestArgs {
    /// Which channel
    #[arg(value_name = "NAME")]
    name: String,
    /// Print the exact request, secrets masked; send nothing
    #[arg(long)]
    dry_run: bool,
    /// Yes, wake somebody, or show it in public
    #[arg(short, long)]
    yes: bool,
    /// Print one JSON document (irc.outbox/1)
    #[arg(long)]
    json: bool,
}

/// Runs the command.
pub fn run(args: &Args, app: &mut App) -> Result<Reply, Error> {
    match &args.command {
        Some(Command::Test(args)) => test(args, app),
        Some(Command::Presets(args)) => Ok(presets(app, args.json)),
        Some(Command::List(args)) => Ok(list(app, args.json)),
        None => Ok(list(app, args.json)),
    }
}

fn view(app: &mut App) -> ChannelsView {
    let channels = app.config().channels.clone();
    let channels = channels.iter().map(|(name, channel)| ChannelView {
        name: name.clone(),
        kind: channel.kind.clone(),
        url: outbox::shown_url(channel),
        target: channel.target.clone(),
        events: channel.events.clone(),
        audiences: channel.audiences.clone(),
        severities: channel.severities.clone(),
        faults: outbox::faults(channel)
            .into_iter()
            .map(|(key, what, right)| format!("{key}: {what}; {right}"))
            .collect(),
    });
    ChannelsView {
        schema: schema::CHANNELS,
        now: app.now.instant(),
        channels: channels.collect(),
        presets: outbox::presets(),
    }
}

fn list(app: &mut App, json: bool) -> Reply {
    let view = view(app);
    if json {
        return Reply::out(json::document(&view));
    }
    let fault = app.config().fault.as_ref().map(ToString::to_string);
    let reply = Reply::out(render::channels(&screen(app), &view));
    match fault {
        Some(fault) => reply.with_talk(&fault),
        None if view.channels.is_empty() => {
            reply.with_talk("no channel yet: docs/integrations.md has the four lines")
        }
        None => reply,
    }
}

fn presets(app: &mut App, json: bool) -> Reply {
    let view = view(app);
    if json {
        return Reply::out(json::document(&view));
    }
    Reply::out(render::presets(&screen(app), &view.presets))
}

fn test(args: &TestArgs, app: &mut App) -> Result<Reply, Error> {
    let Some(channel) = app.config().channels.get(&args.name).cloned() else {
        let known: Vec<String> = app.config().channels.keys().cloned().collect();
        let near = nearest(&args.name, known.iter().map(String::as_str));
        return Err(Error::Usage {
            what: format!("there is no channel `{}`", args.name),
            hint: match near {
                Some(near) => format!("did you mean `{near}`?"),
                None => "irc channel list; docs/integrations.md".to_owned(),
            },
        });
    };
    let loud = matches!(
        channel.kind.as_str(),
        "pagerduty" | "opsgenie" | "statuspage"
    );
    if loud && !args.yes && !args.dry_run {
        return Err(Error::Usage {
            what: format!(
                "a test of {} wakes somebody or is seen in public",
                channel.kind
            ),
            hint: "--dry-run shows the request; --yes sends it".to_owned(),
        });
    }
    app.send_longer();
    let (delivery, request) = outbox::test(app, &args.name, args.dry_run)?;
    let view = OutboxView {
        schema: schema::OUTBOX,
        now: app.now.instant(),
        deliveries: delivery.into_iter().collect(),
        requests: request.into_iter().collect(),
    };
    let exit = if view.deliveries.iter().all(outbox::went_out) {
        Exit::Done
    } else {
        Exit::Undelivered
    };
    let out = if args.json {
        json::document(&view)
    } else if args.dry_run {
        render::requests(&view.requests)
    } else {
        render::lines(&screen(app), &view.deliveries)
    };
    Ok(Reply {
        exit,
        ..Reply::out(out)
    })
}
