//! Whole screens, exactly: what a person reads in the first minutes. A change of words or order is seen here.
//!
//! `SNAPSHOTS=overwrite cargo test --test it screens` takes over what is printed now; look before.
#![expect(
    clippy::needless_raw_string_hashes,
    reason = "written by the snapshot library"
)]

use snapbox::str;

use crate::harness::World;
use crate::pty::Terminal;

#[test]
fn nothing_is_open() {
    World::new()
        .irc("")
        .out(str![[r#"
no open incident
   irc declare sev2 "what users notice"

"#]])
        .run();
}

#[test]
fn the_first_minute() {
    let world = World::new();
    world
        .irc(r#"declare sev2 "Checkout returns 500s""#)
        .out(str![[r#"
SEV-2  Checkout returns 500s  20261121-001-gha
declared 03:12 UTC under default; record: 20261121-001-gha
due
   in 30m (03:42)         Update for internal
   default:52: SEV-2 updates: 30m
   in 4h (07:12)          Hand over Incident Commander
   default:97: Incident Commander for at most 4h
bring in and tell (irc calls nobody)
!  now                    Bring in On-call engineer
   [set it in team.yaml]
   irc escalate --to 'On-call engineer' --reached
   default:192: SEV-2 escalation: immediate
   in 30m (03:42)         Bring in Service owner
   default:193: SEV-2 escalation: 30m
   in 30m (03:42)         Notify Engineering manager
   default:54: SEV-2 notify Engineering manager: 30m
   in 1h (04:12)          Bring in Engineering manager
   default:194: SEV-2 escalation: 1h
channel: #inc-20261121-001-checkout-returns-500s
next: irc triage | irc walk | irc note ... | irc update

"#]])
        .run();
    world.forward(7);
    world
        .irc("")
        .out(str![[r#"
SEV-2  Checkout returns 500s  20261121-001-gha
acknowledged 7m | IC @ann | now 03:19 UTC
!  now                    Bring in On-call engineer
   [set it in team.yaml]
   irc escalate --to 'On-call engineer' --reached
   in 23m (03:42)         Bring in Service owner
   in 23m (03:42)         Notify Engineering manager
   in 23m (03:42)         Update for internal
   in 53m (04:12)         Bring in Engineering manager
   1 open question could bring more people in: irc escalate
   and 1 clock later (irc status --all)
open: Open the incident's channel, and the bridge for SEV-1 (+7)
next: irc triage

"#]])
        .run();
    world
        .irc("note restarted the payment service")
        .out(str![[r#"
SEV-2  Checkout returns 500s  20261121-001-gha
saved 03:19 UTC restarted the payment service
!  now                    Bring in On-call engineer
   [set it in team.yaml]
   irc escalate --to 'On-call engineer' --reached
8 questions or steps open: irc walk

"#]])
        .run();
    world
        .irc("note -")
        .stdin("03:13 pager went\n03:15 joined the call\n")
        .out(str![[r#"
SEV-2  Checkout returns 500s  20261121-001-gha
saved 03:13 UTC pager went (entered late)
saved 03:15 UTC joined the call (entered late)
!  now                    Bring in On-call engineer
   [set it in team.yaml]
   irc escalate --to 'On-call engineer' --reached
8 questions or steps open: irc walk

"#]])
        .run();
    world
        .irc("log")
        .out(str![[r#"
2026-11-21T03:12:00Z	b44e-1.1	playbook_pinned	@ann	playbook default	
2026-11-21T03:12:00Z	b44e-1.2	declared	@ann	declared SEV-2: Checkout returns 500s	
2026-11-21T03:12:00Z	b44e-1.3	acknowledged	@ann	acknowledged (implied)	
2026-11-21T03:12:00Z	b44e-1.4	role_assigned	@ann	Incident Commander: @ann	
2026-11-21T03:13:00Z	b44e-3.1	noted	@ann	pager went	
2026-11-21T03:15:00Z	b44e-3.2	noted	@ann	joined the call	
2026-11-21T03:19:00Z	b44e-2	noted	@ann	restarted the payment service	

"#]])
        .run();
    world
        .irc("list")
        .out(str![[r#"
20261121-001-gha	SEV-2	acknowledged	2026-11-21T03:12:00Z	@ann	Checkout returns 500s

"#]])
        .run();
}

#[test]
fn a_narrow_screen() {
    let world = World::new();
    world.irc("declare sev1 nobody can log in").printed();
    world
        .irc("")
        .env("COLUMNS", "40")
        .out(str![[r#"
SEV-1 20261121-001-gha
nobody can log in
acknowledged 0s | IC @ann | 03:12 UTC
!  now
   Bring in On-call engineer, Incident
   commander on call
   On-call engineer: [set it in
   team.yaml], Incident commander on
   call: [set it in team.yaml]
   irc escalate --to 'On-call engineer' --reached
   in 15m (03:27)
   Bring in Service owner
   in 15m (03:27)
   Notify Head of engineering
   in 15m (03:27) Update for internal
   in 30m (03:42)
   Bring in Engineering manager
   2 open questions could bring more pe…
   and 3 clocks later (irc status --all)
open: Open the incident's channel, and…
next: irc triage

"#]])
        .run();
}

#[test]
fn a_refusal_says_what_why_and_what_to_do() {
    let world = World::new();
    world.declare("sev2 x");
    world.irc("resolve").err(str![[r#"
error: 4 required checks still open
  why: It works when tried as a user would (users-fine); Errors and latency are what they were before (signals-normal); The alerts have cleared by themselves (alerts-cleared); Every temporary change is noted, with an owner (temporary-noted)
  do: --verified if you vouch for all of them, --tick ID for one; --force --reason WHY resolves all the same

"#]]).code(1).run();
    world
        .irc("severity sev3")
        .err(str![[r#"
error: lowering the severity wants a reason
  do: add --reason "WHY"

"#]])
        .code(2)
        .run();
}

#[test]
fn a_walk_that_cannot_ask_lists_all_that_is_open_with_what_to_type() {
    let world = World::new();
    let id = world.declare("sev2 checkout returns 500s");
    let open = world.status(&id)["incidents"][0]["open"].clone();
    let screen = world.irc("walk").printed().out;
    for one in open.as_array().unwrap() {
        let verb = if one["kind"] == "question" {
            "answer"
        } else {
            "done"
        };
        let command = format!("\n    irc step {verb} {}", one["id"].as_str().unwrap());
        assert!(screen.contains(&command), "{command}: {screen}");
    }
    assert!(open.as_array().is_some_and(|all| all.len() > 3));
    assert!(!screen.contains("irc walk"), "{screen}");
}

#[test]
fn the_worst_of_what_is_open_stands_first_and_what_is_over_last() {
    let world = World::new();
    let over = world.declare("sev1 paid twice");
    world.irc("resolve --verified").code(0).printed();
    world.irc("close").code(0).printed();
    let small = world.declare("sev4 a day old");
    let big = world.declare("sev2 checkout returns 500s");
    let screen = world.irc("").printed().out;
    let at = |id: &str| screen.find(id).expect(id);
    assert!(at(&big) < at(&small), "{screen}");
    assert!(at(&small) < at(&over), "{screen}");
}

#[test]
fn a_number_that_is_no_severity_gets_no_guess() {
    let world = World::new();
    let error = world.irc("declare --severity sev9 x").refused(2);
    assert_eq!(error["hint"], "take one of those; unsure: the worse one");
    let error = world.irc("declare --severity svev2 x").refused(2);
    assert_eq!(error["hint"], "did you mean SEV-2?");
}

#[test]
fn nothing_said_is_wider_than_the_terminal() {
    let world = World::new();
    world.write("config/config.yaml", "author: ann\n");
    world.declare("sev2 checkout returns 500s");
    let there = World::new();
    // Another machine is another writer.
    let declare = there.irc("declare sev1 the payment provider answers nobody");
    declare.env("IRC_SEED", "9").printed();
    let bundle = world.write("bundle.json", &there.irc("export").printed().out);
    let import = format!("import {} --dry-run", bundle.display());
    for (line, code) in [
        ("role bob", 2),
        (import.as_str(), 0),
        ("ack -i zzzz", 1),
        (
            "note the payment service was restarted and the queue drained by hand --dry-run",
            0,
        ),
        ("--help", 0),
        ("channel list", 0),
    ] {
        for columns in [40, 80] {
            let (said, exit) = Terminal::sized(&world, line, columns, 60).end();
            assert_eq!(exit, code, "{line}: {said}");
            let said = anstream::adapter::strip_str(&said).to_string();
            // What is to be typed stays in one piece, to be copied.
            let mut rows = said.lines().map(str::trim_end);
            let wide = rows
                .find(|row| row.chars().count() > columns && !row.trim_start().starts_with("irc "));
            assert_eq!(wide, None, "{line} at {columns}: {said}");
        }
    }
}

#[test]
fn a_walk_refuses_a_time_before_the_first_question() {
    let world = World::new();
    world.declare("sev2 checkout returns 500s");
    let error = world.irc("walk --at 25:99").refused(2);
    assert_eq!(error["kind"], "time");
}

#[test]
fn somebody_who_is_late_is_named_although_every_way_was_tried() {
    let world = World::new();
    world.declare("sev2 checkout returns 500s");
    world.forward(31);
    let call = "escalate --to 'Service owner' --no-answer";
    world.irc(call).code(0).printed();
    world
        .irc("escalate --to 'On-call engineer' --reached")
        .printed();
    world
        .irc("escalate --to 'Engineering manager' --reached")
        .printed();
    world.forward(10);
    let screen = world.irc("escalate").code(0).printed().out;
    let head: Vec<&str> = screen.lines().take(2).collect();
    assert_eq!(
        head,
        [
            "NOT PAGED by irc: every way to Service owner was tried; call again",
            "   irc escalate --to 'Service owner' --reached (or --no-answer)",
        ],
        "{screen}"
    );
}
