//! A time that both a person and a machine can read.

use chrono::{DateTime, SecondsFormat, Utc};
use leptos::prelude::*;

/// A time, shown as words in a `<time>` element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    time: DateTime<Utc>,
    words: String,
}

impl Moment {
    /// A time in words of the caller's own.
    pub fn new(time: DateTime<Utc>, words: impl Into<String>) -> Self {
        Self {
            time,
            words: words.into(),
        }
    }

    /// The hour and the day in London: "5pm on Thursday 14 May 2026".
    #[cfg(feature = "ssr")]
    pub fn at(time: DateTime<Utc>) -> Self {
        Self::new(time, stepwise_domain::clock::words::moment(time))
    }

    /// The day in London: "14 May 2026".
    #[cfg(feature = "ssr")]
    pub fn on(time: DateTime<Utc>) -> Self {
        Self::new(time, stepwise_domain::clock::words::day(time))
    }
}

/// Lets a view hold a moment in braces.
impl IntoRender for Moment {
    type Output = AnyView;

    fn into_render(self) -> AnyView {
        let machine = self.time.to_rfc3339_opts(SecondsFormat::Secs, true);
        view! { <time datetime=machine>{self.words}</time> }.into_any()
    }
}
