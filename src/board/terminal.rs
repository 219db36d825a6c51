//! The terminal, borrowed: raw, on its other screen, without a cursor; and given back as it was found.
//!
//! It is given back when this is dropped, and by a panic hook, because a release build aborts without dropping anything.
//! Refuses to know what is drawn.

use std::io::{self, Stdout, Write};
use std::mem::{ManuallyDrop, replace};
use std::panic;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::time::Duration;

use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::buffer::Buffer;
use ratatui::crossterm::cursor::{Hide, Show};
use ratatui::crossterm::event::{self, Event, KeyEvent};
use ratatui::crossterm::execute;
use ratatui::crossterm::terminal::{
    Clear, ClearType, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use ratatui::layout::Rect;
#[cfg(unix)]
use rustix::event::{PollFd, PollFlags, Timespec};

/// How long a key may be waited for before anything else is looked at.
const LOOK: Duration = Duration::from_millis(500);

/// What came from the keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Came {
    /// Nothing, for as long as was waited.
    Nothing,
    /// A key.
    Key(KeyEvent),
    /// The window has another size, or something else to draw for.
    Resized,
}

/// A terminal that is ours for a while.
pub struct Borrowed {
    /// Not dropped when the board ends: ratatui's own end complains on stderr when the terminal is gone, and dies of it.
    terminal: ManuallyDrop<Terminal<CrosstermBackend<Stdout>>>,
}

/// It is ours now: what is given back twice would undo what its owner did in between.
static OURS: AtomicBool = AtomicBool::new(false);

fn take() -> io::Result<()> {
    OURS.store(true, SeqCst);
    enable_raw_mode()?;
    execute!(io::stdout(), EnterAlternateScreen, Hide)
}

fn give_back() {
    if !OURS.swap(false, SeqCst) {
        return;
    }
    execute!(io::stdout(), Show, LeaveAlternateScreen).unwrap_or_default();
    disable_raw_mode().unwrap_or_default();
}

/// True if the keyboard may have something, or a signal came. Asked before the event reader is, because that one never
/// returns from a terminal that hung up.
#[cfg(unix)]
fn stirs(longest: Duration) -> io::Result<bool> {
    let stdin = io::stdin();
    let mut fds = [PollFd::new(&stdin, PollFlags::IN)];
    let longest = Timespec {
        tv_sec: i64::try_from(longest.as_secs()).unwrap_or(0),
        tv_nsec: i64::from(longest.subsec_nanos()),
    };
    match rustix::event::poll(&mut fds, Some(&longest)) {
        Ok(0) => return Ok(false),
        Err(rustix::io::Errno::INTR) => return Ok(true),
        Ok(_) => {}
        Err(error) => return Err(error.into()),
    }
    let gone = PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL;
    if fds.iter().any(|fd| fd.revents().intersects(gone)) {
        return Err(io::Error::other("the terminal is gone"));
    }
    Ok(true)
}

#[cfg(not(unix))]
fn stirs(longest: Duration) -> io::Result<bool> {
    event::poll(longest)
}

impl Borrowed {
    /// Borrows it; from here on a panic gives it back before it says what happened.
    pub fn take() -> io::Result<Self> {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            give_back();
            before(info);
        }));
        let terminal = ManuallyDrop::new(Terminal::new(CrosstermBackend::new(io::stdout()))?);
        // Made first: should taking it fail half way, dropping gives back what was taken.
        let borrowed = Self { terminal };
        take()?;
        Ok(borrowed)
    }

    /// Gives it back for a while; what is printed now stays on the usual screen.
    pub fn lend(&mut self) {
        give_back();
    }

    /// Takes it again, and forgets what stood on it.
    pub fn retake(&mut self) -> io::Result<()> {
        take()?;
        self.repaint()
    }

    /// Forgets what stood on it, so that every cell is drawn again.
    pub fn repaint(&mut self) -> io::Result<()> {
        // Not by ratatui's own clearing: that one asks the terminal where its cursor is, and fails where none answers.
        execute!(io::stdout(), Clear(ClearType::All))?;
        let fresh = ManuallyDrop::new(Terminal::new(CrosstermBackend::new(io::stdout()))?);
        drop(ManuallyDrop::into_inner(replace(&mut self.terminal, fresh)));
        Ok(())
    }

    /// Draws one picture; only cells that changed are written.
    pub fn draw(&mut self, picture: impl FnOnce(Rect, &mut Buffer)) -> io::Result<()> {
        self.terminal
            .draw(|frame| picture(frame.area(), frame.buffer_mut()))?;
        Ok(())
    }

    /// Sends bytes that are no picture: a bell.
    pub fn send(&mut self, bytes: &str) -> io::Result<()> {
        let mut out = io::stdout();
        out.write_all(bytes.as_bytes())?;
        out.flush()
    }

    /// Waits for a key, another size or a signal, not longer than this; error if the terminal is gone.
    pub fn wait(&mut self, longest: Duration) -> io::Result<Came> {
        if !stirs(longest)? || !event::poll(Duration::ZERO)? {
            return Ok(Came::Nothing);
        }
        Ok(match event::read()? {
            Event::Key(key) => Came::Key(key),
            _ => Came::Resized,
        })
    }

    /// While it is lent: says something and waits for any key, or until there is no more use in waiting.
    pub fn pause(&mut self, words: &str, over: impl Fn() -> bool) -> io::Result<()> {
        let mut out = io::stdout();
        write!(out, "\n{words}")?;
        out.flush()?;
        enable_raw_mode()?;
        OURS.store(true, SeqCst);
        while !over() {
            if matches!(self.wait(LOOK)?, Came::Key(_)) {
                break;
            }
        }
        Ok(())
    }
}

impl Drop for Borrowed {
    fn drop(&mut self) {
        give_back();
    }
}
