//! Doing what is tried, through the services, as a page does it: a form is opened and looked at,
//! and posted some time later.

use stepwise::error::{Error, Result};
use stepwise::services::challenges::{About, decide as challenges, raise};
use stepwise::services::episodes::{forms, offers, steps, work};
use stepwise::services::referral_answers;
use stepwise::services::triage::{claim, decide, step as triage};
use stepwise::services::viewer::Viewer;
use stepwise_domain::challenge::Outcome;
use stepwise_domain::episode::step::{Answer, StepKind};
use stepwise_domain::episode_form::FormKind;
use stepwise_domain::form::Answers;
use stepwise_domain::permission::Act;
use stepwise_domain::referral::{NotAcceptedReason, WithdrawReason};
use uuid::Uuid;

use super::cast::{Who, World};
use super::forms::{WORDS, answer, contact, fill, proposal};
use super::record::Record;
use super::tries::{Said, Try};

/// A form or a button as somebody looks at it, filled in.
#[expect(
    clippy::large_enum_variant,
    reason = "one or two of them live at a time"
)]
pub enum Ready {
    Claim(bool, i32),
    Triage(triage::Opened, Answers, i32),
    AnswerQuestion,
    WithdrawReferral,
    Challenge(Answers),
    AnswerChallenge(About, Answers),
    Form(forms::Opened, Answers, i32),
    AcceptOffer(i32),
    WithdrawOffer(i32),
    TakeBack(i32),
    Finish(Uuid),
    Propose(steps::Proposal, Answers, i32),
    Answer(steps::Asked, Answer, Answers, i32),
}

/// The words of a refusal by a form's own checks.
fn wrong() -> Error {
    Error::Refused("the form is not right".into())
}

impl World {
    /// Opens what is tried, and fills it in.
    pub async fn open(&self, record: &Record, who: Who, tried: Try) -> Result<Ready> {
        let (app, viewer) = (&self.app.app, self.viewer(who));
        let reference = &record.referral.reference;
        let version = record.referral.version;
        let today = app.today();
        match tried {
            Try::Claim => Ok(Ready::Claim(true, version)),
            Try::Release => Ok(Ready::Claim(false, version)),
            Try::AnswerQuestion => {
                referral_answers::must(app, viewer, reference, Act::AnswerQuestion).await?;
                Ok(Ready::AnswerQuestion)
            }
            Try::WithdrawReferral => Ok(Ready::WithdrawReferral),
            Try::Triage(step, tier) => {
                let opened = triage::open(app, viewer, reference, step).await?;
                opened.after(viewer)?;
                let reason = NotAcceptedReason::ALL[0].code().to_owned();
                let with = [("tier", tier.to_string()), ("reason", reason)];
                let answers = fill(&opened.section, today, &with).ok_or_else(wrong)?;
                let version = opened.referral.row.version;
                Ok(Ready::Triage(opened, answers, version))
            }
            Try::Challenge => {
                raise::open(app, viewer, reference).await?;
                let answers = fill(&raise::form(), today, &[]).ok_or_else(wrong)?;
                Ok(Ready::Challenge(answers))
            }
            Try::AnswerChallenge(outcome) => self.open_challenge(record, viewer, outcome).await,
            _ => self.open_episode(record, who, tried).await,
        }
    }

    async fn open_challenge(
        &self,
        record: &Record,
        viewer: &Viewer,
        outcome: Outcome,
    ) -> Result<Ready> {
        let app = &self.app.app;
        let latest = record.challenges.last().ok_or(Error::NotFound)?;
        let about = challenges::load(app, viewer, latest.id).await?;
        let with = [("outcome", outcome.code().to_owned())];
        let answers = fill(&challenges::form(), app.today(), &with).ok_or_else(wrong)?;
        if challenges::also_wrong(&about, &answers).is_empty() {
            Ok(Ready::AnswerChallenge(about, answers))
        } else {
            Err(wrong())
        }
    }

    async fn open_episode(&self, record: &Record, who: Who, tried: Try) -> Result<Ready> {
        let (app, viewer, today) = (&self.app.app, self.viewer(who), self.app.app.today());
        let episode = record.episode.as_ref().ok_or(Error::NotFound)?;
        let (reference, version) = (&*episode.reference, episode.version);
        let kind = match tried {
            Try::AcceptOffer => return Ok(Ready::AcceptOffer(version)),
            Try::WithdrawOffer => return Ok(Ready::WithdrawOffer(version)),
            Try::TakeBack => return Ok(Ready::TakeBack(version)),
            Try::Finish(nth) => return Ok(Ready::Finish(record.actions[nth].id)),
            Try::Propose(kind, reason, said) => {
                let opened = steps::open(app, viewer, reference, kind).await?;
                let with = proposal(reason, said);
                let answers = fill(&opened.section, today, &with).ok_or_else(wrong)?;
                let version = opened.episode.row.version;
                return Ok(Ready::Propose(opened, answers, version));
            }
            Try::Answer(nth, said, with) => {
                return self.open_answer(record, who, (nth, said, with)).await;
            }
            Try::Offer(_) => FormKind::Offer,
            Try::DeclineOffer => FormKind::Decline,
            Try::Contact(_) => FormKind::Contact,
            Try::Assess => FormKind::Assessment,
            Try::Review => FormKind::Review,
            Try::Goal => FormKind::Goal,
            _ => FormKind::PlanAction,
        };
        let opened = forms::open(app, viewer, reference, kind).await?;
        let with = match tried {
            Try::Offer(lead) => vec![("lead", self.viewer(lead).account.to_string())],
            Try::Contact(said) => contact(said),
            _ => Vec::new(),
        };
        let answers = fill(&opened.section, today, &with).ok_or_else(wrong)?;
        if work::also_wrong(app, &opened, &answers).is_some() {
            return Err(wrong());
        }
        let version = opened.episode.row.version;
        Ok(Ready::Form(opened, answers, version))
    }

