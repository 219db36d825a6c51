//! The figures of `QAWave` by which somebody is woken, told or late.
//!
//! Refuses to be the list of its facts: that is `tests/facts/`.

use super::*;

#[test]
fn has_one_step_for_each_cell_of_its_matrix() {
    let policy = qawave();
    let matrix = ladder(&policy, "escalation-matrix");
    assert_eq!(matrix.mode, Mode::Replace);
    let columns = [
        (900, "On-call"),
        (1800, "DevOps Lead"),
        (3600, "Engineering Manager"),
        (7200, "CTO"),
    ];
    let expected: Vec<_> = [("SEV1", 4), ("SEV2", 3), ("SEV3", 2), ("SEV4", 1)]
        .into_iter()
        .flat_map(|(id, cells)| {
            columns
                .iter()
                .take(cells)
                .map(move |(s, who)| (id, *s, *who))
        })
        .collect();
    let cells: Vec<_> = matrix
        .steps
        .iter()
        .map(|r| {
            let written = r.after.as_ref().and_then(Timespan::from_s);
            assert_eq!(written, r.after_s, "the words and the figure agree");
            (
                r.severities[0].as_str(),
                r.due_s().unwrap(),
                r.targets[0].as_str(),
            )
        })
        .collect();
    assert_eq!(cells, expected);
}

#[test]
fn updates_on_acknowledgement_then_every_30_30_60_minutes() {
    let policy = qawave();
    let cadence: Vec<_> = policy
        .severities
        .iter()
        .map(|s| {
            s.update.as_ref().map(|u| {
                let first = u.first.as_ref().unwrap();
                assert!(first.within.immediate && first.from == Anchor::Acknowledged);
                u.every.max_s
            })
        })
        .collect();
    assert_eq!(
        cadence,
        [Some(Some(1800)), Some(Some(1800)), Some(Some(3600)), None]
    );
    let answers: Vec<_> = policy
        .severities
        .iter()
        .map(|s| s.response.as_ref().unwrap().from_s())
        .collect();
    assert_eq!(answers, [Some(0), Some(900), Some(3600), Some(14_400)]);
    assert_eq!(deadlines(&policy), [(Milestone::Reviewed, Some(604_800))]);
}

#[test]
fn decides_without_a_dead_end() {
    let policy = qawave();
    for node in &policy.decision_tree {
        for branch in [&node.yes, &node.no] {
            let next = branch.ask.as_ref();
            assert!(next.is_some() || branch.action.is_some(), "{}", node.id);
            assert!(
                next.is_none_or(|id| policy.decision_tree.iter().any(|n| &n.id == id)),
                "{}",
                node.id
            );
            let chosen = branch.mitigation.as_ref();
            assert!(
                chosen.is_none_or(|id| policy.mitigations.iter().any(|m| &m.id == id)),
                "{}",
                node.id
            );
        }
    }
}
