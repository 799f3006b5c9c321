//! A referral as files for the safeguarding record of those who sent it.

use lopdf::Document;
use serde_json::Value;
use stepwise::store::entity::audit_event;

use sea_orm::{EntityTrait, QueryOrder};

use super::episodes::active;
use super::episodes::family::referral_of;
use super::triage::{WHY, WORDS, take};
use crate::support::app::{TestApp, on_each_app};

const TEAM: &str = "Word of the team: the aunt collects both children.";
const SCHOOL: &str = "Word to the school: please go on with the quiet start.";

#[tokio::test]
async fn a_school_keeps_what_it_sent_and_was_told_and_nothing_of_the_teams() {
    on_each_app(|app| async move {
        app.leave_mail();
        let (_, practitioner, episode) = active(&app).await;
        let reference = referral_of(&app, &episode).await;
        let note = format!("{episode}/note");
        take(&practitioner, &note, &[("words", TEAM)]).await;
        take(
            &practitioner,
            &note,
            &[("words", SCHOOL), ("audience", "referrer")],
        )
        .await;
        let dsl = app.sign_in("dsl").await;

        let file = dsl.get(&format!("/referrals/{reference}/record.pdf")).await;
        assert_eq!(file.status, 200);
        assert_eq!(file.header("content-type"), "application/pdf");
        let name = format!("attachment; filename=\"{reference}.pdf\"");
        assert_eq!(file.header("content-disposition"), name);
        assert_eq!(file.header("cache-control"), "no-store");
        let pdf = Document::load_mem(&file.bytes).expect("it is a PDF");
        let pages: Vec<u32> = pdf.get_pages().into_keys().collect();
        let words = pdf.extract_text(&pages).unwrap();
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let catalog = pdf.catalog().unwrap();
        for key in ["StructTreeRoot", "MarkInfo", "Lang", "Outlines"] {
            assert!(catalog.has(key.as_bytes()), "{key}");
        }
        tells(&words, &reference);

        let file = dsl
            .get(&format!("/referrals/{reference}/record.json"))
            .await;
        assert_eq!(file.header("content-type"), "application/json");
        let name = format!("attachment; filename=\"{reference}.json\"");
        assert_eq!(file.header("content-disposition"), name);
        tells(&file.html, &reference);
        let data: Value = serde_json::from_str(&file.html).unwrap();
        assert_eq!(data["schema"], 1);
        assert_eq!(data["decisions"][0]["feedback"], WORDS);
        assert_eq!(data["timeline"][0]["what"], "Something was written for you");
        assert!(data["answers"].as_array().unwrap().len() > 5);
    })
    .await;
}

fn tells(words: &str, reference: &str) {
    for expected in [
        reference,
        WORDS,
        SCHOOL,
        "A lead practitioner took the family on",
    ] {
        assert!(words.contains(expected), "{expected}: {words}");
    }
    for hidden in [TEAM, WHY, "Offered"] {
        assert!(!words.contains(hidden), "{hidden}: {words}");
    }
}

#[tokio::test]
async fn taking_a_file_is_a_view_and_strangers_get_none() {
    on_each_app(|app| async move {
        let reference = app.send_referral().await;
        app.leave_mail();
        let stranger = app.sign_in("dsl-b").await;
        for (who, file) in [("teacher", "pdf"), ("coordinator", "json")] {
            let address = format!("/referrals/{reference}/record.{file}");
            assert_eq!(app.sign_in(who).await.get(&address).await.status, 200);
            assert_eq!(
                last(&app).await,
                ("referral.viewed".into(), format!("{{\"as\":\"{file}\"}}"))
            );
            assert_eq!(stranger.get(&address).await.status, 404);
            assert_eq!(last(&app).await.0, "refused");
        }
    })
    .await;
}

/// The last event of the audit log, and its detail.
async fn last(app: &TestApp) -> (String, String) {
    let events = audit_event::Entity::find().order_by_desc(audit_event::Column::Seq);
    let event = events.one(app.app.store.read()).await.unwrap().unwrap();
    (event.action, event.detail)
}
