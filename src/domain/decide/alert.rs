//! `alert import` into an incident that is there: what it does not know yet is attached, what is over is noted.

use super::super::alert::Batch;
use super::{Context, Decided, Decision, Remark};

/// Decides one act's worth; no facts: everything is known. Allowed in every state, because it moves nothing.
pub fn import(context: &Context<'_>, batch: &Batch) -> Decision {
    context.writable()?;
    let news = batch.news(Some(context.incident), context.now);
    if news.is_empty() {
        let what = format!("known: {}", batch.words());
        return Ok(Decided::only(Remark::Already {
            what,
            since: None,
            by: None,
        }));
    }
    let mut decided = Decided::only(Remark::alerts(batch));
    for (when, fact) in news {
        decided.push_at(when, fact);
    }
    Ok(decided)
}
