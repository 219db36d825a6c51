//! A channel of the user's own file, ready to be sent through: address and secret from the file, a variable or a command.
//!
//! Refuses a file with secrets that others can read. The words of a refusal hold no address and no secret.

use super::route::is_api;
use super::secret::{Kept, Tokens};
use crate::app::App;
use crate::config::channel::Channel;
use crate::config::file;
use crate::deliver::preset::{self, Shape};
use crate::deliver::target::{Secret, Service, Target};
use crate::deliver::{mail, pagerduty, send, slack, smtp, statuspage};
use crate::domain::message::About;
use crate::domain::policy::Audience;
use crate::text::suggest::nearest;

/// Kinds that are no presets.
const KINDS: [&str; 4] = ["pagerduty", "slack", "smtp", "statuspage"];

/// Mail.
const SMTP: &str = "smtp";

/// What is off with a channel: the key, what, and what would be right.
pub type Faults = Vec<(&'static str, String, String)>;

/// Everything that is off with a channel, without running or reading anything else.
pub fn faults(channel: &Channel) -> Faults {
    let mut faults = Faults::new();
    let kinds = || {
        KINDS
            .into_iter()
            .chain(preset::SHIPPED.iter().map(|(name, _)| *name))
    };
    if !kinds().any(|kind| kind == channel.kind) {
        let right = nearest(&channel.kind, kinds()).map_or_else(
            || format!("known: {}", kinds().collect::<Vec<_>>().join(", ")),
            |near| format!("did you mean `{near}`?"),
        );
        faults.push((
            "kind",
            format!("there is no kind `{}`", channel.kind),
            right,
        ));
    }
    let mut words = |key, given: &Option<Vec<String>>, known: Vec<&'static str>| {
        for word in given.iter().flatten() {
            if !known.contains(&word.as_str()) {
                let right = nearest(word, known.iter().copied()).map_or_else(
                    || format!("known: {}", known.join(", ")),
                    |near| format!("did you mean `{near}`?"),
                );
                faults.push((key, format!("there is no `{word}`"), right));
            }
        }
    };
    words(
        "events",
        &channel.events,
        About::ALL.map(About::word).to_vec(),
    );
    words(
        "audiences",
        &channel.audiences,
        Audience::ALL.map(Audience::word).to_vec(),
    );
    if let Some(url) = &channel.url
        && let Err(why) = allowed(channel, url)
    {
        let right = if channel.kind == SMTP {
            "smtps://HOST, or smtp://HOST with STARTTLS"
        } else {
            "https://, or http:// on this machine"
        };
        faults.push(("url", why.to_owned(), right.to_owned()));
    }
    if channel.kind == SMTP {
        let given = |text: &Option<String>| text.clone().unwrap_or_default();
        let from = mail::address(&given(&channel.from)).map(|_| ());
        let target = mail::addresses(&given(&channel.target)).map(|_| ());
        for (key, judged) in [("from", from), ("target", target)] {
            if let Err(why) = judged {
                faults.push((key, why, "mail needs both `from` and `target`".to_owned()));
            }
        }
    }
    if faults.is_empty() {
        missing(channel, &mut faults);
    }
    faults
}

/// What this kind cannot do without.
fn missing(channel: &Channel, faults: &mut Faults) {
    let shape = preset::named(&channel.kind).unwrap_or_default();
    let kind = channel.kind.as_str();
    let secret = kind == "pagerduty" || kind == "statuspage" || shape.needs_secret;
    let page = (kind == "statuspage").then(|| "the page's id".to_owned());
    let target = page.or(shape.needs_target);
    let own = service(channel).is_ok_and(|(_, url)| !url.is_empty());
    let mut miss = |key, what: &str, right: &str| {
        let what = format!("`{kind}` needs {what}");
        faults.push((key, what, right.to_owned()));
    };
    if channel.url.is_none() && channel.url_env.is_none() && !own {
        miss("url", "to know where it goes", "`url`, or `url_env`");
    }
    if secret && !holds_key(channel) {
        miss("secret", "a key", "`secret_env`, `token_cmd`, or `secret`");
    }
    if let (Some(what), None) = (target, &channel.target) {
        miss("target", &what, "`target`");
    }
}

/// A key or token is named.
pub(super) fn holds_key(channel: &Channel) -> bool {
    channel.secret.is_some() || channel.secret_env.is_some() || channel.token_cmd.is_some()
}

