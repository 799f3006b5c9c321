//! A family whose lead practitioner changes: what was promised to it stays promised.

use chrono::{DateTime, TimeDelta, Utc};
use stepwise::store::running as store;
use stepwise_domain::clock::ClockKind;

use super::super::triage::take;
use super::steps::{CLOSE, WHY, proposed, say, told, waiting};
use super::{active, find, offer, press, running};
use crate::support::app::{Client, TestApp, on_each_app};

const ASSESSMENT: [(&str, &str); 7] = [
    ("strengths", WHY),
    ("need-child_development", WHY),
    ("need-parenting_capacity", WHY),
    ("need-family_and_environment", WHY),
    ("voice", "words"),
    ("voice-words", "I like it when Gran is there."),
    ("family-view", WHY),
];

const CONTACT: [(&str, &str); 6] = [
    ("date-day", "1"),
    ("date-month", "3"),
    ("date-year", "2027"),
    ("channel", "visit"),
    ("safe", "yes"),
    ("outcome", "reached"),
];

/// The clocks that run, and when each was due in the first place.
async fn dues(app: &TestApp, episode: &str) -> Vec<(ClockKind, DateTime<Utc>)> {
    let id = find(app, episode).await.row.id;
    let clocks = store::running(app.app.store.read(), [id]).await.unwrap();
    let dues = clocks.iter().map(|clock| (clock.kind, clock.row.due_at));
    dues.collect()
}

/// Takes the family back, offers it to somebody and lets them accept.
async fn hand_to(app: &TestApp, episode: &str, who: &str) -> Client {
    let coordinator = app.sign_in("coordinator").await;
    press(&coordinator, episode, "take-back").await;
    offer(app, &coordinator, episode, who).await;
    app.deliver_mail().await;
    accept(app, episode, who).await
}

async fn accept(app: &TestApp, episode: &str, who: &str) -> Client {
    let lead = app.sign_in(who).await;
    let page = press(&lead, episode, "accept").await;
    assert_eq!(page.status, 303, "{page:?}");
    lead
}

#[tokio::test]
async fn what_is_late_stays_late_and_what_was_done_is_not_asked_for_again() {
    on_each_app(|app| async move {
        let (_, practitioner, episode) = active(&app).await;
        take(&practitioner, &format!("{episode}/assessment"), &ASSESSMENT).await;
        let promised = dues(&app, &episode).await;
        app.advance(TimeDelta::days(6));
        app.run_clocks().await;
        let second = hand_to(&app, &episode, "practitioner-2").await;
        assert_eq!(dues(&app, &episode).await, promised);
        assert_eq!(told(&app).await, ["lead_named dsl"]);

        take(&second, &format!("{episode}/contact"), &CONTACT).await;
        assert_eq!(running(&app, &episode).await, [ClockKind::FirstTaf]);
        hand_to(&app, &episode, "practitioner").await;
        assert_eq!(running(&app, &episode).await, [ClockKind::FirstTaf]);
        assert_eq!(told(&app).await, ["lead_changed dsl"]);
    })
    .await;
}

#[tokio::test]
async fn what_was_done_before_help_ended_is_promised_anew_when_it_begins_again() {
    on_each_app(|app| async move {
        app.leave_mail();
        let (coordinator, practitioner, episode) = active(&app).await;
        take(&practitioner, &format!("{episode}/assessment"), &ASSESSMENT).await;
        take(&practitioner, &format!("{episode}/contact"), &CONTACT).await;
        proposed(&practitioner, &episode, "close", &CLOSE).await;
        let step = waiting(&coordinator, &episode).await;
        say(&coordinator, &step, &[("answer", "accept")]).await;
        app.advance(TimeDelta::days(7));
        let coordinator = app.sign_in("coordinator").await;
        let again = [("rationale", WHY), ("agrees", "yes")];
        proposed(&coordinator, &episode, "reopen", &again).await;
        offer(&app, &coordinator, &episode, "practitioner").await;
        accept(&app, &episode, "practitioner").await;
        assert_eq!(
            running(&app, &episode).await,
            [
                ClockKind::FirstContact,
                ClockKind::Assessment,
                ClockKind::FirstTaf
            ]
        );
    })
    .await;
}
