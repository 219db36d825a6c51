//! `update`: words are drafted, and said. Only what was said keeps a promise.

use super::super::fact::{Fact, UpdateDrafted, UpdateSaid};
use super::super::incident::Update;
use super::super::instant::Instant;
use super::super::policy::Audience;
use super::super::update::public_status;
use super::{Context, Decided, Decision, Refusal, Remark};
use crate::text::cut;
use crate::text::suggest;

/// Longest text that stands in the log itself, in characters; a longer one lies beside it.
pub const INLINE_LIMIT: usize = 4_000;
/// Longest summary, in characters.
const SUMMARY_LIMIT: usize = 300;

/// Words that were written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// For whom.
    pub audience: Audience,
    /// Other audiences that the same words serve.
    pub also: Vec<Audience>,
    /// The template's name.
    pub template: Option<String>,
    /// The whole text.
    pub text: String,
    /// SHA-256 under which a long text is kept.
    pub evidence: Option<String>,
    /// The main words.
    pub summary: String,
    /// The next update that it announces.
    pub next_by: Option<Instant>,
    /// It is posted or spoken already.
    pub said: bool,
}

/// What becomes of the announced next update when a draft is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NextBy {
    /// What the draft announced.
    #[default]
    AsDrafted,
    /// It was announced so.
    At(Instant),
    /// None was announced.
    Unsaid,
}

/// Decides `update`: drafted, and said in the same act where that is so. Allowed in every state: the last update of an
/// incident is said when it is resolved.
pub fn update(context: &Context<'_>, request: &Request) -> Decision {
    context.writable()?;
    if request.text.trim().is_empty() {
        return Err(Refusal::Empty {
            what: "the update's text",
        });
    }
    let id = format!("u{}", context.incident.updates.len() + 1);
    let also = others(request.audience, &request.also);
    let status = status(context, request.audience, &also);
    let kept = request.evidence.is_some();
    let summary = request.summary.split_whitespace().collect::<Vec<_>>();
    let mut decided = Decided::default();
    decided.push(
        context,
        Fact::UpdateDrafted(UpdateDrafted {
            update: id.clone(),
            audience: request.audience,
            template: request.template.clone(),
            text: (!kept).then(|| request.text.clone()),
            evidence: request.evidence.clone(),
            summary: cut::to_chars(&summary.join(" "), SUMMARY_LIMIT).into_owned(),
            status: status.clone(),
            next_by: request.next_by,
        }),
    );
    if request.said {
        let said = UpdateSaid {
            update: id,
            audience: request.audience,
            also,
            status,
            next_by: request.next_by,
        };
        say(&mut decided, context, said);
    }
    Ok(decided)
}

/// Decides `update --said u2`: an earlier draft was posted or spoken. A name left empty means the last draft.
pub fn said(context: &Context<'_>, typed: &str, also: &[Audience], next: NextBy) -> Decision {
    context.writable()?;
    let update = find(context, typed)?;
    if update.said_at.is_some() {
        return Ok(Decided::only(Remark::Already {
            what: format!("{} said", update.id),
            since: update.said_at,
            by: None,
        }));
    }
    let also = others(update.audience, also);
    let said = UpdateSaid {
        update: update.id.clone(),
        audience: update.audience,
        status: update
            .status
            .clone()
            .or_else(|| status(context, update.audience, &also)),
        also,
        next_by: match next {
            NextBy::AsDrafted => update.next_by,
            NextBy::At(at) => Some(at),
            NextBy::Unsaid => None,
        },
    };
    let mut decided = Decided::default();
    say(&mut decided, context, said);
    Ok(decided)
}

/// Which draft is meant; a name left empty means the last one.
pub fn draft(context: &Context<'_>, typed: &str) -> Result<String, Refusal> {
    context.writable()?;
    find(context, typed).map(|update| update.id.clone())
}

