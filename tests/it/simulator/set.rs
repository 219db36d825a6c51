//! Sets of time, in whole seconds: half-open stretches in order, the last one open.

/// Later, and earlier, than everything.
pub(super) const END: i64 = i64::MAX / 8;

#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Set(pub(super) Vec<(i64, i64)>);

impl Set {
    /// The seconds at which `holds` is true, where that can only change at `breaks`.
    pub(super) fn of(breaks: &[i64], holds: impl Fn(i64) -> bool) -> Self {
        let mut edges: Vec<i64> = breaks.to_vec();
        edges.push(-END);
        edges.sort_unstable();
        edges.dedup();
        let mut stretches: Vec<(i64, i64)> = Vec::new();
        for (place, from) in edges.iter().enumerate() {
            let to = edges.get(place + 1).copied().unwrap_or(END);
            if holds(*from) {
                match stretches.last_mut() {
                    Some(last) if last.1 == *from => last.1 = to,
                    _ => stretches.push((*from, to)),
                }
            }
        }
        Self(stretches)
    }

    pub(super) fn or(&self, other: &Self) -> Self {
        let breaks: Vec<i64> = self.edges().chain(other.edges()).collect();
        Self::of(&breaks, |t| self.holds(t) || other.holds(t))
    }

    /// From a time on.
    pub(super) fn since(&self, at: i64) -> Self {
        let left = self.0.iter().filter(|(_, to)| at < *to);
        Self(left.map(|(from, to)| ((*from).max(at), *to)).collect())
    }

    pub(super) fn holds(&self, at: i64) -> bool {
        self.0.iter().any(|(from, to)| *from <= at && at < *to)
    }

    /// The first second at or after `at` that it holds.
    pub(super) fn first(&self, at: i64) -> Option<i64> {
        let stretch = self.0.iter().find(|(_, to)| at < *to)?;
        Some(stretch.0.max(at))
    }

    /// The start of the first stretch that begins after `at`.
    pub(super) fn next_start(&self, at: i64) -> Option<i64> {
        self.0.iter().map(|s| s.0).find(|from| *from > at)
    }

    /// The first second at or after `anchor`, inside the set, before which `n` seconds of it have passed.
    pub(super) fn count(&self, anchor: i64, n: i64) -> Option<i64> {
        let mut left = n;
        for (from, to) in &self.0 {
            let from = (*from).max(anchor);
            if from >= *to {
                continue;
            }
            if left < *to - from {
                return Some(from + left);
            }
            left -= *to - from;
        }
        None
    }

    /// As it looked just before `h`.
    pub(super) fn before(&self, h: i64) -> Self {
        let began = self.0.iter().filter(|(from, _)| *from < h);
        Self(
            began
                .map(|(from, to)| (*from, if *to < h { *to } else { END }))
                .collect(),
        )
    }

    pub(super) fn edges(&self) -> impl Iterator<Item = i64> + '_ {
        self.0.iter().flat_map(|(from, to)| [*from, *to])
    }
}

/// The next whole minute.
pub(super) fn minute(at: i64) -> i64 {
    (at + 59).div_euclid(60) * 60
}
