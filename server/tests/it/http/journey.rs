//! The referrer's part of the main job, from the first page to the acknowledgement.

use stepwise_domain::referral_form::slug;

use crate::support::app::{on_each_app, pairs};

#[tokio::test]
async fn a_referral_is_written_page_by_page_and_acknowledged_by_mail() {
    on_each_app(|app| async move {
        let reference = app.send_referral().await;
        let dsl = app.sign_in("dsl").await;
        let page = dsl.get(&format!("/referrals/{reference}/sent")).await;
        assert_eq!(page.status, 200);
        assert!(page.text().contains(&reference), "{page:?}");
        assert_eq!(app.count_audited("referral.sent referral").await, 1);
        let mails = app.deliver_mail().await;
        let mail = mails.iter().find(|mail| mail.kind == "referral_received");
        let mail = mail.expect("the referrer is told");
        assert_eq!(mail.to, "dsl@people.example");
        assert!(mail.text.contains(&reference));
    })
    .await;
}

#[tokio::test]
async fn a_second_click_leads_to_the_same_referral() {
    on_each_app(|app| async move {
        let dsl = app.sign_in("dsl").await;
        let check = format!("/drafts/{}/check", app.ready_draft("dsl").await);
        let first = dsl.post::<&str>(&check, &[]).await;
        let second = dsl.post::<&str>(&check, &[]).await;
        assert_eq!((first.status, second.status), (303, 303));
        assert_eq!(first.location(), second.location());
        let back = dsl.get(&check).await;
        assert_eq!(back.status, 303, "the back button leads to the referral");
        assert_eq!(app.count_referrals().await, 1);
        assert_eq!(app.deliver_mail().await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn two_tabs_that_send_at_once_make_one_referral() {
    on_each_app(|app| async move {
        let dsl = app.sign_in("dsl").await;
        let check = format!("/drafts/{}/check", app.ready_draft("dsl").await);
        let tabs = [dsl.clone(), dsl.clone(), dsl.clone(), dsl].map(|tab| {
            let check = check.clone();
            tokio::spawn(async move { tab.post::<&str>(&check, &[]).await })
        });
        let mut led_to = Vec::new();
        for tab in tabs {
            let page = tab.await.unwrap();
            assert_eq!(page.status, 303, "{page:?}");
            led_to.push(page.location());
        }
        led_to.dedup();
        assert_eq!(led_to.len(), 1, "every tab reads the same reference");
        assert_eq!(app.count_referrals().await, 1);
        assert_eq!(app.count_audited("referral.sent referral").await, 1);
        assert_eq!(app.deliver_mail().await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_red_flag_stops_the_form_and_is_recorded() {
    on_each_app(|app| async move {
        let dsl = app.sign_in("dsl").await;
        let id = app.start_draft(&dsl).await;
        let safety = app.example_draft("dsl").await.answers(slug::SAFETY).clone();
        let mut answers = pairs(&safety);
        answers[0].1 = "yes";
        let page = dsl.fill(&format!("/drafts/{id}/safety"), &answers).await;
        assert_eq!(page.location(), format!("/drafts/{id}/stop"));
        let stop = dsl.follow(page).await;
        assert!(stop.text().contains("01632 960 200"), "the MASH's number");
        assert_eq!(app.count_audited("diversion.recorded diversion").await, 1);
        let ways_on = stop.links();
        for slug in ["referrer", "children", "indicators", "check"] {
            let address = format!("/drafts/{id}/{slug}");
            assert!(!ways_on.contains(&address), "{slug} is offered");
            let page = dsl.get(&address).await;
            assert_eq!(page.status, 303, "{slug} opens: {page:?}");
        }
        let sent = dsl.post::<&str>(&format!("/drafts/{id}/check"), &[]).await;
        assert_eq!(sent.status, 409);
        assert_eq!(app.count_referrals().await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_red_flag_stops_even_a_draft_that_was_complete() {
    on_each_app(|app| async move {
        let dsl = app.sign_in("dsl").await;
        let id = app.ready_draft("dsl").await;
        let safety = app.example_draft("dsl").await.answers(slug::SAFETY).clone();
        let mut answers = pairs(&safety);
        answers[0].1 = "unsure";
        dsl.fill(&format!("/drafts/{id}/safety"), &answers).await;
        let sent = dsl.post::<&str>(&format!("/drafts/{id}/check"), &[]).await;
        assert_eq!(sent.status, 409, "{sent:?}");
        assert_eq!(app.count_referrals().await, 0);
    })
    .await;
}

#[tokio::test]
async fn wrong_answers_are_kept_and_shown_with_what_is_wrong() {
    on_each_app(|app| async move {
        let dsl = app.sign_in("dsl").await;
        let id = app.ready_draft("dsl").await;
        let address = format!("/drafts/{id}/referrer");
        let typed = [
            ("referrer-role", "Head of year"),
            ("referrer-phone", "ring"),
        ];
        let page = dsl.fill(&address, &typed).await;
        assert_eq!(page.status, 422);
        assert!(page.title().starts_with("Error:"), "{}", page.title());
        assert_eq!(page.errors().len(), 1, "{:?}", page.errors());
        assert_eq!(page.field_value("referrer-phone"), "ring");
        // Kept although they are wrong, and there for whoever opens the page next.
        let again = dsl.get(&address).await;
        assert_eq!(again.field_value("referrer-role"), "Head of year");
        assert_eq!(again.field_value("referrer-phone"), "ring");
    })
    .await;
}

#[tokio::test]
async fn a_page_that_a_colleague_changed_meanwhile_shows_both() {
    on_each_app(|app| async move {
        let dsl = app.sign_in("dsl").await;
        let teacher = app.sign_in("teacher").await;
        let address = format!("/drafts/{}/concerns", app.ready_draft("dsl").await);
        let opened = dsl.get(&address).await.field_value("seen");
        let theirs = "The colleague's words, which are long enough.";
        let ours = "Our own words, which are long enough as well.";
        let with = |words| {
            [
                ("worries", words),
                ("working-well", words),
                ("needed", words),
            ]
        };
        assert_eq!(teacher.fill(&address, &with(theirs)).await.status, 303);
        let mut late = with(ours).to_vec();
        late.push(("seen", &opened));
        let page = dsl.post(&address, &late).await;
        assert_eq!(page.status, 422);
        assert_eq!(page.field_value("worries"), ours, "what was typed is kept");
        assert!(page.text().contains(theirs), "and theirs is shown");
        let kept = teacher.get(&address).await;
        assert_eq!(
            kept.field_value("worries"),
            theirs,
            "nothing is overwritten"
        );
    })
    .await;
}
