//! `irc watch`: a live board over every open incident.
//!
//! Keys that write run irc's own commands, so that the board knows no second way to record. Between two looks it sleeps: it
//! reads when a file changed, and draws when a countdown reads differently.

use std::process::Command;
use std::time::Duration;

use clap::Args as ClapArgs;

use crate::act::live::{Live, Reading, Stamp};
use crate::act::{Reply, which};
use crate::app::App;
use crate::board::bell::Notify;
use crate::board::look::{Look, Palette};
use crate::board::signals::{Heard, Signals};
use crate::board::terminal::{Borrowed, Came};
use crate::board::{Board, Intent, Verb};
use crate::error::Error;
use crate::render::{error as words, palette};
use crate::view::alarm::Alarms;
use crate::view::board::BoardView;
use crate::view::clock::ClockView;

/// A live board: clocks counting down, ladder, people, checklist, last events
///
/// Rings once when a clock comes near its due, once when it is due, once when it is late; `irc snooze` silences that.
/// Keys: u update, e escalate, n note, up and down another incident, ? help, q quit.
#[derive(ClapArgs, Clone, Debug, Default)]
#[command(
    after_help = "Example:\n  irc watch\n  irc watch k7q --no-bell\n\nFor scripts: irc status --wait, irc status --json"
)]
pub struct Args {
    /// Only one incident
    #[arg(value_name = "ID")]
    id: Option<String>,
    /// Only one incident, as a flag
    #[arg(short, long, value_name = "ID", conflicts_with = "id")]
    incident: Option<String>,
    /// Never ring
    #[arg(long)]
    no_bell: bool,
}

/// How often files are looked at, from outside.
const LOOK: Duration = Duration::from_millis(500);

/// How the board ended.
enum Ended {
    Quit,
    Interrupted,
    Signal(i32),
}

struct Watch {
    live: Live,
    reading: Reading,
    stamp: Stamp,
    gone: bool,
    view: BoardView,
    alarms: Alarms,
    board: Board,
    look: Look,
    notify: Option<Notify>,
    /// When the view reads differently, in milliseconds since the epoch.
    wake_ms: i64,
}

/// Runs the command.
pub fn run(args: &Args, app: &mut App) -> Result<Reply, Error> {
    if !app.out_tty || !app.talk_tty || app.plain {
        return Err(Error::Usage {
            what: "watch draws on a terminal, and this is none that it can draw on".to_owned(),
            hint: "for a script: irc status --wait, or irc status --json".to_owned(),
        });
    }
    let typed = args.id.as_deref().or(args.incident.as_deref());
    let only = typed.map(|typed| which::named(app, typed)).transpose()?;
    // Read before the terminal is taken: what is wrong now is said where it stays.
    let mut watch = Watch::begin(app, Live::new(only), args.no_bell)?;
    let signals = Signals::listen().map_err(|error| lost(&error))?;
    let mut terminal = Borrowed::take().map_err(|error| lost(&error))?;
    let ended = watch.attend(app, &mut terminal, &signals);
    drop(terminal);
    match ended? {
        Ended::Quit => Ok(Reply::default()),
        Ended::Interrupted => Err(Error::Interrupted),
        Ended::Signal(signal) => {
            Signals::die(signal);
            Err(Error::Interrupted)
        }
    }
}

/// The terminal does not do what it is asked.
fn lost(error: &std::io::Error) -> Error {
    Error::Print {
        why: error.to_string(),
        saved: false,
        closed: false,
    }
}

fn look(app: &mut App) -> Look {
    Look {
        palette: Palette {
            rank: palette::rank,
            clock: palette::clock,
            strong: palette::STRONG,
            quiet: palette::QUIET,
            late: palette::LATE,
            good: palette::GOOD,
            typed: palette::TYPE,
        },
        colour: app.setting("NO_COLOR").is_none(),
        zone: app.zone(),
    }
}

fn view(reading: &Reading, app: &App) -> BoardView {
    let cases = reading.cases.iter().map(|c| (&c.policy, &c.incident));
    BoardView::new(cases, reading.unreadable.clone(), app.now.instant())
}

impl Watch {
    fn begin(app: &mut App, mut live: Live, no_bell: bool) -> Result<Self, Error> {
        let reading = live.read(app)?;
        let stamp = live.stamp(app, &reading);
        let view = view(&reading, app);
        let clocks: Vec<ClockView> = view.clocks().cloned().collect();
        let term = app.setting("TERM").unwrap_or_default();
        let vte = app.setting("VTE_VERSION").is_some();
        Ok(Self {
            live,
            reading,
            stamp,
            gone: false,
            view,
            alarms: Alarms::listening(&clocks),
            board: Board::default(),
            look: look(app),
            notify: (!no_bell).then(|| Notify::of(&term, vte)),
            wake_ms: 0,
        })
    }

