//! Several rhythms of updates, several people of one step, and what does not count in an incident written up afterwards.

use super::story::{at, case, playbook, with};
use crate::domain::clocks::{ClockState, Kind, clocks};
use crate::domain::fact::{Fact, RoleAssigned};
use crate::domain::policy::Cadence;

#[test]
fn every_rhythm_of_a_severity_is_kept() {
    let mut policy = playbook("default");
    let public: Cadence = serde_yaml::from_str("{every: 20m, audience: status-page}").unwrap();
    policy.severities[0].also_update = vec![public];
    let worst = policy.severities[0].id.clone();
    let story = with(policy).declare(&worst, "14:00").said("14:05");
    let seen = story.at("14:21");
    assert_eq!(seen.clock("update.status-page"), "overdue 14:20 +1m x1");
    assert_eq!(seen.rounds("update.internal").len(), 2);
}

#[test]
fn nobody_is_called_twice_while_somebody_else_is_left() {
    let story = case("default")
        .declare("SEV-2", "14:00")
        .severity("SEV-1", "14:02");
    let all = story.at("14:03").clocks;
    let calls: Vec<&String> = all
        .iter()
        .filter(|c| c.state == ClockState::Due || c.state == ClockState::Blocked)
        .filter_map(|c| c.call.as_ref())
        .collect();
    let mut unique = calls.clone();
    unique.sort();
    unique.dedup();
    assert_eq!(unique.len(), calls.len(), "{calls:?}");
    let reached = case("default")
        .declare("SEV-1", "14:00")
        .reached("On-call engineer", "14:01");
    let all = reached.at("14:03").clocks;
    let joint = all.iter().find(|c| c.for_whom.len() == 2).unwrap();
    assert_eq!(joint.call.as_deref(), Some("Incident commander on call"));
}

#[test]
fn what_is_written_up_afterwards_tires_nobody() {
    let story = case("default").retro("SEV-1", "14:00");
    let role = RoleAssigned {
        role: "ic".to_owned(),
        who: "@ann".to_owned(),
    };
    let story = story.fact("14:00", &Fact::RoleAssigned(role));
    assert!(
        clocks(&story.policy, &story.incident(), at("20:00"))
            .iter()
            .all(|clock| clock.kind != Kind::Role)
    );
}
