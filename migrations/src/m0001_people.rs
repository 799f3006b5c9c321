//! Organisations, the people who sign in, and what keeps their sessions.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::table::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        organisation(manager).await?;
        account(manager).await?;
        token(manager).await?;
        session(manager).await?;
        throttle(manager).await?;
        stash(manager).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(
            manager,
            &[
                "stash",
                "throttle",
                "session",
                "token",
                "account",
                "organisation",
            ],
        )
        .await
    }
}

async fn organisation(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = named("organisation")
        .col(pk_uuid("id"))
        .col(text("name"))
        .col(text("kind"))
        .col(boolean("active"))
        .col(integer("version"))
        .take();
    manager.create_table(table).await
}

async fn account(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = named("account")
        .col(pk_uuid("id"))
        .col(uuid("organisation_id"))
        .col(text("role"))
        .col(blob("email_sealed"))
        .col(blob_uniq("email_index"))
        .col(blob("name_sealed"))
        .col(blob_null("job_sealed"))
        .col(text_null("password_hash"))
        .col(integer("session_epoch"))
        .col(boolean("disabled"))
        .col(timestamp_with_time_zone("created_at"))
        .col(integer("version"))
        .foreign_key(&mut refers("organisation_id", "organisation"))
        .take();
    manager.create_table(table).await?;
    index(manager, "account", &["organisation_id"]).await
}

async fn token(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = named("token")
        .col(blob("hash").primary_key())
        .col(uuid("account_id"))
        .col(text("purpose"))
        .col(timestamp_with_time_zone("expires_at"))
        .col(timestamp_with_time_zone_null("used_at"))
        .foreign_key(&mut refers("account_id", "account"))
        .take();
    manager.create_table(table).await?;
    index(manager, "token", &["account_id"]).await
}

async fn session(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = named("session")
        .col(blob("id_hash").primary_key())
        .col(blob("data_sealed"))
        .col(uuid_null("account_id"))
        .col(timestamp_with_time_zone("expires_at"))
        .take();
    manager.create_table(table).await?;
    index(manager, "session", &["account_id"]).await?;
    index(manager, "session", &["expires_at"]).await
}

async fn throttle(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = named("throttle")
        .col(blob("key").primary_key())
        .col(integer("failures"))
        .col(timestamp_with_time_zone("window_started_at"))
        .col(timestamp_with_time_zone_null("blocked_until"))
        .take();
    manager.create_table(table).await?;
    index(manager, "throttle", &["window_started_at"]).await
}

async fn stash(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = named("stash")
        .col(blob("token_hash").primary_key())
        .col(blob("account_token"))
        .col(text("path"))
        .col(blob("body_sealed"))
        .col(timestamp_with_time_zone("expires_at"))
        .take();
    manager.create_table(table).await?;
    index(manager, "stash", &["expires_at"]).await
}
