//! A lively incident: everything that the commands can record, so that documents can be held to what is really printed.
//!
//! Refuses to judge: it only collects documents and logs.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use irc::store::record::sha256_hex;
use serde_json::Value;

use crate::harness::World;
use crate::paper::text;
use crate::server::{Act, Server, reply};

/// What the commands printed, and what stands in the logs.
pub(crate) struct Lively {
    /// Every document that was printed.
    pub(crate) printed: Vec<Value>,
    /// Every line of every log.
    pub(crate) acts: Vec<Value>,
}

/// The lively incident and those beside it, driven once.
pub(crate) fn lively() -> &'static Lively {
    static ONCE: OnceLock<Lively> = OnceLock::new();
    ONCE.get_or_init(|| {
        let driver = Driver::new();
        Lively {
            acts: driver.acts(),
            printed: driver.printed,
        }
    })
}

struct Driver {
    world: World,
    /// The incident that everything happened to.
    id: String,
    printed: Vec<Value>,
    /// The first event of the last act.
    last: String,
    /// The last time that somebody was reached.
    reached: String,
}

const STORY: &[(i64, &str)] = &[
    (1, "ack --by @bob"),
    (0, "prompt"),
    (0, "ack --by @cid"),
    (
        1,
        "triage --severity sev2 --answer data-at-risk=no --answer what-users-see=\"nobody can pay\" --tick open-channel --skip bring-people=\"all here\"",
    ),
    (1, "note restarted one replica --did"),
    (0, "note pool is exhausted --finding"),
    (0, "note bad deploy --hypothesis"),
    (0, "note slow disk --hypothesis"),
    (0, "note disk is fine --rules-out h2"),
    (0, "note it was the deploy --confirms h1"),
    (0, "note roll back --decision"),
    (0, "note a plain one, later --at 03:10"),
    (0, "note the name of a customer"),
    (0, "redact LAST --reason \"never should have been here\""),
    (0, "note a plain one, later --at 03:10"),
    (0, "amend LAST --text \"a plain one\" --at 03:11"),
    (1, "severity sev1"),
    (0, "severity sev1"),
    (
        0,
        "severity sev2 --correct --reason \"never was a full outage\"",
    ),
    (0, "severity sev1"),
    (1, "role @dan scribe"),
    (0, "role IC @eve"),
    (0, "role --accept IC --by @eve"),
    (0, "join @hal"),
    (0, "handoff @hal"),
    (0, "leave @hal"),
    (0, "leave @dan"),
    (0, "role @dan scribe"),
    (0, "handoff"),
    (0, "handoff @gil --role TL"),
    (0, "handoff @ann --notes \"ask Bob about the pool\""),
    (0, "handoff --accept --by @ann"),
    (0, "handoff @eve --accepted"),
    (0, "handoff @dan"),
    (0, "handoff --decline --by @dan --reason asleep"),
    (0, "handoff @dan"),
    (0, "handoff --withdraw --reason \"not now\""),
    (0, "role @fay IC"),
    (0, "role @dan scribe --release"),
    (1, "escalate"),
    (
        0,
        "escalate --to \"On-call engineer\" --way phone --person bob",
    ),
    (0, "escalate --to \"On-call engineer\" --no-answer"),
    (1, "escalate --to \"On-call engineer\" --reached"),
    (
        0,
        "escalate --to \"Incident commander on call\" --joined --person @eve",
    ),
    (0, "escalate --to Legal --declined --reason asleep"),
    (
        0,
        "severity --help-me --answer users-affected=15 --answer sev1.2=yes",
    ),
    (
        0,
        "scenario walk full-disk --found disk-space=full --skip disk-what=later --way 1",
    ),
    (0, "scenario"),
    (0, "scenario show full-disk"),
    (
        0,
        "scenario show database-connection-failed --playbook sv-sdk",
    ),
    (0, "scenario show email --playbook sv-sdk"),
    (0, "scenario show slow-database --playbook full"),
    (0, "who"),
    (0, "who commander"),
    (0, "who --playbook release-manager"),
    (0, "who --playbook sql-studio"),
    (0, "who --playbook workbench"),
    (0, "oncall"),
    (0, "oncall --playbook sql-studio"),
    (0, "oncall --playbook release-manager"),
    (0, "escalate"),
    (0, "step answer cond.notify.customer-support yes"),
    (1, "task @bob check the replica --in 10m"),
    (0, "task done t1"),
    (0, "task @bob check the other one --in 5m"),
    (0, "note a slip"),
    (0, "undo"),
    (0, "cadence 2h --until 08:00 --reason \"night shift\""),
    (0, "snooze update.internal 10m"),
    (
        0,
        "waive notify.engineering-manager --reason \"on the bridge\"",
    ),
    (2, "state identified"),
    (
        1,
        "impact nobody can pay by card --started 02:51 --set service=checkout",
    ),
    (0, "impact --set root_cause=\"a bad deploy\""),
    (1, "update we are looking into it"),
    (
        1,
        "update --for status-page -m \"Card payments fail on db-1.prod.internal.\" --next 30m --also executives",
    ),
    (1, "update --for customers --draft we know"),
    (0, "update --said u3"),
    (9, "status"),
    (0, "brief"),
    (0, "brief --for executives"),
    (0, "brief --for latecomers"),
    (30, "status"),
    (1, "mitigate --choose rollback"),
    (9, "mitigate --done -m \"rolled back to v41\""),
    (2, "state mitigating"),
    (2, "mitigate --done"),
    (5, "step done users-fine"),
    (0, "step skip watch \"seen enough\""),
    (5, "status"),
    (0, "resolve --verified -m \"query fixed\""),
    (0, "status"),
    (5, "close"),
    (5, "reopen --reason \"it is back\""),
    (5, "mitigate --done"),
    (30, "resolve --verified"),
    (5, "close"),
    (
        5,
        "action add alert on pool usage --owner @ann --due 2026-12-01 --priority high",
    ),
    (0, "action add write it down"),
    (0, "action change a2 --owner @bob --due 2026-11-22"),
    (0, "action done a1"),
    (0, "action"),
    (0, "action list --all"),
    (0, "postmortem"),
    (5, "postmortem drafted --link https://wiki.example/1"),
    (0, "postmortem reviewed"),
    (0, "postmortem published"),
    (0, "postmortem --stdout"),
    (0, "stats"),
    (0, "stats --since 1d"),
    (0, "review -i ID"),
    (0, "review -i ID --names --rejudge"),
    (0, "review --since 1d"),
    (0, "playbook"),
    (0, "playbook list"),
    (0, "playbook path"),
    (0, "playbook path default"),
    (0, "playbook show"),
    (0, "playbook show default --bare"),
    (0, "playbook show full"),
    (0, "playbook check default"),
    (0, "doctor"),
    (0, "doctor --log"),
    (0, "config"),
    (0, "config show"),
    (0, "config path"),
    (0, "config check"),
    (0, "config init --user @ann --zone UTC --playbook default"),
    (0, "playbook new mine"),
    (0, "playbook diff default qawave"),
    (0, "playbook use mine"),
    (0, "playbook use default"),
    (0, "playbook show qawave"),
    (0, "playbook show release-manager"),
    (0, "playbook show sql-studio"),
    (0, "playbook show sv-sdk"),
    (0, "playbook show workbench"),
    (0, "walk --dry-run -i ID"),
    (0, "note --dry-run nothing"),
    (0, "log"),
    (0, "log --all"),
    (0, "status --all"),
    (0, "list"),
    (0, "list --all"),
    (0, "list --severity sev1"),
    (0, "use ID"),
    (0, "use --clear"),
];

