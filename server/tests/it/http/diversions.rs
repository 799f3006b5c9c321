//! A red flag that stopped a form: the MASH looks and decides, by real hours, day and night.

use chrono::{DateTime, TimeDelta, Utc};
use stepwise::store::diversions::answers::by_id;
use stepwise::store::entity::diversion::Model;
use stepwise::store::running::{self, Running};
use stepwise_domain::clock::ClockKind;
use stepwise_domain::diversion::DiversionOutcome;
use uuid::Uuid;

use super::red_flags::{answer, diverted};
use crate::support::app::{Page, TestApp, on_each_app};

const WHY: &str = "A social worker is on the way to the family with the police.";
const CLOCKS: [ClockKind; 2] = [ClockKind::DiversionSeen, ClockKind::DiversionDecided];

async fn running(app: &TestApp, id: Uuid) -> Vec<Running> {
    let found = running::of_subjects(app.app.store.read(), &CLOCKS, [id]).await;
    found.unwrap()
}

async fn kinds(app: &TestApp, id: Uuid) -> Vec<ClockKind> {
    running(app, id).await.iter().map(|one| one.kind).collect()
}

async fn row(app: &TestApp, id: Uuid) -> Model {
    let found = by_id(app.app.store.read(), id).await;
    found.unwrap().expect("there is such a diversion")
}

fn address(id: Uuid) -> String {
    format!("/mash/diversions/{id}")
}

fn to(kind: &str, who: &str) -> (String, String) {
    (kind.into(), format!("{who}@people.example"))
}

async fn decide(app: &TestApp, id: Uuid) -> Page {
    let fields = [("outcome", "acted_on"), ("reason", WHY)];
    app.sign_in("mash").await.post(&address(id), &fields).await
}

/// A Saturday night.
fn night() -> DateTime<Utc> {
    "2027-03-06T23:40:00Z".parse().unwrap()
}

#[tokio::test]
async fn a_red_flag_is_seen_within_an_hour_and_decided_within_four_also_at_night() {
    on_each_app(|app| async move {
        app.clock.set(night());
        let id = diverted(&app).await;
        let due: Vec<_> = running(&app, id)
            .await
            .into_iter()
            .map(|one| one.row.due_at)
            .collect();
        assert_eq!(
            due,
            [night() + TimeDelta::hours(1), night() + TimeDelta::hours(4)]
        );
        let mash = app.sign_in("mash").await;
        let inbox = mash.get("/mash").await;
        assert!(inbox.text().contains("Nobody has looked yet"), "{inbox:?}");
        assert!(inbox.links().contains(&address(id)), "{inbox:?}");

        app.advance(TimeDelta::minutes(20));
        let page = mash.get(&address(id)).await;
        let text = page.text();
        assert!(
            text.contains("To be looked at") && text.contains("To be decided"),
            "{text}"
        );
        assert!(text.contains("by 12:40am today, 40 minutes left"), "{text}");
        assert!(!text.contains("Mockford"), "it names nobody: {text}");
        mash.post::<&str>(&format!("{}/seen", address(id)), &[])
            .await;
        assert_eq!(kinds(&app, id).await, [ClockKind::DiversionDecided]);
        assert_eq!(row(&app, id).await.seen_by, Some(app.account("mash")));

        let empty = mash.post(&address(id), &[("reason", WHY)]).await;
        assert_eq!(empty.status, 422);
        assert!(
            empty.text().contains(WHY),
            "what was typed is kept: {empty:?}"
        );
        assert_eq!(decide(&app, id).await.status, 303);
        assert_eq!(kinds(&app, id).await, []);
        let decided = row(&app, id).await;
        assert_eq!(
            decided.outcome.as_deref(),
            Some(DiversionOutcome::ActedOn.code())
        );
        let page = mash.get(&address(id)).await.text();
        assert!(
            page.contains(WHY) && page.contains("Mistletoe Samplesworth"),
            "{page}"
        );
        assert_eq!(app.count_audited("diversion.decided diversion").await, 1);
        app.advance(TimeDelta::hours(9));
        assert_eq!(app.run_clocks().await, []);
    })
    .await;
}

