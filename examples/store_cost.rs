//! What the store costs, one command a process, to be run under `perf stat` or `hyperfine` beside a peer.
//!
//! `store_cost DIR fill N | long N | note ID | list | live | open ID`. Refuses to measure itself: a process's start belongs to its cost.

use std::io::Write;
use std::process::ExitCode;

use anyhow::bail;
use irc::domain::act::Event;
use irc::domain::instant::{Instant, Precision};
use irc::store::Store;
use irc::store::append::NewAct;
use irc::store::flaw::Flaw;
use irc::store::ids::{IncidentId, Resolved};
use irc::store::index::IndexRow;
use irc::store::real::RealDisk;
use irc::store::sim::Rng;

const NOW_MS: i64 = 1_795_228_320_000;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    match run(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "{error}");
            ExitCode::FAILURE
        }
    }
}

fn run(words: &[&str]) -> anyhow::Result<()> {
    let disk = RealDisk;
    match *words {
        // Only what is measured has to be durable.
        [dir, "fill", n] => fill(
            &Store::new(&disk, dir).with_flaw(Flaw::NoDirSync),
            n.parse()?,
        ),
        [dir, "long", n] => long(&Store::new(&disk, dir).with_flaw(Flaw::NoSync), n.parse()?),
        [dir, "note", id] => note(&Store::new(&disk, dir), id),
        [dir, "open", id] => {
            let store = Store::new(&disk, dir);
            let log = store.read(&one(&store, id)?)?;
            Ok(writeln!(std::io::stdout(), "{}", log.acts.len())?)
        }
        [dir, "list"] => {
            let store = Store::new(&disk, dir);
            let listing = store.index(&mut |id| row_of(&store, id))?;
            let mut out = Vec::with_capacity(8 << 20);
            for row in listing.rows() {
                out.extend_from_slice(row.json.as_bytes());
                out.push(b'\n');
            }
            Ok(std::io::stdout().write_all(&out)?)
        }
        [dir, "live"] => {
            let store = Store::new(&disk, dir);
            let listing = store.live(&mut |id| row_of(&store, id))?;
            Ok(writeln!(std::io::stdout(), "{}", listing.len())?)
        }
        _ => bail!("store_cost DIR fill N | long N | note ID | list | live | open ID"),
    }
}

fn one(store: &Store<'_>, typed: &str) -> anyhow::Result<IncidentId> {
    match store.resolve(typed)? {
        Resolved::One(id) => Ok(id),
        other => bail!("{other:?}"),
    }
}

fn act(text: &str) -> NewAct {
    NewAct {
        at_ms: NOW_MS,
        by: "@ann".to_owned(),
        recorded_by: "@ann".to_owned(),
        cmd: "note".to_owned(),
        key: "k7q2m9xw".to_owned(),
        clock: None,
        events: vec![Event {
            kind: "noted".to_owned(),
            happened_at: Instant::from_unix(NOW_MS / 1000),
            precision: Precision::Second,
            vital: false,
            data: serde_json::json!({ "text": text }),
        }],
    }
}

/// As long as a real list row; one in a thousand is not over.
fn row(id: &IncidentId, acts: usize) -> IndexRow {
    let number: u64 = id.as_str().bytes().map(u64::from).sum();
    IndexRow {
        id: id.clone(),
        live: number.is_multiple_of(1_000),
        last_activity: NOW_MS / 1000,
        once_key: "k7q2m9xw".to_owned(),
        row: format!(
            "{{\"id\":\"{id}\",\"title\":\"Checkout returns 500s in the payment step\",\"severity\":\"SEV-2\",\"state\":\"closed\",\"public_status\":\"resolved\",\"mode\":\"real\",\"visibility\":\"team\",\"declared_at\":\"2026-11-21T03:12:00Z\",\"resolved_at\":\"2026-11-21T04:40:00Z\",\"ic\":\"@ann\",\"acts\":{acts}}}"
        ),
    }
}

fn row_of(store: &Store<'_>, id: &IncidentId) -> Option<IndexRow> {
    let log = store.read(id).ok()?;
    (!log.acts.is_empty()).then(|| row(id, log.acts.len()))
}

fn fill(store: &Store<'_>, count: usize) -> anyhow::Result<()> {
    let mut rng = Rng::new(1);
    let locked = store.lock("fill", &mut |_| {})?;
    for n in 0..count {
        let day = Instant::from_unix(NOW_MS / 1000 - i64::try_from(n / 5)? * 86_400);
        let id = locked.new_incident(day, &mut |bytes| rng.fill(bytes))?;
        let mut open = locked.open(&id)?;
        open.append(act("Checkout returns 500s"), &mut |bytes| rng.fill(bytes))?;
    }
    drop(locked);
    store.index(&mut |id| row_of(store, id))?;
    Ok(())
}

fn long(store: &Store<'_>, count: usize) -> anyhow::Result<()> {
    let mut rng = Rng::new(2);
    let locked = store.lock("long", &mut |_| {})?;
    let id = locked.new_incident(Instant::from_unix(0), &mut |bytes| rng.fill(bytes))?;
    let mut open = locked.open(&id)?;
    for n in 0..count {
        let text = format!("restarted the database, attempt {n}");
        open.append(act(&text), &mut |bytes| rng.fill(bytes))?;
    }
    locked.keep_row(&row(&id, count));
    Ok(writeln!(std::io::stdout(), "{id}")?)
}

fn note(store: &Store<'_>, typed: &str) -> anyhow::Result<()> {
    let mut rng = Rng::new(u64::from(std::process::id()));
    let id = one(store, typed)?;
    store.read(&id)?;
    let locked = store.lock("note", &mut |_| {})?;
    let mut open = locked.open(&id)?;
    let stored = open.append(act("restarted the database"), &mut |bytes| rng.fill(bytes))?;
    locked.keep_row(&row(&id, open.log().acts.len()));
    Ok(writeln!(
        std::io::stdout(),
        "saved {}",
        stored.act.event_ref(0)
    )?)
}
