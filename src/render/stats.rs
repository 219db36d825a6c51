//! Figures on a screen: one table of durations, one chart of weeks, the actions that wait. Tab-separated when piped.

mod csv;

use super::palette::{DUE, GOOD, LATE, QUIET, STRONG, TYPE, paint};
use super::screen::{Screen, span};
use super::table;
use crate::domain::fact::Mode;
use crate::text::count::count;
use crate::text::cut;
use crate::text::safe::Safe;
use crate::view::stats::{ActionStats, Group, MeasureStats, StatsView, WeekStats};
pub use csv::{actions_csv, incidents_csv, measures_csv, weeks_csv};

/// How many weeks the chart shows: a quarter of a year.
const WEEKS: usize = 13;
/// How many actions are listed.
const ACTIONS: usize = 5;
/// Columns of a bar at most.
const BAR: usize = 40;

/// For people; piped, the durations in columns.
pub fn text(screen: &Screen, view: &StatsView) -> String {
    if !screen.tty {
        return table::columns(&csv::measures(view));
    }
    let mut out = String::new();
    let total: usize = view.groups.iter().map(|group| group.incidents).sum();
    if total == 0 {
        return "no incidents\n".to_owned();
    }
    for group in &view.groups {
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(&one(screen, view, group));
    }
    out.push_str(&actions(screen, view));
    out
}

fn one(screen: &Screen, view: &StatsView, group: &Group) -> String {
    let name = match group.mode {
        Mode::Real => "incident",
        Mode::Drill => "drill",
        Mode::Retro => "incident written up afterwards",
        Mode::Test => "test",
    };
    let noun = match (group.mode, group.incidents) {
        (Mode::Retro, n) if n != 1 => "incidents written up afterwards".to_owned(),
        (_, 1) => name.to_owned(),
        _ => crate::text::count::plural(name),
    };
    let mut head = format!("{} {noun}", group.incidents);
    if let Some(since) = view.since {
        head.push_str(&format!(" since {}", screen.time(since)));
    }
    let mut beside = Vec::new();
    if group.open > 0 {
        beside.push(format!("{} open", group.open));
    }
    if group.cancelled > 0 {
        beside.push(format!("{} cancelled", group.cancelled));
    }
    if !beside.is_empty() {
        head.push_str(&format!(" ({})", beside.join(", ")));
    }
    let mut out = format!("{}\n", paint(STRONG, &wrapped(screen, &head, 0)));
    let known: Vec<&MeasureStats> = group.measures.iter().collect();
    out.push_str(&durations(screen, &known));
    if group.mode == Mode::Real && !group.weeks.is_empty() {
        out.push('\n');
        out.push_str(&chart(screen, group));
    }
    out
}

fn durations(screen: &Screen, rows: &[&MeasureStats]) -> String {
    if screen.width < 76 {
        return rows.iter().map(|row| stacked(screen, row)).collect();
    }
    let figure = |s: Option<i64>| s.map_or_else(|| "-".to_owned(), span);
    let severity = rows.iter().map(|r| cut::width(&r.severity)).max();
    let severity = severity.unwrap_or(0).clamp(3, 12);
    let line = |cells: [&str; 6], beside: &str| {
        let [sev, name, path, n, median, p90] = cells;
        let sev = cut::to_columns(sev, severity);
        let text = format!(
            "{}  {name:<4}  {path:<26}  {n:>4}  {median:>7}  {p90:>7}  ",
            pad(&sev, severity)
        );
        if cut::width(&text) + cut::width(beside) <= screen.width {
            return format!("{text}{beside}");
        }
        let under = cut::wrap(beside, screen.width.saturating_sub(severity + 8), 0);
        let mut out = text.trim_end().to_owned();
        for line in under.lines() {
            out.push_str(&format!("\n{}{line}", " ".repeat(severity + 8)));
        }
        out
    };
    let heading = line(
        ["SEV", "TIME", "FROM - TO", "N", "MEDIAN", "P90"],
        "NO FIGURE",
    );
    let mut out = format!("{}\n", paint(QUIET, heading.trim_end()));
    for row in rows {
        let path = format!("{} - {}", row.from, row.to);
        let name = row.name.to_uppercase();
        let text = line(
            [
                &Safe::line(&row.severity).to_string(),
                &name,
                &path,
                &row.n.to_string(),
                &figure(row.median_s),
                &figure(row.p90_s),
            ],
            &beside(row),
        );
        out.push_str(text.trim_end());
        out.push('\n');
    }
    out
}

