//! Somebody is away, and a colleague covers: nothing moves, and nothing waits.

use chrono::TimeDelta;
use stepwise::error::Error;
use stepwise::services::episodes::{forms, steps};
use stepwise_domain::episode::step::StepKind;
use stepwise_domain::episode_form::FormKind;
use stepwise_domain::form::Answers;

use super::super::triage::{mails, take};
use super::{active, find};
use crate::support::app::{Client, Page, TestApp, on_each_app};

const NOTE: &str = "The aunt collects both children on Tuesdays and Thursdays.";

fn to(kind: &str, who: &str) -> (String, String) {
    (kind.into(), format!("{who}@people.example"))
}

/// Says that somebody is away from one day of March 2027 to another.
pub async fn away(app: &TestApp, client: &Client, (from, last): (&str, &str), cover: &str) -> Page {
    let (lead, cover) = (
        app.account("practitioner").to_string(),
        app.account(cover).to_string(),
    );
    let fields = [
        ("lead", lead.as_str()),
        ("from-day", from),
        ("from-month", "3"),
        ("from-year", "2027"),
        ("to-day", last),
        ("to-month", "3"),
        ("to-year", "2027"),
        ("cover", cover.as_str()),
    ];
    client.fill("/cover", &fields).await
}

/// A cover that began today, and has not been ended; its address.
pub async fn arranged(app: &TestApp) -> String {
    let practitioner = app.sign_in("practitioner").await;
    if let Some(running) = end_of_cover(&practitioner).await {
        return running;
    }
    let page = away(app, &practitioner, ("1", "8"), "practitioner-2").await;
    assert_eq!(page.status, 303, "{:?}", page.errors());
    end_of_cover(&practitioner).await.expect("it is listed")
}

async fn end_of_cover(client: &Client) -> Option<String> {
    let page = client.get("/cover").await;
    let ends = page.attributes("form[action$='/end']", "action");
    let end = ends.first()?;
    Some(end.trim_end_matches("/end").to_owned())
}

#[tokio::test]
async fn whoever_covers_reads_writes_and_hears_until_the_last_day_and_the_lead_stays_the_lead() {
    on_each_app(|app| async move {
        let (coordinator, practitioner, episode) = active(&app).await;
        let second = app.sign_in("practitioner-2").await;
        assert_eq!(second.get(&episode).await.status, 404);
        let page = away(&app, &practitioner, ("1", "8"), "practitioner-2").await;
        assert_eq!(
            page.location(),
            "/cover?done=arranged",
            "{:?}",
            page.errors()
        );
        assert_eq!(mails(&app).await, [to("cover_arranged", "practitioner-2")]);

        let reference = find(&app, &episode).await.row.reference;
        let mine = second.get("/episodes").await.text();
        assert!(
            mine.contains("You cover for Poplar Fictionby until 8 March 2027"),
            "{mine}"
        );
        assert!(
            mine.contains(&reference) && mine.contains("First contact"),
            "{mine}"
        );
        let record = second.get(&episode).await.text();
        assert!(
            record.contains("What is happening"),
            "what was referred: {record}"
        );
        take(&second, &format!("{episode}/note"), &[("words", NOTE)]).await;
        let record = coordinator.get(&episode).await.text();
        assert!(record.contains(NOTE));
        assert!(
            record.contains("Plum Fictionby covers until 8 March 2027"),
            "{record}"
        );
        assert!(record.contains("Plum Fictionby, covering for Poplar Fictionby"));
        let now = find(&app, &episode).await;
        assert_eq!(now.row.owner_id, Some(app.account("practitioner")));

        app.advance(TimeDelta::days(4));
        assert_eq!(
            app.run_clocks().await,
            [
                to("help_slipped", "dsl"),
                to("work_late", "practitioner-2"),
                to("work_late", "practitioner"),
            ]
        );
        app.advance(TimeDelta::days(3));
        let second = app.sign_in("practitioner-2").await;
        assert_eq!(second.get(&episode).await.status, 404, "it ended by itself");
        let coordinator = app.sign_in("coordinator").await;
        let record = coordinator.get(&episode).await.text();
        assert!(!record.contains("covers until"));
        assert!(
            record.contains("covering for Poplar Fictionby"),
            "the history keeps it"
        );
        app.leave_mail();
    })
    .await;
}

