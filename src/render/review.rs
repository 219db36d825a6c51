//! A review in lines for people, in columns for a pipe, in Markdown for a document.

mod document;

use anstyle::Style;

use super::palette::{self, GOOD, LATE, QUIET, STRONG, paint};
use super::screen::{Screen, span};
use super::table;
use crate::domain::clocks::{ClockState, Rule};
use crate::domain::fact::{Grade, Mode};
use crate::domain::instant::Instant;
use crate::text::count::count;
use crate::text::cut;
use crate::text::safe::Safe;
use crate::view::clock::state_word;
use crate::view::review::{Counts, IncidentReview, Promise, ReviewView, RoleReview};
pub use document::markdown;

/// Columns of the grade.
const GRADE: usize = 18;

/// How a promise ended, in words.
pub fn grade(promise: &Promise) -> String {
    let by = promise
        .late_s
        .map(|s| format!(" {}", span(s)))
        .unwrap_or_default();
    match promise.grade {
        Some(Grade::Kept) => "kept".to_owned(),
        Some(Grade::KeptEnteredLate) => "kept, entered late".to_owned(),
        Some(Grade::Late) => format!("late{by}"),
        Some(Grade::Missed) => format!("missed{by}"),
        Some(Grade::NotApplicable) => "not applicable".to_owned(),
        Some(Grade::Waived) => "waived".to_owned(),
        Some(Grade::NotRecorded) => "not recorded".to_owned(),
        Some(Grade::Words) => "no figure".to_owned(),
        None if promise.state == ClockState::Overdue => format!("overdue{by}"),
        None => state_word(promise.state).to_owned(),
    }
}

/// Counts in words; only what there is.
pub fn counts(counts: &Counts) -> String {
    let all = [
        (counts.kept, "kept"),
        (counts.kept_entered_late, "kept and entered late"),
        (counts.late, "late"),
        (counts.missed, "missed"),
        (counts.overdue, "overdue"),
        (counts.not_recorded, "not recorded"),
        (counts.waived, "waived"),
        (counts.open, "open"),
        (counts.not_applicable, "not applicable"),
        (counts.words, "without a figure"),
    ];
    let total: usize = all.iter().map(|(n, _)| n).sum();
    let said: Vec<String> = all
        .iter()
        .filter(|(n, _)| *n > 0)
        .map(|(n, word)| format!("{n} {word}"))
        .collect();
    if said.is_empty() {
        return "no promises".to_owned();
    }
    format!("{}: {}", count(total, "promise"), said.join(", "))
}

/// `default:52: SEV-2 updates: 30m`; only the words where the rule stands in no playbook.
fn rule(rule: &Rule) -> String {
    if rule.line == 0 {
        return rule.text.clone();
    }
    format!("{}:{}: {}", rule.playbook, rule.line, rule.text)
}

/// What did not go well first, then what is open, then what did, then what says nothing.
fn order(promise: &Promise) -> u8 {
    match promise.grade {
        _ if promise.is_broken() => 0,
        Some(Grade::NotRecorded) => 1,
        None => 2,
        Some(Grade::Waived) => 3,
        Some(Grade::NotApplicable) => 5,
        Some(Grade::Words) => 6,
        Some(_) => 4,
    }
}

/// For people; tab-separated and whole when piped.
pub fn text(screen: &Screen, view: &ReviewView) -> String {
    if !screen.tty {
        return columns(view);
    }
    let mut out = String::new();
    let several = view.since.is_some();
    if several {
        out.push_str(&total(screen, view));
    }
    for incident in &view.incidents {
        if several {
            out.push('\n');
        }
        out.push_str(&one(screen, view, incident, several));
    }
    out
}

fn total(screen: &Screen, view: &ReviewView) -> String {
    let counted = view.incidents.iter().filter(|i| i.is_counted()).count();
    let apart = view.incidents.len() - counted;
    let since = view.since.map(|at| screen.time(at)).unwrap_or_default();
    let mut line = format!("{} since {since}", count(counted, "incident"));
    if apart > 0 {
        line.push_str(&format!(
            " (and {apart} apart: drills, tests, write-ups, cancelled)"
        ));
    }
    format!(
        "{}\n{}",
        paint(STRONG, wrapped(screen, &line, 0).trim_end()),
        wrapped(screen, &counts(&view.counts), 0)
    )
}

fn one(screen: &Screen, view: &ReviewView, incident: &IncidentReview, several: bool) -> String {
    let mode = mode(incident.mode);
    let title = format!("{} ", incident.title);
    let head = format!("{}{mode}", incident.headline_severity);
    let line = format!("{head}  {title} {}", incident.id);
    let line = Safe::line(&line).to_string();
    let mut out = String::new();
    for part in cut::wrap(&line, screen.width, 0).lines() {
        let (head, rest) = match part.strip_prefix(&head) {
            Some(rest) => (head.as_str(), rest),
            None => ("", part),
        };
        let head = paint(palette::rank(incident.rank), head);
        out.push_str(&format!("{head}{}\n", paint(STRONG, rest)));
    }
    out.push_str(&wrapped(screen, &source(screen, view, incident), 0));
    out.push_str(&wrapped(screen, &counts(&incident.counts), 0));
    if incident.differ > 0 {
        let what = count(incident.differ, "grade");
        let words = if view.rejudged {
            format!("{what} changed since closing")
        } else {
            format!("{what} would change by today's rules and facts: irc review --rejudge")
        };
        out.push_str(&wrapped(screen, &words, 0));
    }
    let mut promises: Vec<&Promise> = incident.promises.iter().collect();
    promises.sort_by_key(|promise| order(promise));
    for promise in promises {
        if !several || promise.is_broken() {
            out.push_str(&lines(screen, promise));
        }
    }
    if !several {
        out.push_str(&roles(screen, &incident.roles));
    }
    out
}

