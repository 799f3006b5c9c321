//! How long the worker takes over a great deal at once.

use std::time::Instant;

use chrono::TimeDelta;
use sea_orm::ActiveValue::Set;
use sea_orm::{EntityTrait, IntoActiveModel};
use stepwise::store::entity::{outbox, referral};
use stepwise::worker;
use uuid::Uuid;

use crate::support::app::{TestApp, on_each_app};

const MANY: usize = 10_000;

/// Copies a sent referral until there are as many as this.
async fn multiply(app: &TestApp) {
    let found = referral::Entity::find().one(app.app.store.read()).await;
    let original = found.unwrap().unwrap();
    let tx = app.app.store.begin().await.unwrap();
    for number in 1..MANY {
        let mut copy = original.clone().into_active_model();
        copy.id = Set(Uuid::now_v7());
        copy.draft_id = Set(Uuid::now_v7());
        copy.reference = Set(format!("EH-COPY-{number}"));
        let insert = referral::Entity::insert(copy);
        insert.exec_without_returning(&tx).await.unwrap();
    }
    tx.commit().await.unwrap();
}

/// Prints the time; run by hand with `--ignored --nocapture`, on a machine that does nothing else.
#[tokio::test]
#[ignore = "takes minutes; a figure, not a check"]
async fn ten_thousand_late_referrals_are_told_in_one_pass() {
    on_each_app(|app| async move {
        app.sent_referral("dsl").await;
        app.leave_mail();
        multiply(&app).await;
        app.advance(TimeDelta::days(10));
        let begun = Instant::now();
        let done = worker::run_clocks(&app.app).await.unwrap();
        println!("{done} slips and escalations in {:?}", begun.elapsed());
        assert_eq!(done, 2 * MANY);
        let begun = Instant::now();
        assert_eq!(worker::run_clocks(&app.app).await.unwrap(), 0);
        println!("a pass with nothing to do in {:?}", begun.elapsed());
        let told = outbox::Entity::find().all(app.app.store.read()).await;
        let slips = told.unwrap();
        let slips = slips.iter().filter(|one| one.kind == "promise_slipped");
        assert_eq!(slips.count(), MANY);
    })
    .await;
}
