//! The nearest right word, for every kind of word that has one.

use super::{FULL, faults};

/// What is typed for what, and what the message must offer.
const SLIPS: &[(&str, &str, &str)] = &[
    ("title: Every key once", "titel: Every key once", "`title`"),
    ("stage: mitigate", "stage: mitigaet", "`mitigate`"),
    ("trigger: no_ack", "trigger: noack", "`no_ack`"),
    ("unsure: SEV-2", "unsure: SVE-2", "`SEV-2`"),
    (
        "zone: Europe/Berlin",
        "zone: Europe/Berlim",
        "`Europe/Berlin`",
    ),
    ("{{ next_update }}", "{{ next_updat }}", "`next_update`"),
    ("{{ namespace }}", "{{ namespase }}", "`namespace`"),
    (
        "targets: [Leadership]",
        "targets: [Leadrship]",
        "`Leadership`",
    ),
    ("{ask: memory}", "{ask: memroy}", "`memory`"),
    (
        "{mitigation: rollback}",
        "{mitigation: rolback}",
        "`rollback`",
    ),
    (
        "met_by: acknowledged",
        "met_by: acknowleged",
        "`acknowledged`",
    ),
    ("fills: impact", "fills: impcat", "`impact`"),
    (
        "warning: role-unfilled",
        "warning: role-unfiled",
        "`role-unfilled`",
    ),
    ("members: [Team lead]", "members: [Team led]", "`Team lead`"),
];

#[test]
fn the_nearest_word_is_offered() {
    for (from, to, right) in SLIPS {
        assert!(FULL.contains(from), "{from}");
        let found = faults(&FULL.replacen(from, to, 1));
        let offers = found
            .iter()
            .filter_map(|fault| fault.would_be_right.as_deref())
            .any(|offer| offer.contains("did you mean") && offer.contains(right));
        assert!(offers, "{to}: {found:#?}");
    }
}
