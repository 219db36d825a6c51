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
use crate::lively_lines::{FULL, STORY};
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
        let fires = Server::new([reply(
            200,
            r#"[{"labels":{"alertname":"HighLatency","severity":"page","service":"checkout"},"annotations":{"summary":"p99 > 2s"},"startsAt":"2026-11-21T03:00:00Z","generatorURL":"http://prometheus/graph"}]"#,
        )]);
        let lost = Server::new([Act::Lose, reply(200, "ok")]);
        let text = format!(
            "channels:\n  pager: {{kind: pagerduty, url: \"{}\", secret: k3yk3y, events: [page]}}\n  room: {{kind: slack, url: \"{}/x\", target: \"#x\", events: [update], audiences: [internal], severities: [sev1]}}\n  off: {{kind: slak, events: [closed]}}\nalertmanager: {{url: \"{}\"}}\n",
            server.url, lost.url, fires.url
        );
        let path = self.world.write("config/config.yaml", &text);
        fs::set_permissions(path, fs::Permissions::from_mode(0o600)).unwrap();
        self.print("channel list");
        self.print("alert list");
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
