//! How long each step may take. Defaults that a council can change, never constants in the code.

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

/// How long a step may take. [`Calendar::due`](super::Calendar::due) turns it into a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Allowance {
    AtOnce,
    /// By the clock on the wall, day and night.
    Hours(u32),
    /// To the end of the n-th working day after the day it counts from; 0 is the same working day.
    WorkingDays(u32),
    /// To the same weekday n weeks on, or the next working day.
    Weeks(u32),
    /// To the same day of the month n months on, or the next working day.
    Months(u32),
    /// To the n-th day after, working or not.
    CalendarDays(u32),
}

impl Allowance {
    /// Nothing promised falls due sooner than this, whatever the time of day and the clock changes:
    /// for finding what may be due before asking the calendar.
    pub fn at_least(self) -> TimeDelta {
        let days = match self {
            Self::AtOnce => 0,
            Self::Hours(hours) => return TimeDelta::hours(hours.into()),
            Self::WorkingDays(days) | Self::CalendarDays(days) => days.into(),
            Self::Weeks(weeks) => i64::from(weeks) * 7,
            Self::Months(months) => i64::from(months) * 28,
        };
        // A promise made just before midnight loses most of its first day.
        TimeDelta::days((days - 1).max(0))
    }
}

impl std::fmt::Display for Allowance {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (count, unit) = match self {
            Self::AtOnce => return f.write_str("at once"),
            Self::WorkingDays(0) => return f.write_str("the same working day"),
            Self::Hours(n) => (n, "hour"),
            Self::WorkingDays(n) => (n, "working day"),
            Self::Weeks(n) => (n, "week"),
            Self::Months(n) => (n, "month"),
            Self::CalendarDays(n) => (n, "day"),
        };
        f.write_str(&counted((*count).into(), unit))
    }
}

/// "1 hour", "3 hours"
pub(super) fn counted(count: i64, unit: &str) -> String {
    format!("{count} {unit}{}", if count == 1 { "" } else { "s" })
}

/// The promises of the service. In a settings file any of them may be left out, for example
/// `triage = { working_days = 2 }`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Promises {
    /// The referrer knows that the referral has arrived.
    pub acknowledge: Allowance,
    /// A red-flag diversion has been seen. Never pauses.
    pub diversion_seen: Allowance,
    /// A red-flag diversion has been decided. Never pauses.
    pub diversion_decided: Allowance,
    pub triage: Allowance,
    pub triage_low_risk: Allowance,
    /// The referrer has read the decision's reason.
    pub feedback: Allowance,
    /// The referrer has answered a coordinator's question.
    pub information_answer: Allowance,
    pub lead_practitioner_accepts: Allowance,
    /// First safe contact, from acceptance.
    pub first_contact: Allowance,
    pub assessment: Allowance,
    /// First Team Around the Family.
    pub first_taf: Allowance,
    /// The plan reaches the family, from the first Team Around the Family.
    pub plan_to_family: Allowance,
    pub review: Allowance,
    /// No review may be put off longer than this.
    pub review_at_most: Allowance,
    pub mash_answer: Allowance,
    /// Any other step that waits for the other side's answer.
    pub step_answer: Allowance,
    /// Whether the outcome has lasted, from closure.
    pub outcome_check: Allowance,
    /// How long after a decision it can be challenged.
    pub challenge_window: Allowance,
    /// A manager has looked at a challenge.
    pub challenge: Allowance,
    /// The senior officer has, after the manager.
    pub challenge_senior: Allowance,
    /// How long after closure an episode can be reopened.
    pub reopen_within: Allowance,
    /// How long after a due time the manager hears that it has passed.
    pub escalate_after: Allowance,
    /// The same for a red-flag diversion.
    pub escalate_diversion_after: Allowance,
    /// When an unsent draft's owner is reminded, from the last change.
    pub draft_reminder: Allowance,
    /// When an unsent draft is removed, from the last change.
    pub draft_expires: Allowance,
}

impl Default for Promises {
    fn default() -> Self {
        use Allowance::{AtOnce, CalendarDays, Hours, Months, Weeks, WorkingDays};
        Self {
            acknowledge: AtOnce,
            diversion_seen: Hours(1),
            diversion_decided: Hours(4),
            triage: WorkingDays(1),
            triage_low_risk: WorkingDays(3),
            feedback: WorkingDays(0),
            information_answer: WorkingDays(5),
            lead_practitioner_accepts: WorkingDays(2),
            first_contact: WorkingDays(3),
            assessment: WorkingDays(15),
            first_taf: Weeks(6),
            plan_to_family: WorkingDays(5),
            review: Weeks(6),
            review_at_most: Weeks(12),
            mash_answer: WorkingDays(1),
            step_answer: WorkingDays(2),
            outcome_check: Months(6),
            challenge_window: WorkingDays(10),
            challenge: WorkingDays(2),
            challenge_senior: WorkingDays(5),
            reopen_within: Weeks(12),
            escalate_after: WorkingDays(1),
            escalate_diversion_after: Hours(1),
            draft_reminder: CalendarDays(23),
            draft_expires: CalendarDays(30),
        }
    }
}
