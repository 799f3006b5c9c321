//! Posting what was opened.

use stepwise::error::Result;
use stepwise::services::challenges::{decide as challenges, raise};
use stepwise::services::covers;
use stepwise::services::episodes::{forms, offers, steps, work};
use stepwise::services::people;
use stepwise::services::referral_answers;
use stepwise::services::triage::{claim, decide, step as triage};
use stepwise_domain::referral::WithdrawReason;

use super::super::cast::{Who, World};
use super::super::forms::WORDS;
use super::super::record::Record;
use super::super::tries::Change;
use super::Ready;

impl World {
    /// Posts it.
    pub async fn post(&self, record: &Record, who: Who, ready: Ready) -> Result<()> {
        let (app, viewer) = (&self.app.app, &self.viewer(who).await?);
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
            Ready::Away(said) => {
                let answers = self.cover(viewer, *said).await?;
                covers::arrange(app, viewer, &answers).await
            }
            Ready::EndCover(id) => covers::end(app, viewer, *id).await,
            Ready::Account(account, change, version) => match change {
                Change::Role(role) => people::set_role(app, viewer, account, *version, *role).await,
                change => {
                    let disable = *change == Change::Disable;
                    people::set_disabled(app, viewer, account, *version, disable).await
                }
            },
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
