//! Steps of the demonstration's families: proposed by one side and answered by the other.

use stepwise_domain::episode::step::{self, Answer, StepKind, StepState};
use stepwise_domain::episode::{CloseReason, Level, State};
use stepwise_domain::form::Answers;
use stepwise_domain::permission;
use stepwise_domain::role::Role;

use super::{Act, Case, Move, answers};
use crate::app::App;
use crate::demo::with_role;
use crate::error::{Error, Result};
use crate::services::episodes::steps;
use crate::services::viewer::Viewer;
use crate::store;
use crate::store::episodes::Episode;

impl Move {
    const fn kind(self, from: Level) -> StepKind {
        match (self, from) {
            (Self::Up, Level::Universal) => StepKind::Up1To2,
            (Self::Up, Level::Additional) => StepKind::Up2To3,
            (Self::Up, _) => StepKind::Up3To4a,
            (Self::Down, Level::ChildInNeed | Level::ChildProtection) => StepKind::Down4aTo3,
            (Self::Down, Level::Targeted) => StepKind::Down3To2,
            (Self::Down, _) => StepKind::Down2To1,
            (Self::Mash, _) => StepKind::ToMash,
            (Self::Close(_), _) => StepKind::Close,
            (Self::Reopen, _) => StepKind::Reopen,
        }
    }

    const fn reason(self) -> Option<CloseReason> {
        match self {
            Self::Close(reason) => Some(reason),
            _ => None,
        }
    }
}

/// The lead practitioner proposes what is theirs to propose, and somebody of the role that may the
/// rest.
pub async fn propose(
    app: &App,
    people: &[Viewer],
    lead: &Viewer,
    episode: &Episode,
    step: Move,
    case: &Case<'_>,
) -> Result<()> {
    let kind = step.kind(episode.level);
    let proposers = step::rule(kind, step.reason()).proposers;
    let who = if proposers.contains(&Role::LeadPractitioner) && episode.state == State::Active {
        lead
    } else if proposers.contains(&Role::Coordinator) {
        with_role(people, Role::Coordinator)?
    } else {
        with_role(people, proposers[0])?
    };
    let opened = steps::open(app, who, &episode.row.reference, kind).await?;
    let act = Act::Propose(step);
    let filled = answers::filled(app, &opened.section, episode, act, (case, who))?;
    let version = episode.row.version;
    steps::propose(app, who, &opened, &filled, version).await?;
    Ok(())
}

/// Whoever decides on the step that waits says yes or no.
pub async fn answer(
    app: &App,
    people: &[Viewer],
    episode: &Episode,
    yes: bool,
    case: &Case<'_>,
) -> Result<()> {
    let all = store::steps::of(app.store.read(), app.store.keys(), episode.row.id).await?;
    let waiting = all.iter().find(|one| one.state == StepState::Proposed);
    let waiting = waiting.ok_or_else(|| Error::internal("nothing waits for an answer"))?;
    let deciders = step::rule(waiting.kind, waiting.reason()).deciders;
    let may =
        |who: &&Viewer| deciders.contains(&who.role) && who.account != waiting.row.proposed_by;
    let who = people.iter().find(may).ok_or(Error::NotFound)?;
    let (reference, version) = (&episode.row.reference, episode.row.version);
    let act = permission::Act::AnswerStep;
    let asked = steps::asked(app, who, reference, waiting.row.id, act).await?;
    let said = if yes { Answer::Accept } else { Answer::Decline };
    let act = Act::Answer(yes);
    let filled: Answers = answers::filled(app, &asked.section, episode, act, (case, who))?;
    steps::answer(app, who, &asked, said, &filled, version).await?;
    Ok(())
}
