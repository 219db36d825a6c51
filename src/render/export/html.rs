//! One page that needs nothing beside itself: no script, no style sheet, no picture from elsewhere.
//!
//! Refuses links: what looks like an address in a text stays text.

use super::{facts, time, who};
use crate::text::escape::html;
use crate::view::export::Readable;

const HEAD: &str = "<!DOCTYPE html>
<html lang=\"en\">
<head>
<meta charset=\"utf-8\">
<meta name=\"viewport\" content=\"width=device-width\">
<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">
<title>Incidents</title>
<style>body{font:15px/1.45 sans-serif;max-width:60em;margin:2em auto;padding:0 1em}
table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.2em .6em;border-bottom:1px solid #ddd}
td{overflow-wrap:anywhere}</style>
</head>
<body>
";

/// The page, an incident after the other.
pub fn page(incidents: &[Readable]) -> String {
    let mut out = HEAD.to_owned();
    for view in incidents {
        let i = &view.incident;
        let title = format!("{} {}", i.headline_severity, i.title);
        out.push_str(&format!("<h1>{}</h1>\n", html(&title)));
        for note in &view.notes {
            out.push_str(&format!("<p>{}</p>\n", html(note)));
        }
        out.push_str("<table>\n");
        for (name, value) in facts(view) {
            out.push_str(&format!(
                "<tr><th>{}</th><td>{}</td></tr>\n",
                html(&name),
                html(&value)
            ));
        }
        out.push_str("</table>\n<h2>Timeline (UTC)</h2>\n<table>\n");
        out.push_str("<tr><th>When</th><th>What</th><th>Who</th><th>Event</th></tr>\n");
        for event in &view.events {
            out.push_str(&format!(
                "<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>\n",
                html(&time(event)),
                html(&event.text),
                html(&who(event)),
                html(&event.id)
            ));
        }
        out.push_str("</table>\n");
    }
    out.push_str("</body>\n</html>\n");
    out
}
