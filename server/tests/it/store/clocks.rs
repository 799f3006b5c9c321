//! What the clock worker asks every half minute, each answered by an index.

use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, EntityTrait, QueryTrait};
use stepwise::store::clocks::{Clocked, late, slipped};
use stepwise::store::drafts::{Resting, resting_statement};
use stepwise::store::entity::{question, referral};
use stepwise::store::questions::waking_statement;
use uuid::Uuid;

use crate::support::clock::noon;
use crate::support::db::{Tables, on_each, on_each_db};
use crate::support::plan::{scan, slow_step};

async fn expect_indexes<E: Clocked>(store: &stepwise::store::Store) {
    for after in [None, Some((noon(), Uuid::from_u128(7)))] {
        for select in [
            slipped::<E>(noon(), after, 500),
            late::<E>(noon(), after, 500),
        ] {
            let select = select.into_query();
            assert_eq!(slow_step(store, &select).await, None, "{select:?}");
        }
    }
}

#[tokio::test]
async fn a_look_for_what_is_due_neither_reads_a_whole_table_nor_sorts_one() {
    on_each(async |store| {
        expect_indexes::<referral::Entity>(&store).await;
        for after in [None, Some((noon(), Uuid::from_u128(7)))] {
            // Those that wake in one look are few, so sorting them is no matter.
            let select = waking_statement(noon(), after);
            assert_eq!(scan(&store, &select).await, None, "questions");
            for which in [Resting::ToRemind, Resting::Reminded, Resting::Discarded] {
                let select = resting_statement(which, noon(), after);
                assert_eq!(slow_step(&store, &select).await, None, "{which:?}");
            }
        }
    })
    .await;
}

/// Rows as they were written before there were clocks.
const BEFORE: [&str; 3] = [
    "INSERT INTO organisation (id, name, kind, active, version) \
     VALUES ({id}, 'Example School', 'school', true, 1)",
    "INSERT INTO account (id, organisation_id, role, email_sealed, email_index, name_sealed, \
     session_epoch, disabled, created_at, version) \
     VALUES ({id}, {id}, 'referrer', {blob}, {blob}, {blob}, 0, false, {noon}, 1)",
    "INSERT INTO referral (id, reference, draft_id, organisation_id, setting_kind, submitted_by, \
     snapshot_sealed, child_sealed, framework_version, suggested_tier, state, submitted_at, \
     due_at, version) \
     VALUES ({id}, 'EH-1', {id}, {id}, 'school', {id}, {blob}, {blob}, '1', 2, 'submitted', \
     {noon}, {noon}, 1)",
];
const QUESTION_BEFORE: &str = "INSERT INTO question (id, referral_id, question_sealed, asked_by, \
     asked_at, state) VALUES ({id}, {id}, {blob}, {id}, {noon}, 'open')";

fn row(sql: &str, sqlite: bool) -> String {
    let id = "00000000-0000-0000-0000-000000000007";
    let (id, blob) = if sqlite {
        (format!("x'{}'", id.replace('-', "")), "x'00'")
    } else {
        (format!("'{id}'"), "'\\x00'")
    };
    sql.replace("{id}", &id)
        .replace("{blob}", blob)
        .replace("{noon}", "'2027-03-02T12:00:00+00:00'")
}

#[tokio::test]
async fn what_was_open_before_there_were_clocks_runs_from_the_migration_on() {
    on_each_db(Tables::Migrated, async |db| {
        let store = &db.store;
        let tx = store.begin().await.unwrap();
        let sqlite = tx.get_database_backend() == sea_orm::DbBackend::Sqlite;
        for sql in BEFORE.iter().chain([&QUESTION_BEFORE]) {
            tx.execute_unprepared(&row(sql, sqlite)).await.unwrap();
        }
        // As if this migration had not run.
        let forget = "DELETE FROM seaql_migrations WHERE version = 'm0011_clocks'";
        tx.execute_unprepared(forget).await.unwrap();
        tx.commit().await.unwrap();
        store.migrate().await.unwrap();

        let referral = referral::Entity::find().one(store.read()).await.unwrap();
        let referral = referral.unwrap();
        assert_eq!(referral.told_due_at, Some(noon()));
        assert_eq!(referral.late_from, Some(noon()));
        let question = question::Entity::find().one(store.read()).await.unwrap();
        let in_a_week: DateTime<Utc> = noon() + chrono::TimeDelta::days(7);
        assert_eq!(question.unwrap().wake_at, Some(in_a_week));
        db
    })
    .await;
}
