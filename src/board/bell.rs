//! The bytes that ring: BEL, and a desktop notification for terminals that know one.
//!
//! Refuses titles: a notification is shown on locked screens and to whoever looks on.

use crate::text::safe::Safe;
use crate::view::alarm::Alarm;

/// Which notification a terminal understands. Two at once would be shown twice by terminals that know both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notify {
    /// OSC 9: iTerm2, kitty, `WezTerm`, Ghostty, Windows Terminal; others pass over it.
    Osc9,
    /// OSC 777: those built on VTE, rxvt, foot.
    Osc777,
    /// None: the Linux console prints what it does not know.
    Nothing,
}

impl Notify {
    /// By `TERM`, and whether VTE says that it is there.
    pub fn of(term: &str, vte: bool) -> Self {
        if matches!(term, "linux" | "dumb" | "") {
            Self::Nothing
        } else if vte || term.starts_with("rxvt") || term.starts_with("foot") {
            Self::Osc777
        } else {
            Self::Osc9
        }
    }

    /// What to send for these alarms: one bell, and one notification for the first few.
    pub fn bytes(self, alarms: &[Alarm]) -> String {
        if alarms.is_empty() {
            return String::new();
        }
        let mut out = String::from("\u{7}");
        for text in words(alarms) {
            match self {
                Self::Osc9 => out.push_str(&format!("\u{1b}]9;irc: {text}\u{7}")),
                Self::Osc777 => out.push_str(&format!("\u{1b}]777;notify;irc;{text}\u{7}")),
                Self::Nothing => {}
            }
        }
        out
    }
}

/// One line each for up to three alarms; more become one that counts them.
fn words(alarms: &[Alarm]) -> Vec<String> {
    if alarms.len() > 3 {
        return vec![format!("{} clocks are due", alarms.len())];
    }
    let line = |alarm: &Alarm| {
        let what = Safe::line(&alarm.clock.what).to_string();
        // A semicolon would end the field.
        format!("{}: {}", alarm.stage.word(), what.replace(';', ","))
    };
    alarms.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::alarm::Alarms;
    use crate::view::status::clock_views;
    use crate::view::testing::{Story, minute};

    fn alarm(what: &str) -> Vec<Alarm> {
        let story = Story::declared("SEV-2");
        let clocks = |at| clock_views(&story.policy, &story.incident(), minute(at), false);
        let mut alarms = Alarms::listening(&clocks(0));
        let mut found = alarms.look(&clocks(25));
        found[0].clock.what = what.to_owned();
        found
    }

    #[test]
    fn a_terminal_hears_one_bell_and_one_notification() {
        let heard = Notify::of("xterm-256color", false).bytes(&alarm("say; more\u{7}"));
        assert_eq!(heard, "\u{7}\u{1b}]9;irc: due soon: say, more\\x07\u{7}");
        let heard = Notify::of("xterm-256color", true).bytes(&alarm("say"));
        assert_eq!(heard, "\u{7}\u{1b}]777;notify;irc;due soon: say\u{7}");
        assert_eq!(Notify::of("linux", false).bytes(&alarm("say")), "\u{7}");
        assert_eq!(Notify::Osc9.bytes(&[]), "");
    }

    #[test]
    fn many_at_once_are_one_notification() {
        let many: Vec<Alarm> = alarm("say").into_iter().cycle().take(9).collect();
        let heard = Notify::Osc9.bytes(&many);
        assert_eq!(heard, "\u{7}\u{1b}]9;irc: 9 clocks are due\u{7}");
    }
}
