//! Zone, business hours, rotation and the review of the guide itself.
//!
//! Refuses to know the present: it is handed in.

use jiff::civil::Date;
use jiff::tz::{TimeZone, TimeZoneDatabase};

use super::super::tree::Node;
use super::{Check, one_of};
use crate::domain::instant::Instant;
use crate::domain::timespan::{Calendar, Timespan};

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
        if known_zone(zone).is_none() {
            let names: Vec<String> = zones().available().map(|z| z.to_string()).collect();
            let what = format!("there is no time zone `{zone}`");
            let near = crate::text::suggest::nearest(zone, names.iter().map(String::as_str));
            let right = match near {
                Some(name) => one_of(zone, std::iter::once(name)),
                None => "write an IANA name such as `Europe/Berlin` or `UTC`".to_owned(),
            };
            self.error("unknown-zone", "zone", what, &right);
        }
    }

    /// Read from the tree: hours that cannot be are no value of the type.
    fn hours(&mut self) {
        let Some(hours) = self.root.get("business_hours") else {
            return;
        };
        if hours
            .get("days")
            .is_some_and(|days| days.items().is_empty())
        {
            let what = "there is no business day".to_owned();
            let right = "write `days: [mon, tue, wed, thu, fri]`";
            self.error("bad-time", "business_hours.days", what, right);
        }
        let text = |key: &str| {
            hours
                .get(key)
                .and_then(Node::text)
                .unwrap_or_default()
                .to_owned()
        };
        let (open_text, close_text) = (text("open"), text("close"));
        let open = self.clock_time("business_hours.open", &open_text);
        let close = self.clock_time("business_hours.close", &close_text);
        if let (Some(open), Some(close)) = (open, close)
            && close <= open
        {
            let what = format!("`{close_text}` is not after `{open_text}`");
            let right = "write the end of the working day, such as `17:00`";
            self.error("bad-time", "business_hours.close", what, right);
        }
    }

    fn clock_time(&mut self, path: &str, text: &str) -> Option<u16> {
        let minutes = minutes(text);
        if minutes.is_none() {
            let what = format!("`{text}` is no time of day");
            self.error("bad-time", path, what, "write `HH:MM`, such as `09:00`");
        }
        minutes
    }

    /// Business durations are words as long as nobody says when business is.
    fn business_spans(&mut self) {
        if self.policy.business_hours.is_some() {
            return;
        }
        let root = self.root;
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
        let last = last
            .or(updated)
            .and_then(|(_, date)| date.parse::<Date>().ok());
        let (Some(every), Some(last)) = (every, last) else {
            return;
        };
        let days = i32::try_from(every / 86_400).unwrap_or(i32::MAX);
        let due = last.checked_add(jiff::Span::new().try_days(days).unwrap_or_default());
        let today = self.today(now);
        if let (Ok(due), Some(today)) = (due, today)
            && due < today
        {
            let what = format!("the playbook was to be reviewed by {due}");
            let right = "review it, then set `review.last:` to that day";
            self.warning("review-overdue", "review", what, right);
        }
    }

    fn today(&self, now: Instant) -> Option<Date> {
        let zone = self.policy.zone.as_deref().and_then(known_zone);
        let stamp = jiff::Timestamp::from_second(now.unix()).ok()?;
        Some(stamp.to_zoned(zone.unwrap_or(TimeZone::UTC)).date())
    }
}

fn zones() -> TimeZoneDatabase {
    TimeZoneDatabase::bundled()
}

fn known_zone(name: &str) -> Option<TimeZone> {
    zones().get(name).ok()
}

fn minutes(text: &str) -> Option<u16> {
    let (hours, minutes) = text.split_once(':')?;
    let two = |part: &str, most: u16| {
        let number: u16 = part.parse().ok()?;
        (part.len() == 2 && number <= most).then_some(number)
    };
    Some(two(hours, 23)? * 60 + two(minutes, 59)?)
}
