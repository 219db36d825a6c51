//! The smallest histories in which the engine was wrong: it stays mended.

use irc::domain::act::{Act, FORMAT};
use irc::domain::fact::{Fact, Reading};
use irc::domain::instant::{Instant, Precision};
use irc::domain::policy::{Counts, Policy};
use irc::domain::timespan::Timespan;
use irc::playbook::find::BUILT_IN;
use irc::playbook::read::read;

use super::compare::{Both, compare};
use super::history::History;

/// Name of the fault, playbook, clock, what happened (day of March 2025 and time, kind, data), and what the page says.
type Known = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static [&'static str],
);

const FAULTS: &[Known] = &[
    (
        "action items complete at the resolution",
        "default",
        "postmortem.actions",
        r#"05T14:00:00 declared {"title":"","severity":"SEV-2"}
05T14:01:00 action_added {"action":"a1","text":"","owner":"@bob","due":"2025-03-06T14:00:00Z"}
05T14:10:00 resolved {}
05T14:20:00 now"#,
        &["1 Met, due 12T14:10:00, late 12T14:10:00, met 05T14:10:00"],
    ),
    (
        "at once, by the age of the incident",
        "default",
        "ladder.escalation.5",
        r#"05T14:00:30 declared {"title":"","severity":"SEV-2"}
05T14:10:00 now"#,
        &["1 Due, due 05T14:00:30"],
    ),
    (
        "lowered, by the age of the incident",
        "qawave",
        "ladder.escalation-matrix.7",
        r#"05T14:00:00 declared {"title":"","severity":"SEV2"}
05T14:10:00 severity_set {"to":"SEV3"}
05T14:20:00 now"#,
        &["1 Ended, due 05T15:00:00, late 05T15:00:00"],
    ),
    (
        "deadline in words, kept, waived or cancelled",
        "pagerduty-public",
        "postmortem.meeting-sev-2",
        r#"05T14:00:00 declared {"title":"","severity":"SEV-2"}
05T14:10:00 resolved {}
05T14:20:00 postmortem_reviewed {}
05T14:30:00 now"#,
        &["1 Words, met 05T14:20:00"],
    ),
    (
        "follow-up step skipped",
        "qawave",
        "step.update-ticket",
        r#"05T14:00:00 declared {"title":"","severity":"SEV3"}
05T14:10:00 resolved {}
05T14:20:00 step_skipped {"step":"update-ticket"}
05T14:30:00 now"#,
        &["1 Ended, due 05T14:10:00, late 06T14:10:00"],
    ),
    (
        "hold resolved straight from another state",
        "default",
        "hold.resolve",
        r#"05T14:00:00 declared {"title":"","severity":"SEV-2"}
05T14:10:00 resolved {}
05T14:20:00 reopened {}
05T14:30:00 now"#,
        &["1 NotRecorded", "2 Waiting"],
    ),
    (
        "hold resolved in the moment of the mitigation",
        "default",
        "hold.resolve",
        r#"05T14:00:00 declared {"title":"","severity":"SEV-2"}
05T14:10:00 mitigated {}
05T14:10:00 resolved {}
05T14:20:00 now"#,
        &["1 NotRecorded"],
    ),
    (
        "kept, ended or waived while it was paused",
        "default",
        "ladder.escalation.7",
        r#"05T14:00:00 declared {"title":"","severity":"SEV-2"}
05T14:05:00 mitigated {}
05T14:12:00 contact_reached {"target":"Engineering manager"}
05T14:20:00 now"#,
        &["1 Ended"],
    ),
    (
        "lowered in the minute in which the response is over",
        "qawave",
        "update.internal",
        r#"05T14:00:29 declared {"title":"","severity":"SEV2"}
05T14:15:33 severity_set {"to":"SEV3"}
05T14:52:43 acknowledged {}
05T15:30:00 severity_set {"to":"SEV1"}
05T16:00:00 now"#,
        &["1 Overdue, due 05T14:52:43, late 05T15:53:00, by 420 s"],
    ),
    (
        "not acknowledged, without a time",
        "pagerduty-public",
        "ladder.on-call.2",
        r#"05T14:00:00 declared {"title":"","severity":"SEV-2"}
05T14:30:00 now"#,
        &["1 Words"],
    ),
    (
        "phase kept at the severity of then",
        "release-manager",
        "phase.follow-up-resolution",
        r#"05T14:00:00 declared {"title":"","severity":"P3"}
05T14:10:00 resolved {}
05T14:20:00 step_done {"step":"root-cause-document"}
05T14:21:00 step_done {"step":"action-items-assigned"}
05T14:22:00 step_done {"step":"permanent-fix-reviewed"}
05T14:23:00 step_done {"step":"monitoring-improved"}
05T14:24:00 step_done {"step":"training-scheduled"}
05T14:40:00 severity_set {"to":"P1"}
05T14:50:00 now"#,
        &["1 Met, due 06T14:10:00, late 06T14:10:00, met 05T14:24:00"],
    ),
    (
        "follow-up limit at the severity of then",
        "release-manager",
        "phase.extended-resolution",
        r#"05T14:00:00 declared {"title":"","severity":"P2"}
05T14:10:00 resolved {}
05T16:00:00 severity_set {"to":"P4"}
05T16:10:00 now"#,
        &["1 Missed, due 05T15:10:00, late 05T15:10:00, by 3000 s"],
    ),
    (
        "postmortem asked for after the resolution",
        "default",
        "postmortem.draft",
        r#"05T14:00:00 declared {"title":"","severity":"SEV-3"}
05T14:10:00 resolved {}
08T14:00:00 reopened {}
08T14:10:00 severity_set {"to":"SEV-1"}
08T14:20:00 now"#,
        &["1 Waiting"],
    ),
    (
        "role taken again by its holder",
        "default",
        "role.incident-commander",
        r#"05T14:00:00 declared {"title":"","severity":"SEV-2"}
05T14:05:00 role_assigned {"role":"ic","who":"@ann"}
05T16:00:00 role_assigned {"role":"ic","who":"@ann"}
05T19:00:00 now"#,
        &["1 Overdue, due 05T18:05:00, late 05T18:05:00, by 3300 s"],
    ),
    (
        "somebody else reached for a step",
        "workbench",
        "ladder.technical.1",
        r#"05T14:00:00 declared {"title":"","severity":"SEV1"}
05T14:05:00 contact_reached {"ladder":"technical","step":3,"target":"Somebody else"}
05T14:30:00 now"#,
        &["1 Ended, due 05T14:00:00, late 05T14:15:00"],
    ),
    (
        "state set while it was over",
        "qawave",
        "phase.triage-assessment",
        r#"05T14:00:00 declared {"title":"","severity":"SEV2"}
05T14:01:00 cancelled {"as":"false-alarm"}
05T14:02:00 state_set {"to":"investigating"}
05T14:03:00 reopened {}
05T14:20:00 now"#,
        &["1 Overdue, due 05T14:07:00, late 05T14:07:00, by 780 s"],
    ),
    (
        "step in words done",
        "release-manager",
        "step.p3-fix",
        r#"05T14:00:00 declared {"title":"","severity":"P3"}
05T14:10:00 step_done {"step":"p3-fix"}
05T14:20:00 now"#,
        &["1 Words, met 05T14:10:00"],
    ),
    (
        "steps in words, then with a figure",
        "qawave",
        "ladder.escalation-matrix.10",
        r#"05T14:00:00 declared {"title":"","severity":"SEV4"}
05T14:10:00 severity_set {"to":"SEV3"}
05T14:20:00 now"#,
        &["1 Running, due 05T14:25:00, late 05T15:10:00"],
    ),
    (
        "waived while it waits",
        "default",
        "hold.resolve",
        r#"05T14:00:00 declared {"title":"","severity":"SEV-2"}
05T14:05:00 waived {"clock":"hold.resolve","reason":""}
05T14:10:00 now"#,
        &["1 Waived"],
    ),
    (
        "waived after a round that never came to count",
        "qawave",
        "update.internal",
        r#"05T14:00:00 declared {"title":"","severity":"SEV4"}
05T14:10:00 resolved {}
05T14:20:00 waived {"clock":"update.internal","reason":""}
05T14:30:00 reopened {}
05T14:40:00 severity_set {"to":"SEV2"}
05T15:30:00 now"#,
        &["1 Waived, due 05T15:10:00, late 05T15:10:00"],
    ),
    (
        "yes before it asks",
        "sql-studio",
        "ladder.escalation.1",
        r#"05T14:00:00 declared {"title":"","severity":"SEV-1"}
05T14:02:00 acknowledged {}
05T14:05:00 answered {"question":"cond.ladder.escalation.1","text":"yes"}
05T14:10:00 now"#,
        &["1 Due, due 05T14:05:00"],
    ),
];

