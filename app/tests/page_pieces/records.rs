//! The pieces of a record's page.

use super::html;
use chrono::{DateTime, TimeDelta, Utc};
use leptos::prelude::*;
use stepwise_app::components::Content;
use stepwise_app::components::button::ButtonOptions;
use stepwise_app::components::clock_words::{ClockState, ClockWords, ClockWordsOptions};
use stepwise_app::components::identity_bar::{IdentityBar, IdentityBarOptions};
use stepwise_app::components::moment::Moment;
use stepwise_app::components::timeline::{Timeline, TimelineItem, TimelineOptions};
use stepwise_domain::clock::Calendar;

/// Thursday 14 May 2026, 10am in London.
fn thursday() -> DateTime<Utc> {
    "2026-05-14T09:00:00Z".parse().unwrap()
}

#[test]
fn a_clock_says_its_state_in_words_beside_the_due_time() {
    let options = ClockWordsOptions::new(ClockState::Late, thursday(), "2 working days late");
    assert_eq!(
        html(|| view! { <ClockWords options=options /> }),
        "<span class=\"app-clock\">\
         <time datetime=\"2026-05-14T09:00:00Z\">2 working days late</time> \
         <strong class=\"govuk-tag govuk-tag--red\">Late</strong></span>"
    );
}

#[test]
fn every_state_of_a_clock_has_a_word_of_its_own() {
    use ClockState::{DueToday, Kept, KeptLate, Late, OnTime, Paused};
    let states = [OnTime, DueToday, Late, Paused, Kept, KeptLate];
    let words: std::collections::BTreeSet<_> = states.map(ClockState::words).into();
    assert_eq!(words.len(), states.len());
}

#[test]
fn a_running_clock_is_late_from_the_moment_after_its_due_time() {
    let calendar = Calendar::built_in().unwrap();
    let now = thursday();
    let state = |due| ClockState::running(&calendar, due, now);
    assert_eq!(state(now - TimeDelta::microseconds(1)), ClockState::Late);
    assert_eq!(state(now), ClockState::DueToday);
    assert_eq!(state(now + TimeDelta::hours(3)), ClockState::DueToday);
    assert_eq!(state(now + TimeDelta::days(1)), ClockState::OnTime);
}

#[test]
fn the_timeline_has_the_ministry_of_justices_markup() {
    let item = TimelineItem::new("Accepted", Moment::at(thursday()))
        .by("Juniper Testwell")
        .with(Content::view(
            || view! { <p class="govuk-body">"Tier 2"</p> },
        ));
    let options = TimelineOptions {
        items: vec![item, TimelineItem::new("Sent", Moment::on(thursday()))],
        heading_level: Some(3),
        ..TimelineOptions::default()
    };
    assert_eq!(
        html(|| view! { <Timeline options=options /> }),
        "<div class=\"moj-timeline\">\
         <div class=\"moj-timeline__item\">\
         <div class=\"moj-timeline__header\">\
         <h3 class=\"moj-timeline__title\">Accepted</h3> \
         <p class=\"moj-timeline__byline\">by Juniper Testwell</p></div>\
         <p class=\"moj-timeline__date\">\
         <time datetime=\"2026-05-14T09:00:00Z\">10am on Thursday 14 May 2026</time></p>\
         <div class=\"moj-timeline__description\"><p class=\"govuk-body\">Tier 2</p></div></div>\
         <div class=\"moj-timeline__item\">\
         <div class=\"moj-timeline__header\"><h3 class=\"moj-timeline__title\">Sent</h3> </div>\
         <p class=\"moj-timeline__date\">\
         <time datetime=\"2026-05-14T09:00:00Z\">14 May 2026</time></p></div></div>"
    );
}

#[test]
fn the_head_of_a_record_shows_what_it_is_how_it_stands_and_what_can_be_done() {
    let options = IdentityBarOptions::new("EH-7KQ4-X2M9")
        .with_status("Being looked at")
        .with_fact("Hub", "North & East")
        .with_action(ButtonOptions::link("Decide", "/triage/decide").secondary());
    let html = html(|| view! { <IdentityBar options=options /> });
    assert!(html.contains(
        "<span class=\"moj-identity-bar__title\">EH-7KQ4-X2M9</span> \
         <strong class=\"govuk-tag\">Being looked at</strong>"
    ));
    assert!(html.contains("<dd class=\"app-facts__value\">North &amp; East</dd>"));
    assert!(html.contains("href=\"/triage/decide\""));
}

#[test]
fn a_record_with_nothing_to_do_has_no_room_for_actions() {
    let html = html(|| view! { <IdentityBar options=IdentityBarOptions::new("EH-7KQ4-X2M9") /> });
    assert!(!html.contains("__actions") && !html.contains("<dl"));
}
