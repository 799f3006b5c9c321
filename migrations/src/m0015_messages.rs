//! Messages that wait for a person or for the day's summary, and the rules that decide: when and
//! how each adult of a family may be written to, and how often a referrer wants mail.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::timestamp_with_time_zone_null as time;
use sea_orm_migration::schema::{blob_null, boolean, text_null, uuid_null};

use crate::table::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const HELD: &[&str] = &["state", "created_at"];
const WAITING: &[&str] = &["account_id", "state"];

fn added() -> Vec<(&'static str, &'static str, ColumnDef)> {
    let plain = |table, name, make: fn(&'static str) -> ColumnDef| (table, name, make(name));
    vec![
        plain("family_access", "contact_sealed", blob_null),
        plain("family_access", "contact_changed_at", time),
        plain("outbox", "held_for", text_null),
        plain("outbox", "decided_by", uuid_null),
        plain("outbox", "decided_at", time),
        plain("outbox", "decision_sealed", blob_null),
        plain("outbox", "summary_id", uuid_null),
        plain("account", "daily_summary", |name| {
            boolean(name).default(false).take()
        }),
    ]
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, _, column) in added() {
            add(manager, table, column).await?;
        }
        index(manager, "outbox", HELD).await?;
        index(manager, "outbox", WAITING).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_index(manager, "outbox", WAITING).await?;
        drop_index(manager, "outbox", HELD).await?;
        for (table, name, _) in added() {
            remove(manager, table, name).await?;
        }
        Ok(())
    }
}
