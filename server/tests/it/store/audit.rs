//! The audit log.

use chrono::TimeDelta;
use sea_orm::ConnectionTrait;
use serde_json::json;
use stepwise::store::audit::{Break, Head, VerifyError, append, head, verify};
use stepwise::store::{Store, Tx};
use uuid::Uuid;

use crate::support::clock::noon;
use crate::support::db::on_each;

mod changes;

/// Adds `count` events, which differ and leave out what may be left out here and there.
async fn add(tx: &Tx, from: u32, count: u32) {
    for number in from..from + count {
        let now = noon() + TimeDelta::seconds(number.into());
        let actor = (number % 2 == 0).then(|| Uuid::from_u128(number.into()));
        let id = (number % 3 > 0).then(|| format!("record-{number}"));
        let detail = json!({ "number": number });
        append(tx, now, actor, "referral.viewed", ("referral", id), detail)
            .await
            .unwrap();
    }
}

async fn filled(store: &Store, count: u32) -> Head {
    let tx = store.begin().await.unwrap();
    add(&tx, 1, count).await;
    tx.commit().await.unwrap();
    head(store.read()).await.unwrap()
}

/// What is said after `sql` has been done to a log of five events.
async fn after(store: &Store, sql: &[&str], anchor: Option<&Head>) -> Option<(i64, Break)> {
    let tx = store.begin().await.unwrap();
    for sql in sql {
        tx.execute_unprepared(sql).await.unwrap();
    }
    match verify(&tx, anchor).await {
        Ok(_) => None,
        Err(VerifyError::Broken { seq, what }) => Some((seq, what)),
        Err(VerifyError::Store(error)) => panic!("{error}"),
    }
}

#[tokio::test]
async fn a_log_that_nobody_touched_is_proved_empty_or_full() {
    on_each(async |store| {
        let start = verify(store.read(), None).await.unwrap();
        assert_eq!(start.seq, 0);
        let end = filled(&store, 5).await;
        assert_eq!(end.seq, 5);
        assert_eq!(verify(store.read(), Some(&start)).await.unwrap(), end);
        assert_eq!(verify(store.read(), Some(&end)).await.unwrap(), end);
    })
    .await;
}

#[tokio::test]
async fn an_event_comes_and_goes_with_its_transaction() {
    on_each(async |store| {
        let before = filled(&store, 2).await;
        let tx = store.begin().await.unwrap();
        add(&tx, 3, 1).await;
        drop(tx);
        assert_eq!(head(store.read()).await.unwrap(), before);
        assert_eq!(verify(store.read(), None).await.unwrap(), before);
    })
    .await;
}

#[tokio::test]
async fn events_of_many_at_once_make_one_chain_without_a_gap() {
    on_each(async |store| {
        let adders = (0..8).map(|adder: u32| {
            let store = store.clone();
            tokio::spawn(async move {
                let tx = store.begin().await.unwrap();
                add(&tx, adder * 10, 5).await;
                tx.commit().await.unwrap();
            })
        });
        let mut adders: Vec<_> = adders.collect();
        // The log is proved while it grows, too.
        verify(store.read(), None).await.unwrap();
        for adder in adders.drain(..) {
            adder.await.unwrap();
        }
        assert_eq!(verify(store.read(), None).await.unwrap().seq, 40);
    })
    .await;
}

#[tokio::test]
async fn a_log_longer_than_a_page_is_proved_and_its_break_named() {
    on_each(async |store| {
        assert_eq!(filled(&store, 1_003).await.seq, 1_003);
        assert_eq!(verify(store.read(), None).await.unwrap().seq, 1_003);
        let change = ["UPDATE audit_event SET action = 'x' WHERE seq = 1002"];
        assert_eq!(
            after(&store, &change, None).await,
            Some((1_002, Break::Changed))
        );
    })
    .await;
}

#[tokio::test]
async fn removed_added_swapped_and_cut_off_events_are_named() {
    on_each(async |store| {
        let end = filled(&store, 5).await;
        let delete = ["DELETE FROM audit_event WHERE seq = 3"];
        assert_eq!(
            after(&store, &delete, None).await,
            Some((3, Break::Missing))
        );
        let first = ["DELETE FROM audit_event WHERE seq = 1"];
        assert_eq!(after(&store, &first, None).await, Some((1, Break::Missing)));
        let last = ["DELETE FROM audit_event WHERE seq > 3"];
        assert_eq!(after(&store, &last, None).await, Some((4, Break::Missing)));
        let all = ["DELETE FROM audit_event"];
        assert_eq!(after(&store, &all, None).await, Some((1, Break::Missing)));
        let swap = [
            "UPDATE audit_event SET seq = 99 WHERE seq = 2",
            "UPDATE audit_event SET seq = 2 WHERE seq = 3",
            "UPDATE audit_event SET seq = 3 WHERE seq = 99",
        ];
        assert_eq!(after(&store, &swap, None).await, Some((2, Break::Changed)));
        let added = [
            "INSERT INTO audit_event SELECT 6, at_micros, actor_id, action, subject_kind, \
             subject_id, detail, prev_hash, hash FROM audit_event WHERE seq = 5",
        ];
        assert_eq!(
            after(&store, &added, None).await,
            Some((6, Break::BeyondTheHead))
        );
        assert_eq!(verify(store.read(), None).await.unwrap(), end);
    })
    .await;
}

#[tokio::test]
async fn a_head_put_back_or_changed_is_named() {
    on_each(async |store| {
        filled(&store, 5).await;
        let back =
            ["UPDATE audit_head SET seq = 4, hash = (SELECT hash FROM audit_event WHERE seq = 4)"];
        assert_eq!(
            after(&store, &back, None).await,
            Some((5, Break::BeyondTheHead))
        );
        let other = ["UPDATE audit_head SET hash = (SELECT hash FROM audit_event WHERE seq = 4)"];
        assert_eq!(
            after(&store, &other, None).await,
            Some((5, Break::NotTheHead))
        );
        let ahead = ["UPDATE audit_head SET seq = 9"];
        assert_eq!(after(&store, &ahead, None).await, Some((6, Break::Missing)));
    })
    .await;
}

/// What no chain can show by itself: an end cut off together with its head, and a chain that was
/// computed afresh from some event on.
#[tokio::test]
async fn a_clean_cut_and_a_rewritten_log_are_found_through_the_exported_head() {
    on_each(async |store| {
        let exported = filled(&store, 5).await;
        let cut = [
            "DELETE FROM audit_event WHERE seq > 3",
            "UPDATE audit_head SET seq = 3, hash = (SELECT hash FROM audit_event WHERE seq = 3)",
        ];
        assert_eq!(after(&store, &cut, None).await, None);
        let found = after(&store, &cut, Some(&exported)).await;
        assert_eq!(found, Some((4, Break::Missing)));

        let tx = store.begin().await.unwrap();
        for sql in cut {
            tx.execute_unprepared(sql).await.unwrap();
        }
        add(&tx, 70, 4).await;
        tx.commit().await.unwrap();
        assert_eq!(after(&store, &[], None).await, None);
        let found = after(&store, &[], Some(&exported)).await;
        assert_eq!(found, Some((5, Break::NotTheAnchor)));
    })
    .await;
}
