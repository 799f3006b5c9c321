//! What people try.

mod choice;

use std::collections::BTreeMap;

use rand::RngExt;
use rand::rngs::StdRng;
use stepwise_domain::challenge::Outcome;
use stepwise_domain::episode::CloseReason;
use stepwise_domain::episode::step::{Answer, StepKind};
use stepwise_domain::role::Role;
use stepwise_domain::triage_form;

use super::cast::{CAST, Who};
use super::model::Model;
use choice::{all, kind};

/// Something that somebody tries.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Try {
    /// Somebody is away, and somebody covers.
    Away(Away),
    /// The nth cover ends.
    EndCover(usize),
    /// Of somebody's account.
    Account(Who, Change),
    Claim,
    Release,
    /// A form of triage or of the MASH; a referral is accepted at this tier.
    Triage(triage_form::Step, u8),
    AnswerQuestion,
    WithdrawReferral,
    Challenge,
    AnswerChallenge(Outcome),
    Offer(Who),
    AcceptOffer,
    DeclineOffer,
    WithdrawOffer,
    TakeBack,
    Contact(Contact),
    Assess,
    Review,
    Goal,
    /// An action for the first goal.
    Plan,
    /// The nth action of the plan is done.
    Finish(usize),
    Propose(StepKind, Option<CloseReason>, Said),
    /// The nth step, the oldest first, answered or not.
    Answer(usize, Answer, Said),
}

/// What becomes of an account.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Change {
    Disable,
    Enable,
    Role(Role),
}

/// Who is away, who covers, in how many days it begins and how many more it takes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Away {
    pub lead: Who,
    pub cover: Who,
    pub begins: u64,
    pub lasts: u64,
}

/// What somebody writes down of an attempt to reach the family.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Contact {
    pub reached: bool,
    pub safely: bool,
    /// Whoever sent the referral reads it too.
    pub shared: bool,
}

/// What a step's form says: that the family agrees and a second agency is needed; of an answer,
/// that the handover was held and that the tier is not raised.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Said {
    Everything,
    Nothing,
}

/// One of the things that would come about, mostly; else anything at all. Nothing where nothing
/// can come about any more.
pub fn any(rng: &mut StdRng, model: &Model, fits: impl Fn(Who, Try) -> bool) -> Option<(Who, Try)> {
    let all = all(model);
    let sensible: Vec<_> = (0..CAST.len())
        .flat_map(|who| all.iter().map(move |tried| (who, *tried)))
        .filter(|(who, tried)| fits(*who, *tried))
        .collect();
    let of_people = |(_, tried): &(Who, Try)| {
        matches!(tried, Try::Account(..) | Try::Away(_) | Try::EndCover(_))
    };
    if sensible.iter().all(of_people) {
        return None;
    }
    if rng.random_ratio(1, 5) {
        let who = rng.random_range(0..CAST.len());
        return Some((who, all[rng.random_range(0..all.len())]));
    }
    // A kind first, so that what many people may do is not done all the time.
    let mut kinds: BTreeMap<String, (u32, Vec<(Who, Try)>)> = BTreeMap::new();
    for (who, tried) in sensible {
        let (name, weight) = kind(tried, model);
        let known = kinds.entry(name).or_insert((weight, Vec::new()));
        known.1.push((who, tried));
    }
    let whole: u32 = kinds.values().map(|(weight, _)| weight).sum();
    let mut place = rng.random_range(0..whole.max(1));
    for (weight, of_kind) in kinds.into_values() {
        if place < weight {
            return Some(of_kind[rng.random_range(0..of_kind.len())]);
        }
        place -= weight;
    }
    None
}
