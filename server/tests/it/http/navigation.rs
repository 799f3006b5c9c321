//! The way round that the header offers: to each role what it may open, and on every page.

use crate::support::app::{Page, TestApp, on_each_app};

/// Who, where their work begins, and what the header leads to before what is everybody's.
const ROLES: [(&str, &str, &[&str]); 9] = [
    ("dsl", "/referrals", &["/referrals", "/consultations"]),
    (
        "head",
        "/referrals",
        &["/referrals", "/consultations", "/colleagues"],
    ),
    (
        "coordinator",
        "/triage",
        &["/triage", "/allocation", "/consultations"],
    ),
    (
        "manager",
        "/overview",
        &[
            "/overview",
            "/triage",
            "/allocation",
            "/challenges",
            "/consultations",
            "/mash",
        ],
    ),
    ("practitioner", "/episodes", &["/episodes"]),
    ("provider", "/hubs", &[]),
    ("mash", "/mash", &["/mash"]),
    ("auditor", "/figures", &["/figures"]),
    ("admin", "/admin/accounts", &["/admin/accounts"]),
];

const EVERYBODYS: [&str; 2] = ["/thresholds", "/hubs"];

fn entries(page: &Page) -> Vec<String> {
    page.attributes(".govuk-service-navigation__list a[href]", "href")
}

fn open_now(page: &Page) -> Vec<String> {
    let active = ".govuk-service-navigation__item--active a[href]";
    page.attributes(active, "href")
}

#[tokio::test]
async fn every_entry_of_a_roles_navigation_answers_that_role_and_is_on_each_of_its_pages() {
    on_each_app(|app: TestApp| async move {
        for (who, home, own) in ROLES {
            let client = app.sign_in(who).await;
            let begins = client.get("/home").await.location();
            assert_eq!(begins, home, "where {who} begins");
            let wanted: Vec<_> = own.iter().chain(&EVERYBODYS).copied().collect();
            assert!(wanted.contains(&home), "{who} finds the way back");
            for entry in &wanted {
                let page = client.get(entry).await;
                assert_eq!(page.status, 200, "{who} {entry}");
                assert_eq!(entries(&page), wanted, "{who} {entry}");
                assert_eq!(open_now(&page), [*entry], "{who} {entry}");
            }
            for elsewhere in ["/", "/privacy", "/no-such-page"] {
                let page = client.get(elsewhere).await;
                assert_eq!(entries(&page), wanted, "{who} {elsewhere}");
            }
        }
        let visitor = app.visitor().get("/").await;
        assert_eq!(entries(&visitor), EVERYBODYS);
    })
    .await;
}

#[tokio::test]
async fn an_auditor_reads_the_figures_and_nothing_in_them_leads_to_a_record() {
    on_each_app(|app| async move {
        app.leave_mail();
        app.sent_referral("dsl").await;
        let auditor = app.sign_in("auditor").await;
        let page = auditor.get("/figures?days=7").await;
        assert!(page.has("#referrals tbody tr"), "{page:?}");
        for link in page.links() {
            assert!(link.contains(".csv"), "{link}");
            assert_eq!(auditor.get(&link).await.status, 200, "{link}");
        }
        // A lead of a school may see that school's figures, and these are everybody's.
        let head = app.sign_in("head").await.get("/figures").await;
        assert_eq!(head.status, 404);
        for who in ["dsl", "coordinator", "practitioner", "provider"] {
            let page = app.sign_in(who).await.get("/figures").await;
            assert_eq!(page.status, 403, "{who}");
        }
    })
    .await;
}
