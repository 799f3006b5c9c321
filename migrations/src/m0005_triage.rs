//! What staff do with a referral: decisions, questions back, and the MASH inbox.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::table::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        decision(manager).await?;
        question(manager).await?;
        mash_entry(manager).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &["mash_entry", "question", "decision"]).await
    }
}

async fn decision(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = named("decision")
        .col(pk_uuid("id"))
        .col(uuid("referral_id"))
        .col(text("outcome"))
        .col(small_integer_null("tier"))
        .col(text_null("hub_id"))
        .col(text_null("reason_code"))
        .col(blob("rationale_sealed"))
        .col(blob("feedback_sealed"))
        .col(blob_null("details_sealed"))
        .col(uuid("decided_by"))
        .col(timestamp_with_time_zone("decided_at"))
        .col(text("framework_version"))
        .foreign_key(&mut refers("referral_id", "referral"))
        .foreign_key(&mut refers("hub_id", "hub"))
        .foreign_key(&mut refers("decided_by", "account"))
        .take();
    manager.create_table(table).await?;
    index(manager, "decision", &["referral_id", "decided_at"]).await?;
    index(manager, "decision", &["decided_at"]).await
}

async fn question(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = named("question")
        .col(pk_uuid("id"))
        .col(uuid("referral_id"))
        .col(blob("question_sealed"))
        .col(uuid("asked_by"))
        .col(timestamp_with_time_zone("asked_at"))
        .col(blob_null("answer_sealed"))
        .col(uuid_null("answered_by"))
        .col(timestamp_with_time_zone_null("answered_at"))
        .col(blob_null("gone_on_reason_sealed"))
        .col(text("state"))
        .foreign_key(&mut refers("referral_id", "referral"))
        .foreign_key(&mut refers("asked_by", "account"))
        .foreign_key(&mut refers("answered_by", "account"))
        .take();
    manager.create_table(table).await?;
    index(manager, "question", &["referral_id", "asked_at"]).await
}

async fn mash_entry(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = named("mash_entry")
        .col(pk_uuid("id"))
        .col(uuid("referral_id"))
        .col(text("state"))
        .col(uuid("passed_by"))
        .col(timestamp_with_time_zone("passed_at"))
        .col(blob("rationale_sealed"))
        .col(uuid_null("decided_by"))
        .col(timestamp_with_time_zone_null("decided_at"))
        .col(blob_null("reason_sealed"))
        .col(timestamp_with_time_zone("due_at"))
        .col(integer("version"))
        .foreign_key(&mut refers("referral_id", "referral"))
        .foreign_key(&mut refers("passed_by", "account"))
        .foreign_key(&mut refers("decided_by", "account"))
        .take();
    manager.create_table(table).await?;
    index(manager, "mash_entry", &["state", "due_at", "id"]).await?;
    index(manager, "mash_entry", &["referral_id"]).await
}
