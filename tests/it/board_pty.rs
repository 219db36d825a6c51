//! The live board in a pseudo-terminal: what it looks like, that it can be left, and how it leaves the terminal.

use std::fmt::Write as _;

use crate::harness::{World, kept};
use crate::pty::Terminal;
use crate::pty::key::CTRL_C;

/// Prints how the terminal is set.
const SETTINGS: &str = "echo settings:$(stty -g)";

const CTRL_L: &str = "\u{c}";
const CTRL_Z: &str = "\u{1a}";

/// The cells of a terminal, as far as the board writes to one: text, moves of the cursor, erasing.
struct Cells {
    rows: Vec<Vec<char>>,
    at: (usize, usize),
}

impl Cells {
    fn new(columns: usize, rows: usize) -> Self {
        Self {
            rows: vec![vec![' '; columns]; rows],
            at: (0, 0),
        }
    }

    fn feed(&mut self, text: &str) {
        let mut rest = text.chars();
        while let Some(c) = rest.next() {
            match c {
                '\u{1b}' => {
                    if rest.next() != Some('[') {
                        continue;
                    }
                    let mut words = String::new();
                    let end = loop {
                        match rest.next() {
                            Some(c) if c.is_ascii_alphabetic() => break c,
                            Some(c) => words.push(c),
                            None => return,
                        }
                    };
                    self.sequence(&words, end);
                }
                '\r' => self.at.1 = 0,
                '\n' => self.at.0 += 1,
                '\u{7}' => {}
                _ => {
                    let (row, column) = self.at;
                    if let Some(cell) = self.rows.get_mut(row).and_then(|r| r.get_mut(column)) {
                        *cell = c;
                    }
                    self.at.1 += 1;
                }
            }
        }
    }

    fn sequence(&mut self, words: &str, end: char) {
        let numbers: Vec<usize> = words.split(';').filter_map(|n| n.parse().ok()).collect();
        let one = numbers.first().copied().unwrap_or(1);
        match end {
            'H' => {
                let column = numbers.get(1).copied().unwrap_or(1);
                self.at = (one.saturating_sub(1), column.saturating_sub(1));
            }
            'C' => self.at.1 += one,
            'J' => self.rows.iter_mut().for_each(|row| row.fill(' ')),
            'm' | 'h' | 'l' => {}
            _ => panic!("the board writes `{words}{end}`, which this test does not know"),
        }
    }

    fn text(&self) -> String {
        self.rows.iter().fold(String::new(), |mut out, row| {
            let line: String = row.iter().collect();
            writeln!(out, "{}", line.trim_end()).unwrap();
            out
        })
    }
}

/// An incident with something late, something due, something soon, and one beside it.
fn world() -> World {
    let world = World::new();
    world.irc("declare sev3 \"search is slow\"").printed();
    let id = world.declare("sev2 \"checkout returns 500s for every card\"");
    for (minutes, line) in [
        (2, format!("triage -i {id} --severity sev1")),
        (1, format!("role -i {id} @bob scribe")),
        (
            4,
            format!(
                "note -i {id} restarted the database, error rate unchanged; connections pile up on the replica"
            ),
        ),
        (
            9,
            format!("escalate -i {id} --to \"On-call engineer\" --no-answer --way phone"),
        ),
    ] {
        world.forward(minutes);
        let printed = world.irc(&line).printed();
        assert_eq!(printed.code, 0, "{line}: {}", printed.err);
    }
    world.forward(2);
    world
}

const LAST: &str = "quit";

#[test]
fn the_board_at_three_sizes() {
    for (columns, rows) in [(40, 15), (80, 24), (200, 60)] {
        let world = world();
        let mut terminal = Terminal::sized(&world, "watch", columns, rows);
        terminal.wait(LAST).press("q");
        let (screen, code) = terminal.end();
        assert_eq!(code, 0, "{screen}");
        let (drawn, _) = screen
            .split_once("\u{1b}[?1049l")
            .expect("the usual screen comes back");
        let mut cells = Cells::new(columns, rows);
        cells.feed(drawn);
        let path = format!("tests/it/snapshots/watch-{columns}x{rows}.txt");
        kept(&path, &cells.text());
    }
}

/// Left as it was found: the usual screen, a cursor, and lines that are edited as before.
fn left_sane(screen: &str) {
    for (taken, given) in [
        ("\u{1b}[?1049h", "\u{1b}[?1049l"),
        ("\u{1b}[?25l", "\u{1b}[?25h"),
    ] {
        assert!(screen.contains(taken), "{screen:?}");
        assert!(screen.rfind(taken) < screen.rfind(given), "{screen:?}");
    }
    let mut settings = screen
        .split("settings:")
        .skip(1)
        .map(|rest| rest.split_whitespace().next());
    let before = settings.next().flatten();
    assert!(before.is_some(), "{screen:?}");
    assert_eq!(settings.next().flatten(), before);
}

