//! For staff: who of a family can see where things stand, and what the family wrote.

use leptos::prelude::*;

use crate::components::back_link::{BackLink, BackLinkOptions};
use crate::components::button::{Button, ButtonOptions};
use crate::components::notification_banner::{NotificationBanner, NotificationBannerOptions};
use crate::components::summary_list::{
    SummaryCard, SummaryList, SummaryListOptions, SummaryListRow,
};
use crate::components::tag::{Tag, TagOptions};
use crate::components::warning_text::WarningText;
use crate::pages::form::fields;
use crate::pages::parts::errors_above;
use stepwise_domain::form::{Answers, FieldError, Section};

/// What the referral says about one adult and the ways that are safe.
pub struct AdultLine {
    pub name: String,
    pub email: String,
    /// "Phone call, e-mail", or that the referrer must be asked first.
    pub safe: String,
    /// When it is safe, in somebody's words; empty where any time is.
    pub times: String,
    /// Who must not know that this adult is contacted, and why; empty where there is nobody.
    pub secret: String,
}

/// One adult's access.
pub struct AccessCard {
    pub adult: String,
    pub email: String,
    /// Dates in words.
    pub agreed: String,
    pub opened: String,
    /// When it was cut off; none while it is open.
    pub cut_off: Option<String>,
    /// Where cutting it off is posted to.
    pub cut_address: String,
    /// How and when it is safe to reach the adult, and where that is changed.
    pub contact: Vec<(String, String)>,
    pub safe_address: String,
    /// Why an e-mail would be held now.
    pub held: Option<&'static str>,
}

/// What somebody of the family wrote.
pub struct EntryLine {
    pub kind: &'static str,
    pub who: String,
    pub at: String,
    pub text: String,
}

/// The page.
pub struct AccessPage {
    pub reference: String,
    /// The family sees nothing, whoever has access: why.
    pub hidden: Option<&'static str>,
    /// Something was just done: what.
    pub done: Option<&'static str>,
    pub adults: Vec<AdultLine>,
    pub accesses: Vec<AccessCard>,
    pub entries: Vec<EntryLine>,
    /// The form that opens an access, for those who may.
    pub form: Option<Section>,
    pub answers: Answers,
    pub errors: Vec<FieldError>,
}

pub fn access_page(page: AccessPage) -> AnyView {
    let address = format!("/triage/{}", page.reference);
    let back = BackLinkOptions {
        content: "The referral".into(),
        ..BackLinkOptions::to(address.clone())
    };
    let done = page.done.map(|text| {
        let options = NotificationBannerOptions::success(text);
        view! { <NotificationBanner options=options /> }
    });
    let hidden = page.hidden.map(|why| view! { <WarningText options=why /> });
    let form = page.form.map(|section| {
        let questions = fields(&section, &page.answers, &page.errors);
        view! {
            <h2 class="govuk-heading-m">{section.title}</h2>
            {section.intro.clone().map(|text| view! { <p class="govuk-body">{text}</p> })}
            <form method="post" action=format!("{address}/family") novalidate>
                {questions}
                <Button options=ButtonOptions::submit("Open the family’s view") />
            </form>
        }
    });
    view! {
        <BackLink options=back />
        <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
                {errors_above(&page.errors)} {done}
                <span class="govuk-caption-l">{page.reference.clone()}</span>
                <h1 class="govuk-heading-l">"The family’s view"</h1>
                <p class="govuk-body">
                    "A parent or young person with access can see how far things are, with a code sent to an e-mail address that is safe. They never see names, reasons, the tier or who referred."
                </p>
                {hidden}
                <h2 class="govuk-heading-m">"Who has access"</h2>
                {accesses(page.accesses)}
                <h2 class="govuk-heading-m">"What the family wrote"</h2>
                {entries(page.entries)}
                <h2 class="govuk-heading-m">"What the referral says about safe contact"</h2>
                {adults(page.adults)}
                {form}
            </div>
        </div>
    }
    .into_any()
}

fn accesses(accesses: Vec<AccessCard>) -> AnyView {
    if accesses.is_empty() {
        return view! { <p class="govuk-body">"Nobody yet."</p> }.into_any();
    }
    accesses.into_iter().map(card).collect_view().into_any()
}

fn card(access: AccessCard) -> AnyView {
    let mut rows = vec![
        SummaryListRow::new("E-mail", access.email),
        SummaryListRow::new("Agreed on", access.agreed),
        SummaryListRow::new("Opened", access.opened),
    ];
    if let Some(at) = &access.cut_off {
        rows.push(SummaryListRow::new("Cut off", at.clone()));
    }
    for (question, answer) in access.contact {
        rows.push(SummaryListRow::new(question, answer));
    }
    let open = access.cut_off.is_none();
    let held = access.held.filter(|_| open).map(|why| {
        let words = format!("A message sent now would be held. {why}");
        view! { <WarningText options=words.as_str() /> }
    });
    let safe = open.then(|| {
        let hidden = format!(" for {}", access.adult);
        view! {
            <p class="govuk-body">
                <a class="govuk-link" href=access.safe_address>
                    "Change what is safe" <span class="govuk-visually-hidden">{hidden}</span>
                </a>
            </p>
        }
    });
    let options = SummaryListOptions {
        rows,
        card: Some(SummaryCard::titled(access.adult)),
        ..SummaryListOptions::default()
    };
    let cut = access.cut_off.is_none().then(|| {
        view! {
            <form method="post" action=access.cut_address>
                <Button options=ButtonOptions::submit("Cut off now").warning() />
            </form>
        }
    });
    view! {
        <SummaryList options=options />
        {held} {safe} {cut}
    }
    .into_any()
}

fn entries(entries: Vec<EntryLine>) -> AnyView {
    if entries.is_empty() {
        return view! { <p class="govuk-body">"Nothing yet."</p> }.into_any();
    }
    let rows = entries.into_iter().map(|entry| {
        let heading = format!("{}, {}", entry.kind, entry.who);
        let text = if entry.text.is_empty() {
            "No reason given.".to_owned()
        } else {
            entry.text
        };
        view! {
            <h3 class="govuk-heading-s">{heading}</h3>
            <p class="govuk-hint">{entry.at}</p>
            <p class="govuk-body sw-read-back">{text}</p>
        }
    });
    rows.collect_view().into_any()
}

fn adults(adults: Vec<AdultLine>) -> AnyView {
    if adults.is_empty() {
        return view! { <p class="govuk-body">"The referral names no adult. Ask the referrer."</p> }
            .into_any();
    }
    let rows = adults.into_iter().map(|adult| {
        let secret = (!adult.secret.is_empty()).then(|| {
            view! {
                <p class="govuk-body">
                    <Tag options=TagOptions::coloured("red", "Somebody must not know of contact") />
                </p>
                <p class="govuk-body">{adult.secret}</p>
            }
        });
        let times = (!adult.times.is_empty())
            .then(|| view! { <p class="govuk-body">{format!("Safe times: {}", adult.times)}</p> });
        let email = if adult.email.is_empty() {
            "No e-mail address given".to_owned()
        } else {
            adult.email
        };
        view! {
            <h3 class="govuk-heading-s">{adult.name}</h3>
            {secret}
            <p class="govuk-body">{email}</p>
            <p class="govuk-body">{format!("Safe ways: {}", adult.safe)}</p>
            {times}
        }
    });
    rows.collect_view().into_any()
}
