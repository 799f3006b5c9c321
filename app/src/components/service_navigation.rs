//! The name of the service and the links to its parts, beneath the header.

use leptos::prelude::*;
use serde::Deserialize;

use super::attributes::Attributes;
use super::lenient;
use super::markup::{classes, given, or_default, when};

mod item;
mod slots;

pub use item::ServiceNavigationItem;
pub use slots::{ServiceNavigationEnd, ServiceNavigationSlots};

/// Options of [`ServiceNavigation`].
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ServiceNavigationOptions {
    pub service_name: String,
    /// Where the name leads; without it the name is no link.
    pub service_url: String,
    #[serde(deserialize_with = "lenient::present")]
    pub navigation: Vec<ServiceNavigationItem>,
    pub slots: ServiceNavigationSlots,
    /// What the whole is called where it is a landmark; "Service information" when empty.
    pub aria_label: String,
    /// "Menu" when empty.
    pub menu_button_text: String,
    /// Only where a screen reader should hear something other than the button's text.
    pub menu_button_label: String,
    /// What the links are called; the menu button's text when empty.
    pub navigation_label: String,
    /// `navigation` when empty.
    pub navigation_id: String,
    pub navigation_classes: String,
    /// Whether the links fold behind a button on a narrow screen; more than one do when not given.
    pub collapse_navigation_on_mobile: Option<bool>,
    pub classes: String,
    pub attributes: Attributes,
}

fn service_name(name: String, url: String) -> Option<impl IntoView> {
    let name = given(name)?;
    let inner = if url.is_empty() {
        view! { <span class="govuk-service-navigation__text">{name}</span> }.into_any()
    } else {
        view! { <a href=url class="govuk-service-navigation__link">{name}</a> }.into_any()
    };
    Some(view! { <span class="govuk-service-navigation__service-name">{inner}</span> })
}

/// The links with the button that unfolds them. Its script shows the button; without JavaScript
/// the links are always there.
fn links(options: &mut ServiceNavigationOptions) -> Option<impl IntoView + use<>> {
    let items = std::mem::take(&mut options.navigation);
    let start = std::mem::take(&mut options.slots.navigation_start);
    let end = std::mem::take(&mut options.slots.navigation_end);
    if items.is_empty() && start.is_empty() && end.is_empty() {
        return None;
    }
    let id = or_default(std::mem::take(&mut options.navigation_id), "navigation");
    let menu = or_default(std::mem::take(&mut options.menu_button_text), "Menu");
    let label = or_default(std::mem::take(&mut options.navigation_label), &menu);
    let button_label =
        given(std::mem::take(&mut options.menu_button_label)).filter(|label| *label != menu);
    let collapses = options
        .collapse_navigation_on_mobile
        .unwrap_or(items.len() > 1);
    let button = collapses.then(|| {
        view! {
            <button
                type="button"
                class="govuk-service-navigation__toggle govuk-js-service-navigation-toggle"
                aria-controls=id.clone()
                aria-label=button_label
                hidden=true
                aria-hidden="true"
            >
                {menu}
            </button>
        }
    });
    let class = classes([
        "govuk-service-navigation__wrapper",
        &options.navigation_classes,
    ]);
    let items = items
        .into_iter()
        .map(ServiceNavigationItem::render)
        .collect_view();
    Some(view! {
        <nav aria-label=label class=class>
            {button}
            <ul class="govuk-service-navigation__list" id=id>
                {start}
                {items}
                {end}
            </ul>
        </nav>
    })
}

fn inside(options: &mut ServiceNavigationOptions) -> impl IntoView + use<> {
    let class = classes([
        "govuk-width-container",
        when(
            options.slots.end.is_inline(),
            "govuk-service-navigation__inlining-container",
        ),
    ]);
    let name = service_name(
        std::mem::take(&mut options.service_name),
        std::mem::take(&mut options.service_url),
    );
    let start = std::mem::take(&mut options.slots.start);
    let end = std::mem::take(&mut options.slots.end.content);
    view! {
        <div class=class>
            {start}
            <div class="govuk-service-navigation__container">{name} {links(options)}</div>
            {end}
        </div>
    }
}

/// The service's name and its links.
#[component]
pub fn ServiceNavigation(mut options: ServiceNavigationOptions) -> impl IntoView {
    // With more than links in it, the whole is a landmark; else the <nav> inside is enough.
    let is_landmark = !options.service_name.is_empty()
        || !options.slots.start.is_empty()
        || !options.slots.end.content.is_empty();
    let inside = inside(&mut options);
    let class = classes(["govuk-service-navigation", &options.classes]);
    let attributes = options.attributes.spread();
    if is_landmark {
        return view! {
            <section
                aria-label=or_default(options.aria_label, "Service information")
                class=class
                data-module="govuk-service-navigation"
                {..attributes}
            >
                {inside}
            </section>
        }
        .into_any();
    }
    view! {
        <div class=class data-module="govuk-service-navigation" {..attributes}>
            {inside}
        </div>
    }
    .into_any()
}
