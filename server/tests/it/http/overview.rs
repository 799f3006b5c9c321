//! The manager's first page: its figures, the lists behind them and the files.

use chrono::TimeDelta;

mod ends;
mod load;

use super::episodes::{accepted, active, find, offer, press};
use super::triage::{WHY, claim};
use crate::support::app::{Page, TestApp, on_each_app};

/// The cells of a figure's row, without its name.
fn row(page: &Page, figure: &str, name: &str) -> Vec<String> {
    let rows = page.texts(&format!("#{figure} tbody tr"));
    let found = rows.iter().find(|row| row.starts_with(name));
    let found = found.unwrap_or_else(|| panic!("no {name} in {rows:?}"));
    let words = found.strip_prefix(name).unwrap();
    // Links repeat the row's name for those who hear them.
    let words = words.replace(&format!(": {name}"), "").replace(':', "");
    words.split_whitespace().map(str::to_owned).collect()
}

async fn overview(app: &TestApp) -> Page {
    let page = app.sign_in("manager").await.get("/overview").await;
    assert_eq!(page.status, 200, "{page:?}");
    page
}

#[tokio::test]
async fn a_manager_begins_at_the_overview_and_nobody_else_sees_it() {
    on_each_app(|app| async move {
        let home = app.sign_in("manager").await.get("/home").await;
        assert_eq!(home.location(), "/overview");
        let home = app.sign_in("coordinator").await.get("/home").await;
        assert_eq!(home.location(), "/triage");
        let page = app.sign_in("coordinator").await.get("/overview").await;
        assert_eq!(page.status, 403);
        let page = overview(&app).await;
        assert!(page.text().contains("No promise is late."), "{page:?}");
        assert!(
            page.text().contains("Every accepted family has a lead"),
            "{page:?}"
        );
    })
    .await;
}

#[tokio::test]
async fn the_figures_are_those_of_the_records() {
    on_each_app(|app| async move {
        app.leave_mail();
        // Two new ones, one claimed; one family without a lead and one with.
        app.sent_referral("dsl").await;
        app.sent_referral("teacher").await;
        let claimed = app.sent_referral("dsl").await;
        claim(&app.sign_in("coordinator").await, &claimed).await;
        let (_, waiting) = accepted(&app).await;
        let (_, _, led) = active(&app).await;
        let page = overview(&app).await;
        assert_eq!(
            row(&page, "referrals", "Submitted"),
            ["0", "2", "0", "0", "2"]
        );
        assert_eq!(
            row(&page, "referrals", "Under review"),
            ["0", "1", "0", "0", "1"]
        );
        assert_eq!(row(&page, "unallocated", "Up to 2 days"), ["1"]);
        let active_row = row(&page, "episodes", "Active");
        assert_eq!(active_row, ["0", "0", "1", "0", "0", "1"]);
        let hub = row(&page, "hubs", "North Example Family Hub");
        assert_eq!(hub, ["2", "5", "0", "Within"]);
        assert_eq!(
            row(&page, "hubs", "South Example Family Hub"),
            ["0", "5", "0", "Within"]
        );
        let waiting = find(&app, &waiting).await.row.reference;
        assert!(
            page.text().contains(&waiting),
            "the list stands first: {page:?}"
        );

        app.advance(TimeDelta::days(10));
        let page = overview(&app).await;
        assert_eq!(row(&page, "unallocated", "8 to 14 days"), ["1"]);
        assert_eq!(
            row(&page, "overdue", "A lead practitioner’s acceptance"),
            ["1"]
        );
        assert_eq!(row(&page, "overdue", "First contact"), ["1"]);
        assert_eq!(
            row(
                &page,
                "overdue",
                "Decisions on referrals, and answers to them"
            ),
            ["3"]
        );
        let led = find(&app, &led).await.row.reference;
        let manager = app.sign_in("manager").await;
        for (list, behind, other) in [
            ("overdue=first_contact", &led, &waiting),
            ("overdue=lead_accepts", &waiting, &led),
            ("state=active&level=3", &led, &waiting),
            ("state=awaiting_allocation", &waiting, &led),
        ] {
            let address = format!("/overview/episodes?{list}");
            let text = manager.get(&address).await.text();
            assert!(text.contains(behind.as_str()), "{list}: {text}");
            assert!(!text.contains(other.as_str()), "{list}: {text}");
        }
        let hub = manager.get("/overview/episodes?hub=north").await.text();
        assert!(hub.contains(&led) && hub.contains(&waiting), "{hub}");
    })
    .await;
}

