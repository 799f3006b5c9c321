//! What came of things, and that families whose help has ended still count.

use chrono::TimeDelta;

use super::{overview, row};
use crate::http::challenges::raised;
use crate::http::episodes::steps::{CLOSE, proposed, referral_of, say, waiting};
use crate::http::episodes::{active, find};
use crate::http::triage::{WHY, WORDS, take};
use crate::support::app::on_each_app;

#[tokio::test]
async fn a_family_whose_help_has_ended_counts_in_the_lengths_and_with_its_goals() {
    on_each_app(|app| async move {
        app.leave_mail();
        let (_, _, episode) = active(&app).await;
        app.advance(TimeDelta::hours(5));
        let practitioner = app.sign_in("practitioner").await;
        let contact = [
            ("date-day", "1"),
            ("date-month", "3"),
            ("date-year", "2027"),
            ("channel", "visit"),
            ("safe", "yes"),
            ("outcome", "reached"),
        ];
        take(&practitioner, &format!("{episode}/contact"), &contact).await;
        let goal = [("words", WHY), ("outcome", "education"), ("now", "3")];
        practitioner.fill(&format!("{episode}/goal"), &goal).await;
        let form = practitioner.get(&format!("{episode}/action")).await;
        let goal = form.attributes("input[name=goal]", "value").remove(0);
        let score = format!("score-{goal}");
        let mut close = CLOSE.to_vec();
        close.push((&score, "8"));
        proposed(&practitioner, &episode, "close", &close).await;
        let manager = app.sign_in("manager").await;
        let step = waiting(&manager, &episode).await;
        say(&manager, &step, &[("answer", "accept")]).await;
        assert!(find(&app, &episode).await.row.closed_at.is_some());

        let page = overview(&app).await;
        let contact = row(&page, "stages", "From there to the first contact");
        assert_eq!(contact, ["5", "hours", "5", "hours", "1"]);
        let goals = row(
            &page,
            "goals",
            "Going to school, joining in and getting on there",
        );
        assert_eq!(goals, ["1", "1", "3", "8"]);
        let reference = find(&app, &episode).await.row.reference;
        for list in ["stage=first_contact", "goals=education&days=7"] {
            let list = manager.get(&format!("/overview/episodes?{list}")).await;
            assert!(list.text().contains(&reference), "{list:?}");
        }
        let referral = referral_of(&app, &episode).await;
        let referral = referral.rsplit('/').next().unwrap();
        for stage in ["claim", "decision"] {
            let list = format!("/overview/referrals?stage={stage}&days=30");
            assert!(page.links().contains(&list), "{:?}", page.links());
            let list = manager.get(&list).await;
            assert!(list.text().contains(referral), "{list:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn promises_that_ended_with_the_help_were_not_kept() {
    on_each_app(|app| async move {
        app.leave_mail();
        let (_, practitioner, episode) = active(&app).await;
        proposed(&practitioner, &episode, "close", &CLOSE).await;
        let manager = app.sign_in("manager").await;
        let step = waiting(&manager, &episode).await;
        say(&manager, &step, &[("answer", "accept")]).await;
        let page = overview(&app).await;
        let contact = row(&page, "stages", "From there to the first contact");
        assert_eq!(contact, ["–", "–", "0"]);
    })
    .await;
}

#[tokio::test]
async fn decisions_changed_on_challenge_are_counted_by_reason() {
    on_each_app(|app| async move {
        app.leave_mail();
        let address = raised(&app).await;
        let manager = app.sign_in("manager").await;
        let page = manager.get("/overview").await;
        assert!(
            page.text().contains("No challenge was answered"),
            "{page:?}"
        );
        let answer = [
            ("outcome", "upheld"),
            ("rationale", WHY),
            ("feedback", WORDS),
        ];
        let answered = manager.fill(&address, &answer).await;
        assert_eq!(answered.status, 303, "{:?}", answered.errors());
        let page = manager.get("/overview").await;
        assert_eq!(
            row(&page, "challenges", "All reasons"),
            ["1", "0", "0", "1"]
        );
        let links = page.attributes("#challenges a[href*='/referrals?']", "href");
        assert_eq!(links.len(), 4, "by the reason and for all: {links:?}");
        for list in links {
            let list = manager.get(&list).await;
            assert_eq!(list.attributes("tbody a", "href").len(), 1, "{list:?}");
        }
        let list = "/overview/referrals?outcome=not_upheld&days=30";
        let list = manager.get(list).await;
        assert!(list.text().contains("Nothing is behind"), "{list:?}");
        let file = manager.get("/overview/challenges.csv?days=7").await.html;
        assert!(
            file.starts_with("Reason,Changed,Partly changed,Not changed,All\r\n"),
            "{file}"
        );
        assert!(file.ends_with("All reasons,1,0,0,1\r\n"), "{file}");
        app.advance(TimeDelta::days(8));
        let page = app.sign_in("manager").await.get("/overview?days=7").await;
        assert!(
            page.text().contains("No challenge was answered"),
            "{page:?}"
        );
    })
    .await;
}
