//! What the ends of a goal's scale mean to the family. Goals that were set before have none.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::blob_null;

use crate::table::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const ENDS: [&str; 2] = ["lowest_sealed", "highest_sealed"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for end in ENDS {
            add(manager, "goal", blob_null(end)).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for end in ENDS {
            remove(manager, "goal", end).await?;
        }
        Ok(())
    }
}
