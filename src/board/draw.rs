//! Where everything stands: one column on a narrow screen, two from 100 columns, three from 160.
//!
//! Refuses to fail: a screen too small for a part does without it, clocks last of all.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};

use super::Board;
use super::lines::{Detail, Form, Paper};
use super::look::Look;
use crate::text::count::count;
use crate::text::cut;
use crate::text::safe::Safe;
use crate::view::board::{BoardIncident, BoardView};

const TWO: u16 = 100;
const THREE: u16 = 160;

/// From so many rows on, parts have headings.
const ROOMY: u16 = 18;

const KEYS: &str = "u update  e escalate  n note  ? help  q quit";
const FEW_KEYS: &str = "u e n  ? help  q quit";

const HELP: &[&str] = &[
    "u          post an update",
    "e          escalate: whom to call, what came of it",
    "n          write a note",
    "up, down   another incident (also k, j, Tab)",
    "Ctrl-L     draw everything again",
    "Ctrl-Z     back to the shell; fg returns",
    "q, Esc     quit",
    "",
    "The bell rings once when a clock comes near its due,",
    "once when it is due, once when it is late.",
    "irc snooze CLOCK 10m silences it for a while.",
];

/// A part of the board in several lengths, the shortest first.
struct Part {
    heading: &'static str,
    /// So many lines are wanted before any other part may be longer than it need be.
    least: usize,
    forms: Vec<Form>,
    /// Stands last where lines had to be left out.
    more: Option<Line<'static>>,
}

impl Part {
    fn shortest(&self) -> usize {
        self.forms.first().map_or(0, |form| form.lines.len())
    }

    fn longest(&self) -> usize {
        self.forms.last().map_or(0, |form| form.lines.len())
    }

    /// The longest form whose needed lines have room, as far as it has.
    fn fitting(&self, room: usize) -> Vec<Line<'static>> {
        let fits = |form: &&Form| form.needed <= room;
        let form = self.forms.iter().rev().find(fits).or(self.forms.first());
        let mut lines = form.map(|form| form.lines.clone()).unwrap_or_default();
        if lines.len() > room {
            lines.truncate(room);
            if let (Some(last), Some(more)) = (lines.last_mut(), &self.more) {
                *last = more.clone();
            }
        }
        lines
    }
}

type Making<'p> = Box<dyn Fn(&Paper<'_>) -> Part + 'p>;

pub(super) fn board(board: &Board, view: &BoardView, look: &Look, area: Rect, buffer: &mut Buffer) {
    if area.width == 0 || area.height == 0 {
        return;
    }
    let paper = Paper {
        look,
        now: view.now,
        width: usize::from(area.width),
    };
    let mut rest = area;
    put(buffer, &mut rest, &[bar(view, look, area.width)]);
    let foot = split_bottom(&mut rest, 1);
    let mut foot_rest = foot;
    put(buffer, &mut foot_rest, &[footer(board, view, look, foot)]);
    if board.help {
        let lines: Vec<Line<'_>> = HELP.iter().map(|line| Line::from(*line)).collect();
        put(buffer, &mut rest, &lines);
        return;
    }
    let Some(front) = board.front(view) else {
        let lines = [
            Line::from("no open incident"),
            Line::from(Span::styled(
                "irc declare sev2 \"what users notice\"",
                look.quiet(),
            )),
        ];
        put(buffer, &mut rest, &lines);
        return;
    };
    if view.incidents.len() > 1 {
        let lines = rows(&paper, view, front, rest.height);
        put(buffer, &mut rest, &lines);
    }
    put(buffer, &mut rest, &paper.head(front));
    if rest.height >= ROOMY {
        split_top(&mut rest, 1);
    }
    body(&paper, front, rest, buffer);
}

/// What irc is, how many incidents, the time.
fn bar(view: &BoardView, look: &Look, width: u16) -> Line<'static> {
    let left = format!(" irc watch  {}", count(view.incidents.len(), "incident"));
    let right = format!("{} ", look.zone.hm_zone(view.now));
    let fill = usize::from(width).saturating_sub(cut::width(&left) + cut::width(&right));
    let text = format!("{left}{}{right}", " ".repeat(fill));
    let style = Style::new().add_modifier(Modifier::REVERSED);
    Line::from(Span::styled(text, style))
}

/// What is wrong, or else the keys.
fn footer(board: &Board, view: &BoardView, look: &Look, area: Rect) -> Line<'static> {
    let room = usize::from(area.width);
    let unread = (!view.unreadable.is_empty())
        .then(|| format!("cannot be read now: {}", view.unreadable.join(", ")));
    if let Some(notice) = board.notice.clone().or(unread) {
        let text = Safe::line(&notice).to_string();
        let late = look.style(look.palette.late);
        return Line::from(Span::styled(
            cut::to_columns(&text, room).into_owned(),
            late,
        ));
    }
    let keys = if room >= cut::width(KEYS) {
        KEYS
    } else {
        FEW_KEYS
    };
    Line::from(Span::styled(keys, look.quiet()))
}

