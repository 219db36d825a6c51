//! A playbook as a person reads it, part by part.
//!
//! Refuses to leave out what the playbook states; parts that it does not have are not printed.

mod after;
mod ladders;
mod messages;
mod people;
mod phases;
mod severities;
pub(in crate::render) mod sheet;
mod trouble;

use self::sheet::Sheet;
use super::screen::Screen;
use crate::domain::policy::{Policy, Var};
use crate::view::policy::{PolicyView, Section};

/// The parts that are wanted; none: all of them.
pub fn policy(
    screen: &Screen,
    policy: &Policy,
    view: &PolicyView<'_>,
    wanted: &[Section],
) -> String {
    let mut sheet = Sheet::new(screen);
    let all = wanted.is_empty();
    for section in Section::ALL {
        if all || wanted.contains(&section) {
            part(&mut sheet, policy, view, section);
        }
    }
    sheet.into_text()
}

fn part(sheet: &mut Sheet<'_>, policy: &Policy, view: &PolicyView<'_>, section: Section) {
    match section {
        Section::About => about(sheet, policy, view),
        Section::Severities => severities::severities(sheet, policy),
        Section::Roles => people::roles(sheet, policy),
        Section::Contacts => people::contacts(sheet, policy),
        Section::Ladders => ladders::ladders(sheet, policy),
        Section::Oncall => people::oncall(sheet, policy),
        Section::Phases => phases::phases(sheet, policy),
        Section::Scenarios => trouble::scenarios(sheet, policy),
        Section::Mitigations => trouble::mitigations(sheet, policy),
        Section::DecisionTree => trouble::decision_tree(sheet, policy),
        Section::Channel => messages::channel(sheet, policy),
        Section::StatusPage => messages::status_page(sheet, policy),
        Section::Templates => messages::templates(sheet, policy),
        Section::Postmortem => after::postmortem(sheet, policy),
        Section::Commands if policy.commands.is_empty() => {}
        Section::Commands => {
            sheet.part("Commands");
            phases::commands(sheet, policy, 0, &policy.commands);
        }
        Section::Links => links(sheet, policy),
        Section::DoNot => {
            plain(sheet, "Do not", &policy.do_not);
            plain(sheet, "Principles", &policy.principles);
        }
        Section::Notes => plain(sheet, "Notes on how the guide is read", &policy.notes),
    }
}

fn plain(sheet: &mut Sheet<'_>, heading: &str, words: &[String]) {
    if !words.is_empty() {
        sheet.part(heading);
    }
    for text in words {
        sheet.marked(0, "- ", text);
    }
}

fn about(sheet: &mut Sheet<'_>, policy: &Policy, view: &PolicyView<'_>) {
    let from = view.path.unwrap_or("built in");
    sheet.thing(&policy.title, &format!("{} · {from}", policy.name));
    sheet.field(0, "system", policy.system.as_ref());
    sheet.field(0, "organization", policy.organization.as_ref());
    if let Some(summary) = &policy.summary {
        sheet.text(0, summary);
    }
    sheet.field(0, "version", policy.version.as_ref());
    sheet.field(0, "owner", policy.owner.as_ref());
    sheet.field(0, "updated", policy.updated.as_ref());
    if let Some(review) = &policy.review {
        let last = review.last.as_deref().unwrap_or("not stated");
        sheet.field(0, "review", Some(format!("{}; last: {last}", review.cycle)));
    }
    sheet.field(0, "source", policy.source.as_ref());
    let zone = policy.zone.as_deref().unwrap_or("not stated");
    sheet.field(0, "zone", Some(zone));
    if let Some(hours) = &policy.business_hours {
        let days: Vec<String> = hours
            .days()
            .iter()
            .map(|day| format!("{day:?}").to_lowercase())
            .collect();
        let words = format!("{} {} to {}", days.join(", "), hours.open(), hours.close());
        sheet.field(0, "business hours", Some(words));
    }
    sheet.field(
        0,
        "team.yaml",
        view.team
            .then_some("laid over it: people, numbers, zone, hours, links"),
    );
    let values: Vec<String> = policy.vars.iter().map(value).collect();
    sheet.list(0, "values in commands", &values);
}

fn value((name, var): (&String, &Var)) -> String {
    let mut words = match &var.default {
        Some(default) => format!("{name} = {default}"),
        None => format!("{name} (not given)"),
    };
    if let Some(about) = &var.about {
        words.push_str(&format!(": {about}"));
    }
    words
}

fn links(sheet: &mut Sheet<'_>, policy: &Policy) {
    if !policy.links.is_empty() {
        sheet.part("Links");
    }
    for link in &policy.links {
        let mut words = link.name.clone();
        if let Some(kind) = &link.kind {
            words.push_str(&format!(" ({kind})"));
        }
        if let Some(purpose) = &link.purpose {
            words.push_str(&format!(": {purpose}"));
        }
        sheet.marked(0, "- ", &words);
        match &link.url {
            Some(url) => sheet.code(2, url),
            None => sheet.quiet(2, "no address given"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::instant::Instant;
    use crate::domain::zone::Zone;
    use crate::text::cut;
    use crate::view::policy::Source;

    fn shown(width: usize, wanted: &[Section]) -> String {
        let yaml = include_str!("../../../playbooks/qawave.yaml");
        let own: Policy = serde_yaml::from_str(yaml).unwrap();
        let now = Instant::from_unix(0);
        let screen = Screen {
            width,
            zone: Zone::utc(),
            now,
            tty: true,
            plain: true,
        };
        let view = PolicyView::new(&own, Source::default(), now);
        let styled = policy(&screen, &own, &view, wanted);
        anstream::adapter::strip_str(&styled).to_string()
    }

    #[test]
    fn a_ladder_with_a_row_a_severity_is_a_matrix_where_there_is_room() {
        let wide = shown(80, &[Section::Ladders]);
        let row = wide.lines().find(|line| line.contains("SEV2")).unwrap();
        assert!(
            row.contains("DevOps Lead") && row.contains("Engineering Manager"),
            "{row}"
        );
        let narrow = shown(40, &[Section::Ladders]);
        assert!(narrow.contains("SEV2, 30 min: DevOps Lead"), "{narrow}");
    }

    #[test]
    fn only_what_is_to_be_copied_is_wider_than_the_screen() {
        let parts: Vec<Section> = Section::ALL
            .into_iter()
            .filter(|part| {
                let copied = [
                    Section::Phases,
                    Section::Scenarios,
                    Section::Mitigations,
                    Section::DecisionTree,
                    Section::Templates,
                    Section::Commands,
                    Section::Links,
                    Section::StatusPage,
                ];
                !copied.contains(part)
            })
            .collect();
        let wide = shown(40, &parts);
        let over: Vec<&str> = wide.lines().filter(|line| cut::width(line) > 40).collect();
        assert_eq!(over, Vec::<&str>::new());
    }

    #[test]
    fn every_part_of_a_guide_is_printed() {
        let all = shown(80, &[]);
        for words in [
            "SEVERITIES",
            "LADDERS",
            "PHASES",
            "SCENARIOS",
            "TEMPLATES",
            "POSTMORTEM",
            "NOTES",
        ] {
            assert!(all.contains(words), "{words}");
        }
        assert!(!shown(80, &[Section::Links]).contains("PHASES"));
    }
}
