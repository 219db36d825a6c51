//! Which severity do the playbook's own signs and figures speak for? Its words are asked, never others.
//!
//! Unsure means the worse one. Refuses to set anything: it proposes, with its reasons, and a person decides.

mod read;

use super::policy::{Policy, Severity, Threshold};

pub use read::read;

/// A figure that the playbook's thresholds speak of.
#[derive(Clone, Debug, PartialEq)]
pub struct Measure<'p> {
    /// As it is typed: `users-affected`.
    pub id: String,
    /// In the playbook's words.
    pub what: &'p str,
    /// Its unit.
    pub unit: Option<&'p str>,
    /// What it says, worst severity first.
    pub bands: Vec<(&'p Severity, &'p Threshold)>,
}

/// The signs of one severity.
#[derive(Clone, Debug, PartialEq)]
pub struct Signs<'p> {
    /// The severity.
    pub severity: &'p Severity,
    /// Its definition, then its indicators; its examples where it has none.
    pub texts: Vec<&'p str>,
}

/// What was said of a severity's signs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// None of them is so.
    No,
    /// Some are, by their place in the list; empty: it was not said which.
    Yes(Vec<usize>),
    /// Nobody knows.
    Unsure,
}

/// What is known so far.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Known {
    /// Figures by the id of their measure; `None`: asked, and not known.
    pub figures: Vec<(String, Option<f64>)>,
    /// Signs by the id of their severity.
    pub signs: Vec<(String, Said)>,
}

/// Why a severity is proposed.
#[derive(Clone, Debug, PartialEq)]
pub enum Reason<'p> {
    /// A figure lies within a threshold.
    Figure {
        /// The figure.
        value: f64,
        /// The threshold.
        threshold: &'p Threshold,
    },
    /// A figure lies between two thresholds: the worse one is taken.
    Between {
        /// The figure.
        value: f64,
        /// The threshold of the severity that was taken.
        threshold: &'p Threshold,
        /// The severity that was taken.
        worse: &'p str,
        /// The less bad severity on its other side.
        better: &'p str,
    },
    /// A figure lies beyond the last threshold that has an upper end.
    Beyond {
        /// The figure.
        value: f64,
        /// That threshold.
        threshold: &'p Threshold,
        /// Its severity.
        better: &'p str,
    },
    /// A sign is there, in the playbook's words.
    Sign(&'p str),
    /// Signs are there; it was not said which.
    SomeSigns(&'p str),
    /// It is not known whether its signs are there.
    Unsure(&'p str),
    /// No sign of a worse one is there.
    NothingWorse,
}

/// A proposal.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal<'p> {
    /// Which severity.
    pub severity: &'p Severity,
    /// Why.
    pub reasons: Vec<Reason<'p>>,
}

/// The figures that the playbook speaks of, in the order in which it does.
pub fn measures(policy: &Policy) -> Vec<Measure<'_>> {
    let mut all: Vec<Measure<'_>> = Vec::new();
    for severity in &policy.severities {
        for threshold in &severity.thresholds {
            let id = kebab(&threshold.what);
            let band = (severity, threshold);
            let same =
                |one: &&mut Measure<'_>| one.id == id && one.unit == threshold.unit.as_deref();
            match all.iter_mut().find(same) {
                Some(measure) => measure.bands.push(band),
                None => all.push(Measure {
                    id,
                    what: &threshold.what,
                    unit: threshold.unit.as_deref(),
                    bands: vec![band],
                }),
            }
        }
    }
    all
}

/// The signs of every severity but the least, worst first: without a sign of a worse one it is the least.
pub fn signs(policy: &Policy) -> Vec<Signs<'_>> {
    let worse = policy.severities.len().saturating_sub(1);
    let severities = policy.severities.iter().take(worse);
    severities
        .map(|severity| {
            let listed = if severity.indicators.is_empty() {
                &severity.examples
            } else {
                &severity.indicators
            };
            let texts = std::iter::once(&severity.meaning).chain(listed);
            Signs {
                severity,
                texts: texts.map(String::as_str).collect(),
            }
        })
        .collect()
}

/// The measures whose figure was neither given nor said to be unknown, and could still make it worse.
pub fn unasked<'p>(policy: &'p Policy, known: &Known) -> Vec<Measure<'p>> {
    let reached = reached(policy, known);
    let mut all = measures(policy);
    all.retain(|measure| {
        let mut worst = measure.bands.iter();
        known.figures.iter().all(|(id, _)| *id != measure.id)
            && worst.any(|(severity, _)| rank(policy, severity) < reached)
    });
    all
}

/// The rank that is proposed by now.
fn reached(policy: &Policy, known: &Known) -> usize {
    let hits = hits(policy, known);
    hits.first().map_or(usize::MAX, |hit| hit.rank)
}

