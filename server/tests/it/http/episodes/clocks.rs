//! What happens when nobody does what was promised.

use chrono::TimeDelta;
use stepwise_domain::clock::ClockKind;

use super::{accepted, active, offer, press, running};
use crate::http::clocks::disable;
use crate::http::triage::take;
use crate::support::app::{TestApp, on_each_app};

/// What the worker tells now: kinds and addresses, sorted.
async fn told(app: &TestApp) -> Vec<(String, String)> {
    app.run_clocks().await
}

const WHY_NOT: &str = "I already lead for four families in the same street.";

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

#[tokio::test]
async fn an_offer_beside_a_lead_who_is_at_work_is_late_too_until_it_is_answered() {
    on_each_app(|app| async move {
        let (coordinator, _, episode) = active(&app).await;
        offer(&app, &coordinator, &episode, "practitioner-2").await;
        app.deliver_mail().await;
        assert!(waits(&app, &episode).await);
        app.advance(TimeDelta::days(3));
        assert_eq!(
            told(&app).await,
            [
                to("work_late", "coordinator-2"),
                to("work_late", "coordinator")
            ]
        );
        let second = app.sign_in("practitioner-2").await;
        let fields = [("reason", "caseload_full"), ("words", WHY_NOT)];
        let page = second.fill(&format!("{episode}/decline"), &fields).await;
        assert_eq!(page.status, 303, "{:?}", page.errors());
        assert!(!waits(&app, &episode).await);

        let coordinator = app.sign_in("coordinator").await;
        offer(&app, &coordinator, &episode, "practitioner-2").await;
        press(&coordinator, &episode, "withdraw-offer").await;
        assert!(!waits(&app, &episode).await);
        offer(&app, &coordinator, &episode, "practitioner-2").await;
        assert!(waits(&app, &episode).await);
        press(&second, &episode, "accept").await;
        assert!(!waits(&app, &episode).await);
        app.deliver_mail().await;
        app.advance(TimeDelta::hours(4));
        assert_eq!(told(&app).await, [], "nothing of the offer");
    })
    .await;
}

async fn waits(app: &TestApp, episode: &str) -> bool {
    running(app, episode)
        .await
        .contains(&ClockKind::OfferAnswer)
}

#[tokio::test]
async fn an_offer_where_nobody_leads_has_the_one_clock_that_counts_until_somebody_does() {
    on_each_app(|app| async move {
        let (coordinator, episode) = accepted(&app).await;
        offer(&app, &coordinator, &episode, "practitioner-2").await;
        assert_eq!(running(&app, &episode).await, [ClockKind::LeadAccepts]);
        app.deliver_mail().await;
    })
    .await;
}
