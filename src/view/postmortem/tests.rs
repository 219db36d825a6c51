//! What the document must say, on small incidents told as facts.

use super::*;
use crate::domain::act::{Act, FORMAT};
use crate::domain::fact::*;
use crate::domain::incident::Incident;
use crate::domain::instant::Precision;
use crate::domain::policy::{
    HeaderLine, Policy, Postmortem, Section as Asked, SectionKind, Severity,
};
use crate::domain::state::State;

/// Facts in the order of recording: when it was recorded, when it happened, by whom.
pub(crate) struct Told {
    acts: Vec<Act>,
}

pub(crate) fn at(text: &str) -> Instant {
    let text = if text.len() == 5 {
        format!("2026-11-20T{text}:00Z")
    } else {
        text.to_owned()
    };
    Instant::parse_rfc3339(&text).unwrap()
}

impl Told {
    pub(crate) fn new() -> Self {
        Self { acts: Vec::new() }
    }

    pub(crate) fn late(mut self, recorded: &str, happened: &str, by: &str, fact: &Fact) -> Self {
        let seq = self.acts.len() as u64 + 1;
        let recorded = at(recorded);
        self.acts.push(Act {
            v: FORMAT,
            writer: "ab12000000000000".to_owned(),
            seq,
            hlc: [recorded.unix() * 1000, 0],
            at: recorded.to_string(),
            by: by.to_owned(),
            recorded_by: by.to_owned(),
            cmd: "test".to_owned(),
            irc: "0".to_owned(),
            key: String::new(),
            salt: String::new(),
            clock: None,
            events: vec![fact.event(at(happened), Precision::Minute)],
        });
        self
    }

    pub(crate) fn then(self, when: &str, by: &str, fact: &Fact) -> Self {
        self.late(when, when, by, fact)
    }

    pub(crate) fn incident(&self) -> Incident {
        Incident::replay("20261120-001-k7q", &self.acts)
    }
}

pub(crate) fn declared(title: &str, severity: &str) -> Fact {
    Fact::Declared(Declared {
        title: title.to_owned(),
        severity: severity.to_owned(),
        ..Declared::default()
    })
}

pub(crate) fn noted(text: &str) -> Fact {
    Fact::Noted(Noted {
        text: text.to_owned(),
        ..Noted::default()
    })
}

fn described(field: &str, text: &str) -> Fact {
    Fact::Described(Described {
        field: field.to_owned(),
        text: text.to_owned(),
    })
}

fn severities() -> Vec<Severity> {
    ["SEV-1", "SEV-2"]
        .map(|id| Severity {
            id: id.to_owned(),
            ..Severity::default()
        })
        .to_vec()
}

fn policy(sections: Vec<Asked>) -> Policy {
    Policy {
        severities: severities(),
        postmortem: Some(Postmortem {
            title: Some("Review: {{ title }}".to_owned()),
            header: vec![
                HeaderLine {
                    label: "Day".to_owned(),
                    from: "date".to_owned(),
                    ..HeaderLine::default()
                },
                HeaderLine {
                    label: "Took".to_owned(),
                    from: "duration".to_owned(),
                    ..HeaderLine::default()
                },
                HeaderLine {
                    label: "Guests".to_owned(),
                    from: "attendees".to_owned(),
                    ..HeaderLine::default()
                },
            ],
            sections,
            ..Postmortem::default()
        }),
        ..Policy::default()
    }
}

fn asked(heading: &str, kind: SectionKind) -> Asked {
    Asked {
        heading: heading.to_owned(),
        kind,
        ..Asked::default()
    }
}

fn made(policy: &Policy, told: &Told, now: &str) -> Document {
    document(policy, &told.incident(), at(now), &Provenance::default())
}

fn section<'d>(document: &'d Document, heading: &str) -> &'d Section {
    document
        .sections
        .iter()
        .find(|s| s.heading == heading)
        .unwrap()
}