fn pad(text: &str, width: usize) -> String {
    let gap = width.saturating_sub(cut::width(text));
    format!("{text}{}", " ".repeat(gap))
}

/// On a narrow screen: the figure first, then where it is measured.
fn stacked(screen: &Screen, row: &MeasureStats) -> String {
    let severity = Safe::line(&row.severity).to_string();
    let figures = match (row.median_s, row.p90_s) {
        (Some(median), Some(p90)) => {
            format!("{} (p90 {}, n {})", span(median), span(p90), row.n)
        }
        _ => "-".to_owned(),
    };
    let head = format!("{severity} {} {figures}", row.name.to_uppercase());
    let mut tail = format!("{} - {}", row.from, row.to);
    let beside = beside(row);
    if !beside.is_empty() {
        tail.push_str(&format!("; {beside}"));
    }
    let mut out = format!("{}\n", wrapped(screen, &head, 3));
    for line in cut::wrap(&tail, screen.width.saturating_sub(3), 0).lines() {
        out.push_str(&format!("   {}\n", paint(QUIET, line)));
    }
    out
}

/// What has no figure, and why.
fn beside(row: &MeasureStats) -> String {
    let all = [
        (row.pending, "pending"),
        (row.not_recorded, "not recorded"),
        (row.not_applicable, "cancelled"),
        (row.invalid, "INVALID"),
    ];
    let said: Vec<String> = all
        .iter()
        .filter(|(n, _)| *n > 0)
        .map(|(n, word)| format!("{n} {word}"))
        .collect();
    said.join(", ")
}

/// Promises by week: how many of those that fell due were kept in time.
fn chart(screen: &Screen, group: &Group) -> String {
    let first = group.weeks.len().saturating_sub(WEEKS);
    let weeks = group.weeks.get(first..).unwrap_or_default();
    let heading = "promises kept in time, by the week of their due (UTC)";
    let mut out = format!("{}\n", paint(STRONG, &wrapped(screen, heading, 0)));
    let most = weeks.iter().map(due).max().unwrap_or(0);
    // `2026-W47 ` in front, ` 100% 12/12` behind.
    let room = screen.width.saturating_sub(9 + 14).clamp(4, BAR);
    for week in weeks {
        out.push_str(&bar(screen, week, most, room));
    }
    let mut apart = Vec::new();
    for (n, word) in [
        (group.promises.not_recorded, "not recorded"),
        (group.promises.waived, "waived"),
    ] {
        if n > 0 {
            apart.push(format!("{n} {word}"));
        }
    }
    if !apart.is_empty() {
        let text = format!("not in the bars: {}", apart.join(", "));
        out.push_str(&paint(QUIET, &wrapped(screen, &text, 0)));
        out.push('\n');
    }
    out
}

const fn due(week: &WeekStats) -> usize {
    week.promises.in_time() + week.promises.broken()
}

fn bar(screen: &Screen, week: &WeekStats, most: usize, room: usize) -> String {
    let (kept, due) = (week.promises.in_time(), due(week));
    if due == 0 {
        return format!("{} {}\n", week.week, paint(QUIET, "-"));
    }
    let (full, empty) = if screen.plain {
        ("#", ".")
    } else {
        ("█", "░")
    };
    let length = (due * room).div_ceil(most.max(1));
    // Only a whole week looks whole, and nothing kept looks kept.
    let done = (kept * length / due).min(length);
    let done = done.max(usize::from(kept > 0 && length > 1));
    let style = match (kept == due, kept * 10 >= due * 9) {
        (true, _) => GOOD,
        (_, true) => DUE,
        _ => LATE,
    };
    let bar = format!(
        "{}{}",
        paint(style, &full.repeat(done)),
        paint(QUIET, &empty.repeat(length - done))
    );
    let gap = " ".repeat(room - length);
    format!(
        "{} {bar}{gap} {:>3}% {kept}/{due}\n",
        week.week,
        kept * 100 / due
    )
}

