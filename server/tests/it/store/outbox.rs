//! The outbox.

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{ConnectionTrait, DbBackend};
use serde_json::json;
use stepwise::store::outbox::*;
use stepwise::store::{PersonalText, Store};
use uuid::Uuid;

use crate::support::clock::noon;
use crate::support::db::on_each;

const LOCK: TimeDelta = TimeDelta::minutes(5);

fn minutes(after_noon: i64) -> DateTime<Utc> {
    noon() + TimeDelta::minutes(after_noon)
}

async fn put(store: &Store, at: DateTime<Utc>) -> Uuid {
    put_about(store, at, None).await
}

async fn put_about(store: &Store, at: DateTime<Utc>, referral_id: Option<Uuid>) -> Uuid {
    let tx = store.begin().await.unwrap();
    let new = NewMessage {
        kind: "referral_received",
        referral_id,
        account_id: None,
        to: &PersonalText::from("juniper@school.example"),
        payload: &json!({ "reference": "EH-TEST-TEST" }),
    };
    let id = enqueue(&tx, store.keys(), new, at).await.unwrap();
    tx.commit().await.unwrap();
    id
}

async fn take(store: &Store, at: DateTime<Utc>) -> Vec<Claimed> {
    claim(store, 10, at, LOCK).await.unwrap()
}

/// Runs one mark in a transaction of its own.
macro_rules! mark {
    ($store:expr, $mark:ident, $($argument:expr),+) => {{
        let tx = $store.begin().await.unwrap();
        let done = $mark(&tx, $($argument),+).await.unwrap();
        tx.commit().await.unwrap();
        done
    }};
}

