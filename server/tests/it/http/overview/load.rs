//! What the page costs with 5,000 open episodes over 100,000 closed ones: rows written in bulk, the
//! page asked for many times, and the processor's time counted.

use std::time::Instant;

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::{ConnectionTrait, EntityTrait, IntoActiveModel};
use stepwise::store::Tx;
use stepwise::store::entity::{clock, episode, episode_referral, ownership, referral};
use stepwise_domain::clock::ClockKind;
use uuid::Uuid;

use crate::http::episodes::accepted;
use crate::support::app::{TestApp, on_each_app};

const CLOSED: usize = 100_000;
const OPEN: usize = 5_000;
/// Of the open ones, those without a lead practitioner.
const UNALLOCATED: usize = 100;
const REQUESTS: u32 = 50;

/// A family's rows, made from those of one that was accepted through the pages.
struct Pattern {
    referral: referral::Model,
    episode: episode::Model,
}

impl Pattern {
    async fn of(app: &TestApp) -> Self {
        let db = app.app.store.read();
        let referral = referral::Entity::find().one(db).await.unwrap().unwrap();
        let episode = episode::Entity::find().one(db).await.unwrap().unwrap();
        Self { referral, episode }
    }

    fn referral(&self, id: Uuid, sent: DateTime<Utc>) -> referral::ActiveModel {
        let mut row = self.referral.clone().into_active_model();
        row.id = Set(id);
        row.draft_id = Set(Uuid::now_v7());
        row.reference = Set(format!("R-{id}"));
        // Nothing on this page opens them, and they would fill the disk.
        row.snapshot_sealed = Set(Vec::new());
        row.child_sealed = Set(Vec::new());
        row.submitted_at = Set(sent);
        row.claimed_at = Set(Some(sent + TimeDelta::hours(2)));
        row.decided_at = Set(Some(sent + TimeDelta::hours(20)));
        row.closed_at = Set(Some(sent + TimeDelta::hours(20)));
        row
    }

    fn episode(&self, id: Uuid, state: &str, opened: DateTime<Utc>) -> episode::ActiveModel {
        let mut row = self.episode.clone().into_active_model();
        let closed = state == "closed";
        row.id = Set(id);
        row.reference = Set(format!("E-{id}"));
        row.state = Set(state.into());
        row.opened_at = Set(opened);
        row.closed_at = Set(closed.then_some(opened + TimeDelta::days(60)));
        row
    }
}

fn clock_of(
    episode: Uuid,
    kind: ClockKind,
    (started, due): (DateTime<Utc>, DateTime<Utc>),
    kept: Option<DateTime<Utc>>,
) -> clock::ActiveModel {
    clock::ActiveModel {
        id: Set(Uuid::now_v7()),
        kind: Set(kind.code().into()),
        episode_id: Set(Some(episode)),
        referral_id: Set(None),
        subject_id: Set(None),
        started_at: Set(started),
        due_at: Set(due),
        told_due_at: Set(kept.is_none().then_some(due)),
        escalated_at: Set(None),
        stopped_at: Set(kept),
        kept_at: Set(kept),
    }
}

