//! On-call duty as a person reads it: who has it now and until when, then who is next, then what it asks for.
//!
//! Refuses to show a time of hand-off without the zone that it is in.

use super::palette::{DUE, STRONG, TYPE, paint};
use super::policy::sheet::Sheet;
use super::screen::{Screen, span};
use crate::domain::calendar::Weekday;
use crate::domain::instant::Instant;
use crate::domain::policy::Step;
use crate::domain::zone::Zone;
use crate::text::safe::Safe;
use crate::view::oncall::{OnDutyView, OncallView, ShiftView};

/// A week, in seconds.
const WEEK_S: i64 = 7 * 24 * 3600;

/// The whole answer.
pub fn oncall(screen: &Screen, view: &OncallView) -> String {
    let mut sheet = Sheet::new(screen);
    now(&mut sheet, view);
    hand_off(&mut sheet, screen, view);
    coming(&mut sheet, screen, view);
    reached(&mut sheet, view);
    sheet.list(0, "answers for", &view.responsibilities);
    steps(&mut sheet, "at hand-off", &view.handoff);
    steps(&mut sheet, "access needed", &view.access);
    sheet.into_text()
}

fn now(sheet: &mut Sheet<'_>, view: &OncallView) {
    if view.on_duty.is_empty() {
        let words = match (view.rota, &view.rotation) {
            (false, _) => "on duty now: not known to irc: team.yaml has no rota (`oncall:`)",
            (true, None) => "on duty now: not known: add `day` and `at` to `oncall:` in team.yaml",
            (true, Some(_)) => "on duty now: nobody yet: the rota in team.yaml begins later",
        };
        sheet.text(0, words);
        return;
    }
    for level in [1, 2] {
        let mine: Vec<&OnDutyView> = view.on_duty.iter().filter(|o| o.level == level).collect();
        let Some(first) = mine.first() else { continue };
        let names: Vec<String> = mine.iter().map(|one| named(one)).collect();
        let words = format!(
            "{}: {}",
            if level == 1 {
                "on duty now"
            } else {
                "behind them"
            },
            names.join(" or ")
        );
        let words = Safe::line(&words).to_string();
        if level == 1 && first.sure && crate::text::cut::width(&words) <= sheet.screen().width {
            sheet.raw(&paint(STRONG, &words));
        } else {
            sheet.text(0, &words);
        }
    }
    if view.on_duty.iter().any(|one| !one.sure) {
        sheet.text(
            0,
            "a hand-off is near and no zone is stated: `zone:` in team.yaml decides it",
        );
    }
}

fn named(one: &OnDutyView) -> String {
    let ways: Vec<&str> = one.how.iter().map(String::as_str).collect();
    let ways: Vec<&str> = ways.into_iter().filter(|way| *way != one.name).collect();
    if ways.is_empty() {
        one.name.clone()
    } else {
        format!("{} ({})", one.name, ways.join(", "))
    }
}

fn zone(view: &OncallView) -> Option<Zone> {
    Zone::named(view.zone.as_deref()?).ok()
}

/// `Mon 2026-11-23 09:00 CET`.
fn when(at: Instant, zone: &Zone) -> String {
    let day = Weekday::at(at, zone).name();
    let day = day.get(..3).unwrap_or(day);
    format!("{day} {} {}", zone.date_hm(at), zone.abbreviation(at))
}

fn hand_off(sheet: &mut Sheet<'_>, screen: &Screen, view: &OncallView) {
    let Some(rotation) = &view.rotation else {
        sheet.quiet(0, "when duty changes hands is not stated");
        return;
    };
    let stated = view.zone.as_deref().unwrap_or("zone not stated");
    sheet.field(0, "rotation", Some(format!("{} ({stated})", rotation.text)));
    let (Some(shift), Some(zone)) = (&view.shift, zone(view)) else {
        let words = "next hand-off: not known before somebody states a zone (`zone:` in team.yaml)";
        sheet.raw(&wrapped(screen, words));
        return;
    };
    let mut words = format!(
        "next hand-off: {}, in {}",
        when(shift.until, &zone),
        span(shift.until.since(view.now))
    );
    if zone.offset_s(shift.until) != screen.zone.offset_s(shift.until) {
        words.push_str(&format!(" ({} for you)", screen.time_zone(shift.until)));
    }
    sheet.text(0, &words);
    let over = shift.length_s.rem_euclid(WEEK_S);
    if over != 0 {
        sheet.quiet(
            0,
            &format!("the clocks change in this shift: it lasts {}", hours(shift)),
        );
    }
}

fn hours(shift: &ShiftView) -> String {
    let (hours, minutes) = (shift.length_s / 3600, shift.length_s / 60 % 60);
    if minutes == 0 {
        format!("{hours} h")
    } else {
        format!("{hours} h {minutes} min")
    }
}

fn wrapped(screen: &Screen, words: &str) -> String {
    let lines = crate::text::cut::wrap(words, screen.width, 2);
    let painted: Vec<String> = lines.lines().map(|line| paint(DUE, line)).collect();
    painted.join("\n")
}

fn coming(sheet: &mut Sheet<'_>, screen: &Screen, view: &OncallView) {
    let Some(zone) = zone(view) else { return };
    if view.next.is_empty() || !view.rota {
        return;
    }
    sheet.gap();
    sheet.text(0, "then:");
    for shift in &view.next {
        let first = shift.first.as_deref().unwrap_or("nobody");
        let second = shift.second.as_deref();
        let second = second.map(|name| format!(", behind them {name}"));
        let words = format!(
            "{}  {first}{}",
            when(shift.from, &zone),
            second.unwrap_or_default()
        );
        sheet.text(2, &words);
    }
    if screen.tty {
        sheet.gap();
    }
}

fn reached(sheet: &mut Sheet<'_>, view: &OncallView) {
    sheet.gap();
    for (level, number) in view.levels.iter().zip(1_u32..) {
        sheet.marked(0, &format!("{number}. "), level);
    }
    for contact in &view.contacts {
        let ways = if contact.how.is_empty() {
            "no way to reach them is given (team.yaml)".to_owned()
        } else {
            contact.how.join("; ")
        };
        sheet.field(0, &contact.name, Some(ways));
    }
    if let Some(wait) = &view.no_answer {
        let next = match view.contacts.get(1) {
            Some(second) => format!("{}: call {}", wait.text, second.name),
            None => wait.text.clone(),
        };
        sheet.text(0, &format!("no answer in {next}"));
    }
    sheet.field(0, "schedule", view.schedule.as_ref());
    let who = format!("who else: {}", paint(TYPE, "irc who"));
    sheet.raw(&who);
    if !view.responsibilities.is_empty() {
        sheet.gap();
    }
}

fn steps(sheet: &mut Sheet<'_>, label: &str, steps: &[Step]) {
    if steps.is_empty() {
        return;
    }
    sheet.gap();
    sheet.text(0, &format!("{label}:"));
    for step in steps {
        sheet.marked(2, "[ ] ", &step.text);
    }
}
