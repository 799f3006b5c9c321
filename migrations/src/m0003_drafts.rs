//! What comes before a referral: drafts, red-flag diversions and consultations.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::table::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        draft(manager).await?;
        diversion(manager).await?;
        consultation(manager).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &["consultation", "diversion", "draft"]).await
    }
}

async fn draft(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = named("draft")
        .col(pk_uuid("id"))
        .col(uuid("organisation_id"))
        .col(uuid("account_id"))
        .col(blob("answers_sealed"))
        .col(blob_null("child_sealed"))
        .col(text_null("last_section"))
        .col(text("state"))
        .col(text("framework_version"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("updated_at"))
        .col(integer("version"))
        .foreign_key(&mut refers("organisation_id", "organisation"))
        .foreign_key(&mut refers("account_id", "account"))
        .take();
    manager.create_table(table).await?;
    index(
        manager,
        "draft",
        &["organisation_id", "state", "updated_at", "id"],
    )
    .await?;
    index(manager, "draft", &["account_id"]).await?;
    index(manager, "draft", &["state", "updated_at"]).await
}

async fn diversion(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = named("diversion")
        .col(pk_uuid("id"))
        .col(uuid("draft_id"))
        .col(uuid("organisation_id"))
        .col(uuid("account_id"))
        .col(json_binary("flags"))
        .col(boolean("out_of_hours"))
        .col(timestamp_with_time_zone("recorded_at"))
        .col(blob_null("consultation_sealed"))
        .col(timestamp_with_time_zone_null("cleared_at"))
        .col(uuid_null("cleared_by"))
        .foreign_key(&mut refers("organisation_id", "organisation"))
        .foreign_key(&mut refers("account_id", "account"))
        .take();
    manager.create_table(table).await?;
    index(manager, "diversion", &["draft_id"]).await?;
    index(manager, "diversion", &["recorded_at"]).await
}

async fn consultation(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = named("consultation")
        .col(pk_uuid("id"))
        .col(uuid("organisation_id"))
        .col(uuid("account_id"))
        .col(blob("question_sealed"))
        .col(blob_null("answer_sealed"))
        .col(timestamp_with_time_zone("asked_at"))
        .col(uuid_null("answered_by"))
        .col(timestamp_with_time_zone_null("answered_at"))
        .col(uuid_null("draft_id"))
        .col(text("state"))
        .col(integer("version"))
        .foreign_key(&mut refers("organisation_id", "organisation"))
        .foreign_key(&mut refers("account_id", "account"))
        .take();
    manager.create_table(table).await?;
    index(manager, "consultation", &["state", "asked_at", "id"]).await?;
    index(
        manager,
        "consultation",
        &["organisation_id", "asked_at", "id"],
    )
    .await
}
