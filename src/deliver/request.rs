//! One request as a value: what exactly would be sent, and how its answer is to be read.

use super::target::{Secret, Target};
use crate::text::safe::Safe;

/// Stands for what nobody may read.
pub const MASK: &str = "***";

/// What is shorter is no secret, and would mask words.
const SHORTEST: usize = 4;

/// How a success looks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Success {
    /// One of these status codes.
    Status(Vec<u16>),
    /// 200 and the text `ok`.
    Ok,
    /// 200 and `{"ok": true}`; the reference stands under these keys, joined by a slash.
    SlackJson(&'static [&'static str]),
    /// One of these status codes, and a body that has the reference under this key.
    Reference(Vec<u16>, &'static str),
    /// SMTP: 2yz; 4yz is a later, 5yz a no.
    Smtp,
}

/// Who logs in before the message.
#[derive(Clone, Debug, PartialEq)]
pub struct Login {
    /// The name.
    pub user: String,
    /// The password.
    pub password: Secret,
}

/// One request.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    /// `GET`, `POST`, `PATCH`, or `MAIL` where it goes by SMTP.
    pub method: &'static str,
    /// The whole address.
    pub url: Secret,
    /// Everything behind the host is secret.
    pub hidden_path: bool,
    /// Names and values, in order.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: String,
    /// How a success looks.
    pub success: Success,
    /// What must not be shown, wherever it stands.
    pub secrets: Vec<Secret>,
    /// Who logs in, where it goes by SMTP.
    pub login: Option<Login>,
}

/// Why there is no request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoRequest {
    /// This service is not told of such things.
    NotForIt,
    /// Something is missing; the words say what.
    Missing(String),
}

impl NoRequest {
    /// Why, in words.
    pub fn words(&self) -> String {
        match self {
            Self::NotForIt => "this service takes no such message".to_owned(),
            Self::Missing(what) => format!("missing: {what}"),
        }
    }
}

impl Request {
    /// A JSON request to `url`.
    pub fn json(
        method: &'static str,
        url: String,
        target: &Target,
        body: &serde_json::Value,
    ) -> Self {
        Self {
            method,
            url: Secret::new(url),
            hidden_path: false,
            headers: vec![(
                "content-type".to_owned(),
                "application/json; charset=utf-8".to_owned(),
            )],
            body: body.to_string(),
            success: Success::Status(vec![200]),
            secrets: target.secret.iter().cloned().collect(),
            login: None,
        }
    }

    /// A question to `url`.
    pub fn get(url: String) -> Self {
        Self {
            method: "GET",
            url: Secret::new(url),
            hidden_path: true,
            headers: vec![("accept".to_owned(), "application/json".to_owned())],
            body: String::new(),
            success: Success::Status(vec![200]),
            secrets: Vec::new(),
            login: None,
        }
    }

    /// The address as it may be shown.
    pub fn shown_url(&self) -> String {
        let url = self.url.reveal();
        if !self.hidden_path {
            return self.mask(url);
        }
        let (scheme, rest) = url.split_once("://").unwrap_or(("", url));
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let host = host.rsplit('@').next().unwrap_or_default();
        format!("{scheme}://{host}/{MASK}")
    }

    /// A text of this request or its answer without what must not be shown.
    pub fn mask(&self, text: &str) -> String {
        let mut hidden: Vec<String> = Vec::new();
        for secret in &self.secrets {
            let secret = secret.reveal();
            hidden.push(secret.to_owned());
            // As it stands inside JSON.
            let quoted = serde_json::Value::from(secret).to_string();
            hidden.push(quoted.trim_matches('"').to_owned());
        }
        if self.hidden_path {
            let url = self.url.reveal();
            hidden.push(url.to_owned());
            // Servers repeat the path of what they do not find, or a piece of it.
            let (_, rest) = url.split_once("://").unwrap_or(("", url));
            if let Some(at) = rest.find(['/', '?', '#']) {
                let path = rest.get(at..).unwrap_or_default();
                hidden.push(path.to_owned());
                let pieces = path.split(['/', '?', '#', '&', '=']);
                hidden.extend(pieces.map(ToOwned::to_owned));
            }
        }
        hidden.retain(|one| one.len() >= SHORTEST);
        hidden.sort_by_key(|one| std::cmp::Reverse(one.len()));
        hidden
            .iter()
            .fold(text.to_owned(), |text, one| text.replace(one, MASK))
    }

    /// Headers as they may be shown.
    pub fn shown_headers(&self) -> Vec<(String, String)> {
        let shown = |(name, value): &(String, String)| (name.clone(), self.mask(value));
        self.headers.iter().map(shown).collect()
    }

    /// The whole request as it may be shown.
    pub fn shown(&self) -> String {
        let mut out = format!("{} {}\n", self.method, self.shown_url());
        for (name, value) in self.shown_headers() {
            out.push_str(&format!("{name}: {value}\n"));
        }
        out.push('\n');
        out.push_str(&self.mask(&self.body));
        out.push('\n');
        Safe::block(&out).to_string()
    }
}
