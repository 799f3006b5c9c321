//! What stands around a list: its filter, its parts, and what replaces it when it is empty.

use super::html;
use leptos::prelude::*;
use stepwise_app::components::Content;
use stepwise_app::components::button::ButtonOptions;
use stepwise_app::components::empty_state::{EmptyState, EmptyStateOptions};
use stepwise_app::components::filter::{FilterCategory, FilterLayout, FilterOptions, FilterTag};
use stepwise_app::components::sub_navigation::{
    SubNavigation, SubNavigationItem, SubNavigationOptions,
};

#[test]
fn an_empty_list_says_why_and_what_to_do_next() {
    let options = EmptyStateOptions::new("No referrals yet", "Those you send show here.")
        .with_action(ButtonOptions::link("Start a referral", "/referrals/new"));
    let html = html(|| view! { <EmptyState options=options /> });
    assert!(html.starts_with(
        "<div class=\"app-empty-state\"><h2 class=\"govuk-heading-m\">No referrals yet</h2>\
         <p class=\"govuk-body\">Those you send show here.</p>"
    ));
    assert!(html.contains("href=\"/referrals/new\""));
}

fn filtered(selected: Vec<FilterCategory>) -> String {
    let filter = FilterOptions {
        action: "/triage".to_owned(),
        options: Content::view(|| view! { <input name="hub" /> }),
        selected,
        clear_url: "/triage".to_owned(),
        ..FilterOptions::default()
    };
    html(|| view! { <FilterLayout filter=filter><p>"The list"</p></FilterLayout> })
}

#[test]
fn a_filter_is_a_form_that_needs_no_javascript() {
    let html = filtered(vec![]);
    assert!(html.contains(r#"<form method="get" action="/triage" class="moj-filter__options">"#));
    assert!(html.contains("Apply filters"));
    assert!(html.contains(r#"<div class="moj-filter-layout__content"><p>The list</p></div>"#));
}

#[test]
fn an_unfiltered_list_shows_no_selected_filters() {
    assert!(!filtered(vec![]).contains("moj-filter__selected"));
}

#[test]
fn each_selected_filter_can_be_removed_and_all_can_be_cleared() {
    let html = filtered(vec![FilterCategory {
        heading: "Hub".into(),
        items: vec![FilterTag::new("/triage?tier=2", "Harbour <hub>")],
    }]);
    let tag = "<li><a href=\"/triage?tier=2\" class=\"moj-filter__tag\">\
        <span class=\"govuk-visually-hidden\">Remove this filter</span> Harbour &lt;hub&gt;</a></li>";
    assert!(html.contains(tag), "{html}");
    assert!(html.contains(">Clear filters</a>"));
}

#[test]
fn only_the_part_that_is_shown_is_marked_as_the_current_page() {
    let options = SubNavigationOptions {
        items: vec![
            SubNavigationItem::new("/a", "Referral", true),
            SubNavigationItem::new("/b", "History", false),
        ],
        ..SubNavigationOptions::default()
    };
    assert_eq!(
        html(|| view! { <SubNavigation options=options /> }),
        "<nav aria-label=\"Parts of this record\" class=\"moj-sub-navigation\">\
         <ul class=\"moj-sub-navigation__list\">\
         <li class=\"moj-sub-navigation__item\">\
         <a aria-current=\"page\" href=\"/a\" class=\"moj-sub-navigation__link\">Referral</a></li>\
         <li class=\"moj-sub-navigation__item\">\
         <a href=\"/b\" class=\"moj-sub-navigation__link\">History</a></li></ul></nav>"
    );
}
