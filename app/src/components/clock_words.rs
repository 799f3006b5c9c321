//! A promise and how it stands: the due time in words, and a tag that says the state in a word.
//!
//! The colour only repeats the word, so that nobody needs to see it.

use chrono::{DateTime, Utc};
use leptos::prelude::*;

use super::moment::Moment;
use super::tag::{Tag, TagOptions};

/// How a promise stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClockState {
    /// It runs, and is not due today.
    OnTime,
    /// It runs, and no working day is left after today.
    DueToday,
    /// It runs, and its time has passed.
    Late,
    /// It waits for an answer.
    Paused,
    /// What was promised was done in time.
    Kept,
    /// What was promised was done, but late.
    KeptLate,
}

impl ClockState {
    /// How a running promise stands.
    #[cfg(feature = "ssr")]
    pub fn running(
        calendar: &stepwise_domain::clock::Calendar,
        due: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> Self {
        if due < now {
            Self::Late
        } else if calendar.working_days_between(now, due) == 0 {
            Self::DueToday
        } else {
            Self::OnTime
        }
    }

    /// The word on the tag.
    pub fn words(self) -> &'static str {
        match self {
            Self::OnTime => "On time",
            Self::DueToday => "Due today",
            Self::Late => "Late",
            Self::Paused => "Paused",
            Self::Kept => "Done",
            Self::KeptLate => "Done late",
        }
    }

    fn colour(self) -> &'static str {
        match self {
            Self::OnTime => "blue",
            Self::DueToday => "yellow",
            Self::Late => "red",
            Self::Paused => "grey",
            Self::Kept => "green",
            Self::KeptLate => "orange",
        }
    }
}

/// Options of [`ClockWords`].
#[derive(Clone, Debug)]
pub struct ClockWordsOptions {
    pub state: ClockState,
    /// When it is due, or was done, in words.
    pub when: Moment,
}

impl ClockWordsOptions {
    /// A state and the time that goes with it, in the caller's words.
    pub fn new(state: ClockState, time: DateTime<Utc>, words: impl Into<String>) -> Self {
        Self {
            state,
            when: Moment::new(time, words),
        }
    }

    /// A running promise, in the working days of `calendar`.
    #[cfg(feature = "ssr")]
    pub fn running(
        calendar: &stepwise_domain::clock::Calendar,
        due: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> Self {
        let state = ClockState::running(calendar, due, now);
        Self::new(state, due, calendar.words(due, now))
    }

    /// A running promise that no night and no weekend stops, in hours and minutes.
    #[cfg(feature = "ssr")]
    pub fn around_the_clock(due: DateTime<Utc>, now: DateTime<Utc>) -> Self {
        use stepwise_domain::clock::words;
        let state = match (due < now, words::same_day(due, now)) {
            (true, _) => ClockState::Late,
            (false, true) => ClockState::DueToday,
            (false, false) => ClockState::OnTime,
        };
        Self::new(state, due, words::around_the_clock(due, now))
    }
}

/// A due time in words with its tag.
#[component]
pub fn ClockWords(options: ClockWordsOptions) -> impl IntoView {
    let tag = TagOptions::coloured(options.state.colour(), options.state.words());
    view! {
        <span class="app-clock">
            {options.when}
            " "
            <Tag options=tag />
        </span>
    }
}
