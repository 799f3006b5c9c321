//! A family with one of every other record that has an address of its own, each with a word.

use crate::http::episodes::{meetings, offer, press, steps, waiting};
use crate::http::{red_flags, triage};
use crate::support::app::TestApp;

use super::story::{accepted, sent};

/// Gives the family's referral and its episode's address.
pub async fn keep(app: &TestApp) -> (String, String) {
    let (dsl, coordinator) = (app.sign_in("dsl").await, app.sign_in("coordinator").await);
    let reference = sent(app, "dsl", "Hazel", "Qzstepped").await;
    let episode = accepted(app, &coordinator, &reference).await;
    offer(app, &coordinator, &episode, "practitioner").await;
    let lead = app.sign_in("practitioner").await;
    press(&lead, &episode, "accept").await;
    meetings::planned(app, &lead, &episode, "Qzmeeting 7 Planted Row").await;
    waiting::list(&lead, &episode, "Qzwaiting 7 Planted Row is too far.").await;
    let (rationale, handover) = (
        "Qzstep 7 Planted Row is not safe.",
        "Qzhandover 7 Planted Row.",
    );
    let mut step = steps::STEP.to_vec();
    step.retain(|(name, _)| !["rationale", "handover"].contains(name));
    step.extend([("rationale", rationale), ("handover", handover)]);
    steps::proposed(&lead, &episode, "to_mash", &step).await;
    let challenge = [
        ("reason", "need_is_greater"),
        ("words", "Qzchallenge 7 Planted Row has no heating."),
        ("wanted", triage::WORDS),
    ];
    let form = format!("/referrals/{reference}/challenge");
    let page = dsl.fill(&form, &challenge).await;
    assert_eq!(page.status, 303, "{:?}", page.errors());
    let question = [("question", "Qzasked 7 Planted Row: is that early help?")];
    let page = dsl.fill("/consultations/new", &question).await;
    assert_eq!(page.status, 303, "{:?}", page.errors());
    red_flags::diverted(app).await;
    (reference, episode)
}
