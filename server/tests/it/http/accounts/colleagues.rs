//! Leads and administrators: what they can do about whose account.

use super::{NEW_PASSWORD, act, choose, link_in_mail};
use crate::support::app::on_each_app;

#[tokio::test]
async fn a_disabled_account_stops_at_once_and_its_links_with_it() {
    on_each_app(|app| async move {
        let dsl = app.sign_in("dsl").await;
        let ask = [("email", "dsl@people.example")];
        app.visitor().post("/forgotten-password", &ask).await;
        let link = link_in_mail(&app, "password_reset").await;
        let head = app.sign_in("head").await;
        let address = format!("/colleagues/{}", app.account("dsl"));
        assert_eq!(act(&head, &address, "disable").await.status, 303);

        assert!(
            dsl.get("/referrals")
                .await
                .location()
                .starts_with("/sign-in")
        );
        assert_eq!(
            app.visitor().sign_in("dsl@people.example").await.status,
            422
        );
        assert_eq!(
            choose(&app.visitor(), &link, NEW_PASSWORD).await.status,
            410
        );

        assert_eq!(act(&head, &address, "enable").await.status, 303);
        assert_eq!(
            app.visitor().sign_in("dsl@people.example").await.status,
            303
        );
        assert!(
            dsl.get("/referrals")
                .await
                .location()
                .starts_with("/sign-in")
        );
    })
    .await;
}

#[tokio::test]
async fn enabling_an_enabled_account_signs_nobody_out_and_is_not_noted() {
    on_each_app(|app| async move {
        let dsl = app.sign_in("dsl").await;
        let head = app.sign_in("head").await;
        let address = format!("/colleagues/{}", app.account("dsl"));
        assert_eq!(act(&head, &address, "enable").await.status, 409);
        assert_eq!(dsl.get("/referrals").await.status, 200);
        assert_eq!(app.count_audited("account.enabled account").await, 0);

        assert_eq!(act(&head, &address, "disable").await.status, 303);
        assert_eq!(act(&head, &address, "disable").await.status, 409);
        assert_eq!(app.count_audited("account.disabled account").await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_lead_reaches_colleagues_only_and_not_their_own_account() {
    on_each_app(|app| async move {
        let head = app.sign_in("head").await;
        for who in ["dsl-b", "head-b", "coordinator", "head"] {
            let address = format!("/colleagues/{}", app.account(who));
            assert_eq!(head.get(&address).await.status, 404, "{who}");
            let fields = [("do", "disable"), ("version", "1")];
            assert_eq!(head.post(&address, &fields).await.status, 404, "{who}");
        }
        let list = head.get("/colleagues").await;
        assert!(list.text().contains("Ash Mockford"));
        assert!(!list.text().contains("Briar Notreal"));
    })
    .await;
}

#[tokio::test]
async fn only_leads_look_after_colleagues_and_only_administrators_after_accounts() {
    on_each_app(|app| async move {
        let pages = [
            ("head", ["/colleagues", "/colleagues/invite"].as_slice()),
            (
                "admin",
                &[
                    "/admin/accounts",
                    "/admin/accounts/new",
                    "/admin/organisations/new",
                ],
            ),
        ];
        for who in [
            "dsl",
            "head",
            "coordinator",
            "manager",
            "mash",
            "auditor",
            "admin",
        ] {
            let client = app.sign_in(who).await;
            for (allowed, paths) in pages {
                for path in paths {
                    let status = if who == allowed { 200 } else { 403 };
                    assert_eq!(client.get(path).await.status, status, "{who} {path}");
                    let empty: [(&str, &str); 0] = [];
                    let posted = client.post(path, &empty).await.status;
                    assert_ne!(posted, 303, "{who} {path}");
                    assert!(
                        who == allowed || matches!(posted, 403 | 405),
                        "{who} {path}"
                    );
                }
            }
        }
    })
    .await;
}

#[tokio::test]
async fn drafts_of_a_leaver_go_to_a_colleague_of_the_same_organisation() {
    on_each_app(|app| async move {
        let dsl = app.sign_in("dsl").await;
        let draft = app.start_draft(&dsl).await;
        let head = app.sign_in("head").await;
        let address = format!("/colleagues/{}", app.account("dsl"));
        let stranger = app.account("dsl-b").to_string();
        let fields = [("do", "hand-over"), ("version", "1"), ("to", &stranger)];
        assert_eq!(head.post(&address, &fields).await.status, 422);
        let heir = app.account("teacher").to_string();
        let fields = [("do", "hand-over"), ("version", "1"), ("to", &heir)];
        assert_eq!(head.post(&address, &fields).await.status, 303);
        let list = head.get("/referrals").await;
        assert!(list.text().contains("Teasel Mockford"), "{list:?}");
        let teacher = app.sign_in("teacher").await;
        assert_eq!(teacher.get(&format!("/drafts/{draft}")).await.status, 200);
    })
    .await;
}

#[tokio::test]
async fn an_account_that_changed_meanwhile_is_left_alone() {
    on_each_app(|app| async move {
        let head = app.sign_in("head").await;
        let address = format!("/colleagues/{}", app.account("dsl"));
        act(&head, &address, "disable").await;
        let stale = [("do", "enable"), ("version", "1")];
        assert_eq!(head.post(&address, &stale).await.status, 409);
        assert_eq!(
            app.visitor().sign_in("dsl@people.example").await.status,
            422
        );
    })
    .await;
}

#[tokio::test]
async fn an_administrator_makes_organisations_and_accounts_of_any_role_but_keeps_their_own() {
    on_each_app(|app| async move {
        let admin = app.sign_in("admin").await;
        let new = [("name", "Example Cherry Nursery"), ("kind", "early_years")];
        assert_eq!(
            admin.fill("/admin/organisations/new", &new).await.status,
            303
        );
        assert_eq!(
            admin.fill("/admin/organisations/new", &new).await.status,
            422
        );
        let form = admin.get("/admin/accounts/new").await;
        let choices = form.attributes("#organisation option", "value");
        let fields = [
            ("name", "Plum Newcome"),
            ("email", "plum@people.example"),
            ("organisation", choices.last().unwrap()),
            ("role", "coordinator"),
        ];
        assert_eq!(admin.fill("/admin/accounts/new", &fields).await.status, 303);
        let link = link_in_mail(&app, "account_invitation").await;
        let plum = app.visitor();
        choose(&plum, &link, NEW_PASSWORD).await;
        assert_eq!(plum.get("/admin/accounts").await.status, 403);

        let own = format!("/admin/accounts/{}", app.account("admin"));
        assert_eq!(act(&admin, &own, "disable").await.status, 409);
        assert_eq!(admin.get("/admin/accounts").await.status, 200);
    })
    .await;
}
