//! What the MASH answers to a red flag that stopped a form, and what lengths of time and outcomes
//! are measured by: when a referral was claimed first, when a promise was kept, and where a goal
//! stood at the end.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    blob_null, small_integer_null, text_null, timestamp_with_time_zone_null as time, uuid_null,
};

use crate::table::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const KEPT: &str = "index_clock_kept";
const WAITING: &str = "index_diversion_waiting";
/// The index that [`KEPT`] takes the place of.
const STOPPED: &[&str] = &["kind", "stopped_at", "id"];
const INDEXES: [(&str, &[&str]); 3] = [
    ("referral", &["claimed_at", "id"]),
    ("challenge", &["decided_at", "id"]),
    ("goal", &["ended_at", "id"]),
];

fn added() -> Vec<(&'static str, &'static str, ColumnDef)> {
    vec![
        ("diversion", "seen_at", time("seen_at")),
        ("diversion", "seen_by", uuid_null("seen_by")),
        ("diversion", "decided_at", time("decided_at")),
        ("diversion", "decided_by", uuid_null("decided_by")),
        ("diversion", "outcome", text_null("outcome")),
        ("diversion", "reason_sealed", blob_null("reason_sealed")),
        ("referral", "claimed_at", time("claimed_at")),
        ("clock", "kept_at", time("kept_at")),
        ("goal", "end_score", small_integer_null("end_score")),
        ("goal", "ended_at", time("ended_at")),
    ]
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, _, column) in added() {
            add(manager, table, column).await?;
        }
        for (table, columns) in INDEXES {
            index(manager, table, columns).await?;
        }
        drop_index(manager, "clock", STOPPED).await?;
        let kept = Index::create()
            .name(KEPT)
            .table("clock")
            .if_not_exists()
            .col("kind")
            .col("kept_at")
            .col("id")
            .and_where(Expr::col("kept_at").is_not_null())
            .take();
        manager.create_index(kept).await?;
        let waiting = Index::create()
            .name(WAITING)
            .table("diversion")
            .if_not_exists()
            .col("recorded_at")
            .col("id")
            .and_where(Expr::col("cleared_at").is_null())
            .and_where(Expr::col("decided_at").is_null())
            .take();
        manager.create_index(waiting).await?;
        what_was_kept(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (name, table) in [(KEPT, "clock"), (WAITING, "diversion")] {
            let mut drop = Index::drop();
            drop.name(name).table(table).if_exists();
            manager.drop_index(drop).await?;
        }
        index(manager, "clock", STOPPED).await?;
        for (table, columns) in INDEXES {
            drop_index(manager, table, columns).await?;
        }
        for (table, name, _) in added() {
            remove(manager, table, name).await?;
        }
        Ok(())
    }
}

/// A clock that was stopped, neither with its episode nor by one that was started in its place,
/// had been kept.
async fn what_was_kept(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let sql = "UPDATE clock SET kept_at = stopped_at \
         WHERE stopped_at IS NOT NULL AND kept_at IS NULL \
         AND NOT EXISTS (SELECT 1 FROM episode \
          WHERE episode.id = clock.episode_id AND episode.closed_at = clock.stopped_at) \
         AND NOT EXISTS (SELECT 1 FROM clock AS later \
          WHERE later.episode_id = clock.episode_id AND later.kind = clock.kind \
          AND later.started_at = clock.stopped_at)";
    let db = manager.get_connection();
    db.execute_unprepared(sql).await?;
    Ok(())
}
