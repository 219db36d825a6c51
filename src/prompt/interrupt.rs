//! Ctrl-C while somebody is asked, and after.
//!
//! The handler is installed with the first question, because without one dialoguer dies with the cursor hidden; from then
//! on a Ctrl-C between questions ends the process here, with 130. Refuses to end it in the middle of a question.

use std::sync::Once;
use std::sync::atomic::{AtomicU8, Ordering::SeqCst};

use console::Term;

/// Nobody is asked: Ctrl-C ends the process.
const IDLE: u8 = 0;
/// A question stands: Ctrl-C becomes its answer.
const ASKING: u8 = 1;
/// A question stands, and Ctrl-C came.
const HEARD: u8 = 2;
/// The person's editor runs and sees to Ctrl-C itself.
const EDITING: u8 = 3;
/// The answer was Ctrl-C; its signal may still arrive and must not cut short what the caller says.
const STOPPING: u8 = 4;
/// The same, and the signal may arrive twice: console raises it again when it was woken by it.
const STOPPING_TWICE: u8 = 5;

static STATE: AtomicU8 = AtomicU8::new(IDLE);
static INSTALL: Once = Once::new();

pub(super) fn begin_question() {
    begin(ASKING);
}

pub(super) fn begin_editor() {
    begin(EDITING);
}

fn begin(state: u8) {
    INSTALL.call_once(|| {
        // A second handler is refused; then whoever set the first one decides what Ctrl-C does.
        let _ = ctrlc::set_handler(on_signal);
    });
    STATE.store(state, SeqCst);
}

/// Ends the question; true if Ctrl-C came as a signal. `stopped`: the answer was Ctrl-C.
pub(super) fn end(stopped: bool) -> bool {
    let heard = STATE.load(SeqCst) == HEARD;
    let stopped = stopped || heard;
    STATE.store(if stopped { STOPPING_TWICE } else { IDLE }, SeqCst);
    heard
}

fn on_signal() {
    let to = |from, to| STATE.compare_exchange(from, to, SeqCst, SeqCst).is_ok();
    let taken = to(ASKING, HEARD) || to(STOPPING, IDLE) || to(STOPPING_TWICE, STOPPING);
    if taken || STATE.load(SeqCst) != IDLE {
        return;
    }
    let _ = Term::stderr().show_cursor();
    std::process::exit(130);
}
