//! What happens when nobody does what was promised.

use chrono::TimeDelta;
use stepwise::store::running as clocks;
use stepwise_domain::clock::ClockKind;

use super::steps::review;
use super::work::meet;
use super::{accept, accepted, active, find, offer, press, running};
use crate::http::clocks::disable;
use crate::http::triage::{claim, take};
use crate::support::app::{Client, TestApp, on_each_app};

/// What the worker tells now: kinds and addresses, sorted.
async fn told(app: &TestApp) -> Vec<(String, String)> {
    app.run_clocks().await
}

const WHY_NOT: &str = "I already lead for four families in the same street.";

fn to(kind: &str, who: &str) -> (String, String) {
    (kind.into(), format!("{who}@people.example"))
}

#[tokio::test]
async fn a_family_that_nobody_accepts_is_told_to_its_referrer_and_then_to_a_manager_once_each() {
    on_each_app(|app| async move {
        accepted(&app).await;
        assert_eq!(told(&app).await, []);
        app.advance(TimeDelta::days(3));
        assert_eq!(
            told(&app).await,
            [
                to("help_slipped", "dsl"),
                to("work_late", "coordinator-2"),
                to("work_late", "coordinator")
            ]
        );
        assert_eq!(told(&app).await, [], "once for each promise");
        app.advance(TimeDelta::days(2));
        assert!(told(&app).await.contains(&to("late_work", "manager")));
        assert_eq!(told(&app).await, []);
    })
    .await;
}

#[tokio::test]
async fn a_lead_practitioner_hears_that_first_contact_is_late_and_nobody_hears_once_it_was_made() {
    on_each_app(|app| async move {
        let (_, practitioner, episode) = active(&app).await;
        app.advance(TimeDelta::days(6));
        assert_eq!(
            told(&app).await,
            [to("help_slipped", "dsl"), to("work_late", "practitioner")]
        );
        let contact = [
            ("date-day", "1"),
            ("date-month", "3"),
            ("date-year", "2027"),
            ("channel", "visit"),
            ("safe", "yes"),
            ("outcome", "reached"),
        ];
        // The session ended meanwhile.
        practitioner.sign_in("practitioner@people.example").await;
        take(&practitioner, &format!("{episode}/contact"), &contact).await;
        app.advance(TimeDelta::days(6));
        assert_eq!(told(&app).await, []);
    })
    .await;
}

#[tokio::test]
async fn nobody_is_told_to_ring_a_lead_practitioner_who_has_left() {
    on_each_app(|app| async move {
        active(&app).await;
        disable(&app, "practitioner").await;
        app.advance(TimeDelta::days(6));
        told(&app).await;
        let mails = app.mail.mails();
        let late = mails.iter().find(|mail| mail.kind == "help_slipped");
        let text = &late.expect("the referrer is told").text;
        assert!(!text.contains("Fictionby"), "{text}");
        assert!(text.contains("the early help team"), "{text}");
    })
    .await;
}

#[tokio::test]
async fn an_offer_beside_a_lead_who_is_at_work_is_late_too_until_it_is_answered() {
    on_each_app(|app| async move {
        let (coordinator, _, episode) = active(&app).await;
        offer(&app, &coordinator, &episode, "practitioner-2").await;
        app.deliver_mail().await;
        assert!(waits(&app, &episode).await);
        app.advance(TimeDelta::days(3));
        assert_eq!(
            told(&app).await,
            [
                to("work_late", "coordinator-2"),
                to("work_late", "coordinator")
            ]
        );
        let second = app.sign_in("practitioner-2").await;
        let fields = [("reason", "caseload_full"), ("words", WHY_NOT)];
        let page = second.fill(&format!("{episode}/decline"), &fields).await;
        assert_eq!(page.status, 303, "{:?}", page.errors());
        assert!(!waits(&app, &episode).await);

        let coordinator = app.sign_in("coordinator").await;
        offer(&app, &coordinator, &episode, "practitioner-2").await;
        press(&coordinator, &episode, "withdraw-offer").await;
        assert!(!waits(&app, &episode).await);
        offer(&app, &coordinator, &episode, "practitioner-2").await;
        assert!(waits(&app, &episode).await);
        press(&second, &episode, "accept").await;
        assert!(!waits(&app, &episode).await);
        app.deliver_mail().await;
        app.advance(TimeDelta::hours(4));
        assert_eq!(told(&app).await, [], "nothing of the offer");
    })
    .await;
}

