//! What is open now, and what of it is late.

use stepwise_app::pages::overview::{Cell, Figure, Row};
use stepwise_domain::clock::ClockKind;
use stepwise_domain::episode::{Level, State};
use stepwise_domain::referral;
use stepwise_domain::tier::Tier;

use crate::app::App;
use crate::error::Result;
use crate::services::episodes::clocks::name;
use crate::store::overview::{self, Group};
use crate::store::{hubs, triage, waiting};

fn head<const N: usize>(names: [&str; N]) -> Vec<String> {
    names.map(str::to_owned).to_vec()
}

fn one(name: impl Into<String>, cell: Cell) -> Row {
    Row {
        name: name.into(),
        cells: vec![cell],
    }
}

/// Promises past their time, by clock; decisions on referrals have their own queue.
pub async fn overdue(app: &App) -> Result<Figure> {
    let (db, now) = (app.store.read(), app.now());
    let decisions = triage::count_late(db, now).await?;
    let mut rows = Vec::new();
    if decisions > 0 {
        let cell = Cell::count(decisions, "/triage?queue=late");
        rows.push(one("Decisions on referrals, and answers to them", cell));
    }
    for (kind, count) in overview::overdue(db, now).await? {
        let list = match kind {
            ClockKind::Challenge | ClockKind::ChallengeSenior => "/challenges".to_owned(),
            ClockKind::DiversionSeen | ClockKind::DiversionDecided => "/mash".to_owned(),
            kind => format!("/overview/episodes?overdue={}", kind.code()),
        };
        rows.push(one(name(kind), Cell::count(count, list)));
    }
    Ok(Figure {
        slug: "overdue",
        title: "Overdue".into(),
        note: String::new(),
        head: head(["Promise", "Overdue"]),
        rows,
        empty: "No promise is late.".into(),
        chart: None,
    })
}

/// Families without a lead practitioner, by how long.
pub async fn unallocated(app: &App) -> Result<Figure> {
    /// Days, up to and with this many.
    const BANDS: [(&str, i64); 5] = [
        ("Up to 2 days", 2),
        ("3 to 7 days", 7),
        ("8 to 14 days", 14),
        ("15 to 28 days", 28),
        ("More than 28 days", i64::MAX),
    ];
    let now = app.now();
    let mut counts = [0_i64; BANDS.len()];
    let since = overview::unallocated_since(app.store.read()).await?;
    for opened in &since {
        let days = (now - *opened).num_days();
        let band = BANDS.iter().position(|(_, most)| days <= *most);
        if let Some(count) = band.and_then(|band| counts.get_mut(band)) {
            *count += 1;
        }
    }
    let rows = BANDS.iter().zip(counts);
    let rows = rows.map(|((name, _), count)| one(*name, Cell::count(count, "/allocation")));
    Ok(Figure {
        slug: "unallocated",
        title: "Families without a lead practitioner, by age".into(),
        note: String::new(),
        head: head(["Since the decision", "Families"]),
        rows: if since.is_empty() {
            Vec::new()
        } else {
            rows.collect()
        },
        empty: "Every accepted family has a lead practitioner.".into(),
        chart: Some(0),
    })
}

/// Open referrals, by where they stand.
pub async fn referrals(app: &App) -> Result<Figure> {
    let counts = overview::referrals(app.store.read()).await?;
    let rows = referral::State::ALL.iter().filter(|state| state.is_open());
    let rows = rows.map(|state| {
        let alike = counts.iter().filter(|(one, ..)| one == state);
        let all: i64 = alike.clone().map(|(.., count)| count).sum();
        let queue = match state {
            referral::State::UnderReview => "in-hand",
            referral::State::InformationRequested => "waiting",
            referral::State::EscalatedToMash => "mash",
            _ => "new",
        };
        let list = format!("/triage?queue={queue}");
        let of = |tier: Tier| {
            let alike = alike
                .clone()
                .filter(|(_, one, _)| *one == i16::from(tier.number()));
            let list = format!("{list}&tier={}", tier.number());
            Cell::count(alike.map(|(.., count)| count).sum(), list)
        };
        let tiers = Tier::ALL.into_iter().map(of);
        Row {
            name: state.name().into(),
            cells: tiers.chain([Cell::count(all, list.clone())]).collect(),
        }
    });
    let tiers = Tier::ALL
        .iter()
        .map(|tier| format!("Tier {}", tier.number()));
    let head = std::iter::once("Stands at".to_owned()).chain(tiers);
    Ok(Figure {
        slug: "referrals",
        title: "Open referrals".into(),
        note: "By the tier that the threshold guidance suggests.".into(),
        head: head.chain(["All".to_owned()]).collect(),
        rows: rows.collect(),
        empty: String::new(),
        chart: None,
    })
}

/// Open episodes, by where they stand and by level.
pub fn episodes(open: &[Group]) -> Figure {
    let count = |state: State, level: Level| {
        let alike = open
            .iter()
            .filter(|one| one.state == state && one.level == level);
        let list = format!(
            "/overview/episodes?state={}&level={}",
            state.code(),
            level.code()
        );
        Cell::count(alike.map(|one| one.count).sum(), list)
    };
    let rows = State::open().map(|state| {
        let all = open.iter().filter(|one| one.state == state);
        let all = all.map(|one| one.count).sum();
        let list = format!("/overview/episodes?state={}", state.code());
        let levels = Level::ALL.iter().map(|level| count(state, *level));
        Row {
            name: state.name().into(),
            cells: levels.chain([Cell::count(all, list)]).collect(),
        }
    });
    let levels = Level::ALL
        .iter()
        .map(|level| format!("Tier {}", level.short()));
    Figure {
        slug: "episodes",
        title: "Open episodes".into(),
        note: String::new(),
        head: std::iter::once("Stands at".to_owned())
            .chain(levels)
            .chain(["All".to_owned()])
            .collect(),
        rows: rows.collect(),
        empty: String::new(),
        chart: None,
    }
}

/// Open episodes of each hub, the places it has left, and who waits for one.
pub async fn hubs(app: &App, open: &[Group]) -> Result<Figure> {
    let waits = waiting::times(app.store.read()).await?;
    let rows = hubs::all(app.store.read()).await?.into_iter().map(|hub| {
        let alike = open
            .iter()
            .filter(|one| one.hub_id.as_ref() == Some(&hub.id));
        let families: i64 = alike.map(|one| one.count).sum();
        let room: u32 = hub.services.iter().map(|service| service.capacity).sum();
        let waiting = waits.iter().filter(|(at, ..)| *at == hub.id).count();
        let waiting = i64::try_from(waiting).unwrap_or(i64::MAX);
        let stands = match waiting - i64::from(room) {
            over @ 1.. => format!("{over} over"),
            _ if room == 0 => "Full".to_owned(),
            _ => "Within".to_owned(),
        };
        let list = format!("/overview/episodes?hub={}", hub.id);
        Row {
            name: hub.name,
            cells: vec![
                Cell::count(families, list),
                Cell::count(room.into(), ""),
                Cell::count(waiting, "/waiting"),
                Cell::words(stands),
            ],
        }
    });
    Ok(Figure {
        slug: "hubs",
        title: "Family hubs and their room".into(),
        note: "Free places are those that the hub’s services can still give; over is who waits beyond them."
            .into(),
        head: head(["Hub", "Open episodes", "Free places", "Waiting", "Capacity"]),
        rows: rows.collect(),
        empty: "No hub is in the directory.".into(),
        chart: None,
    })
}