const FULL: &[(i64, &str)] = &[
    (0, "declare sev1 Nobody can buy --playbook full"),
    (1, "update orders have stopped"),
    (0, "escalate --to \"Team lead\" --way phone"),
    (1, "escalate"),
    (1, "escalate --to \"Team lead\" --reached"),
    (20, "mitigate --done"),
    (20, "resolve --verified"),
    (1, "close"),
    (0, "amend REACHED --at -25m"),
    (0, "review --rejudge"),
    (
        0,
        "action add count orders --due 2026-11-22 --priority high",
    ),
    (2880, "stats"),
];

impl Driver {
    /// Drives it from the declaration to the end, as JSON.
    fn new() -> Self {
        let mut driver = Self {
            world: World::new(),
            id: String::new(),
            printed: Vec::new(),
            last: String::new(),
            reached: String::new(),
        };
        driver.world.write(
            "config/team.yaml",
            "zone: Europe/Berlin\ncontacts:\n  - {name: On-call engineer, how: [\"+49 30 1\", chat], secondary: Bob}\n  - {name: \"@ann\", how: [\"+49 30 2\"]}\noncall: {rota: [\"@ann\"], secondary: [\"@bob\"], from: 2026-01-05}\n",
        );
        driver.world.write(
            "config/playbooks/full.yaml",
            &text("src/playbook/mutations/full.yaml").replace(
                "{every: 30m, audience: executives}",
                "{every: 30m, audience: executives, to: the board, first: {within: 10m}}",
            ),
        );
        let first = driver.print("declare sev3 Checkout is slow --unacked --alerted 03:01 --detected ~03:05 --source alert --ic @ann --impact \"some cannot pay\"");
        first["incident"]["id"]
            .as_str()
            .unwrap()
            .clone_into(&mut driver.id);
        for (minutes, line) in STORY {
            driver.world.forward(*minutes);
            driver.print(line);
        }
        driver.hand_over();
        driver.full();
        driver.others();
        driver.channels();
        driver.damaged();
        driver.future();
        driver
    }

