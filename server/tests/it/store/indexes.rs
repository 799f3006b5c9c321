//! The shapes of question that pages ask of large tables, each answered by an index.

use sea_orm::sea_query::SelectStatement;
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
};
use stepwise::store::entity::*;
use uuid::Uuid;

use crate::support::clock::noon;
use crate::support::db::on_each;
use crate::support::plan::{scan, slow_step};

fn some_id() -> Uuid {
    Uuid::from_u128(7)
}

/// One page of a queue, from where the last one ended.
fn queue() -> SelectStatement {
    use referral::{Column, Entity};
    let further = Condition::any().add(Column::DueAt.gt(noon())).add(
        Condition::all()
            .add(Column::DueAt.eq(noon()))
            .add(Column::Id.gt(some_id())),
    );
    Entity::find()
        .filter(Column::State.eq("submitted"))
        .filter(Column::DueAt.gte(noon()))
        .filter(further)
        .order_by_asc(Column::DueAt)
        .order_by_asc(Column::Id)
        .limit(50)
        .into_query()
}

fn mine() -> SelectStatement {
    use referral::{Column, Entity};
    Entity::find()
        .filter(Column::OwnerId.eq(some_id()))
        .filter(Column::State.eq("under_review"))
        .order_by_asc(Column::DueAt)
        .order_by_asc(Column::Id)
        .into_query()
}

fn of_an_organisation() -> SelectStatement {
    use referral::{Column, Entity};
    Entity::find()
        .filter(Column::OrganisationId.eq(some_id()))
        .order_by_desc(Column::SubmittedAt)
        .order_by_desc(Column::Id)
        .limit(50)
        .into_query()
}

fn decided() -> SelectStatement {
    use referral::{Column, Entity};
    Entity::find()
        .filter(Column::DecidedAt.lt(noon()))
        .order_by_desc(Column::DecidedAt)
        .order_by_desc(Column::Id)
        .limit(50)
        .into_query()
}

fn matches() -> SelectStatement {
    use referral_key::{Column, Entity};
    Entity::find()
        .filter(Column::Kind.eq("name"))
        .filter(Column::Digest.is_in([vec![1_u8; 32], vec![2; 32]]))
        .into_query()
}

fn drafts() -> SelectStatement {
    use draft::{Column, Entity};
    Entity::find()
        .filter(Column::OrganisationId.eq(some_id()))
        .filter(Column::State.eq("open"))
        .order_by_desc(Column::UpdatedAt)
        .order_by_desc(Column::Id)
        .into_query()
}

fn mash_inbox() -> SelectStatement {
    use mash_entry::{Column, Entity};
    Entity::find()
        .filter(Column::State.eq("pending"))
        .order_by_asc(Column::DueAt)
        .order_by_asc(Column::Id)
        .into_query()
}

fn due_messages() -> SelectStatement {
    use outbox::{Column, Entity};
    Entity::find()
        .filter(Column::State.eq("pending"))
        .filter(Column::NextAttemptAt.lte(noon()))
        .order_by_asc(Column::NextAttemptAt)
        .order_by_asc(Column::Id)
        .limit(20)
        .into_query()
}

fn history() -> SelectStatement {
    use audit_event::{Column, Entity};
    Entity::find()
        .filter(Column::SubjectKind.eq("referral"))
        .filter(Column::SubjectId.eq("1"))
        .order_by_asc(Column::Seq)
        .into_query()
}

fn account_by_address() -> SelectStatement {
    use account::{Column, Entity};
    Entity::find()
        .filter(Column::EmailIndex.eq(vec![1_u8; 32]))
        .into_query()
}

#[tokio::test]
async fn no_page_reads_a_whole_table_or_sorts_it() {
    on_each(async |store| {
        for (name, select) in [
            ("queue", queue()),
            ("mine", mine()),
            ("of an organisation", of_an_organisation()),
            ("decided", decided()),
            ("matches", matches()),
            ("drafts", drafts()),
            ("MASH inbox", mash_inbox()),
            ("due messages", due_messages()),
            ("history", history()),
            ("account by address", account_by_address()),
        ] {
            assert_eq!(slow_step(&store, &select).await, None, "{name}");
        }
    })
    .await;
}

#[tokio::test]
async fn the_overview_reads_open_work_and_a_stretch_of_what_was_done() {
    on_each(async |store| {
        for (name, select) in stepwise::store::overview::statements(noon()) {
            assert_eq!(scan(&store, &select).await, None, "{name}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_query_without_an_index_is_noticed() {
    on_each(async |store| {
        let by_name = organisation::Entity::find().filter(organisation::Column::Name.eq("x"));
        assert!(slow_step(&store, &by_name.into_query()).await.is_some());
        let sorted = referral::Entity::find().order_by_asc(referral::Column::Version);
        assert!(slow_step(&store, &sorted.into_query()).await.is_some());
    })
    .await;
}
