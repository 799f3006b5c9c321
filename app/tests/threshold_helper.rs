//! The helper as the server sends it: what stands there must already be right.
#![cfg(feature = "ssr")]

use std::collections::BTreeSet;

use scraper::{Html, Selector};
use stepwise_app::islands::threshold_helper::{Reading, Sheet, threshold_helper};
use stepwise_app::render::render_to_string;
use stepwise_domain::framework::Framework;
use stepwise_domain::suggestion::suggest;
use stepwise_domain::tier::Tier;

fn panel(framework: &Framework, saved: &Reading) -> Html {
    let (framework, saved) = (framework.clone(), saved.clone());
    Html::parse_fragment(&render_to_string(move || {
        threshold_helper(&framework, saved)
    }))
}

fn texts(html: &Html, selector: &str) -> Vec<String> {
    let selector = Selector::parse(selector).unwrap();
    html.select(&selector)
        .map(|it| it.text().collect())
        .collect()
}

/// An attribute of what stands around the island.
fn attribute(html: &Html, name: &str) -> String {
    let around =
        Selector::parse("[data-signs]:has(leptos-island[data-component^=ThresholdHelper])");
    let around = html.select(&around.unwrap()).next().unwrap();
    around.attr(name).unwrap().to_owned()
}

/// The tier and the reasons that stand in the panel are those of the rule.
fn says_what_the_rule_says(framework: &Framework, saved: &Reading) {
    let html = panel(framework, saved);
    let rule = suggest(&framework.indicator_refs(), &saved.ticked, saved.plan_tried);
    let words = |id: &str| framework.indicator(id).map(|it| it.text.as_str());
    let reasons: Vec<_> = rule.reasons.iter().map(|it| it.sentence(words)).collect();
    assert_eq!(
        texts(&html, "[role=status] strong"),
        [rule.tier.to_string()]
    );
    assert_eq!(texts(&html, "[role=status] li"), reasons);
}

#[test]
fn it_shows_the_suggestion_for_what_is_saved() {
    let framework = Framework::built_in();
    let ids: Vec<_> = framework
        .indicators
        .iter()
        .map(|it| it.id.clone())
        .collect();
    let none: [&str; 0] = [];
    says_what_the_rule_says(&framework, &Reading::new(none, ""));
    says_what_the_rule_says(&framework, &Reading::new(ids.clone(), "none"));
    for pair in ids.windows(2) {
        for plan in ["none", "2", "3"] {
            says_what_the_rule_says(&framework, &Reading::new(pair.to_vec(), plan));
        }
    }
}

#[test]
fn before_it_runs_it_says_that_the_page_must_be_saved() {
    let framework = Framework::built_in();
    let html = panel(&framework, &Reading::default());
    let all: String = html.root_element().text().collect();
    assert!(all.contains("Save this page to bring it up to date."));
    assert!(!all.contains("It changes as you tick."));
}

#[test]
fn changes_are_announced_politely() {
    let html = panel(&Framework::built_in(), &Reading::default());
    let status = Selector::parse("[role=status][aria-live=polite][aria-atomic=true]").unwrap();
    assert_eq!(html.select(&status).count(), 1);
}

#[test]
fn what_the_browser_is_sent_is_small_and_enough_to_suggest_from() {
    let framework = Framework::built_in();
    let html = panel(&framework, &Reading::default());
    let signs = attribute(&html, "data-signs");
    assert!(signs.len() < 4_000, "{} bytes", signs.len());
    assert_eq!(Sheet::read_rules(&signs), framework.indicator_refs());
    assert!(!html.html().contains("data-props"), "no JSON to read");
}

#[test]
fn what_is_saved_reaches_the_browser_as_it_is() {
    let framework = Framework::built_in();
    let ids = framework.indicators.iter().map(|sign| sign.id.clone());
    for (many, plan) in [(0, ""), (2, "3")] {
        let saved = Reading::new(ids.clone().take(many), plan);
        let html = panel(&framework, &saved);
        let ids = attribute(&html, "data-ticked");
        let sent = Reading::read(&ids, &attribute(&html, "data-plan"));
        assert!(sent == saved, "{ids} {plan}");
    }
}

#[test]
fn rules_that_cannot_be_read_are_left_out() {
    let read = Sheet::read_rules("a 2 child_development,,b 9 child_development,c 1 nowhere,d");
    let ids: Vec<_> = read.iter().map(|sign| sign.id.as_str()).collect();
    assert_eq!(ids, ["a"]);
}

#[test]
fn answers_are_read_as_the_form_posts_them() {
    let reading = Reading::new(["a", "b", "a"], " 3 ");
    assert_eq!(
        reading.ticked,
        BTreeSet::from(["a".to_owned(), "b".to_owned()])
    );
    assert_eq!(reading.plan_tried, Some(Tier::Targeted));
    for none in ["none", "", "0", "9", "three"] {
        assert_eq!(Reading::new(["a"], none).plan_tried, None, "{none}");
    }
}
