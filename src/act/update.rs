//! Words for others: chosen, filled, kept; only then shown, and only then is anybody asked whether they were said.
//!
//! Refuses to claim: words are said when a person says so, or when a channel of the user's own has delivered them.

mod compose;
mod kept;

use super::case::Case;
use super::outbox::{self, Send};
use super::perform::{self, How, Outcome, perform};
use super::reply::{Reply, screen};
use super::{secrets, talk, time};
use crate::app::App;
use crate::domain::clocks;
use crate::domain::decide::update::{self as decide, NextBy, Request};
use crate::domain::decide::{Decided, Refusal};
use crate::domain::fact::Fact;
use crate::domain::incident::Update;
use crate::domain::instant::Instant;
use crate::domain::message;
use crate::domain::policy::Audience;
use crate::domain::typed_time;
use crate::domain::update::{self, Typed};
use crate::error::Error;
use crate::prompt::Answer;
use crate::render;
use crate::render::update::Heading;
use crate::text::count::and_list;
use crate::view::event::EventView;
use crate::view::update::UpdateView;
use compose::{Draft, Words};

/// The whole text of an update, from the log or from evidence; `None` if it is not there.
pub fn whole_text(app: &App, case: &Case, update: &Update) -> Option<String> {
    kept::text(app, case, update)
}

/// What is announced of the next update.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Next {
    /// What the playbook promises.
    #[default]
    Promised,
    /// `--next`
    At(String),
    /// `--no-next`
    Unsaid,
}

/// What was asked for.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// `--for`
    pub audience: Option<Audience>,
    /// `--also`
    pub also: Vec<Audience>,
    /// `--template`
    pub template: Option<String>,
    /// What was typed for the text.
    pub typed: Typed,
    /// The next update.
    pub next: Next,
    /// It is not to be said yet.
    pub draft: bool,
    /// The text goes to the clipboard too.
    pub copy: bool,
    /// Nobody is to be asked.
    pub quiet: bool,
}

/// Writes an update. On a terminal the draft is kept before the question whether it was said; off it, it is said.
pub fn write(app: &mut App, case: Case, mut asked: Asked, how: &How) -> Result<Reply, Error> {
    if case.incident.incomplete {
        let id = case.incident.id;
        return Err(Refusal::Incomplete { id }.into());
    }
    if let Some(key) = &how.once
        && case.log.with_key(key).is_some()
    {
        return again(app, case, how);
    }
    let asks = !asked.quiet && app.prompt().present();
    let draft = choose(app, &case, &asked, how)?;
    let words = fill(app, &draft, &mut asked.typed, asks)?;
    let long = words.whole.chars().count() > decide::INLINE_LIMIT;
    let evidence = if long && !how.dry_run {
        Some(kept::evidence(app, &case.id, &words.whole)?)
    } else {
        None
    };
    let mut audiences = vec![draft.audience];
    audiences.extend_from_slice(&asked.also);
    let through = if asked.draft || how.send == Send::Never {
        Vec::new()
    } else {
        outbox::covering(app, &case, &audiences)
    };
    let silent = message::silent(&case.incident).is_some() && how.send == Send::Usual;
    let sends = !through.is_empty() && !silent;
    // Nobody was told, and nobody knows whether a channel should have told them.
    let unread = how.send != Send::Never && app.config().channels_unread;
    let own = How {
        speaks: (!through.is_empty() && !asks).then(|| asked.also.clone()),
        ..how.clone()
    };
    let request = Request {
        audience: draft.audience,
        also: asked.also.clone(),
        template: Some(draft.template.name.clone()),
        text: words.whole.clone(),
        evidence,
        summary: words.summary.clone(),
        next_by: draft.next_by,
        // Where a channel carries it, only its delivery says it.
        said: !asked.draft && !asks && !sends && !unread,
    };
    let hint = draft.hint(&asked.next);
    let mut outcome = perform(app, case, &own, "update", &|context| {
        decide::update(context, &request)
    })?;
    let Some(update) = touched(&outcome) else {
        return Ok(perform::answer(app, &outcome, how.json));
    };
    if !how.dry_run {
        kept::copies(app, &outcome.case, &update.id);
    }
    let mut view = show(&outcome, &update, &words.whole, words.warnings);
    view.also.clone_from(&asked.also);
    outcome.change.update = Some(view.clone());
    if how.json {
        return Ok(perform::answer(app, &outcome, true));
    }
    let heading = match (how.dry_run, asked.draft) {
        (true, _) => Heading::Rehearsal,
        (_, true) => Heading::Draft,
        _ if sends => Heading::Send,
        _ => Heading::Paste,
    };
    let screen = screen(app);
    talk::say(&render::update::heading(&screen, heading, &view));
    let rules = outcome
        .case
        .policy
        .status_page
        .as_ref()
        .map(|page| &page.rules);
    let mut careful = render::update::warnings(&screen, &view, rules);
    careful.extend(hint.map(|hint| format!("{hint}\n")));
    careful.extend(asked.copy.then(|| copied(app, &words.whole)));
    let text = format!("{}\n", words.whole);
    if asked.draft || !asks {
        let mut talk = careful + &perform::answer(app, &outcome, false).out;
        if asked.draft && !how.dry_run {
            talk.push_str(&render::update::say_later(&view));
        }
        let mut reply = Reply::out(text).with_talk(&talk);
        reply.saved = outcome.change.saved;
        reply.exit = perform::exit(&outcome.change);
        return Ok(reply);
    }
    talk::print(&text).map_err(saved_before)?;
    if sends {
        talk::say(&careful);
        return ask_send(app, outcome, &view, &through, &asked, how);
    }
    talk::say(&format!("{careful}{}", render::update::say_later(&view)));
    ask_said(app, outcome, &view, &asked, how)
}

