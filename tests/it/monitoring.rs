//! Alerts of a real Prometheus and a real Alertmanager, from the rule that fires to what irc makes of it.
//!
//! The rule looks at a figure that the test itself serves, so that the test decides when it fires and when it is over. It looks at
//! the last figure that was had: on a busy machine a question for it runs out of time, and the alert would begin anew.

use std::fs;
use std::process::{Command, Stdio};

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::harness::World;
use crate::real::{Running, ask, listens, port, program, skip, until};
use crate::server::{Server, reply};

/// A Prometheus that watches one figure, and the Alertmanager that it tells.
struct Monitoring {
    figure: Server,
    hook: Server,
    prometheus: u16,
    alertmanager: u16,
    _running: [Running; 2],
    _folder: TempDir,
}

const FIRES: &str = "checkout_errors 7\n";
const CALM: &str = "checkout_errors 0\n";

impl Monitoring {
    /// `None`: not here, and said.
    fn start(figure: &'static str) -> Option<Self> {
        let (prometheus, alertmanager) = ("prometheus", "prometheus-alertmanager");
        let (Some(prometheus), Some(alertmanager)) = (program(prometheus), program(alertmanager))
        else {
            skip(
                "prometheus and prometheus-alertmanager are not installed (apt packages of these names)",
            );
            return None;
        };
        let folder = tempfile::tempdir().unwrap();
        let (figure, hook) = (
            Server::new([reply(200, figure)]),
            Server::new([reply(200, "")]),
        );
        let (prometheus_port, alertmanager_port) = (port(), port());
        let write = |name: &str, text: String| {
            let path = folder.path().join(name);
            fs::write(&path, text).unwrap();
            path.display().to_string()
        };
        let rules = write(
            "rules.yml",
            "groups: [{name: checkout, interval: 200ms, rules: [{alert: HighErrors, expr: 'last_over_time(checkout_errors[5m]) > 5', \
             labels: {severity: critical, service: checkout}, annotations: {summary: 'checkout returns 500s'}}]}]\n"
                .to_owned(),
        );
        let metrics = figure.url.trim_start_matches("http://").to_owned();
        let config = write(
            "prometheus.yml",
            format!(
                "global: {{scrape_interval: 500ms, scrape_timeout: 500ms, evaluation_interval: 200ms}}\n\
                 rule_files: ['{rules}']\n\
                 alerting: {{alertmanagers: [{{static_configs: [{{targets: ['127.0.0.1:{alertmanager_port}']}}]}}]}}\n\
                 scrape_configs: [{{job_name: checkout, static_configs: [{{targets: ['{metrics}']}}]}}]\n"
            ),
        );
        let routes = write(
            "alertmanager.yml",
            format!(
                "route: {{receiver: hook, group_by: [alertname], group_wait: 100ms, group_interval: 300ms}}\n\
                 receivers: [{{name: hook, webhook_configs: [{{url: '{}/in', send_resolved: true}}]}}]\n",
                hook.url
            ),
        );
        let run =
            |program: &std::path::Path, config: &str, storage: &str, port: u16, more: &[&str]| {
                let child = Command::new(program)
                    .arg(format!("--config.file={config}"))
                    .arg(format!(
                        "{storage}={}",
                        folder.path().join(storage).display()
                    ))
                    .arg(format!("--web.listen-address=127.0.0.1:{port}"))
                    .args(more)
                    .stdin(Stdio::null())
                    .stdout(Stdio::null())
                    .stderr(Stdio::null())
                    .spawn()
                    .unwrap();
                Running(child)
            };
        // Without the empty address it opens a port for its own kind.
        let alone = ["--cluster.listen-address="];
        let running = [
            run(
                &alertmanager,
                &routes,
                "--storage.path",
                alertmanager_port,
                &alone,
            ),
            run(
                &prometheus,
                &config,
                "--storage.tsdb.path",
                prometheus_port,
                &[],
            ),
        ];
        listens(alertmanager_port);
        listens(prometheus_port);
        Some(Self {
            figure,
            hook,
            prometheus: prometheus_port,
            alertmanager: alertmanager_port,
            _running: running,
            _folder: folder,
        })
    }

    /// The newest webhook of this status, byte for byte as the Alertmanager sent it.
    fn webhook(&self, status: &str) -> String {
        until(&format!("a webhook that says {status}"), || {
            let seen = self.hook.seen();
            let found = seen.iter().rev().find(|one| one.json()["status"] == status);
            found.map(|one| one.body.clone())
        })
    }

    fn api(&self) -> String {
        ask(self.alertmanager, "GET", "/api/v2/alerts", "")
            .unwrap()
            .1
    }

