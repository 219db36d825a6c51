//! What is counted, and what is counted apart.

use proptest::prelude::*;

use super::figures::{median, p90};
use super::*;
use crate::domain::fact::{
    ActionAdded, ActionDone, CancelReason, Cancelled, Detected, Fact, ImpactStarted, Mitigated,
    Resolved,
};
use crate::view::testing::{Story, minute};

fn stats(stories: &[Story], now: i64) -> StatsView {
    let rows = stories
        .iter()
        .map(|story| IncidentStats::new(&story.policy, &story.incident(), minute(now)))
        .collect();
    StatsView::new(minute(now), None, rows)
}

fn real(view: &StatsView) -> &Group {
    view.groups.first().unwrap()
}

fn row<'v>(group: &'v Group, name: &str, from: &str) -> &'v MeasureStats {
    let mut rows = group.measures.iter();
    rows.find(|row| row.name == name && row.from == from)
        .unwrap_or_else(|| panic!("no {name} from {from}: {:#?}", group.measures))
}

fn resolved(at: i64) -> Story {
    let mut story = Story::declared("SEV-2");
    story.fact(at, &Fact::Resolved(Resolved::default()));
    story
}

#[test]
fn an_open_incident_is_pending_and_never_a_figure() {
    let view = stats(&[Story::declared("SEV-2")], 10);
    let ttr = row(real(&view), "ttr", "declared");
    assert_eq!((ttr.n, ttr.median_s, ttr.p90_s), (0, None, None));
    assert_eq!((ttr.pending, ttr.not_recorded), (1, 0));
    assert_eq!(row(real(&view), "tta", "declared").median_s, Some(0));
    assert_eq!(real(&view).open, 1);
}

#[test]
fn what_was_never_recorded_is_wrong_or_was_no_incident_is_counted_apart() {
    let mut cancelled = Story::declared("SEV-2");
    let why = Cancelled {
        why: CancelReason::FalseAlarm,
        of: None,
        reason: None,
    };
    cancelled.fact(3, &Fact::Cancelled(why));
    let mut upside_down = Story::declared("SEV-2");
    upside_down.fact(5, &Fact::ImpactStarted(ImpactStarted {}));
    upside_down.fact(2, &Fact::Detected(Detected::default()));
    let view = stats(&[resolved(10), resolved(30), cancelled, upside_down], 60);
    let ttr = row(real(&view), "ttr", "declared");
    assert_eq!(
        (ttr.n, ttr.median_s, ttr.p90_s),
        (2, Some(1200), Some(1800))
    );
    assert_eq!((ttr.not_applicable, ttr.pending), (1, 0));
    assert_eq!(row(real(&view), "ttm", "declared").not_recorded, 2);
    let ttd = row(real(&view), "ttd", "impact_started");
    assert_eq!(
        (ttd.invalid, ttd.not_recorded, ttd.not_applicable),
        (1, 2, 1)
    );
    assert_eq!(row(real(&view), "ttr", "impact_started").pending, 1);
}

#[test]
fn figures_from_different_starts_are_not_mixed() {
    let mut alerted = resolved(20);
    alerted.fact(-5, &Fact::Alerted(Detected::default()));
    let view = stats(&[alerted, resolved(20)], 60);
    assert_eq!(row(real(&view), "tta", "alerted").median_s, Some(300));
    assert_eq!(row(real(&view), "tta", "declared").median_s, Some(0));
}

#[test]
fn drills_are_a_group_of_their_own_and_the_worst_severity_comes_first() {
    let mut drill = Story::new("SEV-1", Mode::Drill, 0);
    drill.fact(9, &Fact::Mitigated(Mitigated::default()));
    let mut raised = resolved(40);
    raised.severity(5, "SEV-1");
    let view = stats(&[drill, resolved(40), raised], 60);
    let modes: Vec<Mode> = view.groups.iter().map(|group| group.mode).collect();
    assert_eq!(modes, [Mode::Real, Mode::Drill]);
    assert_eq!(real(&view).incidents, 2);
    let first = real(&view).measures.first().unwrap();
    assert_eq!(first.severity, "SEV-1");
    assert!(
        stats(&[], 0)
            .groups
            .first()
            .is_some_and(|g| g.incidents == 0)
    );
}

#[test]
fn promises_are_counted_in_the_week_of_their_due_without_gaps() {
    let week = 7 * 24 * 60;
    let mut later = Story::new("SEV-1", Mode::Real, 3 * week);
    later.fact(3 * week + 40, &Fact::Resolved(Resolved::default()));
    let view = stats(&[resolved(10), later], 3 * week + 60);
    let weeks: Vec<_> = real(&view)
        .weeks
        .iter()
        .map(|w| (w.week.as_str(), w.promises.in_time(), w.promises.broken()))
        .collect();
    // 2026-11-21 is the Saturday of week 47; its postmortem was due two days later, and is overdue.
    let counted = [
        ("2026-W47", 1, 0),
        ("2026-W48", 0, 1),
        ("2026-W49", 0, 0),
        ("2026-W50", 1, 2),
    ];
    assert_eq!(weeks, counted);
    assert_eq!(real(&view).promises.in_time(), 2);
    let monday = real(&view).weeks.first().map(|w| w.from.to_string());
    assert_eq!(monday.as_deref(), Some("2026-11-16T00:00:00Z"));
}

#[test]
fn action_items_are_open_overdue_or_without_a_due() {
    let mut story = resolved(10);
    let action = |id: &str, due| {
        Fact::ActionAdded(ActionAdded {
            action: id.to_owned(),
            text: "add an alert".to_owned(),
            due,
            ..ActionAdded::default()
        })
    };
    story.fact(11, &action("a1", Some(minute(20))));
    story.fact(11, &action("a2", None));
    story.fact(11, &action("a3", Some(minute(90))));
    story.fact(11, &action("a4", Some(minute(20))));
    let done = ActionDone {
        action: "a4".to_owned(),
    };
    story.fact(30, &Fact::ActionDone(done));
    let view = stats(&[story], 60);
    let counts = real(&view).actions;
    assert_eq!((counts.done, counts.open), (1, 3));
    assert_eq!((counts.overdue, counts.without_due), (1, 1));
    let order: Vec<_> = view
        .actions
        .iter()
        .map(|a| (a.id.as_str(), a.late_s))
        .collect();
    assert_eq!(order, [("a1", Some(2400)), ("a3", None), ("a2", None)]);
}

#[test]
fn medians_and_percentiles() {
    assert_eq!((median(&[]), p90(&[])), (None, None));
    assert_eq!((median(&[7]), p90(&[7])), (Some(7), Some(7)));
    assert_eq!(median(&[1, 2, 4, 9]), Some(3));
    let ten: Vec<i64> = (1..=10).collect();
    assert_eq!(p90(&ten), Some(9));
    let eleven: Vec<i64> = (1..=11).collect();
    assert_eq!(p90(&eleven), Some(10));
}

proptest! {
    #[test]
    fn a_percentile_happened_and_nine_of_ten_are_not_longer(mut all in proptest::collection::vec(0_i64..100_000, 1..60)) {
        all.sort_unstable();
        let p = p90(&all).unwrap();
        prop_assert!(all.contains(&p));
        let within = all.iter().filter(|s| **s <= p).count();
        prop_assert!(within * 10 >= all.len() * 9);
        let below = all.iter().filter(|s| **s < p).count();
        prop_assert!(below * 10 < all.len() * 9);
        let m = median(&all).unwrap();
        prop_assert!(all.iter().filter(|s| **s <= m).count() * 2 >= all.len());
    }
}
