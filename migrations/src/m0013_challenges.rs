//! Running clocks of episodes and challenges, challenges to decisions, waiting places and unmet
//! need.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::table::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        clock(manager).await?;
        challenge(manager).await?;
        waiting(manager).await?;
        unmet_need(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &["unmet_need", "waiting", "challenge", "clock"]).await
    }
}

async fn clock(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = named("clock")
        .col(pk_uuid("id"))
        .col(text("kind"))
        .col(uuid_null("episode_id"))
        .col(uuid_null("referral_id"))
        .col(uuid_null("subject_id"))
        .col(timestamp_with_time_zone("started_at"))
        .col(timestamp_with_time_zone("due_at"))
        .col(timestamp_with_time_zone_null("told_due_at"))
        .col(timestamp_with_time_zone_null("escalated_at"))
        .col(timestamp_with_time_zone_null("stopped_at"))
        .foreign_key(&mut refers("episode_id", "episode"))
        .foreign_key(&mut refers("referral_id", "referral"))
        .take();
    manager.create_table(table).await?;
    clock_indexes(manager, "clock").await?;
    index(manager, "clock", &["episode_id", "told_due_at"]).await?;
    index(manager, "clock", &["referral_id", "told_due_at"]).await
}

async fn challenge(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = named("challenge")
        .col(pk_uuid("id"))
        .col(uuid("referral_id"))
        .col(uuid("decision_id"))
        .col(text("stage"))
        .col(text("state"))
        .col(text("reason_code"))
        .col(uuid("raised_by"))
        .col(timestamp_with_time_zone("raised_at"))
        .col(blob("form_sealed"))
        .col(text_null("outcome"))
        .col(uuid_null("decided_by"))
        .col(timestamp_with_time_zone_null("decided_at"))
        .col(blob_null("answer_sealed"))
        .foreign_key(&mut refers("referral_id", "referral"))
        .foreign_key(&mut refers("decision_id", "decision"))
        .foreign_key(&mut refers("raised_by", "account"))
        .foreign_key(&mut refers("decided_by", "account"))
        .take();
    manager.create_table(table).await?;
    index(manager, "challenge", &["referral_id", "raised_at"]).await?;
    index(manager, "challenge", &["state", "raised_at", "id"]).await
}

async fn waiting(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = named("waiting")
        .col(pk_uuid("id"))
        .col(uuid("episode_id"))
        .col(text("hub_id"))
        .col(text("service"))
        .col(blob("form_sealed"))
        .col(uuid("listed_by"))
        .col(timestamp_with_time_zone("since"))
        .col(timestamp_with_time_zone("reviewed_at"))
        .col(timestamp_with_time_zone_null("ended_at"))
        .foreign_key(&mut refers("episode_id", "episode"))
        .foreign_key(&mut refers("hub_id", "hub"))
        .foreign_key(&mut refers("listed_by", "account"))
        .take();
    manager.create_table(table).await?;
    index(manager, "waiting", &["hub_id", "service", "since"]).await?;
    index(manager, "waiting", &["episode_id"]).await
}

async fn unmet_need(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = named("unmet_need")
        .col(pk_uuid("id"))
        .col(uuid("episode_id"))
        .col(text("service"))
        .col(blob("form_sealed"))
        .col(uuid("noted_by"))
        .col(timestamp_with_time_zone("noted_at"))
        .foreign_key(&mut refers("episode_id", "episode"))
        .foreign_key(&mut refers("noted_by", "account"))
        .take();
    manager.create_table(table).await?;
    index(manager, "unmet_need", &["noted_at", "id"]).await
}
