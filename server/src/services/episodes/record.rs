//! What the record of an episode shows to this person.

mod links;
mod parts;

use serde_json::json;
use stepwise_app::components::clock_words::ClockWordsOptions;
use stepwise_app::pages::episodes::{ActionLine, GoalLine, Record, Referred};
use stepwise_app::pages::triage::{Card, MailLine};
use stepwise_domain::clock::words;
use stepwise_domain::form::read_back::SnapshotSection;
use stepwise_domain::permission::{Act, Relation, may};
use stepwise_domain::referral_form::OUTCOMES;
use stepwise_domain::role::Role;

use self::links::{advice, buttons, links, notice, works};
use self::parts::{Parts, step_card};
use super::{load, note, offer, path};
use crate::app::App;
use crate::error::Result;
use crate::services::short::in_short;
use crate::services::story;
use crate::services::triage::view::mail_line;
use crate::services::viewer::Viewer;
use crate::store::accounts;
use crate::store::episodes::Episode;
use crate::store::goals::{Goal, PlanAction};
use crate::store::outbox::{self, Delivery, State as Sent};
use crate::store::referrals::Referral;
use crate::store::running::Running;
use crate::store::steps::Step;

/// The record. Looking is noted in the audit log.
pub async fn view(app: &App, viewer: &Viewer, reference: &str) -> Result<Record> {
    if let Some(asked) = offer::view(app, viewer, reference).await? {
        return Ok(asked);
    }
    let episode = load(app, viewer, reference, Act::ViewEpisode).await?;
    let tx = app.store.begin().await?;
    note(&tx, app, viewer, &episode, "episode.viewed", json!({})).await?;
    tx.commit().await?;
    let referrals = super::referrals(app, &episode).await?;
    let parts = Parts::of(app, viewer, &episode, &referrals).await?;
    let mut children: Vec<_> = referrals
        .iter()
        .map(|one| one.child.expose().clone())
        .collect();
    children.dedup();
    let hub = (parts.hubs.iter()).find(|hub| Some(&hub.id) == episode.row.hub_id.as_ref());
    let triages = may(viewer.role, Act::ViewTriage, Relation::None);
    Ok(Record {
        child: children.join(", "),
        state: episode.state.name().into(),
        facts: vec![
            ("Tier".into(), episode.level.to_string()),
            (
                "Hub".into(),
                hub.map_or_else(|| "–".into(), |hub| hub.name.clone()),
            ),
            ("Accountable now".into(), parts.owner(&episode)),
            ("Opened".into(), words::day(episode.row.opened_at)),
        ],
        clocks: parts.clocks.iter().map(|clock| shown(app, clock)).collect(),
        done: None,
        notice: notice(viewer, &parts),
        version: episode.row.version,
        links: links(app, viewer, &episode, &parts),
        advice: advice(viewer, &episode, &parts),
        buttons: buttons(viewer, &episode, &parts),
        goals: parts.goals.iter().map(goal).collect(),
        actions: parts
            .actions
            .iter()
            .map(|one| action(app, works(viewer, &parts), &episode, one))
            .collect(),
        cards: vec![
            (
                "Steps".into(),
                (parts.steps.iter())
                    .map(|one| parts.step(viewer, one))
                    .collect(),
            ),
            (
                "Offers".into(),
                parts.offers.iter().map(|one| parts.offer(one)).collect(),
            ),
            ("Meetings".into(), parts.meetings()),
            ("Begun, and left behind".into(), parts.left_behind()),
            ("What was written down".into(), parts.entries(viewer)),
            ("Waiting lists".into(), parts.waits()),
            ("Needs that nothing meets".into(), parts.unmet()),
            ("Who was accountable".into(), parts.owners()),
        ],
        referrals: (referrals.iter().filter(|_| triages))
            .map(|one| {
                let reference = &one.row.reference;
                (
                    format!("Referral {reference}"),
                    format!("/triage/{reference}"),
                )
            })
            .collect(),
        history: story::for_staff(&parts.moments, viewer, &parts.names),
        mails: undelivered(app, viewer, &referrals).await?,
        referred: referred(app, viewer, parts.given, &referrals).await?,
        reference: episode.row.reference,
    })
}

