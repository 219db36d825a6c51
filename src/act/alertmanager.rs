//! Asks a live Alertmanager what fires.
//!
//! Records nothing, tries once, and puts no address and no token into words.

use std::time::Duration;

use super::outbox::Kept;
use crate::app::App;
use crate::config::alertmanager::Alertmanager;
use crate::config::file;
use crate::deliver::answer::Answer;
use crate::deliver::request::Request;
use crate::deliver::send;
use crate::deliver::target::Secret;
use crate::error::Error;

/// How long it may take to answer.
const LIMIT: Duration = Duration::from_secs(5);
/// The API, version 2, after the address.
const ALERTS: &str = "/api/v2/alerts";
/// How to say which one.
const HOW: &str = "config.yaml: `alertmanager: {url: \"http://localhost:9093\"}` or `{url_env: NAME}`; or --url-env NAME";

/// The API's answer, not read yet. `variable` holds the address; `None`: as config.yaml says.
pub fn ask(app: &mut App, variable: Option<&str>) -> Result<String, Error> {
    let configured = configured(app, variable)?;
    let address = address(app, &configured)?;
    allowed(&address).map_err(|why| usage(format!("the Alertmanager is not asked: {why}")))?;
    let mut request = Request::get(format!("{}{ALERTS}", address.trim_end_matches('/')));
    if let Some(token) = token(app, &configured).map_err(usage)? {
        let bearer = format!("Bearer {token}");
        request.headers.push(("authorization".to_owned(), bearer));
        request.secrets.push(Secret::new(token));
    }
    match send::all(vec![request], LIMIT).pop() {
        Some(Answer::Replied { status, body, .. }) => match status {
            200 => Ok(body),
            300..=399 => Err(failed(format!(
                "{status}: it sends irc to another address, which irc does not follow"
            ))),
            401 | 403 => Err(failed(format!(
                "it answers {status}: it wants another token (`secret_env` or `token_cmd` of `alertmanager:`)"
            ))),
            _ => Err(failed(format!("it answers {status}"))),
        },
        Some(Answer::NotSent(why) | Answer::Lost(why)) => Err(failed(why)),
        None => Err(failed("no answer".to_owned())),
    }
}

/// It did not say what fires, and why.
pub const fn failed(why: String) -> Error {
    Error::Alertmanager { why }
}

/// May irc ask there? The words hold no part of the address.
pub fn allowed(address: &str) -> Result<(), &'static str> {
    let (_, rest) = address.split_once("://").unwrap_or(("", address));
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    if host.contains('@') {
        return Err("its address holds a user name or password, which irc does not keep");
    }
    if rest.contains(['?', '#']) {
        return Err("its address has a `?` or `#`: only what stands before /api/v2 is wanted");
    }
    send::allowed(address)
}

fn usage(what: String) -> Error {
    let hint = HOW.to_owned();
    Error::Usage { what, hint }
}

/// What config.yaml says; an address from elsewhere has no token.
fn configured(app: &mut App, variable: Option<&str>) -> Result<Alertmanager, Error> {
    if let Some(name) = variable {
        return Ok(Alertmanager {
            url_env: Some(name.to_owned()),
            ..Alertmanager::default()
        });
    }
    let config = app.config();
    if let Some(fault) = &config.fault {
        return Err(Error::Config(fault.clone()));
    }
    Ok(config.alertmanager.clone().unwrap_or_default())
}

fn address(app: &App, configured: &Alertmanager) -> Result<String, Error> {
    match (&configured.url, &configured.url_env) {
        (Some(url), _) => Ok(url.clone()),
        (None, Some(name)) => app
            .setting(name)
            .ok_or_else(|| usage(format!("the variable {name} is not set"))),
        (None, None) => Err(usage("no Alertmanager is configured".to_owned())),
    }
}

/// Its token, if it has one.
fn token(app: &mut App, configured: &Alertmanager) -> Result<Option<String>, String> {
    if configured.secret.is_some() && file::open_to_others(&app.config_file) {
        return Err("config.yaml holds a secret and others can read it: chmod 600".to_owned());
    }
    let kept = Kept {
        secret: configured.secret.as_ref(),
        secret_env: configured.secret_env.as_ref(),
        token_cmd: configured.token_cmd.as_ref(),
    };
    kept.find(app)
}
