//! Referrers who disagree with a decision, and the manager who looks at it.

use stepwise_domain::challenge::{ChallengeReason, Outcome};
use stepwise_domain::episode_form::field;
use stepwise_domain::form::Answers;
use stepwise_domain::role::Role;

use super::with_role;
use crate::app::App;
use crate::error::{Error, Result};
use crate::services::challenges::{decide, raise};
use crate::services::viewer::Viewer;
use crate::store;

const REASONS: [(ChallengeReason, &str); 3] = [
    (
        ChallengeReason::SomethingMissed,
        "We wrote that the daily check-in was tried for eight weeks, not two. The reason we were given reads as if it had not been tried at all.",
    ),
    (
        ChallengeReason::NewInformation,
        "Since we sent it the family has had notice to leave their home, and the child has stayed away from school for a week.",
    ),
    (
        ChallengeReason::AdviceDoesNotHelp,
        "The course that was suggested is full until next term, and the family cannot get to the other one by bus.",
    ),
];

/// Says that the decision is wrong, as whoever sent the referral.
pub async fn raise(app: &App, sender: &Viewer, reference: &str, number: usize) -> Result<()> {
    let (reason, words) = REASONS[number / 15 % REASONS.len()];
    let answers = Answers::from_pairs([
        (field::REASON, reason.code()),
        (field::WORDS, words),
        (
            "wanted",
            "Please look at it again, and tell us who could visit the family at home.",
        ),
    ]);
    raise::raise(app, sender, reference, &answers).await
}

/// Answers the challenge that waits, as the manager.
pub async fn settle(app: &App, people: &[Viewer], reference: &str, outcome: Outcome) -> Result<()> {
    let manager = with_role(people, Role::Manager)?;
    let (db, keys) = (app.store.read(), app.store.keys());
    let referral = store::referrals::by_reference(db, keys, reference).await?;
    let referral = referral.ok_or(Error::NotFound)?;
    let raised = store::challenges::of(db, keys, referral.row.id).await?;
    let waiting = raised.iter().find(|one| one.outcome.is_none());
    let waiting = waiting.ok_or_else(|| Error::internal("no challenge waits for an answer"))?;
    let about = decide::load(app, manager, waiting.row.id).await?;
    let (why, told) = words(outcome);
    let answers = Answers::from_pairs([
        (field::OUTCOME, outcome.code()),
        (field::RATIONALE, why),
        (field::FEEDBACK, told),
    ]);
    decide::decide(app, manager, &about, &answers).await
}

/// For whoever decided, and for whoever challenged.
const fn words(outcome: Outcome) -> (&'static str, &'static str) {
    match outcome {
        Outcome::Upheld => (
            "The referral shows what was tried and for how long, on its second page. Two needs in two domains: it should have been accepted.",
            "You were right: what you had tried was in the referral and we read past it. We have opened it again and decide anew within one working day.",
        ),
        Outcome::PartlyUpheld => (
            "The decision stands, but what was suggested was out of the family's reach. A place nearer to them was found today.",
            "The decision stays as it is. What we suggested did not fit, and we are sorry for that: the hub keeps a place free at the group on Thursdays, and will ring you.",
        ),
        Outcome::NotUpheld => (
            "I read the referral with somebody who had not seen it. One need, seen early, which the setting can meet.",
            "We looked again at everything you sent and come to the same decision. If things get worse, or a second worry comes up, please refer again at once.",
        ),
    }
}
