//! What a lead practitioner writes down, who reads it, and which promise it keeps.

use stepwise_domain::clock::ClockKind;

use super::{accept, accepted, active, find, press, running};
use crate::http::triage::{claim, take};
use crate::support::app::{Client, TestApp, on_each_app};

const NOTE: &str = "The aunt collects both children on Tuesdays and Thursdays.";
const NEVER: &str = "he never comes to school";
const LONG: &str = "Long enough to be of use to somebody who reads it later.";

/// Writes an assessment that says the same of everything.
pub async fn assess(practitioner: &Client, episode: &str) {
    let assessment = [
        ("strengths", LONG),
        ("need-child_development", LONG),
        ("need-parenting_capacity", LONG),
        ("need-family_and_environment", LONG),
        ("voice", "words"),
        ("voice-words", "I like it when Gran is there."),
        ("family-view", LONG),
    ];
    take(practitioner, &format!("{episode}/assessment"), &assessment).await;
}

/// Writes down a first meeting with the referrer and the family.
pub async fn meet(app: &TestApp, practitioner: &Client, episode: &str, minutes: &str) {
    let person = app.account("dsl").to_string();
    let meeting = [
        ("date-day", "1"),
        ("date-month", "3"),
        ("date-year", "2027"),
        ("invited", person.as_str()),
        ("attended", person.as_str()),
        ("family-there", "yes"),
        ("minutes", minutes),
    ];
    take(practitioner, &format!("{episode}/taf"), &meeting).await;
}

/// Sets a goal and agrees an action for it; the address that says the action is done.
pub async fn agreed(practitioner: &Client, episode: &str) -> String {
    let goal = [
        ("words", LONG),
        ("outcome", "education"),
        ("lowest", NEVER),
        ("highest", ""),
        ("now", "3"),
    ];
    let page = practitioner.fill(&format!("{episode}/goal"), &goal).await;
    assert_eq!(page.status, 303, "{:?}", page.errors());
    let form = format!("{episode}/action");
    let page = practitioner.get(&form).await;
    let goal = page.attributes("input[name=goal]", "value").remove(0);
    let action = [
        ("words", "Walk to school together on three days"),
        ("goal", goal.as_str()),
        ("who", "family"),
        ("by-when-day", "12"),
        ("by-when-month", "3"),
        ("by-when-year", "2027"),
    ];
    let page = practitioner.fill(&form, &action).await;
    assert_eq!(page.status, 303, "{:?}", page.errors());
    let record = practitioner.get(episode).await;
    record
        .attributes("form[action$='/done']", "action")
        .remove(0)
}

