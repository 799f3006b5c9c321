//! What the components of forms do with what people type.
#![cfg(feature = "ssr")]

use leptos::prelude::*;
use scraper::{Html, Selector};
use std::path::{Path, PathBuf};
use stepwise_app::components::Content;
use stepwise_app::components::choices::ChoiceItem;
use stepwise_app::components::input::{Input, InputOptions};
use stepwise_app::components::radios::{Radios, RadiosOptions};
use stepwise_app::components::textarea::{TextArea, TextAreaOptions};
use stepwise_app::render::render_to_string;

const HOSTILE: &str = "</textarea><script>alert(1)</script>\"><b onclick='x'>&amp;";

fn text_area(value: &str) -> Html {
    let options = TextAreaOptions {
        name: "worries".into(),
        label: "What worries you?".into(),
        value: value.into(),
        ..TextAreaOptions::default()
    };
    let html = render_to_string(|| view! { <TextArea options=options /> }.into_any());
    Html::parse_fragment(&html)
}

fn count(html: &Html, selector: &str) -> usize {
    html.select(&Selector::parse(selector).unwrap()).count()
}

fn text_of(html: &Html, selector: &str) -> String {
    let found = html.select(&Selector::parse(selector).unwrap()).next();
    found.unwrap().text().collect()
}

#[test]
fn text_typed_into_a_text_area_never_becomes_markup() {
    let html = text_area(HOSTILE);
    assert_eq!(count(&html, "script, b"), 0);
    assert_eq!(text_of(&html, "textarea"), HOSTILE);
}

#[test]
fn a_text_area_keeps_the_line_breaks_that_were_typed() {
    for typed in ["\nfirst", "\n\nfirst\n", "first\n\nsecond"] {
        assert_eq!(text_of(&text_area(typed), "textarea"), typed);
    }
}

#[test]
fn text_typed_into_an_input_never_becomes_markup() {
    let options = InputOptions {
        name: "name".into(),
        label: HOSTILE.into(),
        hint: Some(HOSTILE.into()),
        error_message: Some(HOSTILE.into()),
        value: HOSTILE.into(),
        ..InputOptions::default()
    };
    let html = render_to_string(|| view! { <Input options=options /> }.into_any());
    let html = Html::parse_fragment(&html);
    assert_eq!(count(&html, "script, b, textarea"), 0);
    let input = Selector::parse("input").unwrap();
    let value = html.select(&input).next().unwrap().attr("value");
    assert_eq!(value, Some(HOSTILE));
}

#[test]
fn an_answer_can_reveal_another_question_given_as_a_view() {
    let phone = Content::view(|| {
        let options = InputOptions {
            name: "phone".into(),
            label: "Phone number".into(),
            ..InputOptions::default()
        };
        view! { <Input options=options /> }
    });
    let options = RadiosOptions {
        name: "contact".into(),
        items: vec![
            ChoiceItem::new("phone", "By phone").revealing(phone),
            ChoiceItem::new("post", "By post"),
        ],
        value: "phone".into(),
        ..RadiosOptions::default()
    };
    let html = render_to_string(|| view! { <Radios options=options /> }.into_any());
    let html = Html::parse_fragment(&html);
    let revealed = "#conditional-contact.govuk-radios__conditional input[name=phone]";
    assert_eq!(count(&html, revealed), 1);
    assert_eq!(
        count(
            &html,
            "input[data-aria-controls=conditional-contact][checked]"
        ),
        1
    );
    assert_eq!(count(&html, ".govuk-radios__conditional--hidden"), 0);
}

#[test]
fn no_page_writes_a_text_area_of_its_own() {
    let mut folders = vec![PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src")];
    let mut writers = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in folder.read_dir().unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let source = std::fs::read_to_string(&path).unwrap_or_default();
            if source.contains("<textarea") || source.contains("html::textarea") {
                writers.push(path);
            }
        }
    }
    // Leptos does not escape what is inside one; only this component does.
    let only = Path::new("src/components/textarea.rs");
    assert!(
        writers.len() == 1 && writers[0].ends_with(only),
        "{writers:?}"
    );
}
