//! What each reads while social care has a family: that it does, since when, and nothing early.

use serde_json::Value;

use super::steps::*;
use super::{active, offer, press};
use crate::http::accounts::leavers::disable;
use crate::http::family::{inside, open};
use crate::support::app::{Client, TestApp, on_each_app};

/// Passes the family to the MASH, which takes it on, five minutes after it was accepted.
async fn pass(app: &TestApp, practitioner: &Client, episode: &str) -> Client {
    app.advance(chrono::TimeDelta::minutes(5));
    proposed(practitioner, episode, "to_mash", &HARM).await;
    let mash = app.sign_in("mash").await;
    let step = waiting(&mash, episode).await;
    let page = say(&mash, &step, &[("answer", "accept")]).await;
    assert_eq!(page.status, 303, "{:?}", page.errors());
    app.advance(chrono::TimeDelta::minutes(5));
    mash
}

#[tokio::test]
async fn a_lead_practitioner_reads_who_proposes_social_care_and_sees_what_they_passed() {
    on_each_app(|app| async move {
        app.leave_mail();
        let (_, practitioner, episode) = active(&app).await;
        let advice = "a manager can propose social care";
        let record = practitioner.get(&episode).await.text();
        assert!(record.contains(advice), "{record}");
        let manager = app.sign_in("manager").await.get(&episode).await;
        assert!(!manager.text().contains(advice), "{manager:?}");

        proposed(&practitioner, &episode, "to_mash", &HARM).await;
        let record = practitioner.get(&episode).await.text();
        assert!(record.contains("See what you passed"), "{record}");
        let step = waiting(&practitioner, &episode).await;
        let page = practitioner.get(&step).await;
        assert_eq!(page.status, 200);
        assert!(page.texts("main button").is_empty(), "it stays passed");
    })
    .await;
}

#[tokio::test]
async fn those_who_referred_read_that_social_care_leads_above_what_was_decided_before() {
    on_each_app(|app| async move {
        app.leave_mail();
        let (_, practitioner, episode) = active(&app).await;
        let mash = pass(&app, &practitioner, &episode).await;
        let reference = referral_of(&app, &episode).await;
        let dsl = app.sign_in("dsl").await;
        let page = dsl.get(&reference).await;
        let headings = page.texts("main section h2");
        let expected = ["Decision: passed to social care", "Decision: accepted"];
        assert_eq!(headings[..2], expected);
        let file = dsl.get(&format!("{reference}/record.json")).await;
        let data: Value = serde_json::from_str(&file.html).unwrap();
        assert_eq!(data["decisions"][0]["outcome"], "Passed to social care");
        assert_eq!(data["decisions"][1]["outcome"], "Accepted");
        let inbox = mash.get("/mash").await;
        let since = inbox.texts("th").contains(&"With social care since".into());
        assert!(since, "{inbox:?}");
    })
    .await;
}

#[tokio::test]
async fn who_leads_next_is_news_once_social_care_lets_go() {
    on_each_app(|app| async move {
        app.leave_mail();
        let (coordinator, practitioner, episode) = active(&app).await;
        let reference = referral_of(&app, &episode).await;
        let bare = reference.replace("/referrals/", "");
        let email = "rowan.testwell@example.org";
        open(&coordinator, &bare, "Rowan Testwell", email).await;
        let mash = pass(&app, &practitioner, &episode).await;
        app.deliver_mail().await;
        let dsl = app.sign_in("dsl").await;
        let named = "A lead practitioner took the family on";
        let told = async || dsl.get(&reference).await.text().matches(named).count();
        assert_eq!(told().await, 1, "whoever led before");

        let mut down = STEP.to_vec();
        down.push(("improvement", WHY));
        proposed(&mash, &episode, "down_4a_to_3", &down).await;
        offer(&app, &coordinator, &episode, "practitioner-2").await;
        press(&app.sign_in("practitioner-2").await, &episode, "accept").await;
        assert_eq!(told().await, 1);

        let manager = app.sign_in("manager").await;
        let held = [
            ("answer", "accept"),
            ("handover-date-day", "1"),
            ("handover-date-month", "3"),
            ("handover-date-year", "2027"),
        ];
        let step = waiting(&manager, &episode).await;
        let page = say(&manager, &step, &held).await;
        assert_eq!(page.status, 303, "{:?}", page.errors());
        assert!(
            dsl.get(&reference)
                .await
                .text()
                .contains("Back with early help")
        );
        app.deliver_mail().await;
        let phone = inside(&app, &bare).await;
        let page = phone.get("/status/view").await.text();
        assert!(page.contains("You have a worker"), "{page}");
    })
    .await;
}

#[tokio::test]
async fn one_person_leads_next_and_who_was_to_before_hears_that_it_is_somebody_else() {
    on_each_app(|app| async move {
        app.leave_mail();
        let (coordinator, practitioner, episode) = active(&app).await;
        pass(&app, &practitioner, &episode).await;
        for who in ["practitioner", "practitioner-2"] {
            app.deliver_mail().await;
            offer(&app, &coordinator, &episode, who).await;
            app.deliver_mail().await;
            press(&app.sign_in(who).await, &episode, "accept").await;
            app.advance(chrono::TimeDelta::minutes(1));
        }
        assert_eq!(told(&app).await, ["offer_withdrawn practitioner"]);
        assert_eq!(practitioner.get(&episode).await.status, 404);
        let second = app.sign_in("practitioner-2").await;
        assert_eq!(second.get(&episode).await.status, 200);
        // Nor does it come back to them once that person has left.
        disable(&app, "practitioner-2").await;
        assert_eq!(practitioner.get(&episode).await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn whoever_was_to_lead_next_is_not_to_any_more_once_help_has_ended() {
    on_each_app(|app| async move {
        app.leave_mail();
        let (coordinator, practitioner, episode) = active(&app).await;
        let mash = pass(&app, &practitioner, &episode).await;
        offer(&app, &coordinator, &episode, "practitioner-2").await;
        let second = app.sign_in("practitioner-2").await;
        press(&second, &episode, "accept").await;
        let mut end = CLOSE.to_vec();
        end[0] = ("reason", "social_care_leads");
        proposed(&coordinator, &episode, "close", &end).await;
        app.deliver_mail().await;
        let colleague = app.sign_in("coordinator-2").await;
        let step = waiting(&colleague, &episode).await;
        let page = say(&colleague, &step, &[("answer", "accept")]).await;
        assert_eq!(page.status, 303, "{:?}", page.errors());
        let heard = told(&app).await;
        let gone = "offer_withdrawn practitioner-2".to_owned();
        assert!(heard.contains(&gone), "{heard:?}");
        app.advance(chrono::TimeDelta::minutes(1));
        proposed(&mash, &episode, "resume", &STEP).await;
        assert_eq!(second.get(&episode).await.status, 404);
    })
    .await;
}
