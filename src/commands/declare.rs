//! `irc declare`: severity is all it needs.

use clap::{Args as ClapArgs, ValueEnum};

use super::common::{Writing, join, read_alerts};
use crate::act::declare::{Asked, declare};
use crate::act::{Reply, alert, policy, time};
use crate::app::App;
use crate::domain::decide::declare::Request;
use crate::domain::fact::{Mode, Source, Visibility};
use crate::domain::policy::Policy;
use crate::domain::policy::lookup::Typed;
use crate::error::Error;

/// Where the first sign came from.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum From {
    /// Monitoring
    Alert,
    /// A customer
    Customer,
    /// A colleague
    Staff,
    /// A partner
    Partner,
}

/// Declare an incident: severity is all it needs, everything else can follow
///
/// The first word is the severity, the rest the title; a first word that is no severity belongs to
/// the title. Unsure? `--unsure` takes the worse one; it can be changed at any time. Declaring also
/// acknowledges, unless `--unacked` or `--for @somebody`.
#[derive(ClapArgs, Clone, Debug, Default)]
#[command(
    after_help = "Example:\n  irc declare sev2 \"checkout returns 500s\"\n  irc declare --unsure login is slow\n  irc declare sev1 site down --alerted 03:05 --acked 03:08 --impact-started ~02:50"
)]
pub struct Args {
    /// Severity, then title; no quotes needed
    #[arg(value_name = "SEV TITLE")]
    words: Vec<String>,
    /// The severity, as a flag
    #[arg(long, value_name = "SEV")]
    severity: Option<String>,
    /// Take the worse one: one rank worse than named, else the playbook's own
    #[arg(long)]
    unsure: bool,
    /// The title, as a flag
    #[arg(short = 'm', long = "title", value_name = "TEXT")]
    title: Option<String>,
    /// Playbook: a name from `irc playbook list`, or a file
    #[arg(long, value_name = "NAME|FILE")]
    playbook: Option<String>,
    /// Nobody has acknowledged yet
    #[arg(long)]
    unacked: bool,
    /// Somebody else is to take it: not acknowledged yet
    #[arg(long = "for", value_name = "@WHO")]
    for_whom: Option<String>,
    /// When the alert fired
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    alerted: Option<String>,
    /// When it was acknowledged elsewhere (in the pager)
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    acked: Option<String>,
    /// When users began to notice
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    impact_started: Option<String>,
    /// When it was noticed
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    detected: Option<String>,
    /// Where the first sign came from
    #[arg(long, value_enum, value_name = "SOURCE")]
    source: Option<From>,
    /// The affected service
    #[arg(long, value_name = "NAME")]
    service: Option<String>,
    /// What users notice
    #[arg(long, value_name = "TEXT")]
    impact: Option<String>,
    /// Incident commander, if not you
    #[arg(long, value_name = "@WHO")]
    ic: Option<String>,
    /// Written up afterwards: clocks ask instead of blaming
    #[arg(long, conflicts_with = "drill")]
    retro: bool,
    /// Practice
    #[arg(long)]
    drill: bool,
    /// Only for those who are told
    #[arg(long)]
    restricted: bool,
    /// An incident that this one belongs to
    #[arg(long, value_name = "ID")]
    related: Option<String>,
    /// Title, severity and start from an alert: a file of Alertmanager, Grafana, Prometheus or PagerDuty JSON, or -
    #[arg(long, value_name = "FILE|-")]
    from_alert: Option<String>,
    #[command(flatten)]
    writing: Writing,
}

/// Runs the command.
pub fn run(args: &Args, app: &mut App) -> Result<Reply, Error> {
    let usable = policy::chosen(app, args.playbook.as_deref());
    let (severity, title, near) = split(args, &usable.policy);
    let how = args.writing.how();
    let mut when = |text: &Option<String>| time::optional(app, None, text.as_deref());
    let mut request = Request {
        severity,
        unsure: args.unsure,
        title,
        unacked: args.unacked,
        for_whom: args.for_whom.clone(),
        alerted: when(&args.alerted)?,
        acked: when(&args.acked)?,
        impact_started: when(&args.impact_started)?,
        detected: when(&args.detected)?,
        source: args.source.map(|from| match from {
            From::Alert => Source::Alert,
            From::Customer => Source::Customer,
            From::Staff => Source::Staff,
            From::Partner => Source::Partner,
        }),
        service: args.service.clone(),
        impact: args.impact.clone(),
        ic: args.ic.clone(),
        mode: if args.retro {
            Mode::Retro
        } else if args.drill {
            Mode::Drill
        } else {
            Mode::Real
        },
        visibility: if args.restricted {
            Visibility::Restricted
        } else {
            Visibility::Team
        },
        related: args.related.clone(),
        channel: None,
        alerts: None,
        foreign_severity: None,
    };
    if let Some(file) = &args.from_alert {
        let batch = read_alerts(file)?;
        alert::prefill(&mut request, batch, &usable.policy, file)?;
    }
    declare(
        app,
        &usable,
        Asked {
            request,
            near,
            quiet: args.writing.quiet(),
        },
        &how,
    )
}

/// Severity and title as typed; and the slip that the first word may be.
fn split(args: &Args, policy: &Policy) -> (Option<String>, String, Option<(String, String)>) {
    let mut words = args.words.as_slice();
    let mut severity = args.severity.clone();
    let mut near = None;
    if let (None, Some((first, rest))) = (&severity, words.split_first()) {
        match policy.severity(first) {
            Typed::Known(_) | Typed::ByRank(_) => {
                severity = Some(first.clone());
                words = rest;
            }
            Typed::Unknown(Some(nearest)) => near = Some((first.clone(), nearest.to_owned())),
            Typed::Unknown(None) => {}
        }
    }
    let title = args.title.iter().chain(words).collect::<Vec<_>>();
    (severity, join(&title), near)
}