fn say(decided: &mut Decided, context: &Context<'_>, said: UpdateSaid) {
    if let Some(at) = said.next_by {
        decided.remarks.push(Remark::NextUpdate { at });
    }
    decided.push(context, Fact::UpdateSaid(said));
}

/// Each once, without the one that it is for anyway.
fn others(audience: Audience, also: &[Audience]) -> Vec<Audience> {
    let mut others: Vec<Audience> = also.iter().copied().filter(|a| *a != audience).collect();
    others.sort_unstable();
    others.dedup();
    others
}

/// What the public learns from it: the playbook's word for the state, if it speaks to the status page.
fn status(context: &Context<'_>, audience: Audience, also: &[Audience]) -> Option<String> {
    let public = audience == Audience::StatusPage || also.contains(&Audience::StatusPage);
    let status = public.then(|| public_status(context.policy, context.incident.state));
    status.flatten().map(|status| status.word.clone())
}

fn find<'a>(context: &Context<'a>, typed: &str) -> Result<&'a Update, Refusal> {
    let updates = &context.incident.updates;
    let named = if typed.is_empty() {
        let draft = updates.iter().rev().find(|u| u.said_at.is_none());
        draft.or(updates.last())
    } else {
        updates.iter().find(|u| u.id.eq_ignore_ascii_case(typed))
    };
    let ids = || updates.iter().map(|u| u.id.as_str());
    match named {
        Some(update) => Ok(update),
        None if typed.is_empty() => Err(Refusal::Empty {
            what: "a draft (`irc update --draft` makes one)",
        }),
        None => Err(Refusal::Unknown {
            what: "update",
            typed: typed.to_owned(),
            nearest: suggest::nearest(typed, ids()).map(ToOwned::to_owned),
            known: ids().map(ToOwned::to_owned).collect(),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::super::When;
    use super::*;
    use crate::domain::incident::Incident;
    use crate::domain::policy::{Policy, StatusPage, StatusWord};
    use crate::domain::state::State;

    fn policy() -> Policy {
        let words = StatusWord {
            word: "Identified".to_owned(),
            states: vec![State::Identified],
            ..StatusWord::default()
        };
        Policy {
            status_page: Some(StatusPage {
                statuses: vec![words],
                ..StatusPage::default()
            })
            .into(),
            ..Policy::default()
        }
    }

    fn incident(updates: Vec<Update>) -> Incident {
        Incident {
            state: State::Identified,
            updates,
            ..Incident::default()
        }
    }

    fn decided(
        incident: &Incident,
        decide: impl Fn(&Context<'_>) -> Decision,
    ) -> Result<(Vec<Fact>, Vec<Remark>), Refusal> {
        let policy = policy();
        let now = Instant::from_unix(1000);
        let context = Context {
            policy: &policy,
            incident,
            now,
            when: When::exactly(now),
            by: "@ann",
        };
        let decided = decide(&context)?;
        let facts = decided.facts.into_iter().map(|new| new.fact).collect();
        Ok((facts, decided.remarks))
    }

    fn request() -> Request {
        Request {
            text: "We know it.".to_owned(),
            summary: " We\nknow  it. ".to_owned(),
            next_by: Some(Instant::from_unix(2800)),
            ..Request::default()
        }
    }

    fn draft(id: &str) -> Update {
        Update {
            id: id.to_owned(),
            next_by: Some(Instant::from_unix(2000)),
            ..Update::default()
        }
    }

    #[test]
    fn a_draft_is_not_said_and_binds_nothing() {
        let before = incident(vec![draft("u1")]);
        let (facts, remarks) = decided(&before, |c| update(c, &request())).unwrap();
        let [Fact::UpdateDrafted(drafted)] = facts.as_slice() else {
            panic!("{facts:?}");
        };
        assert_eq!(drafted.update, "u2");
        assert_eq!(drafted.text.as_deref(), Some("We know it."));
        assert_eq!(drafted.summary, "We know it.");
        assert_eq!(drafted.next_by, Some(Instant::from_unix(2800)));
        assert_eq!((drafted.status.as_deref(), remarks), (None, vec![]));
    }

    #[test]
    fn what_is_said_at_once_is_one_act_and_binds() {
        let request = Request {
            said: true,
            audience: Audience::Customers,
            also: vec![
                Audience::StatusPage,
                Audience::Customers,
                Audience::StatusPage,
            ],
            ..request()
        };
        let (facts, remarks) = decided(&incident(vec![]), |c| update(c, &request)).unwrap();
        let [Fact::UpdateDrafted(drafted), Fact::UpdateSaid(said)] = facts.as_slice() else {
            panic!("{facts:?}");
        };
        assert_eq!(
            (drafted.update.as_str(), said.update.as_str()),
            ("u1", "u1")
        );
        assert_eq!(said.also, [Audience::StatusPage]);
        assert_eq!(said.status.as_deref(), Some("Identified"));
        let at = Instant::from_unix(2800);
        assert_eq!(
            (said.next_by, remarks),
            (Some(at), vec![Remark::NextUpdate { at }])
        );
    }

    #[test]
    fn a_long_text_lies_beside_the_log() {
        let request = Request {
            evidence: Some("abc".to_owned()),
            summary: "x".repeat(SUMMARY_LIMIT + 1),
            ..request()
        };
        let (facts, _) = decided(&incident(vec![]), |c| update(c, &request)).unwrap();
        let [Fact::UpdateDrafted(drafted)] = facts.as_slice() else {
            panic!("{facts:?}");
        };
        assert_eq!(
            (drafted.text.as_deref(), drafted.evidence.as_deref()),
            (None, Some("abc"))
        );
        assert_eq!(drafted.summary.chars().count(), SUMMARY_LIMIT);
    }

    #[test]
    fn an_earlier_draft_is_said_once() {
        let mut said_before = draft("u1");
        said_before.said_at = Some(Instant::from_unix(1));
        let before = incident(vec![said_before, draft("u2")]);
        let next = |typed: &str, next| {
            let (facts, _) = decided(&before, |c| said(c, typed, &[], next)).unwrap();
            let [Fact::UpdateSaid(said)] = facts.as_slice() else {
                panic!("{facts:?}");
            };
            (said.update.clone(), said.next_by.map(Instant::unix))
        };
        assert_eq!(next("U2", NextBy::AsDrafted), ("u2".to_owned(), Some(2000)));
        assert_eq!(next("", NextBy::Unsaid), ("u2".to_owned(), None));
        let at = NextBy::At(Instant::from_unix(9));
        assert_eq!(next("u2", at), ("u2".to_owned(), Some(9)));
        let (facts, remarks) = decided(&before, |c| said(c, "u1", &[], NextBy::AsDrafted)).unwrap();
        assert!(facts.is_empty() && matches!(remarks[0], Remark::Already { .. }));
        let all_said = incident(before.updates.iter().take(1).cloned().collect());
        let (facts, remarks) = decided(&all_said, |c| said(c, "", &[], NextBy::AsDrafted)).unwrap();
        assert!(facts.is_empty() && matches!(remarks[0], Remark::Already { .. }));
        let refused = decided(&before, |c| said(c, "u3", &[], NextBy::AsDrafted));
        assert!(matches!(refused, Err(Refusal::Unknown { .. })));
        let none = decided(&incident(vec![]), |c| said(c, "", &[], NextBy::AsDrafted));
        assert!(matches!(none, Err(Refusal::Empty { .. })));
    }

    #[test]
    fn nothing_is_written_to_what_may_be_incomplete_and_no_text_is_no_update() {
        let mut before = incident(vec![]);
        let empty = Request::default();
        assert!(matches!(
            decided(&before, |c| update(c, &empty)),
            Err(Refusal::Empty { .. })
        ));
        before.incomplete = true;
        let refused = decided(&before, |c| update(c, &request()));
        assert!(matches!(refused, Err(Refusal::Incomplete { .. })));
    }
}