fn actions(screen: &Screen, view: &StatsView) -> String {
    let late = view.actions.iter().filter(|a| a.late_s.is_some()).count();
    let without = view.actions.iter().filter(|a| a.due.is_none()).count();
    let done: usize = view.groups.iter().map(|group| group.actions.done).sum();
    if view.actions.is_empty() && done == 0 {
        return String::new();
    }
    let mut head = format!("{} open", count(view.actions.len(), "action"));
    for (n, word) in [
        (late, "overdue"),
        (without, "without a due"),
        (done, "done"),
    ] {
        if n > 0 {
            head.push_str(&format!(", {n} {word}"));
        }
    }
    let mut out = format!("\n{}\n", paint(STRONG, &wrapped(screen, &head, 0)));
    for action in view.actions.iter().take(ACTIONS) {
        out.push_str(&item(screen, action));
    }
    if view.actions.len() > ACTIONS {
        let more = format!("   and {} more:", view.actions.len() - ACTIONS);
        out.push_str(&format!(
            "{} {}\n",
            paint(QUIET, &more),
            paint(TYPE, "irc stats --csv=actions")
        ));
    }
    out
}

fn item(screen: &Screen, action: &ActionStats) -> String {
    let (style, when) = match (action.late_s, action.due) {
        (Some(s), _) => (LATE, format!("LATE {}", span(s))),
        (None, Some(due)) => (QUIET, format!("by {}", screen.time(due))),
        (None, None) => (QUIET, "no due".to_owned()),
    };
    let owner = action.owner.as_deref().unwrap_or("no owner");
    let text = format!("{} {}, {owner}", action.id, action.text);
    let safe = Safe::line(&text).to_string();
    let mark = if action.late_s.is_some() { "!!" } else { "  " };
    let body = cut::wrap(&safe, screen.width, 3);
    format!(
        "{} {} {}\n   {body}\n",
        paint(style, mark),
        paint(style, &when),
        paint(QUIET, &action.incident)
    )
}

fn wrapped(screen: &Screen, text: &str, indent: usize) -> String {
    cut::wrap(text, screen.width, indent)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fact::{ActionAdded, Fact, Resolved};
    use crate::domain::zone::Zone;
    use crate::view::stats::IncidentStats;
    use crate::view::testing::{Story, minute};

    fn view() -> StatsView {
        let mut story = Story::declared("SEV-1");
        story.fact(64, &Fact::Resolved(Resolved::default()));
        let action = ActionAdded {
            action: "a1".to_owned(),
            text: "=HYPERLINK(\"http://example.com\"), then alert".to_owned(),
            due: Some(minute(65)),
            ..ActionAdded::default()
        };
        story.fact(64, &Fact::ActionAdded(action));
        let open = Story::declared("SEV-2");
        let rows = [story, open]
            .iter()
            .map(|story| IncidentStats::new(&story.policy, &story.incident(), minute(70)))
            .collect();
        StatsView::new(minute(70), None, rows)
    }

    fn screen(width: usize, tty: bool, plain: bool) -> Screen {
        Screen {
            width,
            zone: Zone::utc(),
            now: minute(70),
            tty,
            plain,
        }
    }

    #[test]
    fn no_line_is_wider_than_the_screen() {
        for width in [40, 80, 160] {
            let text = text(&screen(width, true, false), &view());
            let plain = anstream::adapter::strip_str(&text).to_string();
            for line in plain.lines() {
                assert!(cut::width(line) <= width, "{width}: {line}");
            }
            for wanted in [
                "declared - resolved",
                "1h04m",
                "pending",
                "2026-W47",
                "LATE 5m",
            ] {
                assert!(plain.contains(wanted), "{wanted} in {plain}");
            }
            assert!(!plain.contains("NaN"));
        }
    }

    #[test]
    fn a_dumb_terminal_gets_plain_letters() {
        let text = text(&screen(80, true, true), &view());
        let plain = anstream::adapter::strip_str(&text).to_string();
        assert!(plain.is_ascii(), "{plain}");
        assert!(plain.contains('#'));
    }

    #[test]
    fn piped_and_csv_are_whole_tables() {
        let view = view();
        let rows = view.groups.first().map_or(0, |group| group.measures.len());
        assert_eq!(text(&screen(40, false, false), &view).lines().count(), rows);
        let csv = measures_csv(&view);
        assert_eq!(csv.lines().count(), rows + 1);
        assert!(
            csv.starts_with("mode,severity,measure,from,to,n,median_s"),
            "{csv}"
        );
        let actions = actions_csv(&view);
        assert!(actions.contains("\"'=HYPERLINK(\"\"http"), "{actions}");
        assert_eq!(incidents_csv(&view).lines().count(), 3);
        assert_eq!(weeks_csv(&view).lines().count(), 2);
    }
}
