//! A referral that is decided anew after its help had ended: the record of that help stays whole.

use super::super::challenges::{answer, latest, raise};
use super::super::triage::{claimed, referral, take};
use super::steps::{CLOSE, propose, proposed, say, waiting};
use super::{accept, offer, press};
use crate::support::app::{Client, TestApp, on_each_app};

const NOTE: &str = "The school and the family agreed who rings whom.";
const TO_FAMILY: &str = "You and the school agreed who rings whom.";

/// Help that has ended, of a referral that was then challenged and accepted anew: the referral,
/// and the closed episode's address.
async fn accepted_anew(app: &TestApp) -> (Client, String, String) {
    let (coordinator, reference) = claimed(app).await;
    let closed = accept(app, &coordinator, &reference).await;
    offer(app, &coordinator, &closed, "practitioner").await;
    let practitioner = app.sign_in("practitioner").await;
    press(&practitioner, &closed, "accept").await;
    let note = [
        ("words", NOTE),
        ("audience", "referrer"),
        ("audience", "family"),
        ("to-family", TO_FAMILY),
    ];
    take(&practitioner, &format!("{closed}/note"), &note).await;
    proposed(&practitioner, &closed, "close", &CLOSE).await;
    let step = waiting(&coordinator, &closed).await;
    let page = say(&coordinator, &step, &[("answer", "accept")]).await;
    assert_eq!(page.status, 303, "{:?}", page.errors());

    let page = raise(&app.sign_in("dsl").await, &reference).await;
    assert_eq!(page.status, 303, "{:?}", page.errors());
    let manager = app.sign_in("manager").await;
    let challenge = latest(app, &reference).await;
    assert_eq!(answer(&manager, &challenge, "upheld").await.status, 303);
    let open = accept(app, &manager, &reference).await;
    assert_ne!(open, closed);
    (practitioner, reference, closed)
}

#[tokio::test]
async fn a_closed_episode_keeps_opening_previewing_and_printing_for_each_who_may_read_it() {
    on_each_app(|app| async move {
        let (practitioner, reference, closed) = accepted_anew(&app).await;
        let child = referral(&app, &reference).await.child.into_inner();
        let note = [("words", NOTE)];
        for reader in [
            practitioner,
            app.sign_in("coordinator").await,
            app.sign_in("manager").await,
        ] {
            for page in [closed.clone(), format!("{closed}/print")] {
                let page = reader.get(&page).await;
                assert_eq!(page.status, 200, "{page:?}");
                let text = page.text();
                assert!(text.contains(&child) && text.contains(NOTE), "{text}");
            }
            let page = take(&reader, &format!("{closed}/note"), &note).await;
            assert_eq!(page.status, 303, "{page:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn what_was_written_for_those_who_referred_stays_theirs_to_read() {
    on_each_app(|app| async move {
        let (_, reference, _) = accepted_anew(&app).await;
        let dsl = app.sign_in("dsl").await;
        let page = dsl.get(&format!("/referrals/{reference}")).await.text();
        assert!(page.contains(NOTE), "{page}");
    })
    .await;
}

#[tokio::test]
async fn a_closed_episode_is_not_opened_again_while_the_same_referral_is_helped_elsewhere() {
    on_each_app(|app| async move {
        app.leave_mail();
        let (_, _, closed) = accepted_anew(&app).await;
        let coordinator = app.sign_in("coordinator").await;
        let again = [("rationale", NOTE), ("agrees", "yes")];
        let page = propose(&coordinator, &closed, "reopen", &again).await;
        assert_eq!(page.status, 422, "{page:?}");
        let errors = page.errors().concat();
        assert!(errors.contains("helped in another episode"), "{errors}");
    })
    .await;
}