/// Runs the board, then tells how the terminal is set.
fn watched(world: &World, before: &str) -> Terminal {
    let line = format!(
        "{SETTINGS}; {before} sh -c 'echo $$ >pid; exec {} watch'; {SETTINGS}",
        env!("CARGO_BIN_EXE_irc")
    );
    let script = world.write("board.sh", &line);
    Terminal::shell(world, &format!("sh {}", script.display()), 80, 24)
}

#[test]
fn however_it_ends_the_terminal_is_as_it_was() {
    for (before, keys) in [("", "q"), ("", CTRL_C)] {
        let world = world();
        let mut terminal = watched(&world, before);
        terminal.wait(LAST).press(keys);
        left_sane(&terminal.end().0);
    }
    for signal in ["TERM", "INT", "HUP"] {
        let world = world();
        let before = format!("(sleep 1; kill -{signal} $(cat pid)) &");
        let mut terminal = watched(&world, &before);
        terminal.wait(LAST);
        left_sane(&terminal.end().0);
    }
}

#[test]
fn a_stopped_board_gives_the_terminal_back_and_draws_again() {
    let world = world();
    // A shell with job control: stopped, said so, brought back.
    let line = format!(
        "{SETTINGS}; set -m; {} watch; echo stopped; sleep 1; fg >/dev/null; {SETTINGS}",
        env!("CARGO_BIN_EXE_irc")
    );
    let script = world.write("board.sh", &line);
    let mut terminal = Terminal::shell(&world, &format!("bash {}", script.display()), 80, 24);
    terminal.wait(LAST).press(CTRL_Z);
    terminal
        .wait("\u{1b}[?1049l")
        .wait("stopped")
        .wait(LAST)
        .press("q");
    left_sane(&terminal.end().0);
}

#[test]
fn what_others_write_appears_and_keys_run_commands() {
    let world = world();
    let mut terminal = Terminal::sized(&world, "watch", 80, 24);
    terminal.wait(LAST);
    world.irc("note -i 002 written elsewhere").printed();
    // Only changed cells are written, so that words may come in parts: everything is asked for again.
    std::thread::sleep(std::time::Duration::from_millis(1500));
    terminal.press(CTRL_L).wait("elsewhere").wait(LAST);
    terminal
        .press("n")
        .wait("Note")
        .wait("> ")
        .press("typed here\r");
    terminal.wait("any key").press(" ").wait(LAST).press("q");
    let (screen, code) = terminal.end();
    assert_eq!(code, 0, "{screen}");
    let log = world.irc("log 002 --json").json("irc.log/1").to_string();
    assert!(log.contains("typed here"), "{log}");
}

#[test]
fn a_store_that_goes_away_is_said_and_may_come_back() {
    let world = world();
    let mut terminal = Terminal::sized(&world, "watch", 80, 24);
    terminal.wait(LAST);
    std::fs::rename(world.home(), world.path("elsewhere")).unwrap();
    terminal.wait("the store is gone");
    std::fs::rename(world.path("elsewhere"), world.home()).unwrap();
    terminal.wait(LAST).press("q");
    assert_eq!(terminal.end().1, 0);
}

#[test]
fn the_bell_rings_once_for_a_deadline() {
    let world = World::new();
    world.irc("declare sev2 login fails").printed();
    world.irc("task @bob look at the replica --in 3s").printed();
    let mut command = String::from("env -u IRC_NOW ");
    command.push_str(env!("CARGO_BIN_EXE_irc"));
    // Under the real clock everything of this incident is long due: only what is new may ring.
    let mut terminal = Terminal::shell(&world, &format!("{command} watch"), 80, 24);
    terminal.wait(LAST);
    let mut write = world.command("sh");
    let line = format!(
        "env -u IRC_NOW {} task @bob restart it --in 2s",
        env!("CARGO_BIN_EXE_irc")
    );
    assert!(write.args(["-c", &line]).output().unwrap().status.success());
    terminal.wait("\u{7}").wait("]9;irc: due");
    std::thread::sleep(std::time::Duration::from_secs(4));
    terminal.press("q");
    let (screen, code) = terminal.end();
    assert_eq!(code, 0, "{screen:?}");
    let rung = screen.matches("]9;irc:").count();
    assert!(
        rung <= 2,
        "once near its due and once when it is due: {rung}"
    );
}

#[test]
fn off_a_terminal_it_names_what_scripts_use() {
    let world = World::new();
    let printed = world.irc("watch").printed();
    assert_eq!((printed.code, printed.out.as_str()), (2, ""));
    for words in ["irc status --wait", "irc status --json"] {
        assert!(printed.err.contains(words), "{}", printed.err);
    }
}