#[tokio::test]
async fn how_long_things_take_is_the_middle_case_and_the_slow_end() {
    on_each_app(|app| async move {
        app.leave_mail();
        let mut ended = Vec::new();
        for hours in [3, 30] {
            let (coordinator, episode) = accepted(&app).await;
            offer(&app, &coordinator, &episode, "practitioner").await;
            app.advance(TimeDelta::hours(hours));
            let practitioner = app.sign_in("practitioner").await;
            assert_eq!(press(&practitioner, &episode, "accept").await.status, 303);
            ended.push(find(&app, &episode).await.row.reference);
        }
        let page = overview(&app).await;
        let accepting = row(&page, "stages", "Until a lead practitioner has accepted");
        assert_eq!(accepting, ["3", "hours", "30", "hours", "2"]);
        let claimed = row(&page, "stages", "From sending to the first claim");
        assert_eq!(claimed.last().map(String::as_str), Some("2"));
        let decided = row(&page, "stages", "From sending to the decision");
        assert_eq!(decided.last().map(String::as_str), Some("2"));
        assert_eq!(
            row(&page, "stages", "From there to the first contact"),
            ["–", "–", "0"]
        );
        let manager = app.sign_in("manager").await;
        let list = manager
            .get("/overview/episodes?stage=lead_accepts&days=30")
            .await;
        assert!(
            ended.iter().all(|one| list.text().contains(one)),
            "{list:?}"
        );

        app.advance(TimeDelta::days(8));
        let manager = app.sign_in("manager").await;
        let week = manager.get("/overview?days=7").await;
        assert_eq!(week.field_value("days"), "7");
        let accepting = row(&week, "stages", "Until a lead practitioner has accepted");
        assert_eq!(accepting, ["–", "–", "0"]);
        let strange = manager.get("/overview?days=9999999999999999999").await;
        assert_eq!(strange.field_value("days"), "30");
    })
    .await;
}

#[tokio::test]
async fn a_chart_has_a_title_a_table_beside_it_and_a_file() {
    on_each_app(|app| async move {
        app.leave_mail();
        accepted(&app).await;
        let manager = app.sign_in("manager").await;
        let page = manager.get("/overview").await;
        let chart = "#unallocated svg[role=img]";
        assert!(
            page.has(chart) && page.has("#unallocated table"),
            "{page:?}"
        );
        let label = page.attributes(chart, "aria-labelledby").remove(0);
        let title = page.texts(&format!("#{label}"));
        assert_eq!(
            title,
            ["Families without a lead practitioner, by age: families"]
        );
        for figure in [
            "overdue",
            "unallocated",
            "referrals",
            "episodes",
            "hubs",
            "stages",
            "challenges",
            "goals",
        ] {
            let file = manager.get(&format!("/overview/{figure}.csv?days=7")).await;
            assert_eq!(file.status, 200, "{figure}");
            assert_eq!(file.header("content-type"), "text/csv; charset=utf-8");
            assert!(file.html.ends_with("\r\n"), "{figure}: {}", file.html);
        }
        let file = manager.get("/overview/unallocated.csv").await.html;
        assert!(
            file.starts_with("Since the decision,Families\r\nUp to 2 days,1\r\n"),
            "{file}"
        );
        for none in ["nothing.csv", "overdue", ".csv"] {
            let page = manager.get(&format!("/overview/{none}")).await;
            assert_eq!(page.status, 404, "{none}");
        }
    })
    .await;
}

#[tokio::test]
async fn what_waits_leads_to_where_it_is_done() {
    on_each_app(|app| async move {
        let address = super::challenges::raised(&app).await;
        app.leave_mail();
        let page = overview(&app).await;
        assert!(
            page.text().contains("1 challenge waits for a manager"),
            "{page:?}"
        );
        assert!(page.links().contains(&"/challenges".to_owned()));
        assert!(page.text().contains("No steps wait"), "{page:?}");
        let manager = app.sign_in("manager").await;
        let list = manager.get("/challenges").await;
        assert!(list.links().contains(&address), "{list:?}");
        let mails = manager.get("/messages").await;
        assert!(
            mails.text().contains("Every message was delivered"),
            "{mails:?}"
        );
        assert!(!page.text().contains(WHY));
    })
    .await;
}
