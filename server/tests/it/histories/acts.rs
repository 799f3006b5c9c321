//! Doing what is tried, through the services, as a page does it: a form is opened and looked at,
//! and posted some time later.

mod open;
mod post;

use stepwise::services::challenges::About;
use stepwise::services::episodes::{forms, steps};
use stepwise::services::triage::step as triage;
use stepwise::store::accounts::Account;
use stepwise_domain::episode::step::{Answer, StepKind};
use stepwise_domain::episode_form::FormKind;
use stepwise_domain::form::Answers;
use uuid::Uuid;

use super::tries::{Away, Change};

/// A form or a button as somebody looks at it, filled in.
#[expect(
    clippy::large_enum_variant,
    reason = "one or two of them live at a time"
)]
pub enum Ready {
    Claim(bool, i32),
    Triage(triage::Opened, Answers, i32),
    Away(Away),
    EndCover(Uuid),
    Account(Account, Change, i32),
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
            | Self::Claim(_, now)
            | Self::Account(.., now),
            Self::Triage(.., then)
            | Self::Form(.., then)
            | Self::Propose(.., then)
            | Self::Answer(.., then)
            | Self::AcceptOffer(then)
            | Self::WithdrawOffer(then)
            | Self::TakeBack(then)
            | Self::Claim(_, then)
            | Self::Account(.., then),
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
            | Self::Account(..)
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