/// A row each for as many incidents as may take a third of the screen, the one in front among them.
fn rows(
    paper: &Paper<'_>,
    view: &BoardView,
    front: &BoardIncident,
    height: u16,
) -> Vec<Line<'static>> {
    let most = usize::from(height / 3).clamp(1, 12);
    let is_front = |one: &BoardIncident| one.incident.id == front.incident.id;
    let place = view.incidents.iter().position(is_front).unwrap_or(0);
    let first = place.saturating_sub(most.saturating_sub(1));
    let shown = view.incidents.iter().skip(first).take(most);
    shown.map(|one| paper.row(one, is_front(one))).collect()
}

fn body(paper: &Paper<'_>, front: &BoardIncident, area: Rect, buffer: &mut Buffer) {
    let clocks: Making<'_> = Box::new(|paper| Part {
        heading: "CLOCKS",
        least: front.clocks.len(),
        forms: Detail::ALL
            .map(|detail| paper.clocks(&front.clocks, detail))
            .into(),
        more: Some(paper.more()),
    });
    let alone = area.width < TWO;
    let ladder: Making<'_> = Box::new(move |paper| Part {
        heading: if alone {
            "CALL NEXT"
        } else {
            "WHOM TO BRING IN"
        },
        least: 2,
        // Where clocks stand right above, those who follow are among them.
        forms: if alone {
            vec![paper.next_call(front)]
        } else {
            [false, true]
                .map(|full| paper.ladder(&front.steps, full))
                .into()
        },
        more: None,
    });
    let checks: Making<'_> = Box::new(|paper| Part {
        heading: "CHECKLIST",
        least: 4,
        forms: [false, true]
            .map(|full| paper.checks(&front.checks, full))
            .into(),
        more: None,
    });
    let events: Making<'_> = Box::new(|paper| Part {
        heading: "LAST EVENTS",
        least: 4,
        forms: [false, true]
            .map(|full| paper.events(&front.events, full))
            .into(),
        more: None,
    });
    let columns: Vec<(u16, Vec<Making<'_>>)> = if area.width >= THREE {
        vec![
            (2, vec![clocks]),
            (2, vec![ladder, checks]),
            (2, vec![events]),
        ]
    } else if area.width >= TWO {
        vec![(1, vec![clocks, events]), (1, vec![ladder, checks])]
    } else {
        vec![(1, vec![clocks, ladder, checks, events])]
    };
    let shares: u16 = columns.iter().map(|(share, _)| share).sum();
    let mut x = area.x;
    for (share, makings) in columns {
        let width = area.width * share / shares.max(1);
        let column = Rect { x, width, ..area };
        x += width;
        let paper = Paper {
            look: paper.look,
            now: paper.now,
            // A gap of two columns stands between neighbours.
            width: usize::from(if width < area.width {
                width.saturating_sub(2)
            } else {
                width
            }),
        };
        let parts = makings.iter().map(|make| make(&paper)).collect();
        stack(&paper, parts, column, buffer);
    }
}

/// Parts one beneath the other: each gets its share of the height, what one leaves goes to the others, the first ones first.
fn stack(paper: &Paper<'_>, parts: Vec<Part>, area: Rect, buffer: &mut Buffer) {
    let there = |part: &Part| part.shortest() > 0;
    let parts: Vec<Part> = parts.into_iter().filter(there).collect();
    let over = usize::from(area.height >= ROOMY);
    let heights = heights(&parts, usize::from(area.height), over);
    let mut rest = area;
    for (part, height) in parts.iter().zip(heights) {
        if height <= over {
            continue;
        }
        if over > 0 {
            put(buffer, &mut rest, &[paper.heading(part.heading)]);
        }
        let lines = part.fitting(height - over);
        put(buffer, &mut rest, &lines);
        let left = height.saturating_sub(over + lines.len());
        split_top(&mut rest, u16::try_from(left).unwrap_or(0));
    }
}

/// How many rows each part gets, its heading counted.
fn heights(parts: &[Part], total: usize, over: usize) -> Vec<usize> {
    let rest = (parts.len().saturating_sub(1)).max(1);
    // Clocks are the reason to look: half of the height is theirs if they want it.
    let share = |index: usize| {
        if index == 0 {
            total.div_ceil(2)
        } else {
            total / 2 / rest
        }
    };
    let least = |part: &Part| part.shortest().min(part.least) + over;
    let mut given: Vec<usize> = parts
        .iter()
        .enumerate()
        .map(|(index, part)| least(part).min(share(index)))
        .collect();
    let mut left = total.saturating_sub(given.iter().sum());
    for all in [false, true] {
        for (part, height) in parts.iter().zip(&mut given) {
            // One line more than the longest form sets the next part off.
            let most = if all {
                part.longest() + over + 1
            } else {
                least(part)
            };
            let more = most.saturating_sub(*height).min(left);
            *height += more;
            left -= more;
        }
    }
    given
}

fn put(buffer: &mut Buffer, rest: &mut Rect, lines: &[Line<'_>]) {
    for line in lines {
        if rest.height == 0 {
            return;
        }
        buffer.set_line(rest.x, rest.y, line, rest.width);
        split_top(rest, 1);
    }
}

fn split_top(rest: &mut Rect, rows: u16) {
    let rows = rows.min(rest.height);
    rest.y += rows;
    rest.height -= rows;
}

fn split_bottom(rest: &mut Rect, rows: u16) -> Rect {
    let rows = rows.min(rest.height);
    rest.height -= rows;
    Rect {
        y: rest.y + rest.height,
        height: rows,
        ..*rest
    }
}
