//! The family's own view: one access for each adult that a worker agreed it with.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::table::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        family_access(manager).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &["family_access"]).await
    }
}

async fn family_access(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = named("family_access")
        .col(pk_uuid("id"))
        .col(uuid("referral_id"))
        .col(blob("adult_sealed"))
        .col(blob("email_sealed"))
        .col(date("agreed_on"))
        .col(uuid("opened_by"))
        .col(timestamp_with_time_zone("opened_at"))
        .col(blob_null("code_hash"))
        .col(timestamp_with_time_zone_null("code_expires_at"))
        .col(integer("code_tries"))
        .col(timestamp_with_time_zone_null("cut_off_at"))
        .col(integer("version"))
        .foreign_key(&mut refers("referral_id", "referral"))
        .foreign_key(&mut refers("opened_by", "account"))
        .take();
    manager.create_table(table).await?;
    index(manager, "family_access", &["referral_id"]).await
}
