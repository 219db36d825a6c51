//! Planning an import against what is here, and carrying it out under the lock.
//!
//! Refuses to write before everything is planned. A power cut in the middle leaves no part of a new incident, and of one
//! that was here each log old or new; importing again finishes it.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::check::{CheckedLine, CheckedLog};
use super::{BadPackage, Checked, ImportError};
use crate::store::Entropy;
use crate::store::chain::Scanner;
use crate::store::disk::Kind;
use crate::store::error::{Op, Saved, StoreError};
use crate::store::finding::FindingKind;
use crate::store::ids::IncidentId;
use crate::store::lock::Locked;
use crate::store::read::LOG_LIMIT;
use crate::store::record::decode;

/// The folder in which a new incident is built; no id looks like it.
const STAGE: &str = ".import.tmp";

/// What an import comes to, for one incident.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// It was not here before.
    pub new: bool,
    /// Acts added.
    pub acts: usize,
    /// Files added: playbooks, evidence, the postmortem.
    pub files: usize,
    /// Lines that were taken over redacted.
    pub redactions_taken: usize,
    /// Lines that are redacted there and not here.
    pub redacted_there: usize,
    /// There is a postmortem here that differs; it was left alone.
    pub postmortem_differs: bool,
    /// Whole files to put in place, in this order, relative to the incident's folder.
    writes: Vec<(PathBuf, Vec<u8>)>,
}

impl Imported {
    /// True if everything is here already.
    pub fn changes_nothing(&self) -> bool {
        self.writes.is_empty()
    }
}

/// What one writer's log is to become.
struct Merged {
    bytes: Vec<u8>,
    added: usize,
    redactions_taken: usize,
    redacted_there: usize,
    changed: bool,
}

fn clash(log: &CheckedLog, index: usize) -> ImportError {
    ImportError::Bad(BadPackage {
        at: format!("{}.lines[{index}]", log.at),
        why: format!(
            "writer {} has another line {} here: two stores wrote under one name, or one of them was changed",
            log.writer,
            index + 1
        ),
    })
}

/// The same act, redacted or not.
fn same(a: &CheckedLine, b: &CheckedLine) -> bool {
    let (a, b) = (&a.read, &b.read);
    let first = |line: &crate::store::record::Line| line.was.clone().unwrap_or(line.sum.clone());
    a.sum == b.sum || first(a) == first(b)
}

