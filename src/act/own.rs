//! Files that are the user's own, as `config` and `playbook` write and check them.

use std::io::ErrorKind;
use std::path::Path;

use super::policy;
use crate::app::App;
use crate::config::file;
use crate::error::Error;
use crate::playbook::fault::Fault;
use crate::playbook::find::Origin;
use crate::playbook::usable;
use crate::view::playbooks::FaultView;

/// Writes a file; error if it is there already and may not be replaced.
pub fn write(path: &Path, content: &[u8], replace: bool) -> Result<(), Error> {
    let written = if replace {
        file::replace(path, content)
    } else {
        file::create(path, content)
    };
    written.map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => there_already(path),
        _ => Error::File {
            act: "write",
            path: path.to_owned(),
            why: error.to_string(),
        },
    })
}

/// The refusal to replace a file.
pub fn there_already(path: &Path) -> Error {
    Error::Usage {
        what: format!("{} is there already", path.display()),
        hint: "--force replaces it".to_owned(),
    }
}

/// A playbook as the setting names it: by name, or by its full path; error if it cannot be used.
pub fn playbook_setting(app: &App, typed: &str) -> Result<String, Error> {
    let found = policy::places(app).find(typed)?;
    let file = found.label();
    let cache = policy::cache(app);
    usable::compile(&file, &found.bytes, &cache, app.now.instant())
        .map_err(|faults| Error::Faulty { file, faults })?;
    Ok(match found.origin {
        Origin::File(path) => {
            let whole = std::path::absolute(&path).unwrap_or(path);
            whole.display().to_string()
        }
        Origin::Own(_) | Origin::BuiltIn => found.name,
    })
}

/// A fault of a file, ready to be shown.
pub fn fault_view(fault: Fault) -> FaultView {
    FaultView {
        excerpt: fault.excerpt(),
        level: fault.level.word(),
        kind: fault.kind.to_owned(),
        path: fault.path,
        line: fault.at.line,
        column: fault.at.column,
        at: fault.key_path,
        what: fault.what,
        right: fault.would_be_right,
    }
}
