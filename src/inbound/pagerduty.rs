//! `PagerDuty`'s webhook, version 3: one event about one incident of theirs. Events about other things hold no alert.

use super::value::At;
use super::{NAME, Refused, SUMMARY, key};
use crate::domain::alert::{Alert, Batch};

pub(super) fn webhook(root: &At<'_>) -> Result<Batch, Refused> {
    let mut batch = Batch {
        source: "pagerduty",
        ..Batch::default()
    };
    let event = root.must("event")?;
    let data = event.must("data")?;
    if data.raw("type")? != Some("incident") {
        batch.left_out = 1;
        return Ok(batch);
    }
    let Some(id) = data.raw("id")? else {
        return Err(Refused {
            place: "event.data.id".to_owned(),
            what: "is empty".to_owned(),
        });
    };
    let firing = data.raw("status")? != Some("resolved");
    let summary_of = |name: &str, limit| match data.get(name) {
        Ok(Some(part)) => part.text("summary", limit),
        Ok(None) => Ok(None),
        Err(refused) => Err(refused),
    };
    let title = data.text("title", SUMMARY)?;
    let reopened = data.raw("reopened_at")?.unwrap_or_default();
    let service = summary_of("service", NAME)?;
    batch.alerts.push(Alert {
        key: key(&[id, reopened]),
        name: title
            .clone()
            .unwrap_or_else(|| "PagerDuty incident".to_owned()),
        firing,
        started: data.time("created_at")?,
        ended: if firing {
            None
        } else {
            event.time("occurred_at")?
        },
        severity: summary_of("priority", 60)?,
        summary: title,
        service,
        link: data.link("html_url")?,
    });
    batch.group = Some(key(&["pagerduty", id]));
    Ok(batch)
}
