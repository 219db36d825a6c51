//! The shapes of secrets, as data: what their issuers put in front, and the names that people give them.
//!
//! Refuses patterns of bare length or entropy: commit hashes, sums and ids are what a record is full of.

/// A token with a beginning of its own.
pub(super) struct Shape {
    /// What it begins with.
    pub(super) prefix: &'static str,
    /// What may follow.
    pub(super) part: fn(char) -> bool,
    /// How many of those at least.
    pub(super) shortest: usize,
    /// The rest must mix letters with digits or cases.
    pub(super) mixed: bool,
    /// What the mark says.
    pub(super) name: &'static str,
}

/// A word that introduces a secret.
pub(super) struct Name {
    /// In lower case; with a space at its end the value follows at once.
    pub(super) word: &'static str,
    /// What the mark says.
    pub(super) what: &'static str,
}

/// How a private key begins.
pub(super) const PEM_BEGIN: &str = "-----BEGIN ";
/// How it ends.
pub(super) const PEM_END: &str = "-----END ";

const fn alnum(c: char) -> bool {
    c.is_ascii_alphanumeric()
}

const fn id(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '-')
}

const fn dotted(c: char) -> bool {
    id(c) || matches!(c, '.' | '=')
}

const fn path(c: char) -> bool {
    id(c) || matches!(c, '/' | '@')
}

const fn shape(
    prefix: &'static str,
    part: fn(char) -> bool,
    shortest: usize,
    name: &'static str,
) -> Shape {
    Shape {
        prefix,
        part,
        shortest,
        mixed: true,
        name,
    }
}

/// Beginnings that issuers document.
pub(super) const PREFIXES: &[Shape] = &[
    shape("AKIA", alnum, 16, "AWS key"),
    shape("ASIA", alnum, 16, "AWS key"),
    shape("ghp_", alnum, 30, "GitHub token"),
    shape("gho_", alnum, 30, "GitHub token"),
    shape("ghu_", alnum, 30, "GitHub token"),
    shape("ghs_", alnum, 30, "GitHub token"),
    shape("ghr_", alnum, 30, "GitHub token"),
    shape("github_pat_", id, 22, "GitHub token"),
    shape("glpat-", dotted, 20, "GitLab token"),
    shape("glrt-", dotted, 20, "GitLab token"),
    shape("xoxb-", id, 20, "Slack token"),
    shape("xoxp-", id, 20, "Slack token"),
    shape("xoxa-", id, 20, "Slack token"),
    shape("xoxr-", id, 20, "Slack token"),
    shape("xoxs-", id, 20, "Slack token"),
    shape("xapp-", id, 20, "Slack token"),
    shape("hooks.slack.com/services/", path, 20, "Slack webhook"),
    shape("discord.com/api/webhooks/", path, 30, "Discord webhook"),
    shape("webhook.office.com/webhookb2/", path, 30, "Teams webhook"),
    shape("sk_live_", alnum, 16, "Stripe key"),
    shape("sk_test_", alnum, 16, "Stripe key"),
    shape("rk_live_", alnum, 16, "Stripe key"),
    shape("whsec_", alnum, 20, "Stripe key"),
    shape("AIza", id, 35, "Google key"),
    shape("ya29.", dotted, 20, "Google token"),
    shape("GOCSPX-", id, 20, "Google secret"),
    shape("npm_", alnum, 36, "npm token"),
    shape("pypi-AgE", id, 40, "PyPI token"),
    shape("SG.", dotted, 40, "SendGrid key"),
    shape("dop_v1_", alnum, 40, "DigitalOcean token"),
    shape("hvs.", dotted, 20, "Vault token"),
    shape("sk-ant-", id, 20, "Anthropic key"),
    shape("sk-proj-", id, 20, "OpenAI key"),
    shape("sk-", alnum, 40, "OpenAI key"),
    shape("shpat_", alnum, 32, "Shopify token"),
    shape("dapi", alnum, 32, "Databricks token"),
    shape("NRAK-", alnum, 20, "New Relic key"),
    shape("glsa_", id, 32, "Grafana token"),
    shape("lin_api_", alnum, 32, "Linear key"),
    shape("ATATT3", dotted, 40, "Atlassian token"),
    shape("dckr_pat_", id, 20, "Docker token"),
    shape("hf_", alnum, 30, "Hugging Face token"),
    shape("PMAK-", id, 30, "Postman key"),
    shape("pscale_tkn_", dotted, 30, "PlanetScale token"),
    shape("sntrys_", dotted, 30, "Sentry token"),
    shape("AGE-SECRET-KEY-1", alnum, 50, "age key"),
    shape("eyJ", dotted, 40, "JSON web token"),
];

const fn password(word: &'static str) -> Name {
    Name {
        word,
        what: "password",
    }
}

const fn key(word: &'static str) -> Name {
    Name { word, what: "key" }
}

/// Names that people and programs give to secrets.
pub(super) const NAMES: &[Name] = &[
    password("password"),
    password("passwd"),
    password("passphrase"),
    password("pwd"),
    Name {
        word: "secret",
        what: "secret",
    },
    Name {
        word: "token",
        what: "token",
    },
    Name {
        word: "bearer ",
        what: "token",
    },
    Name {
        word: "authorization: basic ",
        what: "password",
    },
    Name {
        word: "authorization: oauth ",
        what: "token",
    },
    key("api_key"),
    key("api-key"),
    key("apikey"),
    key("access_key"),
    key("access-key"),
    key("accesskey"),
    key("secret_key"),
    key("private_key"),
    key("accountkey"),
    key("routing_key"),
    key("integration_key"),
    key("encryption_key"),
    key("signing_key"),
];
