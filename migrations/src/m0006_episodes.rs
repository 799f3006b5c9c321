//! Episodes, and the referrals that opened or joined them: each belongs to one at most.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::table::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        episode(manager).await?;
        episode_referral(manager).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &["episode_referral", "episode"]).await
    }
}

async fn episode(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = named("episode")
        .col(pk_uuid("id"))
        .col(text_uniq("reference"))
        .col(text("state"))
        .col(small_integer("tier"))
        .col(text_null("hub_id"))
        .col(uuid_null("lead_id"))
        .col(uuid_null("owner_id"))
        .col(timestamp_with_time_zone("opened_at"))
        .col(timestamp_with_time_zone_null("closed_at"))
        .col(integer("version"))
        .foreign_key(&mut refers("hub_id", "hub"))
        .foreign_key(&mut refers("lead_id", "account"))
        .foreign_key(&mut refers("owner_id", "account"))
        .take();
    manager.create_table(table).await?;
    index(manager, "episode", &["state", "opened_at", "id"]).await?;
    index(manager, "episode", &["hub_id", "state", "opened_at", "id"]).await?;
    index(manager, "episode", &["lead_id", "state", "opened_at", "id"]).await
}

async fn episode_referral(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = named("episode_referral")
        .col(uuid("episode_id"))
        .col(uuid("referral_id").primary_key())
        .foreign_key(&mut refers("episode_id", "episode"))
        .foreign_key(&mut refers("referral_id", "referral"))
        .take();
    manager.create_table(table).await?;
    index(manager, "episode_referral", &["episode_id"]).await
}
