//! What the manager's first page asks of the clocks: how many are late, and how long what was kept
//! took.

use sea_orm_migration::prelude::*;

use crate::table::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const OVERDUE: &str = "index_clock_overdue";
const KEPT: &[&str] = &["kind", "stopped_at", "id"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        index(manager, "clock", KEPT).await?;
        let overdue = Index::create()
            .name(OVERDUE)
            .table("clock")
            .if_not_exists()
            .col("kind")
            .col("due_at")
            .col("id")
            .and_where(Expr::col("told_due_at").is_not_null())
            .take();
        manager.create_index(overdue).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut overdue = Index::drop();
        overdue.name(OVERDUE).table("clock").if_exists();
        manager.drop_index(overdue).await?;
        drop_index(manager, "clock", KEPT).await
    }
}
