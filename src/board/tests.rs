//! The board, drawn without a terminal.

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::look::{Look, Palette};
use super::{Board, Intent, Verb};
use crate::domain::zone::Zone;
use crate::view::board::BoardView;
use crate::view::testing::{Story, minute};

const PLAIN: anstyle::Style = anstyle::Style::new();

fn look() -> Look {
    Look {
        palette: Palette {
            rank: |_| PLAIN,
            clock: |_| PLAIN.bold(),
            strong: PLAIN.bold(),
            quiet: PLAIN.dimmed(),
            late: PLAIN,
            good: PLAIN,
            typed: PLAIN,
        },
        colour: false,
        zone: Zone::utc(),
    }
}

fn view(stories: &[Story], at: i64) -> BoardView {
    let incidents: Vec<_> = stories.iter().map(Story::incident).collect();
    let cases = stories.iter().map(|story| &story.policy).zip(&incidents);
    BoardView::new(cases, Vec::new(), minute(at))
}

fn stories() -> Vec<Story> {
    let mut worse = Story::declared("SEV-1");
    worse.id = "20261121-002-def".to_owned();
    vec![Story::declared("SEV-2"), worse]
}

fn drawn(board: &Board, view: &BoardView, width: u16, height: u16) -> String {
    let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
    let draw = |frame: &mut ratatui::Frame<'_>| {
        board.draw(view, &look(), frame.area(), frame.buffer_mut());
    };
    terminal.draw(draw).unwrap();
    terminal.backend().to_string()
}

fn key(code: KeyCode) -> KeyEvent {
    KeyEvent::new(code, KeyModifiers::NONE)
}

#[test]
fn any_size_is_drawn() {
    let views = [view(&[], 0), view(&stories(), 20)];
    for view in &views {
        for width in 1..=45 {
            for height in 1..=30 {
                drawn(&Board::default(), view, width, height);
            }
        }
        for width in [99, 100, 159, 160, 400] {
            drawn(&Board::default(), view, width, 24);
        }
    }
}

#[test]
fn the_smallest_screen_keeps_what_is_late() {
    let screen = drawn(&Board::default(), &view(&stories()[..1], 31), 40, 8);
    assert!(screen.contains("LATE 1m"), "{screen}");
    assert!(screen.contains("checkout fails"), "{screen}");
    assert!(screen.contains("q quit"), "{screen}");
}

#[test]
fn keys_choose_the_incident_in_front_and_what_is_done_to_it() {
    let view = view(&stories(), 5);
    let mut board = Board::default();
    let front = |board: &Board| board.front(&view).unwrap().incident.severity.clone();
    assert_eq!(front(&board), "SEV-1", "the worst first");
    assert_eq!(board.key(&view, key(KeyCode::Down)), Intent::Draw);
    assert_eq!(front(&board), "SEV-2");
    assert_eq!(board.key(&view, key(KeyCode::Char('j'))), Intent::Draw);
    assert_eq!(front(&board), "SEV-1", "round and round");
    let run = board.key(&view, key(KeyCode::Char('u')));
    assert_eq!(run, Intent::Run(Verb::Update));
    board.key(&view, key(KeyCode::Char('?')));
    assert!(drawn(&board, &view, 60, 20).contains("post an update"));
    assert_eq!(board.key(&view, key(KeyCode::Char('u'))), Intent::Draw);
    assert!(!board.help, "any key ends the help");
    let control = |c| KeyEvent::new(KeyCode::Char(c), KeyModifiers::CONTROL);
    assert_eq!(board.key(&view, control('c')), Intent::Interrupt);
    assert_eq!(board.key(&view, control('z')), Intent::Suspend);
    assert_eq!(board.key(&view, key(KeyCode::Char('q'))), Intent::Quit);
}

#[test]
fn without_an_incident_there_is_nothing_to_run() {
    let mut board = Board::default();
    let empty = view(&[], 0);
    assert_eq!(board.key(&empty, key(KeyCode::Char('e'))), Intent::Nothing);
    assert_eq!(board.key(&empty, key(KeyCode::Down)), Intent::Nothing);
    assert!(drawn(&board, &empty, 40, 5).contains("no open incident"));
}

#[test]
fn what_people_wrote_cannot_drive_the_terminal() {
    let mut view = view(&stories()[..1], 5);
    view.incidents[0].incident.title = "\u{1b}[2Jgone\u{202e}".to_owned();
    let screen = drawn(&Board::default(), &view, 80, 24);
    assert!(screen.contains("\\x1b[2Jgone\\u{202e}"), "{screen}");
}

#[test]
fn without_colour_there_is_none() {
    let red = anstyle::AnsiColor::Red.on_default().bold();
    let mut look = look();
    assert_eq!(look.style(red).fg, None);
    look.colour = true;
    assert_eq!(look.style(red).fg, Some(ratatui::style::Color::Red));
}
