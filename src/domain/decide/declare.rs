//! `declare`: severity is all it needs.

use super::super::alert::Batch;
use super::super::fact::{
    Acknowledged, Declared, Detected, Fact, ImpactStarted, Mode, PlaybookPinned, RoleAssigned,
    Source, Visibility,
};
use super::super::policy::lookup::Typed;
use super::super::policy::{Policy, Severity};
use super::{Decided, Decision, NewFact, Refusal, Remark, When};

/// Longest title, in characters.
pub const TITLE_LIMIT: usize = 500;

/// What was asked for.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// Severity as typed.
    pub severity: Option<String>,
    /// Take the worse one.
    pub unsure: bool,
    /// Title.
    pub title: String,
    /// Nobody has acknowledged yet.
    pub unacked: bool,
    /// Somebody else is to take it.
    pub for_whom: Option<String>,
    /// When the alert fired.
    pub alerted: Option<When>,
    /// When it was acknowledged elsewhere.
    pub acked: Option<When>,
    /// When the impact began.
    pub impact_started: Option<When>,
    /// When it was noticed.
    pub detected: Option<When>,
    /// Where the first sign came from.
    pub source: Option<Source>,
    /// The affected service.
    pub service: Option<String>,
    /// What users notice.
    pub impact: Option<String>,
    /// Commander, if not the declarer.
    pub ic: Option<String>,
    /// Is it meant?
    pub mode: Mode,
    /// Who may see it.
    pub visibility: Visibility,
    /// An incident that this one belongs to.
    pub related: Option<String>,
    /// The channel's name.
    pub channel: Option<String>,
    /// Alerts that it begins with.
    pub alerts: Option<Batch>,
    /// Their severity, where the playbook has no such word.
    pub foreign_severity: Option<String>,
}

/// The severity that a request comes to, and what to say about it.
pub fn severity<'p>(
    policy: &'p Policy,
    typed: Option<&str>,
    unsure: bool,
) -> Result<(&'p Severity, Vec<Remark>), Refusal> {
    let known = || {
        policy
            .severities
            .iter()
            .map(|s| s.id.clone())
            .collect::<Vec<_>>()
    };
    let mut remarks = Vec::new();
    let named = match typed.map(|word| (word, policy.severity(word))) {
        None => None,
        Some((_, Typed::Known(severity))) => Some(severity),
        Some((word, Typed::ByRank(severity))) => {
            remarks.push(Remark::ByRank {
                typed: word.to_owned(),
                to: severity.id.clone(),
            });
            Some(severity)
        }
        Some((word, Typed::Unknown(nearest))) => {
            return Err(Refusal::UnknownSeverity {
                typed: word.to_owned(),
                nearest: nearest.map(ToOwned::to_owned),
                known: known(),
            });
        }
    };
    if !unsure {
        let severity = named.ok_or_else(|| Refusal::SeverityNeeded {
            near: None,
            known: known(),
        })?;
        return Ok((severity, remarks));
    }
    let taken = match named {
        Some(severity) => {
            let index = policy
                .severities
                .iter()
                .position(|s| s.id == severity.id)
                .unwrap_or(0);
            policy.severities.get(index.saturating_sub(1))
        }
        None => policy
            .unsure
            .as_deref()
            .and_then(|id| policy.severity_by_id(id))
            .or_else(|| policy.severities.get(1))
            .or_else(|| policy.severities.first()),
    };
    let taken = taken.ok_or_else(|| Refusal::SeverityNeeded {
        near: None,
        known: known(),
    })?;
    remarks.push(Remark::Unsure {
        named: named.map(|severity| severity.id.clone()),
        taken: taken.id.clone(),
    });
    Ok((taken, remarks))
}

/// Decides a declaration.
pub fn declare(
    policy: &Policy,
    request: Request,
    pin: PlaybookPinned,
    when: When,
    by: &str,
) -> Decision {
    let (severity, mut remarks) = severity(policy, request.severity.as_deref(), request.unsure)?;
    remarks.extend(request.alerts.as_ref().map(Remark::alerts));
    let foreign = request.foreign_severity.clone();
    remarks.extend(foreign.map(|word| Remark::ForeignSeverity { word }));
    too_long("the title", &request.title, TITLE_LIMIT)?;
    if let Some(impact) = &request.impact {
        too_long("the impact", impact, super::note::TEXT_LIMIT)?;
    }
    let mut decided = Decided {
        facts: Vec::new(),
        remarks,
    };
    let mut push = |when: When, fact: Fact| decided.facts.push(NewFact { when, fact });
    push(when, Fact::PlaybookPinned(pin));
    for (at, fact) in request.alerts.iter().flat_map(|b| b.news(None, when.at)) {
        push(at, fact);
    }
    if let Some(at) = request.impact_started {
        push(at, Fact::ImpactStarted(ImpactStarted {}));
    }
    if let Some(at) = request.alerted {
        push(
            at,
            Fact::Alerted(Detected {
                how: None,
                source: request.source,
            }),
        );
    }
    if let Some(at) = request.detected {
        push(
            at,
            Fact::Detected(Detected {
                how: None,
                source: request.source,
            }),
        );
    }
    let waits = request.unacked || request.for_whom.is_some();
    push(
        when,
        Fact::Declared(Declared {
            title: request.title,
            severity: severity.id.clone(),
            unsure: request.unsure,
            mode: request.mode,
            visibility: request.visibility,
            source: request.source,
            service: request.service,
            impact: request.impact,
            channel: request.channel,
            for_whom: request.for_whom.clone(),
            related: request.related,
        }),
    );
    if let Some(at) = request.acked {
        push(at, Fact::Acknowledged(Acknowledged { implied: false }));
    } else if !waits {
        push(when, Fact::Acknowledged(Acknowledged { implied: true }));
    }
    let ic = request.ic.as_deref().unwrap_or(by);
    push(
        when,
        Fact::RoleAssigned(RoleAssigned {
            role: "ic".to_owned(),
            who: ic.to_owned(),
        }),
    );
    Ok(decided)
}

/// Refuses what is over its limit, in characters.
pub(super) fn too_long(what: &'static str, text: &str, limit: usize) -> Result<(), Refusal> {
    let length = text.chars().count();
    if length > limit {
        return Err(Refusal::TooLong {
            what,
            length,
            limit,
        });
    }
    Ok(())
}
