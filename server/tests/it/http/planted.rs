//! Protected addresses, what must be kept from somebody, and what one part of the work wrote for
//! itself are planted in several families; then everybody opens every page that there is, each page
//! that a page links to, and each page of a record that anybody else was led to. A planted word may
//! be read by those named here, and by nobody else; no mail holds one.
//!
//! The words of a PDF are packed and are not read here: it is drawn from the same `Pack` as the
//! structured file, which is.

mod records;
mod story;

use std::collections::{BTreeMap, BTreeSet};

use stepwise_domain::episode::step::StepKind;
use stepwise_domain::episode_form::FormKind;
use stepwise_domain::triage_form::Step;
use uuid::Uuid;

use self::story::Story;
use super::matrix::rows;
use crate::support::app::{Client, TestApp, on_each_app};

/// Staff who decide, and managers, see every family.
const DESK: [&str; 2] = ["coordinator", "manager"];
const SCHOOL_A: [&str; 3] = ["dsl", "teacher", "head"];
const SCHOOL_B: [&str; 2] = ["dsl-b", "head-b"];

/// Each planted word's mark, and who may read it. `story` says where each was written.
fn readers() -> BTreeMap<&'static str, BTreeSet<&'static str>> {
    let with = |groups: &[&[&'static str]]| groups.concat().into_iter().collect();
    BTreeMap::from([
        ("qzfirst", with(&[&SCHOOL_A, &DESK, &["practitioner"]])),
        ("qzjoined", with(&[&SCHOOL_B, &DESK, &["practitioner"]])),
        ("qzoffered", with(&[&SCHOOL_A, &DESK])),
        ("qzpassed", with(&[&SCHOOL_A, &DESK, &["mash"]])),
        ("qzdraft", with(&[&SCHOOL_A])),
        ("qzteam", with(&[&DESK, &["practitioner"]])),
        ("qzkeptbylead", with(&[&DESK, &["practitioner"]])),
        ("qzkeptbydesk", with(&[&DESK])),
        ("qzrules", with(&[&DESK, &["practitioner"]])),
        ("qzfamily", with(&[&DESK, &["practitioner"]])),
        ("qzheld", with(&[&DESK])),
        (
            "qzstepped",
            with(&[&SCHOOL_A, &DESK, &["practitioner", "mash"]]),
        ),
        ("qzmeeting", with(&[&DESK, &["practitioner", "mash"]])),
        ("qzwaiting", with(&[&DESK, &["practitioner", "mash"]])),
        ("qzstep ", with(&[&DESK, &["practitioner", "mash"]])),
        ("qzhandover", with(&[&DESK, &["practitioner", "mash"]])),
        ("qzchallenge", with(&[&SCHOOL_A, &DESK])),
        ("qzasked", with(&[&SCHOOL_A, &DESK])),
    ])
}

const PEOPLE: [&str; 13] = [
    "dsl",
    "teacher",
    "head",
    "dsl-b",
    "head-b",
    "coordinator",
    "manager",
    "practitioner",
    "practitioner-2",
    "provider",
    "mash",
    "auditor",
    "admin",
];

#[tokio::test]
async fn a_planted_address_reaches_nobody_who_may_not_see_it() {
    on_each_app(|app| async move {
        // Which database it is makes no difference to who may see what.
        if app.sqlite_file().await.is_none() {
            return;
        }
        let story = story::tell(&app).await;
        let mut clients: Vec<(&str, Client)> = Vec::new();
        for who in PEOPLE {
            clients.push((who, app.sign_in(who).await));
        }
        clients.push(("out", app.visitor()));
        clients.push(("family", story.family.clone()));
        clients.push(("other adult", story.other_adult.clone()));
        let (readers, mut walked) = (readers(), Vec::new());
        let routes: BTreeSet<String> = rows()
            .iter()
            .filter(|row| row.method == "GET")
            .flat_map(|row| addresses(row.route, &story))
            .collect();
        let mut led_to = BTreeSet::new();
        for (who, client) in &clients {
            let pages = walk(client, routes.clone()).await;
            let found = pages.keys().filter(|address| names_a_record(address));
            led_to.extend(found.cloned());
            walked.push((*who, client, pages));
        }
        let (mut leaks, mut read) = (Vec::new(), BTreeSet::new());
        for (who, client, mut pages) in walked {
            let tried = |address: &&String| pages.contains_key(*address);
            let untried = led_to.iter().filter(|address| !tried(address));
            pages.extend(walk(client, untried.cloned().collect()).await);
            for (address, html) in pages {
                for word in readers.keys().filter(|word| html.contains(**word)) {
                    read.insert((*word, who));
                    if !readers[word].contains(who) {
                        leaks.push(format!("{who} reads {word} at {address}"));
                    }
                }
            }
        }
        assert!(leaks.is_empty(), "{leaks:#?}");
        // Or else the walk went past what it looks for.
        let wanted = readers.iter();
        let wanted = wanted.flat_map(|(word, who)| who.iter().map(|who| (*word, *who)));
        let missed: Vec<_> = wanted.filter(|pair| !read.contains(pair)).collect();
        assert!(missed.is_empty(), "not found where it may be: {missed:#?}");
        in_no_mail(&app, &readers).await;
    })
    .await;
}

async fn in_no_mail(app: &TestApp, readers: &BTreeMap<&str, BTreeSet<&str>>) {
    app.deliver_mail().await;
    let mails = app.mail.mails();
    assert!(mails.len() > 10, "{} mails were sent", mails.len());
    for mail in mails {
        let all = [mail.subject.as_str(), &mail.text, &mail.html];
        let all = all.concat().to_lowercase();
        for word in readers.keys() {
            assert!(!all.contains(word), "{word} is in {}", mail.kind);
        }
    }
}

/// Every page this person can open, from these on: they and what those pages link to. Gives the
/// words of each, in small letters.
async fn walk(client: &Client, from: BTreeSet<String>) -> BTreeMap<String, String> {
    let mut next: Vec<String> = from.into_iter().collect();
    let mut pages = BTreeMap::new();
    while let Some(address) = next.pop() {
        // These end the session that the rest of the walk needs.
        let ends = address.starts_with("/sign") || address.starts_with("/status/exit");
        if ends || pages.contains_key(&address) {
            continue;
        }
        let page = client.get(&address).await;
        let inside = page.links().into_iter();
        next.extend(inside.filter_map(|link| {
            let path = link.split('#').next().unwrap_or_default();
            (path.starts_with('/') && !path.starts_with("/assets")).then(|| path.to_owned())
        }));
        pages.insert(address, page.html.to_lowercase());
    }
    pages
}

/// Whether an id stands in it, which nobody finds who was not led there.
fn names_a_record(address: &str) -> bool {
    let path = address.split('?').next().unwrap_or_default();
    let mut ids = path.split('/').filter_map(|part| part.parse::<Uuid>().ok());
    ids.any(|id| !id.is_nil())
}

/// A route with each record of the story in its braces.
fn addresses(route: &str, story: &Story) -> Vec<String> {
    let mut done = Vec::new();
    let mut open = vec![route.to_owned()];
    while let Some(address) = open.pop() {
        let Some((before, rest)) = address.split_once('{') else {
            done.push(address);
            continue;
        };
        let (name, after) = rest.split_once('}').expect("braces close");
        for word in words(before, name, story) {
            open.push(format!("{before}{word}{after}"));
        }
    }
    done
}

fn words(before: &str, name: &str, story: &Story) -> Vec<String> {
    let codes = |all: &[&str]| all.iter().map(|code| (*code).to_owned()).collect();
    match name {
        "reference" if before.starts_with("/episodes") => story.episodes.clone(),
        "reference" => story.referrals.clone(),
        "id" if before.starts_with("/drafts") => vec![story.draft.to_string()],
        "id" if before.starts_with("/messages") => vec![story.message.clone()],
        "id" | "action" => vec![Uuid::nil().to_string()],
        "access" => story.accesses.clone(),
        "section" => codes(&[
            "referrer", "children", "adults", "home", "contact", "concerns",
        ]),
        "number" => codes(&["1"]),
        "step" => Step::ALL.iter().map(|one| one.code().into()).collect(),
        "form" => FormKind::ALL.iter().map(|one| one.code().into()).collect(),
        "kind" => StepKind::ALL.iter().map(|one| one.code().into()).collect(),
        "answer" => codes(&["accept", "return"]),
        "slug" => codes(&["north"]),
        "file" => codes(&["overdue.csv", "open-episodes.csv"]),
        _ => codes(&["nothing"]),
    }
}
