//! What a manager sees first: open work, what is late, who waits, and how long things take.

mod csv;
mod ends;
mod figures;
pub mod lists;
mod spread;
mod stages;

pub use csv::csv;

use stepwise_app::pages::overview::{Cell, Figure, Figures, Overview};
use stepwise_domain::clock::words;
use stepwise_domain::permission::{Act, Relation};

use crate::app::App;
use crate::error::{Error, Result};
use crate::services::viewer::Viewer;
use crate::services::{allocation, waiting};
use crate::store::{challenges, outbox, overview};

/// The periods that lengths of time can be measured over, in days.
pub const PERIODS: [u32; 3] = [7, 30, 90];
const USUAL: u32 = 30;

/// The period that was asked for; the usual one where that makes no sense.
pub fn period(days: &str) -> u32 {
    let asked = days.parse().ok();
    asked.filter(|days| PERIODS.contains(days)).unwrap_or(USUAL)
}

/// The whole page.
pub async fn page(app: &App, viewer: &Viewer, days: u32) -> Result<Overview> {
    viewer.must(Act::ViewOverview, Relation::None)?;
    Ok(Overview {
        unallocated: allocation::summary(app, viewer).await?,
        now: now(app).await?,
        figures: read(app, days).await?,
    })
}

/// The figures by themselves: nothing in them leads to a record.
pub async fn insight(app: &App, viewer: &Viewer, days: u32) -> Result<Figures> {
    viewer.must(Act::ViewInsight, Relation::None)?;
    let mut page = read(app, days).await?;
    let all = page.open.iter_mut().chain(&mut page.measured);
    for cell in all
        .flat_map(|figure| &mut figure.rows)
        .flat_map(|row| &mut row.cells)
    {
        cell.href = None;
    }
    Ok(page)
}

async fn read(app: &App, days: u32) -> Result<Figures> {
    let open = overview::episodes(app.store.read()).await?;
    Ok(Figures {
        open: vec![
            figures::overdue(app).await?,
            figures::unallocated(app).await?,
            figures::referrals(app).await?,
            figures::episodes(&open),
            figures::hubs(app, &open).await?,
            waiting::waiting_figure(app).await?,
            waiting::unmet_figure(app).await?,
            waiting::unmet_by_hub(app).await?,
        ],
        measured: vec![
            stages::figure(app, days).await?,
            ends::challenges(app, days).await?,
            ends::goals(app, days).await?,
        ],
        days,
        periods: PERIODS.to_vec(),
        at: words::moment(app.now()),
    })
}

/// One figure, by the name of its file, which holds numbers alone.
pub async fn figure(app: &App, viewer: &Viewer, slug: &str, days: u32) -> Result<Figure> {
    viewer.must(Act::ViewInsight, Relation::None)?;
    match slug {
        "overdue" => figures::overdue(app).await,
        "unallocated" => figures::unallocated(app).await,
        "referrals" => figures::referrals(app).await,
        "episodes" => Ok(figures::episodes(
            &overview::episodes(app.store.read()).await?,
        )),
        "hubs" => figures::hubs(app, &overview::episodes(app.store.read()).await?).await,
        "waiting" => waiting::waiting_figure(app).await,
        "unmet" => waiting::unmet_figure(app).await,
        "unmet-hubs" => waiting::unmet_by_hub(app).await,
        "stages" => stages::figure(app, days).await,
        "challenges" => ends::challenges(app, days).await,
        "goals" => ends::goals(app, days).await,
        _ => Err(Error::NotFound),
    }
}

async fn now(app: &App) -> Result<Vec<Cell>> {
    let db = app.store.read();
    let steps = overview::pending_steps(db).await?;
    let challenges = challenges::count_open(db).await?;
    let undelivered = outbox::count_undelivered(db).await?;
    let challenges = i64::try_from(challenges).unwrap_or(i64::MAX);
    Ok(vec![
        waits(
            steps,
            ("step waits", "steps wait", "for the other side’s answer"),
            "/overview/episodes?pending=step",
        ),
        waits(
            challenges,
            ("challenge waits", "challenges wait", "for a manager"),
            "/challenges",
        ),
        waits(
            undelivered,
            ("message is", "messages are", "held or not delivered"),
            "/messages",
        ),
    ])
}

fn waits(count: i64, (one, many, what): (&str, &str, &str), href: &str) -> Cell {
    let noun = if count == 1 { one } else { many };
    let count_words = match count {
        0 => "No".to_owned(),
        count => count.to_string(),
    };
    Cell {
        words: format!("{count_words} {noun} {what}"),
        ..Cell::count(count, href)
    }
}