    fn world(&self) -> World {
        let world = World::new();
        world.at(&chrono::Utc::now().to_rfc3339());
        let url = format!("http://127.0.0.1:{}", self.alertmanager);
        world.write(
            "config/config.yaml",
            &format!("alertmanager: {{url: \"{url}\"}}\n"),
        );
        world
    }
}

fn import(world: &World, document: &str) -> Value {
    let run = world.irc("alert import - --json").stdin(document);
    run.change()
}

fn incidents(world: &World) -> usize {
    let list = world.irc("list --all --json").json("irc.list/1");
    list["incidents"].as_array().unwrap().len()
}

#[test]
fn a_rule_that_fires_becomes_one_incident_and_its_end_a_note() {
    let Some(real) = Monitoring::start(FIRES) else {
        return;
    };
    let fires = real.webhook("firing");
    let world = real.world();
    let opened = import(&world, &fires);
    let incident = &opened["incident"];
    assert_eq!(
        incident["title"], "HighErrors: checkout returns 500s",
        "{fires}"
    );
    assert_eq!(incident["severity"], "SEV-1", "its name is critical");
    assert_eq!(
        (&incident["state"], &incident["service"]),
        (&json!("declared"), &json!("checkout"))
    );
    let document: Value = serde_json::from_str(&fires).unwrap();
    let started = document["alerts"][0]["startsAt"].as_str().unwrap();
    let alerted = incident["instants"]["alerted"].as_str().unwrap();
    assert_eq!(alerted.get(..19), started.get(..19));
    // Neither the same webhook nor what the Alertmanager's API says is another incident.
    let rules = until("Prometheus says that it fires", || {
        let said = ask(real.prometheus, "GET", "/api/v1/alerts", "")?.1;
        said.contains("firing").then_some(said)
    });
    for document in [&fires, &real.api()] {
        assert_eq!(import(&world, document)["events"], json!([]), "{document}");
    }
    assert_eq!(incidents(&world), 1);
    // The APIs of both alone open one as well.
    for document in [&real.api(), &rules] {
        let world = real.world();
        let title = &import(&world, document)["incident"]["title"];
        assert_eq!(title, "HighErrors: checkout returns 500s", "{document}");
    }

    real.figure.now([reply(200, CALM)]);
    let over = real.webhook("resolved");
    let cleared = import(&world, &over);
    assert_eq!(cleared["events"][0]["kind"], "alert_cleared", "{over}");
    assert_eq!(
        cleared["incident"]["state"], "declared",
        "it resolves nothing"
    );
    assert_eq!(cleared["incident"]["alerts"]["firing"], 0);
    assert_eq!(import(&world, &over)["events"], json!([]));
    let fresh = real.world();
    let nothing = fresh.irc("alert import - --json").stdin(over.as_str());
    nothing.json("irc.alerts/1");
    assert_eq!(incidents(&fresh), 0, "what is over opens nothing");
}

#[test]
fn what_the_live_alertmanager_says_is_listed_and_what_it_silenced_is_counted() {
    let Some(real) = Monitoring::start(FIRES) else {
        return;
    };
    let world = real.world();
    let list = until("it is listed", || {
        let list = world.irc("alert list --json").json("irc.alert-list/1");
        (list["alerts"] != json!([])).then_some(list)
    });
    assert_eq!(list["alerts"][0]["name"], "HighErrors", "{list}");
    assert_eq!(list["alerts"][0]["summary"], "checkout returns 500s");
    let printed = world.irc("alert list").printed();
    assert!(printed.out.starts_with("critical\t20"), "{printed:?}");
    assert!(
        printed
            .out
            .ends_with("\tcheckout\tHighErrors\tcheckout returns 500s\n"),
        "{printed:?}"
    );
    let (now, later) = (
        chrono::Utc::now(),
        chrono::Utc::now() + chrono::TimeDelta::hours(1),
    );
    let silence = json!({"matchers": [{"name": "alertname", "value": "HighErrors", "isRegex": false, "isEqual": true}],
        "startsAt": now.to_rfc3339(), "endsAt": later.to_rfc3339(), "createdBy": "ann", "comment": "known"});
    let made = ask(
        real.alertmanager,
        "POST",
        "/api/v2/silences",
        &silence.to_string(),
    )
    .unwrap();
    assert_eq!(made.0, 200, "{made:?}");
    until("it is silenced", || {
        let list = world.irc("alert list --json").json("irc.alert-list/1");
        (list["alerts"] == json!([]) && list["left_out"] == 1).then_some(())
    });
    assert_eq!(incidents(&world), 0, "asking records nothing");
}
