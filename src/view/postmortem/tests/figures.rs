//! Order, figures, times, and what is not recorded.

use super::*;

#[test]
fn the_playbook_decides_order_and_words_and_irc_adds_what_is_left() {
    let policy = policy(vec![
        asked("Why", SectionKind::Causes),
        asked("What happened", SectionKind::Timeline),
    ]);
    let document = made(&policy, &night(), MORNING);
    let headings: Vec<&str> = document
        .sections
        .iter()
        .map(|s| s.heading.as_str())
        .collect();
    assert_eq!(
        headings,
        [
            "Review: checkout is down",
            "Why",
            "What happened",
            "From the record",
            "Also worth asking",
            "Record"
        ]
    );
    let beyond = section(&document, "From the record");
    let inner: Vec<&str> = beyond
        .parts
        .iter()
        .filter_map(|part| match part {
            Part::Heading(1, words) => Some(words.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(
        inner,
        [
            "Times, durations, severity",
            "Impact",
            "Detection",
            "Roles",
            "Updates and escalations against policy",
            "Action items"
        ]
    );
    let names: Vec<&str> = document.sections.iter().map(|s| s.name.as_str()).collect();
    assert_eq!(
        names,
        [
            "head",
            "why",
            "what-happened",
            "from-the-record",
            "also-worth-asking",
            "record"
        ]
    );
}

#[test]
fn every_duration_says_from_where_to_where_and_by_which_events() {
    let document = made(&policy(vec![]), &night(), MORNING);
    let record = section(&document, "From the record");
    let durations = table(record, "Duration");
    assert_eq!(
        row(&durations, "Time to detect"),
        ["Time to detect", "5 min", "impact started", "detected"]
    );
    assert_eq!(
        row(&durations, "Time to mitigate"),
        ["Time to mitigate", "30 min", "impact started", "mitigated"]
    );
    assert_eq!(
        row(&durations, "Time to resolve"),
        ["Time to resolve", "50 min", "impact started", "resolved"]
    );
    assert_eq!(durations[0][1].traces, ["ab12-2", "ab12-3"]);
}

#[test]
fn the_head_names_both_days_and_both_lengths() {
    let document = made(&policy(vec![]), &night(), MORNING);
    let head = &document.sections[0];
    assert_eq!(
        fact(head, "Day"),
        (
            "2026-11-20 to 2026-11-21".to_owned(),
            vec!["ab12-2".to_owned(), "ab12-8".to_owned()]
        )
    );
    let (took, _) = fact(head, "Took");
    assert_eq!(
        took,
        "50 min, from impact started to resolved; impact 30 min, from impact started to impact ended"
    );
    assert_eq!(head.prompts, [Prompt::Label("Guests".to_owned())]);
}

#[test]
fn severity_is_the_worst_reached_with_the_time_at_each() {
    let document = made(&policy(vec![]), &night(), MORNING);
    let record = section(&document, "From the record");
    let (head, traces) = fact(record, "Headline severity");
    assert_eq!(
        head,
        "SEV-1, the worst reached; 5 min at SEV-2, 35 min at SEV-1 (until resolved)"
    );
    assert_eq!(traces, ["ab12-5"]);
    let rows = table(record, "Severity");
    assert_eq!(
        row(&rows, "SEV-2"),
        ["SEV-2", "2026-11-20 23:50", "2026-11-20 23:55", "5 min"]
    );
}

#[test]
fn the_timeline_is_dated_where_the_day_changes_and_marks_late_entries() {
    let document = made(
        &policy(vec![asked("T", SectionKind::Timeline)]),
        &night(),
        MORNING,
    );
    let lines = moments(section(&document, "T"));
    let times: Vec<&str> = lines.iter().map(|m| m.time.as_str()).collect();
    assert_eq!(
        times,
        [
            "2026-11-20 23:40",
            "23:45",
            "23:50",
            "23:51",
            "23:55",
            "23:59",
            "2026-11-21 00:10",
            "00:10",
            "00:30"
        ]
    );
    let entered: Vec<Option<&str>> = lines.iter().map(|m| m.entered.as_deref()).collect();
    assert_eq!(entered[0], Some("23:50"));
    assert_eq!(entered[2], None);
    assert_eq!(entered[5], Some("2026-11-21 09:00"));
    assert_eq!(lines[5].by, "@bob");
    assert_eq!(lines[5].trace, "ab12-9");
}

#[test]
fn what_nobody_recorded_is_counted_once_and_never_made_up() {
    let mut impact = asked("Harm", SectionKind::Impact);
    impact.fields = vec![
        "Users affected".to_owned(),
        "Money lost".to_owned(),
        "Duration".to_owned(),
    ];
    let policy = policy(vec![impact]);
    let told = night().then(MORNING, "@ann", &described("users_affected", "about 500"));
    let document = made(&policy, &told, MORNING);
    let harm = section(&document, "Harm");
    assert_eq!(
        fact(harm, "Users affected"),
        ("about 500".to_owned(), vec!["ab12-10".to_owned()])
    );
    assert_eq!(fact(harm, "Money lost").0, "?");
    assert_eq!(fact(harm, "Duration").0, "30 min of impact");
    assert_eq!(
        document.not_recorded,
        ["Money lost", "when: alerted", "when: identified", "roles"]
    );
    let Part::Text(words) = &document.sections.last().unwrap().parts[0] else {
        panic!()
    };
    assert!(
        words
            .text
            .as_deref()
            .unwrap()
            .starts_with("4 things not recorded: Money lost;")
    );
}

#[test]
fn an_open_incident_says_so_and_owes_nothing_that_is_still_ahead() {
    let told = Told::new().then("23:50", "@ann", &declared("x", "SEV-1"));
    let document = made(&policy(vec![]), &told, "23:58");
    let words: Vec<&Part> = document.sections[0]
        .parts
        .iter()
        .filter(|p| matches!(p, Part::Text(_)))
        .collect();
    assert!(format!("{words:?}").contains("not over: declared as of 2026-11-20 23:58 UTC"));
    let rows = table(section(&document, "From the record"), "Instant");
    assert_eq!(row(&rows, "Resolved")[1], "not yet");
    assert_eq!(row(&rows, "Acknowledged")[1], "not yet");
    assert_eq!(row(&rows, "Alerted")[1], "?");
    assert!(
        !document
            .not_recorded
            .iter()
            .any(|gap| gap.contains("resolved"))
    );
}

#[test]
fn an_end_before_its_start_is_not_valid_rather_than_zero() {
    let told = night().late(
        MORNING,
        "23:30",
        "@ann",
        &Fact::Detected(Detected::default()),
    );
    let document = made(&policy(vec![]), &told, MORNING);
    let rows = table(section(&document, "From the record"), "Duration");
    assert_eq!(
        row(&rows, "Time to detect")[1],
        "not valid: detected lies before impact started"
    );
}
