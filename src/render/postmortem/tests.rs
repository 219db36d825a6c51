//! The laws of the file: prose survives, making again changes nothing, an edit is never overwritten, data stays text.

use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag};

use super::*;
use crate::domain::fact::{ActionAdded, Described, Detected, Fact, Mitigated};
use crate::domain::policy::{HeaderLine, Policy, Postmortem, Section as Asked, SectionKind};
use crate::view::postmortem::tests::{Told, at, declared, noted};
use crate::view::postmortem::{Provenance, document};

fn piece(name: &str, body: &str, prompts: &str) -> Piece {
    Piece {
        name: name.to_owned(),
        body: body.to_owned(),
        prompts: prompts.to_owned(),
    }
}

/// Three blocks, as the first time; the last one lists them.
fn three(figure: &str) -> Vec<Piece> {
    vec![
        piece("head", "# Title", ""),
        piece(
            "impact",
            &format!("## Impact\n\n- {figure}"),
            "> **To write:** more",
        ),
        piece(
            "record",
            &format!("## Record\n\n{}", file::made(&["head", "impact", "record"])),
            "",
        ),
    ]
}

fn text(merged: &Merged) -> String {
    String::from_utf8(merged.bytes.clone()).unwrap()
}

fn made(pieces: &[Piece]) -> String {
    text(&merge(None, pieces, Handling::Stop).unwrap())
}

fn again(old: &str, pieces: &[Piece], handling: Handling) -> Result<Merged, Edited> {
    merge(Some(old.as_bytes()), pieces, handling)
}

#[test]
fn a_figure_changes_and_prose_does_not() {
    let old = made(&three("13 min")).replace("> **To write:** more", "We were slow.\r\nVery.");
    let new = text(&again(&old, &three("14 min"), Handling::Stop).unwrap());
    assert!(new.contains("- 14 min") && !new.contains("13 min"));
    assert!(new.contains("\nWe were slow.\r\nVery.\n"));
    assert_eq!(
        text(&again(&new, &three("13 min"), Handling::Stop).unwrap()),
        old
    );
}

#[test]
fn an_edited_block_stops_is_kept_or_replaced() {
    let old = made(&three("13 min")).replace("- 13 min", "- 12 min, I think");
    let edited = again(&old, &three("14 min"), Handling::Stop).unwrap_err();
    assert!(edited.diff.contains("-- 12 min, I think\n") && edited.diff.contains("+- 14 min\n"));
    let kept = again(&old, &three("14 min"), Handling::Keep).unwrap();
    assert_eq!(
        (text(&kept), kept.kept),
        (old.clone(), vec!["impact".to_owned()])
    );
    let replaced = again(&old, &three("14 min"), Handling::Replace).unwrap();
    assert_eq!(text(&replaced), made(&three("14 min")));
}

#[test]
fn an_edit_that_says_what_irc_says_is_asked_about_too() {
    let old = made(&three("13 min")).replace(" -->\n## Impact", "f -->\n## Impact");
    assert!(
        again(&old, &three("13 min"), Handling::Stop)
            .unwrap_err()
            .diff
            .contains("begin marker of `impact`")
    );
}

#[test]
fn what_was_taken_out_stays_out_and_what_is_new_comes_in_its_place() {
    let old = made(&three("13 min"));
    let begin = old.find("<!-- irc:begin impact").unwrap();
    let end = old.find("<!-- irc:end impact -->").unwrap() + "<!-- irc:end impact -->".len();
    let without = format!("{}{}", &old[..begin], &old[end..]);
    let merged = again(&without, &three("13 min"), Handling::Stop).unwrap();
    assert_eq!(
        (text(&merged), merged.left_out),
        (without.clone(), vec!["impact".to_owned()])
    );
    let back = text(&again(&without, &three("13 min"), Handling::Replace).unwrap());
    assert!(back.contains("- 13 min"));

    let mut four = three("13 min");
    four.insert(1, piece("summary", "## Summary", "> ask"));
    let merged = again(&old, &four, Handling::Stop).unwrap();
    assert!(merged.left_out.is_empty());
    let new = text(&merged);
    let order: Vec<usize> = [
        "begin head",
        "begin summary",
        "> ask",
        "begin impact",
        "begin record",
    ]
    .map(|mark| new.find(mark).unwrap())
    .to_vec();
    assert!(order.is_sorted(), "{new}");
    assert_eq!(text(&again(&new, &four, Handling::Stop).unwrap()), new);
}

