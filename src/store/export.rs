//! Taking an incident's record out of the store, byte for byte.
//!
//! Locks nothing and writes nothing. Lines whose sums do not hold are left out and named: nobody could check them.

use std::io::ErrorKind;
use std::path::Path;

use super::Store;
use super::chain::Scanner;
use super::disk::Kind;
use super::error::{Op, StoreError};
use super::finding::FindingKind;
use super::ids::IncidentId;
use super::layout::{is_name, is_sha256};
use super::read::LOG_LIMIT;
use super::record::sha256_hex;
use super::whole::WHOLE_LIMIT;
use crate::domain::package::{Kept, Package, WriterLog};

impl Store<'_> {
    /// The whole record of one incident; its title and visibility are the caller's to fill in.
    pub fn package(&self, id: &IncidentId) -> Result<Package, StoreError> {
        let log = self.read(id)?;
        let mut package = Package {
            id: id.to_string(),
            title: String::new(),
            visibility: crate::domain::fact::Visibility::default(),
            logs: Vec::new(),
            playbooks: Vec::new(),
            evidence: Vec::new(),
            postmortem: None,
            left_out: Vec::new(),
        };
        for writer in log.tails.keys() {
            self.take_log(id, writer, &mut package)?;
        }
        for finding in log
            .findings
            .iter()
            .filter(|f| f.kind == FindingKind::NotPlain)
        {
            let word = finding.kind.word();
            package
                .left_out
                .push(format!("log/{}: {word}", finding.file));
        }
        let incident = self.layout.incident(id);
        let named = |file: &str| is_sha256(file.strip_suffix(".yaml").unwrap_or_default());
        package.playbooks = self.take_kept(&incident, "playbook", &named, &mut package.left_out)?;
        package.evidence =
            self.take_kept(&incident, "evidence", &is_sha256, &mut package.left_out)?;
        if let Some(bytes) = self.load(&self.layout.postmortem(id))? {
            match String::from_utf8(bytes) {
                Ok(text) => package.postmortem = Some(text),
                Err(_) => package.left_out.push("postmortem.md: not UTF-8".to_owned()),
            }
        }
        Ok(package)
    }

    fn take_log(
        &self,
        id: &IncidentId,
        writer: &str,
        package: &mut Package,
    ) -> Result<(), StoreError> {
        let path = self.layout.log(id, writer);
        let bytes = self
            .disk
            .read(&path, LOG_LIMIT)
            .map_err(|error| self.fail(Op::Read, &path, &error))?;
        let mut scanner = Scanner::new(id.as_str(), writer, true);
        scanner.feed(&bytes);
        let scan = scanner.finish();
        let mut places: Vec<(u64, u64)> = scan.acts.iter().map(|a| (a.offset, a.len)).collect();
        for finding in &scan.findings {
            match finding.kind {
                FindingKind::Newer { .. } => places.push((finding.offset, finding.len)),
                FindingKind::Duplicate | FindingKind::LineEnd => {}
                _ => package.left_out.push(format!(
                    "log/{}:{}: {}",
                    finding.file,
                    finding.line,
                    finding.kind.word()
                )),
            }
        }
        places.sort_unstable();
        let line = |(offset, len): (u64, u64)| {
            let from = usize::try_from(offset).ok()?;
            let to = from.checked_add(usize::try_from(len).ok()?)?;
            let raw = bytes.get(from..to)?;
            let raw = raw.strip_suffix(b"\r").unwrap_or(raw);
            Some(std::str::from_utf8(raw).ok()?.to_owned())
        };
        let lines: Vec<String> = places.into_iter().filter_map(line).collect();
        if !lines.is_empty() {
            package.logs.push(WriterLog {
                writer: writer.to_owned(),
                head: scan.tail.prev,
                lines,
            });
        }
        Ok(())
    }

    /// The files of a folder whose names say what is in them, by name.
    fn take_kept(
        &self,
        incident: &Path,
        folder: &str,
        is_ours: &dyn Fn(&str) -> bool,
        left_out: &mut Vec<String>,
    ) -> Result<Vec<Kept>, StoreError> {
        let dir = incident.join(folder);
        match self.disk.stat(&dir) {
            Ok(stat) if stat.kind == Kind::Dir => {}
            Ok(_) => return Err(StoreError::NotPlain { path: dir }),
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(StoreError::io(Op::Look, &dir, &error)),
        }
        let mut listed = self
            .disk
            .list(&dir)
            .map_err(|error| StoreError::io(Op::List, &dir, &error))?;
        listed.sort_by(|a, b| a.name.cmp(&b.name));
        let mut kept = Vec::new();
        for entry in listed {
            let name = entry.name.to_string_lossy().into_owned();
            if name.starts_with('.') {
                continue;
            }
            let place = format!("{folder}/{name}");
            if entry.kind != Kind::File || !is_ours(&name) {
                left_out.push(format!("{place}: no file of irc's"));
                continue;
            }
            let sha256 = name.trim_end_matches(".yaml").to_owned();
            let bytes = self.load(&dir.join(&name))?.unwrap_or_default();
            match String::from_utf8(bytes) {
                Ok(text) if sha256_hex(text.as_bytes()) == sha256 => {
                    kept.push(Kept { sha256, text });
                }
                _ => left_out.push(format!("{place}: not what its name says")),
            }
        }
        Ok(kept)
    }
}

/// The largest export that is read back, in bytes.
pub const IMPORT_LIMIT: u64 = 4 * WHOLE_LIMIT;

/// True for what may name a writer in an export: 16 lower-case hex digits.
pub fn is_writer(text: &str) -> bool {
    text.len() == 16 && is_name(text) && text.bytes().all(|b| b.is_ascii_hexdigit())
}
