//! The migrations.

use sea_orm::{ConnectionTrait, DbBackend, Statement};
use stepwise::store::Store;

use crate::support::db::{Tables, on_each_db};

/// Every table, index and constraint that is not the databases' own.
async fn shape(store: &Store) -> Vec<String> {
    let sql = match store.read().get_database_backend() {
        DbBackend::Sqlite => {
            "SELECT type || ' ' || name || ' ' || coalesce(sql, '') AS line FROM sqlite_schema"
        }
        _ => {
            "SELECT 'column ' || table_name || ' ' || column_name || ' ' || data_type || ' ' || is_nullable AS line \
             FROM information_schema.columns WHERE table_schema = 'public' \
             UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' \
             UNION ALL SELECT conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint \
             WHERE connamespace = 'public'::regnamespace"
        }
    };
    let statement = Statement::from_string(store.read().get_database_backend(), sql);
    let rows = store.read().query_all_raw(statement).await.unwrap();
    let mut lines: Vec<String> = rows
        .iter()
        .map(|row| row.try_get("", "line").unwrap())
        .filter(|line: &String| !line.contains("seaql_migrations"))
        .collect();
    lines.sort();
    lines
}

#[tokio::test]
async fn migrations_go_up_down_and_up_again_to_the_same_shape() {
    on_each_db(Tables::None, async |db| {
        let store = &db.store;
        assert_ne!(store.pending_migrations().await.unwrap(), 0);
        store.migrate().await.unwrap();
        let up = shape(store).await;
        assert!(
            up.iter()
                .any(|line| line.contains("index_referral_state_due_at_id"))
        );
        assert_eq!(store.pending_migrations().await.unwrap(), 0);

        store.migrate_down().await.unwrap();
        assert_eq!(shape(store).await, Vec::<String>::new());
        store.migrate().await.unwrap();
        assert_eq!(shape(store).await, up);
        db
    })
    .await;
}

#[tokio::test]
async fn a_migration_cut_short_is_finished_by_running_it_again() {
    on_each_db(Tables::None, async |db| {
        db.store.migrate().await.unwrap();
        let whole = shape(&db.store).await;
        let tx = db.store.begin().await.unwrap();
        for sql in ["DELETE FROM seaql_migrations", "DROP TABLE demo_mail"] {
            tx.execute_unprepared(sql).await.unwrap();
        }
        tx.commit().await.unwrap();
        db.store.migrate().await.unwrap();
        assert_eq!(shape(&db.store).await, whole);
        db
    })
    .await;
}

#[tokio::test]
async fn instances_that_start_together_migrate_once() {
    on_each_db(Tables::None, async |db| {
        if db.store.read().get_database_backend() == DbBackend::Postgres {
            let other = db.reopen().await;
            let (one, two) = tokio::join!(db.store.migrate(), other.migrate());
            one.unwrap();
            two.unwrap();
            other.close().await.unwrap();
            assert_eq!(db.store.pending_migrations().await.unwrap(), 0);
        }
        db
    })
    .await;
}
