//! Steps: proposed, and accepted, declined or taken back. Nothing moves before the other side has
//! accepted, and nobody answers what they proposed.

pub mod closing;
pub mod list;
mod news;
pub mod take;
pub mod view;

use serde_json::{Value, json};
use stepwise_domain::clock::words;
use stepwise_domain::episode::CloseReason;
use stepwise_domain::episode::step::{
    self, Answer, Facts, Missing, Precondition, StepKind, StepRefusal, StepState,
};
use stepwise_domain::episode_form::{FormKind, Offers, field, section};
use stepwise_domain::form::{Answers, Section};
use stepwise_domain::permission::Act;
use stepwise_domain::role::Role;
use uuid::Uuid;

use super::{
    choices, clocks, drafts, facts, forms, left_behind, load, note, relation, still, turn,
};
use crate::app::App;
use crate::error::{Error, Result};
use crate::mail::message::Message;
use crate::services::tell;
use crate::services::viewer::Viewer;
use crate::store::Tx;
use crate::store::entries::Entry;
use crate::store::episodes::{self, Episode};
use crate::store::forms::Kept;
use crate::store::running::Of;
use crate::store::steps::{self, NewStep, Step};

/// The form of a step that somebody wants to propose.
pub struct Proposal {
    pub kind: StepKind,
    pub episode: Episode,
    pub section: Section,
    /// What the record lacks, whatever the form will say.
    pub missing: Vec<Precondition>,
    /// What this person has put aside unfinished, or somebody else left behind.
    pub draft: Option<Entry>,
    /// What whoever fills it in reads first.
    pub notice: Option<String>,
}

impl Proposal {
    /// Puts what was typed aside, whatever is wrong with it, where the step's form can be.
    pub async fn put_aside(&self, app: &App, viewer: &Viewer, answers: &Answers) -> Result<()> {
        if !keeps_drafts(self.kind) || answers.is_empty() {
            return Ok(());
        }
        let form = forms::Opened {
            kind: form(self.kind),
            episode: self.episode.clone(),
            section: self.section.clone(),
            preset: Answers::default(),
            draft: self.draft.clone(),
            notice: None,
        };
        drafts::put_aside(app, viewer, &form, answers).await
    }
}

/// Whether the step's form can be put aside unfinished. Fear of harm cannot: two questions that
/// nobody sent would protect no child, so they are sent, or stay on the screen.
pub fn keeps_drafts(kind: StepKind) -> bool {
    kind != StepKind::ToMash
}

/// A step that was proposed, and the form for answering it.
pub struct Asked {
    pub step: Step,
    pub episode: Episode,
    pub section: Section,
}

/// Opens the form of a step.
///
/// # Errors
/// [`Error::Refused`] where the step does not fit, or is not this person's to propose.
pub async fn open(app: &App, viewer: &Viewer, reference: &str, kind: StepKind) -> Result<Proposal> {
    let act = match kind {
        StepKind::ToMash => Act::PassToMash,
        _ => Act::ProposeStep,
    };
    let episode = load(app, viewer, reference, act).await?;
    // Everything the form could say taken as said: what is missing then is the record's.
    let at = (episode.state, episode.level);
    match step::propose(
        kind,
        Some(CloseReason::NeedsMet),
        at,
        viewer.role,
        &[],
        &full(),
    ) {
        Ok(_) => {}
        Err(refusal) => return Err(refused(&refusal)),
    }
    let offers = Offers {
        step: Some(kind),
        goals: choices::goals(app, &episode).await?,
        ..Offers::default()
    };
    let none = Answers::default();
    let record = facts::of(app.store.read(), app, &episode, &none, &none).await?;
    let said = Facts {
        family_agrees: true,
        second_agency_needed: true,
        improvement_evidenced: true,
        closure_recorded: true,
        ..record
    };
    let mut section = section(form(kind), &offers);
    (section.slug, section.title) = (kind.code(), title(kind));
    if step::rule(kind, None).at_once {
        section.intro = None;
    }
    let draft = if keeps_drafts(kind) {
        drafts::find(app, viewer, &episode, kind.code()).await?
    } else {
        None
    };
    Ok(Proposal {
        notice: left_behind::notice(app, viewer, draft.as_ref()).await?,
        draft,
        section,
        missing: step::check_proposal(kind, None, &said),
        kind,
        episode,
    })
}

