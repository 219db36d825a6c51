//! Updates in the fold: words may have been said before they were written down here.

use super::super::fact::{UpdateDrafted, UpdateSaid};
use super::super::instant::Instant;
use super::{Entry, Incident, Update};

impl Incident {
    pub(super) fn drafted(&mut self, draft: &UpdateDrafted, at: Instant) {
        let spoken = |u: &&mut Update| u.id == draft.update && u.is_only_said();
        if self.updates.iter_mut().find(spoken).is_none() {
            self.updates.push(Update {
                id: draft.update.clone(),
                audience: draft.audience,
                next_by: draft.next_by,
                ..Update::default()
            });
        }
        let of_it =
            |u: &&mut Update| u.id == draft.update && u.text.is_none() && u.evidence.is_none();
        if let Some(update) = self.updates.iter_mut().rev().find(of_it) {
            update.template.clone_from(&draft.template);
            update.text.clone_from(&draft.text);
            update.evidence.clone_from(&draft.evidence);
            update.summary.clone_from(&draft.summary);
            update.status = update.status.take().or_else(|| draft.status.clone());
            update.drafted_at = at;
        }
    }

    pub(super) fn said(&mut self, said: &UpdateSaid, entry: &Entry) {
        if !self.updates.iter().any(|update| update.id == said.update) {
            self.updates.push(Update {
                id: said.update.clone(),
                drafted_at: entry.happened_at,
                ..Update::default()
            });
        }
        let Some(update) = self.updates.iter_mut().find(|u| u.id == said.update) else {
            return;
        };
        update.audience = said.audience;
        update.also.clone_from(&said.also);
        update.said_at = Some(entry.happened_at);
        update.said_event = Some(entry.id.clone());
        update.said_precision = entry.precision;
        update.said_recorded = Some(entry.recorded_at);
        update.next_by = said.next_by;
        update.status = said.status.clone().or_else(|| update.status.take());
    }
}

impl Update {
    /// Its words have not been met yet: they were written down later than they were said.
    const fn is_only_said(&self) -> bool {
        self.said_at.is_some() && self.text.is_none() && self.evidence.is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::act::Act;
    use super::super::super::fact::Fact;
    use super::super::super::policy::Audience;
    use super::super::tests::act;
    use super::*;

    fn draft(id: &str, text: &str) -> Fact {
        Fact::UpdateDrafted(UpdateDrafted {
            update: id.to_owned(),
            text: Some(text.to_owned()),
            status: Some("Investigating".to_owned()),
            next_by: Some(Instant::from_unix(500)),
            ..UpdateDrafted::default()
        })
    }

    fn said(id: &str) -> Fact {
        Fact::UpdateSaid(UpdateSaid {
            update: id.to_owned(),
            audience: Audience::Customers,
            next_by: Some(Instant::from_unix(900)),
            ..UpdateSaid::default()
        })
    }

    fn replayed(facts: &[(i64, Fact)]) -> Vec<Update> {
        let acts = facts.iter().zip(1_u64..);
        let acts = acts.map(|((at, fact), seq)| act(seq, *at, fact));
        let acts: Vec<Act> = acts.collect();
        Incident::replay("x", &acts).updates
    }

    #[test]
    fn words_said_before_they_were_written_down_are_one_update() {
        for facts in [
            [(100, draft("u1", "a")), (100, said("u1"))],
            [(100, draft("u1", "a")), (60, said("u1"))],
        ] {
            let updates = replayed(&facts);
            let [update] = updates.as_slice() else {
                panic!("{updates:?}");
            };
            assert_eq!(update.text.as_deref(), Some("a"));
            assert_eq!(update.said_at, Some(Instant::from_unix(facts[1].0)));
            assert_eq!(update.drafted_at, Instant::from_unix(100));
            assert_eq!(update.next_by, Some(Instant::from_unix(900)));
            assert_eq!(update.audience, Audience::Customers);
            assert_eq!(update.status.as_deref(), Some("Investigating"));
        }
    }

    #[test]
    fn what_was_said_counts_without_its_words_and_drafts_of_one_name_stay_two() {
        let alone = replayed(&[(60, said("u1"))]);
        assert_eq!(
            (alone.len(), alone[0].said_at),
            (1, Some(Instant::from_unix(60)))
        );
        let two = replayed(&[(100, draft("u1", "a")), (110, draft("u1", "b"))]);
        let texts: Vec<_> = two.iter().map(|u| u.text.as_deref()).collect();
        assert_eq!(texts, [Some("a"), Some("b")]);
    }
}