#[test]
fn a_file_of_the_persons_own_is_left_alone() {
    let own = "# My own postmortem\n\nWritten by hand";
    let merged = again(own, &three("13 min"), Handling::Stop).unwrap();
    assert_eq!(text(&merged), own);
    assert_eq!(merged.left_out.len(), 3);
    let replaced = text(&again(own, &three("13 min"), Handling::Replace).unwrap());
    assert!(replaced.starts_with(own) && replaced.contains("begin record"));
}

#[test]
fn a_missing_end_marker_loses_nobodys_words() {
    let old = made(&three("13 min")).replace("<!-- irc:end impact -->\n", "my words\n");
    let edited = again(&old, &three("14 min"), Handling::Stop).unwrap_err();
    assert!(
        edited.diff.starts_with("line 5: the block `impact`"),
        "{}",
        edited.diff
    );
    assert_eq!(
        text(&again(&old, &three("13 min"), Handling::Keep).unwrap()),
        old
    );
    let mended = text(&again(&old, &three("14 min"), Handling::Replace).unwrap());
    assert!(mended.contains("my words\n") && mended.contains("- 14 min"));
    assert!(again(&mended, &three("14 min"), Handling::Stop).is_ok());
}

#[test]
fn a_block_that_the_document_no_longer_has_stays_until_it_is_replaced() {
    let old = made(&three("13 min"));
    let mut two = three("13 min");
    two.remove(1);
    assert_eq!(text(&again(&old, &two, Handling::Stop).unwrap()), old);
    assert!(!text(&again(&old, &two, Handling::Replace).unwrap()).contains("13 min"));
}

/// Anything a person may write between the blocks; a line of it is never one of our begin markers.
fn prose() -> impl Strategy<Value = String> {
    let words = prop_oneof![
        "[a-z \\-<!>#`|]{0,12}",
        Just("<!-- irc:end impact -->".to_owned()),
        Just("<!-- irc:end nothing".to_owned()),
        Just("```".to_owned()),
        Just("\u{feff}é".to_owned()),
        ".{0,8}",
    ];
    let eol = prop_oneof![Just("\n"), Just("\r\n")];
    proptest::collection::vec((words, eol), 0..6)
        .prop_map(|lines| lines.into_iter().map(|(words, eol)| words + eol).collect())
}

proptest! {
    #[test]
    fn prose_survives_byte_for_byte(
        texts in proptest::collection::vec(prose(), 4),
        tail in "[a-z]{0,4}",
        crlf: bool,
        figures in ("[0-9]{1,4}", "[0-9]{1,4}"),
    ) {
        let file = |figure: &str| {
            let mut out = texts[0].clone();
            for (piece, text) in three(figure).iter().zip(&texts[1..]) {
                out.push_str(&String::from_utf8(file::block(&piece.name, &piece.body, crlf)).unwrap());
                out.push_str(if crlf { "\r\n" } else { "\n" });
                out.push_str(text);
            }
            out + &tail
        };
        let merged = again(&file(&figures.0), &three(&figures.1), Handling::Stop).unwrap();
        prop_assert_eq!(text(&merged), file(&figures.1));
    }

    #[test]
    fn making_again_changes_nothing(old in prose(), more in prose(), figure in "[0-9]{1,4}", replace: bool) {
        let handling = if replace { Handling::Replace } else { Handling::Keep };
        let torn = made(&three("1")).replacen("irc:end impact", &more, 1);
        for old in [old, more.clone() + &made(&three("1")), torn] {
            let once = again(&old, &three(&figure), handling).unwrap();
            let twice = again(&text(&once), &three(&figure), handling).unwrap();
            prop_assert_eq!(text(&twice), text(&once));
        }
    }

    #[test]
    fn no_file_makes_it_fall_over(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let mut file = b"<!-- irc:begin head 0 -->".to_vec();
        file.extend(&bytes);
        for handling in [Handling::Stop, Handling::Keep, Handling::Replace] {
            let _ = merge(Some(&file), &three("1"), handling);
        }
        prop_assert!(merge(Some(&bytes), &three("1"), Handling::Keep).is_ok());
    }

    #[test]
    fn data_stays_text(data in hostile()) {
        let (policy, told) = hostile_incident(&data);
        let document = document(&policy, &told.incident(), at("23:59"), &Provenance::default());
        let pieces = pieces(&document);
        let whole = made(&pieces);
        for event in Parser::new_ext(&whole, Options::all()) {
            match event {
                Event::Html(html) | Event::InlineHtml(html) => {
                    prop_assert!(html.trim().starts_with("<!-- irc:"), "{}", html);
                    prop_assert_eq!(html.matches('<').count(), 1);
                }
                Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::CodeBlock(_)) | Event::Code(_) => {
                    prop_assert!(false, "{}", whole);
                }
                _ => {}
            }
        }
        prop_assert_eq!(whole.matches("irc:begin").count(), whole.matches("<!-- irc:begin").count());
        prop_assert!(whole.lines().all(|line| line.trim_end() == line), "{}", whole);
        let old = merge(Some(whole.as_bytes()), &pieces, Handling::Stop).unwrap();
        prop_assert_eq!(text(&old), whole);
    }
}

