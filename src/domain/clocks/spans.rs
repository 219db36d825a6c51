//! Sets of time: when a promise counts, and when it applies. Half-open spans of Unix seconds.
//!
//! Refuses to know what the time is about; the arithmetic of "only the time at SEV-1 or worse" is all here.

use smallvec::{SmallVec, smallvec};

/// Nearly every promise counts over one stretch: that one stands in the set itself.
type Stretches = SmallVec<[(i64, i64); 1]>;

/// Since ever, or for ever.
pub(super) const EVER: (i64, i64) = (i64::MIN, i64::MAX);

/// Disjoint half-open spans `[from, to)`, in order. `i64::MIN` and `i64::MAX` stand for no bound.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Spans(Stretches);

impl Spans {
    pub(super) fn always() -> Self {
        Self(smallvec![EVER])
    }

    pub(super) fn from(start: i64) -> Self {
        Self::between(start, i64::MAX)
    }

    pub(super) fn until(end: i64) -> Self {
        Self::between(i64::MIN, end)
    }

    pub(super) fn between(start: i64, end: i64) -> Self {
        Self(if start < end {
            smallvec![(start, end)]
        } else {
            Stretches::new()
        })
    }

    /// The spans of a track of values in which `wanted` holds; the first value counts since ever.
    pub(super) fn of_track<T>(track: &[(i64, T)], wanted: impl Fn(&T) -> bool) -> Self {
        let mut spans = Stretches::new();
        for (index, (at, value)) in track.iter().enumerate() {
            let from = if index == 0 { i64::MIN } else { *at };
            let to = track.get(index + 1).map_or(i64::MAX, |(next, _)| *next);
            if wanted(value) && from < to {
                spans.push((from, to));
            }
        }
        Self(spans).joined()
    }

    fn joined(mut self) -> Self {
        self.0.sort_unstable();
        let mut joined = Stretches::new();
        for (from, to) in self.0 {
            match joined.last_mut() {
                Some(last) if from <= last.1 => last.1 = last.1.max(to),
                _ => joined.push((from, to)),
            }
        }
        Self(joined)
    }

    pub(super) fn or(&self, other: &Self) -> Self {
        Self(self.0.iter().chain(&other.0).copied().collect()).joined()
    }

    pub(super) fn and(&self, other: &Self) -> Self {
        let mut both = Stretches::new();
        for (from, to) in &self.0 {
            for (other_from, other_to) in &other.0 {
                let span = (*from.max(other_from), *to.min(other_to));
                if span.0 < span.1 {
                    both.push(span);
                }
            }
        }
        Self(both).joined()
    }

    pub(super) fn complement(&self) -> Self {
        let mut gaps = Stretches::new();
        let mut from = i64::MIN;
        for (start, end) in &self.0 {
            if from < *start {
                gaps.push((from, *start));
            }
            from = *end;
        }
        if from < i64::MAX {
            gaps.push((from, i64::MAX));
        }
        Self(gaps)
    }

    pub(super) fn minus(&self, other: &Self) -> Self {
        self.and(&other.complement())
    }

    pub(super) fn stretches(&self) -> &[(i64, i64)] {
        &self.0
    }

    pub(super) fn contains(&self, at: i64) -> bool {
        self.0.iter().any(|(from, to)| *from <= at && at < *to)
    }

    /// The first instant at or after `at` that is in the set.
    pub(super) fn first_at(&self, at: i64) -> Option<i64> {
        self.0
            .iter()
            .find(|(_, to)| at < *to)
            .map(|(from, _)| at.max(*from))
    }

    /// The end of the span that holds `at`; `i64::MAX` if it has none, `at` itself if no span holds it.
    pub(super) fn end_of(&self, at: i64) -> i64 {
        self.0
            .iter()
            .find(|(from, to)| *from <= at && at < *to)
            .map_or(at, |(_, to)| *to)
    }

    /// Starts of the spans that begin after `at`.
    pub(super) fn starts_after(&self, at: i64) -> impl Iterator<Item = i64> {
        self.0
            .iter()
            .map(|(from, _)| *from)
            .filter(move |from| *from > at)
    }

    /// The end of the last span that ended at or before `at`.
    pub(super) fn last_end(&self, at: i64) -> Option<i64> {
        self.0.iter().map(|(_, to)| *to).rfind(|to| *to <= at)
    }

    /// The instant at which `seconds` of this set have passed since `anchor`; never exactly the end of a span.
    pub(super) fn advance(&self, anchor: i64, seconds: i64) -> Option<i64> {
        let mut left = seconds.max(0);
        for (from, to) in self.0.iter().filter(|(_, to)| anchor < *to) {
            let start = anchor.max(*from);
            let here = to.saturating_sub(start);
            if left < here {
                return Some(start.saturating_add(left));
            }
            left -= here;
        }
        None
    }

    /// The set as it looked just before `at`, as if nothing had changed from then on.
    pub(super) fn as_of(&self, at: i64) -> Self {
        let spans = self.0.iter().filter(|(from, _)| *from < at);
        Self(
            spans
                .map(|(from, to)| (*from, if *to >= at { i64::MAX } else { *to }))
                .collect(),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_is_counted_only_inside() {
        let spans = Spans::between(0, 600).or(&Spans::from(720));
        assert_eq!(spans.advance(0, 900), Some(1020));
        assert_eq!(spans.advance(0, 599), Some(599));
        assert_eq!(spans.advance(0, 600), Some(720));
        assert_eq!(spans.advance(650, 0), Some(720));
        assert_eq!(Spans::between(0, 600).advance(0, 600), None);
    }

    #[test]
    fn sets_combine() {
        let late = Spans::from(100);
        let early = Spans::until(200);
        assert_eq!(late.and(&early), Spans::between(100, 200));
        assert_eq!(late.or(&early), Spans::always());
        assert_eq!(Spans::always().minus(&late), Spans::until(100));
        assert_eq!(late.and(&early).as_of(150), Spans::from(100));
        assert_eq!(late.and(&early).as_of(100), Spans::default());
        assert_eq!(late.and(&early).as_of(200), Spans::from(100));
        assert_eq!(late.and(&early).as_of(201), Spans::between(100, 200));
    }
}
