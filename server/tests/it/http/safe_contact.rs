//! Safe contact, enforced by the sender: what may not go is held, shown, and decided by a person.

use chrono::TimeDelta;
use stepwise::store::{family, outbox};
use stepwise_domain::form::Answers;
use stepwise_domain::referral::WithdrawReason;
use uuid::Uuid;

use super::family::{EMAIL, open};
use super::triage::referral;
use crate::support::app::{Client, TestApp, on_each_app, pairs};

const WHY: &str = "They rang and said that it is safe for an hour.";

/// An access that is open, its coordinator, and the address of its rules.
async fn opened(app: &TestApp) -> (String, Client, String) {
    let reference = app.sent_referral("dsl").await;
    let coordinator = app.sign_in("coordinator").await;
    open(&coordinator, &reference, "Rowan Testwell", EMAIL).await;
    app.deliver_mail().await;
    let page = coordinator
        .get(&format!("/triage/{reference}/family"))
        .await;
    let safe = page.attributes("a[href$='/safe']", "href").remove(0);
    (reference, coordinator, safe)
}

/// The form's answers with e-mail safe at any time and nobody who must not know, but for these.
fn rules(other: &[(&'static str, &'static str)]) -> Answers {
    let mut answers = Answers::from_pairs([("safe", "email"), ("times", "any"), ("secret", "no")]);
    for (name, value) in other {
        answers.set(*name, value);
    }
    answers
}

async fn change(client: &Client, safe: &str, other: &[(&'static str, &'static str)]) {
    let answers = rules(other);
    let page = client.fill(safe, &pairs(&answers)).await;
    assert_eq!(page.status, 303, "{:?}", page.errors());
}

/// Puts news for the family into the outbox.
async fn news(app: &TestApp, reference: &str) {
    let id = referral(app, reference).await.row.id;
    let tx = app.app.store.begin().await.unwrap();
    stepwise::services::family::tell_update(&tx, &app.app, id)
        .await
        .unwrap();
    tx.commit().await.unwrap();
}

/// Where the held message of this referral is decided about.
pub async fn page_of_held(app: &TestApp, reference: &str) -> String {
    let id = referral(app, reference).await.row.id;
    let found = outbox::for_referral(app.app.store.read(), id)
        .await
        .unwrap();
    let held = found.iter().find(|one| one.state == outbox::State::Held);
    format!("/messages/{}", held.expect("a message is held").id)
}

/// A message that is held, for the route matrix.
pub async fn held(app: &TestApp) -> String {
    let (reference, coordinator, safe) = opened(app).await;
    change(&coordinator, &safe, &[("safe", "none")]).await;
    news(app, &reference).await;
    app.deliver_mail().await;
    page_of_held(app, &reference).await
}

async fn decide(client: &Client, page: &str, answer: &str) -> crate::support::app::Page {
    client.fill(page, &[("answer", answer), ("why", WHY)]).await
}

#[tokio::test]
async fn a_message_is_checked_by_the_rules_as_they_stand_when_it_is_sent() {
    on_each_app(|app| async move {
        let (reference, coordinator, safe) = opened(&app).await;
        news(&app, &reference).await;
        change(&coordinator, &safe, &[("safe", "call")]).await;
        assert!(
            app.deliver_mail().await.is_empty(),
            "changed while it waited"
        );
        let record = coordinator.get(&format!("/triage/{reference}")).await;
        let words = record.text();
        assert!(words.contains("Held: not safe to send"), "{words}");
        assert!(words.contains("This way was not called safe."), "{words}");
        let page = page_of_held(&app, &reference).await;
        assert!(record.links().contains(&page), "{:?}", record.links());
        assert_eq!(app.count_audited("referral.message_held referral").await, 1);

        news(&app, &reference).await;
        change(&coordinator, &safe, &[]).await;
        assert_eq!(app.deliver_mail().await.len(), 1, "and the other way round");
    })
    .await;
}

