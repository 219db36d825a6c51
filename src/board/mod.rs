//! The live board: what is drawn, which key means what, and the terminal that is borrowed for it.
//!
//! Everything but `terminal` and `signals` is pure. Refuses to read the store, to decide, and to print anything that is not
//! made safe: it is handed a view and hands back what a key asks for.

pub mod bell;
mod draw;
mod lines;
pub mod look;
pub mod signals;
pub mod terminal;

use ratatui::buffer::Buffer;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use ratatui::layout::Rect;

use crate::view::board::{BoardIncident, BoardView};
use look::Look;

/// What the person at the board has chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Board {
    /// The incident in front, by its full id; the first one if that is not there.
    pub selected: Option<String>,
    /// The keys are explained.
    pub help: bool,
    /// Something to say instead of the keys: a record that cannot be read now.
    pub notice: Option<String>,
}

/// A command that a key stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verb {
    /// `irc update`
    Update,
    /// `irc escalate`
    Escalate,
    /// `irc note`
    Note,
}

impl Verb {
    /// As it is typed.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Update => "update",
            Self::Escalate => "escalate",
            Self::Note => "note",
        }
    }
}

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Intent {
    /// Nothing.
    Nothing,
    /// Draw again.
    Draw,
    /// Draw every cell again.
    Repaint,
    /// Run a command upon the incident in front.
    Run(Verb),
    /// Stop the process, as Ctrl-Z does.
    Suspend,
    /// End.
    Quit,
    /// End, as Ctrl-C does.
    Interrupt,
}

impl Board {
    /// The incident in front.
    pub fn front<'v>(&self, view: &'v BoardView) -> Option<&'v BoardIncident> {
        view.incidents.get(self.place(view))
    }

    fn place(&self, view: &BoardView) -> usize {
        let chosen = |one: &BoardIncident| Some(&one.incident.id) == self.selected.as_ref();
        view.incidents.iter().position(chosen).unwrap_or(0)
    }

    fn step(&mut self, view: &BoardView, forward: bool) -> Intent {
        let count = view.incidents.len();
        if count == 0 {
            return Intent::Nothing;
        }
        let by = if forward { 1 } else { count - 1 };
        let place = (self.place(view) + by) % count;
        let id = view.incidents.get(place).map(|one| one.incident.id.clone());
        self.selected = id;
        Intent::Draw
    }

    /// What a key asks for; choosing and help are done here already.
    pub fn key(&mut self, view: &BoardView, key: KeyEvent) -> Intent {
        if key.kind == KeyEventKind::Release {
            return Intent::Nothing;
        }
        if key.modifiers.contains(KeyModifiers::CONTROL) {
            return match key.code {
                KeyCode::Char('c') => Intent::Interrupt,
                KeyCode::Char('z') => Intent::Suspend,
                KeyCode::Char('l') => Intent::Repaint,
                _ => Intent::Nothing,
            };
        }
        if self.help && key.code != KeyCode::Char('q') {
            self.help = false;
            return Intent::Draw;
        }
        let run = |verb| {
            if view.incidents.is_empty() {
                Intent::Nothing
            } else {
                Intent::Run(verb)
            }
        };
        match key.code {
            KeyCode::Char('q') | KeyCode::Esc => Intent::Quit,
            KeyCode::Char('?' | 'h') => {
                self.help = true;
                Intent::Draw
            }
            KeyCode::Down | KeyCode::Tab | KeyCode::Char('j') => self.step(view, true),
            KeyCode::Up | KeyCode::BackTab | KeyCode::Char('k') => self.step(view, false),
            KeyCode::Char('u') => run(Verb::Update),
            KeyCode::Char('e') => run(Verb::Escalate),
            KeyCode::Char('n') => run(Verb::Note),
            _ => Intent::Nothing,
        }
    }

    /// Draws the view; any size will do.
    pub fn draw(&self, view: &BoardView, look: &Look, area: Rect, buffer: &mut Buffer) {
        draw::board(self, view, look, area, buffer);
    }
}

#[cfg(test)]
mod tests;
