//! A forgotten password: what it ends, and what it never tells.

use chrono::TimeDelta;
use stepwise::store::audit;

use super::{NEW_PASSWORD, choose, link_in_mail, signs_in};
use crate::support::app::{Client, Page, TestApp, on_each_app};

async fn ask(client: &Client, email: &str) -> Page {
    client
        .post("/forgotten-password", &[("email", email)])
        .await
}

async fn reset_link(app: &TestApp, email: &str) -> String {
    assert_eq!(ask(&app.visitor(), email).await.status, 303);
    link_in_mail(app, "password_reset").await
}

#[tokio::test]
async fn a_new_password_ends_every_session_and_tells_the_owner() {
    on_each_app(|app| async move {
        let (desk, phone) = (app.sign_in("dsl").await, app.sign_in("dsl").await);
        let link = reset_link(&app, "dsl@people.example").await;
        let page = choose(&desk, &link, NEW_PASSWORD).await;
        assert!(page.location().starts_with("/sign-in"), "{page:?}");
        for browser in [desk, phone] {
            let page = browser.get("/referrals").await;
            assert!(page.location().starts_with("/sign-in"), "{page:?}");
        }
        let mails = app.deliver_mail().await;
        let told = mails.iter().find(|mail| mail.kind == "password_changed");
        assert_eq!(told.expect("the owner is told").to, "dsl@people.example");
        assert_eq!(
            signs_in(&app, "dsl@people.example", NEW_PASSWORD)
                .await
                .status,
            303
        );
        assert_eq!(
            app.visitor().sign_in("dsl@people.example").await.status,
            422
        );
    })
    .await;
}

#[tokio::test]
async fn a_reset_link_works_once_for_an_hour_and_takes_earlier_ones_with_it() {
    on_each_app(|app| async move {
        let late = reset_link(&app, "dsl@people.example").await;
        app.advance(TimeDelta::minutes(60));
        assert_eq!(
            choose(&app.visitor(), &late, NEW_PASSWORD).await.status,
            410
        );
        let first = reset_link(&app, "dsl@people.example").await;
        let second = reset_link(&app, "dsl@people.example").await;
        assert_eq!(
            choose(&app.visitor(), &second, NEW_PASSWORD).await.status,
            303
        );
        for used in [first, second] {
            assert_eq!(app.visitor().get(&used).await.status, 410);
        }
        app.leave_mail();
    })
    .await;
}

#[tokio::test]
async fn an_unknown_address_is_answered_and_recorded_like_a_known_one() {
    on_each_app(|app| async move {
        let mut seen = Vec::new();
        for email in ["dsl@people.example", "nobody@people.example"] {
            let before = audit::head(app.app.store.read()).await.unwrap().seq;
            let browser = app.visitor();
            let page = ask(&browser, email).await;
            let after = audit::head(app.app.store.read()).await.unwrap().seq;
            let said = browser.follow(page.clone()).await;
            seen.push((page.status, page.location(), said.html, after - before));
        }
        assert!(seen[0] == seen[1], "the answers differ");
        let mails = app.deliver_mail().await;
        assert_eq!(mails.len(), 1, "nobody without an account gets mail");
    })
    .await;
}

#[tokio::test]
async fn asking_too_often_for_one_address_has_to_wait_whether_it_is_known_or_not() {
    on_each_app(|app| async move {
        for email in ["dsl@people.example", "nobody@people.example"] {
            for _ in 0..5 {
                assert_eq!(ask(&app.visitor(), email).await.status, 303, "{email}");
            }
            let page = ask(&app.visitor(), email).await;
            assert_eq!(page.status, 422);
            assert!(page.errors()[0].contains("minute"), "{page:?}");
        }
        app.leave_mail();
    })
    .await;
}

#[tokio::test]
async fn asking_for_many_addresses_from_one_place_has_to_wait() {
    on_each_app(|app| async move {
        let browser = app.visitor();
        for number in 0..20 {
            let page = ask(&browser, &format!("nobody{number}@people.example")).await;
            assert_eq!(page.status, 303);
        }
        assert_eq!(ask(&browser, "dsl@people.example").await.status, 422);
        assert_eq!(ask(&app.visitor(), "dsl@people.example").await.status, 303);
        app.leave_mail();
    })
    .await;
}

#[tokio::test]
async fn a_wrong_password_is_answered_like_an_unknown_address() {
    on_each_app(|app| async move {
        let known = signs_in(&app, "dsl@people.example", "wrong").await;
        let unknown = signs_in(&app, "nobody@people.example", "wrong").await;
        assert_eq!((known.status, known.errors()), (422, unknown.errors()));
        assert_eq!(unknown.status, 422);
    })
    .await;
}

#[tokio::test]
async fn guessing_at_one_account_waits_and_a_new_password_lets_the_owner_in() {
    on_each_app(|app| async move {
        for _ in 0..5 {
            signs_in(&app, "dsl@people.example", "wrong").await;
        }
        let page = app.visitor().sign_in("dsl@people.example").await;
        assert_eq!(page.status, 422, "the right password has to wait too");
        let link = reset_link(&app, "dsl@people.example").await;
        choose(&app.visitor(), &link, NEW_PASSWORD).await;
        assert_eq!(
            signs_in(&app, "dsl@people.example", NEW_PASSWORD)
                .await
                .status,
            303
        );
        app.leave_mail();
    })
    .await;
}

#[tokio::test]
async fn guessing_at_many_accounts_from_one_place_has_to_wait() {
    on_each_app(|app| async move {
        let browser = app.visitor();
        for number in 0..20 {
            let email = format!("nobody{number}@people.example");
            browser.sign_in(&email).await;
        }
        assert_eq!(browser.sign_in("dsl@people.example").await.status, 422);
        assert_eq!(
            app.visitor().sign_in("dsl@people.example").await.status,
            303
        );
    })
    .await;
}