    /// The record leaves, whole and without what is private, and comes back.
    fn hand_over(&mut self) {
        let record = self.print("export ID");
        let shared = self.world.irc(&format!("export {} --share", self.id));
        self.printed
            .push(serde_json::from_str(&shared.printed().out).unwrap());
        self.world.write("record.json", &record.to_string());
        self.print("import record.json");
    }

    /// An incident under a playbook that has every key, corrected after it was closed.
    fn full(&mut self) {
        for (minutes, line) in FULL {
            self.world.forward(*minutes);
            self.print(line);
        }
        let faulty = text("src/playbook/mutations/planted.yaml");
        self.world.write("faulty.yaml", &faulty);
        self.fail("playbook show faulty.yaml", 3);
        let check = self.world.irc("playbook check faulty.yaml --json").code(5);
        self.printed.push(check.json("irc.check/1"));
    }

    /// Other incidents, and failures.
    fn others(&mut self) {
        for name in ["webhook", "half-resolved", "weird", "prometheus"] {
            let document = text(&format!("tests/alerts/{name}.json"));
            self.world.write(&format!("{name}.json"), &document);
        }
        self.print("alert import webhook.json -i ID");
        self.print("alert import half-resolved.json");
        self.print("alert import weird.json -i ID");
        self.print("declare --from-alert weird.json");
        self.print("cancel --as test --reason try");
        self.world.write(
            "over.json",
            r#"{"alerts":[{"status":"resolved","labels":{}}],"truncatedAlerts":1}"#,
        );
        self.print("alert import over.json");
        self.print("declare --unsure Login is slow --drill");
        self.print("cancel --as duplicate --of ID --reason same");
        self.print(
            "declare sev4 Typo --acked 03:30 --related ID --restricted --impact-started 03:20",
        );
        self.print("note in the wrong window -i 20261123-002");
        self.print("move LAST -i 20261123-002 --to ID");
        self.print("status");
        self.print("list");
        self.print("impact --ended 03:40");
        self.print("cancel --as test --reason try");
        // A move that skips the acknowledgement implies it.
        for skip in [
            "triage",
            "state identified",
            "mitigate",
            "resolve --verified",
        ] {
            self.print("declare sev4 Nobody has it --unacked");
            self.print(skip);
            self.print("resolve --verified");
            self.print("close");
        }
        self.print("export --all --restricted");
        self.fail("resolve -i nothing", 1);
        self.fail("declare sev9 --playbook sv-sdk", 2);
        self.fail("note --at 27:99 what", 2);
        let file = self.world.write("file", "no store");
        let error = self.world.irc("declare sev2 x").env("IRC_HOME", file);
        self.printed.push(error.refused(6));
    }

