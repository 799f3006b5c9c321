//! Episodes from the decision to the work with the family, through their pages.

mod again;
mod allocation;
mod anew;
pub mod audience;
mod clocks;
pub mod cover;
mod drafts;
pub mod family;
mod handed_on;
mod joined;
pub mod meetings;
pub mod outcome;
mod social_care;
mod statutory;
pub mod steps;
mod story;
pub mod waiting;
pub mod work;

use stepwise::store::episodes::{self, Episode};
use stepwise::store::{referrals, running as store_running};
use stepwise_domain::clock::ClockKind;

use super::triage::{WHY, WORDS, claimed, take};
use crate::support::app::{Client, Page, TestApp};

/// A referral that was accepted at tier 3: its coordinator and the episode's address. Its mails
/// have gone.
pub async fn accepted(app: &TestApp) -> (Client, String) {
    let (coordinator, reference) = claimed(app).await;
    let episode = accept(app, &coordinator, &reference).await;
    (coordinator, episode)
}

/// Accepts a claimed referral at tier 3; the address of its episode. Its mails have gone.
pub async fn accept(app: &TestApp, coordinator: &Client, reference: &str) -> String {
    let fields = [
        ("tier", "3"),
        ("hub", "north"),
        ("rationale", WHY),
        ("feedback", WORDS),
    ];
    let form = format!("/triage/{reference}/accept");
    take(coordinator, &form, &fields).await;
    app.deliver_mail().await;
    let episode = of_referral(app, reference).await;
    format!("/episodes/{}", episode.row.reference)
}

/// The same with a lead practitioner who has accepted.
pub async fn active(app: &TestApp) -> (Client, Client, String) {
    let (coordinator, episode) = accepted(app).await;
    offer(app, &coordinator, &episode, "practitioner").await;
    let practitioner = app.sign_in("practitioner").await;
    press(&practitioner, &episode, "accept").await;
    app.deliver_mail().await;
    (coordinator, practitioner, episode)
}

/// Offers the episode to one of the test's people.
pub async fn offer(app: &TestApp, coordinator: &Client, episode: &str, who: &str) -> Page {
    let lead = app.account(who).to_string();
    let fields = [("lead", lead.as_str()), ("hub", "north"), ("note", "")];
    let page = coordinator.fill(&format!("{episode}/offer"), &fields).await;
    assert_eq!(page.status, 303, "{:?} of {page:?}", page.errors());
    page
}

/// Presses a button of the record.
pub async fn press(client: &Client, episode: &str, button: &str) -> Page {
    let page = client.get(episode).await;
    assert_eq!(page.status, 200, "{page:?}");
    let version = page.field_value("version");
    client
        .post(&format!("{episode}/{button}"), &[("version", version)])
        .await
}

pub async fn find(app: &TestApp, address: &str) -> Episode {
    let reference = address.rsplit('/').next().unwrap();
    let found = episodes::by_reference(app.app.store.read(), reference).await;
    found.unwrap().expect("there is such an episode")
}

pub async fn of_referral(app: &TestApp, reference: &str) -> Episode {
    let (db, keys) = (app.app.store.read(), app.app.store.keys());
    let referral = referrals::by_reference(db, keys, reference).await.unwrap();
    let id = referral.expect("there is such a referral").row.id;
    let found = episodes::of_referrals(db, &[id]).await.unwrap();
    found.into_iter().next().expect("it opened an episode").1
}

/// The clocks that run, the next to fall due first.
pub async fn running(app: &TestApp, address: &str) -> Vec<ClockKind> {
    let id = find(app, address).await.row.id;
    let running = store_running::running(app.app.store.read(), [id])
        .await
        .unwrap();
    running.iter().map(|clock| clock.kind).collect()
}
