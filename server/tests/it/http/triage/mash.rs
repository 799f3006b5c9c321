//! The MASH: sees what was passed to it and nothing else; takes it on or returns it.

use stepwise_domain::referral::State;

use super::{WHY, WORDS, claimed, mails, referral, take};
use crate::support::app::{TestApp, on_each_app};

async fn pass(app: &TestApp) -> String {
    let (coordinator, reference) = claimed(app).await;
    let fields = [("rationale", WHY), ("feedback", WORDS)];
    take(&coordinator, &format!("/triage/{reference}/mash"), &fields).await;
    reference
}

#[tokio::test]
async fn the_mash_sees_only_what_was_passed_to_it() {
    on_each_app(|app| async move {
        app.leave_mail();
        let other = app.send_referral().await;
        let passed = pass(&app).await;
        let mash = app.sign_in("mash").await;
        let inbox = mash.get("/mash").await;
        assert!(
            inbox.text().contains(&passed) && !inbox.text().contains(&other),
            "{inbox:?}"
        );
        assert_eq!(mash.get(&format!("/mash/{passed}")).await.status, 200);
        assert_eq!(mash.get(&format!("/mash/{other}")).await.status, 404);
        assert_eq!(mash.get(&format!("/triage/{passed}")).await.status, 403);
        assert_eq!(mash.get("/triage").await.status, 403);
    })
    .await;
}

#[tokio::test]
async fn what_is_passed_stays_owned_until_the_mash_takes_it_on() {
    on_each_app(|app| async move {
        let reference = pass(&app).await;
        let passed = referral(&app, &reference).await;
        assert_eq!(passed.row.owner_id, Some(app.account("coordinator")));
        assert!(passed.row.decided_at.is_none());
        let mut told = mails(&app).await;
        told.sort();
        let expected = [("mash_entry", "mash"), ("passed_to_social_care", "dsl")];
        let expected = expected.map(|(kind, who)| (kind.into(), format!("{who}@people.example")));
        assert_eq!(told, expected);
        let mash = app.sign_in("mash").await;
        take(
            &mash,
            &format!("/mash/{reference}/accept"),
            &[("rationale", WORDS)],
        )
        .await;
        let taken = referral(&app, &reference).await;
        assert_eq!(
            (taken.state, taken.row.decided_tier),
            (State::MashAccepted, Some(4))
        );
        assert_eq!(mails(&app).await[0].0, "taken_on_by_social_care");
    })
    .await;
}

#[tokio::test]
async fn what_the_mash_returns_is_under_review_again_with_a_fresh_promise() {
    on_each_app(|app| async move {
        let reference = pass(&app).await;
        app.deliver_mail().await;
        app.advance(chrono::TimeDelta::days(2));
        let before = referral(&app, &reference).await.row.due_at;
        let mash = app.sign_in("mash").await;
        let page = take(
            &mash,
            &format!("/mash/{reference}/return"),
            &[("rationale", WHY)],
        )
        .await;
        assert_eq!(
            mash.get(&page.location()).await.status,
            200,
            "it came to the MASH once"
        );
        let returned = referral(&app, &reference).await;
        assert_eq!(returned.state, State::UnderReview);
        assert!(returned.row.due_at > before);
        let mut told = mails(&app).await;
        told.sort();
        let expected = [
            ("back_with_early_help", "dsl"),
            ("returned_from_mash", "coordinator"),
        ];
        let expected = expected.map(|(kind, who)| (kind.into(), format!("{who}@people.example")));
        assert_eq!(told, expected);
    })
    .await;
}
