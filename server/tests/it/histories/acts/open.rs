//! Opening what is tried, and filling it in.

use stepwise::error::{Error, Result};
use stepwise::services::challenges::{decide as challenges, raise};
use stepwise::services::episodes::{forms, steps, work};
use stepwise::services::referral_answers;
use stepwise::services::triage::step as triage;
use stepwise::services::viewer::Viewer;
use stepwise::services::{admin, covers};
use stepwise_domain::challenge::Outcome;
use stepwise_domain::episode::step::Answer;
use stepwise_domain::episode_form::FormKind;
use stepwise_domain::form::Answers;
use stepwise_domain::permission::Act;
use stepwise_domain::referral::NotAcceptedReason;

use super::super::cast::{Who, World};
use super::super::forms::{answer, away, contact, fill, proposal};
use super::super::record::Record;
use super::super::tries::{Away, Said, Try};
use super::Ready;

/// The words of a refusal by a form's own checks.
fn wrong() -> Error {
    Error::Refused("the form is not right".into())
}

impl World {
    /// Opens what is tried, and fills it in.
    pub async fn open(&self, record: &Record, who: Who, tried: Try) -> Result<Ready> {
        let (app, viewer) = (&self.app.app, &self.viewer(who).await?);
        let reference = &record.referral.reference;
        let version = record.referral.version;
        let today = app.today();
        match tried {
            Try::Claim => Ok(Ready::Claim(true, version)),
            Try::Release => Ok(Ready::Claim(false, version)),
            Try::Away(said) => {
                self.cover(viewer, said).await?;
                Ok(Ready::Away(said))
            }
            Try::EndCover(nth) => Ok(Ready::EndCover(record.covers[nth].id)),
            Try::Account(whom, change) => {
                let account = admin::find(app, viewer, self.account(whom)).await?;
                let version = account.version;
                Ok(Ready::Account(account, change, version))
            }
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

    /// The form of who covers, filled in and checked: a page does all of it when it is posted.
    pub(super) async fn cover(&self, viewer: &Viewer, said: Away) -> Result<Answers> {
        let app = &self.app.app;
        let section = covers::form(app, viewer).await?;
        let with = away(self, said);
        let with: Vec<_> = (with.iter())
            .map(|(name, value)| (&**name, value.clone()))
            .collect();
        let answers = fill(&section, app.today(), &with).ok_or_else(wrong)?;
        if covers::also_wrong(app, viewer, &answers).await?.is_empty() {
            Ok(answers)
        } else {
            Err(wrong())
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
        let (app, viewer, today) = (
            &self.app.app,
            &self.viewer(who).await?,
            self.app.app.today(),
        );
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
            Try::Offer(lead) => vec![("lead", self.account(lead).to_string())],
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
        let (app, viewer, today) = (
            &self.app.app,
            &self.viewer(who).await?,
            self.app.app.today(),
        );
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
}
