//! What must hold for every message, whatever it says.

use std::collections::BTreeSet;

use scraper::{Html, Selector};

use super::compose::compose;
use super::{html, samples, text};

fn drawn() -> Vec<(&'static str, bool, super::letter::Letter, String, String)> {
    let identity = samples::identity();
    samples::all()
        .iter()
        .map(|message| {
            let letter = compose(message, &identity);
            let (plain, page) = (text::render(&letter), html::render(&letter));
            (message.kind(), message.is_neutral(), letter, plain, page)
        })
        .collect()
}

#[test]
fn every_message_reads_as_approved() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for (kind, _, letter, plain, page) in drawn() {
            let subject = &letter.subject;
            insta::assert_snapshot!(
                format!("{kind}.txt"),
                format!("Subject: {subject}\n\n{plain}")
            );
            insta::assert_snapshot!(format!("{kind}.html"), page);
        }
        for message in samples::all() {
            let at = chrono::DateTime::from_timestamp(1_748_700_000, 0).unwrap();
            let id = uuid::Uuid::from_u128(1);
            let identity = samples::identity();
            let mail = super::send::Mail::new(id, "to@example.org", &message, &identity, at);
            if let Some(file) = mail.calendar {
                let kind = message.kind();
                insta::assert_snapshot!(format!("{kind}.ics"), file.text.replace("\r\n", "\n"));
            }
        }
    });
}

#[test]
fn there_is_one_sample_of_each_kind() {
    let kinds: BTreeSet<_> = samples::all().iter().map(super::Message::kind).collect();
    assert_eq!(kinds.len(), samples::all().len());
    let variants = include_str!("message.rs").matches("Self::").count();
    // Each variant is named once in `kind`, the two neutral ones once more, and those that can wait
    // for a summary once in `line`.
    let waiting = samples::all()
        .into_iter()
        .filter(|one| one.line().is_some());
    assert_eq!(variants, kinds.len() + 2 + waiting.count());
}

/// The words of both versions, in order, without what only one of them needs.
fn words(text: &str) -> Vec<String> {
    text.split_whitespace()
        .map(|word| word.trim_end_matches(':').to_owned())
        .filter(|word| word != "--" && !is_number_of_a_step(word))
        .collect()
}

fn is_number_of_a_step(word: &str) -> bool {
    word.strip_suffix('.')
        .is_some_and(|number| number.len() == 1 && number.parse::<u8>().is_ok())
}

#[test]
fn both_versions_say_the_same() {
    let body = Selector::parse("body").unwrap();
    for (kind, _, _, plain, page) in drawn() {
        let page = Html::parse_document(&page);
        let shown: Vec<_> = page.select(&body).next().unwrap().text().collect();
        assert_eq!(words(&plain), words(&shown.join("")), "{kind}");
    }
}

#[test]
fn the_html_is_sound_and_loads_nothing() {
    let loads = Selector::parse("img, link, script, iframe, [src], [background], table").unwrap();
    for (kind, _, letter, _, page) in drawn() {
        let document = Html::parse_document(&page);
        assert_eq!(document.errors, Vec::<String>::new(), "{kind}");
        assert_eq!(document.select(&loads).count(), 0, "{kind}");
        assert!(!page.contains("url("), "{kind}");
        assert!(page.contains("<html lang=\"en-GB\">"), "{kind}");
        let title = Selector::parse("title").unwrap();
        let title: String = document.select(&title).next().unwrap().text().collect();
        assert_eq!(title, letter.subject, "{kind}");
        let heading = Selector::parse("h1").unwrap();
        assert_eq!(document.select(&heading).count(), 1, "{kind}");
    }
}

#[test]
fn a_neutral_message_says_neither_who_writes_nor_why() {
    let telling = [
        "council",
        "northmoor council",
        "family",
        "families",
        "hub",
        "early help",
        "child",
        "referral",
        "social",
        "worker",
        "support",
        "school",
        "eh-",
    ];
    let mut neutral = 0;
    for (kind, is_neutral, letter, plain, page) in drawn() {
        if !is_neutral {
            continue;
        }
        neutral += 1;
        assert_eq!(letter.masthead, None, "{kind}");
        assert!(
            !page.contains(&samples::identity().colour.to_string()),
            "{kind}"
        );
        // The address itself is the operator's to choose.
        let host = "early-help.northmoor.example";
        for version in [&letter.subject, &plain, &page] {
            let version = version.replace(host, "").replace("font-family", "");
            let version = version.to_lowercase();
            for word in telling {
                assert!(!version.contains(word), "{kind} says {word}");
            }
        }
    }
    assert_eq!(neutral, 2);
}

#[test]
fn no_message_has_room_for_a_name() {
    let placeholders = [
        "{",
        "}",
        "dear",
        "hello",
        "mr ",
        "mrs ",
        "juniper",
        "testwell",
        "first name",
        "surname",
        "date of birth",
        "tbc",
        "lorem",
    ];
    for (kind, _, letter, plain, _) in drawn() {
        let all = format!("{}\n{plain}", letter.subject).to_lowercase();
        for word in placeholders {
            assert!(!all.contains(word), "{kind} says {word}");
        }
    }
}

#[test]
fn a_code_is_not_in_the_subject() {
    for (kind, _, letter, _, _) in drawn() {
        assert!(!letter.subject.contains("48192067"), "{kind}");
    }
}

#[test]
fn lines_of_text_stay_short_but_for_addresses() {
    for (kind, _, _, plain, _) in drawn() {
        for line in plain.lines().filter(|line| !line.starts_with("https:")) {
            assert!(line.chars().count() <= 72, "{kind}: {line}");
        }
    }
}
