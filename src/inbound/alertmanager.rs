//! Alertmanager's webhook (version 4), its API's list of alerts, and Grafana's webhook, which looks the same.

use super::value::{At, harmless};
use super::{NAME, Refused, SUMMARY, key};
use crate::domain::alert::{Alert, Batch};

/// Labels and annotations as far as an incident needs them.
struct Said {
    name: String,
    severity: Option<String>,
    service: Option<String>,
    summary: Option<String>,
    /// All labels in one order: what makes the alert the same alert where there is no fingerprint.
    identity: String,
}

/// A webhook: `{alerts: [...], groupKey, ...}`. Grafana's has an `orgId`.
pub(super) fn webhook(root: &At<'_>) -> Result<Batch, Refused> {
    let source = if root.has("orgId") {
        "grafana"
    } else {
        "alertmanager"
    };
    let group = root.raw("groupKey")?;
    // Grafana's default group key says nothing.
    let group = group.filter(|group| *group != "{}:{}");
    let receiver = root.raw("receiver")?.unwrap_or_default();
    let mut batch = Batch {
        source,
        group: group.map(|group| key(&[source, receiver, group])),
        truncated: root.number("truncatedAlerts")?,
        ..Batch::default()
    };
    for item in root.must("alerts")?.items()? {
        let firing = match item.raw("status")?.unwrap_or("firing") {
            "firing" => true,
            "resolved" => false,
            _ => {
                return Err(item.off("status", "is neither `firing` nor `resolved`"));
            }
        };
        batch.alerts.push(alert(&item, firing)?);
    }
    Ok(batch)
}

/// `GET /api/v2/alerts`, or groups of them: a list. What is silenced or inhibited is left out.
pub(super) fn api(root: &At<'_>) -> Result<Batch, Refused> {
    let mut batch = Batch {
        source: "alertmanager",
        ..Batch::default()
    };
    for item in root.items()? {
        let inner = match item.get("alerts")? {
            Some(group) => group.items()?,
            None => vec![item],
        };
        for item in inner {
            let state = match item.get("status")? {
                Some(status) => status.raw("state")?,
                None => None,
            };
            if state == Some("suppressed") {
                batch.left_out += 1;
            } else {
                batch.alerts.push(alert(&item, true)?);
            }
        }
    }
    Ok(batch)
}

/// One alert on its own, as a person copies it.
pub(super) fn single(root: &At<'_>) -> Result<Batch, Refused> {
    Ok(Batch {
        source: "alertmanager",
        alerts: vec![alert(root, true)?],
        ..Batch::default()
    })
}

fn alert(item: &At<'_>, firing: bool) -> Result<Alert, Refused> {
    let said = said(item)?;
    let starts = item.raw("startsAt")?.unwrap_or_default();
    let identity = item.raw("fingerprint")?.unwrap_or(&said.identity);
    Ok(Alert {
        key: key(&[identity, starts]),
        firing,
        started: item.time("startsAt")?,
        ended: item.time("endsAt")?,
        link: item.link("generatorURL")?,
        name: said.name,
        severity: said.severity,
        service: said.service,
        summary: said.summary,
    })
}

fn said(item: &At<'_>) -> Result<Said, Refused> {
    let labels = item.must("labels")?;
    let mut pairs = labels.texts()?;
    pairs.sort_unstable();
    let of = |name: &str, limit: usize| labels.text(name, limit);
    let (summary, description) = match item.get("annotations")? {
        Some(notes) => {
            notes.texts()?;
            (
                notes.text("summary", SUMMARY)?,
                notes.text("description", SUMMARY)?,
            )
        }
        None => (None, None),
    };
    let named = of("alertname", NAME)?;
    Ok(Said {
        name: named
            .or_else(|| summary.clone())
            .or_else(|| {
                let first = pairs.first().map(|(name, text)| format!("{name}={text}"));
                harmless(&first.unwrap_or_default(), NAME)
            })
            .unwrap_or_else(|| "unnamed".to_owned()),
        severity: of("severity", 60)?.or(of("priority", 60)?),
        service: of("service", NAME)?.or(of("job", NAME)?),
        summary: summary.or(description),
        identity: format!("{pairs:?}"),
    })
}

/// The same reading for a source that keeps its times elsewhere.
pub(super) fn labelled(item: &At<'_>, since: &str) -> Result<Alert, Refused> {
    let said = said(item)?;
    let starts = item.raw(since)?.unwrap_or_default();
    Ok(Alert {
        key: key(&[&said.identity, starts]),
        firing: true,
        started: item.time(since)?,
        ended: None,
        link: None,
        name: said.name,
        severity: said.severity,
        service: said.service,
        summary: said.summary,
    })
}
