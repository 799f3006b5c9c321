//! The guide to levels of need shows the whole framework.

use scraper::Html;
use stepwise_app::pages::public::{Thresholds, thresholds};
use stepwise_domain::framework::Framework;

use super::page::{all, hrefs, numbers, page, text, words};

pub fn guide() -> Html {
    page(|| {
        thresholds(Thresholds {
            framework: Framework::built_in(),
            emergency: numbers(false),
            consultation: "/consultations/new".to_owned(),
        })
    })
}

fn before(text: &str, first: &str, second: &str) -> bool {
    matches!((text.find(first), text.find(second)), (Some(a), Some(b)) if a < b)
}

#[test]
fn red_flags_precede_the_tiers() {
    let text = text(&guide());
    let framework = Framework::built_in();
    let first_tier = &framework.indicators[0].text;
    for flag in &framework.red_flags {
        assert!(before(&text, &flag.text, first_tier), "{}", flag.id);
    }
}

#[test]
fn every_sign_of_the_framework_stands_in_the_guide_once_with_its_example() {
    let html = guide();
    let text = text(&html);
    for indicator in Framework::built_in().indicators {
        let listed = all(&html, &format!("li[id='sign-{}']", indicator.id));
        assert_eq!(listed.len(), 1, "{}", indicator.id);
        let words = words(listed[0]);
        assert!(words.contains(&indicator.text), "{words}");
        assert!(words.contains(&indicator.example), "{words}");
        assert_eq!(words.contains("Enough by itself."), indicator.alone);
        assert_eq!(text.matches(&indicator.text).count(), 1, "{}", indicator.id);
    }
}

#[test]
fn the_guide_shows_prompts_baselines_duties_and_its_edition() {
    let text = text(&guide());
    let framework = Framework::built_in();
    for step in framework.baselines.iter().flat_map(|it| &it.expected) {
        assert!(text.contains(&step.text), "{}", step.id);
    }
    for duty in &framework.duties {
        assert!(text.contains(&duty.text) && text.contains(&duty.whom));
    }
    for prompt in &framework.prompts {
        assert!(text.contains(&prompt.text[1..]), "{}", prompt.id);
    }
    assert!(text.contains("Version 2026.1, published 1 September 2026"));
}

#[test]
fn every_link_within_the_guide_leads_to_a_heading_and_no_id_is_used_twice() {
    let html = guide();
    let mut ids: Vec<_> = all(&html, "[id]")
        .iter()
        .filter_map(|it| it.attr("id"))
        .collect();
    ids.sort_unstable();
    let many = ids.len();
    ids.dedup();
    assert_eq!(ids.len(), many);
    for href in hrefs(&html, "a[href^='#']") {
        assert!(ids.contains(&&href[1..]), "{href}");
    }
}
