//! Transactions and connections.

use sea_orm::{ActiveModelTrait, ConnectionTrait, DbBackend, EntityTrait, IntoActiveModel};
use sea_orm::{PaginatorTrait, Statement};
use stepwise::store::entity::organisation;
use stepwise::store::{Fault, Store, StoreError, Tx, new_id};

use crate::support::clock::noon;
use crate::support::db::{Tables, on_each, on_each_db};

async fn insert(tx: &Tx, id: uuid::Uuid) -> Result<(), StoreError> {
    let school = organisation::Model {
        id,
        name: "Example Primary School".into(),
        kind: "school".into(),
        active: true,
        version: 1,
    };
    school.into_active_model().insert(tx).await?;
    Ok(())
}

async fn count(store: &Store) -> u64 {
    organisation::Entity::find()
        .count(store.read())
        .await
        .unwrap()
}

#[tokio::test]
async fn a_transaction_is_seen_when_committed_and_undone_when_dropped() {
    on_each(async |store| {
        let tx = store.begin().await.unwrap();
        insert(&tx, new_id(noon())).await.unwrap();
        assert_eq!(count(&store).await, 0);
        drop(tx);

        let tx = store.begin().await.unwrap();
        insert(&tx, new_id(noon())).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(count(&store).await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_second_row_with_the_same_id_is_a_duplicate() {
    on_each(async |store| {
        let id = new_id(noon());
        let tx = store.begin().await.unwrap();
        insert(&tx, id).await.unwrap();
        let error = insert(&tx, id).await.unwrap_err();
        assert_eq!(error.fault(), Fault::Duplicate);
    })
    .await;
}

#[tokio::test]
async fn read_then_write_by_many_at_once_loses_no_update() {
    on_each(async |store| {
        let id = new_id(noon());
        let tx = store.begin().await.unwrap();
        insert(&tx, id).await.unwrap();
        tx.commit().await.unwrap();

        let raises = (0..8).map(|_| tokio::spawn(raise(store.clone(), id)));
        for raise in raises.collect::<Vec<_>>() {
            raise.await.unwrap();
        }
        let school = organisation::Entity::find_by_id(id).one(store.read()).await;
        assert_eq!(school.unwrap().unwrap().version, 9);
    })
    .await;
}

async fn raise(store: Store, id: uuid::Uuid) {
    use sea_orm::{ActiveValue::Set, QuerySelect};
    let tx = store.begin().await.unwrap();
    let find = organisation::Entity::find_by_id(id).lock_exclusive();
    let mut school = find.one(&tx).await.unwrap().unwrap().into_active_model();
    school.version = Set(school.version.unwrap() + 1);
    school.update(&tx).await.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn on_sqlite_the_reading_side_cannot_write_and_a_commit_is_synced() {
    on_each(async |store| {
        if store.read().get_database_backend() != DbBackend::Sqlite {
            return;
        }
        let write = store
            .read()
            .execute_unprepared("DELETE FROM organisation")
            .await;
        assert!(write.is_err());
        let tx = store.begin().await.unwrap();
        for (pragma, expected) in [("synchronous", "2"), ("foreign_keys", "1")] {
            let ask = format!("SELECT CAST({pragma} AS TEXT) AS value FROM pragma_{pragma}");
            let row = tx
                .query_one_raw(Statement::from_string(DbBackend::Sqlite, ask))
                .await;
            let value: String = row.unwrap().unwrap().try_get("", "value").unwrap();
            assert_eq!(value, expected, "{pragma}");
        }
    })
    .await;
}

#[tokio::test]
async fn what_was_committed_is_there_for_another_instance() {
    on_each_db(Tables::Migrated, async |db| {
        let tx = db.store.begin().await.unwrap();
        insert(&tx, new_id(noon())).await.unwrap();
        tx.commit().await.unwrap();
        let other = db.reopen().await;
        assert_eq!(count(&other).await, 1);
        other.close().await.unwrap();
        db
    })
    .await;
}
