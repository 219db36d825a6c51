//! The postmortem as Markdown, in blocks that irc keeps and prose that is the people's.
//!
//! Every piece of data is escaped on the way: no HTML, link or image comes from it. Refuses to touch
//! a byte outside its own blocks.

mod file;
mod merge;
#[cfg(test)]
mod tests;

pub use merge::{Edited, Handling, Merged, merge};

use crate::text::escape;
use crate::view::postmortem::{Document, Moment, Part, Prompt, Said, Section};

/// One managed block, and the words that are written below it once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Piece {
    /// The block's name: `[a-z0-9-]+`.
    pub name: String,
    /// What stands in it; lines without trailing spaces, no line break at the end.
    pub body: String,
    /// What is written below it when it is new, and never again.
    pub prompts: String,
}

/// The document as pieces, in order.
pub fn pieces(document: &Document) -> Vec<Piece> {
    let names: Vec<&str> = document.sections.iter().map(|s| s.name.as_str()).collect();
    let last = names.len().saturating_sub(1);
    document
        .sections
        .iter()
        .enumerate()
        .map(|(index, section)| {
            let mut body = body(section);
            if index == last {
                body.push_str("\n\n");
                body.push_str(&file::made(&names));
            }
            Piece {
                name: section.name.clone(),
                body: bare_ends(&body),
                prompts: bare_ends(&prompts(section)),
            }
        })
        .collect()
}

/// No line ends in a space: an editor that takes those away has changed nothing.
fn bare_ends(text: &str) -> String {
    lines(text.lines().map(|line| line.trim_end().to_owned()))
}

fn body(section: &Section) -> String {
    let mut blocks = Vec::new();
    if section.level > 0 {
        blocks.push(heading(section.level, &section.heading));
    }
    blocks.extend(
        section
            .parts
            .iter()
            .map(|part| self::part(section.level, part)),
    );
    blocks.join("\n\n")
}

fn heading(level: u8, words: &str) -> String {
    let marks = "#".repeat(usize::from(level.clamp(1, 6)));
    format!("{marks} {}", escape::markdown(words))
}

fn part(level: u8, part: &Part) -> String {
    match part {
        Part::Heading(depth, words) => heading(level.saturating_add(*depth), words),
        Part::Text(said) => self::said(said),
        Part::Facts(facts) => {
            lines(facts.iter().map(|(label, value)| {
                format!("- **{}:** {}", escape::markdown(label), said(value))
            }))
        }
        Part::List(items) => lines(items.iter().map(|item| format!("- {}", said(item)))),
        Part::Table { columns, rows } => {
            let heads = columns.iter().map(|column| escape::markdown(column));
            table(
                &heads.collect::<Vec<String>>(),
                rows.iter().map(|row| row.iter().map(said).collect()),
            )
        }
        Part::Timeline { columns, moments } => timeline(columns, moments),
    }
}

fn lines(lines: impl Iterator<Item = String>) -> String {
    lines.collect::<Vec<String>>().join("\n")
}

fn table(columns: &[String], rows: impl Iterator<Item = Vec<String>>) -> String {
    let row = |cells: &[String]| format!("| {} |", cells.join(" | "));
    let rule = vec!["---".to_owned(); columns.len()];
    lines(
        [row(columns), row(&rule)]
            .into_iter()
            .chain(rows.map(|cells| row(&cells))),
    )
}

/// Words with the events that they rest on.
fn said(said: &Said) -> String {
    let Some(text) = &said.text else {
        return "*not recorded*".to_owned();
    };
    let text = escape::markdown(text);
    if said.traces.is_empty() {
        return text;
    }
    let traces: Vec<String> = said
        .traces
        .iter()
        .map(|trace| escape::markdown(trace))
        .collect();
    format!("{text} ({})", traces.join(", "))
}

fn timeline(columns: &[String], moments: &[Moment]) -> String {
    if moments.is_empty() {
        return "*not recorded*".to_owned();
    }
    if let [time, event] = columns {
        let heads = [time, event]
            .map(|column| escape::markdown(column))
            .to_vec();
        let rows = moments
            .iter()
            .map(|m| vec![escape::markdown(&m.time), happening(m)]);
        return table(&heads, rows);
    }
    lines(
        moments
            .iter()
            .map(|m| format!("- **{}** {}", escape::markdown(&m.time), happening(m))),
    )
}

fn happening(moment: &Moment) -> String {
    let mut out = escape::markdown(&moment.text);
    if let Some(entered) = &moment.entered {
        out.push_str(&format!(" (entered {})", escape::markdown(entered)));
    }
    if moment.amended {
        out.push_str(" (amended)");
    }
    let source = [moment.by.trim(), &moment.trace].map(escape::markdown);
    let source: Vec<&str> = source
        .iter()
        .map(String::as_str)
        .filter(|s| !s.is_empty())
        .collect();
    out.push_str(&format!(" ({})", source.join(", ")));
    out
}

fn prompts(section: &Section) -> String {
    let blocks = section.prompts.iter().map(|prompt| match prompt {
        Prompt::Question(words) if words.is_empty() => "> **To write**".to_owned(),
        Prompt::Question(words) => format!("> **To write:** {}", escape::markdown(words)),
        Prompt::Label(words) => format!("**{}:**", escape::markdown(words)),
        Prompt::Check(words) => format!("- [ ] {}", escape::markdown(words)),
    });
    blocks.collect::<Vec<String>>().join("\n\n")
}