fn mode(mode: Mode) -> &'static str {
    match mode {
        Mode::Real => "",
        Mode::Drill => " DRILL",
        Mode::Retro => " RETRO",
        Mode::Test => " TEST",
    }
}

fn source(screen: &Screen, view: &ReviewView, incident: &IncidentReview) -> String {
    let playbook = incident.playbook.as_deref().unwrap_or("no playbook");
    let state = incident.state;
    let judged = match (incident.judged_at, view.rejudged) {
        (Some(at), _) => format!("graded when it was closed, {}", screen.time_zone(at)),
        (None, true) => "graded by today's rules (--rejudge)".to_owned(),
        (None, false) => "not closed: graded as of now".to_owned(),
    };
    format!("{state}, playbook {playbook}; {judged}")
}

fn lines(screen: &Screen, promise: &Promise) -> String {
    let style = match promise.grade {
        _ if promise.is_broken() => LATE,
        Some(Grade::Kept | Grade::KeptEnteredLate) => GOOD,
        Some(_) => QUIET,
        None => palette::clock(promise.state),
    };
    let mark = match promise.grade {
        _ if promise.is_broken() => "!!",
        Some(Grade::Kept | Grade::KeptEnteredLate) => "ok",
        Some(Grade::NotRecorded) => "? ",
        _ => "  ",
    };
    let mut what = promise.what.clone();
    if promise.round > 1 {
        what.push_str(&format!(" ({})", promise.round));
    }
    let indent = indent(screen);
    let mut out = headed(screen, style, mark, &grade(promise), &what);
    let mut facts = vec![times(screen, promise)];
    if promise.intervals_missed > 0 {
        facts.push(count(promise.intervals_missed, "interval") + " missed");
    }
    if let Some(was) = promise.was {
        facts.push(format!("was graded: {}", word(was)));
    }
    facts.retain(|fact| !fact.is_empty());
    if !facts.is_empty() {
        out.push_str(&quiet(screen, &facts.join(", "), indent));
    }
    if let Some(detail) = &promise.detail {
        out.push_str(&quiet(screen, detail, indent));
    }
    out.push_str(&quiet(screen, &rule(&promise.rule), indent));
    out
}

const fn word(grade: Grade) -> &'static str {
    match grade {
        Grade::Kept => "kept",
        Grade::KeptEnteredLate => "kept_entered_late",
        Grade::Late => "late",
        Grade::Missed => "missed",
        Grade::NotApplicable => "not_applicable",
        Grade::Waived => "waived",
        Grade::NotRecorded => "not_recorded",
        Grade::Words => "words",
    }
}

fn times(screen: &Screen, promise: &Promise) -> String {
    let mut parts = Vec::new();
    match (promise.not_before, promise.due_from, promise.late_after) {
        (Some(at), ..) => parts.push(format!("not before {}", screen.time(at))),
        (_, Some(from), Some(late)) if from < late => {
            parts.push(format!("due {}-{}", screen.time(from), screen.time(late)));
        }
        (_, from, late) => {
            parts.extend(late.or(from).map(|at| format!("due {}", screen.time(at))));
        }
    }
    if let Some(at) = promise.met_at.filter(|_| promise.not_before.is_none()) {
        let by = promise.by.as_ref().map(|by| format!(" by {by}"));
        parts.push(format!(
            "done {}{}",
            screen.time(at),
            by.unwrap_or_default()
        ));
    }
    if !promise.for_whom.is_empty() && promise.for_whom.iter().all(|who| who.starts_with('@')) {
        parts.push(format!("for {}", promise.for_whom.join(", ")));
    }
    parts.join(", ")
}

fn roles(screen: &Screen, roles: &[RoleReview]) -> String {
    let mut out = String::new();
    for role in roles {
        let (style, mark) = match role.after_s {
            None => (LATE, "!!"),
            Some(_) => (GOOD, "ok"),
        };
        out.push_str(&headed(screen, style, mark, &filled(role), &role.name));
        let mut facts = Vec::new();
        if role.handed_over > 0 {
            facts.push(format!("handed over {}", times_word(role.handed_over)));
        }
        if !role.who.is_empty() {
            facts.push(role.who.join(", "));
        }
        if !facts.is_empty() {
            out.push_str(&quiet(screen, &facts.join(", "), indent(screen)));
        }
        let rule = format!("{} wants it (line {})", role.severity, role.line);
        out.push_str(&quiet(screen, &rule, indent(screen)));
    }
    if out.is_empty() {
        out
    } else {
        format!("{}\n{out}", paint(STRONG, "roles"))
    }
}

