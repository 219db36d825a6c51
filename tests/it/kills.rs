//! Kills in the middle of sending, at a service that answers, refuses, asks to wait, and loses its answers.
//!
//! Nothing that was recorded may be lost: a service with a key against doubles has it in the end, and of any other it is
//! said that nobody knows. `IRC_KILLS` sets how many kills (`.ci/run faults deliver`: 300), `IRC_KILLS_SEED` the dice.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io::Write;
use std::net::{Shutdown, TcpListener, TcpStream};
use std::os::unix::fs::PermissionsExt;
use std::process::Stdio;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::harness::World;
use crate::server::{Seen, read};

/// Kills in the ordinary suite.
const FEW: usize = 24;

/// Chance that can be had again: xorshift.
#[derive(Clone)]
struct Dice(Arc<Mutex<u64>>);

impl Dice {
    fn below(&self, limit: u64) -> u64 {
        let mut state = self.0.lock().unwrap();
        *state ^= *state << 13;
        *state ^= *state >> 7;
        *state ^= *state << 17;
        (*state >> 11) % limit
    }
}

/// One message that the service took.
#[derive(Clone, Debug)]
struct Taken {
    /// Its channel: the first word of the path.
    channel: String,
    /// Under which key.
    key: String,
    /// The number in its words.
    number: usize,
    /// By which command it was sent: the second word of the path, because a request of a killed process may be taken
    /// from the line when the next command runs already.
    command: usize,
    /// The service broke the connection instead of saying yes.
    lost: bool,
}

/// A service with moods.
struct Service {
    url: String,
    taken: Arc<Mutex<Vec<Taken>>>,
    requests: Arc<AtomicUsize>,
    busy: Arc<AtomicUsize>,
    kind: Arc<AtomicBool>,
}

impl Service {
    fn new(dice: &Dice) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let service = Self {
            url: format!("http://{}", listener.local_addr().unwrap()),
            taken: Arc::default(),
            requests: Arc::default(),
            busy: Arc::default(),
            kind: Arc::default(),
        };
        let (taken, requests) = (Arc::clone(&service.taken), Arc::clone(&service.requests));
        let busy = Arc::clone(&service.busy);
        let (kind, dice) = (Arc::clone(&service.kind), dice.clone());
        thread::spawn(move || {
            for mut stream in listener.incoming().flatten() {
                let (taken, requests) = (Arc::clone(&taken), Arc::clone(&requests));
                let busy = Arc::clone(&busy);
                let (kind, dice) = (kind.load(Ordering::SeqCst), dice.clone());
                busy.fetch_add(1, Ordering::SeqCst);
                thread::spawn(move || {
                    if let Some(seen) = read(&mut stream) {
                        requests.fetch_add(1, Ordering::SeqCst);
                        answer(stream, &seen, kind, &dice, &taken);
                    }
                    busy.fetch_sub(1, Ordering::SeqCst);
                });
            }
        });
        service
    }

    /// Where a command sends what is for a channel.
    fn address(&self, channel: &str, command: usize) -> String {
        format!("{}/{channel}/{command}", self.url)
    }

    /// Waits until nothing is on its way.
    fn settle(&self) {
        while self.busy.load(Ordering::SeqCst) > 0 {
            thread::sleep(Duration::from_millis(1));
        }
    }
}