fn hostile() -> impl Strategy<Value = String> {
    let parts = prop_oneof![
        Just("<script>alert(1)</script>".to_owned()),
        Just("<!-- irc:end timeline -->".to_owned()),
        Just("\n<!-- irc:begin x 0 -->\n".to_owned()),
        Just("--> <b>".to_owned()),
        Just("[x](http://evil)".to_owned()),
        Just("![x](y)".to_owned()),
        Just("<http://evil>".to_owned()),
        Just("\n# heading\n".to_owned()),
        Just("\n```\n".to_owned()),
        Just("`code` | cell".to_owned()),
        Just("\u{1b}]8;;http://e\u{7}\u{202e}".to_owned()),
        Just("\r\n    indented\r\n".to_owned()),
        Just("[a]: http://evil".to_owned()),
        ".{0,10}",
        "[\\PC]{0,10}",
    ];
    proptest::collection::vec(parts, 1..4).prop_map(|parts| parts.concat())
}

/// An incident in which every word is the same hostile one.
fn hostile_incident(data: &str) -> (Policy, Told) {
    let words = || data.to_owned();
    let section = |kind| Asked {
        heading: words(),
        kind,
        fields: vec![words()],
        prompt: Some(words()),
        columns: vec![words(), words()],
        sub: false,
        ..Asked::default()
    };
    let kinds = [
        SectionKind::Timeline,
        SectionKind::Causes,
        SectionKind::Impact,
        SectionKind::Actions,
        SectionKind::Approval,
    ];
    let policy = Policy {
        postmortem: Some(Postmortem {
            title: Some(format!("{data} {{{{ title }}}}")),
            header: vec![HeaderLine {
                label: words(),
                from: "responders".to_owned(),
                ..HeaderLine::default()
            }]
            .into(),
            sections: kinds.map(section).to_vec().into(),
            approval: vec![words()],
            action_categories: vec![words()],
            ..Postmortem::default()
        }),
        ..Policy::default()
    };
    let told = Told::new()
        .then("23:50", data, &declared(data, data))
        .then("23:51", data, &noted(data))
        .then(
            "23:51",
            data,
            &Fact::Detected(Detected {
                how: Some(words()),
                source: None,
            }),
        )
        .then(
            "23:52",
            data,
            &Fact::Described(Described {
                field: "root_cause".to_owned(),
                text: words(),
            }),
        )
        .then(
            "23:53",
            data,
            &Fact::Mitigated(Mitigated { how: Some(words()) }),
        )
        .then(
            "23:54",
            data,
            &Fact::ActionAdded(ActionAdded {
                action: words(),
                text: words(),
                owner: Some(words()),
                due: None,
                priority: Some(words()),
            }),
        );
    (policy, told)
}