/// What did not go out about the family, for those who may know.
async fn undelivered(app: &App, viewer: &Viewer, referrals: &[Referral]) -> Result<Vec<MailLine>> {
    if !may(viewer.role, Act::ViewMailState, Relation::None) {
        return Ok(Vec::new());
    }
    let mut stuck = Vec::new();
    for referral in referrals {
        let all = outbox::for_referral(app.store.read(), referral.row.id).await?;
        let stays = |mail: &Delivery| matches!(mail.state, Sent::Failed | Sent::Held);
        stuck.extend(all.into_iter().filter(stays));
    }
    let people = stuck.iter().filter_map(|mail| mail.account_id);
    let names = accounts::names(app.store.read(), app.store.keys(), people).await?;
    Ok(stuck.iter().map(|mail| mail_line(mail, &names)).collect())
}

pub(super) fn shown(app: &App, clock: &Running) -> (String, ClockWordsOptions) {
    let words = ClockWordsOptions::running(&app.calendar, clock.row.due_at, app.now());
    (super::clocks::name(clock.kind), words)
}

/// What was referred, the latest first, for the lead practitioner who has accepted and for the MASH
/// that the family was passed to. Others who may read it have the referral's own page.
async fn referred(
    app: &App,
    viewer: &Viewer,
    given: bool,
    referrals: &[Referral],
) -> Result<Vec<Referred>> {
    let relation = match viewer.role {
        Role::MashWorker => Relation::PassedToMash,
        _ if given => Relation::AllocatedTo,
        _ => Relation::None,
    };
    if relation == Relation::None || !may(viewer.role, Act::ViewReferral, relation) {
        return Ok(Vec::new());
    }
    let mut all = Vec::new();
    for referral in referrals.iter().rev() {
        let sender = referral.row.organisation_id;
        let sender = accounts::organisation(app.store.read(), sender).await?;
        let snapshot = referral.snapshot(app.store.keys())?;
        all.push(Referred {
            reference: referral.row.reference.clone(),
            sent: sender.map_or_else(String::new, |sender| format!("{}, ", sender.name))
                + &words::day(referral.row.submitted_at),
            sections: snapshot.sections.into_iter().map(answered).collect(),
        });
    }
    Ok(all)
}

/// The section without what was left empty: the record of a family is long.
fn answered(section: SnapshotSection) -> SnapshotSection {
    let mut section = in_short(section);
    for item in &mut section.items {
        item.rows.retain(|row| !row.lines.is_empty());
    }
    section
}

/// The steps page's cards: the proposal, and the answer.
pub async fn step_cards(app: &App, viewer: &Viewer, step: &Step) -> Result<Vec<Card>> {
    let people = [Some(step.row.proposed_by), step.row.answered_by];
    let people = people.into_iter().flatten();
    let names = accounts::names(app.store.read(), app.store.keys(), people).await?;
    Ok(vec![step_card(&names, viewer, step)])
}

fn goal(goal: &Goal) -> GoalLine {
    let outcome = OUTCOMES.iter().find(|(code, _)| *code == goal.row.outcome);
    GoalLine {
        words: goal.words.expose().clone(),
        scale: goal.scale.words(),
        outcome: outcome.map_or_else(String::new, |(_, words)| (*words).to_owned()),
        start: goal.row.start_score,
        scores: goal.scores.iter().map(|(_, score)| *score).collect(),
    }
}

fn action(app: &App, works: bool, episode: &Episode, one: &PlanAction) -> ActionLine {
    let open = one.row.done_at.is_none();
    let may_finish = open && episode.state.is_open() && works;
    ActionLine {
        what: one.what.expose().clone(),
        who: one.who.expose().clone(),
        by: words::date(one.row.due_on),
        late: open && one.row.due_on < app.today(),
        finish: may_finish.then(|| format!("{}/actions/{}/done", path(episode), one.row.id)),
        done: one.row.done_at.map(|at| format!("Done {}", words::day(at))),
    }
}
