//! Every route, asked for by everybody. What each should get is in `matrix/routes.txt`, to which
//! every new route is added; its first lines say how.

use std::collections::{BTreeMap, BTreeSet};

use crate::support::app::{Client, Page, on_each_app};

mod malformed;
mod records;
mod source;

use records::Records;

const TABLE: &str = include_str!("matrix/routes.txt");

/// The columns. All but the first are people who sign in.
const WHO: [&str; 13] = [
    "out",
    "dsl",
    "teacher",
    "head",
    "dsl-b",
    "head-b",
    "coordinator",
    "manager",
    "practitioner",
    "provider",
    "mash",
    "auditor",
    "admin",
];

pub struct Row {
    pub method: &'static str,
    pub route: &'static str,
    expected: Vec<&'static str>,
}

/// The lines of the table.
pub fn rows() -> Vec<Row> {
    let lines = TABLE.lines().filter(|line| !line.starts_with('#'));
    let rows = lines.filter(|line| !line.trim().is_empty()).map(|line| {
        let mut words = line.split_whitespace();
        let row = Row {
            method: words.next().unwrap(),
            route: words.next().unwrap(),
            expected: words.collect(),
        };
        assert_eq!(row.expected.len(), WHO.len(), "columns of {line}");
        row
    });
    rows.collect()
}

#[test]
fn every_route_is_in_the_matrix() {
    let listed: BTreeSet<_> = rows()
        .iter()
        .map(|row| format!("{} {}", row.method, row.route))
        .collect();
    let served: BTreeSet<_> = source::routes().into_iter().collect();
    let unlisted: Vec<_> = served.difference(&listed).collect();
    let gone: Vec<_> = listed.difference(&served).collect();
    assert!(
        unlisted.is_empty(),
        "not in matrix/routes.txt: {unlisted:#?}"
    );
    assert!(
        gone.is_empty(),
        "in matrix/routes.txt, but not served: {gone:#?}"
    );
}

#[tokio::test]
async fn everybody_gets_from_each_route_what_the_matrix_says() {
    on_each_app(|app| async move {
        // Which database it is makes no difference to who may do what.
        if app.sqlite_file().await.is_none() {
            return;
        }
        app.leave_mail();
        let mut people = BTreeMap::new();
        for who in &WHO[1..] {
            people.insert(*who, app.sign_in(who).await);
        }
        let mut wrong = Vec::new();
        for row in rows() {
            let mut records = Records::make(&app, row.route).await;
            let mut fresh = true;
            for (who, expected) in WHO.iter().zip(&row.expected) {
                if !fresh {
                    records = Records::make(&app, row.route).await;
                }
                let client = match people.get(who) {
                    // What ends a session must not end it for the lines that follow.
                    Some(_) if row.route.starts_with("/sign") => &app.sign_in(who).await,
                    Some(client) => client,
                    None => &app.visitor(),
                };
                let page = ask(client, row.method, &records.address(row.route)).await;
                let got = class(&page);
                // What was refused changed nothing.
                fresh = row.method == "GET" || got != "ok";
                if got != *expected {
                    let Row { method, route, .. } = &row;
                    wrong.push(format!(
                        "{method} {route}: {who} gets {got}, not {expected}"
                    ));
                }
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    })
    .await;
}

async fn ask(client: &Client, method: &str, address: &str) -> Page {
    match method {
        "GET" => client.get(address).await,
        "POST" => client.post::<&str>(address, &[]).await,
        other => panic!("no such method in the matrix: {other}"),
    }
}

/// The word of the table for an answer.
fn class(page: &Page) -> String {
    match page.status {
        303 if page.location().starts_with("/sign-in") => "in".into(),
        200 | 204 | 303 | 409 | 422 => "ok".into(),
        other => other.to_string(),
    }
}