/// Who gets more than was written for them: a channel for others than the team that names no events.
pub fn overheard(channel: &Channel) -> Option<String> {
    let quiet = ["pagerduty", "statuspage"].contains(&channel.kind.as_str());
    let all = channel.audiences.as_ref()?;
    let own = [Audience::Internal.word(), Audience::Bridge.word()];
    let team = all.iter().any(|word| own.contains(&word.as_str()));
    (!quiet && !team && channel.events.is_none() && !all.is_empty()).then(|| all.join(", "))
}

/// Refuses addresses that this kind is not sent to.
fn allowed(channel: &Channel, url: &str) -> Result<(), &'static str> {
    if channel.kind == SMTP {
        smtp::allowed(url)
    } else {
        send::allowed(url)
    }
}

/// The channel of this name; the words of an error hold no secret.
pub fn resolve(app: &mut App, name: &str, tokens: &Tokens) -> Result<Target, String> {
    let Some(channel) = app.config().channels.get(name).cloned() else {
        return Err(format!(
            "there is no channel `{name}` in config.yaml any more"
        ));
    };
    if channel.holds_secret() && file::open_to_others(&app.config_file) {
        return Err("config.yaml holds a secret and others can read it: chmod 600".to_owned());
    }
    if let Some((key, what, right)) = faults(&channel).into_iter().next() {
        return Err(format!("channel `{name}`, {key}: {what}; {right}"));
    }
    let url = match (&channel.url, &channel.url_env) {
        (Some(url), _) => url.clone(),
        (None, Some(variable)) => app
            .setting(variable)
            .ok_or_else(|| format!("the variable {variable} (url_env) is not set"))?,
        (None, None) => String::new(),
    };
    let kept = Kept {
        secret: channel.secret.as_ref(),
        secret_env: channel.secret_env.as_ref(),
        token_cmd: channel.token_cmd.as_ref(),
    };
    let printed = channel.token_cmd.as_ref().and_then(|line| tokens.of(line));
    let secret = match printed {
        Some(printed) if channel.secret.is_none() && channel.secret_env.is_none() => Some(printed?),
        _ => kept.find(app)?,
    };
    let (service, own) = service(&channel)?;
    let url = if url.is_empty() { own } else { url };
    if url.is_empty() {
        return Err("it has no `url` or `url_env`".to_owned());
    }
    allowed(&channel, &url)?;
    Ok(Target {
        name: name.to_owned(),
        service,
        url: Secret::new(url),
        secret: secret.map(Secret::new),
        to: channel.target.clone(),
    })
}

/// May a message through this channel be sent twice without harm? No address or secret is needed to know that.
pub(super) fn idempotent(app: &mut App, name: &str) -> bool {
    let channel = app.config().channels.get(name);
    channel.is_some_and(|channel| service(channel).is_ok_and(|(service, _)| service.idempotent()))
}

/// The service of a kind, and its usual address.
fn service(channel: &Channel) -> Result<(Service, String), String> {
    Ok(match channel.kind.as_str() {
        "slack" if is_api(channel) => (Service::SlackApi, slack::API.to_owned()),
        "slack" => (Service::SlackHook, String::new()),
        "pagerduty" => (Service::PagerDuty, pagerduty::EVENTS.to_owned()),
        "statuspage" => (Service::Statuspage, statuspage::API.to_owned()),
        SMTP => (
            Service::Smtp {
                from: channel.from.clone().unwrap_or_default(),
                user: channel.user.clone(),
            },
            String::new(),
        ),
        kind => {
            let mut shape: Shape =
                preset::named(kind).ok_or_else(|| format!("there is no kind `{kind}`"))?;
            if let Some(body) = &channel.body {
                shape.body = body.clone();
            }
            for (name, value) in &channel.headers {
                shape.headers.insert(name.to_lowercase(), value.clone());
            }
            if !channel.success.is_empty() {
                shape.success.clone_from(&channel.success);
            }
            shape.idempotent = channel.idempotent.unwrap_or(shape.idempotent);
            let url = shape.url.clone().unwrap_or_default();
            (Service::Webhook(Box::new(shape)), url)
        }
    })
}

/// Where a channel leads, as it may be shown: the host alone.
pub fn shown_url(channel: &Channel) -> String {
    match (&channel.url, &channel.url_env) {
        (Some(url), _) => {
            let (scheme, rest) = url.split_once("://").unwrap_or(("", url));
            let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
            let host = host.rsplit('@').next().unwrap_or_default();
            format!("{scheme}://{host}/...")
        }
        (None, Some(variable)) => format!("${variable}"),
        (None, None) => service(channel).map(|(_, url)| url).unwrap_or_default(),
    }
}
