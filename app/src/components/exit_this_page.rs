//! A way for somebody at risk to leave the site at once.

use leptos::prelude::*;
use serde::Deserialize;

use super::attributes::Attributes;
use super::button::{Button, ButtonOptions};
use super::content::Content;
use super::lenient;
use super::markup::{classes, given, or_default};

/// Options of [`ExitThisPage`]. The texts are read out by its script.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ExitThisPageOptions {
    /// "Exit this page" when empty.
    #[serde(flatten)]
    pub content: Content,
    /// Where it leads: a page that is harmless to be seen with; a weather forecast when empty.
    pub redirect_url: String,
    #[serde(deserialize_with = "lenient::words")]
    pub id: String,
    #[serde(deserialize_with = "lenient::words")]
    pub classes: String,
    pub attributes: Attributes,
    pub activated_text: String,
    pub timed_out_text: String,
    pub press_two_more_times_text: String,
    pub press_one_more_time_text: String,
}

/// A button that replaces the page with a harmless one. It is a link, so it works without
/// JavaScript; with it, pressing Shift three times does the same.
#[component]
pub fn ExitThisPage(#[prop(optional)] options: ExitThisPageOptions) -> impl IntoView {
    let words = options.content.or(Content::view(|| {
        view! { <span class="govuk-visually-hidden">"Emergency"</span> " Exit this page" }
    }));
    let button = ButtonOptions {
        classes:
            "govuk-button--warning govuk-exit-this-page__button govuk-js-exit-this-page-button"
                .to_owned(),
        attributes: [("rel", "nofollow noreferrer")].into(),
        ..ButtonOptions::link(
            words,
            or_default(options.redirect_url, "https://www.bbc.co.uk/weather"),
        )
    };
    view! {
        <div
            id=given(options.id)
            class=classes(["govuk-exit-this-page", &options.classes])
            data-module="govuk-exit-this-page"
            {..options.attributes.spread()}
            data-i18n.activated=given(options.activated_text)
            data-i18n.timed-out=given(options.timed_out_text)
            data-i18n.press-two-more-times=given(options.press_two_more_times_text)
            data-i18n.press-one-more-time=given(options.press_one_more_time_text)
        >
            <Button options=button />
        </div>
    }
}
