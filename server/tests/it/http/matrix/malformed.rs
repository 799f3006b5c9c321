//! Addresses that cannot be: what stands where a record's id belongs is no id.

use crate::support::app::on_each_app;

use super::{ask, rows};

/// No id, no reference, no number, no word of ours; then bytes that are no text at all.
const NO_IDS: [&str; 2] = ["nonsense", "%FF"];

#[tokio::test]
async fn an_address_with_a_malformed_id_is_not_found() {
    on_each_app(|app| async move {
        let dsl = app.sign_in("dsl").await;
        for address in ["/drafts/nonsense", "/drafts/nonsense/children", "/drafts/7"] {
            let page = dsl.get(address).await;
            assert_eq!(page.status, 404, "{address}: {page:?}");
            assert_eq!(page.heading(), "Page not found");
        }
    })
    .await;
}

#[tokio::test]
async fn no_route_calls_a_malformed_address_a_bad_request() {
    on_each_app(|app| async move {
        if app.sqlite_file().await.is_none() {
            return;
        }
        let mut wrong = Vec::new();
        for who in ["dsl", "coordinator", "mash", "admin"] {
            let client = app.sign_in(who).await;
            for row in rows().iter().filter(|row| row.route.contains('{')) {
                for no_id in NO_IDS {
                    let address = filled(row.route, no_id);
                    let page = ask(&client, row.method, &address).await;
                    if !matches!(page.status, 403 | 404 | 410) {
                        wrong.push(format!("{} {address}: {who} {}", row.method, page.status));
                    }
                }
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    })
    .await;
}

/// The route with the same word in all its braces.
fn filled(route: &str, word: &str) -> String {
    let parts = route.split('/').map(|part| match part.strip_prefix('{') {
        Some(_) => word,
        None => part,
    });
    parts.collect::<Vec<_>>().join("/")
}
