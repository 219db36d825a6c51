//! Rows as a table on a terminal, tab-separated and whole when piped.

use comfy_table::presets::NOTHING;
use comfy_table::{ContentArrangement, Table};

use super::screen::Screen;
use crate::text::escape;

/// Renders rows under a heading. Cells are made safe by the caller; styles in them are measured right.
pub fn table(screen: &Screen, heading: &[&str], rows: &[Vec<String>]) -> String {
    if screen.tty {
        let mut out = String::new();
        let mut table = Table::new();
        table.load_style(NOTHING);
        table.set_content_arrangement(ContentArrangement::Dynamic);
        table.set_width(u16::try_from(screen.width).unwrap_or(80));
        table.set_header(heading.to_vec());
        for row in rows {
            table.add_row(row.clone());
        }
        for line in table.to_string().lines() {
            out.push_str(line.trim_end());
            out.push('\n');
        }
        return out;
    }
    columns(rows)
}

/// Rows as tab-separated lines, whole.
pub fn columns(rows: &[Vec<String>]) -> String {
    let mut out = String::new();
    for row in rows {
        let cells: Vec<String> = row.iter().map(|cell| escape::tsv(cell)).collect();
        out.push_str(&cells.join("\t"));
        out.push('\n');
    }
    out
}
