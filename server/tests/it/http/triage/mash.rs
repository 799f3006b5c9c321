//! The MASH: sees what was passed to it and nothing else; takes it on or returns it.

use stepwise::store::{episodes, referrals};
use stepwise_domain::referral::State;

use super::{WHY, WORDS, claimed, mails, referral, take};
use crate::http::episodes::steps::{say, waiting};
use crate::http::episodes::{accepted, find};
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
async fn what_is_withdrawn_while_the_mash_has_it_does_not_leave_its_list_in_silence() {
    on_each_app(|app| async move {
        app.leave_mail();
        let passed = pass(&app).await;
        app.deliver_mail().await;
        let withdraw = format!("/referrals/{passed}/withdraw");
        let page = app
            .sign_in("dsl")
            .await
            .fill(&withdraw, &[("reason", "moved_away")])
            .await;
        assert_eq!(page.status, 303, "{page:?}");
        let mails = app.deliver_mail().await;
        let theirs = mails.iter().find(|mail| mail.to == "mash@people.example");
        let link = format!("/mash/{passed}");
        assert!(
            theirs.is_some_and(|mail| mail.text.contains(&link)),
            "{mails:?}"
        );
        assert_eq!(app.sign_in("mash").await.get(&link).await.status, 200);
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

const FEAR: &str = "She said that he locks the door at night and takes her phone.";

#[tokio::test]
async fn a_referrer_passes_a_family_to_the_mash_from_wherever_the_referral_stands() {
    on_each_app(|app| async move {
        let reference = app.send_referral().await;
        app.deliver_mail().await;
        let dsl = app.sign_in("dsl").await;
        let form = format!("/referrals/{reference}/mash");
        let own = dsl.get(&format!("/referrals/{reference}")).await;
        assert!(own.links().contains(&form), "{own:?}");
        let page = dsl.get(&form).await;
        let (phone, question) = (page.html.find("tel:999"), page.html.find("<textarea"));
        assert!(
            phone.is_some() && phone < question,
            "the numbers come first"
        );
        assert!(page.text().contains("01632 960 200"));
        let page = dsl.fill(&form, &[("rationale", "short")]).await;
        assert_eq!(page.status, 422);
        assert_eq!(page.field_value("rationale"), "short");
        let page = dsl.fill(&form, &[("rationale", FEAR)]).await;
        assert_eq!(page.location(), format!("/referrals/{reference}?done=mash"));
        let mut told = mails(&app).await;
        told.sort();
        let expected = [
            ("harm_reported", "coordinator-2"),
            ("harm_reported", "coordinator"),
            ("mash_entry", "mash"),
        ];
        let expected = expected.map(|(kind, who)| (kind.into(), format!("{who}@people.example")));
        assert_eq!(told, expected);
        assert_eq!(
            referral(&app, &reference).await.state,
            State::EscalatedToMash
        );
        let mash = app.sign_in("mash").await;
        assert!(
            mash.get(&format!("/mash/{reference}"))
                .await
                .text()
                .contains(FEAR)
        );
        // A second time there is nothing to send, and the numbers stay.
        let again = dsl.get(&form).await;
        assert!(!again.has("textarea") && again.html.contains("tel:999"));

        let why = [("rationale", WORDS)];
        take(&mash, &format!("/mash/{reference}/return"), &why).await;
        let back = referral(&app, &reference).await;
        assert_eq!((back.state, back.row.owner_id), (State::Submitted, None));
        app.leave_mail();
    })
    .await;
}

#[tokio::test]
async fn fear_of_harm_reopens_what_was_not_accepted_and_reaches_the_episode_of_what_was() {
    on_each_app(|app| async move {
        app.leave_mail();
        let (coordinator, reference) = claimed(&app).await;
        let no = [
            ("reason", "setting_can_help"),
            ("rationale", WHY),
            ("feedback", WORDS),
            ("services", WORDS),
            ("would-change", WORDS),
        ];
        take(
            &coordinator,
            &format!("/triage/{reference}/not-accept"),
            &no,
        )
        .await;
        assert_eq!(referral(&app, &reference).await.state, State::NotAccepted);
        let dsl = app.sign_in("dsl").await;
        let form = format!("/referrals/{reference}/mash");
        assert_eq!(dsl.fill(&form, &[("rationale", FEAR)]).await.status, 303);
        assert_eq!(
            referral(&app, &reference).await.state,
            State::EscalatedToMash
        );

        let (_, episode) = accepted(&app).await;
        let accepted = of_episode(&app, &episode).await;
        let form = format!("/referrals/{accepted}/mash");
        assert_eq!(dsl.fill(&form, &[("rationale", FEAR)]).await.status, 303);
        let mash = app.sign_in("mash").await;
        assert!(mash.get(&episode).await.text().contains(FEAR));
        app.deliver_mail().await;
        let step = waiting(&mash, &episode).await;
        assert_eq!(
            say(&mash, &step, &[("answer", "decline")]).await.status,
            303
        );
        let mails = app.deliver_mail().await;
        let own = mails.iter().find(|mail| mail.to == "dsl@people.example");
        let own = own.expect("whoever passed it on hears the answer");
        assert_eq!(own.kind, "harm_answered");
        assert!(own.text.contains(&format!("/referrals/{accepted}")));
        assert!(!own.text.contains("/episodes/"), "{}", own.text);
        assert_eq!(
            dsl.get(&episode).await.status,
            403,
            "the record is not theirs"
        );
        let stranger = app.sign_in("dsl-b").await;
        assert_eq!(stranger.get(&form).await.status, 404);
    })
    .await;
}

async fn of_episode(app: &TestApp, address: &str) -> String {
    let (db, keys) = (app.app.store.read(), app.app.store.keys());
    let id = find(app, address).await.row.id;
    let links = episodes::referrals_of(db, [id]).await.unwrap();
    let found = referrals::by_ids(db, keys, [links[0].1]).await.unwrap();
    found[0].row.reference.clone()
}