#[tokio::test]
async fn a_late_red_flag_is_told_once_to_the_mash_and_an_hour_later_once_to_the_managers() {
    on_each_app(|app| async move {
        app.clock.set(night());
        let id = diverted(&app).await;
        app.advance(TimeDelta::minutes(59));
        assert_eq!(app.run_clocks().await, []);
        app.advance(TimeDelta::minutes(2));
        assert_eq!(app.run_clocks().await, [to("red_flag_late", "mash")]);
        app.advance(TimeDelta::minutes(30));
        assert_eq!(app.run_clocks().await, [], "no new date slips");
        app.advance(TimeDelta::minutes(31));
        assert_eq!(app.run_clocks().await, [to("late_work", "manager")]);
        assert_eq!(app.count_audited("diversion.escalated diversion").await, 1);
        let manager = app.sign_in("manager").await;
        let overview = manager.get("/overview").await;
        assert!(
            overview.text().contains("A first look at a red flag"),
            "{overview:?}"
        );
        assert_eq!(manager.get(&address(id)).await.status, 200);
        // It is still late a day on, and the decision too.
        app.advance(TimeDelta::days(1));
        let expected = [to("late_work", "manager"), to("red_flag_late", "mash")];
        assert_eq!(app.run_clocks().await, expected);
        app.advance(TimeDelta::days(9));
        assert_eq!(app.run_clocks().await, []);
        assert_eq!(
            app.count_audited("diversion.promise_slipped diversion")
                .await,
            2
        );
    })
    .await;
}

#[tokio::test]
async fn two_workers_after_a_day_of_downtime_tell_each_late_red_flag_once() {
    on_each_app(|app| async move {
        for _ in 0..5 {
            diverted(&app).await;
        }
        app.advance(TimeDelta::days(1));
        let other = app.with(TestApp::settings(), app.mail.clone());
        let (one, two) = tokio::join!(
            stepwise::worker::run_clocks(&app.app),
            stepwise::worker::run_clocks(&other.app),
        );
        assert_eq!(
            one.unwrap() + two.unwrap(),
            20,
            "each of ten clocks slipped and is late"
        );
        let mails = app.deliver_mail().await;
        let count = |kind: &str| mails.iter().filter(|mail| mail.kind == kind).count();
        assert_eq!(count("red_flag_late"), 10);
        assert!(count("late_work") <= 2, "{}", count("late_work"));
        assert_eq!(app.run_clocks().await, []);
    })
    .await;
}

#[tokio::test]
async fn a_wrong_answer_ends_the_clocks_and_a_further_red_flag_starts_them_anew() {
    on_each_app(|app| async move {
        let dsl = app.sign_in("dsl").await;
        let draft = format!("/drafts/{}", app.start_draft(&dsl).await);
        answer(&app, &dsl, &draft, "yes").await;
        let waiting = stepwise::store::diversions::answers::waiting(app.app.store.read()).await;
        let id = waiting.unwrap().remove(0).id;
        assert_eq!(kinds(&app, id).await, CLOCKS);
        answer(&app, &dsl, &draft, "no").await;
        assert_eq!(
            kinds(&app, id).await,
            CLOCKS,
            "a flag cannot be answered away"
        );
        let slip = [
            ("reason", "slip"),
            ("note", "She is in my office and has not been hurt."),
        ];
        dsl.post(&format!("{draft}/wrong-answer"), &slip).await;
        assert_eq!(kinds(&app, id).await, []);
        let late = decide(&app, id).await;
        assert_eq!(late.status, 422, "it is over: {late:?}");
        assert!(
            late.text().contains(WHY),
            "what was typed is kept: {late:?}"
        );

        answer(&app, &dsl, &draft, "yes").await;
        let waiting = stepwise::store::diversions::answers::waiting(app.app.store.read()).await;
        let again = waiting.unwrap().remove(0).id;
        assert_ne!(again, id);
        assert_eq!(kinds(&app, again).await, CLOCKS);
    })
    .await;
}

#[tokio::test]
async fn of_two_workers_of_the_mash_one_sees_it_first_and_one_decides() {
    on_each_app(|app| async move {
        app.add("mash-2", stepwise_domain::role::Role::MashWorker)
            .await;
        let id = diverted(&app).await;
        let (one, two) = (app.sign_in("mash").await, app.sign_in("mash-2").await);
        let seen = format!("{}/seen", address(id));
        let nothing: [(&str, &str); 0] = [];
        let (first, second) = tokio::join!(one.post(&seen, &nothing), two.post(&seen, &nothing));
        assert_eq!((first.status, second.status), (303, 303));
        let fields = [("outcome", "early_help"), ("reason", WHY)];
        let path = address(id);
        let (first, second) = tokio::join!(one.post(&path, &fields), two.post(&path, &fields));
        let mut answers = [first.status, second.status];
        answers.sort_unstable();
        assert_eq!(answers, [303, 422], "{first:?} {second:?}");
        assert_eq!(app.count_audited("diversion.seen diversion").await, 1);
        assert_eq!(app.count_audited("diversion.decided diversion").await, 1);
    })
    .await;
}
