//! The sessions.

use std::sync::Arc;

use chrono::TimeDelta;
use sea_orm::{EntityTrait, PaginatorTrait};
use serde_json::{Value, json};
use stepwise::store::entity::session;
use stepwise::store::sessions::{SIGNED_IN, Sessions, delete_expired, delete_for_account};
use stepwise::store::{Keys, Store};
use stepwise_domain::clock::{Clock, FixedClock};
use tower_sessions::cookie::time::{Duration, OffsetDateTime};
use tower_sessions::session::{Id, Record};
use tower_sessions::{Expiry, Session, SessionStore};
use uuid::Uuid;

use crate::support::clock::noon;
use crate::support::db::{Tables, on_each, on_each_db};

/// The store's sessions and the clock they go by.
fn sessions(store: &Store) -> (Sessions, Arc<FixedClock>) {
    let clock = Arc::new(FixedClock::at(noon()));
    (store.sessions(clock.clone()), clock)
}

/// A session of this account that ends in half an hour.
async fn sign_in(sessions: &Sessions, account: u128) -> Record {
    let signed_in = json!({ "account": Uuid::from_u128(account), "epoch": 1 });
    let mut record = Record {
        id: Id::default(),
        data: [(SIGNED_IN.to_owned(), signed_in)].into(),
        expiry_date: OffsetDateTime::now_utc() + Duration::minutes(30),
    };
    sessions.create(&mut record).await.unwrap();
    record
}

async fn count(store: &Store) -> u64 {
    session::Entity::find().count(store.read()).await.unwrap()
}

#[tokio::test]
async fn a_session_comes_back_until_it_is_deleted() {
    on_each(async |store| {
        let (sessions, _) = sessions(&store);
        let mut record = sign_in(&sessions, 1).await;
        assert_eq!(
            sessions.load(&record.id).await.unwrap().unwrap().data,
            record.data
        );

        record.data.insert("seen".into(), Value::from(1));
        sessions.save(&record).await.unwrap();
        assert_eq!(
            sessions.load(&record.id).await.unwrap().unwrap().data,
            record.data
        );

        sessions.delete(&record.id).await.unwrap();
        assert_eq!(sessions.load(&record.id).await.unwrap(), None);
    })
    .await;
}

#[tokio::test]
async fn a_session_ends_by_the_services_clock_and_a_save_prolongs_it() {
    on_each(async |store| {
        let (sessions, clock) = sessions(&store);
        let mut record = sign_in(&sessions, 1).await;
        clock.advance(TimeDelta::minutes(29));
        assert!(sessions.load(&record.id).await.unwrap().is_some());
        record.expiry_date = OffsetDateTime::now_utc() + Duration::minutes(30);
        sessions.save(&record).await.unwrap();

        clock.advance(TimeDelta::minutes(29));
        let loaded = sessions.load(&record.id).await.unwrap().unwrap();
        let left = loaded.expiry_date - OffsetDateTime::now_utc();
        assert!(left <= Duration::minutes(1), "{left}");

        clock.advance(TimeDelta::minutes(2));
        assert_eq!(sessions.load(&record.id).await.unwrap(), None);
        let gone = delete_expired(&store.begin().await.unwrap(), clock.now()).await;
        assert_eq!(gone.unwrap(), 1);
    })
    .await;
}

#[tokio::test]
async fn ending_an_accounts_sessions_leaves_others_and_no_late_save_brings_one_back() {
    on_each(async |store| {
        let (sessions, _) = sessions(&store);
        let one = sign_in(&sessions, 1).await;
        let two = sign_in(&sessions, 1).await;
        let other = sign_in(&sessions, 2).await;
        let tx = store.begin().await.unwrap();
        let ended = delete_for_account(&tx, Uuid::from_u128(1)).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(ended, 2);

        sessions.save(&one).await.unwrap();
        for id in [one.id, two.id] {
            assert_eq!(sessions.load(&id).await.unwrap(), None);
        }
        assert!(sessions.load(&other.id).await.unwrap().is_some());
    })
    .await;
}

#[tokio::test]
async fn an_id_that_is_taken_is_replaced_by_a_new_one() {
    on_each(async |store| {
        let (sessions, _) = sessions(&store);
        let one = sign_in(&sessions, 1).await;
        let mut two = one.clone();
        sessions.create(&mut two).await.unwrap();
        assert_ne!(one.id, two.id);
        assert_eq!(count(&store).await, 2);
    })
    .await;
}

#[tokio::test]
async fn the_table_holds_neither_the_cookie_nor_the_data_in_clear() {
    on_each(async |store| {
        let (sessions, _) = sessions(&store);
        let record = sign_in(&sessions, 1).await;
        let row = session::Entity::find()
            .one(store.read())
            .await
            .unwrap()
            .unwrap();
        assert_eq!(row.account_id, Some(Uuid::from_u128(1)));
        let id = record.id.0;
        assert!(
            ![id.to_be_bytes(), id.to_le_bytes()]
                .iter()
                .any(|id| row.id_hash.starts_with(id))
        );
        let clear = SIGNED_IN.as_bytes();
        assert!(
            !row.data_sealed
                .windows(clear.len())
                .any(|part| part == clear)
        );
    })
    .await;
}

#[tokio::test]
async fn a_session_under_a_key_that_is_gone_is_signed_out_not_an_error() {
    on_each_db(Tables::Migrated, async |db| {
        let (before, clock) = sessions(&db.store);
        let record = sign_in(&before, 1).await;
        let keys = Keys::parse(&Keys::generate_text()).unwrap();
        let rotated = db.reopen_with(keys).await;
        let after = rotated.sessions(clock);
        assert_eq!(after.load(&record.id).await.unwrap(), None);
        rotated.close().await.unwrap();
        db
    })
    .await;
}

#[tokio::test]
async fn cycling_the_id_at_sign_in_ends_the_old_one_and_keeps_the_data() {
    on_each(async |store| {
        let (sessions, _) = sessions(&store);
        let half_an_hour = Some(Expiry::OnInactivity(Duration::minutes(30)));
        let browser = Session::new(None, Arc::new(sessions.clone()), half_an_hour);
        browser.insert("form", 1).await.unwrap();
        browser.save().await.unwrap();
        let before = browser.id().unwrap();
        browser.cycle_id().await.unwrap();
        browser.save().await.unwrap();
        let after = browser.id().unwrap();
        assert_eq!(sessions.load(&before).await.unwrap(), None);
        assert_eq!(
            sessions.load(&after).await.unwrap().unwrap().data["form"],
            1
        );
        assert_eq!(count(&store).await, 1);
    })
    .await;
}
