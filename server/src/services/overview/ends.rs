//! What came of things: decisions changed because somebody challenged them, and how far families
//! were with their goals when help ended.

use stepwise_app::pages::overview::{Cell, Figure, Row};
use stepwise_domain::challenge::{ChallengeReason, Outcome};
use stepwise_domain::referral_form::OUTCOMES;

use super::spread::percentile;
use super::stages::since;
use crate::app::App;
use crate::error::Result;
use crate::store::overview::measured;

/// Challenges answered within the period, by why the decision was thought wrong.
pub async fn challenges(app: &App, days: u32) -> Result<Figure> {
    let found = measured::challenges(app.store.read(), since(app, days)).await?;
    let count = |reason: Option<ChallengeReason>, outcome: Option<Outcome>| {
        let alike = found.iter().filter(|(why, what, _)| {
            reason.is_none_or(|reason| reason == *why) && outcome.is_none_or(|one| one == *what)
        });
        let (reason, outcome) = (
            reason.map_or("", |reason| reason.code()),
            outcome.map_or("", |outcome| outcome.code()),
        );
        let list = format!("/overview/referrals?reason={reason}&outcome={outcome}&days={days}");
        Cell::count(alike.map(|(.., count)| count).sum(), list)
    };
    let row = |name: &str, reason| Row {
        name: name.into(),
        cells: (Outcome::ALL
            .iter()
            .map(|outcome| count(reason, Some(*outcome))))
        .chain([count(reason, None)])
        .collect(),
    };
    let reasons = ChallengeReason::ALL.iter();
    let mut rows: Vec<Row> = reasons.map(|one| row(one.name(), Some(*one))).collect();
    rows.push(row("All reasons", None));
    let outcomes = Outcome::ALL
        .iter()
        .map(|outcome| outcome.short().to_owned());
    Ok(Figure {
        slug: "challenges",
        title: "Decisions changed on challenge".into(),
        note: format!("Challenges answered in the last {days} days, by the reason given."),
        head: std::iter::once("Reason".to_owned())
            .chain(outcomes)
            .chain(["All".to_owned()])
            .collect(),
        rows: if found.is_empty() { Vec::new() } else { rows },
        empty: "No challenge was answered in this period.".into(),
        chart: None,
    })
}

/// Goals of the families whose help ended within the period, by the outcome they belong to.
pub async fn goals(app: &App, days: u32) -> Result<Figure> {
    let found = measured::goals(app.store.read(), since(app, days)).await?;
    let row = |(code, name): &(&str, &str)| {
        let own = || found.iter().filter(|(outcome, ..)| outcome == code);
        let nearer = own().filter(|(_, start, end)| end > start).count();
        let (mut starts, mut ends): (Vec<i16>, Vec<i16>) =
            own().map(|(_, start, end)| (*start, *end)).unzip();
        let all = starts.len();
        let list = format!("/overview/episodes?goals={code}&days={days}");
        (all > 0).then(|| Row {
            name: (*name).into(),
            cells: vec![
                number(all, &list),
                number(nearer, &list),
                middle(&mut starts),
                middle(&mut ends),
            ],
        })
    };
    Ok(Figure {
        slug: "goals",
        title: "How far families came with their goals".into(),
        note: format!(
            "Goals of families whose help ended in the last {days} days, on the scale from 0 to 10 that each set with their worker."
        ),
        head: [
            "Outcome",
            "Goals",
            "Came nearer",
            "Median at the start",
            "Median at the end",
        ]
        .map(str::to_owned)
        .to_vec(),
        rows: OUTCOMES.iter().filter_map(row).collect(),
        empty: "No help with goals ended in this period.".into(),
        chart: None,
    })
}

fn number(count: usize, list: &str) -> Cell {
    Cell::count(i64::try_from(count).unwrap_or(i64::MAX), list)
}

/// The middle score: one that was given.
fn middle(scores: &mut [i16]) -> Cell {
    scores.sort_unstable();
    percentile(scores, 50).map_or_else(|| Cell::words("–"), |score| Cell::count(score.into(), ""))
}
