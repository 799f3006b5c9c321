//! Months after help has ended: whether what came of it has lasted.

use chrono::TimeDelta;
use stepwise::store::accounts;
use stepwise_domain::clock::ClockKind;
use stepwise_domain::role::Role;

use super::super::triage::{confirm, take};
use super::steps::{CLOSE, proposed, say, waiting};
use super::{active, find, running};
use crate::support::app::{TestApp, on_each_app};

const NOW: &str = "Both go to school each day, and mornings are calm most of the time.";

const LASTED: [(&str, &str); 3] = [
    ("outcome", "in_part"),
    ("family-asked", "yes"),
    ("words", NOW),
];

/// The address of an episode that its practitioner led to the end.
pub async fn closed(app: &TestApp) -> String {
    app.leave_mail();
    let (coordinator, practitioner, episode) = active(app).await;
    let early = practitioner.get(&format!("{episode}/outcome")).await;
    assert_eq!(early.status, 409, "help has not ended: {early:?}");
    proposed(&practitioner, &episode, "close", &CLOSE).await;
    let step = waiting(&coordinator, &episode).await;
    let page = say(&coordinator, &step, &[("answer", "accept")]).await;
    assert_eq!(page.status, 303, "{:?}", page.errors());
    assert_eq!(running(app, &episode).await, [ClockKind::OutcomeCheck]);
    app.deliver_mail().await;
    episode
}

/// To the week in which the check falls due, six months after the second of March.
fn half_a_year_on(app: &TestApp) {
    app.advance(TimeDelta::days(182));
}

#[tokio::test]
async fn whoever_led_last_finds_the_check_in_their_week_and_keeps_its_promise() {
    on_each_app(|app| async move {
        let episode = closed(&app).await;
        let reference = find(&app, &episode).await.row.reference;
        let practitioner = app.sign_in("practitioner").await;
        let week = practitioner.get("/episodes").await.text();
        assert!(!week.contains(&reference), "not for months: {week}");

        half_a_year_on(&app);
        let practitioner = app.sign_in("practitioner").await;
        let week = practitioner.get("/episodes").await.text();
        assert!(
            week.contains(&reference) && week.contains("The check that the outcome has lasted"),
            "{week}"
        );
        let record = practitioner.get(&episode).await;
        let form = record.attributes("a[href$='/outcome']", "href").remove(0);
        let stranger = app.sign_in("practitioner-2").await;
        assert_eq!(stranger.get(&form).await.status, 404);
        let page = take(&practitioner, &form, &LASTED).await;
        assert_eq!(page.location(), format!("{episode}?done=outcome"));

        assert_eq!(running(&app, &episode).await, []);
        assert_eq!(app.count_audited("episode.outcome_kept episode").await, 1);
        let record = practitioner.get(&episode).await;
        let text = record.text();
        assert!(text.contains(NOW) && text.contains("In part"), "{text}");
        assert!(text.contains("Looked at whether the outcome has lasted"));
        assert!(record.attributes("a[href$='/outcome']", "href").is_empty());
        assert_eq!(practitioner.get(&form).await.status, 409, "once");
        let week = practitioner.get("/episodes").await.text();
        assert!(!week.contains(&reference), "{week}");
        app.advance(TimeDelta::days(14));
        assert_eq!(app.run_clocks().await, []);
    })
    .await;
}

#[tokio::test]
async fn where_nobody_leads_any_more_the_check_is_the_desks() {
    on_each_app(|app| async move {
        let episode = closed(&app).await;
        let reference = find(&app, &episode).await.row.reference;
        half_a_year_on(&app);
        let coordinator = app.sign_in("coordinator").await;
        let desk = coordinator.get("/allocation").await.text();
        assert!(!desk.contains(&reference), "the lead looks at it: {desk}");

        let lead = app.account("practitioner");
        let tx = app.app.store.begin().await.unwrap();
        let found = accounts::by_id(&tx, app.app.store.keys(), lead).await;
        let version = found.unwrap().unwrap().version;
        let done = accounts::set_role(&tx, lead, version, Role::Provider).await;
        assert!(done.unwrap());
        tx.commit().await.unwrap();
        let desk = coordinator.get("/allocation").await.text();
        assert!(desk.contains(&reference), "{desk}");
        app.advance(TimeDelta::days(3));
        let late = app.run_clocks().await;
        let to = |who: &str| ("work_late".to_owned(), format!("{who}@people.example"));
        assert_eq!(late, [to("coordinator-2"), to("coordinator")]);

        let coordinator = app.sign_in("coordinator").await;
        take(&coordinator, &format!("{episode}/outcome"), &LASTED).await;
        assert_eq!(running(&app, &episode).await, []);
        let desk = coordinator.get("/allocation").await.text();
        assert!(!desk.contains(&reference), "{desk}");
    })
    .await;
}

#[tokio::test]
async fn of_two_who_look_at_it_at_once_one_is_told_that_it_was_done() {
    on_each_app(|app| async move {
        let episode = closed(&app).await;
        half_a_year_on(&app);
        let (one, two) = (
            app.sign_in("practitioner").await,
            app.sign_in("coordinator").await,
        );
        let form = format!("{episode}/outcome");
        let first = one.fill(&form, &LASTED).await;
        let second = two.fill(&form, &LASTED).await;
        let (first, second) =
            tokio::join!(confirm(&one, &form, &first), confirm(&two, &form, &second));
        let mut statuses = [first.status, second.status];
        statuses.sort_unstable();
        assert_eq!(statuses, [303, 409], "{first:?} {second:?}");
        assert_eq!(app.count_audited("episode.outcome_kept episode").await, 1);
    })
    .await;
}
