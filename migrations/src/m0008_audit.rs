//! The audit log: one chained row for each change and each view, and the chain's head.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;
use sea_orm_migration::sea_orm::DbBackend;

use crate::table::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        audit_event(manager).await?;
        audit_head(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &["audit_head", "audit_event"]).await
    }
}

/// `at_micros` is a number, not a time: one instant can be written as text in several ways, and a
/// row that could be rewritten without its meaning changing could not be proved untouched.
async fn audit_event(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    // On SQLite "integer primary key" is the row's own number and costs no second index.
    let seq = match manager.get_database_backend() {
        DbBackend::Sqlite => integer("seq").primary_key().take(),
        _ => big_integer("seq").primary_key().take(),
    };
    let table = named("audit_event")
        .col(seq)
        .col(big_integer("at_micros"))
        .col(uuid_null("actor_id"))
        .col(text("action"))
        .col(text("subject_kind"))
        .col(text_null("subject_id"))
        .col(text("detail"))
        .col(blob("prev_hash"))
        .col(blob("hash"))
        .take();
    manager.create_table(table).await?;
    index(
        manager,
        "audit_event",
        &["subject_kind", "subject_id", "seq"],
    )
    .await
}

/// The one row of `audit_head` starts the chain: number 0, and a hash of zeros.
async fn audit_head(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = named("audit_head")
        .col(integer("id").primary_key())
        .col(big_integer("seq"))
        .col(blob("hash"))
        .take();
    manager.create_table(table).await?;
    let first = Query::insert()
        .into_table("audit_head")
        .columns(["id", "seq", "hash"])
        .values_panic([1.into(), 0.into(), vec![0_u8; 32].into()])
        .on_conflict(OnConflict::column("id").do_nothing().to_owned())
        .to_owned();
    manager.execute(first).await
}
