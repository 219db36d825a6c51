//! Text escaped for where it goes: Markdown, HTML, CSV, TSV, a shell.
//!
//! Everything is made [`Safe`] on the way, because files are printed too. Refuses to let data become markup: a
//! playbook's own Markdown does not come through here, what people and systems wrote does.

use std::fmt::Write as _;

use std::borrow::Cow;

use super::safe::{Safe, is_suspect};

/// Markdown on one line that renders as exactly this text: no emphasis, heading, list, quote, link, image, HTML,
/// table cell or mathematics comes from it (`CommonMark`, and GitHub's tables, strikethrough and links from bare `http://` and `www.`);
/// GitHub alone still makes a bare e-mail address a link to itself.
pub fn markdown(text: &str) -> String {
    let flat = text.replace("\r\n", " ").replace('\n', " ");
    let safe = Safe::line(flat.trim()).into_inner();
    let mut out = String::with_capacity(safe.len() + 8);
    let mut before = None;
    let mut only_digits = true;
    for (at, c) in safe.char_indices() {
        let rest = safe.get(at + c.len_utf8()..).unwrap_or_default();
        let after = rest.chars().next();
        let first = before.is_none();
        let numbered = only_digits && !first;
        let special = match c {
            '\\' | '`' | '*' | '[' | ']' | '<' | '|' | '~' | '$' => true,
            '_' => !(is_word(before) && is_word(after)),
            '&' => begins_with_entity(rest),
            ':' => first || after == Some('/'),
            '#' | '>' | '-' | '+' | '=' => first,
            ')' => numbered,
            '.' => numbered || ends_in_www(&out),
            _ => false,
        };
        if special {
            out.push('\\');
        }
        out.push(c);
        only_digits &= c.is_ascii_digit();
        before = Some(c);
    }
    out
}

fn is_word(c: Option<char>) -> bool {
    c.is_some_and(char::is_alphanumeric)
}

fn begins_with_entity(rest: &str) -> bool {
    let name = rest.trim_start_matches('#');
    name.trim_start_matches(|c: char| c.is_ascii_alphanumeric())
        .starts_with(';')
}

fn ends_in_www(text: &str) -> bool {
    let start = text.len().saturating_sub(3);
    text.get(start..)
        .is_some_and(|end| end.eq_ignore_ascii_case("www"))
}

/// A Markdown code span; not for table cells, where `|` would still end the cell.
pub fn code_span(text: &str) -> String {
    let safe = Safe::line(text);
    let text = safe.as_str();
    let ticks = "`".repeat(longest_run(text) + 1);
    let pad = if text.is_empty() || text.starts_with(['`', ' ']) || text.ends_with(['`', ' ']) {
        " "
    } else {
        ""
    };
    format!("{ticks}{pad}{text}{pad}{ticks}")
}

/// A fenced Markdown code block that nothing inside can end; closed, without a line break after it.
pub fn code_fence(text: &str) -> String {
    let safe = Safe::block(text.trim_end_matches(['\n', '\r']));
    let fence = "`".repeat((longest_run(safe.as_str()) + 1).max(3));
    format!("{fence}\n{safe}\n{fence}")
}

fn longest_run(text: &str) -> usize {
    text.split(|c| c != '`').map(str::len).max().unwrap_or(0)
}

/// HTML text or a quoted attribute's value.
pub fn html(text: &str) -> String {
    let safe = Safe::block(text);
    let mut out = String::with_capacity(safe.as_str().len() + 8);
    for c in safe.as_str().chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(c),
        }
    }
    out
}

/// One CSV cell (RFC 4180). What a spreadsheet would run as a formula (CWE-1236) gets a leading `'`; separators of other
/// locales and line breaks are quoted.
pub fn csv(text: &str) -> String {
    let safe = Safe::block(text);
    let shown = safe.as_str();
    let formula = shown
        .trim_start()
        .starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '|', '%']);
    let guard = if formula { "'" } else { "" };
    if shown.contains([',', ';', '"', '\n', '\t']) || shown.trim() != shown {
        format!("\"{guard}{}\"", shown.replace('"', "\"\""))
    } else {
        format!("{guard}{shown}")
    }
}

/// One cell of tab-separated output: a tab is a space, a line break shows as `\n`.
pub fn tsv(text: &str) -> String {
    Safe::line(text).to_string()
}

