//! Each guide walked by a person at a terminal, from declaring to closing; its record and its postmortem are kept.
//!
//! `tests/guides/NAME.yaml` is a list of commands: `after` so many minutes `irc` is run, and `answers` are given in the
//! order of the questions: at `ask`, `say` types a line, `tick` marks rows of a list, `pick` chooses a row; none skips.
//! A question that is not listed stops the walk. `SNAPSHOTS=overwrite cargo test guides` takes record and postmortem over.

use serde::Deserialize;

use crate::harness::{World, kept};
use crate::pty::Terminal;
use crate::pty::key::{DOWN, ENTER, ESC, SPACE};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Step {
    after: i64,
    irc: String,
    #[serde(default)]
    answers: Vec<Answer>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Answer {
    ask: String,
    say: Option<String>,
    tick: Option<Vec<usize>>,
    pick: Option<usize>,
}

fn answer(terminal: &mut Terminal, answer: &Answer) {
    terminal.wait(&answer.ask);
    if let Some(rows) = &answer.tick {
        terminal.wait("Enter ends)").wait("[ ]");
        let last = rows.iter().max().copied().unwrap_or(0);
        for row in 0..=last {
            let tick = if rows.contains(&row) { SPACE } else { "" };
            let down = if row < last { DOWN } else { "" };
            terminal.press(&format!("{tick}{down}"));
        }
        terminal.press(ENTER);
    } else if let Some(row) = answer.pick {
        terminal.wait("(skip)");
        terminal.press(&format!("{}{ENTER}", DOWN.repeat(row)));
    } else if let Some(text) = &answer.say {
        terminal.wait("> ").press(&format!("{text}{ENTER}"));
    } else {
        terminal.wait_any(&["> ", "(skip)"]);
        terminal.press(ESC);
    }
}

fn walked(guide: &str) {
    let world = World::new();
    let plan = crate::paper::text(&format!("tests/guides/{guide}.yaml"));
    let plan: Vec<Step> = serde_yaml::from_str(&plan).unwrap();
    for step in &plan {
        world.forward(step.after);
        let mut terminal = Terminal::start(&world, &step.irc);
        for one in &step.answers {
            answer(&mut terminal, one);
        }
        let (screen, code) = terminal.end();
        assert_eq!(code, 0, "{guide}: {}: {screen}", step.irc);
    }
    let listed = world.irc("list --json").json("irc.list/1");
    let incident = &listed["incidents"][0];
    assert_eq!(incident["state"], "closed", "{guide}");
    assert_eq!(incident["playbook"], guide);
    let id = incident["id"].as_str().unwrap();
    let record = world.irc(&format!("log {id} --all")).printed().out;
    kept(&format!("tests/guides/{guide}.record.txt"), &record);
    let postmortem = world
        .irc(&format!("postmortem {id} --stdout"))
        .printed()
        .out;
    kept(&format!("tests/guides/{guide}.postmortem.md"), &postmortem);
}

#[test]
fn sql_studio_is_walked_to_its_end() {
    walked("sql-studio");
}

#[test]
fn sv_sdk_is_walked_to_its_end() {
    walked("sv-sdk");
}

#[test]
fn release_manager_is_walked_to_its_end() {
    walked("release-manager");
}

#[test]
fn qawave_is_walked_to_its_end() {
    walked("qawave");
}

#[test]
fn workbench_is_walked_to_its_end() {
    walked("workbench");
}
