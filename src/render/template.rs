//! Texts with gaps, rendered: strict, with a limit on steps, without a way to any other text.
//!
//! A value is only ever printed: what stands in it is never read as a template. Refuses an undefined name, by name and
//! line. What nobody knows reads "not known yet", counts as no in a condition and as absent for `default`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

use minijinja::value::{Enumerator, Object, ObjectRepr, Rest};
use minijinja::{Environment, UndefinedBehavior, Value};

use crate::error::Error;

/// Stands where nobody knows.
pub const UNKNOWN: &str = "not known yet";

/// Steps that a text may take; the check of a playbook allows no more.
const FUEL: u64 = 10_000;

/// A value that nobody knows: an empty list that prints as words.
#[derive(Debug)]
struct Unknown;

impl Object for Unknown {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Seq
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::Empty
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(UNKNOWN)
    }
}

/// `default(other)` and `d(other)`: another text where nobody knows; with a second `true` also for an empty one.
#[expect(
    clippy::needless_pass_by_value,
    reason = "the engine hands filters their values"
)]
fn default(value: Value, args: Rest<Value>) -> Value {
    let empty = args.get(1).is_some_and(Value::is_true) && !value.is_true();
    if value.is_undefined() || value.downcast_object_ref::<Unknown>().is_some() || empty {
        return args.first().cloned().unwrap_or_else(|| Value::from(""));
    }
    value
}

fn environment() -> Environment<'static> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_fuel(Some(FUEL));
    environment.add_filter("default", default);
    environment.add_filter("d", default);
    environment
}

/// The names that a text uses; error if it is no text with gaps.
pub fn used(template: &str, text: &str) -> Result<BTreeSet<String>, Error> {
    let environment = environment();
    let parsed = environment
        .template_from_str(text)
        .map_err(|error| broken(template, &error))?;
    Ok(parsed.undeclared_variables(false).into_iter().collect())
}

/// Renders a text; `None` is what nobody knows. `template` is its name, for errors.
pub fn render(
    template: &str,
    text: &str,
    values: &BTreeMap<String, Option<String>>,
) -> Result<String, Error> {
    let environment = environment();
    let parsed = environment
        .template_from_str(text)
        .map_err(|error| broken(template, &error))?;
    let names = parsed.undeclared_variables(false);
    if let Some(name) = names
        .iter()
        .filter(|name| !values.contains_key(*name))
        .min()
    {
        let line = line_of(text, name);
        return Err(Error::Render {
            template: template.to_owned(),
            why: format!("line {line} uses `{name}`, and nothing fills it"),
            hint: format!("add --set {name}=TEXT, or name it under `fields:` in the playbook"),
        });
    }
    let unknown = Value::from_object(Unknown);
    let value = |text: &Option<String>| match text {
        Some(text) => Value::from(text.as_str()),
        None => unknown.clone(),
    };
    let values: BTreeMap<&str, Value> = values
        .iter()
        .map(|(name, text)| (name.as_str(), value(text)))
        .collect();
    parsed
        .render(values)
        .map_err(|error| broken(template, &error))
}

/// The first line in which a gap or a condition names it.
fn line_of(text: &str, name: &str) -> usize {
    let word = |c: char| c.is_alphanumeric() || c == '_';
    let names = |line: &str| line.contains('{') && line.split(|c| !word(c)).any(|w| w == name);
    let lines: Vec<&str> = text.lines().collect();
    lines
        .iter()
        .position(|line| names(line))
        .map_or(1, |at| at + 1)
}

fn broken(template: &str, error: &minijinja::Error) -> Error {
    let detail = error
        .detail()
        .map_or_else(|| error.kind().to_string(), ToOwned::to_owned);
    let line = error
        .line()
        .map(|line| format!("line {line}: "))
        .unwrap_or_default();
    Error::Render {
        template: template.to_owned(),
        why: format!("{line}{detail}"),
        hint: "take another with --template NAME, or irc's own with --template irc; `irc playbook check` names what to mend".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, values: &[(&str, Option<&str>)]) -> Result<String, Error> {
        let own =
            |(name, text): &(&str, Option<&str>)| ((*name).to_owned(), text.map(ToOwned::to_owned));
        render("t", text, &values.iter().map(own).collect())
    }

    #[test]
    fn gaps_are_filled_and_values_are_never_read() {
        let hostile = "{{ 7 * 7 }}{% if x %}{# y #}";
        assert_eq!(
            shown("a {{ b }}.", &[("b", Some(hostile))]).unwrap(),
            format!("a {hostile}.")
        );
        assert_eq!(
            shown("<{{ b }}>", &[("b", Some("<i> & \"q\""))]).unwrap(),
            "<<i> & \"q\">"
        );
    }

    #[test]
    fn what_nobody_knows_says_so_and_counts_as_no() {
        let values = [("eta", None), ("title", Some("x"))];
        let unknown = |text| shown(text, &values).unwrap();
        assert_eq!(unknown("ETA: {{ eta }}"), "ETA: not known yet");
        assert_eq!(unknown("{{ eta | upper }}"), "NOT KNOWN YET");
        assert_eq!(unknown("{% if eta %}yes{% else %}no{% endif %}"), "no");
        assert_eq!(
            unknown("{{ eta | default('TBD') }} {{ title | d('TBD') }}"),
            "TBD x"
        );
        assert_eq!(unknown("{{ eta | length }}"), "0");
        assert_eq!(unknown("{% if 'EU' in eta %}EU{% endif %}."), ".");
        assert_eq!(unknown("{% if eta == 'x' %}x{% endif %}."), ".");
    }

    #[test]
    fn an_undefined_name_is_refused_by_name_and_line() {
        let Err(Error::Render {
            template,
            why,
            hint,
        }) = shown("a\n{{ title }}\n{{ titel }}", &[("title", None)])
        else {
            panic!("it was rendered");
        };
        assert_eq!(template, "t");
        assert!(why.contains("line 3") && why.contains("`titel`"), "{why}");
        assert!(hint.contains("--set titel=TEXT"), "{hint}");
        assert!(
            shown("{% if titel %}x{% endif %}", &[]).is_err(),
            "also where it would not print"
        );
    }

    #[test]
    fn no_text_leads_elsewhere_or_runs_on() {
        let ten = "{% for n in [1, 2, 3, 4, 5, 6, 7, 8, 9, 0] %}";
        let long = format!("{}x{}", ten.repeat(5), "{% endfor %}".repeat(5));
        for text in [
            "{% include '/etc/passwd' %}",
            "{% for a in range(10000) %}x{% endfor %}",
            &long,
            "{{ 'x'.nothing }}",
            "{{ oops",
            "{% if %}",
        ] {
            let refused = matches!(shown(text, &[]), Err(Error::Render { .. }));
            assert!(refused, "{text}");
        }
    }

    #[test]
    fn the_names_of_a_text_are_known_before_it_is_rendered() {
        let names = used("t", "{{ a }}{% if b %}{{ c | upper }}{% endif %}").unwrap();
        assert_eq!(names.into_iter().collect::<Vec<_>>(), ["a", "b", "c"]);
    }
}
