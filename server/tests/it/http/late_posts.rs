//! A form posted after its session had ended.

use chrono::TimeDelta;
use stepwise_domain::referral_form::slug;

use crate::support::app::{Client, TestApp, on_each_app, pairs};

const TYPED: &str = "What should we try first, with a girl who is often late?";

/// A session ends by waiting; the browser keeps its cookies.
async fn post_too_late(app: &TestApp, dsl: &Client) -> String {
    app.advance(TimeDelta::minutes(31));
    let answer = dsl.post("/consultations/new", &[("question", TYPED)]).await;
    assert_eq!(answer.status, 303);
    answer.location()
}

#[tokio::test]
async fn what_was_typed_after_the_session_ended_comes_back_after_signing_in() {
    on_each_app(|app| async move {
        let dsl = app.sign_in("dsl").await;
        let to = post_too_late(&app, &dsl).await;
        assert_eq!(to, "/sign-in?back=%2Fconsultations%2Fnew");
        assert!(dsl.get(&to).await.text().contains("What you typed is kept"));

        let signed_in = dsl.sign_in("dsl@people.example").await;
        assert_eq!(signed_in.location(), "/resume");
        let kept = dsl.get("/resume").await;
        assert!(kept.text().contains(TYPED), "{kept:?}");
        let again = dsl.post("/consultations/new", &[("question", TYPED)]).await;
        assert_eq!(again.status, 303);
        assert!(dsl.get(&again.location()).await.text().contains(TYPED));
        // Sent: it is not offered again.
        assert_eq!(dsl.get("/resume").await.location(), "/home");
        app.leave_mail();
    })
    .await;
}

#[tokio::test]
async fn another_account_in_the_same_browser_never_sees_what_was_kept() {
    on_each_app(|app| async move {
        let browser = app.sign_in("dsl").await;
        post_too_late(&app, &browser).await;
        let other = browser.sign_in("head@people.example").await;
        assert_eq!(other.location(), "/home");
        let page = browser.get("/resume").await;
        assert_eq!(page.location(), "/home");
    })
    .await;
}

#[tokio::test]
async fn a_post_without_the_mark_of_an_earlier_sign_in_is_not_kept() {
    on_each_app(|app| async move {
        let visitor = app.visitor();
        let answer = visitor
            .post("/consultations/new", &[("question", TYPED)])
            .await;
        assert_eq!(answer.status, 303);
        assert!(!answer.header("set-cookie").contains("stepwise_stash"));
    })
    .await;
}

#[tokio::test]
async fn what_was_kept_is_gone_after_an_hour() {
    on_each_app(|app| async move {
        let dsl = app.sign_in("dsl").await;
        post_too_late(&app, &dsl).await;
        app.advance(TimeDelta::minutes(61));
        let signed_in = dsl.sign_in("dsl@people.example").await;
        assert_eq!(signed_in.location(), "/home");
    })
    .await;
}

#[tokio::test]
async fn what_stood_in_a_form_when_the_page_ran_out_of_time_is_kept_unsent() {
    on_each_app(|app| async move {
        let dsl = app.sign_in("dsl").await;
        app.advance(TimeDelta::minutes(30));
        let keep = "/resume/keep?path=%2Fconsultations%2Fnew";
        assert_eq!(dsl.post(keep, &[("question", TYPED)]).await.status, 204);
        dsl.get("/signed-out").await;
        let signed_in = dsl.sign_in("dsl@people.example").await;
        assert_eq!(signed_in.location(), "/resume");
        let kept = dsl.get("/resume").await;
        assert!(kept.text().contains(TYPED), "{kept:?}");
        let questions = dsl.get("/consultations").await.text();
        assert!(!questions.contains(TYPED), "nothing was asked: {questions}");
    })
    .await;
}

#[tokio::test]
async fn every_page_of_a_referral_is_kept_when_it_is_posted_too_late() {
    on_each_app(|app| async move {
        let example = app.example_draft("dsl").await;
        let dsl = app.sign_in("dsl").await;
        let draft = format!("/drafts/{}", app.start_draft(&dsl).await);
        for page in [slug::SAFETY, slug::HOME, slug::CONCERNS] {
            app.advance(TimeDelta::minutes(31));
            let answers = pairs(example.answers(page));
            assert!(!answers.is_empty(), "{page} asks something");
            let address = format!("{draft}/{page}");
            assert_eq!(dsl.post(&address, &answers).await.status, 303);
            let signed_in = dsl.sign_in("dsl@people.example").await;
            assert_eq!(signed_in.location(), "/resume", "{page}");
            assert_eq!(dsl.post::<&str>("/resume", &[]).await.status, 303);
        }
    })
    .await;
}