impl Locked<'_> {
    /// What importing would come to; nothing is written. `redactions`: lines that their writer redacted are taken over.
    pub fn plan_import(
        &self,
        checked: &Checked,
        redactions: bool,
    ) -> Result<Imported, ImportError> {
        let store = self.store();
        let incident = store.layout().incident(&checked.id);
        let mut plan = Imported {
            new: match store.disk.stat(&incident) {
                Ok(stat) if stat.kind == Kind::Dir => false,
                Ok(_) => return Err(StoreError::NotPlain { path: incident }.into()),
                Err(error) if error.kind() == ErrorKind::NotFound => true,
                Err(error) => return Err(StoreError::io(Op::Look, &incident, &error).into()),
            },
            ..Imported::default()
        };
        let files = [
            ("playbook", &checked.playbooks),
            ("evidence", &checked.evidence),
        ];
        for (folder, kept) in files {
            for (name, bytes) in kept {
                let path = Path::new(folder).join(name);
                let here = store.load(&incident.join(&path))?;
                if here.as_deref() != Some(bytes) {
                    plan.files += 1;
                    plan.writes.push((path, bytes.clone()));
                }
            }
        }
        self.refuse_another(checked, plan.new)?;
        for log in &checked.logs {
            let merged = self.merge(&checked.id, log, redactions)?;
            plan.acts += merged.added;
            plan.redactions_taken += merged.redactions_taken;
            plan.redacted_there += merged.redacted_there;
            if merged.changed {
                let file = format!("{}.jsonl", log.writer);
                plan.writes
                    .push((Path::new("log").join(file), merged.bytes));
            }
        }
        if let Some(bytes) = &checked.postmortem {
            match store.load(&incident.join("postmortem.md"))? {
                None => {
                    plan.files += 1;
                    plan.writes.push(("postmortem.md".into(), bytes.clone()));
                }
                Some(here) => plan.postmortem_differs = here != *bytes,
            }
        }
        Ok(plan)
    }

    /// Another incident may have the same id by chance: its declaration is another one.
    fn refuse_another(&self, checked: &Checked, new: bool) -> Result<(), ImportError> {
        if new {
            return Ok(());
        }
        let here = self.store().read_log(&checked.id, false)?;
        let declared = |event: &crate::domain::act::Event| event.kind == "declared";
        let mut ours = here
            .acts
            .iter()
            .filter(|stored| stored.act.events.iter().any(declared))
            .map(|stored| (stored.act.writer.as_str(), stored.act.seq))
            .peekable();
        let theirs: Vec<(&str, u64)> = checked
            .logs
            .iter()
            .flat_map(|log| &log.lines)
            .filter(|line| line.declares())
            .map(|line| (line.read.writer.as_str(), line.read.seq))
            .collect();
        if theirs.is_empty() || ours.peek().is_none() || ours.any(|act| theirs.contains(&act)) {
            return Ok(());
        }
        Err(ImportError::Bad(BadPackage {
            at: format!("{}.id", checked.at),
            why: format!("{} is another incident here", checked.id),
        }))
    }

    /// One writer's lines here and there; the shorter must be the beginning of the longer.
    fn merge(
        &self,
        id: &IncidentId,
        log: &CheckedLog,
        redactions: bool,
    ) -> Result<Merged, ImportError> {
        let store = self.store();
        let path = store.layout().log(id, &log.writer);
        let mut bytes = match store.disk.read(&path, LOG_LIMIT + 1) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == ErrorKind::NotFound => Vec::new(),
            Err(error) => return Err(store.fail(Op::Read, &path, &error).into()),
        };
        if bytes.len() as u64 > LOG_LIMIT {
            return Err(StoreError::TooLarge {
                path,
                limit: LOG_LIMIT,
            }
            .into());
        }
        let mut scanner = Scanner::new(id.as_str(), &log.writer, true);
        scanner.feed(&bytes);
        let scan = scanner.finish();
        if let Some(found) = scan.findings.iter().find(|found| found.kind.is_damage()) {
            return Err(ImportError::Bad(BadPackage {
                at: log.at.clone(),
                why: format!(
                    "this writer's log is damaged here ({}:{}: {})",
                    found.file,
                    found.line,
                    found.kind.word()
                ),
            }));
        }
        let newer = scan.findings.iter().filter_map(|found| {
            matches!(found.kind, FindingKind::Newer { .. }).then_some((found.offset, found.len))
        });
        let mut places: Vec<(u64, u64)> =
            scan.acts.iter().map(|act| (act.offset, act.len)).collect();
        places.extend(newer);
        places.sort_unstable();
        let ours = self.store().writer();
        let mut merged = Merged {
            bytes: Vec::new(),
            added: 0,
            redactions_taken: 0,
            redacted_there: 0,
            changed: false,
        };
        let mut swaps = Vec::new();
        for (index, (theirs, place)) in log.lines.iter().zip(&places).enumerate() {
            let Some(here) = line_at(&bytes, *place) else {
                return Err(clash(log, index));
            };
            if !same(&here, theirs) {
                return Err(clash(log, index));
            }
            if here.read.was.is_none() && theirs.read.was.is_some() {
                if redactions && ours.as_deref() != Some(log.writer.as_str()) {
                    swaps.push((*place, theirs.raw.as_bytes()));
                } else {
                    merged.redacted_there += 1;
                }
            }
        }
        merged.redactions_taken = swaps.len();
        merged.changed = !swaps.is_empty();
        for ((offset, len), raw) in swaps.into_iter().rev() {
            let from = usize::try_from(offset).unwrap_or(usize::MAX);
            let to = from.saturating_add(usize::try_from(len).unwrap_or(usize::MAX));
            if to <= bytes.len() {
                bytes.splice(from..to, raw.iter().copied());
            }
        }
        let rest = log.lines.get(places.len()..).unwrap_or_default();
        if !rest.is_empty() && !bytes.is_empty() && !bytes.ends_with(b"\n") {
            bytes.push(b'\n');
        }
        for line in rest {
            bytes.extend_from_slice(line.raw.as_bytes());
            bytes.push(b'\n');
        }
        merged.added = rest.len();
        merged.changed |= !rest.is_empty();
        merged.bytes = bytes;
        Ok(merged)
    }

    /// Writes what was planned; durable when it returns.
    pub fn import(
        &self,
        checked: &Checked,
        plan: &Imported,
        entropy: Entropy<'_>,
    ) -> Result<(), StoreError> {
        if plan.writes.is_empty() {
            return Ok(());
        }
        self.writer(entropy)?;
        if plan.new {
            return self.build(&checked.id, &plan.writes);
        }
        self.touching(&checked.id);
        let incident = self.store().layout().incident(&checked.id);
        for (index, (path, bytes)) in plan.writes.iter().enumerate() {
            self.replace(&incident.join(path), bytes)
                .map_err(|error| if index == 0 { error } else { error.partly() })?;
        }
        Ok(())
    }

    fn build(&self, id: &IncidentId, writes: &[(PathBuf, Vec<u8>)]) -> Result<(), StoreError> {
        let store = self.store();
        let incidents = store.layout().incidents();
        store.make_dir(&incidents)?;
        let before = store.incidents_mtime();
        let stage = incidents.join(STAGE);
        self.clear(&stage)?;
        store.make_dir(&stage)?;
        for (path, bytes) in writes {
            self.replace(&stage.join(path), bytes)
                .map_err(|error| match error {
                    // Nothing is in its place yet.
                    StoreError::Io {
                        op, path, cause, ..
                    } => StoreError::Io {
                        op,
                        path,
                        cause,
                        saved: Saved::No,
                    },
                    other => other,
                })?;
        }
        let place = store.layout().incident(id);
        store
            .disk
            .rename(&stage, &place)
            .map_err(|error| store.fail(Op::Replace, &place, &error))?;
        self.made_incident(id, before);
        self.touching(id);
        store
            .disk
            .sync_dir(&incidents)
            .map_err(|error| StoreError::unknown(Op::SyncDir, &incidents, &error))
    }

    /// Takes away what a killed import left.
    fn clear(&self, stage: &Path) -> Result<(), StoreError> {
        let disk = self.store().disk;
        let fail = |op: Op, path: &Path, error: &std::io::Error| StoreError::io(op, path, error);
        match disk.stat(stage) {
            Ok(stat) if stat.kind == Kind::Dir => {}
            Ok(_) => {
                return Err(StoreError::NotPlain {
                    path: stage.to_path_buf(),
                });
            }
            Err(_) => return Ok(()),
        }
        let listed = disk.list(stage).map_err(|e| fail(Op::List, stage, &e))?;
        for entry in listed {
            let path = stage.join(&entry.name);
            if entry.kind == Kind::Dir {
                self.clear(&path)?;
            } else {
                disk.remove(&path)
                    .map_err(|e| fail(Op::Replace, &path, &e))?;
            }
        }
        disk.remove_dir(stage)
            .map_err(|e| fail(Op::Replace, stage, &e))
    }
}

fn line_at(bytes: &[u8], (offset, len): (u64, u64)) -> Option<CheckedLine> {
    let from = usize::try_from(offset).ok()?;
    let raw = bytes.get(from..from.checked_add(usize::try_from(len).ok()?)?)?;
    let raw = raw.strip_suffix(b"\r").unwrap_or(raw);
    Some(CheckedLine {
        read: decode(raw, true).ok()?,
        raw: std::str::from_utf8(raw).ok()?.to_owned(),
    })
}
