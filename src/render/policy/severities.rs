//! Severities: the figures side by side where there is room, then each in words.

use super::sheet::Sheet;
use crate::domain::policy::{Policy, Severity, Threshold};
use crate::domain::timespan::Timespan;
use crate::render::palette::{self, paint};
use crate::render::screen::Screen;
use crate::render::table;
use crate::text::safe::Safe;
use crate::view::policy::words;

/// The part.
pub(super) fn severities(sheet: &mut Sheet<'_>, policy: &Policy) {
    sheet.part("Severities, worst first");
    if !sheet.screen().narrow() {
        let grid = grid(sheet.screen(), policy);
        sheet.raw(&grid);
    }
    for severity in &policy.severities {
        one(sheet, severity);
    }
    if !policy.severity_rules.is_empty() || policy.unsure.is_some() {
        sheet.gap();
        sheet.text(0, "Choosing:");
        for rule in &policy.severity_rules {
            sheet.marked(2, "- ", rule);
        }
        if let Some(unsure) = &policy.unsure {
            sheet.marked(2, "- ", &format!("unsure: {unsure}"));
        }
    }
    if !policy.states.is_empty() {
        sheet.gap();
        let words: Vec<String> = policy
            .states
            .iter()
            .map(|word| format!("{} = {}", word.state, word.word))
            .collect();
        sheet.field(0, "States in the playbook's words", Some(words.join(", ")));
    }
}

fn cell(span: Option<&Timespan>) -> String {
    span.map_or_else(|| "-".to_owned(), |span| Safe::line(&span.text).to_string())
}

fn grid(screen: &Screen, policy: &Policy) -> String {
    let rows: Vec<Vec<String>> = policy
        .severities
        .iter()
        .zip(1..)
        .map(|(severity, rank)| {
            let id = Safe::line(&severity.id).to_string();
            vec![
                paint(palette::rank(rank), &id),
                Safe::line(severity.name.as_deref().unwrap_or("-")).to_string(),
                cell(severity.acknowledge.as_ref()),
                cell(severity.response.as_ref()),
                cell(severity.update.as_ref().map(|update| &update.every)),
                cell(severity.resolve.as_ref()),
            ]
        })
        .collect();
    let screen = Screen {
        tty: true,
        ..screen.clone()
    };
    table::table(
        &screen,
        &[
            "SEVERITY",
            "NAME",
            "ACKNOWLEDGE",
            "RESPOND",
            "UPDATE",
            "RESOLVE",
        ],
        &rows,
    )
}

fn one(sheet: &mut Sheet<'_>, severity: &Severity) {
    let name = severity.name.as_deref().unwrap_or_default();
    let also = if severity.aliases.is_empty() {
        String::new()
    } else {
        format!("also {}", severity.aliases.join(", "))
    };
    sheet.thing(format!("{} {name}", severity.id).trim_end(), &also);
    sheet.text(2, &severity.meaning);
    let text = |span: &Option<Timespan>| span.as_ref().map(|span| span.text.clone());
    sheet.field(2, "acknowledge", text(&severity.acknowledge));
    sheet.field(2, "respond", text(&severity.response));
    for update in severity.cadences() {
        sheet.field(2, "update", Some(words::cadence(update)));
    }
    sheet.field(2, "resolve", text(&severity.resolve));
    for notify in &severity.notify {
        let mut words = notify.who.join(", ");
        if let Some(within) = &notify.within {
            words.push_str(&format!(", {}", within.text));
        }
        if let Some(condition) = &notify.condition {
            words.push_str(&format!(", if: {condition}"));
        }
        sheet.field(2, "tell", Some(words));
    }
    sheet.names(2, "team", &severity.team);
    let actions: Vec<String> = severity
        .actions
        .iter()
        .map(|action| match &action.id {
            Some(id) => format!("{} ({id})", action.text),
            None => action.text.clone(),
        })
        .collect();
    sheet.list(2, "do", &actions);
    sheet.list(2, "signs", &severity.indicators);
    let figures: Vec<String> = severity.thresholds.iter().map(figure).collect();
    sheet.list(2, "figures", &figures);
    sheet.list(2, "examples", &severity.examples);
}

fn figure(threshold: &Threshold) -> String {
    let unit = threshold.unit.as_deref().unwrap_or_default();
    let bound = |word: &str, figure: Option<f64>| figure.map(|f| format!("{word} {f}{unit}"));
    let bounds: Vec<String> = [
        bound("above", threshold.above),
        bound("below", threshold.below),
    ]
    .into_iter()
    .flatten()
    .collect();
    format!("{} {}", threshold.what, bounds.join(" and "))
}
