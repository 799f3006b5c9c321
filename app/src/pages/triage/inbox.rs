//! The MASH inbox: referrals passed on that must be taken on or returned, and the red flags that
//! stopped a form, for information.

use leptos::prelude::*;

use crate::components::Content;
use crate::components::clock_words::{ClockWords, ClockWordsOptions};
use crate::components::empty_state::{EmptyState, EmptyStateOptions};
use crate::components::table::{Table, TableCell, TableOptions};
use crate::pages::episodes::{CaseLine, StepLine, cases_since, waiting_steps};

pub struct Inbox {
    pub lines: Vec<InboxLine>,
    /// Steps of episodes to social care.
    pub steps: Vec<StepLine>,
    /// Families that social care leads for.
    pub with_social_care: Vec<CaseLine>,
    /// Families whose early help ended because social care leads.
    pub left_to_social_care: Vec<CaseLine>,
    pub diversions: Vec<DiversionLine>,
}

/// A referral that waits for the MASH.
pub struct InboxLine {
    pub href: String,
    pub reference: String,
    pub child: String,
    pub organisation: String,
    pub passed: String,
    pub clock: ClockWordsOptions,
}

/// A red flag that stopped a form. It names nobody.
pub struct DiversionLine {
    pub href: String,
    pub flags: Vec<String>,
    pub organisation: String,
    pub when: String,
    /// What was answered, or that nobody has looked.
    pub stands: String,
    /// What falls due next; nothing once it is decided.
    pub clock: Option<ClockWordsOptions>,
}

pub fn inbox(page: Inbox) -> AnyView {
    let steps = (!page.steps.is_empty()).then(|| {
        view! {
            <h2 class="govuk-heading-m">"Families that early help wants to pass on"</h2>
            {waiting_steps(page.steps)}
        }
    });
    let led = (!page.with_social_care.is_empty()).then(|| {
        view! {
            <h2 class="govuk-heading-m">"Families with social care"</h2>
            <p class="govuk-body">"Open one to propose the step down to early help."</p>
            {cases_since("Families with social care, the longest first", page.with_social_care, "With social care since")}
        }
    });
    let left = (!page.left_to_social_care.is_empty()).then(|| {
        view! {
            <h2 class="govuk-heading-m">"Closed because social care leads"</h2>
            <p class="govuk-body">"When social care is about to let go, open one and take it up again. Then you can propose the step down."</p>
            {cases_since("Closed because social care leads, the latest first", page.left_to_social_care, "Closed")}
        }
    });
    let waiting = if page.lines.is_empty() && steps.is_none() {
        let options = EmptyStateOptions::new(
            "Nothing is waiting for the MASH",
            "What early help passes on stands here until you take it on or return it.",
        );
        view! { <EmptyState options=options /> }.into_any()
    } else if page.lines.is_empty() {
        ().into_any()
    } else {
        waiting(page.lines)
    };
    let diversions = if page.diversions.is_empty() {
        view! { <p class="govuk-body">"No form was stopped by a red flag."</p> }.into_any()
    } else {
        diversions(page.diversions)
    };
    view! {
        <h1 class="govuk-heading-l">"MASH inbox"</h1>
        {waiting}
        {steps}
        {led} {left}
        <h2 class="govuk-heading-m">"Red flags that stopped a form"</h2>
        <p class="govuk-body">
            "Whoever was filling in the form was told to ring 999 or the MASH. The form was not sent. Somebody looks at each of these and decides on it by the time it shows, day and night."
        </p>
        {diversions}
    }
    .into_any()
}

fn waiting(lines: Vec<InboxLine>) -> AnyView {
    let rows = lines
        .into_iter()
        .map(|line| {
            let (href, reference) = (line.href, line.reference);
            let link = Content::view(move || {
                view! { <a class="govuk-link" href=href.clone()>{reference.clone()}</a> }
            });
            let clock = line.clock;
            let clock = Content::view(move || view! { <ClockWords options=clock.clone() /> });
            vec![
                link.into(),
                clock.into(),
                line.child.into(),
                line.organisation.into(),
                line.passed.into(),
            ]
        })
        .collect();
    let head = [
        "Reference",
        "Answer",
        "Child",
        "School or service",
        "Passed on",
    ];
    let options = TableOptions {
        caption: "Referrals that wait for the MASH".into(),
        caption_classes: "govuk-visually-hidden".into(),
        head: head.map(TableCell::from).to_vec(),
        rows,
        ..TableOptions::default()
    };
    view! {
        <h2 class="govuk-heading-m">"Referrals that wait for the MASH"</h2>
        <div class="app-wide-table"><Table options=options /></div>
    }
    .into_any()
}

fn diversions(lines: Vec<DiversionLine>) -> AnyView {
    let rows = lines
        .into_iter()
        .map(|line| {
            let flags = line.flags;
            let flags = Content::view(move || {
                flags
                    .iter()
                    .map(|flag| view! { <p class="govuk-body">{flag.clone()}</p> })
                    .collect_view()
            });
            let (href, when) = (line.href, line.when);
            let link = Content::view(move || {
                view! { <a class="govuk-link" href=href.clone()>{when.clone()}</a> }
            });
            let (stands, clock) = (line.stands, line.clock);
            let stands = Content::view(move || {
                let clock = clock
                    .clone()
                    .map(|one| view! { <br /> <ClockWords options=one /> });
                view! { {stands.clone()} {clock} }
            });
            vec![
                link.into(),
                line.organisation.into(),
                flags.into(),
                stands.into(),
            ]
        })
        .collect();
    let options = TableOptions {
        caption: "Red flags that stopped a form".into(),
        caption_classes: "govuk-visually-hidden".into(),
        head: ["When", "School or service", "Red flag", "Stands at"]
            .map(TableCell::from)
            .to_vec(),
        rows,
        ..TableOptions::default()
    };
    view! { <div class="sw-scroll"><Table options=options /></div> }.into_any()
}