fn at(text: &str) -> Instant {
    Instant::parse_rfc3339(&format!("2025-03-{text}Z")).unwrap()
}

fn history(story: &str) -> History {
    let mut acts = Vec::new();
    let mut now = Instant::default();
    for (seq, line) in (1..).zip(story.lines()) {
        let mut words = line.splitn(3, ' ');
        let happened = at(words.next().unwrap());
        let (kind, data) = (words.next().unwrap(), words.next().unwrap_or_default());
        if kind == "now" {
            now = happened;
            continue;
        }
        let data = serde_json::from_str(data).unwrap();
        let fact = serde_json::json!({"kind": kind, "data": serde_json::Value::clone(&data)});
        let fact: Fact = serde_json::from_value(fact).unwrap();
        acts.push(Act {
            v: FORMAT,
            writer: "5e11000000000001".to_owned(),
            seq,
            hlc: [happened.unix() * 1000, 0],
            at: happened.to_string(),
            by: "@ann".to_owned(),
            recorded_by: "@ann".to_owned(),
            cmd: "test".to_owned(),
            irc: "0".to_owned(),
            key: format!("k{seq}"),
            salt: String::new(),
            clock: None,
            events: vec![fact.event(happened, Precision::Second)],
        });
        assert!(matches!(
            Fact::read(&acts.last().unwrap().events[0]),
            Reading::Known(_)
        ));
    }
    History { acts, now }
}

#[test]
fn each_fault_of_the_engine_stays_mended() {
    for (name, playbook, id, story, right) in FAULTS {
        let text = BUILT_IN.iter().find(|(own, _)| own == playbook).unwrap().1;
        let mut policy: Policy = read(playbook, text.as_bytes(), Instant::default())
            .policy
            .unwrap();
        if name.starts_with("steps in words") {
            let last = policy.severities.last_mut().unwrap();
            last.response = Some(Timespan::parse("next business day").unwrap());
        }
        if name.starts_with("follow-up limit") {
            for phase in &mut policy.phases {
                phase.within_for = vec!["P1".to_owned(), "P2".to_owned()];
            }
        }
        if name.contains("by the age") {
            for ladder in &mut policy.ladders {
                ladder.counts = Counts::IncidentAge;
            }
        }
        let both = compare(&policy, &history(story)).remove(*id);
        match both {
            Some(Both::Same(lines)) => assert_eq!(lines, *right, "{name}"),
            _ => panic!("{name} is back"),
        }
    }
}
