//! Every request of every channel, byte for byte, for a person to review: `tests/it/snapshots/requests/`.

use irc::deliver::intent::Intent;
use irc::deliver::preset;
use irc::deliver::target::{Secret, Service, Target};
use irc::deliver::{build, slack, statuspage};
use irc::domain::message::About;

use crate::harness::kept;

fn intent(about: About) -> Intent {
    Intent {
        id: "5c81aa00ff11".to_owned(),
        about: Some(about),
        incident: "20261121-001-k7q".to_owned(),
        title: "checkout returns 500s".to_owned(),
        severity: "SEV-2".to_owned(),
        rank: 2,
        state: "investigating".to_owned(),
        what: match about {
            About::Update => "cards fail, we roll back".to_owned(),
            about => format!("{} by @ann", about.word()),
        },
        text: "Cards fail since 03:05 & we roll back. Next update by 03:42.".to_owned(),
        subject: (about == About::Update).then(|| "Checkout: cards fail".to_owned()),
        audience: (about == About::Update).then(|| "status page".to_owned()),
        status: (about == About::Update).then(|| "identified".to_owned()),
        next_by: (about == About::Update).then(|| "2026-11-21T03:42:00Z".to_owned()),
        service: Some("checkout".to_owned()),
        by: "@ann".to_owned(),
        at: "2026-11-21T03:12:00Z".to_owned(),
        room: Some("#inc-20261121-001-checkout".to_owned()),
        ..Intent::default()
    }
}

fn target(name: &str, service: Service, url: &str) -> Target {
    Target {
        name: name.to_owned(),
        service,
        url: Secret::new(url.to_owned()),
        secret: Some(Secret::new("t0ken-of-a-channel".to_owned())),
        to: match name {
            "slack-api" => None,
            "smtp" => Some("list@example.org, boss@example.org".to_owned()),
            _ => Some("target".to_owned()),
        },
    }
}

fn shown(name: &str, service: Service, url: &str, abouts: &[About]) {
    let target = target(name, service, url);
    let mut text = String::new();
    for about in abouts {
        let mut intent = intent(*about);
        if *about == About::Topic {
            intent.room_id = Some("C042".to_owned());
        }
        match build(&intent, &target) {
            Ok(request) => text.push_str(&format!("# {}\n{}\n", about.word(), request.shown())),
            Err(no) => text.push_str(&format!("# {}\n({})\n\n", about.word(), no.words())),
        }
    }
    kept(&format!("tests/it/snapshots/requests/{name}.txt"), &text);
}

#[test]
fn every_request_is_reviewed() {
    let hook = "https://hooks.slack.com/services/T0/B0/sEcReT";
    shown(
        "slack-hook",
        Service::SlackHook,
        hook,
        &[About::Declared, About::Update],
    );
    let rooms = [About::Room, About::Topic, About::Declared, About::Update];
    shown("slack-api", Service::SlackApi, slack::API, &rooms);
    shown(
        "pagerduty",
        Service::PagerDuty,
        irc::deliver::pagerduty::EVENTS,
        &About::ALL,
    );
    shown(
        "statuspage",
        Service::Statuspage,
        statuspage::API,
        &[About::Update, About::Declared],
    );
    shown(
        "smtp",
        Service::Smtp {
            from: "irc@example.org".to_owned(),
            user: Some("irc".to_owned()),
        },
        "smtps://mail.example.org",
        &[About::Declared, About::Update],
    );
    for (name, _) in preset::SHIPPED {
        let shape = preset::named(name).unwrap();
        let url = shape
            .url
            .clone()
            .unwrap_or_else(|| "https://hooks.example.com/a/sEcReT".to_owned());
        shown(
            name,
            Service::Webhook(Box::new(shape)),
            &url,
            &[About::Declared, About::Update],
        );
    }
}

#[test]
fn what_follows_a_first_message_and_a_trial_are_reviewed() {
    let mut text = String::new();
    let mut add = |what: &str, intent: &Intent, target: &Target| {
        let request = build(intent, target).unwrap();
        text.push_str(&format!("# {what}\n{}\n", request.shown()));
    };
    let slack = target("slack-api", Service::SlackApi, slack::API);
    let page = target("statuspage", Service::Statuspage, statuspage::API);
    let pager = irc::deliver::pagerduty::EVENTS;
    let pager = target("pagerduty", Service::PagerDuty, pager);
    let mut later = intent(About::Update);
    later.room_id = Some("C042".to_owned());
    later.thread = Some("1795230720.000100".to_owned());
    add(
        "an update in the thread of the room's first post",
        &later,
        &slack,
    );
    later.remote = Some("p31zjtct2jer".to_owned());
    later.status = Some("resolved".to_owned());
    add("a later update of the public incident", &later, &page);
    let mut bare = intent(About::Update);
    bare.subject = None;
    add("a first public update without a subject", &bare, &page);
    let mut trial = intent(About::Declared);
    trial.about = None;
    trial.title = "a test of this channel: nothing is wrong".to_owned();
    trial.room_id = Some("C042".to_owned());
    for target in [&slack, &page, &pager] {
        add(&format!("a trial of {}", target.name), &trial, target);
    }
    kept("tests/it/snapshots/requests/later.txt", &text);
}
