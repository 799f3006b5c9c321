//! What the clock worker acts on: promises that slip, questions that wait, drafts that grow old.
//!
//! Each time it acts on is a column that is empty where there is nothing to do, so that an index on
//! it holds open work only, however much is closed.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::timestamp_with_time_zone_null as time;
use sea_orm_migration::sea_orm::DbBackend;

use crate::table::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const ADDED: [(&str, &[&str]); 3] = [
    ("referral", &["told_due_at", "escalated_at", "late_from"]),
    ("question", &["due_at", "wake_at"]),
    ("draft", &["reminded_at"]),
];

const INDEXES: [(&str, &[&str]); 4] = [
    ("referral", &["late_from", "id"]),
    ("question", &["wake_at", "id"]),
    ("draft", &["state", "updated_at", "id"]),
    ("consultation", &["draft_id"]),
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, columns) in ADDED {
            for column in columns {
                add(manager, table, time(*column)).await?;
            }
        }
        for (table, columns) in INDEXES {
            index(manager, table, columns).await?;
        }
        clock_indexes(manager, "referral").await?;
        start_what_runs(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_clock_indexes(manager, "referral").await?;
        for (table, columns) in INDEXES {
            drop_index(manager, table, columns).await?;
        }
        for (table, columns) in ADDED {
            for column in columns {
                remove(manager, table, column).await?;
            }
        }
        Ok(())
    }
}

/// The promises and questions that were open before anything watched them.
async fn start_what_runs(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    // A migration knows no bank holidays; five working days are a week without any.
    let in_a_week = match manager.get_database_backend() {
        DbBackend::Sqlite => "strftime('%Y-%m-%dT%H:%M:%S+00:00', asked_at, '+7 days')",
        _ => "asked_at + interval '7 days'",
    };
    for sql in [
        "UPDATE referral SET told_due_at = due_at, late_from = due_at \
         WHERE closed_at IS NULL AND paused_at IS NULL AND late_from IS NULL"
            .to_owned(),
        format!(
            "UPDATE question SET due_at = {in_a_week}, wake_at = {in_a_week} \
             WHERE state = 'open' AND due_at IS NULL"
        ),
        "UPDATE referral SET late_from = \
         (SELECT max(question.due_at) FROM question \
          WHERE question.referral_id = referral.id AND question.state = 'open') \
         WHERE closed_at IS NULL AND paused_at IS NOT NULL AND late_from IS NULL"
            .to_owned(),
    ] {
        manager.get_connection().execute_unprepared(&sql).await?;
    }
    Ok(())
}
