//! Changes one setting in the text of `config.yaml` and leaves every other byte as it is.
//!
//! Refuses to understand YAML: whoever calls reads the result and keeps it only if it says what was meant.

use crate::text::escape;

/// The text with `key` set to `value`: on its own line, else on the line where it is commented out, else at the end.
pub fn set(text: &str, key: &str, value: &str) -> String {
    let line_of = |found: &dyn Fn(&str) -> bool| text.lines().position(found);
    let own = line_of(&|line| is_key(line, key));
    let commented = || {
        line_of(&|line| {
            line.strip_prefix('#')
                .is_some_and(|rest| is_key(rest.trim_start(), key))
        })
    };
    let place = own.or_else(commented);
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let setting = format!("{key}: {}", quoted(value));
    let mut out = String::with_capacity(text.len() + setting.len() + 2);
    for (index, line) in text.split_inclusive('\n').enumerate() {
        if Some(index) != place {
            out.push_str(line);
            continue;
        }
        out.push_str(&setting);
        let remark = line.split_once(" #").filter(|_| own.is_some());
        if let Some((_, remark)) = remark {
            out.push_str(" #");
            out.push_str(remark.trim_end_matches(['\r', '\n']));
        }
        out.push_str(end);
    }
    if place.is_none() {
        if !out.is_empty() && !out.ends_with('\n') {
            out.push_str(end);
        }
        out.push_str(&setting);
        out.push_str(end);
    }
    out
}

fn is_key(line: &str, key: &str) -> bool {
    line.strip_prefix(key)
        .is_some_and(|rest| rest.trim_start().starts_with(':'))
}

/// As a YAML text: in double quotes wherever plain writing could mean something else.
pub fn quoted(value: &str) -> String {
    let fine = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '/');
    let plain = value.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/')
        && value.chars().all(fine)
        && !matches!(
            value.to_ascii_lowercase().as_str(),
            "null" | "true" | "false" | "yes" | "no" | "on" | "off" | "y" | "n"
        );
    if plain {
        value.to_owned()
    } else {
        escape::yaml(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;

    #[test]
    fn only_its_own_line_changes() {
        let text = "# mine\nuser: \"@ann\"\nplaybook: old # since May\nzone: UTC\n";
        assert_eq!(
            set(text, "playbook", "shop"),
            "# mine\nuser: \"@ann\"\nplaybook: shop # since May\nzone: UTC\n"
        );
        assert_eq!(set("user: x", "zone", "UTC"), "user: x\nzone: UTC\n");
        assert_eq!(set("a: b\r\n", "zone", "UTC"), "a: b\r\nzone: UTC\r\n");
        assert_eq!(
            set(
                "# Playbook: a name.\n# playbook: default\nuser: x\n",
                "playbook",
                "shop"
            ),
            "# Playbook: a name.\nplaybook: shop\nuser: x\n"
        );
    }

    #[test]
    fn what_is_written_is_read_back() {
        for value in [
            "shop",
            "/home/ann/my playbooks/a.yaml",
            "true",
            "1",
            "@x",
            "a: b # c",
            "ü\"\\",
            "\u{9d}\u{202e}\u{e0041}\r\u{1b}[31m",
        ] {
            let text = set("# nothing yet\n", "playbook", value);
            let config: Config = serde_yaml::from_str(&text).unwrap();
            assert_eq!(config.playbook.as_deref(), Some(value), "{text}");
        }
    }
}
