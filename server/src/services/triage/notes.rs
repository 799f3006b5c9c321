//! Decisions, questions and the MASH's answers as the boxes of a page.

use stepwise_app::pages::triage::Card;
use stepwise_domain::clock::words;
use stepwise_domain::hub::Hub;
use stepwise_domain::referral::NotAcceptedReason;

use super::history::{Names, name};
use crate::store::decisions::Decision;
use crate::store::mash::{Entry, Standing};
use crate::store::questions::{self, Question};

fn row(name: &str, words: impl Into<String>) -> (String, String) {
    (name.to_owned(), words.into())
}

/// A decision, the words for the referrer beside those for colleagues.
pub fn decision(decision: &Decision, hubs: &[Hub], names: &Names) -> Card {
    let hub = decision.hub_id.as_ref();
    let hub = hub.and_then(|id| hubs.iter().find(|hub| hub.id == *id));
    let reason = decision.reason_code.as_deref();
    let reason = reason.and_then(NotAcceptedReason::from_code);
    Card {
        title: format!(
            "{}, {}",
            decision.outcome.name(),
            words::moment(decision.decided_at)
        ),
        rows: vec![
            row("By", name(names, decision.decided_by)),
            row(
                "Tier",
                decision
                    .tier
                    .map(|tier| tier.to_string())
                    .unwrap_or_default(),
            ),
            row("Hub", hub.map(|hub| hub.name.clone()).unwrap_or_default()),
            row(
                "Reason",
                reason.map(NotAcceptedReason::name).unwrap_or_default(),
            ),
            row("Why, for colleagues", decision.rationale.expose()),
            row("What the referrer reads", decision.feedback.expose()),
            row("Services or steps", decision.details.services.expose()),
            row(
                "What would change it",
                decision.details.would_change.expose(),
            ),
        ],
    }
}

pub fn question(question: &Question, names: &Names) -> Card {
    let standing = match question.standing {
        questions::Standing::Open => "Not answered yet",
        questions::Standing::Answered => "Answered",
        questions::Standing::Closed => "Closed without an answer",
    };
    let answered = question
        .answered_by
        .zip(question.answered_at)
        .map(|(by, at)| format!("{}, {}", name(names, by), words::moment(at)));
    let text = |text: &Option<crate::store::PersonalText>| {
        text.as_ref()
            .map(|text| text.expose().clone())
            .unwrap_or_default()
    };
    Card {
        title: format!("{standing}: asked {}", words::moment(question.asked_at)),
        rows: vec![
            row("Asked by", name(names, question.asked_by)),
            row("Question", question.question.expose()),
            row("Answer", text(&question.answer)),
            row("Answered by", answered.unwrap_or_default()),
            row("Why we went on without", text(&question.gone_on_reason)),
        ],
    }
}

pub fn mash(entry: &Entry, names: &Names) -> Card {
    let standing = match entry.standing {
        Standing::Pending => "Waiting for the MASH",
        Standing::Accepted => "Taken on by the MASH",
        Standing::Returned => "Returned by the MASH",
        Standing::Withdrawn => "Withdrawn before the MASH answered",
    };
    let answered = entry
        .decided_by
        .zip(entry.decided_at)
        .map(|(by, at)| format!("{}, {}", name(names, by), words::moment(at)));
    let reason = entry.reason.as_ref();
    Card {
        title: format!("{standing}: passed {}", words::moment(entry.passed_at)),
        rows: vec![
            row("Passed by", name(names, entry.passed_by)),
            row("Why", entry.rationale.expose()),
            row(
                "The MASH’s answer",
                reason.map(|text| text.expose().clone()).unwrap_or_default(),
            ),
            row("Answered", answered.unwrap_or_default()),
            row("Answer due", format!("by {}", words::moment(entry.due_at))),
        ],
    }
}
