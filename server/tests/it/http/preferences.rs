//! What a referrer chose to be told once a day, and what comes at once all the same.

use chrono::{DateTime, TimeDelta, Utc};
use stepwise::store::audit;
use stepwise::store::outbox::{self, State};

use super::clocks::disable;
use super::episodes::{accepted, offer, press};
use super::triage::{mails, referral};
use crate::support::app::{TestApp, on_each_app};

/// Somebody chooses on the page.
async fn choose(app: &TestApp, who: &str, often: &str) {
    let client = app.sign_in(who).await;
    let page = client.fill("/account/messages", &[("often", often)]).await;
    assert_eq!(page.status, 303, "{:?}", page.errors());
    let page = client.get("/account/messages").await;
    assert_eq!(page.field_value("often"), often);
}

/// A family whose lead practitioner accepts now: its referrer hears who leads.
async fn led(app: &TestApp) -> String {
    let (coordinator, episode) = accepted(app).await;
    offer(app, &coordinator, &episode, "practitioner").await;
    let practitioner = app.sign_in("practitioner").await;
    press(&practitioner, &episode, "accept").await;
    let links = coordinator.get(&episode).await.links();
    let link = links
        .into_iter()
        .find(|link| link.starts_with("/triage/EH-"));
    link.expect("the record names its referral")["/triage/".len()..].to_owned()
}

/// The kinds of mail to the referrer that leave now.
async fn to_dsl(app: &TestApp) -> Vec<String> {
    let mails = mails(app).await.into_iter();
    let own = mails.filter(|(_, to)| to == "dsl@people.example");
    own.map(|(kind, _)| kind).collect()
}

/// The first minute at which the next summary has gone.
fn after_summary(app: &TestApp) -> DateTime<Utc> {
    app.app.calendar.next_summary(app.app.now()) + TimeDelta::minutes(1)
}

async fn states(app: &TestApp, reference: &str, kind: &str) -> Vec<State> {
    let id = referral(app, reference).await.row.id;
    let all = outbox::for_referral(app.app.store.read(), id)
        .await
        .unwrap();
    let own = all.into_iter().filter(|one| one.kind == kind);
    own.map(|one| one.state).collect()
}

#[tokio::test]
async fn news_waits_for_one_summary_that_says_no_more_than_it_must() {
    on_each_app(|app| async move {
        choose(&app, "dsl", "daily").await;
        let (one, two) = (led(&app).await, led(&app).await);
        assert_eq!(to_dsl(&app).await, Vec::<String>::new());
        assert_eq!(states(&app, &one, "lead_named").await, [State::Waiting]);
        let record = app.sign_in("coordinator").await;
        let record = record.get(&format!("/triage/{one}")).await;
        assert!(
            record.text().contains("Waits for the day’s summary"),
            "{record:?}"
        );

        app.clock.set(after_summary(&app) - TimeDelta::minutes(2));
        assert_eq!(app.run_clocks().await, []);
        app.advance(TimeDelta::minutes(2));
        let to = "dsl@people.example".to_owned();
        assert_eq!(app.run_clocks().await, [("daily_summary".to_owned(), to)]);
        let mail = app.mail.mails().pop().unwrap();
        for reference in [&one, &two] {
            let line = format!("{reference}: who leads for the family.");
            assert!(mail.text.contains(&line), "{}", mail.text);
        }
        for word in ["Juniper", "Testwell", "Poplar", "Fictionby"] {
            assert!(!mail.text.contains(word), "{}", mail.text);
        }
        assert_eq!(mail.text.matches("https://").count(), 1, "one link");
        assert_eq!(states(&app, &one, "lead_named").await, [State::Sent]);
        assert_eq!(app.run_clocks().await, [], "once");
        assert_eq!(app.count_audited("account.summary_sent account").await, 1);
    })
    .await;
}

