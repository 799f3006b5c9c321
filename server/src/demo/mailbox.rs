//! Mails of a demonstration without a mail server: kept, and read at `/demo/mail`.

use std::sync::Arc;

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{EntityTrait, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use stepwise_domain::clock::Clock;
use uuid::Uuid;

use crate::mail::send::Mail;
use crate::mail::transport::{MailTransport, SendError};
use crate::store::entity::demo_mail;
use crate::store::{Store, StoreError};

const PLACE: (&str, &str) = ("demo_mail", "message_sealed");

/// Keeps what it is asked to send.
pub struct Mailbox {
    store: Store,
    clock: Arc<dyn Clock>,
}

/// A mail that was kept.
#[derive(Serialize, Deserialize)]
pub struct KeptMail {
    pub to: String,
    pub subject: String,
    pub text: String,
    pub html: String,
}

impl Mailbox {
    pub fn new(store: Store, clock: Arc<dyn Clock>) -> Self {
        Self { store, clock }
    }

    async fn keep(&self, mail: &Mail) -> Result<(), StoreError> {
        let kept = KeptMail {
            to: mail.to.clone(),
            subject: mail.subject.clone(),
            text: mail.text.clone(),
            html: mail.html.clone(),
        };
        let sealed = self
            .store
            .keys()
            .seal_json(PLACE.0, PLACE.1, mail.id, &kept)?;
        let row = demo_mail::ActiveModel {
            id: Set(mail.id),
            outbox_id: Set(mail.id),
            message_sealed: Set(sealed),
            at: Set(self.clock.now()),
        };
        let tx = self.store.begin().await?;
        demo_mail::Entity::insert(row)
            .on_conflict(
                OnConflict::column(demo_mail::Column::Id)
                    .do_nothing()
                    .to_owned(),
            )
            .exec_without_returning(&tx)
            .await?;
        tx.commit().await?;
        Ok(())
    }
}

#[async_trait]
impl MailTransport for Mailbox {
    async fn send(&self, mail: &Mail) -> Result<(), SendError> {
        self.keep(mail)
            .await
            .map_err(|_| SendError::temporary("the demonstration's mailbox is away"))
    }
}

/// A mail that was kept.
pub async fn mail(store: &Store, id: Uuid) -> Result<Option<KeptMail>, StoreError> {
    let row = demo_mail::Entity::find_by_id(id).one(store.read()).await?;
    let open = |row: demo_mail::Model| {
        store
            .keys()
            .open_json(PLACE.0, PLACE.1, row.id, &row.message_sealed)
    };
    Ok(row.map(open).transpose()?)
}

/// The latest mails, newest first; at most 100.
pub async fn mails(store: &Store) -> Result<Vec<(Uuid, DateTime<Utc>, KeptMail)>, StoreError> {
    let rows = demo_mail::Entity::find()
        .order_by_desc(demo_mail::Column::Id)
        .limit(100)
        .all(store.read())
        .await?;
    rows.into_iter()
        .map(|row| {
            let mail = store
                .keys()
                .open_json(PLACE.0, PLACE.1, row.id, &row.message_sealed)?;
            Ok((row.id, row.at, mail))
        })
        .collect()
}
