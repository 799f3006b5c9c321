//! What is written in an episode reaches those it was marked for, in the part meant for them, and
//! nobody else.

use chrono::TimeDelta;

use super::family::referral_of;
use super::steps::{HARM, WHY, proposed, say, told, waiting};
use super::{accept, active};
use crate::http::family::{inside, open};
use crate::http::triage::{claim, take};
use crate::support::app::{Client, TestApp, on_each_app};

const TEAM: &str = "Word of the team: the aunt collects both children.";
const SCHOOL: &str = "Word to the school: please go on with the quiet start.";
const PRIVATE: &str = "Word kept back: nobody must learn the day of the visits.";
const FAMILY: &str = "Word to the family: the visit is on Wednesday at four.";
const BOTH: &str = "Word about both: the plan was agreed in the kitchen.";

async fn note(client: &Client, episode: &str, words: &str, audience: &[&str]) {
    let mut fields = vec![("words", words)];
    fields.extend(audience.iter().map(|one| ("audience", *one)));
    if audience.contains(&"family") {
        fields.push(("to-family", FAMILY));
    }
    take(client, &format!("{episode}/note"), &fields).await;
}

/// The referrer's page and the family's page.
pub async fn pages(app: &TestApp, coordinator: &Client, reference: &str) -> (String, String) {
    let school = app.sign_in("teacher").await;
    let school = school.get(&format!("/referrals/{reference}")).await.text();
    let email = "rowan.testwell@example.org";
    open(coordinator, reference, "Rowan Testwell", email).await;
    app.deliver_mail().await;
    let phone = inside(app, reference).await;
    (school, phone.get("/status/view").await.text())
}

#[tokio::test]
async fn each_reads_the_part_written_for_them_and_nothing_else() {
    on_each_app(|app| async move {
        let (coordinator, practitioner, episode) = active(&app).await;
        let reference = referral_of(&app, &episode).await;
        note(&practitioner, &episode, TEAM, &[]).await;
        note(&practitioner, &episode, SCHOOL, &["referrer"]).await;
        note(&practitioner, &episode, PRIVATE, &["keep_from"]).await;
        note(&practitioner, &episode, BOTH, &["referrer", "family"]).await;
        let later = [
            ("words", PRIVATE),
            ("audience", "referrer"),
            ("later", "yes"),
        ];
        practitioner.fill(&format!("{episode}/note"), &later).await;

        let (school, family) = pages(&app, &coordinator, &reference).await;
        assert!(school.contains(SCHOOL) && school.contains(BOTH), "{school}");
        assert!(family.contains(FAMILY), "{family}");
        for words in [TEAM, PRIVATE, FAMILY] {
            assert!(!school.contains(words), "{words}: {school}");
        }
        for words in [TEAM, PRIVATE, SCHOOL, BOTH] {
            assert!(!family.contains(words), "{words}: {family}");
        }
        let record = practitioner.get(&episode).await.text();
        for words in [TEAM, SCHOOL, PRIVATE, BOTH, FAMILY] {
            assert!(record.contains(words), "{words}: {record}");
        }
    })
    .await;
}

#[tokio::test]
async fn those_for_whom_something_was_written_hear_that_it_was() {
    on_each_app(|app| async move {
        let (coordinator, practitioner, episode) = active(&app).await;
        let reference = referral_of(&app, &episode).await;
        let email = "rowan.testwell@example.org";
        open(&coordinator, &reference, "Rowan Testwell", email).await;
        app.deliver_mail().await;
        note(&practitioner, &episode, TEAM, &[]).await;
        assert_eq!(told(&app).await, [""; 0]);
        note(&practitioner, &episode, BOTH, &["referrer", "family"]).await;
        let family = format!("family_update {email}");
        assert_eq!(told(&app).await, ["entry_written dsl", &family]);
    })
    .await;
}