/// A JSON document whose strings stay the same, with what could drive a terminal or mislead a reader written as `\uXXXX`.
pub fn json(document: &str) -> Cow<'_, str> {
    if document.bytes().all(|byte| byte.is_ascii() && byte != 0x7f) {
        return Cow::Borrowed(document);
    }
    let mut out = String::with_capacity(document.len() + 16);
    for c in document.chars() {
        if c != '\n' && is_suspect(c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                out.push_str(&format!("\\u{unit:04x}"));
            }
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

/// A text of a YAML file, in double quotes: what could drive a terminal or mislead a reader is written as an escape.
pub fn yaml(text: &str) -> String {
    let quoted = serde_json::Value::from(text).to_string();
    let mut out = String::with_capacity(quoted.len());
    for c in quoted.chars() {
        match u32::from(c) {
            // Other than JSON, YAML has no pairs.
            point if is_suspect(c) && point > 0xffff => out.push_str(&format!("\\U{point:08x}")),
            point if is_suspect(c) => out.push_str(&format!("\\u{point:04x}")),
            _ => out.push(c),
        }
    }
    out
}

/// One word for a POSIX shell: bare where that is plain, else in single quotes; characters that may not be printed go
/// into `$'…'` (bash, zsh, ksh, POSIX 2024), so that the word stays the same and the screen unharmed.
pub fn shell(text: &str) -> String {
    let bare = |c: char| c.is_ascii_alphanumeric() || "_@%+:,./-".contains(c);
    if !text.is_empty() && text.chars().all(bare) {
        return text.to_owned();
    }
    let printable = |c: char| Safe::line(c.encode_utf8(&mut [0; 4])).as_str().len() == c.len_utf8();
    if text.chars().all(|c| c != '\t' && printable(c)) {
        return format!("'{}'", text.replace('\'', "'\\''"));
    }
    let mut out = String::from("$'");
    for c in text.chars() {
        match c {
            '\'' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            _ if printable(c) => out.push(c),
            _ => {
                for byte in c.encode_utf8(&mut [0; 4]).bytes() {
                    let _ = write!(out, "\\{byte:03o}");
                }
            }
        }
    }
    out.push('\'');
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn markdown_from_data_stays_text() {
        for (data, shown) in [
            ("# not a heading", "\\# not a heading"),
            ("- item", "\\- item"),
            ("1. item", "1\\. item"),
            ("12) item", "12\\) item"),
            ("=====", "\\====="),
            ("> quote", "\\> quote"),
            (
                "**bold** _it_ `code`",
                "\\*\\*bold\\*\\* \\_it\\_ \\`code\\`",
            ),
            ("[x](http://evil)", "\\[x\\](http\\://evil)"),
            ("![x](y)", "!\\[x\\](y)"),
            ("<script>&lt;</script>", "\\<script>\\&lt;\\</script>"),
            ("<http://evil>", "\\<http\\://evil>"),
            ("www.evil.example", "www\\.evil.example"),
            ("a | b", "a \\| b"),
            ("~14:05 ~14:10", "\\~14:05 \\~14:10"),
            ("a\nb\r\n# c", "a b # c"),
            ("   indented", "indented"),
            ("$x$", "\\$x\\$"),
            ("end\\", "end\\\\"),
            ("\x1b[31m", "\\\\x1b\\[31m"),
        ] {
            assert_eq!(markdown(data), shown, "{data}");
        }
    }

    #[test]
    fn plain_writing_stays_readable_in_markdown() {
        for plain in [
            "db-1.eu restarted at 14:05 (took 3.5s)",
            "checkout_api_v2 -> 500s, R&D asked",
            "is 5 > 3? yes!",
        ] {
            assert_eq!(markdown(plain), plain);
        }
    }

    #[test]
    fn code_cannot_be_left() {
        assert_eq!(code_span("a"), "`a`");
        assert_eq!(code_span("a``b`"), "``` a``b` ```");
        assert_eq!(code_span(""), "`  `");
        assert_eq!(code_fence("x\n````\ny\n"), "`````\nx\n````\ny\n`````");
        assert_eq!(code_fence("\x1b"), "```\n\\x1b\n```");
    }

    #[test]
    fn html_is_inert() {
        assert_eq!(
            html("<a href=\"x\" on='y'>&</a>"),
            "&lt;a href=&quot;x&quot; on=&#39;y&#39;&gt;&amp;&lt;/a&gt;"
        );
    }

    #[test]
    fn a_spreadsheet_runs_nothing() {
        assert_eq!(csv("plain"), "plain");
        assert_eq!(csv("=1+1"), "'=1+1");
        assert_eq!(csv("\t=1+1"), "\"'    =1+1\"");
        assert_eq!(csv("@SUM(A1,A2)"), "\"'@SUM(A1,A2)\"");
        assert_eq!(csv("a;=cmd"), "\"a;=cmd\"");
        assert_eq!(csv("say \"hi\"\n"), "\"say \"\"hi\"\"\n\"");
    }

    #[test]
    fn a_row_stays_a_row() {
        assert_eq!(tsv("a\tb\nc"), "a b\\nc");
    }

    #[test]
    fn a_shell_sees_one_word() {
        assert_eq!(shell("db-1.eu"), "db-1.eu");
        assert_eq!(shell(""), "''");
        assert_eq!(shell("$(id) `id`"), "'$(id) `id`'");
        assert_eq!(shell("it's"), "'it'\\''s'");
        assert_eq!(
            shell("a\nb'\\\x1b\u{202e}"),
            "$'a\\nb\\'\\\\\\033\\342\\200\\256'"
        );
        assert_eq!(shell("=ls"), "'=ls'");
    }

    proptest! {
        #[test]
        fn a_shell_reads_back_what_was_quoted(text in "[^\0]{0,40}") {
            let quoted = shell(&text);
            prop_assert!(!quoted.chars().any(char::is_control));
            if !quoted.starts_with("$'") {
                let read = std::process::Command::new("sh")
                    .args(["-c", &format!("printf %s {quoted}")]).output().unwrap();
                prop_assert_eq!(read.stdout, text.into_bytes());
            }
        }

        #[test]
        fn no_run_of_backticks_inside_reaches_the_fence(text in "[`a\n]{0,30}") {
            let fenced = code_fence(&text);
            let fence = fenced.lines().next().unwrap();
            prop_assert_eq!(fenced.matches(fence).count(), 2);
        }
    }
}
