//! Drafts of steps: each has its own, and a report of harm has none.

use stepwise_domain::role::Role;

use super::disable;
use crate::http::episodes::steps::*;
use crate::http::episodes::{active, offer, press};
use crate::support::app::{Client, TestApp, on_each_app};

/// An episode that the MASH took on, and who did.
async fn with_social_care(app: &TestApp) -> (String, Client) {
    let (_, practitioner, episode) = active(app).await;
    proposed(&practitioner, &episode, "to_mash", &HARM).await;
    let mash = app.sign_in("mash").await;
    let step = waiting(&mash, &episode).await;
    let page = say(&mash, &step, &[("answer", "accept")]).await;
    assert_eq!(page.status, 303, "{:?}", page.errors());
    (episode, mash)
}

#[tokio::test]
async fn each_step_has_a_draft_of_its_own_and_what_the_record_lacks_costs_nobody_their_words() {
    on_each_app(|app| async move {
        app.leave_mail();
        let (_, practitioner, episode) = active(&app).await;
        let early = propose(&practitioner, &episode, "down_3_to_2", &STEP).await;
        assert_eq!(early.status, 422, "no review was held");
        let form = format!("{episode}/step/down_3_to_2");
        assert_eq!(practitioner.get(&form).await.field_value("rationale"), WHY);
        let record = practitioner.get(&episode).await.text();
        let link = "Go on with your draft: Step down from tier 3 to tier 2";
        assert!(record.contains(link), "{record}");
        assert!(record.contains("Propose closing the episode"), "{record}");
        review(&practitioner, &episode).await;
        proposed(&practitioner, &episode, "down_3_to_2", &STEP).await;
        let record = practitioner.get(&episode).await.text();
        assert!(!record.contains("Go on with your draft"), "{record}");
    })
    .await;
}

#[tokio::test]
async fn whoever_goes_on_with_a_step_reads_what_it_lacks_and_that_nobody_confirmed_it() {
    on_each_app(|app| async move {
        app.leave_mail();
        let (coordinator, practitioner, episode) = active(&app).await;
        propose(&practitioner, &episode, "down_3_to_2", &STEP).await;
        disable(&app, "practitioner").await;
        offer(&app, &coordinator, &episode, "practitioner-2").await;
        let second = app.sign_in("practitioner-2").await;
        press(&second, &episode, "accept").await;
        let page = second.get(&format!("{episode}/step/down_3_to_2")).await;
        assert_eq!(page.field_value("rationale"), WHY);
        let text = page.text();
        assert!(text.contains("No review has been held"), "{text}");
        assert!(text.contains("Nobody has confirmed it"), "{text}");
    })
    .await;
}

#[tokio::test]
async fn fear_of_harm_is_sent_or_stays_on_the_screen_and_is_never_put_aside() {
    on_each_app(|app| async move {
        app.leave_mail();
        let (_, practitioner, episode) = active(&app).await;
        let form = format!("{episode}/step/to_mash");
        let page = practitioner.get(&form).await;
        assert!(!page.text().contains("finish later"), "{page:?}");
        let short = [("rationale", "Bruises"), ("handover", WHY)];
        let page = practitioner.fill(&form, &short).await;
        assert_eq!(page.status, 422);
        assert_eq!(page.field_value("rationale"), "Bruises");
        assert_eq!(page.field_value("handover"), WHY);
        let record = practitioner.get(&episode).await.text();
        assert!(!record.contains("draft"), "{record}");
        let mut sent = HARM.to_vec();
        sent.push(("later", "yes"));
        let page = practitioner.fill(&form, &sent).await;
        assert_eq!(page.location(), format!("{episode}?done=step-mash"));
    })
    .await;
}

#[tokio::test]
async fn a_step_that_social_care_had_begun_stays_with_it_when_its_author_leaves() {
    on_each_app(|app| async move {
        app.leave_mail();
        let (episode, mash) = with_social_care(&app).await;
        app.add("mash-2", Role::MashWorker).await;
        let form = format!("{episode}/step/up_4a_to_4b");
        let begun = [("rationale", WHY), ("later", "yes")];
        assert_eq!(mash.fill(&form, &begun).await.status, 303);
        let down = mash.get(&format!("{episode}/step/down_4a_to_3")).await;
        assert_eq!(down.field_value("rationale"), "", "it is another step's");
        disable(&app, "mash").await;
        for who in ["coordinator", "manager"] {
            let record = app.sign_in(who).await.get(&episode).await;
            assert_eq!(record.status, 200);
            assert!(
                !record.text().contains("confirmed by nobody"),
                "{who}: {record:?}"
            );
        }
        let second = app.sign_in("mash-2").await;
        let record = second.get(&episode).await.text();
        let link = "Go on with what somebody else began: Start of child protection";
        assert!(record.contains(link), "{record}");
        let page = second.get(&form).await;
        assert_eq!(page.field_value("rationale"), WHY);
        assert!(page.text().contains("Nobody has confirmed it"), "{page:?}");
        proposed(&second, &episode, "up_4a_to_4b", &STEP).await;
        let event = "episode.draft_taken_on episode";
        assert_eq!(app.count_audited(event).await, 1);
    })
    .await;
}
