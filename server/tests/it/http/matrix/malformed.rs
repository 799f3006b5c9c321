//! Addresses that cannot be: what stands where a record's id belongs is no id.

use crate::support::app::on_each_app;

use super::{Records, WHO, ask, rows};

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

/// Every name that a page asks for and one that none does, each said twice.
const ODD_QUERY: &str = "done=a&done=b&back=a&back=b&why=a&why=b&from=a&from=b&after=a&after=b\
    &queue=a&queue=b&tier=a&tier=b&hub=a&hub=b&school=a&school=b&age=a&age=b&days=a&days=b\
    &state=a&state=b&level=a&level=b&overdue=a&overdue=b&pending=&pending=&stage=a&stage=b\
    &path=a&path=b&closed=&closed=&utm_source=a&utm_source=b&%FF=%FF&=";

#[tokio::test]
async fn no_page_refuses_a_query_with_repeated_or_unknown_names() {
    on_each_app(|app| async move {
        if app.sqlite_file().await.is_none() {
            return;
        }
        app.leave_mail();
        let mut wrong = Vec::new();
        for row in rows().iter().filter(|row| row.method == "GET") {
            // Signed out they would only be sent to sign in, where anybody may open it.
            let Some(place) = row.expected.iter().rposition(|word| *word == "ok") else {
                continue;
            };
            let client = app.sign_in(WHO[place]).await;
            let address = Records::make(&app, row.route).await.address(row.route);
            let plain = client.get(&address).await.status;
            let asked = client.get(&format!("{address}?{ODD_QUERY}")).await.status;
            if asked != plain {
                wrong.push(format!("{address}: {asked}, and {plain} without"));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    })
    .await;
}

#[tokio::test]
async fn what_an_address_says_twice_counts_as_it_was_said_last() {
    on_each_app(|app| async move {
        let client = app.sign_in("coordinator").await;
        let page = client.get("/triage?queue=mine&queue=late&done=a").await;
        assert_eq!(page.title(), "Triage: late");
    })
    .await;
}
