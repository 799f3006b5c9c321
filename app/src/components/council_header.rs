//! The top of each page: the council, the service, its parts, and who is signed in.

use leptos::prelude::*;

use super::content::Content;
use super::generic_header::{GenericHeader, GenericHeaderOptions};
use super::service_navigation::{
    ServiceNavigation, ServiceNavigationEnd, ServiceNavigationItem, ServiceNavigationOptions,
    ServiceNavigationSlots,
};

/// Options of a [`CouncilHeader`].
#[derive(Clone, Debug, Default)]
pub struct CouncilHeaderOptions {
    pub council_name: String,
    /// Where the council's name leads; `/` when empty.
    pub council_url: String,
    /// Stands before the council's name and repeats it, so a screen reader passes it over.
    pub logo: Option<Content>,
    pub service_name: String,
    /// Where the service's name leads.
    pub service_url: String,
    pub navigation: Vec<ServiceNavigationItem>,
    pub account: Account,
}

/// Who is signed in.
#[derive(Clone, Debug, Default)]
pub enum Account {
    /// Says nothing of signing in, as on the family's pages.
    #[default]
    Hidden,
    /// Nobody; with a link to the page where one signs in.
    SignedOut { sign_in_url: String },
    /// Somebody, by name; with a button that signs them out by POST, so that no link and no
    /// prefetching browser can.
    SignedIn { name: Content, sign_out_url: String },
}

impl Account {
    fn render(self) -> AnyView {
        match self {
            Self::Hidden => ().into_any(),
            Self::SignedOut { sign_in_url } => view! {
                <div class="app-account">
                    <a class="app-account__link" href=sign_in_url>
                        "Sign in"
                    </a>
                </div>
            }
            .into_any(),
            Self::SignedIn { name, sign_out_url } => view! {
                <div class="app-account">
                    <span class="app-account__name">
                        <span class="govuk-visually-hidden">"Signed in as "</span>
                        {name}
                    </span>
                    " "
                    <form class="app-account__form" method="post" action=sign_out_url>
                        <button class="app-account__link" type="submit">
                            "Sign out"
                        </button>
                    </form>
                </div>
            }
            .into_any(),
        }
    }

    fn slot(self) -> ServiceNavigationEnd {
        match self {
            Self::Hidden => ServiceNavigationEnd::default(),
            account => {
                ServiceNavigationEnd::inline(Content::view(move || account.clone().render()))
            }
        }
    }
}

fn logo_and_name(logo: Option<Content>, name: String) -> Content {
    let Some(logo) = logo else {
        return name.into();
    };
    Content::view(move || {
        view! {
            <span class="app-council-header__logo" aria-hidden="true">
                {logo.clone()}
            </span>
            " "
            {name.clone()}
        }
    })
}

/// The top of each page.
#[component]
pub fn CouncilHeader(options: CouncilHeaderOptions) -> impl IntoView {
    let header = GenericHeaderOptions {
        logo: logo_and_name(options.logo, options.council_name),
        url: options.council_url,
        ..GenericHeaderOptions::default()
    };
    let navigation = ServiceNavigationOptions {
        service_name: options.service_name,
        service_url: options.service_url,
        navigation: options.navigation,
        slots: ServiceNavigationSlots {
            end: options.account.slot(),
            ..ServiceNavigationSlots::default()
        },
        ..ServiceNavigationOptions::default()
    };
    view! {
        <header class="app-council-header">
            <GenericHeader options=header />
            <ServiceNavigation options=navigation />
        </header>
    }
}
