//! What a family writes on its own view: feedback, corrections, and agreement taken back.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::table::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = named("family_entry")
            .col(pk_uuid("id"))
            .col(uuid("access_id"))
            .col(text("kind"))
            .col(blob("text_sealed"))
            .col(timestamp_with_time_zone("at"))
            .foreign_key(&mut refers("access_id", "family_access"))
            .take();
        manager.create_table(table).await?;
        index(manager, "family_entry", &["access_id", "at"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &["family_entry"]).await
    }
}