/// The form for passing an episode to the MASH, for somebody of whom the caller knows that they may.
pub fn harm(episode: Episode) -> Proposal {
    Proposal {
        kind: StepKind::ToMash,
        episode,
        section: harm_form(),
        missing: Vec::new(),
        draft: None,
        notice: None,
    }
}

/// What is asked of whoever fears harm.
pub fn harm_form() -> Section {
    let offers = Offers {
        step: Some(StepKind::ToMash),
        ..Offers::default()
    };
    let mut section = section(FormKind::Step, &offers);
    section.title = title(StepKind::ToMash);
    section.intro = None;
    section
}

/// What kind of form the step's is.
pub const fn form(kind: StepKind) -> FormKind {
    match kind {
        StepKind::Close => FormKind::Close,
        StepKind::Reopen => FormKind::Reopen,
        _ => FormKind::Step,
    }
}

/// The heading of a step's pages.
pub const fn title(kind: StepKind) -> &'static str {
    match kind {
        StepKind::ToMash => "Pass to the MASH",
        StepKind::Up1To2 => "Step up from tier 1 to tier 2",
        StepKind::Up2To3 => "Step up from tier 2 to tier 3",
        StepKind::Up3To4a => "Step up from tier 3 to social care",
        StepKind::Up4aTo4b => "Start of child protection",
        StepKind::Down4bTo4a => "End of child protection",
        StepKind::Down4aTo3 => "Step down from social care to tier 3",
        StepKind::Down3To2 => "Step down from tier 3 to tier 2",
        StepKind::Down2To1 => "Step down from tier 2 to tier 1",
        StepKind::Close => "Close the episode",
        StepKind::Reopen => "Open the episode again",
        StepKind::Resume => "Take it up again to step it down",
    }
}

/// A record that lacks nothing.
const fn full() -> Facts {
    Facts {
        family_agrees: true,
        second_agency_needed: true,
        reviews_held: 2,
        progress_made: true,
        plan_tried: true,
        assessment_updated: true,
        improvement_evidenced: true,
        lead_has_accepted: true,
        handover_held: true,
        review_held: true,
        closure_recorded: true,
        raises_tier_answered: true,
        mash_answer_pending: false,
        closed_for_social_care: true,
        within_reopen_time: true,
    }
}

