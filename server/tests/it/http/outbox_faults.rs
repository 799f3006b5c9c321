//! The database fails while the outbox is worked through.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use async_trait::async_trait;
use chrono::TimeDelta;
use sea_orm::{ConnectionTrait, EntityTrait, QueryOrder};
use stepwise::mail::message::Message;
use stepwise::mail::send::Mail;
use stepwise::mail::transport::{MailTransport, SendError};
use stepwise::services::tell;
use stepwise::store::Store;
use stepwise::store::entity::outbox;
use stepwise::worker;

use crate::support::app::{TestApp, on_each_app};

/// Two mails in the order in which they are sent.
async fn two_mails(app: &TestApp) -> [outbox::Model; 2] {
    let tx = app.app.store.begin().await.unwrap();
    for who in ["dsl", "head"] {
        let message = Message::PasswordChanged {
            link: "https://early-help.northmoor.example/forgotten".into(),
        };
        let told = tell::account(&tx, &app.app, app.account(who), None, &message);
        told.await.unwrap();
    }
    tx.commit().await.unwrap();
    let mails = outbox::Entity::find().order_by_asc(outbox::Column::Id);
    let mails = mails.all(app.app.store.read()).await.unwrap();
    mails.try_into().unwrap()
}

async fn change(app: &TestApp, statements: &[String]) {
    let tx = app.app.store.begin().await.unwrap();
    for statement in statements {
        tx.execute_unprepared(statement).await.unwrap();
    }
    tx.commit().await.unwrap();
}

/// The database takes everything but that this mail was sent. Gives how to end that.
async fn refuse_to_mark(app: &TestApp, mail: &outbox::Model) -> String {
    let id = mail.id;
    if app.sqlite_file().await.is_some() {
        let hex = id.simple().to_string().to_uppercase();
        let trigger = format!(
            "CREATE TRIGGER refuse BEFORE UPDATE ON outbox \
             WHEN NEW.state = 'sent' AND hex(OLD.id) = '{hex}' \
             BEGIN SELECT RAISE(ABORT, 'refused'); END"
        );
        change(app, &[trigger]).await;
        return "DROP TRIGGER refuse".into();
    }
    let function = "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS \
                    $$ BEGIN RAISE EXCEPTION 'refused'; END $$";
    let trigger = format!(
        "CREATE TRIGGER refuse BEFORE UPDATE ON outbox FOR EACH ROW \
         WHEN (NEW.state = 'sent' AND OLD.id = '{id}') EXECUTE FUNCTION refuse()"
    );
    change(app, &[function.into(), trigger]).await;
    "DROP TRIGGER refuse ON outbox".into()
}

#[tokio::test]
async fn a_mail_that_cannot_be_marked_does_not_hold_up_the_next() {
    on_each_app(|app| async move {
        let [first, second] = two_mails(&app).await;
        let end = refuse_to_mark(&app, &first).await;
        let left: Vec<_> = app
            .deliver_mail()
            .await
            .iter()
            .map(|mail| mail.id)
            .collect();
        assert_eq!(left, [first.id, second.id]);

        change(&app, &[end]).await;
        app.advance(TimeDelta::minutes(15));
        let left: Vec<_> = app
            .deliver_mail()
            .await
            .iter()
            .map(|mail| mail.id)
            .collect();
        assert_eq!(left, [first.id], "the second was marked as sent");
    })
    .await;
}

/// A mail server that takes the mail, and the database goes away meanwhile.
struct Unplugs {
    store: Store,
    taken: AtomicUsize,
}

#[async_trait]
impl MailTransport for Unplugs {
    async fn send(&self, _: &Mail) -> Result<(), SendError> {
        self.taken.fetch_add(1, Ordering::Relaxed);
        self.store.clone().close().await.unwrap();
        Ok(())
    }
}

#[tokio::test]
async fn without_a_database_no_more_mail_leaves_that_nobody_could_mark() {
    on_each_app(|app| async move {
        two_mails(&app).await;
        let transport = Arc::new(Unplugs {
            store: app.app.store.clone(),
            taken: AtomicUsize::new(0),
        });
        let unplugged = app.with(TestApp::settings(), transport.clone());
        worker::deliver_due(&unplugged.app).await.unwrap();
        assert_eq!(transport.taken.load(Ordering::Relaxed), 1);
        app.leave_mail();
    })
    .await;
}
