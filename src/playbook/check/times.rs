//! Zone, business hours, rotation and the review of the guide itself.
//!
//! Refuses to know the present: it is handed in.

use jiff::civil::Date;

use super::super::tree::{Node, Value};
use super::Check;
use crate::domain::calendar::TimeOfDay;
use crate::domain::instant::Instant;
use crate::domain::timespan::{Calendar, Timespan};
use crate::domain::zone::Zone;

impl Check<'_, '_, '_> {
    pub(super) fn times(&mut self, now: Instant) {
        self.zone();
        self.hours();
        self.business_spans();
        self.rotation();
        self.review(now);
    }

    fn zone(&mut self) {
        let Some(zone) = self.policy.zone.as_deref() else {
            return;
        };
        if let Err(no) = Zone::named(zone) {
            let what = format!("there is no time zone `{zone}`");
            let right = match no.nearest {
                Some(name) => format!("did you mean `{name}`?"),
                None => "write an IANA name such as `Europe/Berlin` or `UTC`".to_owned(),
            };
            self.error("unknown-zone", "zone", what, &right);
        }
    }

    /// Read from the tree: hours that cannot be are no value of the type. What is missing or of another type is
    /// reported by its shape.
    fn hours(&mut self) {
        let Some(hours) = self.root.get("business_hours") else {
            return;
        };
        if let Some(Value::List(days)) = hours.get("days").map(|days| &days.value)
            && days.is_empty()
        {
            let what = "there is no business day".to_owned();
            let right = "write `days: [mon, tue, wed, thu, fri]`";
            self.error("bad-time", "business_hours.days", what, right);
        }
        let mut time = |key: &str| {
            let text = hours.get(key).and_then(Node::text)?;
            self.clock_time(&format!("business_hours.{key}"), text)
        };
        if let (Some(open), Some(close)) = (time("open"), time("close"))
            && close <= open
        {
            let what = format!("`{close}` is not after `{open}`");
            let right = "write the end of the working day, such as `17:00`";
            self.error("bad-time", "business_hours.close", what, right);
        }
    }

    fn clock_time(&mut self, path: &str, text: &str) -> Option<TimeOfDay> {
        let time = TimeOfDay::parse(text);
        if time.is_none() {
            let what = format!("`{text}` is no time of day");
            self.error("bad-time", path, what, "write `HH:MM`, such as `09:00`");
        }
        time
    }

    /// Business durations are words as long as nobody says when business is.
    fn business_spans(&mut self) {
        let root = self.root;
        if root.get("business_hours").is_some() {
            return;
        }
        let mut found = Vec::new();
        root.each_entry(&mut |path, entry| {
            let timed = matches!(
                entry.key.as_str(),
                "response"
                    | "acknowledge"
                    | "update"
                    | "resolve"
                    | "within"
                    | "every"
                    | "after"
                    | "hold"
                    | "no_answer"
            );
            let text = entry.node.text().filter(|_| timed);
            let span = text.and_then(|text| Timespan::parse(text).ok());
            if let Some(span) = span.filter(|span| span.calendar == Some(Calendar::Business)) {
                found.push((path.to_owned(), span.text));
            }
        });
        for (path, text) in found {
            let what = format!("`{text}` has no figure without business hours");
            let right = "add `business_hours:` (days, open, close), or accept that it stays words";
            self.warning("business-hours-missing", &path, what, right);
        }
    }

    fn rotation(&mut self) {
        let rotation = self
            .policy
            .oncall
            .as_ref()
            .and_then(|o| o.rotation.as_ref());
        let Some(rotation) = rotation else { return };
        self.clock_time("oncall.rotation.at", &rotation.at);
        if rotation.weeks == 0 {
            let what = "a shift of no weeks".to_owned();
            self.error("bad-time", "oncall.rotation.weeks", what, "write 1 or more");
        }
    }

    fn review(&mut self, now: Instant) {
        let policy = self.policy;
        let updated = policy.updated.as_ref().map(|date| ("updated", date));
        let review = policy.review.as_ref();
        let last = review
            .and_then(|r| r.last.as_ref())
            .map(|date| ("review.last", date));
        for (path, date) in [updated, last].into_iter().flatten() {
            if date.parse::<Date>().is_err() {
                let what = format!("`{date}` is no date");
                self.error(
                    "bad-time",
                    path,
                    what,
                    "write `YYYY-MM-DD`, such as `2024-01-15`",
                );
            }
        }
        let every = review.and_then(|r| r.every.as_ref()).and_then(|e| e.max_s);
        let Some((path, date)) = last.or(updated) else {
            return;
        };
        let (Some(every), Ok(last)) = (every, date.parse::<Date>()) else {
            return;
        };
        let days = i32::try_from(every / 86_400).unwrap_or(i32::MAX);
        let due = last.checked_add(jiff::Span::new().try_days(days).unwrap_or_default());
        let today = self.today(now);
        if let Ok(due) = due
            && due < today
        {
            let what = format!("the playbook was to be reviewed by {due}");
            let right = "review it, then set `review.last:` to that day";
            self.warning("review-overdue", path, what, right);
        }
    }

    fn today(&self, now: Instant) -> Date {
        let zone = self.policy.zone.as_deref();
        let zone = zone.and_then(|name| Zone::named(name).ok());
        zone.unwrap_or_else(Zone::utc).day(now)
    }
}
