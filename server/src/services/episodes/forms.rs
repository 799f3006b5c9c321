//! The forms of an episode: opening one, with what can be chosen today, and doing what it says.

use stepwise_domain::audience::Audiences;
use stepwise_domain::clock::ClockKind;
use stepwise_domain::episode::{Action, State, apply};
use stepwise_domain::episode_form::{FormKind, Offers, field, other_addresses, section};
use stepwise_domain::form::{Answers, Choice, Section};
use stepwise_domain::permission::Act;

use super::{choices, drafts, left_behind, load, meetings, offers, waiting, work};
use crate::app::App;
use crate::error::{Error, Result};
use crate::services::viewer::Viewer;
use crate::store::entries::Entry;
use crate::store::episodes::Episode;
use crate::store::meetings::Meeting;
use crate::store::running;

/// A form of one episode, for somebody who may fill it in now.
pub struct Opened {
    pub kind: FormKind,
    pub episode: Episode,
    pub section: Section,
    /// What is known already, where nothing was put aside.
    pub preset: Answers,
    /// What this person has put aside unfinished, or somebody else left behind.
    pub draft: Option<Entry>,
    /// What whoever fills it in reads first.
    pub notice: Option<String>,
}

/// A form that was checked, and the version of the episode it was shown over.
pub struct Filled<'a> {
    pub opened: &'a Opened,
    pub answers: &'a Answers,
    pub version: i32,
}

impl Filled<'_> {
    /// What was typed for one question.
    pub fn text(&self, question: &str) -> &str {
        self.answers.text(question)
    }

    pub fn audience(&self) -> Audiences {
        audience(self.answers)
    }

    /// The draft that it was before it was sent.
    pub const fn draft(&self) -> Option<&Entry> {
        self.opened.draft.as_ref()
    }

    /// That nothing changed since the form was opened.
    pub fn fresh(&self) -> Result<()> {
        if self.opened.episode.row.version == self.version {
            Ok(())
        } else {
            Err(Error::Stale)
        }
    }
}

/// Whom an entry is for.
pub fn audience(answers: &Answers) -> Audiences {
    Audiences::from_choices(answers.all(field::AUDIENCE).iter().map(String::as_str))
}

/// Opens the form.
///
/// # Errors
/// [`Error::Refused`] where it makes no sense now; [`Error::NotFound`] for what has no form here.
pub async fn open(app: &App, viewer: &Viewer, reference: &str, kind: FormKind) -> Result<Opened> {
    let episode = load(app, viewer, reference, act(kind)?).await?;
    makes_sense(app, viewer, &episode, kind).await?;
    let section = section(kind, &today(app, &episode, kind).await?);
    let draft = if drafts::keeps(kind) {
        drafts::find(app, viewer, &episode, kind.code()).await?
    } else {
        None
    };
    let preset = match kind {
        FormKind::Taf => preset(app, &episode).await?,
        _ => Answers::default(),
    };
    Ok(Opened {
        notice: left_behind::notice(app, viewer, draft.as_ref()).await?,
        kind,
        episode,
        section,
        preset,
        draft,
    })
}

/// Does what the form says. The handler has checked the answers.
///
/// # Errors
/// [`Error::Stale`] where the episode changed since the form was opened, for forms that rest on
/// where it stands.
pub async fn take(app: &App, viewer: &Viewer, filled: &Filled<'_>) -> Result<()> {
    match filled.opened.kind {
        FormKind::Offer => offers::offer(app, viewer, filled).await,
        FormKind::Decline => offers::decline(app, viewer, filled).await,
        FormKind::Goal => work::goal(app, viewer, filled).await,
        FormKind::PlanAction => work::plan(app, viewer, filled).await,
        FormKind::PlanTaf => meetings::plan(app, viewer, filled).await,
        FormKind::Wait => waiting::put(app, viewer, filled).await,
        FormKind::Unmet => waiting::unmet(app, viewer, filled).await,
        _ => work::keep(app, viewer, filled).await,
    }
}

/// Whether the form is kept as an entry, with an audience.
pub const fn is_entry(kind: FormKind) -> bool {
    matches!(
        kind,
        FormKind::Contact
            | FormKind::Assessment
            | FormKind::Taf
            | FormKind::Review
            | FormKind::Note
            | FormKind::OutcomeCheck
    )
}

