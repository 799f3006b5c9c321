//! What an accepted step does to the episode: its level, its owner, its clocks.

use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;
use stepwise_domain::clock::ClockKind;
use stepwise_domain::episode::step::StepKind;
use stepwise_domain::episode::{Action, CloseReason};
use stepwise_domain::episode_form::score;
use stepwise_domain::form::Answers;
use stepwise_domain::role::Role;

use super::news;
use crate::app::App;
use crate::error::{Error, Result};
use crate::services::episodes::{clocks, facts, meetings, offers, turn};
use crate::services::viewer::Viewer;
use crate::store::episodes::Episode;
use crate::store::running::Of;
use crate::store::steps::Step;
use crate::store::{Tx, accounts, goals, waiting};

/// The promises of early help to the family and those who referred it, in the order of the work.
const WORK: [ClockKind; 7] = [
    ClockKind::LeadAccepts,
    ClockKind::FirstContact,
    ClockKind::Assessment,
    ClockKind::FirstTaf,
    ClockKind::PlanToFamily,
    ClockKind::Review,
    ClockKind::OutcomeCheck,
];

/// Takes the step, and tells whom it concerns. Gives the steps that are over because of it.
pub async fn take(
    tx: &Tx,
    app: &App,
    viewer: &Viewer,
    episode: &Episode,
    (kind, reason): (StepKind, Option<CloseReason>),
) -> Result<Vec<Step>> {
    let action = kind.action();
    let level = kind.level_after(episode.level);
    let lead = facts::next_lead(tx, app, episode).await?;
    if let (Some(lead), Action::ReturnFromSocialCare) = (lead, action)
        && !accounts::hold(tx, lead, Role::LeadPractitioner).await?
    {
        return Err(Error::Stale);
    }
    let turn = turn::take(tx, app, viewer, episode, action, lead, |row| {
        row.level = Set(level.code().into());
        row.tier = Set(level.tier().number().into());
    })
    .await?;
    if action.ends_offer() {
        offers::end_all(tx, app, viewer, episode).await?;
    }
    if matches!(action, Action::Close | Action::PassToSocialCare) {
        meetings::end_all(tx, app, viewer, episode).await?;
    }
    if action == Action::Close {
        waiting::end_all(tx, episode.row.id, (viewer.account, app.now())).await?;
    }
    let contact = run_clocks(tx, app, episode, action).await?;
    if turn.tells_referrer {
        let lead = lead.zip(contact);
        news::tell(tx, app, viewer, episode, (action, reason), lead).await?;
    }
    news::tell_lead(tx, app, viewer, episode, action).await?;
    Ok(turn.overtaken)
}

/// Keeps where things stood with each goal at the end, as whoever proposed it wrote.
pub async fn end_goals(tx: &Tx, app: &App, episode: &Episode, asked: &Answers) -> Result<()> {
    for goal in goals::of(tx, app.store.keys(), episode.row.id).await? {
        if let Ok(now) = asked.text(&score(&goal.row.id.to_string())).parse() {
            goals::end(tx, goal.row.id, now, app.now()).await?;
        }
    }
    Ok(())
}

/// What was promised ends with the help, and begins with it. Gives when first contact is due,
/// where it is.
async fn run_clocks(
    tx: &Tx,
    app: &App,
    episode: &Episode,
    action: Action,
) -> Result<Option<DateTime<Utc>>> {
    let of = Of::Episode(episode.row.id);
    let ends = matches!(
        action,
        Action::PassToSocialCare | Action::Close | Action::Reopen | Action::Resume
    );
    if ends {
        // The clocks of what the MASH was asked go on: it still has to answer.
        for kind in WORK {
            clocks::stop(tx, app, of, kind, None).await?;
        }
    }
    let begin: &[ClockKind] = match action {
        Action::Close => &[ClockKind::OutcomeCheck],
        Action::Reopen => &[ClockKind::LeadAccepts],
        Action::ReturnFromSocialCare => &[ClockKind::Assessment, ClockKind::FirstTaf],
        _ => &[],
    };
    for kind in begin {
        clocks::start(tx, app, of, *kind, None).await?;
    }
    if action != Action::ReturnFromSocialCare {
        return Ok(None);
    }
    let contact = clocks::start(tx, app, of, ClockKind::FirstContact, None).await?;
    Ok(Some(contact))
}