fn facts(section: &Section) -> Vec<(String, String, Vec<String>)> {
    let all = section.parts.iter().filter_map(|part| match part {
        Part::Facts(facts) => Some(facts),
        _ => None,
    });
    all.flatten()
        .map(|(label, said)| {
            let text = said.text.clone().unwrap_or_else(|| "?".to_owned());
            (label.clone(), text, said.traces.clone())
        })
        .collect()
}

fn fact(section: &Section, label: &str) -> (String, Vec<String>) {
    let (_, text, traces) = facts(section)
        .into_iter()
        .find(|(l, ..)| l == label)
        .unwrap();
    (text, traces)
}

fn table(section: &Section, first: &str) -> Vec<Vec<Said>> {
    section
        .parts
        .iter()
        .find_map(|part| match part {
            Part::Table { columns, rows } if columns.first().is_some_and(|c| c == first) => {
                Some(rows.clone())
            }
            _ => None,
        })
        .unwrap()
}

fn row(rows: &[Vec<Said>], first: &str) -> Vec<String> {
    let row = rows
        .iter()
        .find(|row| row[0].text.as_deref() == Some(first))
        .unwrap();
    row.iter()
        .map(|said| said.text.clone().unwrap_or_else(|| "?".to_owned()))
        .collect()
}

fn moments(section: &Section) -> Vec<Moment> {
    section
        .parts
        .iter()
        .find_map(|part| match part {
            Part::Timeline { moments, .. } => Some(moments.clone()),
            _ => None,
        })
        .unwrap()
}

/// Impact 23:40 to 00:10, declared 23:50, raised 23:55, resolved 00:30, a note entered in the morning.
fn night() -> Told {
    Told::new()
        .then("23:50", "@ann", &declared("checkout is down", "SEV-2"))
        .late(
            "23:50",
            "23:40",
            "@ann",
            &Fact::ImpactStarted(ImpactStarted {}),
        )
        .late(
            "23:50",
            "23:45",
            "@ann",
            &Fact::Detected(Detected {
                how: Some("a dashboard".to_owned()),
                source: Some(Source::Customer),
            }),
        )
        .then(
            "23:51",
            "@ann",
            &Fact::Acknowledged(Acknowledged::default()),
        )
        .then(
            "23:55",
            "@ann",
            &Fact::SeveritySet(SeveritySet {
                to: "SEV-1".to_owned(),
                from: Some("SEV-2".to_owned()),
                ..SeveritySet::default()
            }),
        )
        .then(
            "2026-11-21T00:10:00Z",
            "@ann",
            &Fact::ImpactEnded(ImpactEnded {}),
        )
        .then(
            "2026-11-21T00:10:00Z",
            "@ann",
            &Fact::Mitigated(Mitigated {
                how: Some("rolled back".to_owned()),
            }),
        )
        .then(
            "2026-11-21T00:30:00Z",
            "@ann",
            &Fact::Resolved(Resolved::default()),
        )
        .late(
            "2026-11-21T09:00:00Z",
            "23:59",
            "@bob",
            &noted("the queue was full"),
        )
}

const MORNING: &str = "2026-11-21T10:00:00Z";

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

#[test]
fn a_hand_over_shows_offer_and_acceptance() {
    let role = |who: &str| RoleOffered {
        role: "ic".to_owned(),
        who: who.to_owned(),
    };
    let told = Told::new()
        .then("23:50", "@ann", &declared("x", "SEV-1"))
        .then(
            "23:50",
            "@ann",
            &Fact::RoleAssigned(RoleAssigned {
                role: "ic".to_owned(),
                who: "@ann".to_owned(),
            }),
        )
        .then("23:55", "@ann", &Fact::RoleOffered(role("@eve")))
        .then("23:56", "@ann", &Fact::RoleOffered(role("@bob")))
        .then(
            "23:58",
            "@bob",
            &Fact::RoleAccepted(RoleAccepted {
                role: "ic".to_owned(),
                who: "@bob".to_owned(),
                aloud: false,
            }),
        );
    let document = made(
        &policy(vec![asked("Who", SectionKind::Roles)]),
        &told,
        "23:59",
    );
    let who = section(&document, "Who");
    let Some(Part::List(lines)) = who.parts.get(1) else {
        panic!()
    };
    assert!(
        lines[0]
            .text
            .as_deref()
            .unwrap()
            .ends_with("to @eve at 2026-11-20 23:55; not accepted")
    );
    assert!(
        lines[1]
            .text
            .as_deref()
            .unwrap()
            .ends_with("to @bob at 2026-11-20 23:56; accepted at 23:58")
    );
    assert_eq!(lines[1].traces, ["ab12-4", "ab12-5"]);
    assert_eq!(table(who, "Role").len(), 2);
}