#[tokio::test]
async fn what_cannot_wait_comes_at_once() {
    on_each_app(|app| async move {
        choose(&app, "dsl", "daily").await;
        let (coordinator, reference) = super::triage::claimed(&app).await;
        let received = app.mail.mails();
        assert!(received.iter().any(|mail| mail.kind == "referral_received"));
        let ask = format!("/triage/{reference}/ask");
        let words = super::triage::WORDS;
        super::triage::take(&coordinator, &ask, &[("question", words)]).await;
        assert_eq!(to_dsl(&app).await, ["information_requested"]);
        let (_, _) = accepted(&app).await;
        let decided = app.mail.mails();
        assert!(decided.iter().any(|mail| mail.kind == "decision_accepted"));
        let passed = app.sent_referral("dsl").await;
        super::triage::passed_to_mash(&app, &passed).await;
        assert!(
            to_dsl(&app)
                .await
                .contains(&"passed_to_social_care".to_owned())
        );
    })
    .await;
}

#[tokio::test]
async fn somebody_who_chose_nothing_hears_each_piece_of_news_at_once() {
    on_each_app(|app| async move {
        led(&app).await;
        assert_eq!(to_dsl(&app).await, ["lead_named"]);
    })
    .await;
}

#[tokio::test]
async fn nothing_is_lost_when_somebody_chooses_otherwise() {
    on_each_app(|app| async move {
        choose(&app, "dsl", "daily").await;
        let waiting = led(&app).await;
        choose(&app, "dsl", "each").await;
        app.deliver_mail().await;
        led(&app).await;
        assert_eq!(to_dsl(&app).await, ["lead_named"]);
        app.clock.set(after_summary(&app));
        let told = app.run_clocks().await;
        assert_eq!(told[0].0, "daily_summary");
        let mail = app.mail.mails().pop().unwrap();
        assert!(mail.text.contains(&waiting), "{}", mail.text);
    })
    .await;
}

#[tokio::test]
async fn the_leads_read_the_summary_of_somebody_who_has_left() {
    on_each_app(|app| async move {
        choose(&app, "dsl", "daily").await;
        let reference = led(&app).await;
        app.deliver_mail().await;
        disable(&app, "dsl").await;
        app.clock.set(after_summary(&app));
        let told = app.run_clocks().await;
        let lead = "head@people.example".to_owned();
        assert_eq!(told, [("daily_summary".to_owned(), lead)]);
        assert_eq!(states(&app, &reference, "lead_named").await, [State::Sent]);
    })
    .await;
}

#[tokio::test]
async fn what_nobody_is_left_to_read_is_shown_as_not_delivered() {
    on_each_app(|app| async move {
        choose(&app, "dsl", "daily").await;
        let reference = led(&app).await;
        app.deliver_mail().await;
        for who in ["dsl", "head"] {
            disable(&app, who).await;
        }
        app.clock.set(after_summary(&app));
        assert_eq!(app.run_clocks().await, []);
        assert_eq!(
            states(&app, &reference, "lead_named").await,
            [State::Failed]
        );
    })
    .await;
}

#[tokio::test]
async fn after_a_day_of_downtime_one_summary_tells_it_all() {
    on_each_app(|app| async move {
        choose(&app, "dsl", "daily").await;
        let first = led(&app).await;
        app.clock.set(after_summary(&app));
        let second = led(&app).await;
        app.deliver_mail().await;
        app.clock.set(after_summary(&app));
        let again = app.with(TestApp::settings(), app.mail.clone());
        let told = again.run_clocks().await;
        let summaries = told.iter().filter(|(kind, _)| kind == "daily_summary");
        assert_eq!(summaries.count(), 1, "{told:?}");
        let mails = app.mail.mails();
        let mail = mails.iter().find(|mail| mail.kind == "daily_summary");
        let text = &mail.unwrap().text;
        assert!(text.contains(&first) && text.contains(&second), "{text}");
    })
    .await;
}

#[tokio::test]
async fn two_workers_at_once_send_each_summary_once() {
    on_each_app(|app| async move {
        choose(&app, "dsl", "daily").await;
        led(&app).await;
        app.deliver_mail().await;
        app.clock.set(after_summary(&app));
        let other = app.with(TestApp::settings(), app.mail.clone());
        let (one, two) = tokio::join!(
            stepwise::worker::run_clocks(&app.app),
            stepwise::worker::run_clocks(&other.app),
        );
        assert_eq!(one.unwrap() + two.unwrap(), 1);
        let told = mails(&app).await;
        assert_eq!(told.len(), 1, "{told:?}");
        audit::verify(app.app.store.read(), None).await.unwrap();
    })
    .await;
}
