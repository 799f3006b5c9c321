//! A red flag that was answered away is remembered.

use stepwise_domain::form::Answers;
use stepwise_domain::referral_form::slug;

use stepwise::store::diversions::answers;
use uuid::Uuid;

use crate::support::app::{Client, TestApp, on_each_app, pairs};

/// A red flag of school A's that has just stopped a form; gives the diversion.
pub async fn diverted(app: &TestApp) -> Uuid {
    let dsl = app.sign_in("dsl").await;
    let draft = format!("/drafts/{}", app.start_draft(&dsl).await);
    answer(app, &dsl, &draft, "yes").await;
    let waiting = answers::waiting(app.app.store.read()).await.unwrap();
    waiting.last().expect("it waits for the MASH").id
}

/// Answers every question about harm with "no", except the first.
pub async fn answer(app: &TestApp, dsl: &Client, draft: &str, first: &str) -> String {
    let example = app.example_draft("dsl").await;
    let mut answers: Answers = example.answers(slug::SAFETY).clone();
    if let Some(values) = answers.0.values_mut().next() {
        *values = vec![first.into()];
    }
    let page = dsl.fill(&format!("{draft}/safety"), &pairs(&answers)).await;
    assert_eq!(page.status, 303, "{page:?}");
    page.location()
}

#[tokio::test]
async fn a_red_flag_cannot_be_answered_away_without_a_reason() {
    on_each_app(|app| async move {
        let dsl = app.sign_in("dsl").await;
        let draft = format!("/drafts/{}", app.start_draft(&dsl).await);
        assert_eq!(
            answer(&app, &dsl, &draft, "yes").await,
            format!("{draft}/stop")
        );
        assert!(
            dsl.get(&draft)
                .await
                .text()
                .contains("a child may be in danger")
        );

        let why = format!("{draft}/wrong-answer");
        assert_eq!(answer(&app, &dsl, &draft, "no").await, why);
        for page in ["", "/children", "/children/1", "/check", "/concerns"] {
            assert_eq!(
                dsl.get(&format!("{draft}{page}")).await.location(),
                why,
                "{page}"
            );
        }
        let note = "She is in my office and has not been hurt.";
        let learned = [("reason", "learned_more"), ("note", note)];
        assert_eq!(dsl.post(&why, &learned).await.status, 422);
        let slip = [("reason", "slip"), ("note", note)];
        let corrected = dsl.post(&why, &slip).await;
        assert_eq!(corrected.location(), format!("{draft}/referrer"));
        assert_eq!(dsl.get(&draft).await.status, 200);
    })
    .await;
}

#[tokio::test]
async fn one_yes_is_enough_however_much_else_is_unanswered() {
    on_each_app(|app| async move {
        let dsl = app.sign_in("dsl").await;
        let draft = format!("/drafts/{}", app.start_draft(&dsl).await);
        let safety = format!("{draft}/safety");
        let names = dsl
            .get(&safety)
            .await
            .attributes("input[type=radio]", "name");
        let first = names.first().expect("a question about harm");
        let page = dsl.fill(&safety, &[(first.as_str(), "yes")]).await;
        assert_eq!(page.location(), format!("{draft}/stop"), "{page:?}");
        let waiting = answers::waiting(app.app.store.read()).await.unwrap();
        assert_eq!(waiting.len(), 1, "the MASH sees it");

        // The MASH advises early help; then the rest is asked, and only then the form goes on.
        let consultation = format!("{draft}/{}", slug::CONSULTATION);
        let flag = dsl.get(&consultation).await;
        let flag = flag.attributes("input[name=mash-flags]", "value").remove(0);
        let talk = [
            ("mash-flags", flag.as_str()),
            ("mash-who", "Ivy Inventedson"),
            ("mash-on-day", "1"),
            ("mash-on-month", "1"),
            ("mash-on-year", "2027"),
            ("mash-advice", "early-help"),
            ("mash-said", ""),
        ];
        let page = dsl.fill(&consultation, &talk).await;
        assert_eq!(page.location(), safety, "{page:?}");
        let page = dsl.fill(&safety, &[(first.as_str(), "yes")]).await;
        assert_eq!(page.status, 422, "{page:?}");
    })
    .await;
}

#[tokio::test]
async fn a_whole_draft_with_an_unexplained_red_flag_cannot_be_sent() {
    on_each_app(|app| async move {
        let dsl = app.sign_in("dsl").await;
        let example = app.example_draft("dsl").await;
        let draft = app.write_draft("dsl", &dsl, &example).await;
        answer(&app, &dsl, &draft, "yes").await;
        answer(&app, &dsl, &draft, "no").await;
        let sent = dsl.post::<&str>(&format!("{draft}/check"), &[]).await;
        assert_eq!(sent.status, 409, "{sent:?}");
    })
    .await;
}

#[tokio::test]
async fn the_page_about_danger_loads_the_draft_once_to_say_where_it_leads() {
    on_each_app(|app| async move {
        let (counted, statements) = app.counted();
        let dsl = app.sign_in("dsl").await.through(&counted);
        let draft = format!("/drafts/{}", app.start_draft(&dsl).await);
        for first in ["no", "yes"] {
            statements.take();
            answer(&app, &dsl, &draft, first).await;
            let all = statements.take();
            let loads = all
                .iter()
                .filter(|sql| sql.contains("FROM \"draft\""))
                .count();
            // Opening the form and posting it load it once each; saving, and what comes after, too.
            assert_eq!(loads, 4, "{first}: {all:#?}");
        }
    })
    .await;
}
