//! Questions that wait for a referrer's answer.

use chrono::{DateTime, TimeDelta, Utc};
use stepwise::services::referral_answers;

use super::{disable, go_past, to};
use crate::http::triage::{WHY, WORDS, claimed, referral, take};
use crate::support::app::{TestApp, on_each_app};

/// A referral with an open question, and when the answer is due.
async fn asked(app: &TestApp) -> (String, DateTime<Utc>) {
    let (coordinator, reference) = claimed(app).await;
    let ask = format!("/triage/{reference}/ask");
    take(&coordinator, &ask, &[("question", WORDS)]).await;
    app.deliver_mail().await;
    let due = referral(app, &reference).await.row.late_from;
    (reference, due.expect("an answer is due"))
}

#[tokio::test]
async fn the_referrer_is_reminded_once_while_a_working_day_is_left() {
    on_each_app(|app| async move {
        let (_, due) = asked(&app).await;
        let morning = app.app.calendar.morning_before(due);
        app.clock.set(morning - TimeDelta::minutes(1));
        assert_eq!(app.run_clocks().await, []);
        app.clock.set(morning);
        assert_eq!(app.run_clocks().await, [to("information_reminder", "dsl")]);
        assert_eq!(app.run_clocks().await, []);
        app.clock.set(due - TimeDelta::minutes(1));
        assert_eq!(app.run_clocks().await, []);
    })
    .await;
}

#[tokio::test]
async fn whoever_asked_hears_once_that_no_answer_came_and_the_queue_says_so() {
    on_each_app(|app| async move {
        let (reference, due) = asked(&app).await;
        go_past(&app, app.app.calendar.morning_before(due));
        app.run_clocks().await;
        let coordinator = app.sign_in("coordinator").await;
        let late = "/triage?queue=late";
        let page = coordinator.get("/triage?queue=waiting").await;
        assert!(page.text().contains("answer by 5pm"), "{page:?}");
        assert!(!coordinator.get(late).await.text().contains(&reference));

        go_past(&app, due);
        let told = app.run_clocks().await;
        assert_eq!(told, [to("information_expired", "coordinator")]);
        assert_eq!(app.run_clocks().await, []);
        let coordinator = app.sign_in("coordinator").await;
        for queue in [late, "/triage?queue=waiting&age=overdue"] {
            let page = coordinator.get(queue).await;
            assert!(page.text().contains(&reference), "{queue} {page:?}");
            assert!(page.text().contains("no answer by 5pm"), "{page:?}");
        }
        let row = referral(&app, &reference).await.row;
        assert!(row.paused_at.is_some(), "a person decides how it goes on");

        let go_on = format!("/triage/{reference}/go-on");
        take(&coordinator, &go_on, &[("rationale", WHY)]).await;
        let row = referral(&app, &reference).await.row;
        assert_eq!(row.told_due_at, Some(row.due_at));
        assert!(!coordinator.get(late).await.text().contains(&reference));
        assert_eq!(app.run_clocks().await, []);
    })
    .await;
}

#[tokio::test]
async fn an_answer_in_time_ends_the_waiting() {
    on_each_app(|app| async move {
        let (reference, due) = asked(&app).await;
        let dsl = app.viewer("dsl").await;
        let answered = referral_answers::answer(&app.app, &dsl, &reference, WORDS.into());
        answered.await.unwrap();
        app.deliver_mail().await;
        go_past(&app, due);
        let mails = app.run_clocks().await;
        let about_it = |kind: &str| kind.starts_with("information");
        assert!(mails.iter().all(|(kind, _)| !about_it(kind)), "{mails:?}");
    })
    .await;
}

#[tokio::test]
async fn after_downtime_only_the_missing_answer_is_told() {
    on_each_app(|app| async move {
        let (_, due) = asked(&app).await;
        app.clock.set(due + TimeDelta::days(1));
        let told = app.run_clocks().await;
        assert_eq!(told, [to("information_expired", "coordinator")]);
        app.clock.set(due - TimeDelta::hours(3));
        assert_eq!(
            app.run_clocks().await,
            [],
            "a clock that goes back repeats nothing"
        );
    })
    .await;
}

#[tokio::test]
async fn where_whoever_asked_has_left_the_team_hears() {
    on_each_app(|app| async move {
        let (_, due) = asked(&app).await;
        disable(&app, "coordinator").await;
        disable(&app, "dsl").await;
        go_past(&app, app.app.calendar.morning_before(due));
        assert_eq!(app.run_clocks().await, [to("information_reminder", "head")]);
        go_past(&app, due);
        let told = app.run_clocks().await;
        assert_eq!(told, [to("information_expired", "coordinator-2")]);
    })
    .await;
}
