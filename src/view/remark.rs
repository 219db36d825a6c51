//! Remarks in words: one sentence each.

use super::clock::state_word;
use crate::domain::decide::Remark;
use crate::text::count::{and_list, count};

/// The sentence for a remark; times are UTC here, screens add their own zone.
pub fn words(remark: &Remark) -> String {
    match remark {
        Remark::Already { what, since, by } => {
            let since = since.map(|at| format!(" since {at}")).unwrap_or_default();
            let by = by
                .as_ref()
                .map(|by| format!(" by {by}"))
                .unwrap_or_default();
            format!("already {what}{since}{by}; nothing recorded")
        }
        Remark::ByRank { typed, to } => {
            format!("`{typed}` is no word of this playbook: taken by rank as {to}")
        }
        Remark::Unsure {
            named: Some(named),
            taken,
        } => {
            format!("unsure about {named}: taken as {taken}; change it with `irc severity`")
        }
        Remark::Unsure { named: None, taken } => {
            format!("unsure: taken as {taken}; change it with `irc severity`")
        }
        Remark::Confirmed { severity } => format!("severity {severity} confirmed"),
        Remark::TellNow { who } => format!("now to be told: {}", and_list(who)),
        Remark::BeforeHold { not_before } => {
            format!("resolved before the watch was over ({not_before}); recorded as such")
        }
        Remark::Forced { open } => format!("resolved with {} open", count(*open, "check")),
        Remark::Vouched { checks } => {
            format!("{} vouched for", count(*checks, "required check"))
        }
        Remark::Offered { role, who, holder } => format!(
            "{role} offered to {who}; {holder} stays until it is accepted: `irc handoff --accept --by {who}`"
        ),
        Remark::TasksStay { who, tasks } => format!(
            "{who} was asked for {}: give it to somebody else with `irc task @bob ...`",
            and_list(tasks)
        ),
        Remark::Stays { role, who } => format!("{role} stays {who}"),
        Remark::Handed { role, who } => format!("{role} is now {who}"),
        Remark::LongAgo { resolved } => format!(
            "resolved at {resolved}, over 24 h ago: a new incident may serve better (`irc declare --related`)"
        ),
        Remark::SavedBefore { key, event } => {
            format!("already saved as {event} (key {key}); nothing added")
        }
        Remark::AckImplied => "acknowledged by this move".to_owned(),
        Remark::SteppedBack { from, to } => format!("stepped back from {from} to {to}"),
        Remark::PlaybookInstead {
            asked,
            taken,
            faults,
        } => format!(
            "playbook {asked} has {}: {taken} is used instead (`irc playbook check {asked}`)",
            count(*faults, "fault")
        ),
        Remark::CannotUnsay => {
            "taken back in the record; what people heard or read cannot be unsaid".to_owned()
        }
        Remark::WaivedLate { since } => {
            format!("its due had passed ({since}): it stays broken, with your reason beside it")
        }
        Remark::StillAnnounced { by } => {
            format!("the last update announced the next one by {by}: that still holds")
        }
        Remark::ClockOver { clock, state, at } => {
            let at = at.map(|at| format!(" at {at}")).unwrap_or_default();
            format!("{clock} is {}{at}; nothing recorded", state_word(*state))
        }
        Remark::Alerts {
            alerts,
            kinds,
            left_out,
            truncated,
        } => {
            let mut line = crate::domain::alert::words(*alerts, *kinds);
            if *left_out > 0 {
                let words = count(*left_out, "other");
                line.push_str(&format!("; {words} left out: silenced, pending or none"));
            }
            if *truncated > 0 {
                line.push_str(&format!("; the source cut off {truncated} more"));
            }
            line
        }
        Remark::ForeignSeverity { word } => {
            format!("`{word}` is no severity of this playbook; as an alias in it, it would count")
        }
        Remark::NothingSent { why } => {
            format!("nothing was sent, because {why}; --send sends it")
        }
        Remark::ChannelsUnread { why } => {
            format!("NOT SENT, nobody was told: {why}; irc config check")
        }
        Remark::NotSendable { channel, why } => {
            format!("{channel} would get nothing: {why}")
        }
        Remark::ClearedElsewhere { incidents } => {
            format!(
                "alerts of {} stopped firing too: noted there",
                and_list(incidents)
            )
        }
        Remark::SecretsTakenOut { kinds } => format!(
            "taken out before it was kept: {}; if it was real, change it: screens and shell histories hold it",
            and_list(kinds)
        ),
        Remark::Redacted {
            event,
            swept,
            withheld,
            told,
            still,
        } => redacted(event, swept, withheld, told, still),
        Remark::TakenBack { what } => format!("taken back: {}", what.join("; ")),
        Remark::LeftAsItIs => "left as it is; nothing recorded".to_owned(),
        Remark::MovedTo { to, as_ } => format!("now in {to}: {}", and_list(as_)),
        Remark::NextUpdate { at } => format!("next update announced: by {at}"),
        Remark::Clamped => "the time lay a little ahead of the clock: taken as now".to_owned(),
    }
}

fn redacted(
    event: &str,
    swept: &[String],
    withheld: &[String],
    told: &[String],
    still: &[String],
) -> String {
    let mut out = format!("the words of {event} are gone from its log");
    if !swept.is_empty() {
        out.push_str(&format!("; made anew or taken away: {}", and_list(swept)));
    }
    if !still.is_empty() {
        out.push_str(&format!("; STILL THERE: {}", and_list(still)));
    }
    if !withheld.is_empty() {
        out.push_str(&format!(
            "; taken out of what waits for {}",
            and_list(withheld)
        ));
    }
    if !told.is_empty() {
        out.push_str(&format!(
            "; sent already through {}: take it back there",
            and_list(told)
        ));
    }
    out.push_str("; not reached: events that say it in other words, backups, exports, git, chat, pages, screens");
    out
}
