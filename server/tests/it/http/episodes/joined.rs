//! A second referral of a family whose help is under way.

use super::super::triage::{WHY, WORDS, claimed, confirm};
use super::cover::away;
use super::{active, press};
use crate::support::app::{Client, Page, TestApp, on_each_app};

/// What the form of adding a referral to this episode is filled in with.
fn fields(episode: &str) -> [(&'static str, &str); 3] {
    let reference = episode.rsplit('/').next().unwrap();
    [
        ("episode", reference),
        ("rationale", WHY),
        ("feedback", WORDS),
    ]
}

/// A claimed referral's form, up to the button that adds it.
async fn ready(app: &TestApp, episode: &str) -> (Client, String, Page) {
    let (coordinator, reference) = claimed(app).await;
    let form = format!("/triage/{reference}/join");
    let preview = coordinator.fill(&form, &fields(episode)).await;
    assert_eq!(preview.status, 200, "{:?}", preview.errors());
    (coordinator, form, preview)
}

/// Adds another referral to the episode; kinds of mail and to whom, sorted.
async fn joined(app: &TestApp, episode: &str) -> Vec<(String, String)> {
    let (coordinator, form, preview) = ready(app, episode).await;
    let page = confirm(&coordinator, &form, &preview).await;
    assert_eq!(page.status, 303, "{page:?}");
    let mails = app.deliver_mail().await.into_iter();
    let mut mails: Vec<_> = mails.map(|mail| (mail.kind.into(), mail.to)).collect();
    mails.sort();
    mails
}

fn to(kind: &str, who: &str) -> (String, String) {
    (kind.into(), format!("{who}@people.example"))
}

#[tokio::test]
async fn whoever_is_accountable_hears_that_there_is_more_to_read() {
    on_each_app(|app| async move {
        let (coordinator, practitioner, episode) = active(&app).await;
        away(&app, &practitioner, ("2", "8"), "practitioner-2").await;
        app.deliver_mail().await;
        assert_eq!(
            joined(&app, &episode).await,
            [
                to("decision_joined", "dsl"),
                to("information_added", "practitioner-2"),
                to("information_added", "practitioner"),
            ]
        );
        let mails = app.mail.mails();
        let mail = mails.iter().find(|mail| mail.kind == "information_added");
        let text = &mail.expect("it was sent").text;
        assert!(text.contains(&episode), "{text}");
        let record = practitioner.get(&episode).await.text();
        assert!(record.contains("Added to an open episode"), "{record}");

        press(&coordinator, &episode, "take-back").await;
        app.deliver_mail().await;
        assert_eq!(
            joined(&app, &episode).await,
            [
                to("decision_joined", "dsl"),
                to("information_added", "coordinator-2"),
            ]
        );
    })
    .await;
}
