//! A message that was held as not safe, and what a person decides about it.

mod list;

pub use list::{MailLine, list};

use leptos::prelude::*;
use stepwise_domain::form::{Answers, FieldError, Section};

use crate::components::back_link::{BackLink, BackLinkOptions};
use crate::components::button::{Button, ButtonOptions};
use crate::components::inset_text::InsetText;
use crate::components::notification_banner::{NotificationBanner, NotificationBannerOptions};
use crate::components::summary_list::{SummaryList, SummaryListOptions, SummaryListRow};
use crate::components::warning_text::WarningText;
use crate::pages::form::fields;
use crate::pages::parts::{errors_above, two_thirds, written};

/// The message. Its own words stay out: they say nothing that helps to decide.
pub struct HeldPage {
    pub address: String,
    pub what: String,
    pub reference: String,
    /// Who it is for.
    pub adult: String,
    /// When it was written, in words.
    pub written: String,
    /// Why it was held.
    pub why: &'static str,
    /// How and when it is safe to reach the adult, as it stands now, and where that is changed.
    pub contact: Vec<(String, String)>,
    pub change: Option<String>,
    pub decided: Option<Decided>,
    /// It waits for somebody to decide.
    pub waits: bool,
    /// Why it can only be dropped.
    pub cannot_go: Option<&'static str>,
}

/// What somebody decided.
pub struct Decided {
    pub what: &'static str,
    pub who: String,
    pub at: String,
    pub why: String,
}

/// The form that decides, as it was last posted.
pub struct DecideForm {
    pub section: Section,
    pub answers: Answers,
    pub errors: Vec<FieldError>,
    /// It was decided just now.
    pub done: bool,
}

pub fn held_message(page: HeldPage, form: DecideForm) -> AnyView {
    let record = format!("/triage/{}", page.reference);
    let back = BackLinkOptions {
        content: "The referral".into(),
        ..BackLinkOptions::to(record)
    };
    let done = form.done.then(|| {
        let words =
            NotificationBannerOptions::success("What you decided is kept, with your reason.");
        view! { <NotificationBanner options=words /> }
    });
    let about = [
        ("Referral", page.reference),
        ("For", page.adult),
        ("Written", page.written),
        ("Held because", page.why.to_owned()),
    ];
    let decided = page.decided.map(decided);
    let below = if page.waits {
        decide(
            page.address,
            page.cannot_go,
            form.section,
            &form.answers,
            &form.errors,
        )
    } else {
        too_late(&form)
    };
    let body = view! {
        {errors_above(&form.errors)} {done}
        <span class="govuk-caption-l">"Held: not safe to send"</span>
        <h1 class="govuk-heading-l">{page.what}</h1>
        {facts(about.map(|(name, fact)| (name.to_owned(), fact)).into())}
        {decided}
        {contact(page.contact, page.change)}
        {below}
    };
    view! {
        <BackLink options=back />
        {two_thirds(body)}
    }
    .into_any()
}

/// What was typed when somebody else had decided already.
fn too_late(form: &DecideForm) -> AnyView {
    if form.errors.is_empty() {
        return ().into_any();
    }
    view! {
        <h2 class="govuk-heading-m" id="answer" tabindex="-1">"What you wrote, which was not kept"</h2>
        {written(form.answers.text("why"))}
    }
    .into_any()
}

fn facts(rows: Vec<(String, String)>) -> AnyView {
    let rows = rows.into_iter();
    let options = SummaryListOptions {
        rows: rows
            .map(|(name, words)| SummaryListRow::new(name, words))
            .collect(),
        ..SummaryListOptions::default()
    };
    view! { <SummaryList options=options /> }.into_any()
}

fn decided(decided: Decided) -> AnyView {
    view! {
        <h2 class="govuk-heading-m">{decided.what}</h2>
        <p class="govuk-body">{format!("By {}, {}.", decided.who, decided.at)}</p>
        {written(&decided.why)}
    }
    .into_any()
}

fn contact(contact: Vec<(String, String)>, change: Option<String>) -> Option<AnyView> {
    let change = change?;
    Some(
        view! {
            <h2 class="govuk-heading-m">"Safe contact, as it stands now"</h2>
            {facts(contact)}
            <p class="govuk-body">
                <a class="govuk-link" href=change>"Change what is safe"</a>
            </p>
        }
        .into_any(),
    )
}

fn decide(
    address: String,
    cannot_go: Option<&'static str>,
    section: Section,
    answers: &Answers,
    errors: &[FieldError],
) -> AnyView {
    let above = match cannot_go {
        Some(why) => {
            let words = format!("This message can only be dropped. {why}");
            view! { <WarningText options=words.as_str() /> }.into_any()
        }
        None => {
            view! { <InsetText options="Ring first if you are not sure. A release is for this message only, and holds for an hour." /> }
                .into_any()
        }
    };
    view! {
        <h2 class="govuk-heading-m">{section.title}</h2>
        {above}
        <form method="post" action=address novalidate>
            {fields(&section, answers, errors)}
            <Button options=ButtonOptions { prevent_double_click: Some(true), ..ButtonOptions::submit("Save what becomes of it") } />
        </form>
    }
    .into_any()
}
