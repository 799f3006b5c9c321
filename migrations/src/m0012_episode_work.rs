//! The work of an episode: who was offered it and who owns it, what was written in it, its goals
//! and plan, and the steps up and down the levels of need.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::table::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        level(manager).await?;
        offer(manager).await?;
        ownership(manager).await?;
        entry(manager).await?;
        goal(manager).await?;
        plan_action(manager).await?;
        step(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = [
            "step",
            "plan_action",
            "goal_score",
            "goal",
            "entry",
            "ownership",
            "offer",
        ];
        drop(manager, &tables).await?;
        remove(manager, "episode", "level").await
    }
}

/// Tier 4 is two levels, so the number of the tier does not say enough.
async fn level(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    add(manager, "episode", text("level").default("3").take()).await?;
    let codes = [(1, "1"), (2, "2"), (4, "4a")];
    for (tier, code) in codes {
        let update = Query::update()
            .table("episode")
            .value("level", code)
            .and_where(Expr::col("tier").eq(tier))
            .take();
        manager.execute(update).await?;
    }
    Ok(())
}

async fn offer(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = named("offer")
        .col(pk_uuid("id"))
        .col(uuid("episode_id"))
        .col(text("hub_id"))
        .col(uuid("lead_id"))
        .col(uuid("offered_by"))
        .col(timestamp_with_time_zone("offered_at"))
        .col(text("state"))
        .col(text_null("reason_code"))
        .col(blob("form_sealed"))
        .col(blob_null("answer_sealed"))
        .col(timestamp_with_time_zone_null("answered_at"))
        .foreign_key(&mut refers("episode_id", "episode"))
        .foreign_key(&mut refers("hub_id", "hub"))
        .foreign_key(&mut refers("lead_id", "account"))
        .foreign_key(&mut refers("offered_by", "account"))
        .take();
    manager.create_table(table).await?;
    index(manager, "offer", &["episode_id", "offered_at"]).await?;
    index(manager, "offer", &["lead_id", "state"]).await
}

async fn ownership(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = named("ownership")
        .col(pk_uuid("id"))
        .col(uuid("episode_id"))
        .col(text("owner"))
        .col(uuid_null("account_id"))
        .col(timestamp_with_time_zone("since"))
        .col(timestamp_with_time_zone_null("until"))
        .foreign_key(&mut refers("episode_id", "episode"))
        .foreign_key(&mut refers("account_id", "account"))
        .take();
    manager.create_table(table).await?;
    index(manager, "ownership", &["episode_id", "since"]).await
}

async fn entry(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = named("entry")
        .col(pk_uuid("id"))
        .col(uuid("episode_id"))
        .col(text("kind"))
        .col(boolean("is_draft"))
        .col(uuid("author_id"))
        .col(text("audience"))
        .col(blob("form_sealed"))
        .col(timestamp_with_time_zone("written_at"))
        .col(integer("version"))
        .foreign_key(&mut refers("episode_id", "episode"))
        .foreign_key(&mut refers("author_id", "account"))
        .take();
    manager.create_table(table).await?;
    index(manager, "entry", &["episode_id", "written_at"]).await
}

async fn goal(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = named("goal")
        .col(pk_uuid("id"))
        .col(uuid("episode_id"))
        .col(text("outcome"))
        .col(blob("words_sealed"))
        .col(small_integer("start_score"))
        .col(timestamp_with_time_zone("set_at"))
        .col(uuid("set_by"))
        .foreign_key(&mut refers("episode_id", "episode"))
        .foreign_key(&mut refers("set_by", "account"))
        .take();
    manager.create_table(table).await?;
    index(manager, "goal", &["episode_id", "set_at"]).await?;
    let table = named("goal_score")
        .col(uuid("goal_id"))
        .col(uuid("entry_id"))
        .col(small_integer("score"))
        .primary_key(Index::create().col("goal_id").col("entry_id"))
        .foreign_key(&mut refers("goal_id", "goal"))
        .foreign_key(&mut refers("entry_id", "entry"))
        .take();
    manager.create_table(table).await
}

async fn plan_action(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = named("plan_action")
        .col(pk_uuid("id"))
        .col(uuid("episode_id"))
        .col(uuid_null("goal_id"))
        .col(blob("what_sealed"))
        .col(blob("who_sealed"))
        .col(date("due_on"))
        .col(timestamp_with_time_zone("planned_at"))
        .col(uuid("planned_by"))
        .col(timestamp_with_time_zone_null("done_at"))
        .foreign_key(&mut refers("episode_id", "episode"))
        .foreign_key(&mut refers("goal_id", "goal"))
        .foreign_key(&mut refers("planned_by", "account"))
        .take();
    manager.create_table(table).await?;
    index(manager, "plan_action", &["episode_id", "due_on"]).await
}

async fn step(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = named("step")
        .col(pk_uuid("id"))
        .col(uuid("episode_id"))
        .col(text("kind"))
        .col(text("from_level"))
        .col(text("to_level"))
        .col(text("state"))
        .col(text_null("reason_code"))
        .col(uuid("proposed_by"))
        .col(timestamp_with_time_zone("proposed_at"))
        .col(blob("form_sealed"))
        .col(uuid_null("answered_by"))
        .col(timestamp_with_time_zone_null("answered_at"))
        .col(blob_null("answer_sealed"))
        .col(text("framework_version"))
        .foreign_key(&mut refers("episode_id", "episode"))
        .foreign_key(&mut refers("proposed_by", "account"))
        .foreign_key(&mut refers("answered_by", "account"))
        .take();
    manager.create_table(table).await?;
    index(manager, "step", &["episode_id", "proposed_at"]).await?;
    index(manager, "step", &["state", "kind", "proposed_at", "id"]).await
}
