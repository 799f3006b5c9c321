//! Where a referral stands, for those who sent it.

mod challenge;
mod decision;
mod questions;

pub use challenge::{Challenged, until_when};
pub use decision::{Decided, HubContact};
pub use questions::{Asked, ReplyForm, Written};

use leptos::prelude::*;

use crate::components::back_link::{BackLink, BackLinkOptions};
use crate::components::identity_bar::{IdentityBar, IdentityBarOptions};
use crate::components::notification_banner::{NotificationBanner, NotificationBannerOptions};
use crate::components::tag::TagOptions;
use crate::components::timeline::{Timeline, TimelineItem, TimelineOptions};
use crate::components::warning_text::WarningText;
use crate::pages::parts::{errors_above, two_thirds};
use crate::pages::triage::{Card, cards};

pub struct Standing {
    pub reference: String,
    pub child: String,
    /// The public label of its state.
    pub label: &'static str,
    pub sent_by: String,
    pub sent: String,
    /// When a decision is promised, or what became of that promise; in words.
    pub promise: String,
    /// The promise was not kept.
    pub late: bool,
    /// The latest first.
    pub decisions: Vec<Decided>,
    /// The latest first.
    pub challenges: Vec<Challenged>,
    /// The last day on which the decision can be challenged, in words; none where it cannot be.
    pub may_challenge: Option<String>,
    pub asked: Vec<Asked>,
    /// What was written in the episode for them, the latest first.
    pub written: Vec<Card>,
    pub may_withdraw: bool,
    pub contact_name: String,
    pub contact_phone: String,
    /// The newest first: only what the referrer may know.
    pub timeline: Vec<TimelineItem>,
    /// A message to the reader about this referral did not arrive.
    pub mail_failed: bool,
    /// What has just been done, in words.
    pub done: Option<&'static str>,
}

pub fn standing(page: Standing, reply: ReplyForm) -> AnyView {
    let address = format!("/referrals/{}", page.reference);
    let bar = IdentityBarOptions::new(page.reference.as_str())
        .with_status(TagOptions::coloured(colour(page.label), page.label))
        .with_fact("Child", page.child.as_str())
        .with_fact("Sent", page.sent.as_str())
        .with_fact("Sent by", page.sent_by.as_str());
    let done = page.done.map(|words| {
        view! { <NotificationBanner options=NotificationBannerOptions::success(words) /> }
    });
    let mail = page.mail_failed.then(|| {
        view! {
            <WarningText options="We could not deliver an e-mail about this referral to you. Everything it said is on this page. Ask us to check your address." />
        }
    });
    let late = page.late.then(|| {
        view! {
            <p class="govuk-body">
                {format!("We are late, and we are sorry. Ring {} on {} to ask.", page.contact_name, page.contact_phone)}
            </p>
        }
    });
    let harm = format!("{address}/mash");
    let links = links(&address, page.may_withdraw);
    let timeline = TimelineOptions {
        items: page.timeline,
        heading_level: Some(3),
        ..TimelineOptions::default()
    };
    let questions = questions::questions(&address, page.asked, &reply);
    let challenges = challenge::challenges(&address, page.challenges, page.may_challenge);
    let written = (!page.written.is_empty()).then(|| {
        view! {
            <h2 class="govuk-heading-m">"What those who help the family wrote to you"</h2>
            {cards(page.written)}
        }
    });
    let decisions = page
        .decisions
        .into_iter()
        .map(decision::decision)
        .collect_view();
    view! {
        <BackLink options=BackLinkOptions { content: "Referrals".into(), ..BackLinkOptions::to("/referrals") } />
        {two_thirds(view! { {errors_above(&reply.errors)} {done} })}
        <h1 class="govuk-heading-l">"Where your referral stands"</h1>
        <IdentityBar options=bar />
        {two_thirds(
            view! {
                {mail}
                <p class="govuk-body-l">{page.promise}</p>
                {late} {questions} {decisions} {written} {challenges}
                <h2 class="govuk-heading-m">"Whom to ask"</h2>
                <p class="govuk-body">
                    {format!("{}, {}", page.contact_name, page.contact_phone)}
                </p>
                <p class="govuk-body">
                    "If the child becomes less safe, do not wait for us: ring the MASH, or 999 in an emergency. "
                    <a class="govuk-link" href=harm>"A child may be in danger: pass to the MASH"</a>
                </p>
                <h2 class="govuk-heading-m">"What has happened"</h2>
                <Timeline options=timeline />
                {links}
            },
        )}
    }
    .into_any()
}

fn links(address: &str, may_withdraw: bool) -> AnyView {
    let withdraw = may_withdraw.then(|| {
        view! {
            <li><a class="govuk-link" href=format!("{address}/withdraw")>"Withdraw this referral"</a></li>
        }
    });
    view! {
        <ul class="govuk-list sw-no-print">
            <li><a class="govuk-link" href=format!("{address}/print")>"Read or print what was sent"</a></li>
            <li><a class="govuk-link" href=format!("{address}/record.pdf")>"Download a copy for your own safeguarding record (PDF)"</a></li>
            <li><a class="govuk-link" href=format!("{address}/record.json")>"Download the same as data (JSON)"</a></li>
            {withdraw}
        </ul>
    }
    .into_any()
}

/// The colour only repeats the words.
fn colour(label: &str) -> &'static str {
    match label {
        "We need something from you" => "orange",
        "Accepted" => "green",
        "Advice given" => "teal",
        "Not accepted" => "red",
        "Passed to social care" => "purple",
        "Withdrawn" => "grey",
        _ => "blue",
    }
}
