//! Accounts: getting in, staying in, and who looks after whom.

use crate::support::app::{Client, Page, TestApp};

mod colleagues;
mod forgotten;
mod invitation;
pub mod leavers;
mod roles;
mod session;

/// Good enough for anybody here.
const NEW_PASSWORD: &str = "violet-anchor-biscuit-tundra";

/// The path of the link in the newest mail of this kind.
async fn link_in_mail(app: &TestApp, kind: &str) -> String {
    let mails = app.deliver_mail().await;
    let mail = mails.iter().rfind(|mail| mail.kind == kind);
    let text = &mail.unwrap_or_else(|| panic!("no {kind} was sent")).text;
    let base = &app.app.settings.base_url;
    let from = text.find(base.as_str()).expect("the mail holds a link") + base.len();
    let link = text[from..].split_whitespace().next();
    link.unwrap().to_owned()
}

/// The head of school A invites this address; gives the link of the mail.
async fn invited(app: &TestApp, email: &str) -> String {
    let head = app.sign_in("head").await;
    let fields = [("name", "Wisteria Newcome"), ("email", email)];
    let page = head.fill("/colleagues/invite", &fields).await;
    assert_eq!(page.status, 303, "{page:?}");
    link_in_mail(app, "account_invitation").await
}

async fn choose(client: &Client, link: &str, password: &str) -> Page {
    client.post(link, &[("password", password)]).await
}

async fn signs_in(app: &TestApp, email: &str, password: &str) -> Page {
    let fields = [("email", email), ("password", password)];
    app.visitor().post("/sign-in", &fields).await
}

/// Posts what a button of an account's page posts.
async fn act(client: &Client, address: &str, what: &str) -> Page {
    let page = client.get(address).await;
    let version = page.field_value("version");
    let fields = [("do", what), ("version", &version)];
    client.post(address, &fields).await
}
