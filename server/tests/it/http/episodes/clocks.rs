//! What happens when nobody does what was promised.

use chrono::TimeDelta;

use super::{accepted, active};
use crate::http::clocks::disable;
use crate::http::triage::take;
use crate::support::app::{TestApp, on_each_app};

/// What the worker tells now: kinds and addresses, sorted.
async fn told(app: &TestApp) -> Vec<(String, String)> {
    app.run_clocks().await
}

fn to(kind: &str, who: &str) -> (String, String) {
    (kind.into(), format!("{who}@people.example"))
}

#[tokio::test]
async fn a_family_that_nobody_accepts_is_told_to_its_referrer_and_then_to_a_manager_once_each() {
    on_each_app(|app| async move {
        accepted(&app).await;
        assert_eq!(told(&app).await, []);
        app.advance(TimeDelta::days(3));
        assert_eq!(
            told(&app).await,
            [
                to("help_slipped", "dsl"),
                to("work_late", "coordinator-2"),
                to("work_late", "coordinator")
            ]
        );
        assert_eq!(told(&app).await, [], "once for each promise");
        app.advance(TimeDelta::days(2));
        assert!(told(&app).await.contains(&to("late_work", "manager")));
        assert_eq!(told(&app).await, []);
    })
    .await;
}

#[tokio::test]
async fn a_lead_practitioner_hears_that_first_contact_is_late_and_nobody_hears_once_it_was_made() {
    on_each_app(|app| async move {
        let (_, practitioner, episode) = active(&app).await;
        app.advance(TimeDelta::days(6));
        assert_eq!(
            told(&app).await,
            [to("help_slipped", "dsl"), to("work_late", "practitioner")]
        );
        let contact = [
            ("date-day", "1"),
            ("date-month", "3"),
            ("date-year", "2027"),
            ("channel", "visit"),
            ("safe", "yes"),
            ("outcome", "reached"),
        ];
        // The session ended meanwhile.
        practitioner.sign_in("practitioner@people.example").await;
        take(&practitioner, &format!("{episode}/contact"), &contact).await;
        app.advance(TimeDelta::days(6));
        assert_eq!(told(&app).await, []);
    })
    .await;
}

#[tokio::test]
async fn nobody_is_told_to_ring_a_lead_practitioner_who_has_left() {
    on_each_app(|app| async move {
        active(&app).await;
        disable(&app, "practitioner").await;
        app.advance(TimeDelta::days(6));
        told(&app).await;
        let mails = app.mail.mails();
        let late = mails.iter().find(|mail| mail.kind == "help_slipped");
        let text = &late.expect("the referrer is told").text;
        assert!(!text.contains("Fictionby"), "{text}");
        assert!(text.contains("the early help team"), "{text}");
    })
    .await;
}
