//! Holds the comparison to what is slipped into a playbook, one change at a time.

use super::*;

const DEFAULT: &str = include_str!("../../../playbooks/default.yaml");
const GUIDE: &str = include_str!("../../../playbooks/release-manager.yaml");

fn read(yaml: &str) -> Policy {
    serde_yaml::from_str(yaml).unwrap()
}

fn said(from: &str, to: &str) -> Vec<String> {
    let view = DiffView::new(&read(from), &read(to), Instant::from_unix(0));
    let line = |change: Change| {
        let about = change.about.map(|about| format!("{about}: "));
        format!(
            "{}: {}{}",
            change.section,
            about.unwrap_or_default(),
            change.text
        )
    };
    view.changes.into_iter().map(line).collect()
}

#[test]
fn nothing_changes_from_a_playbook_to_itself_nor_by_other_words_for_the_same_figure() {
    assert_eq!(said(DEFAULT, DEFAULT), Vec::<String>::new());
    let other = DEFAULT.replacen("response: 15m", "response: within 15 minutes", 1);
    assert_eq!(said(DEFAULT, &other), Vec::<String>::new());
}

#[test]
fn what_is_slipped_in_is_said() {
    for (from, to, words) in [
        (
            "response: 15m",
            "response: 30m",
            "severities: SEV-2: respond: 30m (was 15m, later)",
        ),
        (
            "    acknowledge: 5m\n    response: 15m",
            "    response: 15m",
            "severities: SEV-2: acknowledge: no longer stated (was 5m)",
        ),
        (
            "update: {every: 1h}",
            "update: {every: 45m}",
            "severities: SEV-3: update, internal: 45m (was 1h, sooner)",
        ),
        (
            "  - id: SEV-4\n    name: Low\n    aliases: [P4]",
            "  - id: SEV-9\n    name: Low\n    aliases: [P9]",
            "severities: SEV-9: SEV-4 is called SEV-9",
        ),
        (
            "  - name: Deputy\n",
            "  - name: Second\n",
            "roles: roles, new: Second",
        ),
    ] {
        assert!(DEFAULT.contains(from), "{from}");
        let said = said(DEFAULT, &DEFAULT.replacen(from, to, 1));
        assert!(said.iter().any(|line| line == words), "{words}: {said:#?}");
    }
}

#[test]
fn two_guides_are_compared_by_the_rank_of_their_severities() {
    let said = said(DEFAULT, GUIDE);
    for words in [
        "severities: P1: SEV-1 is called P1",
        "severities: P4: SEV-4 is called P4",
    ] {
        assert!(said.iter().any(|line| line == words), "{words}: {said:#?}");
    }
    let ladder: Vec<&String> = said
        .iter()
        .filter(|line| line.starts_with("ladders: P1"))
        .collect();
    assert!(!ladder.is_empty());
}
