//! Who covers for whom, meetings that were planned, and what becomes of a place on a waiting list.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::table::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        cover(manager).await?;
        meeting(manager).await?;
        waiting_review(manager).await?;
        add(manager, "waiting", text_null("outcome")).await?;
        add(manager, "waiting", uuid_null("ended_by")).await?;
        add(manager, "waiting", blob_null("answer_sealed")).await?;
        add(manager, "unmet_need", small_integer_null("tier")).await?;
        add(manager, "unmet_need", text_null("hub_id")).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in ["hub_id", "tier"] {
            remove(manager, "unmet_need", column).await?;
        }
        for column in ["answer_sealed", "ended_by", "outcome"] {
            remove(manager, "waiting", column).await?;
        }
        drop(manager, &["waiting_review", "meeting", "cover"]).await
    }
}

async fn cover(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = named("cover")
        .col(pk_uuid("id"))
        .col(uuid("lead_id"))
        .col(uuid("cover_id"))
        .col(date("from_day"))
        .col(date("to_day"))
        .col(uuid("arranged_by"))
        .col(timestamp_with_time_zone("arranged_at"))
        .col(timestamp_with_time_zone_null("ended_at"))
        .foreign_key(&mut refers("lead_id", "account"))
        .foreign_key(&mut refers("cover_id", "account"))
        .foreign_key(&mut refers("arranged_by", "account"))
        .take();
    manager.create_table(table).await?;
    index(manager, "cover", &["lead_id", "to_day"]).await?;
    index(manager, "cover", &["cover_id", "to_day"]).await?;
    index(manager, "cover", &["to_day", "id"]).await
}

async fn meeting(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = named("meeting")
        .col(pk_uuid("id"))
        .col(uuid("episode_id"))
        .col(text("state"))
        .col(timestamp_with_time_zone("starts_at"))
        .col(integer("minutes"))
        .col(integer("sequence"))
        .col(blob("form_sealed"))
        .col(uuid("planned_by"))
        .col(timestamp_with_time_zone("planned_at"))
        .foreign_key(&mut refers("episode_id", "episode"))
        .foreign_key(&mut refers("planned_by", "account"))
        .take();
    manager.create_table(table).await?;
    index(manager, "meeting", &["episode_id", "starts_at"]).await
}

async fn waiting_review(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = named("waiting_review")
        .col(pk_uuid("id"))
        .col(uuid("waiting_id"))
        .col(uuid("reviewed_by"))
        .col(timestamp_with_time_zone("reviewed_at"))
        .col(blob("form_sealed"))
        .foreign_key(&mut refers("waiting_id", "waiting"))
        .foreign_key(&mut refers("reviewed_by", "account"))
        .take();
    manager.create_table(table).await?;
    index(manager, "waiting_review", &["waiting_id", "reviewed_at"]).await
}
