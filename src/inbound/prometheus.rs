//! Prometheus' own list of alerts: `GET /api/v1/alerts`. What is only pending is left out.

use super::Refused;
use super::alertmanager::labelled;
use super::value::At;
use crate::domain::alert::Batch;

pub(super) fn alerts(root: &At<'_>) -> Result<Batch, Refused> {
    let mut batch = Batch {
        source: "prometheus",
        ..Batch::default()
    };
    if root.raw("status")? == Some("error") {
        let why = root.text("error", 200)?.unwrap_or_default();
        return Err(Refused {
            place: "the document".to_owned(),
            what: format!("is an error of Prometheus: {why}"),
        });
    }
    for item in root.must("data")?.must("alerts")?.items()? {
        if item.raw("state")? == Some("firing") {
            batch.alerts.push(labelled(&item, "activeAt")?);
        } else {
            batch.left_out += 1;
        }
    }
    Ok(batch)
}
