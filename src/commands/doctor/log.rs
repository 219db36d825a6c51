//! `irc doctor --log`: every sum and chain, an anchor, and what can be mended.

use super::Args;
use crate::act::perform::waiting;
use crate::act::reply::screen;
use crate::act::{Reply, which};
use crate::app::App;
use crate::error::Error;
use crate::exit::Exit;
use crate::render::{doctor, json};
use crate::store::finding::{Finding, FindingKind};
use crate::store::ids::IncidentId;
use crate::store::read::IncidentLog;
use crate::view::doctor::{
    AnchorView, FindingView, HeadView, LogCheckView, MendedView, RecordView,
};
use crate::view::schema;

/// Fewer digits could be found by chance.
const SHORTEST: usize = 16;

pub(super) fn run(args: &Args, typed: &str, app: &mut App) -> Result<Reply, Error> {
    let ids = if typed.is_empty() {
        app.store().incidents().map_err(Error::Read)?.0
    } else {
        vec![which::named(app, typed)?]
    };
    let mut view = LogCheckView {
        schema: schema::LOG_CHECK,
        now: app.now.instant(),
        damaged: 0,
        incidents: Vec::new(),
        unreadable: Vec::new(),
        anchor: args.anchor.as_deref().map(anchor).transpose()?,
        mended: Vec::new(),
    };
    for id in &ids {
        if args.repair {
            mend(app, id, &mut view)?;
        }
        match app.store().read(id) {
            Ok(log) => look(app, &log, &mut view),
            Err(error) => view.unreadable.push(format!("{id}: {error}")),
        }
    }
    view.damaged = view.incidents.iter().filter(|one| one.damaged).count() + view.unreadable.len();
    let lost = view.anchor.as_ref().is_some_and(|one| one.event.is_none());
    let out = if args.json {
        json::document(&view)
    } else {
        doctor::logs(&screen(app), &view, !typed.is_empty())
    };
    let exit = if view.damaged > 0 || lost {
        Exit::Damaged
    } else {
        Exit::Done
    };
    Ok(Reply {
        out,
        exit,
        ..Reply::default()
    })
}

fn anchor(typed: &str) -> Result<AnchorView, Error> {
    let sum = typed.trim().to_lowercase();
    if sum.len() < SHORTEST || !sum.bytes().all(|b| b.is_ascii_hexdigit()) {
        return Err(Error::Usage {
            what: format!("`{typed}` is no sum"),
            hint: "16 to 64 hex digits, as irc doctor --log ID prints them".to_owned(),
        });
    }
    Ok(AnchorView {
        sum,
        event: None,
        incident: None,
        holds: false,
    })
}

fn look(app: &App, log: &IncidentLog, view: &mut LogCheckView) {
    if let Some(anchor) = view.anchor.as_mut().filter(|anchor| anchor.event.is_none()) {
        let mut acts = log.acts.iter();
        if let Some(found) = acts.find(|stored| stored.sum.starts_with(&anchor.sum)) {
            anchor.event = Some(found.act.event_ref(0));
            anchor.incident = Some(log.id.to_string());
            let file = format!("{}.jsonl", found.act.writer);
            let mut findings = log.findings.iter();
            anchor.holds = !findings.any(|finding| {
                finding.file == file && finding.line <= found.line && finding.kind.is_damage()
            });
        }
    }
    let dir = app.store().layout().log_dir(&log.id);
    let findings = log.findings.iter();
    view.incidents.push(RecordView {
        id: log.id.to_string(),
        acts: log.acts.len(),
        damaged: log.is_damaged(),
        heads: log
            .heads()
            .map(|(writer, sum)| HeadView {
                writer: writer.to_owned(),
                sum: sum.to_owned(),
            })
            .collect(),
        findings: findings
            .map(|finding| FindingView {
                file: dir.join(&finding.file).display().to_string(),
                line: finding.line,
                byte: finding.offset,
                length: finding.len,
                kind: finding.kind.word(),
                damage: finding.kind.is_damage(),
                what: words(finding),
            })
            .collect(),
    });
}

fn words(finding: &Finding) -> String {
    match &finding.kind {
        FindingKind::Tear => "an unfinished write; no saved act is lost by it".to_owned(),
        FindingKind::Altered => "bytes were changed: a saved act cannot be read".to_owned(),
        FindingKind::Missing { from, to } if from == to => format!("act {from} is gone"),
        FindingKind::Missing { from, to } => format!("acts {from} to {to} are gone"),
        FindingKind::Duplicate => "a line that is there already; counted once".to_owned(),
        FindingKind::Forked => "its number was used by another line; both are read".to_owned(),
        FindingKind::Unchained => {
            "it does not name the line before it: one was replaced".to_owned()
        }
        FindingKind::ForeignWriter { writer } => format!("written by {writer}; not read here"),
        FindingKind::Malformed => "its sum holds, but it is no act; not read".to_owned(),
        FindingKind::Newer { v } => format!("format {v}, of a newer irc; not read"),
        FindingKind::LineEnd => "its line end was changed to CR LF; read all the same".to_owned(),
        FindingKind::ForeignName => "no name of a log; not read".to_owned(),
        FindingKind::NotPlain => "a link or a device, no plain file; not followed".to_owned(),
        FindingKind::TooLarge => "larger than is read".to_owned(),
    }
}

fn mend(app: &mut App, id: &IncidentId, view: &mut LogCheckView) -> Result<(), Error> {
    let Ok(log) = app.store().read(id) else {
        return Ok(());
    };
    let mut files: Vec<&str> = log.findings.iter().map(|f| f.file.as_str()).collect();
    files.dedup();
    if files.is_empty() {
        return Ok(());
    }
    let store = app.store();
    let locked = store.lock("doctor", &mut |holder| waiting(holder));
    let locked = locked.map_err(Error::Store)?;
    for file in files {
        let mended = locked.mend(id, file).map_err(Error::Store)?;
        view.mended.extend(mended.map(|one| MendedView {
            file: one.file.display().to_string(),
            copy: one.copy.display().to_string(),
            lines: one.lines,
            bytes: one.bytes,
        }));
    }
    Ok(())
}