fn rank(policy: &Policy, severity: &Severity) -> usize {
    policy.rank(&severity.id).unwrap_or(usize::MAX)
}

/// The lists of signs that could still make it worse, worst first.
pub fn undecided<'p>(policy: &'p Policy, known: &Known) -> Vec<Signs<'p>> {
    let reached = reached(policy, known);
    let mut all = signs(policy);
    all.retain(|list| {
        rank(policy, list.severity) < reached && said(known, &list.severity.id).is_none()
    });
    all
}

/// What the answers so far speak for; `None`: nothing was said that speaks for anything.
pub fn propose<'p>(policy: &'p Policy, known: &Known) -> Option<Proposal<'p>> {
    let hits = hits(policy, known);
    if let Some(worst) = hits.first().map(|hit| hit.rank) {
        let severity = policy.severities.get(worst.checked_sub(1)?)?;
        let mine = hits.into_iter().filter(|hit| hit.rank == worst);
        return Some(Proposal {
            severity,
            reasons: mine.map(|hit| hit.reason).collect(),
        });
    }
    if known.signs.is_empty() {
        return None;
    }
    // Nothing speaks for any: the worst whose signs were not looked at, else the least.
    let open = undecided(policy, known);
    let (severity, reason) = match open.first() {
        Some(list) => (list.severity, Reason::Unsure(list.severity.id.as_str())),
        None => (policy.severities.last()?, Reason::NothingWorse),
    };
    Some(Proposal {
        severity,
        reasons: vec![reason],
    })
}

struct Hit<'p> {
    rank: usize,
    reason: Reason<'p>,
}

/// Everything that speaks for a severity, the worst first.
fn hits<'p>(policy: &'p Policy, known: &Known) -> Vec<Hit<'p>> {
    let mut hits = Vec::new();
    for measure in measures(policy) {
        let figure = known.figures.iter().find(|(id, _)| *id == measure.id);
        if let Some(value) = figure.and_then(|(_, value)| *value) {
            hits.extend(within(policy, &measure, value));
        }
    }
    for list in signs(policy) {
        let rank = rank(policy, list.severity);
        let id = list.severity.id.as_str();
        let reasons: Vec<Reason<'p>> = match said(known, id) {
            None | Some(Said::No) => continue,
            Some(Said::Unsure) => vec![Reason::Unsure(id)],
            Some(Said::Yes(which)) if which.is_empty() => vec![Reason::SomeSigns(id)],
            Some(Said::Yes(which)) => which
                .iter()
                .filter_map(|index| list.texts.get(*index).copied().map(Reason::Sign))
                .collect(),
        };
        hits.extend(reasons.into_iter().map(|reason| Hit { rank, reason }));
    }
    hits.sort_by_key(|hit| hit.rank);
    hits
}

fn said<'k>(known: &'k Known, severity: &str) -> Option<&'k Said> {
    let mut signs = known.signs.iter().rev();
    signs.find(|(id, _)| id == severity).map(|(_, said)| said)
}

/// The severity for which a figure speaks: of several the worst; between two the worse.
fn within<'p>(policy: &'p Policy, measure: &Measure<'p>, value: f64) -> Option<Hit<'p>> {
    let rank = |severity: &Severity| rank(policy, severity);
    let inside = |t: &Threshold| {
        t.above.is_none_or(|above| value > above) && t.below.is_none_or(|below| value < below)
    };
    let mut bands = measure.bands.iter();
    if let Some((severity, threshold)) = bands.find(|(_, threshold)| inside(threshold)) {
        let reason = Reason::Figure { value, threshold };
        return Some(Hit {
            rank: rank(severity),
            reason,
        });
    }
    // Bands may leave gaps: the nearest one below that ends at or before the figure, and what is worse than it.
    let under = measure
        .bands
        .iter()
        .find(|(_, t)| t.below.is_some_and(|below| value >= below))?;
    let over = measure.bands.iter().rev().find(|(severity, t)| {
        rank(severity) < rank(under.0) && t.above.is_some_and(|above| value <= above)
    });
    let better = under.0.id.as_str();
    Some(match over {
        Some((severity, threshold)) => Hit {
            rank: rank(severity),
            reason: Reason::Between {
                value,
                threshold,
                worse: severity.id.as_str(),
                better,
            },
        },
        None => Hit {
            rank: rank(under.0).saturating_sub(1).max(1),
            reason: Reason::Beyond {
                value,
                threshold: under.1,
                better,
            },
        },
    })
}

/// `users affected` as `users-affected`.
fn kebab(words: &str) -> String {
    let parts = words.split(|c: char| !c.is_alphanumeric());
    let parts: Vec<String> = parts
        .filter(|p| !p.is_empty())
        .map(str::to_lowercase)
        .collect();
    parts.join("-")
}

#[cfg(test)]
mod tests;
