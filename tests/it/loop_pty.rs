//! The same incident led by `irc walk`, by a person at a terminal; and what a walk owes a tired person.

use crate::harness::World;
use crate::loop_json::similar_asserts;
use crate::pty::Terminal;
use crate::pty::key::{CTRL_C, DOWN, ENTER, ESC, SPACE};
use crate::story::{self, DECLARE, LOOKED_AT, OVER, STOPPED};

/// What a person does at one question.
enum Does {
    Types(&'static str),
    Yes,
    No,
    Ticks(&'static [usize]),
    Skips,
}

fn answer(terminal: &mut Terminal, question: &str, does: &Does) {
    terminal.wait(question);
    match does {
        Does::Types(text) => terminal.wait("> ").press(&format!("{text}{ENTER}")),
        Does::Yes => terminal.wait("> ").press(&format!("y{ENTER}")),
        Does::No => terminal.wait("> ").press(&format!("n{ENTER}")),
        Does::Ticks(rows) => {
            terminal.wait("Enter ends)").wait("[ ]");
            let last = rows.iter().max().copied().unwrap_or(0);
            for row in 0..=last {
                let tick = if rows.contains(&row) { SPACE } else { "" };
                let down = if row < last { DOWN } else { "" };
                terminal.press(&format!("{tick}{down}"));
            }
            terminal.press(ENTER)
        }
        Does::Skips => terminal.press(ESC),
    };
}

fn walk(world: &World, plan: &[(&str, Does)]) -> String {
    let mut terminal = Terminal::start(world, "walk");
    for (question, does) in plan {
        answer(&mut terminal, question, does);
    }
    let (screen, code) = terminal.end();
    assert_eq!(code, 0, "{screen}");
    screen
}

#[test]
fn a_person_walking_comes_to_the_same_end() {
    use Does::{No, Skips, Ticks, Types, Yes};
    let world = World::new();
    world.irc(DECLARE).printed();
    let id = world.status("")["incidents"][0]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    world.forward(LOOKED_AT);
    walk(
        &world,
        &[
            ("Done?", Ticks(&[0, 1])),
            ("Go on to triage?", Yes),
            ("What do users see", Types("nobody can pay")),
            ("How many are affected", Types("about 4 in 10")),
            ("Is data, money or a secret at risk?", No),
            ("Do customers notice it?", Yes),
            ("Which severity is it?", Types("1")),
            ("Done?", Ticks(&[0])),
            ("Done?", Ticks(&[1])),
            (
                "What changed before it began",
                Types("deploy of v42 at 02:55"),
            ),
            ("best suspicion", Skips),
            ("Can users get around it", No),
            ("Done?", Skips),
            ("Go on to stopping the impact?", Yes),
            ("Done?", Ticks(&[0])),
            ("Did anything change shortly before", Yes),
            ("Can that change be undone", Yes),
            ("Which way to stop the impact?", Types("1")),
            ("Has the impact stopped?", Skips),
        ],
    );
    world.forward(STOPPED);
    walk(
        &world,
        &[
            ("Done?", Ticks(&[1])),
            ("An update for internal is due. Write it now?", No),
            ("Has the impact stopped?", Yes),
            ("Done?", Skips),
            ("Resolved?", Skips),
        ],
    );
    world.forward(OVER);
    walk(
        &world,
        &[
            ("Done?", Ticks(&[0, 1, 2, 3, 4])),
            ("An update for internal is due. Write it now?", No),
            ("Resolved?", Yes),
            ("Done?", Ticks(&[0])),
            ("An update for internal is due. Write it now?", No),
            ("Close it?", Yes),
        ],
    );
    let walked = story::told(&world, &id);
    story::check_end(&walked);
    similar_asserts(&walked, &crate::loop_flags::told());
}

#[test]
fn ctrl_c_keeps_what_was_answered_and_leaves_a_sane_terminal() {
    let world = World::new();
    world.irc("declare sev2 search is slow").printed();
    let mut terminal = Terminal::start(&world, "triage");
    answer(
        &mut terminal,
        "What do users see",
        &Does::Types("no results"),
    );
    terminal
        .wait("How many are affected")
        .wait("> ")
        .press(CTRL_C);
    let (screen, code) = terminal.end();
    assert_eq!(code, 130, "{screen}");
    let hidden = screen.rfind("\u{1b}[?25l");
    let shown = screen.rfind("\u{1b}[?25h");
    assert!(hidden <= shown, "the cursor is left hidden: {screen:?}");
    let log = world.irc("log --json").json("irc.log/1").to_string();
    assert!(log.contains("no results"), "{log}");
    let mut terminal = Terminal::start(&world, "triage");
    let first = terminal.wait_any(&["What do users see", "How many are affected"]);
    assert_eq!(first, 1, "the next walk begins where the last one stopped");
    terminal.wait("> ").press(CTRL_C);
    assert_eq!(terminal.end().1, 130);
}

#[test]
fn ctrl_c_in_a_list_shows_the_cursor_again() {
    let world = World::new();
    let mut terminal = Terminal::start(&world, "declare");
    terminal.wait("How bad is it?").wait("(skip)").press(CTRL_C);
    let (screen, code) = terminal.end();
    assert_eq!(code, 130, "{screen}");
    assert!(screen.contains("\u{1b}[?25h"), "{screen:?}");
    assert_eq!(world.status("")["incidents"].as_array().unwrap().len(), 0);
}

#[test]
fn declaring_asks_once_at_most_and_never_what_cannot_be_skipped() {
    for (args, keys) in [
        ("declare checkout is down", ESC),
        ("declare checkout is down", ENTER),
    ] {
        let world = World::new();
        let mut terminal = Terminal::start(&world, args);
        terminal.wait("How bad is it?").wait("(skip)").press(keys);
        let (screen, code) = terminal.end();
        assert_eq!(code, 0, "{screen}");
        let status = world.status("");
        assert_eq!(status["incidents"][0]["severity"], "SEV-2", "unsure");
    }
    let world = World::new();
    let (screen, code) = Terminal::start(&world, "declare sev3 a label is cut off").end();
    assert_eq!(code, 0, "{screen}");
    let (screen, code) = Terminal::start(&world, "declare --unsure login is slow").end();
    assert_eq!(code, 0, "{screen}");
    let (screen, code) = Terminal::start(&world, "declare sev4").end();
    assert_eq!(code, 0, "{screen}");
}

#[test]
fn several_open_incidents_are_offered_on_a_terminal() {
    let world = World::new();
    let first = world.declare("sev2 one");
    world.declare("sev3 two");
    let mut terminal = Terminal::start(&world, "note restarted the database");
    terminal.wait("Which incident?").wait("(skip)").press(ENTER);
    let (screen, code) = terminal.end();
    assert_eq!(code, 0, "{screen}");
    let log = world.irc(&format!("log {first} --json")).json("irc.log/1");
    assert!(log.to_string().contains("restarted the database"));
}
