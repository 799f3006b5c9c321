//! Promises that slip, and those that stay late.

use chrono::{DateTime, TimeDelta, Utc};
use stepwise::store::audit;
use stepwise_domain::clock::{Allowance, words};

use super::{disable, go_past, to};
use crate::http::triage::{WHY, WORDS, claim, claimed, referral, take};
use crate::support::app::{TestApp, on_each_app};

async fn sent(app: &TestApp) -> (String, DateTime<Utc>) {
    let reference = app.sent_referral("dsl").await;
    app.deliver_mail().await;
    let due = referral(app, &reference).await.row.due_at;
    (reference, due)
}

async fn told(app: &TestApp, reference: &str) -> DateTime<Utc> {
    let row = referral(app, reference).await.row;
    row.told_due_at.expect("the clock runs")
}

/// When the managers hear of a promise.
fn second_threshold(app: &TestApp, due: DateTime<Utc>) -> DateTime<Utc> {
    app.app.calendar.due(due, Allowance::WorkingDays(1))
}

#[tokio::test]
async fn a_promise_that_slips_is_told_once_with_a_new_date_and_a_name_to_ring() {
    on_each_app(|app| async move {
        let (reference, due) = sent(&app).await;
        claim(&app.sign_in("coordinator").await, &reference).await;
        app.clock.set(due - TimeDelta::minutes(1));
        assert_eq!(app.run_clocks().await, []);
        go_past(&app, due);
        assert_eq!(app.run_clocks().await, [to("promise_slipped", "dsl")]);
        let told = told(&app, &reference).await;
        assert!(told > app.app.now());
        let mail = app.mail.mails().pop().unwrap();
        // Lines are wrapped.
        let text = mail.text.split_whitespace().collect::<Vec<_>>().join(" ");
        let promise = format!("You will now hear from us by {}.", words::moment(told));
        assert!(text.contains(&promise), "{text}");
        let name = "contact Cedar Pretendham of the early help team on 01632 960 100";
        assert!(text.contains(name), "{text}");
        assert_eq!(app.run_clocks().await, []);

        let row = referral(&app, &reference).await.row;
        assert_eq!(row.due_at, due, "what was promised stays what was promised");
        assert_eq!(app.count_audited("referral.slipped referral").await, 1);
        let page = app.sign_in("dsl").await;
        let page = page.get(&format!("/referrals/{reference}")).await;
        let now_expected = format!("We now expect it by {}", words::moment(told));
        assert!(page.text().contains(&now_expected), "{page:?}");
    })
    .await;
}

#[tokio::test]
async fn the_new_date_can_slip_too() {
    on_each_app(|app| async move {
        let (reference, due) = sent(&app).await;
        go_past(&app, due);
        app.run_clocks().await;
        let first = told(&app, &reference).await;
        go_past(&app, first);
        let mails = app.run_clocks().await;
        assert!(mails.contains(&to("promise_slipped", "dsl")), "{mails:?}");
        assert!(told(&app, &reference).await > first);
        assert_eq!(app.run_clocks().await, []);
    })
    .await;
}

#[tokio::test]
async fn what_was_decided_in_time_or_stands_still_does_not_slip() {
    on_each_app(|app| async move {
        let (coordinator, reference) = claimed(&app).await;
        let fields = [
            ("tier", "1"),
            ("services", WORDS),
            ("would-change", WORDS),
            ("rationale", WHY),
            ("feedback", WORDS),
        ];
        let signpost = format!("/triage/{reference}/signpost");
        take(&coordinator, &signpost, &fields).await;
        let (coordinator, paused) = claimed(&app).await;
        let ask = format!("/triage/{paused}/ask");
        take(&coordinator, &ask, &[("question", WORDS)]).await;
        app.deliver_mail().await;
        go_past(&app, referral(&app, &paused).await.row.due_at);
        assert_eq!(app.run_clocks().await, []);
        for reference in [&reference, &paused] {
            assert_eq!(referral(&app, reference).await.row.told_due_at, None);
        }
    })
    .await;
}

