//! A referral's history in words: from what the audit log keeps in codes.

use std::collections::BTreeMap;

use serde_json::Value;
use stepwise_app::pages::triage::Happening;
use stepwise_domain::challenge::{ChallengeReason, Outcome, Stage};
use stepwise_domain::episode::CloseReason;
use stepwise_domain::episode::step::StepKind;
use stepwise_domain::referral::{NotAcceptedReason, WithdrawReason};
use stepwise_domain::story::Happened;
use uuid::Uuid;

use crate::store::PersonalText;
use crate::store::audit::Event;

use super::tier_words;

/// The names of accounts.
pub type Names = BTreeMap<Uuid, PersonalText>;

/// A name for a page; the account may be gone.
pub fn name(names: &Names, id: Uuid) -> String {
    names
        .get(&id)
        .map_or_else(|| "somebody".into(), |name| name.expose().clone())
}

/// Events as they are shown.
pub fn happenings(events: Vec<Event>, names: &Names) -> Vec<Happening> {
    events
        .into_iter()
        .map(|event| Happening {
            what: what(&event.action).into(),
            who: event
                .actor
                .map_or_else(|| "Stepwise".into(), |id| name(names, id)),
            at: event.at,
            more: more(&event.detail),
        })
        .collect()
}

/// What an event of a referral or an episode is called.
fn what(action: &str) -> &str {
    match Happened::from_code(action) {
        Some(known) => known.name(),
        None => action,
    }
}

/// What the detail's codes say.
pub fn more(detail: &Value) -> String {
    let code = |name: &str| detail.get(name).and_then(Value::as_str);
    let mut words = Vec::new();
    if let Some(tier) = detail.get("tier").and_then(Value::as_i64) {
        words.push(tier_words(i16::try_from(tier).ok()));
    }
    if let Some(reference) = code("episode") {
        words.push(format!("Episode {reference}"));
    }
    let step = code("kind").and_then(StepKind::from_code);
    words.extend(step.map(|kind| capitalised(kind.name())));
    // The same code can mean one thing on a withdrawal and another on the end of an episode.
    let reason = code("reason").and_then(|code| match step {
        Some(_) => CloseReason::from_code(code).map(CloseReason::name),
        None => reason(code),
    });
    words.extend(reason.map(str::to_owned));
    words.extend(
        code("stage")
            .and_then(Stage::from_code)
            .map(|stage| format!("Looked at by: {}", stage.name().to_lowercase())),
    );
    let why = code("why").and_then(ChallengeReason::from_code);
    words.extend(why.map(|why| why.name().to_owned()));
    let outcome = code("outcome").and_then(Outcome::from_code);
    words.extend(outcome.map(|outcome| outcome.short().to_owned()));
    if detail.get("may_raise_risk") == Some(&Value::Bool(true)) {
        words.push("Judge whether the child is less safe now".into());
    }
    let mut more = words.join(". ");
    if !more.is_empty() {
        more.push('.');
    }
    more
}

fn reason(code: &str) -> Option<&'static str> {
    WithdrawReason::from_code(code)
        .map(WithdrawReason::name)
        .or_else(|| NotAcceptedReason::from_code(code).map(NotAcceptedReason::name))
}

/// With a capital letter, to begin a line.
pub fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn codes_become_words() {
        let detail = json!({ "tier": 3, "hub": "north", "episode": "EH-7KQ4-X2M2" });
        assert_eq!(more(&detail), "Tier 3 Targeted. Episode EH-7KQ4-X2M2.");
        assert_eq!(more(&json!({})), "");
        let step = json!({ "kind": "close", "reason": "needs_met" });
        assert_eq!(
            more(&step),
            "Closing the episode. The family’s needs are met."
        );
        let lost = json!({ "reason": "lost_contact", "may_raise_risk": true });
        assert!(more(&lost).ends_with("Judge whether the child is less safe now."));
    }

    #[test]
    fn what_the_service_did_is_not_said_to_be_a_persons() {
        let event = Event {
            at: chrono::DateTime::UNIX_EPOCH,
            actor: None,
            action: "referral.sent".into(),
            detail: json!({}),
        };
        let shown = happenings(vec![event], &Names::new());
        assert_eq!((&*shown[0].what, &*shown[0].who), ("Sent", "Stepwise"));
    }
}