/// Writes this many families, opened evenly over these days up to now.
async fn write(
    app: &TestApp,
    tx: &Tx,
    pattern: &Pattern,
    (from, count, days): (usize, usize, i64),
) {
    let now = app.app.now();
    for chunk in (0..count).collect::<Vec<_>>().chunks(250) {
        let (mut referrals, mut episodes, mut links) = (Vec::new(), Vec::new(), Vec::new());
        let (mut clocks, mut owners) = (Vec::new(), Vec::new());
        for number in chunk {
            let (referral, id) = (Uuid::now_v7(), Uuid::now_v7());
            let back =
                days * 24 * 60 * i64::try_from(*number).unwrap() / i64::try_from(count).unwrap();
            let sent = now - TimeDelta::minutes(back) - TimeDelta::days(3);
            let state = if from == CLOSED { "closed" } else { "active" };
            referrals.push(pattern.referral(referral, sent));
            episodes.push(pattern.episode(id, state, sent + TimeDelta::hours(20)));
            links.push(episode_referral::ActiveModel {
                episode_id: Set(id),
                referral_id: Set(referral),
            });
            let opened = sent + TimeDelta::hours(20);
            let accepted = opened + TimeDelta::hours(9);
            let promise = (opened, opened + TimeDelta::days(2));
            clocks.push(clock_of(
                id,
                ClockKind::LeadAccepts,
                promise,
                Some(accepted),
            ));
            let promise = (accepted, accepted + TimeDelta::days(3));
            let met = accepted + TimeDelta::days(1);
            clocks.push(clock_of(id, ClockKind::FirstContact, promise, Some(met)));
            let kept = (state == "closed").then_some(met);
            let due = now + TimeDelta::days(i64::try_from(number % 60).unwrap() - 10);
            clocks.push(clock_of(id, ClockKind::Review, (accepted, due), kept));
            owners.push(ownership::ActiveModel {
                id: Set(Uuid::now_v7()),
                episode_id: Set(id),
                owner: Set("duty_team".into()),
                account_id: Set(None),
                since: Set(opened),
                until: Set(None),
            });
        }
        insert::<referral::Entity, _>(tx, referrals).await;
        insert::<episode::Entity, _>(tx, episodes).await;
        insert::<episode_referral::Entity, _>(tx, links).await;
        insert::<clock::Entity, _>(tx, clocks).await;
        insert::<ownership::Entity, _>(tx, owners).await;
    }
}

async fn insert<E, A>(tx: &Tx, rows: Vec<A>)
where
    E: EntityTrait,
    A: sea_orm::ActiveModelTrait<Entity = E> + Send,
{
    let many = E::insert_many(rows);
    many.exec_without_returning(tx).await.unwrap();
}

/// The processor's time that this process has used, in milliseconds.
fn used() -> u64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap();
    let fields: Vec<&str> = stat.rsplit(") ").next().unwrap().split(' ').collect();
    let ticks = |at: usize| fields[at].parse::<u64>().unwrap();
    // A hundred ticks a second, as Linux tells them to programs.
    (ticks(11) + ticks(12)) * 10
}

/// Prints the figure; run by hand with `--ignored --nocapture`, on a machine that does nothing else.
#[tokio::test]
#[ignore = "takes minutes; a figure, not a check"]
async fn the_overview_with_five_thousand_open_episodes_over_a_hundred_thousand_closed() {
    on_each_app(|app| async move {
        app.leave_mail();
        accepted(&app).await;
        let pattern = Pattern::of(&app).await;
        for _ in 1..UNALLOCATED {
            accepted_at_once(&app).await;
        }
        let tx = app.app.store.begin().await.unwrap();
        write(&app, &tx, &pattern, (CLOSED, CLOSED, 3 * 365)).await;
        write(&app, &tx, &pattern, (OPEN, OPEN - UNALLOCATED, 90)).await;
        tx.commit().await.unwrap();
        let db = app.app.store.read();
        db.execute_unprepared("ANALYZE").await.ok();
        let manager = app.sign_in("manager").await;
        for path in [
            "/overview",
            "/overview/stages.csv",
            "/overview/episodes.csv",
        ] {
            manager.get(path).await;
            let (begun, before) = (Instant::now(), used());
            for _ in 0..REQUESTS {
                assert_eq!(manager.get(path).await.status, 200);
            }
            let each = begun.elapsed() / REQUESTS;
            let processor = (used() - before) / u64::from(REQUESTS);
            println!("{path}: {processor} ms of processor, {each:?} each");
        }
    })
    .await;
}

/// A family without a lead practitioner, without its pages.
async fn accepted_at_once(app: &TestApp) {
    use stepwise::services::triage::{claim, decide, step};
    use stepwise_domain::form::Answers;
    let reference = app.sent_referral("dsl").await;
    let viewer = app.viewer("coordinator").await;
    claim::claim(&app.app, &viewer, &reference, 1)
        .await
        .unwrap();
    let accept = stepwise_domain::triage_form::Step::Accept;
    let opened = step::open(&app.app, &viewer, &reference, accept)
        .await
        .unwrap();
    let words = "Long enough to mean something to whoever reads it.";
    let answers = Answers::from_pairs([
        ("tier", "3"),
        ("hub", "north"),
        ("rationale", words),
        ("feedback", words),
    ]);
    let version = opened.referral.row.version;
    let filled = step::Filled {
        opened: &opened,
        version,
        answers: &answers,
    };
    decide::take(&app.app, &viewer, &filled).await.unwrap();
}
