//! What changes in what is done, said and written: phases, ways out, channel, texts, the review.

use super::{Differ, plain};
use crate::domain::policy::{Phase, Policy, Stage};
use crate::view::policy::Section;

impl Differ<'_> {
    pub(super) fn work(&mut self) {
        self.phases();
        self.checks();
        let (from, to) = (self.from, self.to);
        let scenarios = |policy: &Policy| -> Vec<String> {
            policy
                .scenarios
                .iter()
                .map(|one| one.name.clone())
                .collect()
        };
        let both = (scenarios(from), scenarios(to));
        self.names(Section::Scenarios, None, "scenarios", (&both.0, &both.1));
        let ways = |policy: &Policy| -> Vec<String> {
            policy
                .mitigations
                .iter()
                .map(|one| one.name.clone())
                .collect()
        };
        let both = (ways(from), ways(to));
        self.names(
            Section::Mitigations,
            None,
            "ways to stop the impact",
            (&both.0, &both.1),
        );
        if let (Some(before), Some(after)) = (both.0.first(), both.1.first())
            && plain(before) != plain(after)
        {
            let text = format!("tried first: {after} (was {before})");
            self.say(Section::Mitigations, None, text);
        }
        self.said();
        self.review();
        self.names(Section::DoNot, None, "do not", (&from.do_not, &to.do_not));
    }

    fn phases(&mut self) {
        let (from, to) = (self.from, self.to);
        let names = |policy: &Policy| -> Vec<String> {
            policy
                .phases
                .iter()
                .map(|phase| phase.name.clone())
                .collect()
        };
        self.names(Section::Phases, None, "phases", (&names(from), &names(to)));
        for phase in &to.phases {
            let about = Some(phase.name.as_str());
            let same = |old: &&Phase| old.id == phase.id || plain(&old.name) == plain(&phase.name);
            let Some(old) = from.phases.iter().find(same) else {
                continue;
            };
            let within = (old.within.as_ref(), phase.within.as_ref());
            self.time(Section::Phases, about, "time limit", within);
            let questions = |phase: &Phase| -> Vec<String> {
                phase.questions.iter().map(|one| one.text.clone()).collect()
            };
            let both = (questions(old), questions(phase));
            self.names(Section::Phases, about, "questions", (&both.0, &both.1));
            if phase.stage != Stage::Resolve {
                let steps = |phase: &Phase| -> Vec<String> {
                    phase.steps.iter().map(|one| one.text.clone()).collect()
                };
                let both = (steps(old), steps(phase));
                self.names(Section::Phases, about, "steps", (&both.0, &both.1));
            }
        }
    }

    /// What `irc resolve` asks for.
    fn checks(&mut self) {
        let checks = |policy: &Policy| -> Vec<String> {
            let steps = policy.phases.iter().flat_map(|phase| &phase.steps);
            let required = steps.filter(|step| step.required);
            required.map(|step| step.text.clone()).collect()
        };
        let both = (checks(self.from), checks(self.to));
        self.names(
            Section::Phases,
            None,
            "checked before resolving",
            (&both.0, &both.1),
        );
    }

    fn said(&mut self) {
        let (from, to) = (self.from, self.to);
        let channel = |policy: &Policy| policy.channel.as_ref().map(|c| c.pattern.clone());
        let both = (channel(from), channel(to));
        self.value(
            Section::Channel,
            "channel",
            both.0.as_deref(),
            both.1.as_deref(),
        );
        let page = |policy: &Policy| {
            policy
                .status_page
                .as_ref()
                .and_then(|page| page.url.clone())
        };
        let both = (page(from), page(to));
        self.value(
            Section::StatusPage,
            "status page",
            both.0.as_deref(),
            both.1.as_deref(),
        );
        let on_it = |policy: &Policy| -> Vec<String> {
            let page = policy.status_page.iter();
            page.flat_map(|page| page.severities.clone()).collect()
        };
        let both = (self.mapped(&on_it(from)), on_it(to));
        self.names(
            Section::StatusPage,
            None,
            "must be on it",
            (&both.0, &both.1),
        );
        let texts = |policy: &Policy| -> Vec<String> {
            let texts = policy.templates.iter();
            texts
                .map(|t| format!("{} ({})", t.name, t.audience.word()))
                .collect()
        };
        let both = (texts(from), texts(to));
        self.names(Section::Templates, None, "texts", (&both.0, &both.1));
    }

    fn review(&mut self) {
        let (from, to) = (self.from.postmortem.as_ref(), self.to.postmortem.as_ref());
        let needed = |rule: Option<&crate::domain::policy::Postmortem>| -> Vec<String> {
            rule.map_or_else(Vec::new, |rule| rule.required_for.clone())
        };
        let both = (self.mapped(&needed(from)), needed(to));
        self.names(
            Section::Postmortem,
            None,
            "required for",
            (&both.0, &both.1),
        );
        let deadlines = |rule: Option<&crate::domain::policy::Postmortem>| -> Vec<String> {
            let all = rule.into_iter().flat_map(|rule| &rule.deadlines);
            all.map(|one| {
                let ids = one.severities.iter().map(|id| format!("{id} "));
                let ids: String = ids.collect();
                format!("{ids}{} {}", one.what, one.within.text)
            })
            .collect()
        };
        let both = (deadlines(from), deadlines(to));
        self.names(Section::Postmortem, None, "due", (&both.0, &both.1));
        let headings = |rule: Option<&crate::domain::policy::Postmortem>| -> Vec<String> {
            let all = rule.into_iter().flat_map(|rule| &rule.sections);
            all.map(|one| one.heading.clone()).collect()
        };
        let both = (headings(from), headings(to));
        self.names(Section::Postmortem, None, "sections", (&both.0, &both.1));
    }
}
