//! A second referral of a family whose help is under way.

use stepwise_domain::episode::State;
use stepwise_domain::referral::State as Referral;

use super::super::triage::{WHY, WORDS, claimed, confirm, referral};
use super::cover::away;
use super::steps::{CLOSE, proposed, waiting};
use super::{active, find, press};
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

/// Accepts a step as somebody does who looked at this version of the episode.
async fn accept_over(client: &Client, step: &str, version: &str) -> Page {
    let fields = [("version", version), ("reason", WHY), ("answer", "accept")];
    client.post(step, &fields).await
}

#[tokio::test]
async fn of_closing_an_episode_and_adding_to_it_at_once_only_one_is_done() {
    on_each_app(|app| async move {
        app.leave_mail();
        let (coordinator, practitioner, episode) = active(&app).await;
        proposed(&practitioner, &episode, "close", &CLOSE).await;
        let step = waiting(&coordinator, &episode).await;
        let version = coordinator.get(&step).await.field_value("version");
        let (second, form, preview) = ready(&app, &episode).await;
        let (added, ended) = tokio::join!(
            confirm(&second, &form, &preview),
            accept_over(&coordinator, &step, &version)
        );
        let reference = form.split('/').nth(2).unwrap();
        let joined = referral(&app, reference).await.state == Referral::Joined;
        let closed = find(&app, &episode).await.state == State::Closed;
        assert_ne!(joined, closed, "{added:?} {ended:?}");
        assert_eq!((joined, closed), (added.status == 303, ended.status == 303));
    })
    .await;
}

#[tokio::test]
async fn whoever_ends_help_has_read_what_was_added_to_it_meanwhile() {
    on_each_app(|app| async move {
        app.leave_mail();
        let (coordinator, practitioner, episode) = active(&app).await;
        proposed(&practitioner, &episode, "close", &CLOSE).await;
        let step = waiting(&coordinator, &episode).await;
        let version = coordinator.get(&step).await.field_value("version");
        joined(&app, &episode).await;
        let page = accept_over(&coordinator, &step, &version).await;
        let errors = page.errors().concat();
        assert!(errors.contains("This episode changed"), "{page:?}");
        assert_eq!(find(&app, &episode).await.state, State::Active);
    })
    .await;
}
