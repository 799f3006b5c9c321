//! How long the worker takes over a great deal at once.

use std::time::Instant;

use chrono::TimeDelta;
use sea_orm::ActiveValue::Set;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};
use stepwise::store::entity::{clock, episode, episode_referral, outbox, ownership, referral};
use stepwise::store::{Keys, Tx};
use stepwise::worker;
use uuid::Uuid;

use crate::http::episodes::accepted;
use crate::support::app::{TestApp, on_each_app};

const MANY: usize = 10_000;

/// The rows of a referral, and of the episode that it opened, if it did.
struct Family {
    referral: referral::Model,
    episode: Option<(episode::Model, ownership::Model)>,
    clocks: Vec<clock::Model>,
}

impl Family {
    /// The only one that there is.
    async fn only(app: &TestApp) -> Self {
        let db = app.app.store.read();
        let referral = referral::Entity::find().one(db).await.unwrap();
        let episode = episode::Entity::find().one(db).await.unwrap();
        let owner = ownership::Entity::find().one(db).await.unwrap();
        let running = clock::Entity::find().filter(clock::Column::ToldDueAt.is_not_null());
        Self {
            referral: referral.unwrap(),
            episode: episode.zip(owner),
            clocks: running.all(db).await.unwrap(),
        }
    }

    async fn copy(&self, tx: &Tx, keys: &Keys) {
        let id = Uuid::now_v7();
        let child = keys.seal("referral", "child", id, b"Juniper Testwell");
        let mut row = self.referral.clone().into_active_model();
        row.id = Set(id);
        row.draft_id = Set(Uuid::now_v7());
        row.reference = Set(format!("R-{id}"));
        // Sealed for its row: a plain copy could not be opened, and would be left for the next pass.
        row.child_sealed = Set(child);
        insert(tx, row).await;
        let Some((episode, owner)) = &self.episode else {
            return;
        };
        let episode_id = Uuid::now_v7();
        let mut row = episode.clone().into_active_model();
        row.id = Set(episode_id);
        row.reference = Set(format!("E-{episode_id}"));
        insert(tx, row).await;
        let (episode, referral) = (Set(episode_id), Set(id));
        let link = episode_referral::ActiveModel {
            episode_id: episode,
            referral_id: referral,
        };
        insert(tx, link).await;
        let mut row = owner.clone().into_active_model();
        (row.id, row.episode_id) = (Set(Uuid::now_v7()), Set(episode_id));
        insert(tx, row).await;
        for clock in &self.clocks {
            let mut row = clock.clone().into_active_model();
            (row.id, row.episode_id) = (Set(Uuid::now_v7()), Set(Some(episode_id)));
            insert(tx, row).await;
        }
    }
}

async fn insert<A: ActiveModelTrait>(tx: &Tx, row: A) {
    let one = A::Entity::insert(row);
    one.exec_without_returning(tx).await.unwrap();
}

/// Copies the only family until there are as many as this, lets them all be late, and prints how
/// long the worker takes; run by hand with `--ignored --nocapture`, on a machine that does nothing
/// else.
async fn all_late(app: &TestApp, slipped: &str) {
    app.leave_mail();
    app.deliver_mail().await;
    let family = Family::only(app).await;
    let tx = app.app.store.begin().await.unwrap();
    for _ in 1..MANY {
        family.copy(&tx, app.app.store.keys()).await;
    }
    tx.commit().await.unwrap();
    app.advance(TimeDelta::days(10));
    let begun = Instant::now();
    let done = worker::run_clocks(&app.app).await.unwrap();
    println!("{done} slips and escalations in {:?}", begun.elapsed());
    assert_eq!(done, 2 * MANY);
    let begun = Instant::now();
    assert_eq!(worker::run_clocks(&app.app).await.unwrap(), 0);
    println!("a pass with nothing to do in {:?}", begun.elapsed());
    let told = outbox::Entity::find().all(app.app.store.read()).await;
    let told = told.unwrap();
    let slips = told.iter().filter(|one| one.kind == slipped);
    assert_eq!(slips.count(), MANY);
}

#[tokio::test]
#[ignore = "takes minutes; a figure, not a check"]
async fn ten_thousand_late_referrals_are_told_in_one_pass() {
    on_each_app(|app| async move {
        app.sent_referral("dsl").await;
        all_late(&app, "promise_slipped").await;
    })
    .await;
}

#[tokio::test]
#[ignore = "takes minutes; a figure, not a check"]
async fn ten_thousand_late_episodes_are_told_in_one_pass() {
    on_each_app(|app| async move {
        accepted(&app).await;
        all_late(&app, "help_slipped").await;
    })
    .await;
}