fn answer(mut stream: TcpStream, seen: &Seen, kind: bool, dice: &Dice, taken: &Mutex<Vec<Taken>>) {
    thread::sleep(Duration::from_millis(dice.below(8)));
    let mood = if kind { 0 } else { dice.below(10) };
    let mut say = |status: &str, headers: &str, body: &str| {
        let length = body.len();
        let head = format!("HTTP/1.1 {status} X\r\nconnection: close\r\n{headers}");
        let text = format!("{head}content-length: {length}\r\n\r\n{body}");
        let _ = stream.write_all(text.as_bytes());
    };
    match mood {
        8 => return say("503", "", "<html>later</html>"),
        9 => return say("429", "retry-after: 60\r\n", ""),
        _ => {}
    }
    let mut path = seen.line.split(['/', ' ']).skip(2);
    let channel = path.next().unwrap().to_owned();
    let command = path.next().and_then(|word| word.parse().ok()).unwrap_or(0);
    let body = seen.json();
    let key = match channel.as_str() {
        "hook" => seen.header("idempotency-key").unwrap().to_owned(),
        "pager" => body["dedup_key"].as_str().unwrap().to_owned(),
        _ => String::new(),
    };
    let (_, number) = seen.body.split_once("message number ").unwrap();
    let number = number.get(..5).unwrap().parse().unwrap();
    taken.lock().unwrap().push(Taken {
        channel: channel.clone(),
        key,
        number,
        command,
        lost: mood == 7,
    });
    thread::sleep(Duration::from_millis(dice.below(8)));
    match (mood, channel.as_str()) {
        (7, _) => drop(stream.shutdown(Shutdown::Both)),
        (_, "ops") => say("200", "", "ok"),
        (_, "pager") => say("202", "", r#"{"dedup_key":"x"}"#),
        _ => say("204", "", ""),
    }
}

fn outbox(world: &World) -> Vec<Value> {
    let listed = world.irc("outbox list --json").json("irc.outbox/1");
    listed["deliveries"].as_array().unwrap().clone()
}

fn waits(one: &Value) -> bool {
    matches!(one["state"].as_str(), Some("queued" | "attempting"))
}

/// What the record says: which messages there are, and which ends of them.
struct Record {
    told: BTreeMap<usize, &'static [&'static str]>,
    unknown: BTreeSet<(String, usize)>,
}

fn record(world: &World) -> Record {
    let mut record = Record {
        told: BTreeMap::new(),
        unknown: BTreeSet::new(),
    };
    let mut delivered = BTreeSet::new();
    let list = world.irc("list --all --json").json("irc.list/1");
    for row in list["incidents"].as_array().unwrap() {
        let id = row["id"].as_str().unwrap();
        let log = world
            .irc(&format!("log {id} --all --json"))
            .json("irc.log/1");
        let events = log["events"].as_array().unwrap();
        let mut numbers: HashMap<&str, usize> = HashMap::new();
        for event in events {
            let channels: &[&str] = match event["kind"].as_str().unwrap() {
                "update_drafted" => &["hook", "ops"],
                "declared" => &["hook", "ops", "pager"],
                _ => continue,
            };
            let text = event.to_string();
            let Some((_, number)) = text.split_once("message number ") else {
                continue;
            };
            let number = number.get(..5).unwrap().parse().unwrap();
            numbers.insert(event["id"].as_str().unwrap(), number);
            assert!(
                record.told.insert(number, channels).is_none(),
                "{number} stands there twice"
            );
        }
        for event in events {
            let data = &event["data"];
            let of = || {
                let channel = data["channel"].as_str().unwrap().to_owned();
                (channel, numbers[data["event"].as_str().unwrap()])
            };
            match event["kind"].as_str().unwrap() {
                "message_delivered" => assert!(delivered.insert(of()), "delivered twice: {event}"),
                "message_unknown" => drop(record.unknown.insert(of())),
                _ => {}
            }
        }
    }
    record
}

