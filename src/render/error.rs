//! The words of every error, in one place: what happened, why, what to do.

mod screen;

use serde::Serialize;

pub use screen::screen;

use crate::domain::decide::Refusal;
use crate::error::Error;
use crate::playbook::fault::Fault;
use crate::playbook::find::NotFound;
use crate::store::error::Saved;
use crate::text::count::{count, or_list};
use crate::view::schema;

/// An error in words: `irc.error/1`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Words {
    /// `irc.error/1`.
    pub schema: &'static str,
    /// The exit code.
    pub code: u8,
    /// A stable word for scripts.
    pub kind: &'static str,
    /// What happened.
    pub what: String,
    /// Why.
    pub why: Option<String>,
    /// What to do.
    pub hint: Option<String>,
    /// The file it is about.
    pub path: Option<String>,
    /// Line in it.
    pub line: Option<usize>,
    /// Column in it.
    pub column: Option<usize>,
    /// True: saved; false: not saved; null: unknown.
    pub saved: Option<bool>,
}

fn words(kind: &'static str, what: impl Into<String>) -> Words {
    Words {
        kind,
        what: what.into(),
        saved: Some(false),
        ..Words::default()
    }
}

impl Words {
    fn why(mut self, why: impl Into<String>) -> Self {
        self.why = Some(why.into());
        self
    }

    fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

/// Puts an error into words.
pub fn say(error: &Error) -> Words {
    let mut said = sort(error);
    said.schema = schema::ERROR;
    said.code = error.exit().code();
    said
}

fn sort(error: &Error) -> Words {
    match error {
        Error::Refused(refusal) => refused(refusal),
        Error::Store(found) | Error::Read(found) => {
            let reads = matches!(error, Error::Read(_));
            let error = found;
            let hint = if reads {
                error.reading_hint()
            } else {
                error.hint()
            };
            let mut said = words(error.kind(), error.what())
                .why(error.why())
                .hint(hint);
            said.path = error.path().map(|path| path.display().to_string());
            said.saved = match error.saved() {
                Saved::Yes => Some(true),
                Saved::No => Some(false),
                Saved::Unknown => None,
            };
            said
        }
        Error::Unknown { error, key } => {
            let mut said = words(error.kind(), error.what())
                .why(error.why())
                .hint(format!(
                    "run the same command again with --once {key}: it adds nothing if it was saved"
                ));
            said.path = error.path().map(|path| path.display().to_string());
            said.saved = None;
            said
        }
        Error::Playbook(NotFound::Unknown {
            typed,
            nearest,
            known,
        }) => {
            let said = words(
                "unknown_playbook",
                format!("there is no playbook `{typed}`"),
            )
            .why(format!("known: {}", known.join(", ")));
            match nearest {
                Some(nearest) => said.hint(format!("did you mean {nearest}?")),
                None => said.hint("give a name from `irc playbook list`, or a file"),
            }
        }
        Error::Playbook(NotFound::Unreadable { path, error }) => {
            let mut said =
                words("playbook", format!("cannot read {}", path.display())).why(error.to_string());
            said.path = Some(path.display().to_string());
            said
        }
        Error::Faulty { file, faults } => {
            let errors: Vec<&Fault> = faults.iter().filter(|fault| fault.is_error()).collect();
            let mut said = words(
                "playbook",
                format!("{file} has {}", count(errors.len(), "error")),
            )
            .hint(format!("irc playbook check {file}"));
            if let Some(first) = errors.first() {
                said.why = Some(first.headline());
                said.line = usize::try_from(first.at.line).ok();
                said.column = usize::try_from(first.at.column).ok();
            }
            said.path = Some(file.clone());
            said
        }
        Error::Config(error) => {
            let mut said = words("config", format!("{} cannot be used", error.path.display()))
                .why(error.why.clone())
                .hint("mend the file, then `irc config check`");
            said.path = Some(error.path.display().to_string());
            said.line = (error.line > 0).then_some(error.line);
            said.column = (error.column > 0).then_some(error.column);
            said
        }
        Error::Time(time, zone) => {
            let zone = crate::domain::zone::Zone::named(zone)
                .unwrap_or_else(|_| crate::domain::zone::Zone::utc());
            words("time", time.what())
                .why(time.reason())
                .hint(time.hint(&zone))
        }
        Error::Duration(error) => {
            words("duration", format!("`{}` is no duration", error.text)).hint(error.hint())
        }
        Error::Zone(error) => {
            let said = words("zone", format!("`{}` is no time zone", error.name));
            match &error.nearest {
                Some(nearest) => said.hint(format!("did you mean {nearest}?")),
                None => said.hint("give an IANA name such as Europe/Berlin"),
            }
        }
        Error::Usage { what, hint } => words("usage", what).hint(hint),
        Error::NoIncident {
            typed: Some(typed),
            near,
        } => {
            let said = words("no_incident", format!("no incident is meant by `{typed}`"));
            if near.is_empty() {
                said.hint("see `irc list --all`")
            } else {
                said.hint(format!("near: {}", or_list(near)))
            }
        }
        Error::NoIncident { typed: None, .. } => words("no_incident", "there is no open incident")
            .hint("declare one (`irc declare sev2 \"what users notice\"`), or name one with -i ID"),
        Error::Several { typed, candidates } => {
            let what = match typed {
                Some(typed) => format!(
                    "`{typed}` could be any of {}",
                    count(candidates.len(), "incident")
                ),
                None => format!("{} could be meant", count(candidates.len(), "incident")),
            };
            let list: Vec<String> = candidates
                .iter()
                .map(|(id, severity, title)| format!("{id} {severity} {title}"))
                .collect();
            words("several_incidents", what)
                .why(list.join("; "))
                .hint("name one with -i ID, or make it sticky with `irc use ID`")
        }
        Error::Render {
            template,
            why,
            hint,
        } => words(
            "template",
            format!("the text `{template}` cannot be written"),
        )
        .why(why)
        .hint(hint),
        Error::Restricted { ids } => words(
            "restricted",
            format!("restricted, so not exported: {}", ids.join(", ")),
        )
        .why("only those who are told may see it")
        .hint("--restricted lets it leave, if whoever gets it may see it"),
        Error::Import { path, at, why } => {
            let at = if at.is_empty() {
                String::new()
            } else {
                format!(" at {at}")
            };
            let mut said = words(
                "import",
                format!("{} cannot be imported{at}; nothing was", path.display()),
            )
            .why(why)
            .hint("ask for it again: irc export ID > FILE, then irc import FILE");
            said.path = Some(path.display().to_string());
            said
        }
        Error::Alertmanager { why } => words(
            "alertmanager",
            "the Alertmanager does not say what fires",
        )
        .why(why)
        .hint("is it up, and is its address right? `alertmanager:` in config.yaml, or --url-env"),
        Error::Edited { path, diff } => {
            let mut said = words(
                "edited",
                format!("a part that irc keeps was edited in {}", path.display()),
            )
            .why(diff)
            .hint("--keep leaves your words, --replace puts irc's own back");
            said.path = Some(path.display().to_string());
            said
        }
        Error::File { act, path, why } => {
            let mut said = words("file", format!("cannot {act} {}", path.display())).why(why);
            said.path = Some(path.display().to_string());
            said
        }
        Error::Print { why, saved, .. } => {
            let what = if *saved {
                "saved, but the answer could not be printed"
            } else {
                "the answer could not be printed"
            };
            let mut said = words("print", what)
                .why(why)
                .hint("see it with `irc status` or `irc log`");
            said.saved = Some(*saved);
            said
        }
        Error::Interrupted => words(
            "interrupted",
            "interrupted; what was answered before is saved",
        ),
    }
}

fn known(list: &[String]) -> String {
    if list.is_empty() {
        "there are none here".to_owned()
    } else {
        format!("known: {}", list.join(", "))
    }
}

fn refused(refusal: &Refusal) -> Words {
    match refusal {
        Refusal::SeverityNeeded { near, known } => {
            let list = known.join(", ");
            let said = words("severity_needed", "a severity is needed")
                .why(format!("this playbook knows {list}"));
            match near {
                Some((typed, right)) => said.hint(format!(
                    "did you mean {right} by `{typed}`? Otherwise --severity SEV, or --unsure for the worse one"
                )),
                None => said.hint("give it first (`irc declare sev2 \"...\"`), with --severity SEV, or --unsure for the worse one"),
            }
        }
        Refusal::UnknownSeverity {
            typed,
            nearest,
            known,
        } => {
            let said = words(
                "unknown_severity",
                format!("`{typed}` is no severity of this playbook"),
            )
            .why(format!("it knows {}", known.join(", ")));
            match nearest {
                Some(nearest) => said.hint(format!("did you mean {nearest}?")),
                None => said.hint("take one of those; unsure: the worse one"),
            }
        }
        Refusal::ReasonNeeded { act } => {
            words("reason_needed", format!("{act} wants a reason")).hint("add --reason \"WHY\"")
        }
        Refusal::FlagNeeded { flag, act } => {
            words("flag_needed", format!("{act} wants {flag}")).hint(format!("add {flag}"))
        }
        Refusal::NotActive {
            verb,
            id,
            state,
            since,
        } => {
            let since = since.map(|at| format!(" since {at}")).unwrap_or_default();
            words(
                "not_active",
                format!("{id} is {state}{since}: `{verb}` is for open incidents"),
            )
            .hint(format!("irc reopen {id}"))
        }
        Refusal::NotResolved { id, state } => {
            words("not_resolved", format!("{id} is {state}, not resolved"))
                .hint("irc resolve first; or `irc cancel --as ... --reason ...` if it was none")
        }
        Refusal::ChecksOpen { checks, .. } => {
            let list: Vec<String> = checks
                .iter()
                .map(|c| format!("{} ({})", c.text, c.id))
                .collect();
            words("checks_open", format!("{} still open", count(checks.len(), "required check")))
                .why(list.join("; "))
                .hint("--verified if you vouch for all of them, --tick ID for one; --force --reason WHY resolves all the same")
        }
        Refusal::Unknown {
            what,
            typed,
            nearest,
            known: list,
        } => {
            let said =
                words("unknown_word", format!("there is no {what} `{typed}`")).why(known(list));
            match nearest {
                Some(nearest) => said.hint(format!("did you mean {nearest}?")),
                None => said.hint(match (*what, list.is_empty()) {
                    ("hypothesis", true) => "irc note --hypothesis \"WORDS\" makes one",
                    ("task", true) => "irc task @who \"WORDS\" makes one",
                    ("area, role or person", _) => {
                        "irc who shows everybody; your own areas go into team.yaml (`area:`)"
                    }
                    _ => "take one of those, spelled like that",
                }),
            }
        }
        Refusal::StateByVerb { typed, verb } => words(
            "state_by_verb",
            format!("`{typed}` is made by its own verb"),
        )
        .hint(*verb),
        Refusal::NotOffered {
            role,
            who,
            offered_to,
        } => {
            let said = words("not_offered", format!("{role} is not offered to {who}"));
            match offered_to {
                Some(to) => said
                    .why(format!("it is offered to {to}"))
                    .hint(format!("irc handoff --accept --by {to}")),
                None => said.hint(format!("the holder offers it: irc handoff {who}")),
            }
        }
        Refusal::CommanderNeeded { who } => {
            let other = if who == "@bob" { "@ann" } else { "@bob" };
            words(
                "commander_needed",
                format!("{who} commands, and nobody has taken over yet"),
            )
            .hint(format!(
                "irc handoff {other}, then: irc handoff --accept --by {other}"
            ))
        }
        Refusal::TimeOrder {
            what,
            at,
            bound,
            bound_is,
        } => words(
            "time_order",
            format!("{what} ({at}) cannot lie before {bound_is} ({bound})"),
        )
        .hint("check both times; `-12m`, `14:32` and `2026-11-21T14:32Z` are understood"),
        Refusal::TooLong {
            what,
            length,
            limit,
        } => words(
            "too_long",
            format!("{what} has {length} characters; {limit} is the limit"),
        )
        .hint("shorten it, or keep the long text in a file and note where it is"),
        Refusal::Empty { what } => words("empty", format!("missing: {what}"))
            .hint("say it after the command; `--help` shows an example"),
        Refusal::Incomplete { id } => words(
            "incomplete",
            format!("{id} holds facts from a newer irc that bear on its state"),
        )
        .why("writing on top of what is not understood could falsify the record")
        .hint("update irc; reading still works"),
        Refusal::Stays { event, kind } => {
            words("stays", format!("{event} ({kind}) cannot be moved"))
                .why("it makes this incident what it is, or was said to others")
                .hint("do it there by its own command, and take it back here: irc undo")
        }
        Refusal::NotYours { event, writer } => words(
            "not_yours",
            format!("{event} was written by another store (writer {writer})"),
        )
        .why("only the store that wrote a line can take its words out")
        .hint("redact it there and export it; here: irc import FILE --redactions"),
        Refusal::ForGood { event } => words("for_good", format!("{event} cannot be undone"))
            .why("it took words out, and they are gone"),
        Refusal::NoLadder { severity } => words(
            "no_ladder",
            format!("this playbook names nobody to escalate to at {severity}"),
        )
        .hint("irc escalate --to NAME records whom you call all the same"),
    }
}