/// Proposes the step, or takes it where nobody has to answer. Gives its id and where it stands.
///
/// # Errors
/// [`Error::Refused`] with what is missing; [`Error::Stale`] where the episode changed since the
/// form was opened. A report of harm is never stale.
pub async fn propose(
    app: &App,
    viewer: &Viewer,
    opened: &Proposal,
    answers: &Answers,
    version: i32,
) -> Result<(Uuid, StepState)> {
    let (kind, episode) = (opened.kind, &opened.episode);
    let harm = kind == StepKind::ToMash;
    if !harm && episode.row.version != version {
        return Err(Error::Stale);
    }
    let form = Kept::new(&opened.section, answers);
    let reason = reason(kind, &form.answers);
    let (keys, now, id) = (app.store.keys(), app.now(), episode.row.id);
    let tx = app.store.begin().await?;
    if !harm {
        // Cover ends, and the episode does not change by it.
        viewer.must(Act::ProposeStep, relation(app, viewer, episode).await?)?;
    }
    let facts = facts::of(&tx, app, episode, &form.answers, &Answers::default()).await?;
    let waiting = steps::of(&tx, keys, id).await?;
    let waiting = waiting
        .iter()
        .filter(|one| one.state == StepState::Proposed);
    let waiting: Vec<_> = waiting.map(|one| one.kind).collect();
    let at = (episode.state, episode.level);
    let state = step::propose(kind, reason, at, viewer.role, &waiting, &facts)
        .map_err(|refusal| refused(&refusal))?;
    if matches!(kind, StepKind::Reopen | StepKind::Resume) {
        goes_on_here(&tx, episode).await?;
    }
    let new = NewStep {
        episode_id: id,
        kind,
        from: episode.level,
        to: kind.level_after(episode.level),
        state,
        reason_code: reason.map(|reason| reason.code().to_owned()),
        by: viewer.account,
        form: &form,
        framework_version: app.framework.version.clone(),
    };
    let mut over = Vec::new();
    let (event, step) = if state == StepState::Accepted {
        over = take::take(&tx, app, viewer, episode, (kind, reason)).await?;
        (
            "episode.step_accepted",
            steps::insert(&tx, keys, new, now).await?,
        )
    } else {
        // Of two people who propose at once, one is told that the episode changed.
        if !harm && !episodes::update(&tx, episode, |_| {}).await? {
            return Err(Error::Stale);
        }
        let step = steps::insert(&tx, keys, new, now).await?;
        ask(&tx, app, viewer, episode, (kind, reason), step).await?;
        ("episode.step_proposed", step)
    };
    turn::note_overtaken(&tx, app, viewer, episode, &over).await?;
    drafts::sent(&tx, app, viewer, episode, opened.draft.as_ref()).await?;
    let detail = detail(kind, episode, step, reason);
    note(&tx, app, viewer, episode, event, detail).await?;
    tx.commit().await?;
    Ok((step, state))
}

/// That the family's help does not go on elsewhere: a referral that was decided anew has opened an
/// episode of its own, and two would help the same children.
async fn goes_on_here(tx: &Tx, episode: &Episode) -> Result<()> {
    let referrals = episodes::referrals_of(tx, [episode.row.id]).await?;
    let referrals: Vec<Uuid> = referrals
        .into_iter()
        .map(|(_, referral)| referral)
        .collect();
    let now = episodes::of_referrals(tx, &referrals).await?;
    let other = |one: &Episode| one.row.id != episode.row.id && one.state.is_open();
    match now.into_iter().find(|(_, one)| other(one)) {
        None => Ok(()),
        Some((_, one)) => Err(Error::Refused(format!(
            "This family is helped in another episode already: {}.",
            one.row.reference
        ))),
    }
}

/// Tells those who decide, by when.
async fn ask(
    tx: &Tx,
    app: &App,
    viewer: &Viewer,
    episode: &Episode,
    (kind, reason): (StepKind, Option<CloseReason>),
    step: Uuid,
) -> Result<()> {
    let rule = step::rule(kind, reason);
    let Some(clock) = rule.clock else {
        return Ok(());
    };
    let of = Of::Episode(episode.row.id);
    let due = clocks::start(tx, app, of, clock, Some(step)).await?;
    let message = Message::StepProposed {
        reference: episode.row.reference.clone(),
        due: words::moment(due),
        link: app.link(&path(episode, step)),
    };
    for role in rule.deciders {
        tell::role(tx, app, *role, viewer, None, &message).await?;
    }
    if kind == StepKind::ToMash && viewer.role.refers() {
        let message = Message::HarmReported {
            reference: episode.row.reference.clone(),
            link: super::link(app, episode),
        };
        let lead = episode.row.lead_id;
        tell::staff(tx, app, lead, Role::Coordinator, None, &message).await?;
    }
    Ok(())
}

/// A step as it was proposed, for somebody who may do this to it.
///
/// # Errors
/// [`Error::NotFound`] where the episode has no such step.
pub async fn asked(
    app: &App,
    viewer: &Viewer,
    reference: &str,
    step: Uuid,
    act: Act,
) -> Result<Asked> {
    let episode = load(app, viewer, reference, act).await?;
    let all = steps::of(app.store.read(), app.store.keys(), episode.row.id).await?;
    let step = all.into_iter().find(|one| one.row.id == step);
    let step = step.ok_or(Error::NotFound)?;
    let offers = Offers {
        step: Some(step.kind),
        close_reason: step.reason(),
        ..Offers::default()
    };
    Ok(Asked {
        section: section(FormKind::StepAnswer, &offers),
        step,
        episode,
    })
}

