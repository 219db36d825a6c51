//! A YAML file beside the playbooks, held against a schema of its own: the same faults, at the same precision.
//!
//! Refuses to know what its keys mean: whoever does adds faults at their key path.

use serde::de::DeserializeOwned;
use serde_json::Value as Schema;
use serde_path_to_error as with_path;

use super::fault::{Fault, Faults};
use super::tree::Node;
use super::{mend, parse, shape, source};

/// Reads the bytes of the file that is named `file` in messages, and hands out every fault in it.
///
/// `check` sees the value, if there is one, and may add faults. A file of comments alone is empty, which is no fault.
pub fn faults<T: DeserializeOwned>(
    file: &str,
    bytes: &[u8],
    schema: &Schema,
    check: impl FnOnce(&T, &mut Adder<'_, '_, '_>),
) -> Vec<Fault> {
    let text = match source::clean(file, bytes) {
        Ok(text) => text,
        Err(faults) => return faults,
    };
    let blank = |line: &str| line.trim().is_empty() || line.trim_start().starts_with('#');
    if text.lines().all(blank) {
        return Vec::new();
    }
    let mut faults = Faults::new(file, &text);
    if let Some(root) = parse::parse(&text, &mut faults) {
        shape::check(&root, schema, &mut faults);
        value(&root, schema, &mut faults, check);
    }
    faults.into_sorted()
}

fn value<T: DeserializeOwned>(
    root: &Node,
    schema: &Schema,
    faults: &mut Faults<'_>,
    check: impl FnOnce(&T, &mut Adder<'_, '_, '_>),
) {
    match with_path::deserialize(mend::value(schema, root, schema)) {
        Ok(value) => check(&value, &mut Adder { root, faults }),
        Err(error) => {
            let path = error.path().to_string();
            let at = root.nearest_to(&path).at;
            let right = "irc config init --dry-run prints a commented file to start from";
            faults.error("unreadable", at, &path, error.inner().to_string(), right);
        }
    }
}

/// Adds faults to a file that could be read.
pub struct Adder<'n, 'f, 'a> {
    root: &'n Node,
    faults: &'f mut Faults<'a>,
}

impl Adder<'_, '_, '_> {
    /// Adds an error at a key path such as `contacts[0].name`; what was wrong before is not told twice.
    pub fn error(&mut self, kind: &'static str, path: &str, what: String, right: &str) {
        if !what.contains(mend::BLANK) {
            let at = self.root.nearest_to(path).at;
            self.faults.error(kind, at, path, what, right);
        }
    }

    /// Adds a warning.
    pub fn warning(&mut self, kind: &'static str, path: &str, what: String, right: &str) {
        if !what.contains(mend::BLANK) {
            let at = self.root.nearest_to(path).at;
            self.faults.warning(kind, at, path, what, right);
        }
    }
}

#[cfg(test)]
mod tests {
    use schemars::JsonSchema;
    use serde::Deserialize;

    use super::*;

    #[derive(Deserialize, JsonSchema)]
    struct Pet {
        /// Its name.
        name: String,
        /// Its age.
        #[serde(default)]
        age: Option<u8>,
    }

    fn found(text: &str) -> Vec<String> {
        let schema = schemars::schema_for!(Pet).to_value();
        let faults = faults::<Pet>("pet.yaml", text.as_bytes(), &schema, |pet, adder| {
            if pet.name == "rex" && pet.age.is_none() {
                adder.error("taken", "name", "`rex` is taken".to_owned(), "another name");
            }
        });
        faults.iter().map(Fault::headline).collect()
    }

    #[test]
    fn faults_of_shape_and_of_meaning_come_together_and_in_order() {
        let all = found("# a dog\nname: rex\nagee: 300\n");
        assert_eq!(all.len(), 2, "{all:?}");
        assert!(
            all[0].starts_with("pet.yaml:2:7: error: `rex` is taken"),
            "{all:?}"
        );
        assert!(
            all[1].contains("pet.yaml:3:1") && all[1].contains("`age`"),
            "{all:?}"
        );
    }

    #[test]
    fn an_empty_file_has_no_fault() {
        assert_eq!(found("# nothing yet\n\n"), Vec::<String>::new());
        assert_eq!(found(""), Vec::<String>::new());
        assert_eq!(found("name: [\n").len(), 1);
    }
}