#[tokio::test]
async fn a_message_comes_out_as_it_went_in_and_only_once_while_locked() {
    on_each(async |store| {
        let id = put(&store, noon()).await;
        let claimed = take(&store, noon()).await;
        assert_eq!(claimed.len(), 1);
        let message = &claimed[0];
        assert_eq!((message.id, message.attempts), (id, 1));
        assert_eq!(message.to.expose(), "juniper@school.example");
        let payload: serde_json::Value = message.payload().unwrap();
        assert_eq!(payload["reference"], "EH-TEST-TEST");
        assert!(!format!("{message:?}").contains("juniper"));
        assert!(take(&store, minutes(4)).await.is_empty());

        assert!(mark!(store, mark_sent, id, minutes(4)));
        assert!(!mark!(store, mark_sent, id, minutes(4)));
        assert!(take(&store, minutes(60)).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_message_undone_with_its_cause_is_never_sent() {
    on_each(async |store| {
        let tx = store.begin().await.unwrap();
        let to = PersonalText::from("juniper@school.example");
        let new = NewMessage {
            kind: "referral_received",
            referral_id: None,
            account_id: None,
            to: &to,
            payload: "",
        };
        enqueue(&tx, store.keys(), new, noon()).await.unwrap();
        drop(tx);
        assert!(take(&store, minutes(1)).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_worker_that_died_is_followed_by_another_and_changes_nothing_when_it_wakes() {
    on_each(async |store| {
        let id = put(&store, noon()).await;
        take(&store, noon()).await;
        let second = take(&store, minutes(5)).await;
        assert_eq!(second[0].attempts, 2);

        assert!(!mark!(store, mark_failed, id, 1, "too late"));
        assert!(!mark!(store, mark_held, id, 1, "too late"));
        assert!(!mark!(store, mark_retry, id, 1, noon(), "too late"));
        assert!(take(&store, minutes(6)).await.is_empty());
        assert!(mark!(store, mark_sent, id, minutes(6)));
    })
    .await;
}

#[tokio::test]
async fn a_retry_waits_for_its_time_and_a_failed_or_held_message_stays() {
    on_each(async |store| {
        let (again, failed, held) = (
            put(&store, minutes(-3)).await,
            put(&store, minutes(-2)).await,
            put(&store, minutes(-1)).await,
        );
        assert_eq!(take(&store, noon()).await.len(), 3);
        assert!(mark!(
            store,
            mark_retry,
            again,
            1,
            minutes(30),
            "451 <a@b.example> busy"
        ));
        assert!(mark!(store, mark_failed, failed, 1, "550 no"));
        assert!(mark!(store, mark_held, held, 1, "no e-mail to this adult"));
        assert!(take(&store, minutes(29)).await.is_empty());
        assert_eq!(
            backlog(&store).await.unwrap(),
            Backlog {
                pending: 1,
                failed: 1,
                held: 1,
                oldest_pending: Some(minutes(-3))
            }
        );
        let due = take(&store, minutes(30)).await;
        assert_eq!((due.len(), due[0].id, due[0].attempts), (1, again, 2));
        mark!(store, mark_sent, again, minutes(30));
        assert_eq!(oldest_pending(&store).await.unwrap(), None);
    })
    .await;
}

#[tokio::test]
async fn many_workers_claim_each_message_once() {
    on_each(async |store| {
        for _ in 0..20 {
            put(&store, noon()).await;
        }
        let workers = (0..4).map(|_| {
            let store = store.clone();
            tokio::spawn(async move { take(&store, noon()).await })
        });
        let mut seen = Vec::new();
        for worker in workers.collect::<Vec<_>>() {
            seen.extend(worker.await.unwrap().into_iter().map(|message| message.id));
        }
        // Workers that were too late for what they saw come again.
        while seen.len() < 20 {
            let more = take(&store, noon()).await;
            assert!(!more.is_empty());
            seen.extend(more.into_iter().map(|message| message.id));
        }
        seen.sort();
        seen.dedup();
        assert_eq!(seen.len(), 20);
    })
    .await;
}

#[tokio::test]
async fn the_longest_due_message_goes_first() {
    on_each(async |store| {
        let late = put(&store, minutes(2)).await;
        let early = put(&store, minutes(1)).await;
        let first = claim(&store, 1, minutes(3), LOCK).await.unwrap();
        let second = claim(&store, 1, minutes(3), LOCK).await.unwrap();
        assert_eq!([first[0].id, second[0].id], [early, late]);
    })
    .await;
}

#[tokio::test]
async fn a_message_that_cannot_be_opened_fails_without_stopping_the_others() {
    on_each(async |store| {
        let broken = put(&store, minutes(-1)).await;
        let whole = put(&store, noon()).await;
        let tx = store.begin().await.unwrap();
        let garbage = match tx.get_database_backend() {
            DbBackend::Postgres => r"'\x00'",
            _ => "x'00'",
        };
        let sql = format!("UPDATE outbox SET to_sealed = {garbage} WHERE created_at < (SELECT max(created_at) FROM outbox)");
        tx.execute_unprepared(&sql).await.unwrap();
        tx.commit().await.unwrap();
        let claimed = take(&store, noon()).await;
        assert_eq!(claimed.iter().map(|message| message.id).collect::<Vec<_>>(), [whole]);
        let waiting = backlog(&store).await.unwrap();
        assert_eq!((waiting.pending, waiting.failed), (1, 1));
        assert_ne!(broken, whole);
    })
    .await;
}

#[tokio::test]
async fn a_referral_tells_what_became_of_its_messages_without_their_addresses() {
    on_each(async |store| {
        let referral = Uuid::from_u128(7);
        put(&store, noon()).await;
        let one = put_about(&store, minutes(1), Some(referral)).await;
        let two = put_about(&store, minutes(2), Some(referral)).await;
        take(&store, minutes(3)).await;
        mark!(store, mark_sent, one, minutes(3));
        mark!(
            store,
            mark_failed,
            two,
            1,
            "550 <juniper@school.example> unknown"
        );
        let found = for_referral(store.read(), referral).await.unwrap();
        let told = |delivery: &Delivery| (delivery.id, delivery.state, delivery.sent_at);
        assert_eq!(
            found.iter().map(told).collect::<Vec<_>>(),
            [
                (one, State::Sent, Some(minutes(3))),
                (two, State::Failed, None)
            ]
        );
        assert_eq!(
            found[1].last_error.as_deref(),
            Some("550 [address] unknown")
        );
    })
    .await;
}