fn filled(role: &RoleReview) -> String {
    match role.after_s {
        None => "never filled".to_owned(),
        Some(0) => "filled".to_owned(),
        Some(s) => format!("filled after {}", span(s)),
    }
}

const fn indent(screen: &Screen) -> usize {
    if screen.narrow() { 3 } else { GRADE + 5 }
}

/// Mark, grade, and what it is about; under it on a narrow screen.
fn headed(screen: &Screen, style: Style, mark: &str, grade: &str, what: &str) -> String {
    let what = Safe::line(what).to_string();
    let body = cut::wrap(&what, screen.width, indent(screen));
    let head = format!("{} {}", paint(style, mark), paint(style, grade));
    if screen.narrow() {
        return format!("{head}\n   {body}\n");
    }
    let gap = " ".repeat((GRADE + 2).saturating_sub(cut::width(grade)).max(1));
    format!("{head}{gap}{body}\n")
}

fn times_word(n: usize) -> String {
    if n == 1 {
        "once".to_owned()
    } else {
        format!("{n} times")
    }
}

fn wrapped(screen: &Screen, text: &str, indent: usize) -> String {
    let safe = Safe::line(text).to_string();
    let body = cut::wrap(&safe, screen.width, indent);
    format!("{}{body}\n", " ".repeat(indent))
}

fn quiet(screen: &Screen, text: &str, indent: usize) -> String {
    let safe = Safe::line(text).to_string();
    let pad = " ".repeat(indent);
    let mut out = String::new();
    for line in cut::wrap(&safe, screen.width.saturating_sub(indent), 0).lines() {
        out.push_str(&format!("{pad}{}\n", paint(QUIET, line)));
    }
    out
}

/// One promise a row: incident, clock, round, grade, seconds late, due, done, what, rule.
fn columns(view: &ReviewView) -> String {
    let at = |at: Option<Instant>| at.map(|at| at.to_string()).unwrap_or_default();
    let rows: Vec<Vec<String>> = view
        .incidents
        .iter()
        .flat_map(|incident| incident.promises.iter().map(move |p| (incident, p)))
        .map(|(incident, promise)| {
            let grade = match promise.grade {
                Some(grade) => word(grade).to_owned(),
                None if promise.state == ClockState::Overdue => "overdue".to_owned(),
                None => "open".to_owned(),
            };
            let due = promise.late_after.or(promise.due_from);
            vec![
                incident.id.clone(),
                promise.id.clone(),
                promise.round.to_string(),
                grade,
                promise.late_s.map(|s| s.to_string()).unwrap_or_default(),
                at(due.or(promise.not_before)),
                at(promise.met_at),
                promise.what.clone(),
                rule(&promise.rule),
            ]
        })
        .collect();
    table::columns(&rows)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fact::{Fact, Resolved};
    use crate::domain::zone::Zone;
    use crate::view::review::Rules;
    use crate::view::testing::{Story, minute};

    fn view(since: Option<Instant>) -> ReviewView {
        let mut story = Story::declared("SEV-1");
        story.fact(64, &Fact::Resolved(Resolved::default()));
        let one = IncidentReview::new(
            &story.policy,
            &story.incident(),
            minute(70),
            Rules::Written,
            false,
        );
        ReviewView::new(minute(70), since, Rules::Written, false, vec![one])
    }

    fn screen(width: usize, tty: bool) -> Screen {
        Screen {
            width,
            zone: Zone::utc(),
            now: minute(70),
            tty,
            plain: false,
        }
    }

    #[test]
    fn no_line_is_wider_than_the_screen_and_the_worst_comes_first() {
        for width in [40, 80, 160] {
            for since in [None, Some(minute(0))] {
                let text = text(&screen(width, true), &view(since));
                let plain = anstream::adapter::strip_str(&text).to_string();
                for line in plain.lines() {
                    assert!(cut::width(line) <= width, "{width}: {line}");
                }
                let broken = plain.find("!! missed 49m").unwrap();
                assert!(plain.find("ok kept").is_none_or(|kept| broken < kept));
                assert!(plain.contains("test:11: SEV-1 updates: 15m"), "{plain}");
            }
        }
    }

    #[test]
    fn piped_it_is_one_promise_a_line() {
        let view = view(None);
        let text = text(&screen(40, false), &view);
        let promises = view.incidents.first().map_or(0, |i| i.promises.len());
        assert_eq!(text.lines().count(), promises);
        assert!(text.lines().all(|line| line.split('\t').count() == 9));
    }

    #[test]
    fn markdown_has_a_row_for_every_promise_and_role() {
        let view = view(None);
        let text = markdown(&view);
        let one = view.incidents.first().unwrap();
        let rows = text.lines().filter(|line| line.starts_with("| ")).count();
        assert_eq!(rows, 1 + one.promises.len() + one.roles.len());
        assert!(text.contains("| missed 49m"), "{text}");
    }
}
