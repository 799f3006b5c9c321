//! How often somebody who refers is written to.

use leptos::prelude::*;
use stepwise_domain::form::{Answers, FieldError, Section};

use crate::components::back_link::{BackLink, BackLinkOptions};
use crate::components::button::{Button, ButtonOptions};
use crate::components::notification_banner::{NotificationBanner, NotificationBannerOptions};
use crate::pages::form::fields;
use crate::pages::parts::{errors_above, two_thirds};

/// The page.
pub struct Messages {
    pub section: Section,
    pub answers: Answers,
    pub errors: Vec<FieldError>,
    /// It was saved just now.
    pub done: bool,
}

pub fn messages(page: Messages) -> AnyView {
    let back = BackLinkOptions {
        content: "Referrals".into(),
        ..BackLinkOptions::to("/referrals")
    };
    let done = page.done.then(|| {
        let words = NotificationBannerOptions::success("What you chose is saved.");
        view! { <NotificationBanner options=words /> }
    });
    let body = view! {
        {errors_above(&page.errors)} {done}
        <h1 class="govuk-heading-l">{page.section.title}</h1>
        <p class="govuk-body">
            "Some messages always come at once: that we have your referral, what was decided, what we need from you, and anything about safety or the MASH. So do those about your account and your drafts."
        </p>
        <p class="govuk-body">
            "For the rest you can choose. It is news of who leads for a family, of help that is late, has changed or has ended, and of an answer that is late."
        </p>
        <form method="post" action="/account/messages" novalidate>
            {fields(&page.section, &page.answers, &page.errors)}
            <Button options=ButtonOptions::submit("Save") />
        </form>
        <p class="govuk-body">
            "What waits for a summary already still comes in that summary."
        </p>
    };
    view! {
        <BackLink options=back />
        {two_thirds(body)}
    }
    .into_any()
}
