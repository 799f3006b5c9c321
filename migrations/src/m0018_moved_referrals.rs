//! The episodes that a referral belonged to before it was decided anew: their records keep it.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::uuid;

use crate::table::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = named("moved_referral")
            .col(uuid("episode_id"))
            .col(uuid("referral_id"))
            .primary_key(Index::create().col("episode_id").col("referral_id"))
            .foreign_key(&mut refers("episode_id", "episode"))
            .foreign_key(&mut refers("referral_id", "referral"))
            .take();
        manager.create_table(table).await?;
        index(manager, "moved_referral", &["referral_id"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &["moved_referral"]).await
    }
}
