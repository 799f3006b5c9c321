//! Looking after accounts: a lead those of colleagues, an administrator all of them.

mod list;
mod person;

pub use list::{Accounts, Colleagues, Group, PersonLine, accounts, colleagues};
pub use person::{Heir, Person, person};

use leptos::prelude::*;

use crate::components::notification_banner::{NotificationBanner, NotificationBannerOptions};

/// Whether somebody can sign in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    Active,
    /// Has an invitation that can still be taken up.
    Invited,
    /// The invitation ran out before it was taken up.
    Lapsed,
    Disabled,
}

impl Standing {
    /// The words, and the tag's colour.
    const fn tag(self) -> (&'static str, &'static str) {
        match self {
            Self::Active => ("Active", "green"),
            Self::Invited => ("Invited", "blue"),
            Self::Lapsed => ("Invitation ran out", "yellow"),
            Self::Disabled => ("Disabled", "grey"),
        }
    }
}

/// Says what was just done.
fn done(words: Option<&'static str>) -> Option<AnyView> {
    words.map(|words| {
        view! { <NotificationBanner options=NotificationBannerOptions::success(words) /> }
            .into_any()
    })
}
