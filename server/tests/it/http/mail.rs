//! The acknowledgement on its way to a real mail server.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::TimeDelta;
use stepwise::mail::envelope::Sender;
use stepwise::mail::transport::Smtp;

use crate::support::app::{TestApp, on_each_app};

#[expect(
    dead_code,
    reason = "shared with the transport's own tests, which use more of it"
)]
#[path = "../../support/smtp_server.rs"]
mod smtp_server;

use smtp_server::{Manner, SmtpServer};

#[tokio::test]
async fn the_acknowledgement_arrives_by_smtp_under_one_message_id() {
    on_each_app(|app| async move {
        let reference = app.sent_referral("dsl").await;
        // Takes the mail, and then says that it did not: the repeat must be known as one.
        let forgetful = SmtpServer::start(Manner {
            answers: BTreeMap::from([(".", "451 try later")]),
            ..Manner::default()
        })
        .await;
        through(&app, &forgetful).deliver_mail().await;
        let sound = SmtpServer::start(Manner::default()).await;
        let later = through(&app, &sound);
        later.advance(TimeDelta::minutes(2));
        later.deliver_mail().await;

        let (first, second) = (forgetful.taken(), sound.taken());
        assert_eq!((first.len(), second.len()), (1, 1));
        let mail = &second[0];
        assert!(mail.to[0].contains("dsl@people.example"), "{:?}", mail.to);
        assert!(mail.data.contains(&reference), "it names the referral");
        assert!(!mail.data.contains("Juniper"), "and no child");
        assert_eq!(message_id(&first[0].data), message_id(&mail.data));
    })
    .await;
}

#[tokio::test]
async fn what_is_not_safe_never_reaches_the_mail_server_until_somebody_releases_it() {
    on_each_app(|app| async move {
        let page = super::safe_contact::held(&app).await;
        let server = SmtpServer::start(Manner::default()).await;
        let app = through(&app, &server);
        app.deliver_mail().await;
        assert_eq!(server.taken().len(), 0);
        let coordinator = app.sign_in("coordinator").await;
        let why = "They rang and said that it is safe for an hour.";
        let fields = [("answer", "release"), ("why", why)];
        assert_eq!(coordinator.fill(&page, &fields).await.status, 303);
        app.deliver_mail().await;
        app.deliver_mail().await;
        let taken = server.taken();
        assert_eq!(taken.len(), 1, "it goes once");
        assert!(taken[0].to[0].contains(super::family::EMAIL));
        assert!(!taken[0].data.contains(why));
    })
    .await;
}

fn through(app: &TestApp, server: &SmtpServer) -> TestApp {
    let url = format!("smtp://{}?tls=none", server.address);
    let from = "early-help@northmoor.example";
    let sender = Sender::new(from, None, from).unwrap();
    let smtp = Smtp::new(url.parse().unwrap(), sender);
    app.with(TestApp::settings(), Arc::new(smtp))
}

fn message_id(data: &str) -> &str {
    let line = data.lines().find(|line| line.starts_with("Message-ID: "));
    line.expect("every mail has a Message-ID")
}
