//! Any change to any column of any event is found, and the event named.

use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, TransactionTrait};
use stepwise::store::Tx;
use stepwise::store::audit::{VerifyError, verify};
use stepwise::store::entity::audit_event::{ActiveModel, Entity, Model};
use uuid::Uuid;

use super::filled;
use crate::support::db::on_each;

const EVENTS: u32 = 6;

/// A way to change one column, by as little as the column allows.
type Change = fn(&mut Model);

const CHANGES: [(&str, Change); 14] = [
    ("at later", |event| event.at_micros += 1),
    ("at earlier", |event| event.at_micros -= 1),
    ("actor", |event| {
        let id = event.actor_id.map_or(1, |id| id.as_u128() ^ 1);
        event.actor_id = Some(Uuid::from_u128(id));
    }),
    ("actor there or not", |event| {
        event.actor_id = event.actor_id.xor(Some(Uuid::nil()));
    }),
    ("action", |event| flip(&mut event.action)),
    ("action longer", |event| event.action.push(' ')),
    ("subject's kind", |event| flip(&mut event.subject_kind)),
    ("subject's id", |event| {
        flip(event.subject_id.get_or_insert_with(|| "a".into()));
    }),
    ("subject's id there or not", |event| {
        event.subject_id = event.subject_id.take().xor(Some(String::new()));
    }),
    ("a letter moved to the next column", |event| {
        event.subject_kind.extend(event.action.pop());
    }),
    ("detail", |event| flip(&mut event.detail)),
    ("detail's white space", |event| event.detail.push('\n')),
    ("previous hash", |event| event.prev_hash[31] ^= 1),
    ("hash", |event| event.hash[0] ^= 0x80),
];

/// Changes one bit of the first letter.
fn flip(text: &mut String) {
    let first = text.remove(0);
    text.insert(0, char::from(first as u8 ^ 1));
}

#[tokio::test]
async fn any_changed_column_of_any_event_is_found_and_the_event_named() {
    on_each(async |store| {
        filled(&store, EVENTS).await;
        let tx = store.begin().await.unwrap();
        for seq in 1..=i64::from(EVENTS) {
            for (name, change) in CHANGES {
                assert_eq!(found(&tx, seq, change).await, Some(seq), "{name} of {seq}");
            }
        }
    })
    .await;
}

async fn found(tx: &Tx, seq: i64, change: Change) -> Option<i64> {
    let inner = tx.begin().await.unwrap();
    let mut event = Entity::find_by_id(seq).one(&inner).await.unwrap().unwrap();
    let before = event.clone();
    change(&mut event);
    assert_ne!(event, before);
    let row: ActiveModel = event.into_active_model().reset_all();
    row.update(&inner).await.unwrap();
    let said = verify(&inner, None).await;
    inner.rollback().await.unwrap();
    match said {
        Err(VerifyError::Broken { seq, .. }) => Some(seq),
        _ => None,
    }
}
