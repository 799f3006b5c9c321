//! One story of a referral and its episode, told to each as far as it is theirs.

use super::active;
use super::family::referral_of;
use crate::http::family::{inside, open};
use crate::http::triage::take;
use crate::support::app::{Client, Page, on_each_app};

const KEPT: &str = "Nobody must learn the day of the visits from us.";

/// The titles of what happened, the latest first.
fn told(page: &Page) -> Vec<String> {
    page.texts(".moj-timeline__title")
}

async fn of(client: &Client, path: &str) -> Vec<String> {
    told(&client.get(path).await)
}

#[tokio::test]
async fn the_record_and_the_triage_page_tell_the_same_story() {
    on_each_app(|app| async move {
        let (coordinator, practitioner, episode) = active(&app).await;
        let reference = referral_of(&app, &episode).await;
        let record = of(&coordinator, &episode).await;
        assert_eq!(
            record,
            of(&coordinator, &format!("/triage/{reference}")).await
        );
        let works = [
            "A lead practitioner accepted",
            "Offered to a lead practitioner",
            "Accepted",
            "Claimed",
            "Sent",
        ];
        let plain: Vec<_> = record.iter().filter(|one| *one != "E-mail sent").collect();
        assert_eq!(plain, works);
        assert!(record.len() > works.len(), "mails are in it: {record:?}");
        let text = coordinator.get(&episode).await.text();
        assert!(text.contains("Acknowledgement, to the referrer."), "{text}");
        // Of messages those hear who see to them.
        assert_eq!(of(&practitioner, &episode).await, works);
    })
    .await;
}

#[tokio::test]
async fn a_referrer_and_a_family_read_their_own_part() {
    on_each_app(|app| async move {
        let (coordinator, practitioner, episode) = active(&app).await;
        let reference = referral_of(&app, &episode).await;
        let note = format!("{episode}/note");
        take(
            &practitioner,
            &note,
            &[("words", KEPT), ("audience", "referrer")],
        )
        .await;
        take(&practitioner, &note, &[("words", KEPT)]).await;
        let dsl = app.sign_in("dsl").await;
        let page = dsl.get(&format!("/referrals/{reference}")).await;
        let theirs = [
            "Something was written for you",
            "A lead practitioner took the family on",
            "Accepted",
            "Being looked at",
            "Sent",
        ];
        assert_eq!(told(&page), theirs);
        let by = page.texts(".moj-timeline__byline");
        assert_eq!(by.len(), 1, "the council's people are not named: {by:?}");

        let email = "rowan.testwell@example.org";
        open(&coordinator, &reference, "Rowan Testwell", email).await;
        app.deliver_mail().await;
        let phone = inside(&app, &reference).await;
        let family = phone.get("/status/view").await.texts("main ol li");
        let news: Vec<_> = family
            .iter()
            .filter_map(|line| line.split_once(": "))
            .map(|(_, news)| news)
            .collect();
        assert_eq!(
            news,
            [
                "We were asked to help you.",
                "We started to look at what would help.",
                "We said that we can help.",
                "You got a worker.",
            ]
        );
    })
    .await;
}

#[tokio::test]
async fn that_something_was_kept_back_is_not_told_to_those_it_is_kept_from() {
    on_each_app(|app| async move {
        let (coordinator, practitioner, episode) = active(&app).await;
        let kept = [("words", KEPT), ("audience", "keep_from")];
        take(&coordinator, &format!("{episode}/note"), &kept).await;
        let added = "Note added".to_owned();
        assert!(of(&coordinator, &episode).await.contains(&added));
        assert!(!of(&practitioner, &episode).await.contains(&added));
        let print = format!("{episode}/print");
        let page = coordinator.get(&print).await.text();
        assert!(page.contains(KEPT) && page.contains("Note added"), "{page}");
        let page = practitioner.get(&print).await.text();
        assert!(
            !page.contains(KEPT) && !page.contains("Note added"),
            "{page}"
        );
        assert!(page.contains("A lead practitioner accepted"), "{page}");
    })
    .await;
}
