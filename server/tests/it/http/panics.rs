//! A page panics: whoever asked gets a plain answer with a reference, the log gets one line that
//! repeats nothing of theirs, and the service goes on.

use std::panic::{set_hook, take_hook};
use std::sync::Once;

use axum::Router;
use axum::extract::State;
use axum::routing::get;
use stepwise::app::Shared;
use stepwise::telemetry;
use tracing::instrument::WithSubscriber;

use crate::support::app::on_each_app;
use crate::support::log::Log;

/// As when a text is cut in the middle of a letter: the panic repeats the text.
const TYPED: &str = "Juniper Testwell of 9 Invented Row";

async fn panics() -> &'static str {
    panic!("{TYPED} cannot be cut there")
}

async fn panics_in_a_change(State(app): State<Shared>) -> &'static str {
    let _tx = app.store.begin().await.unwrap();
    panic!("{TYPED} cannot be saved")
}

fn pages() -> Router<Shared> {
    Router::new()
        .route("/panics", get(panics))
        .route("/panics/in-a-change", get(panics_in_a_change))
}

#[tokio::test]
async fn a_panic_is_answered_with_a_reference_logged_once_and_over() {
    log_as_the_service_does();
    on_each_app(|app| async move {
        let dsl = app.sign_in("dsl").await;
        let broken = dsl.through(&app.with_pages(pages()));
        for address in ["/panics", "/panics/in-a-change"] {
            let log = Log::default();
            let page = broken.get(address).with_subscriber(log.subscriber()).await;
            assert_eq!(page.status, 500, "{page:?}");
            assert_eq!(page.heading(), "Sorry, there is a problem with the service");
            assert!(!page.html.contains("Juniper"), "{page:?}");
            let reference = page.texts("main strong").concat();
            assert_eq!(reference.len(), 8, "a reference to read out: {page:?}");

            let log = log.text();
            assert!(!log.contains("Juniper"), "{log}");
            let errors: Vec<_> = log.lines().filter(|line| line.contains("ERROR")).collect();
            assert_eq!(errors.len(), 1, "{log}");
            assert!(errors[0].contains(file!()), "where it arose: {log}");
            let line = errors[0].to_uppercase();
            assert!(line.contains(&reference), "the reference finds it: {log}");
        }
        let draft = app.ready_draft("dsl").await;
        assert_eq!(dsl.get(&format!("/drafts/{draft}")).await.status, 200);
        assert_eq!(app.sign_in("dsl").await.get("/referrals").await.status, 200);
    })
    .await;
}

/// Has this test's panics logged as [`telemetry::start`] has it; those of failing tests are printed.
fn log_as_the_service_does() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let others = take_hook();
        set_hook(Box::new(move |panic| {
            let words = panic.payload_as_str();
            if words.is_some_and(|words| words.starts_with(TYPED)) {
                telemetry::log_panic(panic);
            } else {
                others(panic);
            }
        }));
    });
}