/// What the written form is called, once it is written and before.
pub const fn noun(kind: FormKind) -> &'static str {
    match kind {
        FormKind::Contact => "Contact",
        FormKind::Note => "Note",
        FormKind::PlanTaf => "Planned meeting",
        FormKind::Wait => "Place on a waiting list",
        FormKind::Unmet => "Need that nothing meets",
        kind => kind.name(),
    }
}

/// What somebody does who opens the form.
pub const fn invitation(kind: FormKind) -> &'static str {
    match kind {
        FormKind::Assessment => "Write the assessment",
        FormKind::Goal => "Set a goal",
        FormKind::PlanAction => "Add an action to the plan",
        FormKind::Taf => "Record a Team Around the Family meeting",
        FormKind::Review => "Record a review",
        FormKind::OutcomeCheck => "Record whether the outcome has lasted",
        kind => kind.name(),
    }
}

fn act(kind: FormKind) -> Result<Act> {
    match kind {
        FormKind::Offer => Ok(Act::Allocate),
        FormKind::Decline => Ok(Act::AnswerOffer),
        _ if drafts::keeps(kind) => Ok(Act::WorkEpisode),
        // Steps and challenges have addresses of their own.
        _ => Err(Error::NotFound),
    }
}

async fn makes_sense(app: &App, viewer: &Viewer, episode: &Episode, kind: FormKind) -> Result<()> {
    match kind {
        FormKind::Offer => {
            apply(episode.state, offers::action(episode.state), viewer.role)?;
        }
        FormKind::Decline => {
            apply(episode.state, Action::DeclineOffer, viewer.role)?;
            offers::to(app, episode, viewer).await?;
        }
        FormKind::Note => {}
        FormKind::Wait | FormKind::Unmet if episode.state.is_open() => {}
        FormKind::OutcomeCheck => {
            let mut running = running::running(app.store.read(), [episode.row.id])
                .await?
                .into_iter();
            if !running.any(|clock| clock.kind == ClockKind::OutcomeCheck) {
                let words =
                    "Nobody waits for this: help has not ended, or it was looked at already.";
                return Err(Error::Refused(words.into()));
            }
        }
        _ if episode.state == State::Active => {}
        _ => {
            let words = "Work is written down while a lead practitioner has the family. You can add a note.";
            return Err(Error::Refused(words.into()));
        }
    }
    Ok(())
}

async fn today(app: &App, episode: &Episode, kind: FormKind) -> Result<Offers> {
    let mut offers = Offers::default();
    match kind {
        FormKind::Offer => {
            offers.leads = choices::leads(app, episode).await?;
            offers.hubs = choices::hubs(app).await?;
        }
        FormKind::PlanAction => {
            offers.goals = choices::goals(app, episode).await?;
            offers.people = choices::people(app, episode).await?;
        }
        FormKind::Wait => offers.services = choices::services(app, episode).await?,
        FormKind::Review => offers.goals = choices::goals(app, episode).await?,
        FormKind::Taf => {
            offers.people = choices::people(app, episode).await?;
            let invited = meetings::last(app, episode).await?;
            let others = invited.iter().flat_map(others);
            offers
                .people
                .extend(others.map(|email| Choice::new(email.clone(), email)));
        }
        FormKind::PlanTaf => return meetings::offers(app, episode).await,
        _ => {}
    }
    Ok(offers)
}

/// The meeting that was planned last: its day, and who was invited.
async fn preset(app: &App, episode: &Episode) -> Result<Answers> {
    let mut answers = Answers::default();
    let Some(meeting) = meetings::last(app, episode).await? else {
        return Ok(answers);
    };
    let planned = &meeting.form.answers;
    for part in ["day", "month", "year"] {
        let name = format!("{}-{part}", field::DATE);
        answers
            .0
            .insert(name.clone(), vec![planned.text(&name).to_owned()]);
    }
    let mut invited = planned.all(field::INVITED).to_vec();
    invited.extend(others(&meeting));
    answers.0.insert(field::INVITED.into(), invited);
    Ok(answers)
}

/// The professionals who were invited by their address.
fn others(meeting: &Meeting) -> impl Iterator<Item = String> {
    let found = other_addresses(&meeting.form.answers).unwrap_or_default();
    found.into_iter().map(|email| email.as_str().to_owned())
}
