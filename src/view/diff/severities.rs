//! What changes in the severities: their names, their clocks, who is told.

use super::{Differ, same};
use crate::domain::policy::{Cadence, Notify, Severity};
use crate::domain::timespan::Timespan;
use crate::view::policy::Section;
use crate::view::policy::words;

const PART: Section = Section::Severities;

impl<'p> Differ<'p> {
    pub(super) fn severities(&mut self) {
        let (from, to) = (self.from, self.to);
        let mut met = Vec::new();
        for severity in &from.severities {
            let id = &severity.id;
            let Some(new) = self.becomes(id).and_then(|id| to.severity_by_id(id)) else {
                self.say(PART, Some(id), format!("there is no {id} any more"));
                continue;
            };
            met.push(&new.id);
            if new.id != *id {
                self.say(PART, Some(&new.id), format!("{id} is called {}", new.id));
            }
            self.severity(severity, new);
        }
        for new in to.severities.iter().filter(|s| !met.contains(&&s.id)) {
            let text = format!("{} is new: {}", new.id, new.meaning);
            self.say(PART, Some(&new.id), text);
        }
        let unsure = from.unsure.as_deref().and_then(|id| self.becomes(id));
        self.value(PART, "unsure takes", unsure, to.unsure.as_deref());
    }

    fn severity(&mut self, from: &'p Severity, to: &'p Severity) {
        let about = Some(to.id.as_str());
        let times: [(&str, Option<&Timespan>, Option<&Timespan>); 3] = [
            (
                "acknowledge",
                from.acknowledge.as_ref(),
                to.acknowledge.as_ref(),
            ),
            ("respond", from.response.as_ref(), to.response.as_ref()),
            ("resolve", from.resolve.as_ref(), to.resolve.as_ref()),
        ];
        for (what, before, after) in times {
            self.time(PART, about, what, (before, after));
        }
        self.updates(from, to);
        self.told(from, to);
        self.names(PART, about, "response team", (&from.team, &to.team));
        let texts = |s: &Severity| -> Vec<String> {
            s.actions.iter().map(|action| action.text.clone()).collect()
        };
        self.names(PART, about, "to do", (&texts(from), &texts(to)));
        self.names(PART, about, "signs", (&from.indicators, &to.indicators));
    }

    fn updates(&mut self, from: &'p Severity, to: &'p Severity) {
        let about = Some(to.id.as_str());
        let all = |s: &'p Severity| s.cadences();
        for before in all(from) {
            let after = all(to).find(|after| after.audience == before.audience);
            let what = format!("update, {}", before.audience.word());
            self.time(
                PART,
                about,
                &what,
                (Some(&before.every), after.map(|a| &a.every)),
            );
            if let Some(after) = after.filter(|after| differs(before, after)) {
                let text = format!("{what}: {}", words::cadence(after));
                self.say(PART, about, text);
            }
        }
        for after in all(to) {
            if !all(from).any(|before| before.audience == after.audience) {
                let text = format!("update: {} (was not stated)", words::cadence(after));
                self.say(PART, about, text);
            }
        }
    }

    fn told(&mut self, from: &'p Severity, to: &'p Severity) {
        let about = Some(to.id.as_str());
        let who = |list: &[Notify]| -> Vec<String> {
            list.iter().flat_map(|notify| notify.who.clone()).collect()
        };
        let (before, after) = (who(&from.notify), who(&to.notify));
        self.names(PART, about, "told", (&before, &after));
        for name in &after {
            let find = |list: &'p [Notify]| {
                let of = |notify: &&Notify| notify.who.iter().any(|own| own == name);
                list.iter().find(of)
            };
            if let (Some(old), Some(new)) = (find(&from.notify), find(&to.notify)) {
                let what = format!("told: {name}");
                let within = (old.within.as_ref(), new.within.as_ref());
                self.time(PART, about, &what, within);
            }
        }
    }
}

/// Beside the interval something else is another: the first one, or whether a change of state asks for one.
fn differs(before: &Cadence, after: &Cadence) -> bool {
    let first = match (&before.first, &after.first) {
        (Some(before), Some(after)) => {
            before.from == after.from && same(&before.within, &after.within)
        }
        (None, None) => true,
        _ => false,
    };
    !first || before.on_change != after.on_change
}
