//! Asking before referring.

use crate::support::app::{Client, on_each_app};

const QUESTION: &str = "A girl in Year 5 is late three days of five. What should we try first?";
const ANSWER: &str = "Start with a talk about mornings, and refer if nothing changes.";

async fn ask(client: &Client) -> String {
    let answer = client
        .post("/consultations/new", &[("question", QUESTION)])
        .await;
    assert_eq!(answer.status, 303, "{answer:?}");
    answer.location()
}

#[tokio::test]
async fn a_question_is_answered_in_the_portal_and_becomes_one_draft() {
    on_each_app(|app| async move {
        let (dsl, coordinator) = (app.sign_in("dsl").await, app.sign_in("coordinator").await);
        let address = ask(&dsl).await;
        let mails = app.deliver_mail().await;
        assert!(mails.iter().any(|mail| mail.kind == "consultation_asked"));

        let list = coordinator.get("/consultations").await;
        assert!(list.links().contains(&address), "{list:?}");
        let answered = coordinator.post(&address, &[("answer", ANSWER)]).await;
        assert_eq!(answered.status, 303, "{answered:?}");
        let mails = app.deliver_mail().await;
        let told = mails
            .iter()
            .find(|mail| mail.kind == "consultation_answered");
        let told = told.expect("whoever asked is told");
        assert_eq!(told.to, "dsl@people.example");
        assert!(!told.text.contains("Year 5") && !told.text.contains("mornings"));

        assert!(dsl.get(&address).await.text().contains(ANSWER));
        let refer = format!("{address}/refer");
        let first = dsl.post::<&str>(&refer, &[]).await.location();
        let second = dsl.post::<&str>(&refer, &[]).await.location();
        assert!(first.starts_with("/drafts/"), "{first}");
        assert_eq!(first, second);
    })
    .await;
}

#[tokio::test]
async fn a_consultation_of_another_organisation_is_not_found() {
    on_each_app(|app| async move {
        let address = ask(&app.sign_in("dsl").await).await;
        let other = app.sign_in("dsl-b").await;
        assert_eq!(other.get(&address).await.status, 404);
        let refer = other.post::<&str>(&format!("{address}/refer"), &[]).await;
        assert_eq!(refer.status, 404);
        let answer = other.post(&address, &[("answer", ANSWER)]).await;
        assert_eq!(answer.status, 403, "a referrer never answers: {answer:?}");
        assert!(!other.get("/consultations").await.links().contains(&address));
        app.leave_mail();
    })
    .await;
}

#[tokio::test]
async fn the_second_of_two_answers_is_not_sent_and_not_lost() {
    on_each_app(|app| async move {
        let address = ask(&app.sign_in("dsl").await).await;
        let (one, two) = (
            app.sign_in("coordinator").await,
            app.sign_in("manager").await,
        );
        one.post(&address, &[("answer", ANSWER)]).await;
        let late = two
            .post(&address, &[("answer", "Another answer altogether.")])
            .await;
        assert_eq!(late.status, 422);
        assert!(late.text().contains(ANSWER), "{late:?}");
        assert!(
            late.text().contains("Another answer altogether."),
            "{late:?}"
        );
        app.leave_mail();
    })
    .await;
}

#[tokio::test]
async fn a_question_too_short_comes_back_with_what_was_typed() {
    on_each_app(|app| async move {
        let dsl = app.sign_in("dsl").await;
        let page = dsl
            .post("/consultations/new", &[("question", "Help?")])
            .await;
        assert_eq!(page.status, 422);
        assert!(page.title().starts_with("Error:"));
        assert_eq!(page.field_value("question"), "Help?");
    })
    .await;
}
