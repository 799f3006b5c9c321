//! Family hubs. What a hub is comes whole in `details`: public, and searched in memory.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::table::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        hub(manager).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &["hub"]).await
    }
}

async fn hub(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = named("hub")
        .col(text("id").primary_key())
        .col(integer("position"))
        .col(json_binary("details"))
        .col(boolean("active"))
        .col(integer("version"))
        .take();
    manager.create_table(table).await
}
