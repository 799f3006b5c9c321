//! How long each stage takes: the middle case and the slow end, never the average, which hides the
//! families that wait longest.

use chrono::{DateTime, TimeDelta, Utc};
use stepwise_app::pages::overview::{Cell, Figure, Row};
use stepwise_domain::clock::ClockKind;

use super::lists;
use super::spread::{percentile, words};
use crate::app::App;
use crate::error::Result;
use crate::store::overview::measured::{self, SAMPLE, Stage};

/// Each stage with its name.
const STAGES: [(Stage, &str); 11] = [
    (Stage::Claim, "From sending to the first claim"),
    (Stage::Decision, "From sending to the decision"),
    (
        Stage::Kept(ClockKind::LeadAccepts),
        "Until a lead practitioner has accepted",
    ),
    (
        Stage::Kept(ClockKind::FirstContact),
        "From there to the first contact",
    ),
    (
        Stage::Kept(ClockKind::Assessment),
        "From there to the assessment",
    ),
    (
        Stage::Kept(ClockKind::FirstTaf),
        "To the first Team Around the Family",
    ),
    (
        Stage::Kept(ClockKind::PlanToFamily),
        "From there to the plan for the family",
    ),
    (
        Stage::Kept(ClockKind::Review),
        "From one review to the next",
    ),
    (
        Stage::Kept(ClockKind::StepAnswer),
        "Until a proposed step is answered",
    ),
    (
        Stage::Kept(ClockKind::MashAnswer),
        "Until the MASH has answered a step",
    ),
    (
        Stage::Kept(ClockKind::Challenge),
        "Until a challenge is answered",
    ),
];

/// The list behind a stage.
fn list(stage: Stage, days: u32) -> String {
    let (of, stage) = match stage {
        Stage::Claim => ("referrals", lists::CLAIM),
        Stage::Decision => ("referrals", lists::DECISION),
        Stage::Kept(kind @ ClockKind::Challenge) => ("referrals", kind.code()),
        Stage::Kept(kind) => ("episodes", kind.code()),
    };
    format!("/overview/{of}?stage={stage}&days={days}")
}

/// From when a period of this many days is counted.
pub fn since(app: &App, days: u32) -> DateTime<Utc> {
    app.now() - TimeDelta::days(days.into())
}

pub async fn figure(app: &App, days: u32) -> Result<Figure> {
    let mut rows = Vec::new();
    for (stage, name) in STAGES {
        let times = measured::times(app.store.read(), stage, since(app, days)).await?;
        let mut lengths: Vec<_> = times.iter().map(|(began, ended)| *ended - *began).collect();
        lengths.sort_unstable();
        let count = i64::try_from(lengths.len()).unwrap_or(i64::MAX);
        rows.push(Row {
            name: name.into(),
            cells: vec![
                length(percentile(&lengths, 50)),
                length(percentile(&lengths, 95)),
                Cell::count(count, list(stage, days)),
            ],
        });
    }
    Ok(Figure {
        slug: "stages",
        title: "How long things take".into(),
        note: format!(
            "What ended in the last {days} days, by the calendar: nights, weekends and waiting for answers count, and families whose help has ended since. Half of the cases were quicker than the median; 95 in 100 were quicker than the 95th percentile. Where there are more than {SAMPLE} cases, the latest {SAMPLE} count."
        ),
        head: ["Stage", "Median", "95th percentile", "Cases"]
            .map(str::to_owned)
            .to_vec(),
        rows,
        empty: String::new(),
        chart: Some(1),
    })
}

fn length(length: Option<TimeDelta>) -> Cell {
    let Some(length) = length else {
        return Cell::words("–");
    };
    #[expect(clippy::cast_precision_loss, reason = "hours of a few months")]
    let number = length.num_minutes() as f64 / 60.0;
    Cell {
        words: words(length),
        number: Some(number),
        href: None,
    }
}