    async fn open_answer(
        &self,
        record: &Record,
        who: Who,
        (nth, said, with): (usize, Answer, Said),
    ) -> Result<Ready> {
        let (app, viewer, today) = (&self.app.app, self.viewer(who), self.app.app.today());
        let episode = record.episode.as_ref().ok_or(Error::NotFound)?;
        let act = match said {
            Answer::Withdraw => Act::ProposeStep,
            _ => Act::AnswerStep,
        };
        let step = record.steps[nth].id;
        let asked = steps::asked(app, viewer, &episode.reference, step, act).await?;
        let filled = fill(&asked.section, today, &answer(today, with));
        let answers = match said {
            Answer::Withdraw => filled.unwrap_or_default(),
            _ => filled.ok_or_else(wrong)?,
        };
        let version = asked.episode.row.version;
        Ok(Ready::Answer(asked, said, answers, version))
    }

    /// Posts it.
    pub async fn post(&self, record: &Record, who: Who, ready: Ready) -> Result<()> {
        let (app, viewer) = (&self.app.app, self.viewer(who));
        let reference = &record.referral.reference;
        let episode = record.episode.as_ref().map(|episode| &*episode.reference);
        let of = episode.unwrap_or_default();
        match &ready {
            Ready::Claim(true, version) => claim::claim(app, viewer, reference, *version).await,
            Ready::Claim(false, version) => claim::release(app, viewer, reference, *version).await,
            Ready::Triage(opened, answers, version) => {
                let version = *version;
                let filled = triage::Filled {
                    opened,
                    version,
                    answers,
                };
                decide::take(app, viewer, &filled).await
            }
            Ready::AnswerQuestion => {
                referral_answers::answer(app, viewer, reference, WORDS.to_owned()).await
            }
            Ready::WithdrawReferral => {
                let reason = &WithdrawReason::ALL[0];
                referral_answers::withdraw(app, viewer, reference, reason).await
            }
            Ready::Challenge(answers) => raise::raise(app, viewer, reference, answers).await,
            Ready::AnswerChallenge(about, answers) => {
                challenges::decide(app, viewer, about, answers).await
            }
            Ready::Form(opened, answers, version) => {
                let version = *version;
                let filled = forms::Filled {
                    opened,
                    answers,
                    version,
                };
                forms::take(app, viewer, &filled).await
            }
            Ready::AcceptOffer(version) => {
                offers::accept(app, viewer, of, *version).await.map(drop)
            }
            Ready::WithdrawOffer(version) => offers::withdraw(app, viewer, of, *version).await,
            Ready::TakeBack(version) => offers::take_back(app, viewer, of, *version).await,
            Ready::Finish(action) => work::finish(app, viewer, of, *action).await,
            Ready::Propose(opened, answers, version) => {
                let done = steps::propose(app, viewer, opened, answers, *version).await;
                done.map(drop)
            }
            Ready::Answer(asked, said, answers, version) => {
                let done = steps::answer(app, viewer, asked, *said, answers, *version).await;
                done.map(drop)
            }
        }
    }
}

impl Ready {
    /// The same over the version that was looked at before.
    pub fn over(&mut self, earlier: &Self) {
        let (
            Self::Triage(.., now)
            | Self::Form(.., now)
            | Self::Propose(.., now)
            | Self::Answer(.., now)
            | Self::AcceptOffer(now)
            | Self::WithdrawOffer(now)
            | Self::TakeBack(now)
            | Self::Claim(_, now),
            Self::Triage(.., then)
            | Self::Form(.., then)
            | Self::Propose(.., then)
            | Self::Answer(.., then)
            | Self::AcceptOffer(then)
            | Self::WithdrawOffer(then)
            | Self::TakeBack(then)
            | Self::Claim(_, then),
        ) = (self, earlier)
        else {
            return;
        };
        *now = *then;
    }

    /// Whether it rests on the version it was opened over: then nothing comes of it once another
    /// is there.
    pub fn rests_on_version(&self) -> bool {
        match self {
            Self::Claim(..)
            | Self::Triage(..)
            | Self::AcceptOffer(_)
            | Self::WithdrawOffer(_)
            | Self::TakeBack(_) => true,
            Self::Form(opened, ..) => opened.kind == FormKind::Offer,
            Self::Propose(opened, ..) => opened.kind != StepKind::ToMash,
            Self::Answer(_, said, ..) => *said == Answer::Accept,
            _ => false,
        }
    }
}
