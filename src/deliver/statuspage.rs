//! Statuspage: the public incident, made with the first public update and kept up by the later ones.
//!
//! Limits: the REST API's specification (name 255, body 25,000 characters; 420 or 429 when asked too often). It has no
//! key against doubles, so a lost answer is never sent again unasked.

use serde_json::json;

use super::intent::{Intent, chars};
use super::request::{NoRequest, Request, Success};
use super::target::Target;
use crate::domain::message::About;

/// The incident's name, in characters.
const NAME: usize = 255;
/// An update's text, in characters.
const BODY: usize = 25_000;
/// Where the API is, unless the channel says otherwise.
pub const API: &str = "https://api.statuspage.io";

/// The public incident, or its next update.
pub fn incident(intent: &Intent, target: &Target) -> Result<Request, NoRequest> {
    // Only words that were written for the public go there.
    if !matches!(intent.about, Some(About::Update) | None) {
        return Err(NoRequest::NotForIt);
    }
    let Some(page) = &target.to else {
        return Err(NoRequest::Missing("the page's id (`target`)".to_owned()));
    };
    let impact = match intent.rank {
        1 => "critical",
        2 => "major",
        3 => "minor",
        _ => "none",
    };
    let trial = intent.about.is_none();
    let usual = if trial { "resolved" } else { "investigating" };
    let mut incident = json!({
        "status": intent.status.as_deref().unwrap_or(usual),
        "impact_override": impact,
        "body": chars(&intent.text, BODY),
        // A trial is over at once and tells nobody who has subscribed.
        "deliver_notifications": !trial,
    });
    let base = target.url.reveal().trim_end_matches('/');
    let mut method = "PATCH";
    let mut url = format!("{base}/v1/pages/{page}/incidents");
    if let Some(id) = &intent.remote {
        url.push_str(&format!("/{id}"));
    } else {
        method = "POST";
        // The incident's title was written for the team.
        let own = if trial { &intent.title } else { &intent.what };
        let name = intent.subject.as_ref().unwrap_or(own);
        if let Some(map) = incident.as_object_mut() {
            map.insert("name".to_owned(), json!(chars(name, NAME)));
        }
    }
    let mut request = Request::json(method, url, target, &json!({ "incident": incident }));
    let token = format!("OAuth {}", target.token());
    request.headers.push(("authorization".to_owned(), token));
    request.success = Success::Reference(vec![200, 201], "id");
    Ok(request)
}