#[test]
fn actions_fill_the_playbooks_columns_and_lose_nothing() {
    let action = |action: &str, owner: Option<&str>| {
        Fact::ActionAdded(ActionAdded {
            action: action.to_owned(),
            text: "add an alert".to_owned(),
            owner: owner.map(str::to_owned),
            due: Some(at("2026-11-21T08:00:00Z")),
            priority: Some("high".to_owned()),
        })
    };
    let mut actions = asked("Do", SectionKind::Actions);
    actions.columns = ["Item", "Assigned to", "Due Date"]
        .map(str::to_owned)
        .to_vec();
    let told = night()
        .then("2026-11-21T01:00:00Z", "@ann", &action("a1", Some("@bob")))
        .then("2026-11-21T01:00:00Z", "@ann", &action("a2", None))
        .then(
            "2026-11-21T02:00:00Z",
            "@bob",
            &Fact::ActionDone(ActionDone {
                action: "a1".to_owned(),
            }),
        );
    let document = made(&policy(vec![actions]), &told, MORNING);
    let rows = table(section(&document, "Do"), "Item");
    assert_eq!(
        row(&rows, "add an alert (a1, priority high, done 2026-11-21)")[1..],
        ["@bob", "2026-11-21 08:00"]
    );
    assert_eq!(
        row(&rows, "add an alert (a2, priority high, open, overdue)")[1],
        "?"
    );
    assert!(document.not_recorded.contains(&"owner of a2".to_owned()));
}

#[test]
fn the_grades_of_a_closed_incident_are_those_written_down() {
    let judged = Judged {
        promises: vec![Judgement {
            clock: "update.internal".to_owned(),
            round: 1,
            what: "Update the channel".to_owned(),
            for_whom: vec!["internal".to_owned()],
            grade: Grade::Late,
            due_from: Some(at("23:55")),
            late_after: Some(at("23:55")),
            met_at: Some(at("23:59")),
            late_s: Some(240),
            intervals_missed: 1,
            rule: "every 5 minutes".to_owned(),
        }],
        running: Vec::new(),
    };
    let told = night()
        .then("2026-11-21T01:00:00Z", "@ann", &Fact::Closed(Closed {}))
        .then("2026-11-21T01:00:00Z", "@ann", &Fact::Judged(judged));
    let document = made(
        &policy(vec![asked("R", SectionKind::Response)]),
        &told,
        MORNING,
    );
    let rows = table(section(&document, "R"), "Promise");
    assert_eq!(
        row(&rows, "Update the channel")[1..],
        [
            "internal",
            "2026-11-20 23:55",
            "2026-11-20 23:59",
            "late by 4 min, 1 interval missed",
            "every 5 minutes"
        ]
    );
    assert!(matches!(told.incident().state, State::Closed));
}

#[test]
fn judgement_is_asked_for_and_never_filled_in() {
    let document = made(
        &policy(vec![asked("Why", SectionKind::Causes)]),
        &night(),
        MORNING,
    );
    assert!(section(&document, "Why").parts.is_empty());
    let also = section(&document, "Also worth asking");
    assert_eq!(also.prompts.len(), 4);
    assert!(also.parts.is_empty());
    let told = night().then(MORNING, "@ann", &described("root_cause", "a full disk"));
    let document = made(
        &policy(vec![asked("Why", SectionKind::Causes)]),
        &told,
        MORNING,
    );
    assert_eq!(
        fact(section(&document, "Why"), "Root cause").0,
        "a full disk"
    );
}