async fn waits(app: &TestApp, episode: &str) -> bool {
    running(app, episode)
        .await
        .contains(&ClockKind::OfferAnswer)
}

#[tokio::test]
async fn an_offer_where_nobody_leads_has_the_one_clock_that_counts_until_somebody_does() {
    on_each_app(|app| async move {
        let (coordinator, episode) = accepted(&app).await;
        offer(&app, &coordinator, &episode, "practitioner-2").await;
        assert_eq!(running(&app, &episode).await, [ClockKind::LeadAccepts]);
        app.deliver_mail().await;
    })
    .await;
}

/// What is written down in turn, and which of the clocks of plan and reviews run afterwards.
type Case<'a> = (&'a [&'a str], &'a [ClockKind]);

const PLANNED: [Case<'_>; 8] = [
    (&["goal"], &[]),
    (&["goal", "plan"], &[ClockKind::Review]),
    (&["taf"], &[ClockKind::PlanToFamily, ClockKind::Review]),
    (&["taf", "plan"], &[ClockKind::Review]),
    (&["goal", "taf", "plan"], &[ClockKind::Review]),
    (
        &["goal", "plan", "taf"],
        &[ClockKind::PlanToFamily, ClockKind::Review],
    ),
    (&["goal", "plan", "review"], &[ClockKind::Review]),
    (&["goal", "plan", "taf", "plan"], &[ClockKind::Review]),
];

#[tokio::test]
async fn reviews_begin_with_the_plan_or_the_meeting_and_the_later_of_the_two_counts() {
    on_each_app(|app| async move {
        app.leave_mail();
        let coordinator = app.sign_in("coordinator").await;
        let practitioner = app.sign_in("practitioner").await;
        for (written, expected) in PLANNED {
            let reference = app.sent_referral("dsl").await;
            claim(&coordinator, &reference).await;
            let episode = accept(&app, &coordinator, &reference).await;
            offer(&app, &coordinator, &episode, "practitioner").await;
            press(&practitioner, &episode, "accept").await;
            for what in written {
                app.advance(TimeDelta::minutes(1));
                write(&app, &practitioner, &episode, what).await;
            }
            let mut now = running(&app, &episode).await;
            now.retain(|kind| matches!(kind, ClockKind::PlanToFamily | ClockKind::Review));
            assert_eq!(now, expected, "{written:?}");
            let id = find(&app, &episode).await.row.id;
            let all = clocks::history(app.app.store.read(), clocks::Of::Episode(id)).await;
            let all = all.unwrap();
            let mut reviews = all.iter().filter(|one| one.kind == ClockKind::Review);
            let began = reviews.next().map(|one| one.row.started_at);
            let met = all.iter().find(|one| one.kind == ClockKind::PlanToFamily);
            let met = met.map(|one| one.row.started_at);
            assert!(met.is_none() || began == met, "{written:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_plan_is_given_once_and_not_before_there_is_one() {
    on_each_app(|app| async move {
        app.leave_mail();
        let (_, practitioner, episode) = active(&app).await;
        let given = format!("{episode}/plan-given");
        let button = "form[action$='/plan-given']";
        let shows = async || practitioner.get(&episode).await.has(button);
        assert!(!shows().await);
        assert_eq!(practitioner.post::<&str>(&given, &[]).await.status, 409);
        write(&app, &practitioner, &episode, "goal").await;
        assert!(shows().await);
        write(&app, &practitioner, &episode, "plan").await;
        assert!(!shows().await);
        assert_eq!(practitioner.post::<&str>(&given, &[]).await.status, 409);
        assert_eq!(app.count_audited("episode.plan_given episode").await, 1);
    })
    .await;
}

async fn write(app: &TestApp, practitioner: &Client, episode: &str, what: &str) {
    match what {
        "goal" => {
            let goal = [("words", WHY_NOT), ("outcome", "education"), ("now", "3")];
            let page = practitioner.fill(&format!("{episode}/goal"), &goal).await;
            assert_eq!(page.status, 303, "{:?}", page.errors());
        }
        "plan" => {
            press(practitioner, episode, "plan-given").await;
        }
        "taf" => meet(app, practitioner, episode, WHY_NOT).await,
        _ => review(practitioner, episode).await,
    }
}