/// The draft is kept; whether it was said is the person's to say.
fn ask_said(
    app: &mut App,
    outcome: Outcome,
    view: &UpdateView,
    asked: &Asked,
    how: &How,
) -> Result<Reply, Error> {
    match app.prompt().yes_no("Said? (posted or spoken)", Some(true)) {
        Answer::Given(true) => {}
        Answer::Given(false) | Answer::Skipped => {
            return Ok(Reply::default().with_talk("not said yet: it keeps no promise until it is"));
        }
        Answer::Interrupted => return Err(Error::Interrupted),
    }
    app.tick();
    let how = How {
        once: None,
        ..how.clone()
    };
    let outcome = perform(app, outcome.case, &how, "update", &|context| {
        decide::said(context, &view.id, &asked.also, NextBy::AsDrafted)
    })?;
    let echo = perform::answer(app, &outcome, false);
    Ok(Reply {
        saved: true,
        ..Reply::default()
    }
    .with_talk(&echo.out))
}

/// Most bytes that terminals take to their clipboard.
const CLIPBOARD: usize = 70_000;

/// Puts the text on the clipboard, and says so.
fn copied(app: &App, text: &str) -> &'static str {
    if !app.talk_tty {
        return "not copied: this is no terminal\n";
    }
    if text.len() > CLIPBOARD {
        return "not copied: too long for a terminal\n";
    }
    talk::copy(text);
    "copied, if your terminal allows it (OSC 52)\n"
}

/// The draft is kept; whether it is sent is the person's to say.
fn ask_send(
    app: &mut App,
    outcome: Outcome,
    view: &UpdateView,
    through: &[String],
    asked: &Asked,
    how: &How,
) -> Result<Reply, Error> {
    let question = format!("Send it through {}?", and_list(through));
    match app.prompt().yes_no(&question, Some(true)) {
        Answer::Given(true) => {}
        Answer::Given(false) | Answer::Skipped => {
            let line = format!("not sent: irc update --post {}", view.id);
            return Ok(Reply::default().with_talk(&line));
        }
        Answer::Interrupted => return Err(Error::Interrupted),
    }
    app.tick();
    let mut outcome = outcome;
    let told = Send::Told;
    let how = How {
        send: told,
        ..how.clone()
    };
    let ended = outbox::send_update(app, &outcome.case, &view.id, &asked.also, &how)?;
    perform::told(app, &mut outcome, &ended);
    outcome.change.events.clear();
    let exit = perform::exit(&outcome.change);
    let echo = perform::answer(app, &outcome, false);
    Ok(Reply {
        saved: true,
        exit,
        ..Reply::default()
    }
    .with_talk(&echo.out))
}

/// Sends an earlier draft through the channels of its audience; a name left empty means the last one.
pub fn post(
    app: &mut App,
    case: Case,
    typed: &str,
    also: &[Audience],
    how: &How,
) -> Result<Reply, Error> {
    let mut outcome = perform(app, case, how, "update", &|context| {
        decide::draft(context, typed).map(|_| Decided::default())
    })?;
    let update = {
        let updates = &outcome.case.incident.updates;
        let named = updates.iter().find(|u| u.id.eq_ignore_ascii_case(typed));
        let last = || updates.iter().rev().find(|u| u.said_at.is_none());
        named.or_else(last).cloned()
    };
    let Some(update) = update.filter(|update| update.said_at.is_none()) else {
        return Ok(perform::answer(app, &outcome, how.json));
    };
    let ended = outbox::send_update(app, &outcome.case, &update.id, also, how)?;
    if ended.is_empty() {
        return Err(Error::Usage {
            what: format!("no channel takes {} of this incident", update.id),
            hint: "irc channel list; a drill or a restricted incident needs --send".to_owned(),
        });
    }
    perform::told(app, &mut outcome, &ended);
    Ok(perform::answer(app, &outcome, how.json))
}

/// Says an earlier draft; a name left empty means the last one.
pub fn said(
    app: &mut App,
    case: Case,
    typed: &str,
    also: &[Audience],
    next: &Next,
    how: &How,
) -> Result<Reply, Error> {
    let at = time::at(app, Some(&case.incident), how.at.as_deref())?
        .when
        .at;
    let next = match next {
        Next::Promised => NextBy::AsDrafted,
        Next::At(text) => NextBy::At(ahead(app, text, at)?),
        Next::Unsaid => NextBy::Unsaid,
    };
    let mut outcome = perform(app, case, how, "update", &|context| {
        decide::said(context, typed, also, next)
    })?;
    if let Some(update) = touched(&outcome) {
        let whole = kept::text(app, &outcome.case, &update).unwrap_or_default();
        outcome.change.update = Some(show(&outcome, &update, &whole, Vec::new()));
    }
    Ok(perform::answer(app, &outcome, how.json))
}

