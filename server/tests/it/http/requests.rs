//! Requests that are not as they should be: each gets a page in plain words, or the way to sign in.

use axum::body::Body;
use axum::http::{Method, header};

use crate::support::app::{Client, Page, TestApp, on_each_app};

#[tokio::test]
async fn another_organisations_draft_is_not_found_and_the_try_is_audited() {
    on_each_app(|app| async move {
        let id = app.ready_draft("dsl").await;
        let stranger = app.sign_in("dsl-b").await;
        for part in ["", "/referrer", "/check", "/children/1", "/stop"] {
            let page = stranger.get(&format!("/drafts/{id}{part}")).await;
            assert_eq!(page.status, 404, "{page:?}");
            assert!(!page.html.contains("Juniper"));
        }
        let sent = stranger
            .post::<&str>(&format!("/drafts/{id}/check"), &[])
            .await;
        assert_eq!(sent.status, 404);
        assert_eq!(app.count_audited("refused draft").await, 6);
        assert_eq!(app.count_referrals().await, 0);
    })
    .await;
}

#[tokio::test]
async fn another_organisations_referral_looks_like_one_that_is_not_there() {
    on_each_app(|app| async move {
        let reference = app.sent_referral("dsl").await;
        let stranger = app.sign_in("dsl-b").await;
        let theirs = stranger.get(&format!("/referrals/{reference}/sent")).await;
        let nobodys = stranger.get("/referrals/EH-0000-0000/sent").await;
        assert_eq!((theirs.status, nobodys.status), (404, 404));
        assert_eq!(theirs.text(), nobodys.text());
        assert_eq!(app.count_audited("refused referral").await, 1);
        app.leave_mail();
    })
    .await;
}

#[tokio::test]
async fn whoever_is_signed_out_signs_in_and_comes_back_to_the_same_page() {
    on_each_app(|app| async move {
        let address = format!("/drafts/{}/children", app.ready_draft("dsl").await);
        let visitor = app.visitor();
        let page = visitor.get(&address).await;
        assert_eq!(page.status, 303);
        let sign_in = visitor.follow(page).await;
        assert_eq!(sign_in.title(), "Sign in");
        let back = sign_in.field_value("back");
        let password = crate::support::app::PASSWORD;
        let fields = [
            ("email", "dsl@people.example"),
            ("password", password),
            ("back", &back),
        ];
        let page = visitor.post("/sign-in", &fields).await;
        assert_eq!(page.location(), address);
    })
    .await;
}

#[tokio::test]
async fn a_wrong_method_type_or_size_gets_a_page() {
    on_each_app(|app| async move {
        let dsl = app.sign_in("dsl").await;
        let address = format!("/drafts/{}/referrer", app.ready_draft("dsl").await);
        let put = dsl.request(Method::PUT, &address).body(Body::empty());
        let put = dsl.send(put.unwrap()).await;
        expect_page(&put, 405);
        assert!(put.header("allow").contains("POST"), "{:?}", put.headers);

        let json = typed(&dsl, &address, "application/json", b"{}".to_vec());
        expect_page(&dsl.send(json).await, 415);

        let form = "application/x-www-form-urlencoded";
        let large = typed(&dsl, &address, form, vec![b'a'; 3 * 1024 * 1024]);
        expect_page(&dsl.send(large).await, 413);

        expect_page(&dsl.get("/drafts/not-an-id").await, 404);
        expect_page(&dsl.get("/no-such-page").await, 404);
    })
    .await;
}

#[tokio::test]
async fn a_form_posted_from_another_website_is_refused() {
    on_each_app(|app| async move {
        let dsl = app.sign_in("dsl").await;
        let check = format!("/drafts/{}/check", app.ready_draft("dsl").await);
        for (name, value) in [
            ("sec-fetch-site", "cross-site"),
            ("origin", "https://elsewhere.example"),
        ] {
            let request = dsl.request(Method::POST, &check).header(name, value);
            let page = dsl.send(request.body(Body::empty()).unwrap()).await;
            expect_page(&page, 403);
        }
        assert_eq!(app.count_referrals().await, 0);
    })
    .await;
}

#[tokio::test]
async fn every_answer_carries_the_headers_that_keep_a_browser_safe() {
    on_each_app(|app| async move {
        let dsl = app.sign_in("dsl").await;
        let draft = format!("/drafts/{}", app.ready_draft("dsl").await);
        let indicators = format!("{draft}/indicators");
        for address in [
            "/",
            "/sign-in",
            "/referrals",
            "/no-such-page",
            &draft,
            &indicators,
        ] {
            let page = dsl.get(address).await;
            let policy = page.header("content-security-policy");
            assert!(
                policy.starts_with("default-src 'none'"),
                "{address}: {policy}"
            );
            assert!(!policy.contains("'unsafe-inline'") && !policy.contains("'unsafe-eval'"));
            let island = page.has("leptos-island");
            assert_eq!(policy.contains("wasm-unsafe-eval"), island, "{address}");
            assert_eq!(page.header("cache-control"), "no-store", "{address}");
            assert_eq!(page.header("x-content-type-options"), "nosniff");
            assert_eq!(page.header("x-frame-options"), "DENY");
            assert!(page.texts("script").concat().is_empty(), "nothing inline");
            assert!(!page.has("[style], [onclick], style"), "{address}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_session_cookie_is_out_of_reach_of_scripts_and_other_sites() {
    on_each_app(|app| async move {
        let page = app.visitor().sign_in("dsl@people.example").await;
        let cookies = page.headers.get_all("set-cookie").iter();
        let mut cookies = cookies.map(|cookie| cookie.to_str().unwrap());
        let cookie = cookies.find(|cookie| cookie.starts_with("__Host-stepwise="));
        let cookie = cookie.expect("signing in begins a session");
        for part in ["HttpOnly", "Secure", "SameSite=Lax", "Path=/"] {
            assert!(cookie.contains(part), "{part} of {cookie}");
        }
    })
    .await;
}

fn typed(client: &Client, address: &str, kind: &str, body: Vec<u8>) -> axum::http::Request<Body> {
    let request = client.request(Method::POST, address);
    let request = request.header(header::CONTENT_TYPE, kind);
    request.body(Body::from(body)).unwrap()
}

fn expect_page(page: &Page, status: u16) {
    assert_eq!(page.status, status, "{page:?}");
    assert!(
        page.header("content-type").starts_with("text/html"),
        "{page:?}"
    );
    assert!(!page.heading().is_empty(), "{page:?}");
}

#[tokio::test]
async fn signing_out_ends_the_session_for_every_tab() {
    on_each_app(|app: TestApp| async move {
        let dsl = app.sign_in("dsl").await;
        let tab = dsl.get("/referrals").await;
        assert_eq!(tab.status, 200);
        dsl.post::<&str>("/sign-out", &[]).await;
        let page = dsl.get("/referrals").await;
        assert!(page.location().starts_with("/sign-in"));
    })
    .await;
}
