//! How long a session lives, and what its cookie allows.

use axum::http::header::SET_COOKIE;
use chrono::TimeDelta;

use crate::support::app::{Page, on_each_app};

/// The cookie that carries the session, as it was set.
fn session_cookie(page: &Page) -> String {
    let mut cookies = (page.headers.get_all(SET_COOKIE).iter()).map(|set| set.to_str().unwrap());
    let ours = cookies.find(|cookie| cookie.starts_with("__Host-stepwise="));
    ours.expect("signing in starts a session").to_owned()
}

#[tokio::test]
async fn the_session_cookie_is_for_this_host_over_tls_and_not_for_scripts() {
    on_each_app(|app| async move {
        let page = app.visitor().sign_in("dsl@people.example").await;
        let ours = session_cookie(&page);
        for part in ["HttpOnly", "Secure", "SameSite=Lax", "Path=/"] {
            assert!(ours.contains(part), "{part} is missing");
        }
        assert!(!ours.contains("Domain"));
    })
    .await;
}

#[tokio::test]
async fn signing_in_changes_the_session_so_that_one_planted_before_is_worth_nothing() {
    on_each_app(|app| async move {
        let client = app.visitor();
        let first = client.sign_in("dsl@people.example").await;
        let second = client.sign_in("dsl@people.example").await;
        assert_ne!(session_cookie(&first), session_cookie(&second));
    })
    .await;
}

#[tokio::test]
async fn a_session_ends_after_half_an_hour_without_a_request_and_can_be_extended() {
    on_each_app(|app| async move {
        let dsl = app.sign_in("dsl").await;
        let empty: [(&str, &str); 0] = [];
        for _ in 0..3 {
            app.advance(TimeDelta::minutes(29));
            assert_eq!(dsl.post("/session/extend", &empty).await.status, 204);
        }
        app.advance(TimeDelta::minutes(30));
        assert_eq!(dsl.get("/referrals").await.status, 200);
        app.advance(TimeDelta::minutes(32));
        let page = dsl.post("/session/extend", &empty).await;
        assert_eq!(page.status, 401);
        assert_eq!(page.header("content-type"), "application/json");
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
async fn the_signed_out_page_ends_what_is_left_of_the_session() {
    on_each_app(|app| async move {
        let dsl = app.sign_in("dsl").await;
        let page = dsl.get("/signed-out").await;
        assert_eq!(page.status, 200);
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
async fn a_link_on_another_website_signs_nobody_out() {
    on_each_app(|app| async move {
        let dsl = app.sign_in("dsl").await;
        let request = dsl.request(axum::http::Method::GET, "/signed-out");
        let request = request.header("sec-fetch-site", "cross-site");
        dsl.send(request.body(axum::body::Body::empty()).unwrap())
            .await;
        assert_eq!(dsl.get("/referrals").await.status, 200);
    })
    .await;
}