/// Accepts the step, which takes it, or declines it, or takes it back. The handler has checked
/// `answers`.
///
/// # Errors
/// [`Error::Refused`] with why it did not count or what is missing; [`Error::Stale`] where
/// somebody was quicker.
pub async fn answer(
    app: &App,
    viewer: &Viewer,
    asked: &Asked,
    said: Answer,
    answers: &Answers,
    version: i32,
) -> Result<StepState> {
    let (step, episode) = (&asked.step, &asked.episode);
    let (kind, reason, row) = (step.kind, step.reason(), &step.row);
    let own = row.proposed_by == viewer.account;
    let to = step::answer(step.state, said, own, viewer.role, kind, reason)
        .map_err(|refusal| Error::Refused(refusal.to_string()))?;
    if to == StepState::Accepted && episode.row.version != version {
        return Err(Error::Stale);
    }
    let form = Kept::new(&asked.section, answers);
    let tx = app.store.begin().await?;
    if to == StepState::Accepted {
        let (state, level) = (episode.state, episode.level);
        if !step::fits(kind, state, level) {
            return Err(refused(&StepRefusal::DoesNotFit { kind, state, level }));
        }
        let facts = facts::of(&tx, app, episode, &step.form.answers, &form.answers).await?;
        let missing = step::check(kind, reason, &facts);
        if !missing.is_empty() {
            return Err(refused(&Missing(missing).into()));
        }
    }
    let kept = (said != Answer::Withdraw).then_some(&form);
    let by = (viewer.account, app.now());
    if !steps::answer(&tx, app.store.keys(), step, to, kept, by).await? {
        return Err(Error::Stale);
    }
    if to != StepState::Accepted {
        let act = match said {
            Answer::Withdraw => Act::ProposeStep,
            _ => Act::AnswerStep,
        };
        still(&tx, app, viewer, episode, act).await?;
    }
    if let Some(clock) = step::rule(kind, reason).clock {
        clocks::keep(&tx, app, Of::Episode(episode.row.id), clock, Some(row.id)).await?;
    }
    let mut over = Vec::new();
    if to == StepState::Accepted {
        over = take::take(&tx, app, viewer, episode, (kind, reason)).await?;
        if kind == StepKind::Close {
            take::end_goals(&tx, app, episode, &step.form.answers).await?;
        }
    }
    if !own {
        let message = Message::StepAnswered {
            reference: episode.row.reference.clone(),
            link: app.link(&path(episode, row.id)),
        };
        turn::tell_proposer(&tx, app, viewer, episode, (step, to), &message).await?;
    }
    if to == StepState::Withdrawn {
        turn::tell_deciders(&tx, app, viewer, episode, step).await?;
    }
    turn::note_overtaken(&tx, app, viewer, episode, &over).await?;
    let event = format!("episode.step_{}", to.code());
    let detail = detail(kind, episode, row.id, reason);
    note(&tx, app, viewer, episode, &event, detail).await?;
    tx.commit().await?;
    Ok(to)
}

fn reason(kind: StepKind, answers: &Answers) -> Option<CloseReason> {
    let close = kind == StepKind::Close;
    CloseReason::from_code(answers.text(field::REASON)).filter(|_| close)
}

fn detail(kind: StepKind, episode: &Episode, step: Uuid, reason: Option<CloseReason>) -> Value {
    json!({
        "step": step,
        "kind": kind.code(),
        "from": episode.level.code(),
        "to": kind.level_after(episode.level).code(),
        "reason": reason.map(CloseReason::code),
    })
}

fn refused(refusal: &StepRefusal) -> Error {
    Error::Refused(refusal.to_string())
}

/// The address of a step.
pub fn path(episode: &Episode, step: Uuid) -> String {
    format!("{}/steps/{step}", super::path(episode))
}
