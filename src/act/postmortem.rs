//! The postmortem's file: made from the record, merged into what people wrote, put in place whole.
//!
//! Refuses to record anything: making the document is no fact about the incident.

use std::fs::{self, File};
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use super::case::Case;
use super::perform::waiting;
use crate::app::App;
use crate::error::Error;
use crate::render::postmortem::{self, Handling, Merged, Piece};
use crate::store;
use crate::view::postmortem::{Document, Provenance, document};

/// Where the document goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// Nowhere: it is only shown, merged with the store's file.
    Nowhere,
    /// Beside the incident's log.
    Store,
    /// A file of the person's choice.
    File(PathBuf),
}

/// What was made.
#[derive(Clone, Debug)]
pub struct Made {
    /// The document.
    pub document: Document,
    /// The file's content.
    pub merged: Merged,
    /// Where it is; `None`: nowhere.
    pub path: Option<PathBuf>,
}

/// Makes the document and puts it where it belongs.
pub fn make(app: &mut App, case: &Case, target: Target, handling: Handling) -> Result<Made, Error> {
    let made_from = Provenance {
        version: store::VERSION.to_owned(),
        heads: case
            .log
            .heads()
            .map(|(writer, sum)| (writer.to_owned(), sum.to_owned()))
            .collect(),
        acts: case.log.acts.len(),
        damaged: case.log.is_damaged(),
    };
    let document = document(&case.policy, &case.incident, app.now.instant(), &made_from);
    let pieces = postmortem::pieces(&document);
    let path = app.store().layout().postmortem(&case.id);
    let (merged, path) = match target {
        Target::Nowhere => {
            let old = app.store().load(&path).map_err(Error::Read)?;
            (merge(old.as_deref(), &pieces, handling, &path)?, None)
        }
        Target::Store => (into_store(app, &path, &pieces, handling)?, Some(path)),
        Target::File(path) => (into_file(&path, &pieces, handling)?, Some(path)),
    };
    Ok(Made {
        document,
        merged,
        path,
    })
}

fn merge(
    old: Option<&[u8]>,
    pieces: &[Piece],
    handling: Handling,
    path: &Path,
) -> Result<Merged, Error> {
    postmortem::merge(old, pieces, handling).map_err(|edited| Error::Edited {
        path: path.to_path_buf(),
        diff: edited.diff,
    })
}

/// Under the lock, so that two of us do not undo each other's work.
fn into_store(
    app: &App,
    path: &Path,
    pieces: &[Piece],
    handling: Handling,
) -> Result<Merged, Error> {
    let store = app.store();
    let locked = store.lock("postmortem", &mut |holder| waiting(holder))?;
    let old = store.load(path).map_err(Error::Read)?;
    let merged = merge(old.as_deref(), pieces, handling, path)?;
    if old.as_deref() != Some(&merged.bytes) {
        locked.replace(path, &merged.bytes)?;
    }
    Ok(merged)
}

fn into_file(path: &Path, pieces: &[Piece], handling: Handling) -> Result<Merged, Error> {
    let fail = |act: &'static str| {
        move |error: std::io::Error| Error::File {
            act,
            path: path.to_path_buf(),
            why: error.to_string(),
        }
    };
    let plain = match fs::metadata(path) {
        Ok(found) => found.is_file(),
        Err(error) if error.kind() == ErrorKind::NotFound => true,
        Err(error) => return Err(fail("read")(error)),
    };
    // What is no plain file (a device, a pipe) is only written to.
    let old = match plain.then(|| fs::read(path)) {
        Some(Ok(bytes)) => Some(bytes),
        Some(Err(error)) if error.kind() != ErrorKind::NotFound => return Err(fail("read")(error)),
        _ => None,
    };
    let merged = merge(old.as_deref(), pieces, handling, path)?;
    if old.as_deref() != Some(&merged.bytes) {
        put(path, &merged.bytes, plain && !path.is_symlink()).map_err(fail("write"))?;
    }
    Ok(merged)
}

/// Whole or not at all where the path is a plain file; a device or a link is written through.
fn put(path: &Path, bytes: &[u8], plain: bool) -> std::io::Result<()> {
    if !plain {
        return fs::write(path, bytes);
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = path.with_file_name(format!(".{name}.{}.tmp", std::process::id()));
    let written = File::create_new(&beside)
        .and_then(|mut file| {
            if let Ok(found) = fs::metadata(path) {
                file.set_permissions(found.permissions())?;
            }
            file.write_all(bytes)?;
            file.sync_all()
        })
        .and_then(|()| fs::rename(&beside, path));
    if written.is_err() {
        let _ = fs::remove_file(&beside);
    }
    written
}