#[tokio::test]
async fn whoever_joins_an_episode_with_social_care_reads_nothing_of_social_care() {
    on_each_app(|app| async move {
        app.leave_mail();
        let (coordinator, practitioner, episode) = active(&app).await;
        proposed(&practitioner, &episode, "to_mash", &HARM).await;
        let mash = app.sign_in("mash").await;
        let step = waiting(&mash, &episode).await;
        say(&mash, &step, &[("answer", "accept")]).await;
        app.advance(TimeDelta::minutes(5));
        let second = app.send_referral_as("visitor").await;
        claim(&coordinator, &second).await;
        let reference = episode.trim_start_matches("/episodes/").to_owned();
        let fields = [
            ("episode", reference.as_str()),
            ("rationale", WHY),
            ("feedback", "Thank you. We know what you wrote."),
        ];
        take(&coordinator, &format!("/triage/{second}/join"), &fields).await;
        let visitor = app.sign_in("visitor").await;
        let page = visitor.get(&format!("/referrals/{second}")).await.text();
        assert!(page.contains("Accepted"), "{page}");
        assert!(!page.contains("social care"), "{page}");
        assert!(!page.contains("Tier 4"), "{page}");
        let first = referral_of(&app, &episode).await;
        let dsl = app.sign_in("dsl").await;
        let page = dsl.get(&format!("/referrals/{first}")).await.text();
        assert!(page.contains("Passed to social care"), "{page}");
    })
    .await;
}

#[tokio::test]
async fn a_referrer_reads_the_minutes_and_not_what_another_agency_brought() {
    on_each_app(|app| async move {
        let (coordinator, practitioner, episode) = active(&app).await;
        let reference = referral_of(&app, &episode).await;
        let person = app.account("dsl").to_string();
        let contribution = format!("contribution-{person}");
        let meeting = [
            ("date-day", "1"),
            ("date-month", "3"),
            ("date-year", "2027"),
            ("invited", person.as_str()),
            ("attended", person.as_str()),
            (contribution.as_str(), PRIVATE),
            ("others", TEAM),
            ("family-there", "yes"),
            ("minutes", SCHOOL),
            ("audience", "referrer"),
        ];
        let form = format!("{episode}/taf");
        let preview = practitioner.fill(&form, &meeting).await;
        let cards = preview.texts(".govuk-summary-card").concat();
        assert!(
            cards.contains(SCHOOL),
            "the preview says what they read: {cards}"
        );
        assert!(!cards.contains(PRIVATE) && !cards.contains(TEAM), "{cards}");
        take(&practitioner, &form, &meeting).await;
        let (school, family) = pages(&app, &coordinator, &reference).await;
        assert!(school.contains(SCHOOL), "{school}");
        for words in [PRIVATE, TEAM] {
            assert!(!school.contains(words), "{words}: {school}");
        }
        assert!(!family.contains(SCHOOL), "{family}");
    })
    .await;
}

#[tokio::test]
async fn what_is_for_the_family_must_be_written_to_them() {
    on_each_app(|app| async move {
        let (_, practitioner, episode) = active(&app).await;
        let form = format!("{episode}/note");
        let fields = [("words", TEAM), ("audience", "family")];
        let page = practitioner.fill(&form, &fields).await;
        assert_eq!(page.status, 422);
        assert_eq!(page.errors(), ["Enter what the family will read"]);
        assert_eq!(page.field_value("words"), TEAM);
    })
    .await;
}

#[tokio::test]
async fn whoever_referred_the_same_family_later_reads_nothing_that_was_written_for_the_first() {
    on_each_app(|app| async move {
        let (coordinator, practitioner, episode) = active(&app).await;
        note(&practitioner, &episode, SCHOOL, &["referrer"]).await;
        app.advance(TimeDelta::minutes(5));
        let second = app.send_referral_as("visitor").await;
        claim(&coordinator, &second).await;
        let joined = accept(&app, &coordinator, &second).await;
        assert_ne!(joined, episode);
        join(&app, &episode, &second).await;
        let visitor = app.sign_in("visitor").await;
        let page = visitor.get(&format!("/referrals/{second}")).await.text();
        assert!(!page.contains(SCHOOL), "{page}");
        let reference = referral_of(&app, &episode).await;
        let dsl = app.sign_in("dsl").await;
        let page = dsl.get(&format!("/referrals/{reference}")).await.text();
        assert!(page.contains(SCHOOL), "{page}");
    })
    .await;
}

/// Puts the referral into the episode: how a coordinator comes to do that is tested elsewhere.
async fn join(app: &TestApp, episode: &str, referral: &str) {
    let episode = super::find(app, episode).await.row.id;
    let referral = crate::http::triage::referral(app, referral).await.row.id;
    let store = &app.app.store;
    let tx = store.begin().await.unwrap();
    stepwise::store::episodes::join(&tx, episode, referral)
        .await
        .unwrap();
    tx.commit().await.unwrap();
}
