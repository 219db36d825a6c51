//! Signals that end, stop or continue the board: noted as they come, acted upon between two looks.
//!
//! Refuses to act inside a handler: the terminal is given back first. Elsewhere than on Unix there are none of them.

/// What a signal asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heard {
    /// TERM, INT or HUP, by number: give the terminal back and die of it.
    End(i32),
    /// TSTP: give the terminal back and stop.
    Stop,
    /// CONT: the terminal may have been anybody's meanwhile.
    Continue,
}

#[cfg(unix)]
pub use unix::Signals;

#[cfg(unix)]
mod unix {
    use std::io;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicBool, Ordering::SeqCst};

    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP};
    use signal_hook::{flag, low_level};

    use super::Heard;

    const ENDS: [i32; 3] = [SIGTERM, SIGINT, SIGHUP];

    /// The signals that came.
    pub struct Signals {
        ends: [(i32, Arc<AtomicBool>); 3],
        stop: Arc<AtomicBool>,
        cont: Arc<AtomicBool>,
        /// Another program has the terminal: a stop is the system's to make.
        lent: Arc<AtomicBool>,
    }

    impl Signals {
        /// Listens from now on.
        pub fn listen() -> io::Result<Self> {
            let signals = Self {
                ends: ENDS.map(|signal| (signal, Arc::default())),
                stop: Arc::default(),
                cont: Arc::default(),
                lent: Arc::default(),
            };
            for (signal, came) in &signals.ends {
                flag::register(*signal, Arc::clone(came))?;
            }
            flag::register_conditional_default(SIGTSTP, Arc::clone(&signals.lent))?;
            flag::register(SIGTSTP, Arc::clone(&signals.stop))?;
            flag::register(SIGCONT, Arc::clone(&signals.cont))?;
            Ok(signals)
        }

        /// The most pressing one since the last time.
        pub fn heard(&self) -> Option<Heard> {
            let taken = |came: &AtomicBool| came.swap(false, SeqCst);
            if let Some((signal, _)) = self.ends.iter().find(|(_, came)| taken(came)) {
                return Some(Heard::End(*signal));
            }
            if taken(&self.stop) {
                return Some(Heard::Stop);
            }
            taken(&self.cont).then_some(Heard::Continue)
        }

        /// One that ends came and was not acted upon yet.
        pub fn ending(&self) -> bool {
            self.ends.iter().any(|(_, came)| came.load(SeqCst))
        }

        /// Another program has the terminal from now on (or has it no longer): its Ctrl-C and Ctrl-Z are not the board's.
        pub fn lend(&self, lent: bool) {
            self.lent.store(lent, SeqCst);
            if lent {
                return;
            }
            self.stop.store(false, SeqCst);
            self.cont.store(false, SeqCst);
            for (_, came) in self.ends.iter().filter(|(signal, _)| *signal == SIGINT) {
                came.store(false, SeqCst);
            }
        }

        /// Stops this process, as Ctrl-Z does; returns when it goes on.
        pub fn stop(&self) {
            low_level::emulate_default_handler(SIGTSTP).unwrap_or_default();
            self.cont.store(false, SeqCst);
        }

        /// Dies of a signal, so that whoever waits sees which.
        pub fn die(signal: i32) {
            low_level::emulate_default_handler(signal).unwrap_or_default();
        }
    }
}

#[cfg(not(unix))]
pub use elsewhere::Signals;

#[cfg(not(unix))]
mod elsewhere {
    use std::io;

    use super::Heard;

    /// Nothing comes.
    pub struct Signals;

    impl Signals {
        /// Listens to nothing.
        pub fn listen() -> io::Result<Self> {
            Ok(Self)
        }

        /// Nothing.
        pub fn heard(&self) -> Option<Heard> {
            None
        }

        /// Nothing.
        pub fn ending(&self) -> bool {
            false
        }

        /// Nothing to lend.
        pub fn lend(&self, _lent: bool) {}

        /// There is no stopping.
        pub fn stop(&self) {}

        /// There is no dying of a signal.
        pub fn die(_signal: i32) {}
    }
}
