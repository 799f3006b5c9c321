//! One referral, whole: what was sent, what is known besides, what was done and what can be done.

mod known;

use chrono::{DateTime, Utc};
use leptos::prelude::*;
use stepwise_domain::form::read_back::SnapshotSection;

use super::Card;
use super::card::cards;
use crate::components::Content;
use crate::components::button::{Button, ButtonOptions};
use crate::components::clock_words::{ClockWords, ClockWordsOptions};
use crate::components::identity_bar::{IdentityBar, IdentityBarOptions};
use crate::components::inset_text::InsetText;
use crate::components::moment::Moment;
use crate::components::notification_banner::{NotificationBanner, NotificationBannerOptions};
use crate::components::timeline::{Timeline, TimelineItem, TimelineOptions};
use crate::pages::read_back::read_back;

pub use known::{MailLine, MatchLine, mails};

/// Everything about one referral that this person may see.
pub struct Detail {
    pub reference: String,
    pub child: String,
    pub state: String,
    /// Who sent it, when, who owns it.
    pub facts: Vec<(String, String)>,
    /// What the running clock is for.
    pub clock_name: String,
    pub clock: ClockWordsOptions,
    /// What was just done.
    pub done: Option<&'static str>,
    pub notice: Option<String>,
    pub aside: Aside,
    /// Episodes that ended lately and can be opened again: a sentence, and the record's address.
    pub ended: Vec<(String, String)>,
    pub suggested: String,
    pub reasons: Vec<String>,
    pub referrer_tier: String,
    pub framework: String,
    pub matches: Vec<MatchLine>,
    /// Decisions, questions and answers of the MASH, each kind under its heading.
    pub cards: Vec<(String, Vec<Card>)>,
    pub mails: Vec<MailLine>,
    pub sections: Vec<SnapshotSection>,
    pub history: Vec<Happening>,
}

/// What can be done.
pub struct Aside {
    /// Claims or gives back: the button's words and where it is posted.
    pub claim: Option<(&'static str, String)>,
    pub version: i32,
    /// The forms of the possible steps.
    pub steps: Vec<(String, String)>,
}

/// One thing that happened.
pub struct Happening {
    pub what: String,
    pub who: String,
    pub at: DateTime<Utc>,
    pub more: String,
}

pub fn detail(page: Detail) -> AnyView {
    let done = page.done.map(
        |words| view! { <NotificationBanner options=NotificationBannerOptions::success(words) /> },
    );
    let notice = page
        .notice
        .map(|words| view! { <InsetText options=words.as_str() /> });
    let clock = page.clock;
    let clock = Content::view(move || view! { <ClockWords options=clock.clone() /> });
    let mut bar = IdentityBarOptions::new(page.child.as_str())
        .with_status(page.state.as_str())
        .with_fact("Reference", page.reference.as_str());
    for (name, fact) in page.facts {
        bar = bar.with_fact(name, fact);
    }
    bar = bar.with_fact(page.clock_name, clock);
    let given = page
        .cards
        .into_iter()
        .filter(|(_, list)| !list.is_empty())
        .map(|(heading, list)| {
            view! {
                <h2 class="govuk-heading-m">{heading}</h2>
                {cards(list)}
            }
        })
        .collect_view();
    let sections = page
        .sections
        .into_iter()
        .map(|section| read_back(section, None))
        .collect_view();
    view! {
        {done}
        <h1 class="govuk-visually-hidden">"Referral " {page.reference}</h1>
        <IdentityBar options=bar />
        <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
                {notice}
                {known::ended(page.ended)}
                {given}
                <h2 class="govuk-heading-m">"How much need"</h2>
                {tiers(page.suggested, page.reasons, page.referrer_tier, page.framework)}
                {known::matches(page.matches)}
                {sections}
            </div>
            <div class="govuk-grid-column-one-third">
                {aside(page.aside)}
                {mails("Messages", page.mails)}
                <h2 class="govuk-heading-m">"What happened"</h2>
                {timeline(page.history)}
            </div>
        </div>
    }
    .into_any()
}

fn tiers(suggested: String, reasons: Vec<String>, referrer: String, framework: String) -> AnyView {
    let reasons = reasons
        .into_iter()
        .map(|reason| view! { <li>{reason}</li> })
        .collect_view();
    view! {
        <dl class="app-facts">
            <div class="app-facts__fact">
                <dt class="app-facts__name">"The guidance suggests"</dt>
                <dd class="app-facts__value">{suggested}</dd>
            </div>
            <div class="app-facts__fact">
                <dt class="app-facts__name">"The referrer’s own view"</dt>
                <dd class="app-facts__value">{referrer}</dd>
            </div>
            <div class="app-facts__fact">
                <dt class="app-facts__name">"Threshold guide"</dt>
                <dd class="app-facts__value">{format!("Version {framework}")}</dd>
            </div>
        </dl>
        <ul class="govuk-list govuk-list--bullet">{reasons}</ul>
    }
    .into_any()
}

fn aside(aside: Aside) -> AnyView {
    let claim = aside.claim.map(|(words, action)| {
        view! {
            <form method="post" action=action>
                <input type="hidden" name="version" value=aside.version.to_string() />
                <Button options=ButtonOptions::submit(words) />
            </form>
        }
    });
    let steps = aside
        .steps
        .into_iter()
        .map(|(words, href)| view! { <li><a class="govuk-link" href=href>{words}</a></li> })
        .collect::<Vec<_>>();
    let steps = (!steps.is_empty()).then(|| {
        view! {
            <h2 class="govuk-heading-m">"What to do"</h2>
            <ul class="govuk-list govuk-list--spaced">{steps}</ul>
        }
    });
    view! { {steps} {claim} }.into_any()
}

pub fn timeline(history: Vec<Happening>) -> AnyView {
    let items = history.into_iter().map(|one| {
        let item = TimelineItem::new(one.what, Moment::at(one.at)).by(one.who);
        if one.more.is_empty() {
            return item;
        }
        let more = one.more;
        item.with(Content::view(
            move || view! { <p class="govuk-body">{more.clone()}</p> },
        ))
    });
    let options = TimelineOptions {
        items: items.collect(),
        heading_level: Some(3),
        ..TimelineOptions::default()
    };
    view! { <Timeline options=options /> }.into_any()
}
