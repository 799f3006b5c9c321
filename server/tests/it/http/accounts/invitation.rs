//! An invitation: who can use it, how often, and for how long.

use chrono::TimeDelta;

use super::{NEW_PASSWORD, act, choose, invited, signs_in};
use crate::support::app::on_each_app;

const NEW: &str = "newcome@people.example";

#[tokio::test]
async fn an_invitation_sets_a_password_signs_in_and_works_once() {
    on_each_app(|app| async move {
        let link = invited(&app, NEW).await;
        let newcomer = app.visitor();
        let page = choose(&newcomer, &link, NEW_PASSWORD).await;
        assert_eq!((page.status, page.location().as_str()), (303, "/home"));
        assert_eq!(newcomer.get("/referrals").await.status, 200);

        let again = choose(&app.visitor(), &link, "another-walnut-compass-ferry").await;
        assert_eq!(again.status, 410);
        assert_eq!(app.visitor().get(&link).await.status, 410);
        assert_eq!(signs_in(&app, NEW, NEW_PASSWORD).await.status, 303);
    })
    .await;
}

#[tokio::test]
async fn looking_at_an_invitation_does_not_use_it_up() {
    on_each_app(|app| async move {
        let link = invited(&app, NEW).await;
        for _ in 0..3 {
            assert_eq!(app.visitor().get(&link).await.status, 200);
        }
        assert_eq!(
            choose(&app.visitor(), &link, NEW_PASSWORD).await.status,
            303
        );
    })
    .await;
}

#[tokio::test]
async fn the_secret_of_a_link_stays_in_its_address() {
    on_each_app(|app| async move {
        let link = invited(&app, NEW).await;
        let secret = link.rsplit('/').next().unwrap().to_owned();
        let browser = app.visitor();
        let shown = browser.get(&link).await;
        let refused = choose(&browser, &link, "short").await;
        assert_eq!(refused.status, 422);
        for page in [shown, refused] {
            assert_eq!(page.header("referrer-policy"), "no-referrer");
            assert_eq!(page.header("cache-control"), "no-store");
            assert!(!page.html.contains(&secret), "the page repeats the secret");
        }
    })
    .await;
}

#[tokio::test]
async fn a_password_that_is_easy_to_guess_is_refused_and_the_link_goes_on_working() {
    on_each_app(|app| async move {
        let link = invited(&app, NEW).await;
        let browser = app.visitor();
        for weak in [
            "",
            "short",
            "passwordpassword",
            "Wisteria Newcome",
            "newcome@people.example",
        ] {
            let page = choose(&browser, &link, weak).await;
            assert_eq!((page.status, page.errors().len()), (422, 1), "{weak:?}");
            assert_eq!(
                page.field_value("password"),
                "",
                "a password is not sent back"
            );
        }
        assert_eq!(choose(&browser, &link, NEW_PASSWORD).await.status, 303);
    })
    .await;
}

#[tokio::test]
async fn an_invitation_runs_out_after_72_hours() {
    on_each_app(|app| async move {
        let link = invited(&app, NEW).await;
        app.advance(TimeDelta::hours(72) - TimeDelta::minutes(1));
        assert_eq!(app.visitor().get(&link).await.status, 200);
        app.advance(TimeDelta::minutes(1));
        let page = choose(&app.visitor(), &link, NEW_PASSWORD).await;
        assert_eq!(page.status, 410);
        assert!(
            page.text().contains("send the invitation again"),
            "{page:?}"
        );
    })
    .await;
}

#[tokio::test]
async fn of_several_invitations_only_the_latest_works() {
    on_each_app(|app| async move {
        let first = invited(&app, NEW).await;
        let head = app.sign_in("head").await;
        let list = head.get("/colleagues").await;
        let mut person = String::new();
        for link in list.links() {
            if head.get(&link).await.heading() == "Wisteria Newcome" {
                person = link;
            }
        }
        assert_eq!(act(&head, &person, "invite").await.status, 303);
        let second = super::link_in_mail(&app, "account_invitation").await;
        assert_eq!(
            choose(&app.visitor(), &first, NEW_PASSWORD).await.status,
            410
        );
        assert_eq!(
            choose(&app.visitor(), &second, NEW_PASSWORD).await.status,
            303
        );
    })
    .await;
}

#[tokio::test]
async fn an_address_with_an_account_is_not_invited_again() {
    on_each_app(|app| async move {
        let head = app.sign_in("head").await;
        let fields = [("name", "Somebody Else"), ("email", " DSL@people.example ")];
        let page = head.fill("/colleagues/invite", &fields).await;
        assert_eq!(page.status, 422);
        assert_eq!(page.field_value("name"), "Somebody Else");
    })
    .await;
}