#[tokio::test]
async fn two_workers_at_once_tell_each_slip_once() {
    on_each_app(|app| async move {
        let mut due = app.app.now();
        for _ in 0..60 {
            let reference = app.sent_referral("dsl").await;
            due = referral(&app, &reference).await.row.due_at;
        }
        app.deliver_mail().await;
        app.clock
            .set(second_threshold(&app, due) + TimeDelta::minutes(1));
        let other = app.with(TestApp::settings(), app.mail.clone());
        let (one, two) = tokio::join!(
            stepwise::worker::run_clocks(&app.app),
            stepwise::worker::run_clocks(&other.app),
        );
        assert_eq!(one.unwrap() + two.unwrap(), 120, "each slipped and is late");
        let mails = app.deliver_mail().await;
        let count = |kind: &str| mails.iter().filter(|mail| mail.kind == kind).count();
        assert_eq!(count("promise_slipped"), 60);
        assert_eq!(app.count_audited("referral.slipped referral").await, 60);
        assert_eq!(app.count_audited("referral.escalated referral").await, 60);
        assert!(count("late_work") <= 2, "{}", count("late_work"));
        audit::verify(app.app.store.read(), None).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn after_downtime_each_slip_is_told_once_with_a_date_to_come() {
    on_each_app(|app| async move {
        let (reference, due) = sent(&app).await;
        app.clock.set(due + TimeDelta::days(4));
        let mails = app.run_clocks().await;
        assert_eq!(
            mails,
            [to("late_work", "manager"), to("promise_slipped", "dsl")]
        );
        assert!(told(&app, &reference).await > app.app.now());
        // The service starts again.
        let again = app.with(TestApp::settings(), app.mail.clone());
        assert_eq!(again.run_clocks().await, []);
    })
    .await;
}

#[tokio::test]
async fn a_clock_that_goes_back_repeats_nothing() {
    on_each_app(|app| async move {
        let (_, due) = sent(&app).await;
        app.clock.set(due + TimeDelta::days(4));
        assert_eq!(app.run_clocks().await.len(), 2);
        for hours in [-100, -96, -1, 0] {
            app.clock
                .set(due + TimeDelta::days(4) + TimeDelta::hours(hours));
            assert_eq!(app.run_clocks().await, [], "{hours}");
        }
    })
    .await;
}

#[tokio::test]
async fn managers_hear_once_and_in_one_mail_of_what_stays_late() {
    on_each_app(|app| async move {
        let (first, due) = sent(&app).await;
        let (second, _) = sent(&app).await;
        go_past(&app, due);
        assert_eq!(app.run_clocks().await.len(), 2, "only the referrer hears");
        go_past(&app, second_threshold(&app, due));
        let mails = app.run_clocks().await;
        let managers = mails.iter().filter(|(kind, _)| kind == "late_work").count();
        assert_eq!(managers, 1, "{mails:?}");
        let mails = app.mail.mails();
        let mail = mails.iter().find(|mail| mail.kind == "late_work").unwrap();
        assert!(mail.text.contains(&first) && mail.text.contains(&second));
        assert!(mail.text.contains("/triage?queue=late"), "{}", mail.text);
        assert_eq!(app.run_clocks().await, []);

        let manager = app.sign_in("manager").await;
        let page = manager.get("/triage?queue=late").await;
        assert!(page.text().contains("Late (2)"), "{page:?}");
        assert!(page.text().contains(&first) && page.text().contains(&second));
        let record = manager.get(&format!("/triage/{first}")).await;
        assert!(
            record.text().contains("the managers were told"),
            "{record:?}"
        );
    })
    .await;
}

#[tokio::test]
async fn a_promise_made_anew_can_slip_and_be_escalated_anew() {
    on_each_app(|app| async move {
        let (reference, due) = sent(&app).await;
        app.clock
            .set(second_threshold(&app, due) + TimeDelta::minutes(1));
        app.run_clocks().await;
        let coordinator = app.sign_in("coordinator").await;
        claim(&coordinator, &reference).await;
        let fields = [("rationale", WHY), ("feedback", WORDS)];
        take(&coordinator, &format!("/triage/{reference}/mash"), &fields).await;
        app.deliver_mail().await;
        let row = referral(&app, &reference).await.row;
        assert_eq!(row.told_due_at, Some(row.due_at));
        assert_eq!((row.late_from, row.escalated_at), (Some(row.due_at), None));
        go_past(&app, row.due_at);
        assert_eq!(app.run_clocks().await, [to("promise_slipped", "dsl")]);
    })
    .await;
}

#[tokio::test]
async fn what_a_disabled_persons_referrals_have_to_tell_reaches_their_organisations_lead() {
    on_each_app(|app| async move {
        let (coordinator, reference) = claimed(&app).await;
        let due = referral(&app, &reference).await.row.due_at;
        disable(&app, "dsl").await;
        let fields = [
            ("tier", "1"),
            ("services", WORDS),
            ("would-change", WORDS),
            ("rationale", WHY),
            ("feedback", WORDS),
        ];
        take(
            &coordinator,
            &format!("/triage/{reference}/signpost"),
            &fields,
        )
        .await;
        assert_eq!(app.run_clocks().await, [to("decision_signposted", "head")]);
        app.sent_referral("teacher").await;
        app.deliver_mail().await;
        disable(&app, "teacher").await;
        go_past(&app, due);
        assert_eq!(app.run_clocks().await, [to("promise_slipped", "head")]);
    })
    .await;
}

#[tokio::test]
async fn one_referral_that_cannot_be_told_does_not_stop_the_others() {
    on_each_app(|app| async move {
        let (broken, due) = sent(&app).await;
        let (whole, _) = sent(&app).await;
        let id = referral(&app, &broken).await.row.id;
        let tx = app.app.store.begin().await.unwrap();
        let strange = stepwise::store::entity::referral::ActiveModel {
            id: sea_orm::ActiveValue::Unchanged(id),
            state: sea_orm::ActiveValue::Set("nonsense".into()),
            ..Default::default()
        };
        sea_orm::ActiveModelTrait::update(strange, &tx)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        go_past(&app, due);
        assert_eq!(app.run_clocks().await, [to("promise_slipped", "dsl")]);
        assert!(told(&app, &whole).await > app.app.now());
        assert_eq!(app.count_audited("referral.slipped referral").await, 1);
    })
    .await;
}
