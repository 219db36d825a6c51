//! Settings: what counts and where it comes from.

use super::palette::{QUIET, STRONG, paint};
use super::screen::Screen;
use crate::text::cut;
use crate::text::safe::Safe;
use crate::view::config::{ConfigView, Setting};

/// One line a setting (two on a narrow screen), then the files.
pub fn config(screen: &Screen, view: &ConfigView) -> String {
    let mut out: String = view
        .settings
        .iter()
        .map(|one| setting(screen, one))
        .collect();
    let files = [
        ("config.yaml", &view.path, view.exists),
        ("team.yaml", &view.team_path, view.team_exists),
    ];
    for (name, path, exists) in files {
        let words = if exists {
            ""
        } else {
            " (not there yet: irc config init)"
        };
        let line = format!("{name}: {path}{words}");
        let line = cut::wrap(&Safe::line(&line).to_string(), screen.width, 2);
        for line in line.lines() {
            out.push_str(&paint(QUIET, line));
            out.push('\n');
        }
    }
    out
}

fn setting(screen: &Screen, setting: &Setting) -> String {
    let value = setting.value.as_deref().unwrap_or("-");
    let value = Safe::line(value).to_string();
    let from = Safe::line(&setting.from).to_string();
    let key = format!("{:<10}", setting.key);
    let line = format!("{key}{value}  {from}");
    if cut::width(&line) <= screen.width {
        return format!("{}{value}  {}\n", paint(STRONG, &key), paint(QUIET, &from));
    }
    let value = cut::wrap(&value, screen.width, 10);
    format!(
        "{}{value}\n          {}\n",
        paint(STRONG, &key),
        paint(QUIET, &from)
    )
}
