//! Records come in: read whole, checked whole, and only then written, under the lock.
//!
//! Refuses what is not irc's own export, and what was made to be shared: that is no record any more.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use serde::Deserialize;

use super::case::fold;
use super::perform::waiting;
use super::{index, policy};
use crate::app::App;
use crate::domain::package::Package;
use crate::error::Error;
use crate::store::export::IMPORT_LIMIT;
use crate::store::import::{Checked, ImportError, Imported, check};
use crate::view::export::{ImportView, ImportedView};
use crate::view::schema;

#[derive(Deserialize)]
struct Head {
    schema: String,
}

#[derive(Deserialize)]
struct Document {
    incidents: Vec<Package>,
}

/// Reads, checks, writes.
pub fn import(
    app: &mut App,
    path: &Path,
    redactions: bool,
    dry_run: bool,
) -> Result<ImportView, Error> {
    let shown = if path == Path::new("-") {
        Path::new("<stdin>")
    } else {
        path
    };
    let bad = |at: &str, why: String| Error::Import {
        path: shown.to_path_buf(),
        at: at.to_owned(),
        why,
    };
    let bytes = read(path, shown)?;
    let document = parse(&bytes).map_err(|(at, why)| bad(&at, why))?;
    drop(bytes);
    let mut checked = Vec::with_capacity(document.incidents.len());
    for (index, package) in document.incidents.iter().enumerate() {
        let at = format!("incidents[{index}]");
        let one = check(package, &at).map_err(|refused| bad(&refused.at, refused.why))?;
        if checked.iter().any(|other: &Checked| other.id == one.id) {
            return Err(bad(
                &format!("{at}.id"),
                "this incident stands there twice".to_owned(),
            ));
        }
        checked.push(one);
    }
    let fail = |error: ImportError| match error {
        ImportError::Bad(refused) => bad(&refused.at, refused.why),
        ImportError::Store(error) => Error::Store(error),
    };
    let store = app.store();
    let mut view = ImportView {
        schema: schema::IMPORT,
        now: app.now.instant(),
        dry_run,
        saved: !dry_run,
        incidents: Vec::with_capacity(checked.len()),
    };
    if checked.is_empty() {
        return Ok(view);
    }
    let locked = store.lock("import", &mut |holder| waiting(holder))?;
    let plans: Vec<Imported> = checked
        .iter()
        .map(|one| locked.plan_import(one, redactions))
        .collect::<Result<_, _>>()
        .map_err(fail)?;
    for ((one, plan), package) in checked.iter().zip(&plans).zip(&document.incidents) {
        let mut severity = String::new();
        let mut title = package.title.clone();
        let mut visibility = package.visibility;
        if !dry_run {
            locked
                .import(one, plan, &mut |bytes| app.entropy(bytes))
                .map_err(|error| {
                    // What stands before it in the file is here already.
                    Error::Store(if view.incidents.is_empty() {
                        error
                    } else {
                        error.partly()
                    })
                })?;
            let log = store.read(&one.id).map_err(Error::Read)?;
            let incident = fold(&log);
            let policy = policy::pinned(app, &one.id, &incident)?;
            if !plan.changes_nothing() {
                index::update(app, &locked, &one.id, &policy, &incident);
            }
            incident.severity().clone_into(&mut severity);
            title.clone_from(&incident.title);
            visibility = incident.visibility();
        }
        view.incidents.push(ImportedView {
            id: one.id.to_string(),
            title,
            severity,
            visibility,
            new: plan.new,
            acts_added: plan.acts,
            files_added: plan.files,
            redactions_taken: plan.redactions_taken,
            redacted_there: plan.redacted_there,
            postmortem_differs: plan.postmortem_differs,
        });
    }
    Ok(view)
}

fn read(path: &Path, shown: &Path) -> Result<Vec<u8>, Error> {
    let fail = |why: String| Error::File {
        act: "read",
        path: shown.to_path_buf(),
        why,
    };
    let mut bytes = Vec::new();
    let taken = if path == Path::new("-") {
        io::stdin()
            .lock()
            .take(IMPORT_LIMIT + 1)
            .read_to_end(&mut bytes)
    } else {
        File::open(path).and_then(|file| file.take(IMPORT_LIMIT + 1).read_to_end(&mut bytes))
    };
    let taken = taken.map_err(|error| fail(error.to_string()))?;
    if taken as u64 > IMPORT_LIMIT {
        return Err(fail(format!(
            "more than {IMPORT_LIMIT} bytes: export fewer incidents at a time"
        )));
    }
    Ok(bytes)
}

/// The document, or where it does not read and why.
fn parse(bytes: &[u8]) -> Result<Document, (String, String)> {
    let place =
        |error: &serde_json::Error| format!("line {}, column {}", error.line(), error.column());
    let head: Head = serde_json::from_slice(bytes).map_err(|error| {
        let why = if error.is_data() {
            "it is no export of irc".to_owned()
        } else {
            error.to_string()
        };
        (place(&error), why)
    })?;
    match head.schema.as_str() {
        schema::EXPORT => {}
        schema::SHARE => {
            let why = "it is a copy for others (--share): what is private was left out, so it is no record";
            return Err(("schema".to_owned(), why.to_owned()));
        }
        other => {
            return Err((
                "schema".to_owned(),
                format!("it is {other}, not {}", schema::EXPORT),
            ));
        }
    }
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let document = serde_path_to_error::deserialize(&mut reader)
        .map_err(|error| (error.path().to_string(), error.inner().to_string()))?;
    reader
        .end()
        .map_err(|error| (place(&error), error.to_string()))?;
    Ok(document)
}