#[tokio::test]
async fn each_rule_holds_a_message_and_says_why() {
    on_each_app(|app| async move {
        let (reference, coordinator, safe) = opened(&app).await;
        for (rules, why) in [
            (
                &[("safe", "none")][..],
                "It is not known that any way is safe",
            ),
            (
                &[("times", "words"), ("times-in-words", "School days")][..],
                "read them before this goes",
            ),
            (
                &[("times", "between"), ("from", "13"), ("until", "15")][..],
                "It is not a safe time.",
            ),
            (
                &[
                    ("secret", "exposed"),
                    ("secret-from", "An invented relative"),
                ][..],
                "Somebody who must not know of contact might see or hear it.",
            ),
        ] {
            change(&coordinator, &safe, rules).await;
            let family = coordinator
                .get(&format!("/triage/{reference}/family"))
                .await;
            assert!(family.text().contains("would be held"), "{family:?}");
            news(&app, &reference).await;
            assert!(app.deliver_mail().await.is_empty(), "{why}");
            let page = page_of_held(&app, &reference).await;
            let shown = coordinator.get(&page).await;
            assert!(shown.text().contains(why), "{shown:?}");
            assert_eq!(decide(&coordinator, &page, "drop").await.status, 303);
        }
        let private = [
            ("secret", "private"),
            ("secret-from", "An invented relative"),
        ];
        change(&coordinator, &safe, &private).await;
        news(&app, &reference).await;
        assert_eq!(app.deliver_mail().await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_released_message_goes_once_and_its_reason_is_kept() {
    on_each_app(|app| async move {
        let page = held(&app).await;
        let coordinator = app.sign_in("coordinator-2").await;
        let wrong = coordinator
            .fill(&page, &[("answer", "release"), ("why", "")])
            .await;
        assert_eq!(wrong.status, 422);
        assert_eq!(wrong.field_value("answer"), "release");
        assert_eq!(decide(&coordinator, &page, "release").await.status, 303);
        let mails = app.deliver_mail().await;
        assert_eq!(mails.len(), 1);
        assert_eq!(
            (mails[0].kind, mails[0].to.as_str()),
            ("family_update", EMAIL)
        );
        let again = decide_late(&app, &page).await;
        assert_eq!(again.status, 422, "{again:?}");
        assert!(again.text().contains(WHY), "what was typed is kept");
        assert!(app.deliver_mail().await.is_empty());
        let shown = coordinator.get(&page).await.text();
        assert!(shown.contains("Released By Clove Pretendham"), "{shown}");
        assert!(shown.contains(WHY), "{shown}");
        assert_eq!(
            app.count_audited("referral.message_released referral")
                .await,
            1
        );
    })
    .await;
}

/// Somebody who opened the page before it was decided.
async fn decide_late(app: &TestApp, page: &str) -> crate::support::app::Page {
    let client = app.sign_in("manager").await;
    client
        .post(page, &[("answer", "release"), ("why", WHY)])
        .await
}

#[tokio::test]
async fn a_dropped_message_never_goes_and_is_not_counted_as_undelivered() {
    on_each_app(|app| async move {
        let page = held(&app).await;
        let manager = app.sign_in("manager").await;
        let mails = manager.get("/messages").await;
        assert!(mails.links().contains(&page), "{mails:?}");
        assert!(
            mails
                .text()
                .contains("It is not known that any way is safe")
        );
        assert_eq!(decide(&manager, &page, "drop").await.status, 303);
        assert!(app.deliver_mail().await.is_empty());
        let again = decide_late(&app, &page).await;
        assert_eq!(again.status, 422);
        assert!(app.deliver_mail().await.is_empty());
        let mails = manager.get("/messages").await;
        assert!(!mails.links().contains(&page), "{mails:?}");
        assert_eq!(
            app.count_audited("referral.message_dropped referral").await,
            1
        );
    })
    .await;
}

#[tokio::test]
async fn two_people_who_release_at_once_send_it_once() {
    on_each_app(|app| async move {
        let page = held(&app).await;
        let (one, two) = (
            app.sign_in("coordinator").await,
            app.sign_in("manager").await,
        );
        let fields = [("answer", "release"), ("why", WHY)];
        let (one, two) = tokio::join!(one.post(&page, &fields), two.post(&page, &fields));
        let mut statuses = [one.status, two.status];
        statuses.sort_unstable();
        assert_eq!(statuses, [303, 422]);
        assert_eq!(app.deliver_mail().await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_release_is_worth_nothing_once_the_rules_change_or_the_access_is_closed() {
    on_each_app(|app| async move {
        let (reference, coordinator, safe) = opened(&app).await;
        change(&coordinator, &safe, &[("safe", "none")]).await;
        news(&app, &reference).await;
        app.deliver_mail().await;
        let page = page_of_held(&app, &reference).await;
        assert_eq!(decide(&coordinator, &page, "release").await.status, 303);
        app.advance(TimeDelta::seconds(1));
        change(&coordinator, &safe, &[("safe", "call")]).await;
        assert!(app.deliver_mail().await.is_empty());
        assert_eq!(page_of_held(&app, &reference).await, page, "held again");

        let family = coordinator
            .get(&format!("/triage/{reference}/family"))
            .await;
        let cut = family.attributes("form[action$='/cut']", "action");
        coordinator.post::<&str>(&cut[0], &[]).await;
        let refused = decide(&coordinator, &page, "release").await;
        assert_eq!(refused.status, 422, "{refused:?}");
        assert!(
            refused.text().contains("can only be dropped"),
            "{refused:?}"
        );
        assert_eq!(decide(&coordinator, &page, "drop").await.status, 303);
        assert!(app.deliver_mail().await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_code_that_was_held_until_it_ran_out_can_only_be_dropped() {
    on_each_app(|app| async move {
        let (reference, coordinator, safe) = opened(&app).await;
        change(&coordinator, &safe, &[("safe", "none")]).await;
        let parsed = reference.parse().unwrap();
        stepwise::services::family::codes::send(&app.app, &parsed)
            .await
            .unwrap();
        assert!(app.deliver_mail().await.is_empty());
        let page = page_of_held(&app, &reference).await;
        app.advance(TimeDelta::minutes(10));
        let refused = decide(&coordinator, &page, "release").await;
        assert_eq!(refused.status, 422);
        assert!(
            refused.text().contains("The code has run out"),
            "{refused:?}"
        );
        assert_eq!(decide(&coordinator, &page, "drop").await.status, 303);
    })
    .await;
}

#[tokio::test]
async fn news_written_before_a_family_was_passed_to_the_mash_is_held() {
    on_each_app(|app| async move {
        let (reference, _, _) = opened(&app).await;
        news(&app, &reference).await;
        super::triage::passed_to_mash(&app, &reference).await;
        let mails = app.deliver_mail().await;
        assert!(mails.iter().all(|mail| mail.to != EMAIL), "{mails:?}");
        let record = app.sign_in("coordinator").await;
        let record = record.get(&format!("/triage/{reference}")).await;
        assert!(
            record.text().contains("view shows nothing now"),
            "{record:?}"
        );
    })
    .await;
}

#[tokio::test]
async fn an_access_begins_with_what_the_referral_says_of_the_adult() {
    on_each_app(|app| async move {
        let mut draft = app.example_draft("dsl").await;
        let mut adult = draft.items("adults")[0].clone();
        adult
            .set("email", EMAIL)
            .set("safe-times", "School days, 9 to 2");
        draft.sections.insert("adults".into(), vec![adult]);
        let reference = app.send_referral_of("dsl", &draft).await;
        app.deliver_mail().await;
        let coordinator = app.sign_in("coordinator").await;
        open(&coordinator, &reference, "Rowan Testwell", EMAIL).await;
        let family = coordinator
            .get(&format!("/triage/{reference}/family"))
            .await;
        assert!(family.text().contains("School days, 9 to 2"), "{family:?}");
        news(&app, &reference).await;
        assert!(app.deliver_mail().await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn two_people_who_change_the_rules_do_not_overwrite_each_other() {
    on_each_app(|app| async move {
        let (_, coordinator, safe) = opened(&app).await;
        let early = coordinator.get(&safe).await.field_value("seen");
        change(&coordinator, &safe, &[("safe", "none")]).await;
        let mut late = rules(&[]);
        late.set("seen", early);
        let page = coordinator.post(&safe, &pairs(&late)).await;
        assert_eq!(page.status, 422, "{page:?}");
        assert_eq!(
            page.field_values("safe"),
            ["email"],
            "what was typed is kept"
        );
        let id: Uuid = safe.split('/').nth(4).unwrap().parse().unwrap();
        let (db, keys) = (app.app.store.read(), app.app.store.keys());
        let access = family::by_id(db, keys, id).await.unwrap().unwrap();
        assert_eq!(access.contact.text("safe"), "none");
        let wrong = coordinator.post(&safe, &[("times", "between")]).await;
        assert_eq!(wrong.status, 422);
        assert_eq!(
            app.count_audited("family_access.contact_changed family_access")
                .await,
            1
        );
    })
    .await;
}

#[tokio::test]
async fn what_is_for_staff_and_referrers_is_not_held_by_a_familys_rules() {
    on_each_app(|app| async move {
        let (reference, coordinator, safe) = opened(&app).await;
        change(&coordinator, &safe, &[("safe", "none")]).await;
        let sender = app.viewer("dsl").await;
        let reason = WithdrawReason::MovedAway;
        stepwise::services::referral_answers::withdraw(&app.app, &sender, &reference, &reason)
            .await
            .unwrap();
        let mails = app.deliver_mail().await;
        assert!(mails.iter().any(|mail| mail.kind == "withdrawn"));
        assert!(mails.iter().all(|mail| mail.kind != "family_update"));
    })
    .await;
}
