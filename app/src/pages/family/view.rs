//! Where things stand, as a family may know it.

use leptos::prelude::*;
use stepwise_domain::story::News;

use super::{Words, fill, paragraph};
use crate::components::button::{Button, ButtonOptions};
use crate::components::notification_banner::{NotificationBanner, NotificationBannerOptions};
use crate::pages::parts::two_thirds;

/// How far things are. It says less than the state that staff see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    Received,
    LookedAt,
    /// Help was offered, and nobody has been named to the family yet.
    NeedToSpeak,
    Worker,
    /// The first meeting about the plan was held, and the family waits for it on paper.
    PlanAgreed,
    /// The family has the plan.
    Plan,
    Ended,
}

/// How far things are, and the date that was promised for the next step.
pub struct Standing {
    pub stage: Stage,
    /// "5pm on Thursday 14 May 2026"; none where no date is promised.
    pub by: Option<String>,
    /// That date has passed.
    pub late: bool,
    /// The worker's first name.
    pub worker: Option<String>,
}

/// What the page shows.
pub struct View {
    pub words: &'static Words,
    pub standing: Standing,
    pub team_phone: String,
    /// The day the adult agreed, in words.
    pub agreed: String,
    /// The day the adult took that back, in words.
    pub withdrawn: Option<String>,
    /// What has happened, the first one first: the day, and the news.
    pub story: Vec<(String, News)>,
    /// What was written to them, the latest first: the day, and the words.
    pub written: Vec<(String, String)>,
    /// Something was just sent to the team: what to say about it.
    pub thanks: Option<&'static str>,
}

pub fn view(page: View) -> AnyView {
    let words = page.words;
    let phone = page.team_phone.as_str();
    let thanks = page.thanks.map(|text| {
        let options = NotificationBannerOptions {
            title: words.done.into(),
            ..NotificationBannerOptions::success(text)
        };
        view! { <NotificationBanner options=options /> }
    });
    two_thirds(view! {
        {thanks}
        <h1 class="govuk-heading-l">{words.view_title}</h1>
        {standing(words, &page.standing, phone)}
        {letters(words, page.written)}
        {story(words, page.story)}
        <h2 class="govuk-heading-m">{words.help_heading}</h2>
        {paragraph(words.help_danger)}
        {paragraph(fill(words.help_ring, &[("phone", phone)]))}
        <p class="govuk-body"><a class="govuk-link" href="/status/hubs">{words.help_hubs}</a></p>
        {paragraph(words.help_complain)}
        <h2 class="govuk-heading-m">{words.tell_heading}</h2>
        <ul class="govuk-list">
            <li><a class="govuk-link" href="/status/correction">{words.correction_link}</a></li>
            <li><a class="govuk-link" href="/status/feedback">{words.feedback_link}</a></li>
        </ul>
        <h2 class="govuk-heading-m">{words.agreement_heading}</h2>
        {agreement(words, &page.agreed, page.withdrawn.as_deref())}
        <form method="post" action="/status/leave">
            <Button options=ButtonOptions::submit(words.leave).secondary() />
        </form>
    })
}

fn standing(words: &'static Words, standing: &Standing, phone: &str) -> AnyView {
    let (title, text) = match standing.stage {
        Stage::Received => (words.received_title, words.received_text),
        Stage::LookedAt => (words.looking_title, words.looking_text),
        Stage::NeedToSpeak => (words.speak_title, words.speak_text),
        Stage::Worker => (words.worker_title, words.worker_text),
        Stage::PlanAgreed | Stage::Plan => (words.plan_title, words.plan_text),
        Stage::Ended => (words.ended_title, words.ended_text),
    };
    let worker = standing.worker.as_deref().unwrap_or_default();
    let text = fill(text, &[("name", worker), ("phone", phone)]);
    let next = next(words, standing, phone).map(|text| {
        view! {
            <h3 class="govuk-heading-s">{words.next_heading}</h3>
            {paragraph(text)}
        }
    });
    view! {
        <div class="govuk-inset-text">
            <h2 class="govuk-heading-m">{title}</h2>
            {paragraph(text)}
            {next}
        </div>
    }
    .into_any()
}

/// What has happened so far.
fn story(words: &'static Words, story: Vec<(String, News)>) -> Option<AnyView> {
    if story.is_empty() {
        return None;
    }
    let each = story.into_iter().map(|(day, news)| {
        view! { <li>{day} ": " {words.news(news)}</li> }
    });
    Some(
        view! {
            <h2 class="govuk-heading-m">{words.story_heading}</h2>
            <ol class="govuk-list govuk-list--spaced">{each.collect_view()}</ol>
        }
        .into_any(),
    )
}

/// What the worker wrote to the family.
fn letters(words: &'static Words, written: Vec<(String, String)>) -> Option<AnyView> {
    if written.is_empty() {
        return None;
    }
    let each = written.into_iter().map(|(day, text)| {
        view! {
            <section>
                <h3 class="govuk-heading-s">{day}</h3>
                {crate::pages::parts::written(&text)}
            </section>
        }
    });
    Some(
        view! {
            <h2 class="govuk-heading-m">{words.written_heading}</h2>
            {each.collect_view()}
        }
        .into_any(),
    )
}

/// The next step and its date; nothing where none is promised.
fn next(words: &'static Words, standing: &Standing, phone: &str) -> Option<String> {
    let text = match (standing.stage, standing.late) {
        (Stage::Received | Stage::LookedAt, false) => words.next_decide,
        (Stage::Received | Stage::LookedAt, true) => words.next_late,
        (Stage::Worker, _) if standing.by.is_none() => return Some(words.next_worker.into()),
        (Stage::NeedToSpeak | Stage::Worker, false) => words.next_contact,
        (Stage::NeedToSpeak | Stage::Worker, true) => words.next_contact_late,
        (Stage::PlanAgreed, false) => words.next_plan,
        (Stage::PlanAgreed, true) => words.next_plan_late,
        (Stage::Plan, false) => words.next_review,
        (Stage::Plan, true) => words.next_review_late,
        (Stage::Ended, _) => return Some(words.next_ended.into()),
    };
    let by = standing.by.as_deref()?;
    Some(fill(text, &[("date", by), ("phone", phone)]))
}

fn agreement(words: &'static Words, agreed: &str, withdrawn: Option<&str>) -> AnyView {
    if let Some(day) = withdrawn {
        return paragraph(fill(words.agreement_withdrawn, &[("date", day)]));
    }
    view! {
        {paragraph(fill(words.agreement_text, &[("date", agreed)]))}
        <p class="govuk-body">
            <a class="govuk-link" href="/status/withdraw">{words.agreement_link}</a>
        </p>
    }
    .into_any()
}
