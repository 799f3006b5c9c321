//! The list of triage however long it is: as many queries, and no line lost between its pages.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use stepwise::store::triage::PAGE;

use super::claim;
use crate::support::app::{Page, TestApp, on_each_app};

#[tokio::test]
async fn a_longer_list_asks_the_database_no_more_often() {
    on_each_app(|app| async move {
        app.leave_mail();
        let (counted, statements) = app.counted();
        let coordinator = app.sign_in("coordinator").await;
        let first = app.sent_referral("dsl").await;
        let reader = coordinator.through(&counted);
        let lists = ["", "?queue=mine", "?queue=late", "?tier=3&hub=north"];
        // The first page a session opens also writes down that it was used.
        reader.get("/triage").await;
        let mut few = Vec::new();
        for list in lists {
            statements.take();
            assert_eq!(reader.get(&format!("/triage{list}")).await.status, 200);
            few.push(statements.take());
        }
        assert!(few[0].len() > 3, "the queries were counted: {:?}", few[0]);
        let mut sent = vec![first];
        for number in 0..24 {
            let who = ["dsl", "dsl-b", "visitor"][number % 3];
            sent.push(app.sent_referral(who).await);
        }
        for reference in &sent[..8] {
            claim(&coordinator, reference).await;
        }
        for (list, few) in lists.iter().zip(&few) {
            statements.take();
            reader.get(&format!("/triage{list}")).await;
            assert_eq!(statements.take().len(), few.len(), "/triage{list}");
        }
    })
    .await;
}

#[tokio::test]
async fn what_comes_and_goes_between_two_pages_loses_and_repeats_no_line() {
    on_each_app(|app| async move {
        app.leave_mail();
        let page = usize::try_from(PAGE).unwrap();
        let mut there = BTreeSet::new();
        for _ in 0..page + 5 {
            there.insert(app.sent_referral("dsl").await);
        }
        let coordinator = app.sign_in("coordinator").await;
        let first = coordinator.get("/triage").await;
        let mut seen = references(&first);
        assert_eq!(seen.len(), page);

        // Some are due before all that was shown, one after it, and one that was shown goes.
        let before = sent_at(&app, TimeDelta::days(-2), 3).await;
        let after = sent_at(&app, TimeDelta::days(2), 1).await;
        claim(&coordinator, &seen[0]).await;

        let next = first.attributes("a[rel=next]", "href");
        let second = coordinator.get(&next[0]).await;
        seen.extend(references(&second));
        assert!(second.attributes("a[rel=next]", "href").is_empty());
        there.extend(after);
        assert_eq!(seen.len(), there.len(), "none is shown twice");
        assert_eq!(BTreeSet::from_iter(seen), there, "and none is left out");
        let again = references(&coordinator.get("/triage").await);
        let lead: BTreeSet<_> = again.into_iter().take(before.len()).collect();
        assert_eq!(lead, before, "the earliest promise leads");
    })
    .await;
}

/// Referrals that were sent so much later, or earlier.
async fn sent_at(app: &TestApp, by: TimeDelta, count: usize) -> BTreeSet<String> {
    app.advance(by);
    let mut sent = BTreeSet::new();
    for _ in 0..count {
        sent.insert(app.sent_referral("dsl").await);
    }
    app.advance(-by);
    sent
}

/// The references of a list, in its order.
fn references(page: &Page) -> Vec<String> {
    let links = page.links().into_iter();
    links
        .filter_map(|link| Some(link.strip_prefix("/triage/EH-")?.to_owned()))
        .map(|rest| format!("EH-{rest}"))
        .collect()
}
