//! What people try.

use std::collections::BTreeMap;

use rand::RngExt;
use rand::rngs::StdRng;
use stepwise_domain::challenge::Outcome;
use stepwise_domain::episode::CloseReason;
use stepwise_domain::episode::step::{Answer, StepKind};
use stepwise_domain::triage_form;

use super::cast::{CAST, Who};
use super::model::Model;

/// Something that somebody tries.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Try {
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

const TRIAGE: [triage_form::Step; 8] = [
    triage_form::Step::Accept,
    triage_form::Step::Signpost,
    triage_form::Step::NotAccept,
    triage_form::Step::Ask,
    triage_form::Step::GoOn,
    triage_form::Step::Mash,
    triage_form::Step::MashAccept,
    triage_form::Step::MashReturn,
];

const SAID: [Said; 2] = [Said::Everything, Said::Nothing];

/// Everything that can be tried with this record.
fn all(model: &Model) -> Vec<Try> {
    let mut all = vec![
        Try::Claim,
        Try::Release,
        Try::AnswerQuestion,
        Try::WithdrawReferral,
        Try::Challenge,
        Try::AcceptOffer,
        Try::DeclineOffer,
        Try::WithdrawOffer,
        Try::TakeBack,
        Try::Assess,
        Try::Review,
        Try::Plan,
    ];
    let tiers = |step| {
        if step == triage_form::Step::Accept {
            2..=3
        } else {
            2..=2
        }
    };
    all.extend(
        TRIAGE
            .iter()
            .flat_map(|step| tiers(*step).map(|tier| Try::Triage(*step, tier))),
    );
    all.extend(
        Outcome::ALL
            .iter()
            .map(|outcome| Try::AnswerChallenge(*outcome)),
    );
    all.extend(
        (0..CAST.len())
            .filter(|who| CAST[*who].0.starts_with("practitioner"))
            .map(Try::Offer),
    );
    for kind in StepKind::ALL {
        let reasons: Vec<_> = match kind {
            StepKind::Close => CloseReason::ALL.iter().copied().map(Some).collect(),
            _ => vec![None],
        };
        for reason in reasons {
            all.extend(SAID.map(|said| Try::Propose(*kind, reason, said)));
        }
    }
    for shared in [false, true] {
        let outcomes = [(true, true), (true, false), (false, true), (false, false)];
        all.extend(outcomes.map(|(reached, safely)| {
            Try::Contact(Contact {
                reached,
                safely,
                shared,
            })
        }));
    }
    if let Some(episode) = &model.episode {
        all.extend((episode.goals < 2).then_some(Try::Goal));
        all.extend((0..episode.actions.len()).map(Try::Finish));
        for nth in 0..episode.steps.len() {
            for answer in Answer::ALL {
                all.extend(SAID.map(|said| Try::Answer(nth, *answer, said)));
            }
        }
    }
    all
}

/// A kind of try with how often one is chosen, against the others: seldom what ends a history.
fn kind(tried: Try, model: &Model) -> (String, u32) {
    let of = |nth: usize| {
        let episode = model.episode.as_ref();
        episode.map_or(StepKind::ToMash, |episode| episode.steps[nth].kind)
    };
    let seldom = |kind| matches!(kind, StepKind::ToMash | StepKind::Close);
    match tried {
        Try::Propose(kind, ..) => {
            let weight = match kind {
                StepKind::ToMash | StepKind::Close => 1,
                StepKind::Down3To2 | StepKind::Down2To1 | StepKind::Up1To2 => 24,
                _ => 12,
            };
            (format!("propose {}", kind.code()), weight)
        }
        Try::Answer(nth, Answer::Accept, _) => {
            let weight = if seldom(of(nth)) { 2 } else { 24 };
            (format!("accept {}", of(nth).code()), weight)
        }
        Try::Answer(_, answer, _) => (answer.code().to_owned(), 3),
        Try::Triage(step, _) => {
            let weight = match step {
                triage_form::Step::Accept => 12,
                triage_form::Step::MashReturn => 6,
                triage_form::Step::Ask | triage_form::Step::GoOn => 6,
                _ => 1,
            };
            (step.code().to_owned(), weight)
        }
        Try::WithdrawReferral | Try::Release | Try::TakeBack => (format!("{tried:?}"), 1),
        Try::Offer(_) => (
            "offer".to_owned(),
            if offered_before(model) { 2 } else { 8 },
        ),
        Try::Finish(_) => ("finish".to_owned(), 6),
        Try::AnswerChallenge(_) => ("answer a challenge".to_owned(), 4),
        Try::DeclineOffer | Try::WithdrawOffer => (format!("{tried:?}"), 3),
        Try::Contact(_) => ("contact".to_owned(), 8),
        Try::Review => ("review".to_owned(), 10),
        _ => (format!("{tried:?}"), 6),
    }
}

/// Whether there is a lead practitioner at work already.
fn offered_before(model: &Model) -> bool {
    (model.episode.as_ref()).is_some_and(|episode| episode.lead.is_some())
}

/// One of the things that would come about, mostly; else anything at all. Nothing where nothing
/// can come about any more.
pub fn any(rng: &mut StdRng, model: &Model, fits: impl Fn(Who, Try) -> bool) -> Option<(Who, Try)> {
    let all = all(model);
    let sensible: Vec<_> = (0..CAST.len())
        .flat_map(|who| all.iter().map(move |tried| (who, *tried)))
        .filter(|(who, tried)| fits(*who, *tried))
        .collect();
    if !sensible.is_empty() && rng.random_ratio(1, 5) {
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
