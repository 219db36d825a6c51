//! One incident from declare to close, by flags alone: standard input closed, no terminal, screens for people.

use serde_json::Value;

use crate::harness::World;
use crate::story::{self, DECLARE, LOOKED_AT, OVER, STOPPED};

/// The canonical telling, which the others are compared with.
pub(crate) fn told() -> Value {
    let world = World::new();
    let say = |line: &str| {
        let printed = world.irc(line).printed();
        assert_eq!((printed.code, printed.err.as_str()), (0, ""), "{line}");
        assert!(printed.out.starts_with("SEV-"), "{line}: {}", printed.out);
    };
    say(DECLARE);
    world.forward(LOOKED_AT);
    say("ack --tick say-you-have-it --tick open-channel --tick take-command");
    say(
        "triage --answer what-users-see=\"nobody can pay\" --answer how-many=\"about 4 in 10\" \
         --answer data-at-risk=no --answer customer-facing=yes --answer which-severity=sev1 \
         --tick bring-people",
    );
    say("step done first-update");
    say("step answer what-changed \"deploy of v42 at 02:55\"");
    say("step answer workaround no");
    say("mitigate --answer changed=yes --answer undo-safe=yes --choose rollback --tick choose");
    world.forward(STOPPED);
    say("step done change-one-thing");
    say("mitigate --done");
    world.forward(OVER);
    say(
        "resolve --tick users-fine --tick signals-normal --tick alerts-cleared --tick watch \
         --tick temporary-noted",
    );
    say("close --tick stand-down");
    let id = world.irc("list --json").json("irc.list/1")["incidents"][0]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    story::told(&world, &id)
}

#[test]
fn flags_alone_drive_an_incident_to_its_end() {
    story::check_end(&told());
}
