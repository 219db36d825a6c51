//! A segment for a shell prompt, tmux or starship: one short line without a line break, or nothing.
//!
//! Only letters, digits and a few marks of names come through, so that no name is code for a shell, zsh or tmux.

use super::screen::span;
use crate::domain::clocks::{ClockState, Kind};
use crate::text::cut;
use crate::view::clock::ClockView;
use crate::view::segment::SegmentView;

/// Columns of a name.
const NAME: usize = 16;

/// For whom the line is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// No colour.
    #[default]
    Plain,
    /// Colours as escape sequences: fish, starship.
    Ansi,
    /// `#[fg=red]`
    Tmux,
    /// `%F{red}`
    Zsh,
    /// Escape sequences that readline does not count.
    Bash,
}

impl Format {
    /// The words on the command line.
    pub const WORDS: [&str; 5] = ["plain", "ansi", "tmux", "zsh", "bash"];

    /// Reads a word; `None` if it is none.
    pub fn read(word: &str) -> Option<Self> {
        Some(match word {
            "plain" => Self::Plain,
            "ansi" => Self::Ansi,
            "tmux" => Self::Tmux,
            "zsh" => Self::Zsh,
            "bash" => Self::Bash,
            _ => return None,
        })
    }

    fn paint(self, colour: Colour, text: &str) -> String {
        let (code, name) = match colour {
            Colour::None => return text.to_owned(),
            Colour::Late => ("1;31", "red"),
            Colour::Due => ("1;35", "magenta"),
            Colour::Calm => ("39", "default"),
        };
        match self {
            Self::Plain => text.to_owned(),
            Self::Ansi => format!("\x1b[{code}m{text}\x1b[0m"),
            Self::Tmux => format!("#[fg={name}]{text}#[default]"),
            Self::Zsh => format!("%F{{{name}}}{text}%f"),
            Self::Bash => format!("\x01\x1b[{code}m\x02{text}\x01\x1b[0m\x02"),
        }
    }
}

#[derive(Clone, Copy)]
enum Colour {
    None,
    Late,
    Due,
    Calm,
}

/// The segment; empty when there is nothing to say.
pub fn segment(view: &SegmentView, format: Format) -> String {
    let Some(severity) = &view.severity else {
        return String::new();
    };
    let mut words = vec![name(severity).replace(['-', ' '], "")];
    words.extend(view.age_s.map(short));
    let colour = match &view.clock {
        None => Colour::None,
        Some(clock) => {
            words.push(label(clock));
            let left = view.left_s();
            match (clock.state, left) {
                (ClockState::Overdue, Some(left)) => words.push(format!("LATE {}", short(left))),
                (ClockState::Overdue, None) => words.push("LATE".to_owned()),
                (ClockState::Due, Some(left)) if left > 0 => {
                    words.push(format!("by {}", short(left)));
                }
                (ClockState::Due, _) => words.push("now".to_owned()),
                (_, Some(left)) => words.push(format!("in {}", short(left))),
                (_, None) => {}
            }
            match clock.state {
                ClockState::Overdue => Colour::Late,
                ClockState::Due | ClockState::Soon => Colour::Due,
                _ => Colour::Calm,
            }
        }
    };
    let mut line = words.join(" ");
    if view.others > 0 {
        line.push_str(&format!(" +{}", view.others));
    }
    format.paint(colour, &line)
}

/// `45s`, `41m`, `1h05m`, `2d`: never more exact than a glance.
fn short(seconds: i64) -> String {
    let s = seconds.abs();
    if (60..3600).contains(&s) {
        return format!("{}m", s / 60);
    }
    if s >= 2 * 86_400 {
        return format!("{}d", s / 86_400);
    }
    span(s)
}

fn label(clock: &ClockView) -> String {
    let whom = || clock.for_whom.first().map(|who| name(who));
    let last = || name(clock.id.rsplit('.').next().unwrap_or_default());
    match clock.kind {
        Kind::Acknowledge => "ack".to_owned(),
        Kind::Respond => "respond".to_owned(),
        Kind::Update => match last().as_str() {
            "internal" | "" => "update".to_owned(),
            audience => format!("update {audience}"),
        },
        Kind::Notify => format!("tell {}", whom().unwrap_or_else(last)),
        Kind::Ladder => format!("call {}", whom().unwrap_or_else(last)),
        Kind::Phase | Kind::Step => last(),
        Kind::Resolve => "resolve".to_owned(),
        Kind::Hold => "watch".to_owned(),
        Kind::Postmortem => "postmortem".to_owned(),
        Kind::Action => format!("action {}", last()),
        Kind::Task => format!("task {}", last()),
        Kind::Role => "hand over".to_owned(),
    }
}

/// A name without anything that a shell, a prompt or tmux could take for its own.
fn name(text: &str) -> String {
    let safe: String = text
        .chars()
        .filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_' | '.' | '/' | '@' | '+'))
        .collect();
    cut::to_columns(safe.trim(), NAME).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fact::{Fact, TaskAdded};
    use crate::domain::incident::Incident;
    use crate::view::testing::{Story, minute};

    fn at(story: &Story, now: i64, format: Format) -> String {
        let incident: Incident = story.incident();
        let view = SegmentView::new([(&story.policy, &incident)], minute(now));
        segment(&view, format)
    }

    #[test]
    fn age_and_what_is_next_in_few_words() {
        let story = Story::declared("SEV-2");
        assert_eq!(at(&story, 20, Format::Plain), "SEV2 20m update in 10m");
        assert_eq!(at(&story, 33, Format::Plain), "SEV2 33m update LATE 3m");
        let quick = Story::declared("SEV-1");
        assert_eq!(at(&quick, 5, Format::Plain), "SEV1 5m tell CEO in 5m");
    }

    #[test]
    fn each_shell_gets_colours_that_it_does_not_count() {
        let story = Story::declared("SEV-2");
        let late = |format| at(&story, 33, format);
        let text = "SEV2 33m update LATE 3m";
        assert_eq!(late(Format::Ansi), format!("\x1b[1;31m{text}\x1b[0m"));
        assert_eq!(late(Format::Tmux), format!("#[fg=red]{text}#[default]"));
        assert_eq!(late(Format::Zsh), format!("%F{{red}}{text}%f"));
        let bash = format!("\x01\x1b[1;31m\x02{text}\x01\x1b[0m\x02");
        assert_eq!(late(Format::Bash), bash);
        assert!(at(&story, 25, Format::Zsh).starts_with("%F{magenta}"));
        assert!(at(&story, 2, Format::Zsh).starts_with("%F{default}"));
        for word in Format::WORDS {
            assert!(Format::read(word).is_some(), "{word}");
        }
    }

    #[test]
    fn no_name_is_code() {
        let mut story = Story::declared("SEV-2");
        let task = TaskAdded {
            task: "t1$(rm)`%F#[x]\\\n".to_owned(),
            text: "x".to_owned(),
            who: None,
            due: Some(minute(2)),
        };
        story.fact(1, &Fact::TaskAdded(task));
        assert_eq!(at(&story, 1, Format::Plain), "SEV2 1m task t1rmFx in 1m");
    }
}
