//! The small language of a playbook's texts: gaps, a few filters, conditions. Nothing that can loop or grow.
//!
//! Refuses everything else of the template engine, so that a text from elsewhere is at most as long as it is
//! written. Refuses to judge syntax: the engine does.

/// Filters that a gap may use.
pub(super) const FILTERS: [&str; 8] = [
    "capitalize",
    "d",
    "default",
    "length",
    "lower",
    "title",
    "trim",
    "upper",
];

/// Statements that a text may use.
pub(super) const STATEMENTS: [&str; 4] = ["if", "elif", "else", "endif"];

/// Something that a text may not use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Foreign<'t> {
    /// A statement such as `for`.
    Statement(&'t str),
    /// A filter such as `indent`.
    Filter(&'t str),
    /// A sign such as `*`.
    Sign(char),
}

/// The first thing in a text that is not of the language.
pub(super) fn foreign(text: &str) -> Option<Foreign<'_>> {
    let mut rest = text;
    while let Some(open) = rest.find('{') {
        rest = rest.get(open + 1..)?;
        let end = match rest.chars().next() {
            Some('{') => "}}",
            Some('%') => "%}",
            Some('#') => {
                rest = rest.split_once("#}")?.1;
                continue;
            }
            _ => continue,
        };
        rest = rest.get(1..)?;
        let (inside, after) = inside(rest, end)?;
        let statement = (end == "%}").then(|| {
            let inside = inside.trim_start_matches(['-', '+']).trim_start();
            word(inside)
        });
        if let Some(word) = statement.filter(|word| !STATEMENTS.contains(word)) {
            return Some(Foreign::Statement(word));
        }
        if let Some(found) = in_expression(inside) {
            return Some(found);
        }
        rest = after;
    }
    None
}

/// What stands before the end of a tag, and what comes after it; quoted text does not end it.
fn inside<'t>(text: &'t str, end: &str) -> Option<(&'t str, &'t str)> {
    let mut from = 0;
    loop {
        let rest = text.get(from..)?;
        let quote = rest.find(['"', '\'']);
        let stop = rest.find(end)?;
        match quote {
            Some(quote) if quote < stop => from += quote + quoted(rest.get(quote..)?)?,
            _ => return Some((text.get(..from + stop)?, rest.get(stop + end.len()..)?)),
        }
    }
}

/// Bytes of the quoted text that a text begins with.
fn quoted(text: &str) -> Option<usize> {
    let mut chars = text.char_indices();
    let (_, quote) = chars.next()?;
    while let Some((index, c)) = chars.next() {
        if c == '\\' {
            chars.next();
        } else if c == quote {
            return Some(index + 1);
        }
    }
    None
}

fn in_expression(text: &str) -> Option<Foreign<'_>> {
    let mut rest = text;
    loop {
        let next = rest.find(['"', '\'', '|', '*', '{', '}', '%'])?;
        rest = rest.get(next..)?;
        match rest.chars().next()? {
            '"' | '\'' => rest = rest.get(quoted(rest)?..)?,
            '|' => {
                rest = rest.get(1..)?.trim_start();
                let filter = word(rest);
                if !FILTERS.contains(&filter) {
                    return Some(Foreign::Filter(filter));
                }
            }
            sign => return Some(Foreign::Sign(sign)),
        }
    }
}

/// The word that a text begins with.
fn word(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '_');
    text.get(..end.unwrap_or(text.len())).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_filters_and_conditions_are_of_the_language() {
        for text in [
            "plain { } % * text",
            "{{ a }} {{ a | upper }} {{- a|default('*|{%') -}}",
            "{% if severity in [\"SEV1\", 'SEV2'] and not x %}a{% elif b %}c{% else %}d{%- endif %}",
            "{# for * #}{{ a }}",
            "{{ \"}}\" }} * {{ a ~ b }}",
            "awk '{print $NF}' 100%",
        ] {
            assert_eq!(foreign(text), None, "{text}");
        }
    }

    #[test]
    fn what_can_loop_or_grow_is_not() {
        for (text, found) in [
            ("{% for x in y %}", Foreign::Statement("for")),
            ("{%- set a = b %}", Foreign::Statement("set")),
            ("{% %}", Foreign::Statement("")),
            ("{{ a | indent(9) }}", Foreign::Filter("indent")),
            ("{{ a|upper|replace('', 'x') }}", Foreign::Filter("replace")),
            ("{{ 'x' * 9 }}", Foreign::Sign('*')),
            ("{{ '\\'' * 9 }}", Foreign::Sign('*')),
            ("{% if 'x' * 9 %}", Foreign::Sign('*')),
            ("{{ '%9s' % a }}", Foreign::Sign('%')),
            ("{{ {'a': 1} }}", Foreign::Sign('{')),
        ] {
            assert_eq!(foreign(text), Some(found), "{text}");
        }
    }
}