/// Running again with the same key: nothing is added, the words are the same.
fn again(app: &mut App, case: Case, how: &How) -> Result<Reply, Error> {
    let mut outcome = perform(app, case, how, "update", &|_| Ok(Decided::default()))?;
    let drafted = outcome
        .case
        .incident
        .entries
        .iter()
        .find_map(|entry| match &entry.fact {
            Fact::UpdateDrafted(drafted) if Some(&entry.key) == how.once.as_ref() => {
                Some(drafted.update.clone())
            }
            _ => None,
        });
    let update = outcome
        .case
        .incident
        .updates
        .iter()
        .find(|u| Some(&u.id) == drafted.as_ref());
    let Some(update) = update.cloned() else {
        return Ok(perform::answer(app, &outcome, how.json));
    };
    let whole = kept::text(app, &outcome.case, &update).unwrap_or_default();
    let view = show(&outcome, &update, &whole, Vec::new());
    outcome.change.update = Some(view.clone());
    if how.json {
        return Ok(perform::answer(app, &outcome, true));
    }
    let screen = screen(app);
    talk::say(&render::update::heading(&screen, Heading::Again, &view));
    let echo = perform::answer(app, &outcome, false);
    let talk = format!("{}{}", render::update::gap(&screen), echo.out);
    Ok(Reply::out(format!("{whole}\n")).with_talk(&talk))
}

/// The update that an act drafted or said, as it is now.
fn touched(outcome: &Outcome) -> Option<Update> {
    let named = |event: &EventView| Some(event.data.get("update")?.as_str()?.to_owned());
    let id = outcome.change.events.iter().find_map(named)?;
    let updates = &outcome.case.incident.updates;
    updates.iter().rev().find(|update| update.id == id).cloned()
}

fn show(outcome: &Outcome, update: &Update, whole: &str, warnings: Vec<String>) -> UpdateView {
    UpdateView::new(&outcome.case.policy, update, whole, warnings)
}

/// The text, for whom, and what it announces.
fn choose<'c>(app: &mut App, case: &'c Case, asked: &Asked, how: &How) -> Result<Draft<'c>, Error> {
    let (policy, incident) = (&case.policy, &case.incident);
    let at = time::at(app, Some(incident), how.at.as_deref())?.when.at;
    let (template, audience) = if let Some(name) = &asked.template {
        let template = update::named(policy, name, asked.audience)?;
        let audience = asked.audience.unwrap_or(template.audience);
        (template, audience)
    } else {
        let audience = asked.audience.unwrap_or_default();
        (update::choose(policy, incident, audience), audience)
    };
    let due = |audience| clocks::next_update_due(policy, incident, audience, at);
    let audiences = || asked.also.iter().copied().chain([audience]);
    let next_by = match &asked.next {
        Next::Promised => audiences().filter_map(due).min(),
        Next::At(text) => Some(ahead(app, text, at)?),
        Next::Unsaid => None,
    };
    let public = audiences().any(Audience::is_public);
    Draft::new(policy, incident, template, audience, public, at, next_by)
}

/// A typed time after the moment of saying; whole minutes, because that is what is printed.
fn ahead(app: &mut App, text: &str, at: Instant) -> Result<Instant, Error> {
    let zone = app.zone();
    typed_time::read_ahead(text, at, &zone)
        .map(Instant::ceil_minute)
        .map_err(|error| Error::Time(Box::new(error), zone.name().to_owned()))
}

/// Fills the gaps. On a terminal what is missing is asked: all of it if nothing was typed, else what cannot be left out.
fn fill(app: &mut App, draft: &Draft<'_>, typed: &mut Typed, asks: bool) -> Result<Words, Error> {
    let bare = typed.message.is_none() && typed.set.is_empty();
    let filled = draft.fill(typed)?;
    for field in filled.unknown.iter().filter(|field| bare || field.required) {
        if !asks {
            continue;
        }
        let question = field.ask.as_deref().unwrap_or(&field.name);
        match app.prompt().text(question, "") {
            Answer::Given(text) => typed.set.push((field.name.clone(), text)),
            Answer::Skipped => {}
            Answer::Interrupted => return Err(Error::Interrupted),
        }
    }
    if let Some(message) = &mut typed.message {
        secrets::text(app, message);
    }
    for (_, value) in &mut typed.set {
        secrets::text(app, value);
    }
    draft.words(typed)
}

/// What is printed before the end of a command fails after the draft was kept.
fn saved_before(error: Error) -> Error {
    match error {
        Error::Print { why, closed, .. } => Error::Print {
            why,
            saved: true,
            closed,
        },
        other => other,
    }
}