#[tokio::test]
async fn contact_assessment_meeting_and_review_each_keep_their_promise() {
    on_each_app(|app| async move {
        let (_, practitioner, episode) = active(&app).await;
        let contact = [
            ("date-day", "1"),
            ("date-month", "3"),
            ("date-year", "2027"),
            ("channel", "visit"),
            ("safe", "yes"),
            ("outcome", "reached"),
        ];
        take(&practitioner, &format!("{episode}/contact"), &contact).await;
        assert!(
            !running(&app, &episode)
                .await
                .contains(&ClockKind::FirstContact)
        );

        assess(&practitioner, &episode).await;
        assert_eq!(running(&app, &episode).await, [ClockKind::FirstTaf]);

        let done = agreed(&practitioner, &episode).await;
        practitioner.post::<&str>(&done, &[]).await;

        meet(&app, &practitioner, &episode, LONG).await;
        assert_eq!(
            running(&app, &episode).await,
            [ClockKind::PlanToFamily, ClockKind::Review]
        );
        press(&practitioner, &episode, "plan-given").await;

        let form = practitioner.get(&format!("{episode}/action")).await;
        let goal = form.attributes("input[name=goal]", "value").remove(0);
        let score = format!("score-{goal}");
        let scale = format!("0 is: {NEVER}. 10 is: as good as it needs to be.");
        let form = practitioner.get(&format!("{episode}/review")).await.text();
        assert!(form.contains(&scale), "{form}");
        assert!(form.contains(&format!("0: {NEVER}")), "{form}");
        let mut review = vec![
            ("date-day", "1"),
            ("date-month", "3"),
            ("date-year", "2027"),
            ("with-family", "yes"),
            (score.as_str(), "5"),
            ("changed", LONG),
            ("family-view", LONG),
            ("voice", "words"),
            ("voice-words", "We walked."),
            ("next-day", "1"),
            ("next-month", "12"),
            ("next-year", "2027"),
        ];
        let page = practitioner
            .fill(&format!("{episode}/review"), &review)
            .await;
        assert_eq!(page.status, 422, "a review nine months away is too far");
        review.truncate(9);
        review.extend([
            ("next-day", "12"),
            ("next-month", "4"),
            ("next-year", "2027"),
        ]);
        take(&practitioner, &format!("{episode}/review"), &review).await;
        assert_eq!(running(&app, &episode).await, [ClockKind::Review]);
        let record = practitioner.get(&episode).await.text();
        assert!(record.contains("2 better"), "distance travelled: {record}");
        let print = practitioner.get(&format!("{episode}/print")).await.text();
        for page in [record, print] {
            assert!(page.contains(&scale), "beside the score: {page}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_form_that_is_wrong_or_put_aside_waits_for_its_author() {
    on_each_app(|app| async move {
        let (coordinator, practitioner, episode) = active(&app).await;
        let form = format!("{episode}/assessment");
        let page = practitioner.fill(&form, &[("strengths", NOTE)]).await;
        assert_eq!(page.status, 422);
        let again = practitioner.get(&form).await;
        assert_eq!(again.field_value("strengths"), NOTE);
        let mut later = vec![("strengths", LONG), ("later", "yes")];
        later.push(("family-view", "Not"));
        let page = practitioner.fill(&form, &later).await;
        assert_eq!(page.location(), format!("{episode}?done=later"));
        let again = practitioner.get(&form).await;
        assert_eq!(again.field_value("family-view"), "Not");
        let others = coordinator.get(&form).await;
        assert_eq!(
            others.field_value("strengths"),
            "",
            "a draft is its author's"
        );
        assert!(!coordinator.get(&episode).await.text().contains(LONG));
    })
    .await;
}

#[tokio::test]
async fn an_entry_says_before_it_is_kept_who_will_read_it() {
    on_each_app(|app| async move {
        let (coordinator, practitioner, episode) = active(&app).await;
        let form = format!("{episode}/note");
        let kept = [("words", NOTE), ("audience", "keep_from")];
        let page = coordinator.fill(&form, &kept).await;
        assert!(
            page.text()
                .contains("Only coordinators, managers, the MASH and you")
        );
        take(&coordinator, &form, &kept).await;
        assert!(coordinator.get(&episode).await.text().contains(NOTE));
        assert!(!practitioner.get(&episode).await.text().contains(NOTE));
    })
    .await;
}

#[tokio::test]
async fn a_note_for_the_referrer_names_the_kind_of_service_that_referred() {
    on_each_app(|app| async move {
        let reference = app.send_referral_as("visitor").await;
        let coordinator = app.sign_in("coordinator").await;
        claim(&coordinator, &reference).await;
        let episode = accept(&app, &coordinator, &reference).await;
        let note = [("words", NOTE), ("audience", "referrer")];
        let page = coordinator.fill(&format!("{episode}/note"), &note).await;
        assert_eq!(page.status, 200, "{:?}", page.errors());
        assert!(!page.text().contains("The school that referred"));
        assert!(
            page.text()
                .contains("that referred the family will be able")
        );
    })
    .await;
}

#[tokio::test]
async fn work_begins_when_somebody_leads() {
    on_each_app(|app| async move {
        let (coordinator, episode) = accepted(&app).await;
        let page = coordinator.get(&format!("{episode}/assessment")).await;
        assert_eq!(page.status, 409, "{page:?}");
        assert_eq!(
            coordinator.get(&format!("{episode}/note")).await.status,
            200
        );
        assert_eq!(find(&app, &episode).await.row.lead_id, None);
    })
    .await;
}

#[tokio::test]
async fn a_contact_in_a_way_that_was_not_safe_is_not_the_one_that_was_promised() {
    on_each_app(|app| async move {
        let (_, practitioner, episode) = active(&app).await;
        for (safe, waits) in [("no", true), ("asked", false)] {
            let contact = [
                ("date-day", "1"),
                ("date-month", "3"),
                ("date-year", "2027"),
                ("channel", "visit"),
                ("safe", safe),
                ("not-safe", LONG),
                ("outcome", "reached"),
            ];
            take(&practitioner, &format!("{episode}/contact"), &contact).await;
            let running = running(&app, &episode).await;
            assert_eq!(running.contains(&ClockKind::FirstContact), waits, "{safe}");
        }
    })
    .await;
}
