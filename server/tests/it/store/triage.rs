//! The queues: each answered by an index, page after page without a gap.

use stepwise::store::triage::{Narrowed, Queue, counting_statement, statement};
use stepwise_domain::referral::State;
use uuid::Uuid;

use crate::support::clock::noon;
use crate::support::db::on_each;
use crate::support::plan::{scan, slow_step};

fn everything() -> Narrowed {
    Narrowed {
        tier: Some(2),
        hub: Some(("north".into(), vec!["NM1 2".into()])),
        organisation: Some(Uuid::from_u128(7)),
        due_from: Some(noon()),
        due_before: Some(noon()),
    }
}

#[tokio::test]
async fn a_page_of_a_queue_neither_reads_a_whole_table_nor_sorts_one() {
    on_each(async |store| {
        let mark = (noon(), Uuid::from_u128(7));
        for queue in [
            Queue::In(State::Submitted),
            Queue::In(State::UnderReview),
            Queue::Late(noon()),
            Queue::Decided,
        ] {
            for (narrowed, after) in [
                (Narrowed::default(), None),
                (Narrowed::default(), Some(mark)),
            ] {
                let select = statement(queue, &narrowed, after);
                assert_eq!(
                    slow_step(&store, &select).await,
                    None,
                    "{queue:?} {after:?}"
                );
            }
        }
    })
    .await;
}

#[tokio::test]
async fn filters_and_counts_never_read_a_whole_table() {
    on_each(async |store| {
        let mark = Some((noon(), Uuid::from_u128(7)));
        // One person's open work is a few dozen rows, so sorting it is no matter.
        for queue in [
            Queue::In(State::Submitted),
            Queue::Of(Uuid::from_u128(7)),
            Queue::Late(noon()),
            Queue::Decided,
        ] {
            let select = statement(queue, &everything(), mark);
            assert_eq!(scan(&store, &select).await, None, "{queue:?}");
        }
        assert_eq!(scan(&store, &counting_statement()).await, None);
    })
    .await;
}