#[tokio::test]
async fn what_was_opened_under_cover_is_not_kept_once_that_is_over() {
    on_each_app(|app| async move {
        let (_, _, episode) = active(&app).await;
        let cover = arranged(&app).await;
        let reference = find(&app, &episode).await.row.reference;
        let second = app.viewer("practitioner-2").await;
        let note = forms::open(&app.app, &second, &reference, FormKind::Note).await;
        let step = steps::open(&app.app, &second, &reference, StepKind::Close).await;
        let (note, step) = (note.unwrap(), step.unwrap());
        let coordinator = app.sign_in("coordinator").await;
        let ended = coordinator.post::<&str>(&format!("{cover}/end"), &[]).await;
        assert_eq!(ended.status, 303);

        let filled = forms::Filled {
            opened: &note,
            answers: &Answers::from_pairs([("words".to_owned(), NOTE.to_owned())]),
            version: note.episode.row.version,
        };
        let kept = forms::take(&app.app, &second, &filled).await;
        assert!(matches!(kept, Err(Error::NotFound)), "{kept:?}");
        let (none, version) = (Answers::default(), step.episode.row.version);
        let asked = steps::propose(&app.app, &second, &step, &none, version).await;
        assert!(matches!(asked, Err(Error::NotFound)), "{asked:?}");
        app.leave_mail();
    })
    .await;
}

#[tokio::test]
async fn whoever_covers_can_end_it_and_those_it_concerns_hear() {
    on_each_app(|app| async move {
        let (coordinator, _, episode) = active(&app).await;
        let page = away(&app, &coordinator, ("2", "5"), "practitioner-2").await;
        assert_eq!(page.status, 303, "{:?}", page.errors());
        let mut told = mails(&app).await;
        told.sort();
        assert_eq!(
            told,
            [
                to("cover_arranged", "practitioner-2"),
                to("cover_for_you", "practitioner"),
            ]
        );
        let second = app.sign_in("practitioner-2").await;
        let page = second.get("/cover").await;
        let end = page.attributes("form[action$='/end']", "action").remove(0);
        assert_eq!(second.post::<&str>(&end, &[]).await.status, 303);
        assert_eq!(second.get(&episode).await.status, 404);
        let mut told = mails(&app).await;
        told.sort();
        assert_eq!(
            told,
            [
                to("cover_ended", "coordinator-2"),
                to("cover_ended", "coordinator"),
                to("cover_ended", "practitioner"),
            ]
        );
        assert_eq!(app.count_audited("cover.ended account").await, 1);
    })
    .await;
}

#[tokio::test]
async fn cover_that_makes_no_sense_comes_back_with_what_was_typed() {
    on_each_app(|app| async move {
        let (coordinator, practitioner, _) = active(&app).await;
        app.leave_mail();
        for (days, cover, wrong) in [
            (
                ("5", "3"),
                "practitioner-2",
                "must be on or after the first",
            ),
            (("1", "1"), "practitioner-2", "must be today or later"),
            (("2", "5"), "practitioner", "Select somebody else to cover"),
        ] {
            let page = away(&app, &coordinator, days, cover).await;
            assert_eq!(page.status, 422, "{wrong}");
            assert!(
                page.errors().concat().contains(wrong),
                "{:?}",
                page.errors()
            );
            assert_eq!(page.field_value("from-day"), days.0);
        }
        assert_eq!(
            away(&app, &practitioner, ("2", "5"), "practitioner-2")
                .await
                .status,
            303
        );
        let twice = away(&app, &coordinator, ("5", "9"), "practitioner-2").await;
        assert!(
            twice
                .errors()
                .concat()
                .contains("Somebody covers on one of these days")
        );
    })
    .await;
}

#[tokio::test]
async fn the_cover_ends_when_whoever_covers_leaves() {
    on_each_app(|app| async move {
        let (_, practitioner, episode) = active(&app).await;
        away(&app, &practitioner, ("1", "5"), "practitioner-2").await;
        app.deliver_mail().await;
        let admin = app.sign_in("admin").await;
        let address = format!("/admin/accounts/{}", app.account("practitioner-2"));
        let version = admin.get(&address).await.field_value("version");
        let disable = [("do", "disable"), ("version", version.as_str())];
        assert_eq!(admin.post(&address, &disable).await.status, 303);
        let mut told = mails(&app).await;
        told.sort();
        assert_eq!(
            told,
            [
                to("cover_ended", "coordinator-2"),
                to("cover_ended", "coordinator"),
                to("cover_ended", "practitioner"),
            ]
        );
        assert_eq!(
            find(&app, &episode).await.row.lead_id,
            Some(app.account("practitioner"))
        );
    })
    .await;
}
