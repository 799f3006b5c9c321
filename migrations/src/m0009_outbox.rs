//! Messages to send, written with what caused them, and the demonstration's kept mails.
//!
//! The outbox refers to no other row: it outlives the record that a message was about.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::table::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        outbox(manager).await?;
        demo_mail(manager).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &["demo_mail", "outbox"]).await
    }
}

async fn outbox(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = named("outbox")
        .col(pk_uuid("id"))
        .col(text("kind"))
        .col(uuid_null("referral_id"))
        .col(uuid_null("account_id"))
        .col(blob("to_sealed"))
        .col(blob("payload_sealed"))
        .col(text("state"))
        .col(integer("attempts"))
        .col(timestamp_with_time_zone("next_attempt_at"))
        .col(timestamp_with_time_zone_null("locked_until"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone_null("sent_at"))
        .col(text_null("last_error"))
        .take();
    manager.create_table(table).await?;
    index(manager, "outbox", &["state", "next_attempt_at", "id"]).await?;
    index(manager, "outbox", &["referral_id", "created_at"]).await
}

async fn demo_mail(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = named("demo_mail")
        .col(pk_uuid("id"))
        .col(uuid_uniq("outbox_id"))
        .col(blob("message_sealed"))
        .col(timestamp_with_time_zone("at"))
        .foreign_key(&mut refers("outbox_id", "outbox"))
        .take();
    manager.create_table(table).await?;
    index(manager, "demo_mail", &["at"]).await
}
