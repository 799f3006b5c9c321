//! Triage from the queue to each decision, through its pages.

mod decisions;
mod hostile;
mod list;
mod mash;
mod queue;
mod race;

use stepwise::store::audit;
use stepwise::store::referrals::{self, Referral};

use crate::support::app::{Client, Page, TestApp};

pub const WORDS: &str = "Long enough to mean something to whoever reads it.";
pub const WHY: &str = "Only colleagues may ever read this sentence about it.";

/// A referral that was sent and claimed; its acknowledgement has gone.
pub async fn claimed(app: &TestApp) -> (Client, String) {
    let reference = app.send_referral().await;
    app.deliver_mail().await;
    let coordinator = app.sign_in("coordinator").await;
    claim(&coordinator, &reference).await;
    (coordinator, reference)
}

/// Claims through the button on the page.
pub async fn claim(client: &Client, reference: &str) {
    let page = client.get(&format!("/triage/{reference}")).await;
    let version = page.field_value("version");
    let claim = format!("/triage/{reference}/claim");
    let page = client.post(&claim, &[("version", version)]).await;
    assert_eq!(page.status, 303, "{page:?}");
}

/// Claims a referral and passes it to the MASH.
pub async fn passed_to_mash(app: &TestApp, reference: &str) {
    let coordinator = app.sign_in("coordinator").await;
    claim(&coordinator, reference).await;
    let fields = [("rationale", WHY), ("feedback", WORDS)];
    let form = format!("/triage/{reference}/mash");
    take(&coordinator, &form, &fields).await;
}

/// Fills a form in, looks at the preview and confirms it.
pub async fn take(client: &Client, path: &str, fields: &[(&str, &str)]) -> Page {
    let preview = client.fill(path, fields).await;
    assert_eq!(preview.status, 200, "{:?} of {preview:?}", preview.errors());
    confirm(client, path, &preview).await
}

/// Presses the preview's button.
pub async fn confirm(client: &Client, path: &str, preview: &Page) -> Page {
    let hidden = preview.hidden_fields();
    let mut fields: Vec<_> = (hidden.iter())
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    fields.push(("confirm", "yes"));
    client.post(path, &fields).await
}

pub async fn referral(app: &TestApp, reference: &str) -> Referral {
    let (db, keys) = (app.app.store.read(), app.app.store.keys());
    let found = referrals::by_reference(db, keys, reference).await;
    found.unwrap().expect("there is such a referral")
}

/// What changed the referral last.
pub async fn last_event(app: &TestApp, reference: &str) -> String {
    let id = referral(app, reference).await.row.id.to_string();
    let events = audit::changes_of(app.app.store.read(), ("referral", &id), 1).await;
    events.unwrap().remove(0).action
}

/// The kinds of mail that leave now, and to whom.
pub async fn mails(app: &TestApp) -> Vec<(String, String)> {
    let mails = app.deliver_mail().await;
    let kinds = mails
        .iter()
        .map(|mail| (mail.kind.to_string(), mail.to.clone()));
    kinds.collect()
}