    /// Channels that take, refuse and say nothing.
    fn channels(&mut self) {
        let server = Server::new([
            reply(202, r#"{"dedup_key":"k"}"#),
            reply(400, "no"),
            Act::Reply(429, &[("retry-after", "60")], ""),
            reply(202, r#"{"dedup_key":"k"}"#),
        ]);
        let lost = Server::new([Act::Lose, reply(200, "ok")]);
        let text = format!(
            "channels:\n  pager: {{kind: pagerduty, url: \"{}\", secret: k3yk3y, events: [page]}}\n  room: {{kind: slack, url: \"{}/x\", target: \"#x\", events: [update], audiences: [internal], severities: [sev1]}}\n  off: {{kind: slak, events: [closed]}}\n",
            server.url, lost.url
        );
        let path = self.world.write("config/config.yaml", &text);
        fs::set_permissions(path, fs::Permissions::from_mode(0o600)).unwrap();
        self.print("channel list");
        self.print("channel test room --dry-run");
        self.print("declare sev1 Nobody is told");
        self.print("escalate --to @bob --dry-run");
        self.sent("escalate --to @bob", 0);
        self.sent("escalate --to @bob", 4);
        let id = self.sent("outbox", 0)["deliveries"][0]["id"].clone();
        self.sent(&format!("outbox drop {}", id.as_str().unwrap()), 0);
        self.sent("escalate --to @bob", 4);
        self.world.forward(2);
        self.sent("update words", 4);
        self.sent("outbox retry --yes", 0);
        self.print("cancel --as test --reason try");
    }

    fn sent(&mut self, line: &str, code: i32) -> Value {
        self.world.forward(1);
        let printed = self.world.irc(&format!("{line} --json")).printed();
        assert_eq!(printed.code, code, "{line}: {printed:?}");
        let value: Value = serde_json::from_str(&printed.out).unwrap();
        self.printed.push(value.clone());
        value
    }

    /// A record that somebody cut, changed and mended.
    fn damaged(&mut self) {
        let world = World::new();
        let id = world.declare("sev2 The disk is going");
        world.irc("note one").printed();
        let init = "init --user @ann --contact \"Service owner=@zoe\" --drill --json";
        self.printed.push(world.irc(init).json("irc.init/1"));
        let heads = world.irc("doctor --log 001 --json").json("irc.log-check/1");
        let sum = heads["incidents"][0]["heads"][0]["sum"].as_str().unwrap();
        let log = files(&world.home().join("incidents").join(&id).join("log")).remove(0);
        let mut bytes = fs::read(&log).unwrap();
        bytes[300] ^= 1;
        fs::write(&log, &bytes).unwrap();
        for line in ["doctor --log", "doctor --log 001 --repair"] {
            let checked = world.irc(&format!("{line} --anchor {sum} --json")).code(3);
            self.printed.push(checked.json("irc.log-check/1"));
        }
        let doctor = world.irc("doctor --json").code(3);
        self.printed.push(doctor.json("irc.doctor/1"));
    }

    /// A line that an irc to come wrote: this one shows what it can.
    fn future(&mut self) {
        let id = self.print("declare sev4 From the future")["incident"]["id"].clone();
        let id = id.as_str().unwrap();
        let log = self.world.home().join("incidents").join(id).join("log");
        let path = files(&log).remove(0);
        let log = fs::read_to_string(&path).unwrap();
        let last: Value = serde_json::from_str(log.lines().last().unwrap()).unwrap();
        let event = r#"{"kind":"teleported","happened_at":"2026-11-21T03:00:00Z","precision":"second","vital":true,"data":{}}"#;
        let body = format!(
            r#"{{"v":1,"writer":{},"seq":2,"hlc":[1795230720001,0],"at":"2026-11-21T03:12:00.001Z","by":"@ann","recorded_by":"@ann","cmd":"teleport","irc":"9.0.0","key":"k","salt":"00","prev":{},"events":[{event}]"#,
            last["writer"], last["sum"]
        );
        let sum = sha256_hex(body.as_bytes());
        fs::write(path, format!("{log}{body},\"sum\":\"{sum}\"}}\n")).unwrap();
        self.print(&format!("log {id} --all"));
        self.print(&format!("status {id}"));
        self.fail(&format!("note -i {id} what"), 3);
    }

    fn print(&mut self, line: &str) -> Value {
        let line = line
            .replace("ID", &self.id)
            .replace("LAST", &self.last)
            .replace("REACHED", &self.reached);
        let printed = self.world.irc(&format!("{line} --json")).printed();
        assert_eq!(printed.code, 0, "{line}: {printed:?}");
        let value: Value =
            serde_json::from_str(&printed.out).unwrap_or_else(|_| panic!("{line}: {printed:?}"));
        if let Some(event) = value["events"][0]["id"].as_str() {
            event.clone_into(&mut self.last);
            if value["events"][0]["kind"] == "contact_reached" {
                event.clone_into(&mut self.reached);
            }
        }
        self.printed.push(value.clone());
        value
    }

    fn fail(&mut self, line: &str, code: i32) {
        let error = self.world.irc(line).refused(code);
        self.printed.push(error);
    }

    fn acts(&self) -> Vec<Value> {
        let mut acts = Vec::new();
        for incident in files(&self.world.home().join("incidents")) {
            for log in files(&incident.join("log")) {
                let text = fs::read_to_string(log).unwrap();
                let lines = text.lines().map(serde_json::from_str::<Value>);
                acts.extend(lines.map(Result::unwrap));
            }
        }
        acts
    }
}

/// What a folder holds, sorted.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}
