//! The bar at the top of each page, without a crown: whose service this is.

use leptos::prelude::*;
use serde::{Deserialize, Deserializer};

use super::attributes::Attributes;
use super::content::Content;
use super::lenient::Plain;
use super::markup::{classes, or_default};

/// Options of a [`GenericHeader`].
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct GenericHeaderOptions {
    /// `logoText` or `logoHtml` in the macro.
    #[serde(flatten, deserialize_with = "logo")]
    pub logo: Content,
    /// Where the logo leads; `/` when empty.
    pub url: String,
    /// On the element that limits the width; `govuk-width-container` when empty.
    pub container_classes: String,
    pub classes: String,
    pub attributes: Attributes,
}

fn logo<'de, D: Deserializer<'de>>(from: D) -> Result<Content, D::Error> {
    #[derive(Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct Params {
        logo_text: Option<Plain>,
        logo_html: Option<String>,
    }
    let params = Params::deserialize(from)?;
    Ok(Content::from_params(params.logo_text, params.logo_html))
}

/// A bar with a logo that leads home.
#[component]
pub fn GenericHeader(options: GenericHeaderOptions) -> impl IntoView {
    let width = or_default(options.container_classes, "govuk-width-container");
    view! {
        <div
            class=classes(["govuk-generic-header", &options.classes])
            {..options.attributes.spread()}
        >
            <div class=classes(["govuk-generic-header__container", &width])>
                <div class="govuk-generic-header__logo">
                    <a
                        href=or_default(options.url, "/")
                        class="govuk-generic-header__homepage-link"
                    >
                        {options.logo}
                    </a>
                </div>
            </div>
        </div>
    }
}
