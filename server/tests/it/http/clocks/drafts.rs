//! Drafts that nobody goes on with.

use chrono::TimeDelta;
use sea_orm::{EntityTrait, PaginatorTrait};
use stepwise::services::drafts;
use stepwise::store::entity::{diversion, draft};
use stepwise_domain::referral_form::Draft;

use super::{disable, to};
use crate::support::app::{TestApp, on_each_app};

async fn count_drafts(app: &TestApp) -> u64 {
    let all = draft::Entity::find();
    all.count(app.app.store.read()).await.unwrap()
}

#[tokio::test]
async fn a_draft_is_reminded_of_at_23_days_and_deleted_at_30() {
    on_each_app(|app| async move {
        let id = app.ready_draft("dsl").await;
        app.advance(TimeDelta::days(22));
        assert_eq!(app.run_clocks().await, []);
        app.advance(TimeDelta::hours(30));
        assert_eq!(app.run_clocks().await, [to("draft_expiring", "dsl")]);
        let mail = app.mail.mails().pop().unwrap();
        let text = mail.text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(text.contains("will be deleted in 7 days"), "{text}");
        assert_eq!(app.run_clocks().await, []);
        app.advance(TimeDelta::hours(24 * 7 - 2));
        assert_eq!(app.run_clocks().await, []);
        assert_eq!(count_drafts(&app).await, 1);
        app.advance(TimeDelta::hours(2));
        assert_eq!(app.run_clocks().await, []);
        assert_eq!(count_drafts(&app).await, 0);
        assert_eq!(app.count_audited("draft.deleted draft").await, 1);
        let page = app.sign_in("dsl").await.get(&format!("/drafts/{id}")).await;
        assert_eq!(page.status, 404);
        assert_eq!(app.run_clocks().await, []);
    })
    .await;
}

#[tokio::test]
async fn a_change_begins_the_time_anew() {
    on_each_app(|app| async move {
        let id = app.ready_draft("dsl").await;
        app.advance(TimeDelta::days(24));
        assert_eq!(app.run_clocks().await, [to("draft_expiring", "dsl")]);
        let viewer = app.viewer("dsl").await;
        let context = drafts::form_context(&app.app, &viewer, &Draft::default()).await;
        let draft = app.example_draft("dsl").await;
        let sections = stepwise_domain::referral_form::sections(&context.unwrap(), &draft);
        let children = sections.iter().find(|one| one.slug == "children").unwrap();
        drafts::remove(&app.app, &viewer, id, children, 0)
            .await
            .unwrap();
        app.advance(TimeDelta::days(20));
        assert_eq!(app.run_clocks().await, []);
        assert_eq!(count_drafts(&app).await, 1);
        app.advance(TimeDelta::days(4));
        assert_eq!(app.run_clocks().await, [to("draft_expiring", "dsl")]);
    })
    .await;
}

#[tokio::test]
async fn nothing_is_deleted_without_the_whole_notice() {
    on_each_app(|app| async move {
        app.ready_draft("dsl").await;
        disable(&app, "dsl").await;
        // Down for two months, or a clock that jumped.
        app.advance(TimeDelta::days(60));
        assert_eq!(app.run_clocks().await, [to("draft_expiring", "head")]);
        app.advance(TimeDelta::days(6));
        assert_eq!(app.run_clocks().await, []);
        assert_eq!(count_drafts(&app).await, 1);
        app.advance(TimeDelta::days(1));
        app.run_clocks().await;
        assert_eq!(count_drafts(&app).await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_discarded_draft_goes_silently_and_a_sent_one_stays_with_its_referral() {
    on_each_app(|app| async move {
        let discarded = app.ready_draft("dsl").await;
        let viewer = app.viewer("dsl").await;
        drafts::discard(&app.app, &viewer, discarded).await.unwrap();
        app.sent_referral("dsl").await;
        app.deliver_mail().await;
        app.advance(TimeDelta::days(31));
        let mails = app.run_clocks().await;
        assert!(
            mails.iter().all(|(kind, _)| kind != "draft_expiring"),
            "{mails:?}"
        );
        assert_eq!(
            (count_drafts(&app).await, app.count_referrals().await),
            (1, 1)
        );
    })
    .await;
}

#[tokio::test]
async fn the_memory_of_a_red_flag_outlives_its_draft() {
    on_each_app(|app| async move {
        let id = app.ready_draft("dsl").await;
        let viewer = app.viewer("dsl").await;
        let draft = drafts::load_open(&app.app, &viewer, id).await.unwrap();
        let flag = app.app.framework.red_flags[0].id.clone();
        stepwise::services::diversions::record(&app.app, &viewer, &draft, &[flag])
            .await
            .unwrap();
        app.advance(TimeDelta::days(24));
        app.run_clocks().await;
        app.advance(TimeDelta::days(7));
        app.run_clocks().await;
        let kept = diversion::Entity::find().count(app.app.store.read()).await;
        assert_eq!((count_drafts(&app).await, kept.unwrap()), (0, 1));
    })
    .await;
}
