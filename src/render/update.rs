//! What is said around an update's words: that irc did not post them, where they go, what to look at again.

use super::palette::{DUE, QUIET, STRONG, TYPE, paint};
use super::screen::Screen;
use crate::domain::policy::PublicRules;
use crate::text::count::and_list;
use crate::text::cut;
use crate::text::safe::Safe;
use crate::view::update::UpdateView;

/// What is to be done with the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heading {
    /// Somebody posts them now.
    Paste,
    /// A channel carries them.
    Send,
    /// They wait.
    Draft,
    /// They were kept by an earlier run.
    Again,
    /// Nothing was kept.
    Rehearsal,
}

/// The lines before the words: what to do with them, for whom they are, where they go.
pub fn heading(screen: &Screen, heading: Heading, view: &UpdateView) -> String {
    let first = match heading {
        Heading::Paste => "PASTE THIS (not posted by irc)".to_owned(),
        Heading::Send => format!("{} (through your channels)", view.id),
        Heading::Draft => format!("DRAFT {} (not posted by irc)", view.id),
        Heading::Again => format!("{} AGAIN (not posted by irc)", view.id),
        Heading::Rehearsal => "DRY RUN: nothing kept, nothing posted".to_owned(),
    };
    let mut parts = vec![format!("for {}", view.audience.word())];
    parts.extend(view.also.iter().map(|also| also.word().to_owned()));
    let mut line = and_list(&parts);
    if let Some(channel) = &view.channel {
        line.push_str(", in ");
        line.push_str(channel);
    }
    if let Some(template) = &view.template {
        line.push_str(" | template ");
        line.push_str(template);
    }
    let line = Safe::line(&line).to_string();
    let line = cut::wrap(&line, screen.width, 2);
    let (first, line) = (paint(STRONG, &first), paint(QUIET, &line));
    format!("{first}\n{line}\n{}", gap(screen))
}

/// Talk stands apart from the words where both are on one screen.
pub const fn gap(screen: &Screen) -> &'static str {
    if screen.tty { "\n" } else { "" }
}

/// What to look at again before it is posted.
pub fn warnings(screen: &Screen, view: &UpdateView, rules: Option<&PublicRules>) -> String {
    let mut out = gap(screen).to_owned();
    for warning in &view.warnings {
        let words = Safe::line(warning).to_string();
        let words = cut::wrap(&words, screen.width, 9);
        out.push_str(&paint(DUE, "look at:"));
        out.push(' ');
        out.push_str(&words);
        out.push('\n');
    }
    let exclude = rules.map_or(&[][..], |rules| rules.exclude.as_slice());
    if !view.warnings.is_empty() && !exclude.is_empty() {
        let words = format!("this playbook leaves out: {}", exclude.join("; "));
        let words = cut::wrap(&Safe::line(&words).to_string(), screen.width, 2);
        out.push_str(&paint(QUIET, &words));
        out.push('\n');
    }
    out
}

/// How a draft is said later.
pub fn say_later(view: &UpdateView) -> String {
    let also = view
        .also
        .iter()
        .map(|also| format!(" --also {}", also.word()));
    let command = format!("irc update --said {}{}", view.id, also.collect::<String>());
    let command = paint(TYPE, &command);
    format!("kept as draft {}; once it is posted: {command}\n", view.id)
}
