//! What has happened to a referral, as far as the referrer may know.

use chrono::{DateTime, Utc};
use stepwise_app::components::moment::Moment;
use stepwise_app::components::timeline::TimelineItem;
use stepwise_domain::referral::State;
use uuid::Uuid;

use crate::store::challenges::Challenge;
use crate::store::decisions::Decision;
use crate::store::questions::Question;
use crate::store::referrals::Referral;

/// The newest first. Colleagues are named by `name`; the council's people are not.
pub fn timeline(
    referral: &Referral,
    asked: &[Question],
    decided: &[Decision],
    challenged: &[Challenge],
    name: impl Fn(Uuid) -> String,
) -> Vec<TimelineItem> {
    let row = &referral.row;
    let mut events: Vec<(DateTime<Utc>, TimelineItem)> = Vec::new();
    let mut add = |at: DateTime<Utc>, label: &str, by: Option<String>| {
        let item = TimelineItem::new(label, Moment::at(at));
        let item = match by {
            Some(by) => item.by(by),
            None => item,
        };
        events.push((at, item));
    };
    add(row.submitted_at, "Sent", Some(name(row.submitted_by)));
    for one in asked {
        add(one.asked_at, "We asked you a question", None);
        if let (Some(at), Some(by)) = (one.answered_at, one.answered_by) {
            add(at, "Question answered", Some(name(by)));
        }
    }
    for decision in decided {
        add(decision.decided_at, decision.outcome.public_label(), None);
    }
    for one in challenged {
        let row = &one.row;
        add(
            row.raised_at,
            "Decision challenged",
            Some(name(row.raised_by)),
        );
        if let (Some(at), Some(outcome)) = (row.decided_at, one.outcome) {
            let what = format!("Challenge answered: {}", outcome.short().to_lowercase());
            add(at, &what, None);
        }
    }
    if let (State::Withdrawn, Some(at)) = (referral.state, row.closed_at) {
        add(at, "Withdrawn", None);
    }
    // The order of adding breaks ties: what follows from something comes after it.
    events.reverse();
    events.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    events.into_iter().map(|(_, item)| item).collect()
}
