//! What a command hands back: text for people or scripts, and how it ended. Printing happens once, in `lib`.

use crate::app::App;
use crate::exit::Exit;
use crate::render::screen::Screen;

/// The answer of a command.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reply {
    /// Results, for stdout.
    pub out: String,
    /// Talk, for stderr.
    pub talk: String,
    /// How it ended.
    pub exit: Exit,
    /// Something was recorded: if it cannot be printed, that is said with its own code.
    pub saved: bool,
    /// Printed as it is, escape sequences and all, wherever it goes; not printing it is no error.
    pub raw: bool,
}

impl Reply {
    /// Results only.
    pub fn out(out: impl Into<String>) -> Self {
        Self {
            out: out.into(),
            ..Self::default()
        }
    }

    /// Adds finished talk; none is none.
    #[must_use]
    pub fn with_talk_of(mut self, talk: &str) -> Self {
        self.talk.push_str(talk);
        self
    }

    /// Adds a line of talk.
    #[must_use]
    pub fn with_talk(mut self, line: &str) -> Self {
        self.talk.push_str(line);
        if !self.talk.ends_with('\n') {
            self.talk.push('\n');
        }
        self
    }
}

/// The screen that renderers write for.
pub fn screen(app: &mut App) -> Screen {
    Screen {
        width: app.width,
        zone: app.zone(),
        now: app.now.instant(),
        tty: app.out_tty,
        plain: app.plain,
    }
}
