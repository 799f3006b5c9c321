//! The second threshold: what is still late a working day on (by default) is told to the managers,
//! once. One mail lists what one look found, so that a day of downtime does not end in hundreds.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::{CaseStatement, Expr, Func};
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, JoinType, QuerySelect, Select};
use serde_json::json;
use stepwise_domain::clock::ClockKind;
use stepwise_domain::role::Role;
use uuid::Uuid;

use super::pass::{BATCH, event};
use crate::app::App;
use crate::error::Result;
use crate::mail::message::Message;
use crate::services::tell;
use crate::store::clocks::{self, Clocked, Mark};
use crate::store::entity::{clock, episode, referral};
use crate::store::{accounts, audit};

/// How many references a mail names before it only counts.
const NAMED: usize = 20;

/// A table of promises that managers are told of.
pub trait Escalated: Clocked {
    /// Where managers see the list.
    const LIST: &'static str;

    /// Selects `id`, `due_at`, `reference`, the clock's `kind`, and which `record` it is `about`.
    fn lines(query: Select<Self>) -> Select<Self>;
}

impl Escalated for referral::Entity {
    const LIST: &'static str = "/triage?queue=late";

    fn lines(query: Select<Self>) -> Select<Self> {
        use referral::Column;
        query
            .select_only()
            .columns([Column::Id, Column::DueAt, Column::Reference])
            .expr_as(Expr::val(ClockKind::Triage.code()), "kind")
            .expr_as(Expr::val("referral"), "about")
            .column_as(Column::Id, "record")
    }
}

impl Escalated for clock::Entity {
    const LIST: &'static str = "/overview";

    fn lines(query: Select<Self>) -> Select<Self> {
        use clock::Column;
        let of_episode = clock::Entity::belongs_to(episode::Entity)
            .from(Column::EpisodeId)
            .to(episode::Column::Id);
        let of_referral = clock::Entity::belongs_to(referral::Entity)
            .from(Column::ReferralId)
            .to(referral::Column::Id);
        let reference = Func::coalesce([
            Expr::col((episode::Entity, episode::Column::Reference)),
            Expr::col((referral::Entity, referral::Column::Reference)),
            Expr::val("a red flag"),
        ]);
        let about = CaseStatement::new()
            .case(Column::EpisodeId.is_not_null(), "episode")
            .case(Column::ReferralId.is_not_null(), "referral")
            .finally("diversion");
        let column = |column: Column| Expr::col((clock::Entity, column));
        let record =
            Func::coalesce([Column::EpisodeId, Column::ReferralId, Column::SubjectId].map(column));
        query
            .join(JoinType::LeftJoin, of_episode.into())
            .join(JoinType::LeftJoin, of_referral.into())
            .select_only()
            .columns([Column::Id, Column::DueAt, Column::Kind])
            .expr_as(Expr::from(reference), "reference")
            .expr_as(about, "about")
            .expr_as(Expr::from(record), "record")
    }
}

#[derive(FromQueryResult)]
struct Late {
    id: Uuid,
    due_at: DateTime<Utc>,
    reference: String,
    kind: String,
    about: String,
    record: Uuid,
}

impl Late {
    /// Whether the second threshold of its kind has passed.
    fn is_due(&self, app: &App, now: DateTime<Utc>) -> bool {
        let kind = ClockKind::from_code(&self.kind).unwrap_or(ClockKind::Triage);
        let allowance = kind.escalates_after(&app.promises);
        app.calendar.due(self.due_at, allowance) < now
    }
}

/// Tells the managers of everything that has become late enough. Gives how much that was.
pub async fn run(app: &App, now: DateTime<Utc>) -> Result<usize> {
    let referrals = all::<referral::Entity>(app, now).await?;
    Ok(referrals + all::<clock::Entity>(app, now).await?)
}

async fn all<E: Escalated>(app: &App, now: DateTime<Utc>) -> Result<usize> {
    let promises = &app.promises;
    let soonest =
        (promises.escalate_after.at_least()).min(promises.escalate_diversion_after.at_least());
    let (mut after, mut done) = (None, 0);
    loop {
        let mut late = next::<E>(app, now - soonest, after).await?;
        after = match late.last() {
            Some(last) => Some((last.due_at, last.id)),
            None => return Ok(done),
        };
        late.retain(|one| one.is_due(app, now));
        done += tell_of::<E>(app, now, late).await?;
    }
}

async fn next<E: Escalated>(
    app: &App,
    due_by: DateTime<Utc>,
    after: Option<Mark>,
) -> Result<Vec<Late>> {
    let query = E::lines(clocks::late::<E>(due_by, after, BATCH));
    Ok(query.into_model().all(app.store.read()).await?)
}

async fn tell_of<E: Escalated>(app: &App, now: DateTime<Utc>, late: Vec<Late>) -> Result<usize> {
    if late.is_empty() {
        return Ok(0);
    }
    let tx = app.store.begin().await?;
    // Without a manager it waits for one.
    let managers = accounts::with_role(&tx, app.store.keys(), Role::Manager).await?;
    if managers.is_empty() {
        return Ok(0);
    }
    let mut taken = Vec::new();
    for one in late {
        if clocks::escalate::<E>(&tx, one.id, one.due_at, now).await? {
            taken.push(one);
        }
    }
    if taken.is_empty() {
        return Ok(0);
    }
    let message = Message::LateWork {
        references: taken
            .iter()
            .take(NAMED)
            .map(|one| one.reference.clone())
            .collect(),
        more: taken.len().saturating_sub(NAMED),
        link: app.link(E::LIST),
    };
    for manager in managers {
        tell::address(&tx, app, Some(manager.id), None, &manager.email, &message).await?;
    }
    let events = taken
        .iter()
        .map(|one| {
            let (about, action) = match one.about.as_str() {
                "episode" => ("episode", "episode.escalated"),
                "referral" => ("referral", "referral.escalated"),
                _ => ("diversion", "diversion.escalated"),
            };
            let mut event = event(about, one.record, action);
            event.detail = json!({ "clock": one.kind });
            event
        })
        .collect();
    audit::append_all(&tx, now, events).await?;
    tx.commit().await?;
    Ok(taken.len())
}
