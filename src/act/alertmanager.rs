//! Asks a live Alertmanager what fires.
//!
//! Records nothing, tries once, and puts no address into words.

use std::time::Duration;

use crate::app::App;
use crate::config::alertmanager::Alertmanager;
use crate::deliver::answer::Answer;
use crate::deliver::request::Request;
use crate::deliver::send;
use crate::error::Error;

/// How long it may take to answer.
const LIMIT: Duration = Duration::from_secs(5);
/// The API, version 2, after the address.
const ALERTS: &str = "/api/v2/alerts";
/// How to say which one.
const HOW: &str = "config.yaml: `alertmanager: {url: \"http://localhost:9093\"}` or `{url_env: NAME}`; or --url-env NAME";

/// The API's answer, not read yet. `variable` holds the address; `None`: as config.yaml says.
pub fn ask(app: &mut App, variable: Option<&str>) -> Result<String, Error> {
    let address = address(app, variable)?;
    allowed(&address).map_err(|why| usage(format!("the Alertmanager is not asked: {why}")))?;
    let url = format!("{}{ALERTS}", address.trim_end_matches('/'));
    match send::all(vec![Request::get(url)], LIMIT).pop() {
        Some(Answer::Replied { status, body, .. }) => match status {
            200 => Ok(body),
            300..=399 => Err(failed(format!(
                "{status}: it sends irc to another address, which irc does not follow"
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

fn address(app: &mut App, variable: Option<&str>) -> Result<String, Error> {
    let configured = if let Some(name) = variable {
        Alertmanager {
            url: None,
            url_env: Some(name.to_owned()),
        }
    } else {
        let config = app.config();
        if let Some(fault) = &config.fault {
            return Err(Error::Config(fault.clone()));
        }
        config.alertmanager.clone().unwrap_or_default()
    };
    match (configured.url, configured.url_env) {
        (Some(url), _) => Ok(url),
        (None, Some(name)) => app
            .setting(&name)
            .ok_or_else(|| usage(format!("the variable {name} is not set"))),
        (None, None) => Err(usage("no Alertmanager is configured".to_owned())),
    }
}