#[test]
fn kills_in_the_middle_of_sending_lose_nothing_and_double_nothing_silently() {
    let goal = std::env::var("IRC_KILLS").map_or(FEW, |text| text.parse().unwrap());
    let seed = std::env::var("IRC_KILLS_SEED").map_or(0x9e37_79b9, |text| text.parse().unwrap());
    let dice = Dice(Arc::new(Mutex::new(seed)));
    let service = Service::new(&dice);
    let world = World::new();
    let url = &service.url;
    let path = world.write(
        "config/config.yaml",
        &format!(
            "channels:\n  hook: {{kind: webhook, url_env: HOOK, idempotent: true, events: [declared, update]}}\n\
             \x20 ops: {{kind: slack, url: '{url}/ops', events: [declared, update]}}\n\
             \x20 pager: {{kind: pagerduty, url_env: PAGER, secret: r0ut1ngKey, events: [declared]}}\n"
        ),
    );
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o600)).unwrap();
    let first = world.declare("sev2 the one that is updated --no-send");
    let mut killed = BTreeSet::new();
    let mut count = 0;
    for number in 1.. {
        if killed.len() >= goal {
            break;
        }
        assert!(number < goal * 20 + 100, "hardly any kill hits the sending");
        count = number;
        // What a killed process had begun is settled a minute later.
        world.forward(2);
        let words = format!("message number {number:05}");
        let mut command = world.command(env!("CARGO_BIN_EXE_irc"));
        if number % 3 == 0 {
            command.args(["declare", "sev2", &words, "--unacked"]);
        } else {
            command.args(["update", &words, "-i", &first]);
        }
        command
            .env("IRC_SEED", number.to_string())
            .env("HOOK", service.address("hook", number))
            .env("PAGER", service.address("pager", number));
        let before = service.requests.load(Ordering::SeqCst);
        let mut child = command
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let began = Instant::now();
        // Half of them any time, half of them once a request is there.
        let asked = dice.below(2) == 0;
        let patience = Duration::from_millis(if asked { 2_000 } else { dice.below(120) });
        let pause = Duration::from_millis(dice.below(25));
        let status = loop {
            if let Some(status) = child.try_wait().unwrap() {
                break Some(status);
            }
            let there = asked && service.requests.load(Ordering::SeqCst) > before;
            if there {
                thread::sleep(pause);
            }
            if there || began.elapsed() > patience {
                child.kill().unwrap();
                break child.wait().ok().filter(std::process::ExitStatus::success);
            }
            thread::sleep(Duration::from_millis(1));
        };
        service.settle();
        match status {
            Some(status) => assert!(matches!(status.code(), Some(0 | 4)), "{words}: {status}"),
            // Only a kill after a message was claimed counts.
            None if service.requests.load(Ordering::SeqCst) > before
                || outbox(&world)
                    .iter()
                    .any(|one| one["state"] == "attempting") =>
            {
                killed.insert(number);
            }
            None => {}
        }
    }
    service.kind.store(true, Ordering::SeqCst);
    let last = |line: &str| {
        world
            .irc(line)
            .env("HOOK", service.address("hook", count + 1))
            .env("PAGER", service.address("pager", count + 1))
            .printed();
    };
    for _ in 0..2_000 {
        world.forward(61);
        let left = outbox(&world);
        let failed = left.iter().find(|one| one["state"] == "failed");
        if let Some(failed) = failed {
            let id = failed["id"].as_str().unwrap();
            last(&format!("outbox retry {id}"));
        } else if left.iter().any(waits) {
            last("outbox flush");
        } else {
            break;
        }
    }
    judged(&world, &service, &killed, seed);
}

#[expect(
    clippy::print_stdout,
    reason = "the figures of docs/reliability.md, with --nocapture"
)]
fn judged(world: &World, service: &Service, killed: &BTreeSet<usize>, seed: u64) {
    let record = record(world);
    let mut taken: BTreeMap<(String, usize), Vec<Taken>> = BTreeMap::new();
    for one in service.taken.lock().unwrap().iter() {
        let place = (one.channel.clone(), one.number);
        taken.entry(place).or_default().push(one.clone());
    }
    for (channel, number) in taken.keys() {
        let told = record
            .told
            .get(number)
            .is_some_and(|all| all.contains(&channel.as_str()));
        assert!(
            told,
            "seed {seed}: {channel} has {number}, which is not in the record"
        );
    }
    let (mut messages, mut doubles, mut unknown) = (0, 0, 0);
    let mut a_kill: BTreeSet<(usize, String)> = BTreeSet::new();
    for (number, channels) in &record.told {
        for channel in *channels {
            messages += 1;
            let place = ((*channel).to_owned(), *number);
            let had = taken.get(&place).map_or(&[][..], Vec::as_slice);
            let at = format!("seed {seed}: {channel} {number}: {had:?}");
            if *channel == "ops" {
                assert!(had.len() <= 1, "a silent double: {at}");
                assert!(
                    had.len() == 1 || record.unknown.contains(&place),
                    "lost: {at}"
                );
                unknown += usize::from(record.unknown.contains(&place));
                continue;
            }
            assert!(!had.is_empty(), "lost: {at}");
            for two in had.windows(2) {
                doubles += 1;
                assert_eq!(two[0].key, two[1].key, "{at}");
                assert!(
                    two[0].lost || killed.contains(&two[0].command),
                    "no answer was lost: {at}"
                );
                let once = two[0].lost || a_kill.insert((two[0].command, (*channel).to_owned()));
                assert!(once, "two doubles of one kill: {at}");
            }
        }
    }
    println!(
        "seed {seed}: {} kills, {} acts, {messages} messages: 0 lost, {doubles} sent twice under the same key, \
         {} of them by kills; without a key 0 sent twice, {unknown} said to be unknown",
        killed.len(),
        record.told.len(),
        a_kill.len()
    );
}
