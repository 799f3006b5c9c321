//! The demonstration's own pages: mails that nobody was sent.

use leptos::prelude::*;

use crate::components::back_link::{BackLink, BackLinkOptions};
use crate::pages::parts::two_thirds;

/// One mail in the list.
pub struct MailLine {
    pub address: String,
    pub to: String,
    pub subject: String,
    pub at: String,
}

/// One mail.
pub struct Mail {
    pub to: String,
    pub subject: String,
    pub text: String,
    /// Links that begin so can be followed here.
    pub own_addresses: String,
    /// Where its HTML can be seen.
    pub html: String,
}

/// The list, newest first.
pub fn mails(mails: Vec<MailLine>) -> AnyView {
    let body = if mails.is_empty() {
        view! { <p class="govuk-body">"No mail has been written yet. Send a referral, and its acknowledgement appears here."</p> }
            .into_any()
    } else {
        view! {
            <ul class="govuk-list govuk-list--spaced">
                {mails.into_iter().map(line).collect_view()}
            </ul>
        }
        .into_any()
    };
    two_thirds(view! {
        <h1 class="govuk-heading-l">"Mails of the demonstration"</h1>
        <p class="govuk-body">
            "This demonstration has no mail server. What it would have sent is kept here, newest first. Reload the page to see the latest."
        </p>
        {body}
    })
}

fn line(mail: MailLine) -> AnyView {
    view! {
        <li>
            <a class="govuk-link govuk-!-font-weight-bold" href=mail.address>{mail.subject}</a>
            <br />
            {format!("To {}", mail.to)}
            <br />
            <span class="govuk-hint">{mail.at}</span>
        </li>
    }
    .into_any()
}

/// One mail, as its plain text.
pub fn mail(page: Mail) -> AnyView {
    let back = BackLinkOptions {
        content: "All mails".into(),
        ..BackLinkOptions::to("/demo/mail")
    };
    let own = page.own_addresses;
    let lines = page
        .text
        .lines()
        .map(|line| text_line(line, &own))
        .collect_view();
    view! {
        <BackLink options=back />
        {two_thirds(view! {
            <h1 class="govuk-heading-l">{page.subject}</h1>
            <p class="govuk-body">{format!("To {}", page.to)}</p>
            <div class="govuk-inset-text">{lines}</div>
            <p class="govuk-body">
                <a class="govuk-link" href=page.html>"See it as a mail program shows it"</a>
            </p>
        })}
    }
    .into_any()
}

/// A line of the text; a link where it is an address of this service.
fn text_line(line: &str, own: &str) -> AnyView {
    let line = line.to_owned();
    if line.starts_with(own) {
        let href = line.clone();
        view! { <a class="govuk-link" href=href>{line}</a> <br /> }.into_any()
    } else {
        view! { {line} <br /> }.into_any()
    }
}
