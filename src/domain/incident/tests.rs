//! One act more is as if all had been folded; an act as tests need it.

use super::super::act::Act;
use super::super::fact::{Amended, Fact, Noted, Undone};
use super::super::instant::{Instant, Precision};
use super::Incident;

impl Incident {
    /// Folds all acts at once, and all but the last and then the last: it must come to the same.
    pub(crate) fn replay_both_ways(id: &str, acts: &[Act]) -> Self {
        let at_once = Self::replay(id, acts);
        if let Some((last, before)) = acts.split_last() {
            let one_more = Self::replay(id, before).with(last, || acts.iter().collect());
            assert_eq!(one_more, at_once, "one act more: {last:?}");
        }
        at_once
    }
}

/// One fact as the whole of an act, recorded when it happened, in seconds since the epoch.
pub(super) fn act(seq: u64, at: i64, fact: &Fact) -> Act {
    let at = Instant::from_unix(at);
    Act::of_test(seq, at, "@ann", vec![fact.event(at, Precision::Second)])
}

#[test]
fn a_correction_that_was_there_before_what_it_corrects_counts() {
    let note = Fact::Noted(Noted {
        text: "restarted".to_owned(),
        ..Noted::default()
    });
    let amended = Fact::Amended(Amended {
        event: "aaaa-2".to_owned(),
        text: Some("restarted db".to_owned()),
        ..Amended::default()
    });
    let undone = Fact::Undone(Undone {
        writer: act(2, 120, &note).writer,
        seq: 2,
    });
    for correction in [amended, undone] {
        Incident::replay_both_ways("x", &[act(1, 60, &correction), act(2, 120, &note)]);
    }
}
