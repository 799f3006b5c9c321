//! Referrals as sent, and the keyed digests by which they are searched and matched.
//!
//! `draft_id` is unique so that sending twice makes one referral, and refers to no row so that a
//! sent draft can go when its time is up.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::table::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        referral(manager).await?;
        referral_key(manager).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &["referral_key", "referral"]).await
    }
}

async fn referral(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = named("referral")
        .col(pk_uuid("id"))
        .col(text_uniq("reference"))
        .col(uuid_uniq("draft_id"))
        .col(uuid("organisation_id"))
        .col(text("setting_kind"))
        .col(uuid("submitted_by"))
        .col(blob("snapshot_sealed"))
        .col(blob("child_sealed"))
        .col(text("framework_version"))
        .col(small_integer("suggested_tier"))
        .col(small_integer_null("referrer_tier"))
        .col(small_integer_null("decided_tier"))
        .col(text("state"))
        .col(uuid_null("owner_id"))
        .col(text_null("hub_id"))
        .col(text_null("postcode_sector"))
        .col(timestamp_with_time_zone("submitted_at"))
        .col(timestamp_with_time_zone("due_at"))
        .col(timestamp_with_time_zone_null("paused_at"))
        .col(timestamp_with_time_zone_null("decided_at"))
        .col(timestamp_with_time_zone_null("closed_at"))
        .col(integer("version"))
        .foreign_key(&mut refers("organisation_id", "organisation"))
        .foreign_key(&mut refers("submitted_by", "account"))
        .foreign_key(&mut refers("owner_id", "account"))
        .foreign_key(&mut refers("hub_id", "hub"))
        .take();
    manager.create_table(table).await?;
    index(manager, "referral", &["state", "due_at", "id"]).await?;
    index(manager, "referral", &["owner_id", "state", "due_at", "id"]).await?;
    index(
        manager,
        "referral",
        &["organisation_id", "submitted_at", "id"],
    )
    .await?;
    index(manager, "referral", &["decided_at", "id"]).await
}

async fn referral_key(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = named("referral_key")
        .col(uuid("referral_id"))
        .col(text("kind"))
        .col(blob("digest"))
        .primary_key(Index::create().col("referral_id").col("kind").col("digest"))
        .foreign_key(&mut refers("referral_id", "referral"))
        .take();
    manager.create_table(table).await?;
    index(manager, "referral_key", &["kind", "digest"]).await
}