    fn attend(
        &mut self,
        app: &mut App,
        terminal: &mut Borrowed,
        signals: &Signals,
    ) -> Result<Ended, Error> {
        let mut stale = true;
        loop {
            match signals.heard() {
                Some(Heard::End(signal)) => return Ok(Ended::Signal(signal)),
                Some(Heard::Stop) => {
                    stop(terminal, signals)?;
                    stale = true;
                }
                Some(Heard::Continue) => {
                    terminal.retake().map_err(|error| lost(&error))?;
                    stale = true;
                }
                None => {}
            }
            app.tick();
            if self.read(app) || stale || app.now.ms >= self.wake_ms {
                self.show(app, terminal).map_err(|error| lost(&error))?;
            }
            stale = false;
            let left = u64::try_from(self.wake_ms.saturating_sub(app.now.ms)).unwrap_or(0);
            let longest = LOOK.min(Duration::from_millis(left.max(1)));
            match terminal.wait(longest).map_err(|error| lost(&error))? {
                Came::Nothing => {}
                Came::Resized => stale = true,
                Came::Key(key) => match self.board.key(&self.view, key) {
                    Intent::Nothing => {}
                    Intent::Draw => stale = true,
                    Intent::Repaint => {
                        terminal.repaint().map_err(|error| lost(&error))?;
                        stale = true;
                    }
                    Intent::Suspend => {
                        stop(terminal, signals)?;
                        stale = true;
                    }
                    Intent::Run(verb) => {
                        self.run(app, terminal, signals, verb)?;
                        stale = true;
                    }
                    Intent::Quit => return Ok(Ended::Quit),
                    Intent::Interrupt => return Ok(Ended::Interrupted),
                },
            }
        }
    }

    /// Reads again if a file changed. What was read last stays on the screen while the store cannot be read, and it is said.
    fn read(&mut self, app: &mut App) -> bool {
        let stamp = self.live.stamp(app, &self.reading);
        let gone = !self.reading.cases.is_empty() && !app.store().exists();
        if stamp == self.stamp && gone == self.gone {
            return false;
        }
        (self.stamp, self.gone) = (stamp, gone);
        if gone {
            let home = app.home.display();
            let notice = format!("the store is gone: {home}; this is what it said last");
            self.board.notice = Some(notice);
            return true;
        }
        match self.live.read(app) {
            Ok(reading) => {
                self.stamp = self.live.stamp(app, &reading);
                self.reading = reading;
                self.board.notice = None;
            }
            Err(error) => self.board.notice = Some(words::say(&error).what),
        }
        true
    }

    fn show(&mut self, app: &App, terminal: &mut Borrowed) -> std::io::Result<()> {
        self.view = view(&self.reading, app);
        let wakes = i64::try_from(self.view.wakes_in()).unwrap_or(1);
        self.wake_ms = (app.now.ms.div_euclid(1000) + wakes) * 1000;
        let clocks: Vec<ClockView> = self.view.clocks().cloned().collect();
        let alarms = self.alarms.look(&clocks);
        let (board, view, look) = (&self.board, &self.view, &self.look);
        terminal.draw(|area, buffer| board.draw(view, look, area, buffer))?;
        match self.notify.map(|notify| notify.bytes(&alarms)) {
            Some(bytes) if !bytes.is_empty() => terminal.send(&bytes),
            _ => Ok(()),
        }
    }

    /// Runs one of irc's own commands on the usual screen, upon the incident in front.
    fn run(
        &mut self,
        app: &App,
        terminal: &mut Borrowed,
        signals: &Signals,
        verb: Verb,
    ) -> Result<(), Error> {
        let Some(front) = self.board.front(&self.view) else {
            return Ok(());
        };
        let id = front.incident.id.clone();
        // It stays in front, whatever the command makes of the order.
        self.board.selected = Some(id.clone());
        terminal.lend();
        signals.lend(true);
        let ran = app.own_program().and_then(|program| {
            let mut command = Command::new(program);
            command.args([verb.word(), "--incident", &id]).status()
        });
        signals.lend(false);
        let words = match ran {
            Ok(_) => "any key: back to the board".to_owned(),
            Err(error) => format!("irc {} cannot be run: {error}; any key", verb.word()),
        };
        terminal
            .pause(&words, || signals.ending())
            .and_then(|()| terminal.retake())
            .map_err(|error| lost(&error))
    }
}

/// Back to the shell; returns when the person does.
fn stop(terminal: &mut Borrowed, signals: &Signals) -> Result<(), Error> {
    terminal.lend();
    signals.stop();
    terminal.retake().map_err(|error| lost(&error))
}
