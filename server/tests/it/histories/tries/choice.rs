//! All that can be tried, and how often each is.

use stepwise_domain::challenge::Outcome;
use stepwise_domain::episode::CloseReason;
use stepwise_domain::episode::step::{Answer, StepKind};
use stepwise_domain::role::Role;
use stepwise_domain::triage_form;

use super::super::cast::{ADMIN, CAST, Who};
use super::super::model::Model;
use super::{Away, Change, Contact, Said, Try};

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
pub fn all(model: &Model) -> Vec<Try> {
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
    all.extend(practitioners(model).into_iter().map(Try::Offer));
    all.extend(covers(model));
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
    all.extend(changes(model));
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

/// Those who lead, or once did.
fn practitioners(model: &Model) -> Vec<Who> {
    let leads = |who: &Who| {
        let role = model.role(*who);
        role == Role::LeadPractitioner || CAST[*who].1 == Role::LeadPractitioner
    };
    (0..CAST.len()).filter(leads).collect()
}

fn covers(model: &Model) -> Vec<Try> {
    let mut all: Vec<Try> = (0..model.covers.len()).map(Try::EndCover).collect();
    let people = practitioners(model);
    for lead in &people {
        for cover in &people {
            for (begins, lasts) in [(0, 0), (0, 30), (2, 5)] {
                all.push(Try::Away(Away {
                    lead: *lead,
                    cover: *cover,
                    begins,
                    lasts,
                }));
            }
        }
    }
    all
}

/// What an administrator may do to the accounts, so that each role keeps somebody.
fn changes(model: &Model) -> Vec<Try> {
    let mut changes = Vec::new();
    for who in 0..CAST.len() {
        changes.push(Try::Account(who, Change::Enable));
        let role = model.people[who].role;
        let left = model.with_role(role).into_iter().any(|other| other != who);
        if left || who == ADMIN {
            changes.push(Try::Account(who, Change::Disable));
        }
        if left && !role.refers() {
            changes.extend(COUNCIL.map(|role| Try::Account(who, Change::Role(role))));
        }
    }
    changes
}

const COUNCIL: [Role; 4] = [
    Role::Coordinator,
    Role::Manager,
    Role::LeadPractitioner,
    Role::MashWorker,
];

/// A kind of try with how often one is chosen, against the others: seldom what ends a history.
pub fn kind(tried: Try, model: &Model) -> (String, u32) {
    let of = |nth: usize| {
        let episode = model.episode.as_ref();
        episode.map_or(StepKind::ToMash, |episode| episode.steps[nth].kind)
    };
    match tried {
        Try::Propose(kind, ..) => {
            let weight = match kind {
                StepKind::ToMash => 1,
                StepKind::Close => 2,
                StepKind::Down3To2 | StepKind::Down2To1 | StepKind::Up1To2 | StepKind::Up3To4a => {
                    24
                }
                _ => 12,
            };
            (format!("propose {}", kind.code()), weight)
        }
        Try::Answer(nth, Answer::Accept, _) => {
            let weight = match of(nth) {
                StepKind::ToMash => 2,
                StepKind::Close => 5,
                _ => 24,
            };
            (format!("accept {}", of(nth).code()), weight)
        }
        Try::Answer(_, answer, _) => (answer.code().to_owned(), 3),
        Try::Away(_) => ("away".to_owned(), 2),
        Try::EndCover(_) => ("end cover".to_owned(), 1),
        Try::Account(_, change) => match change {
            Change::Disable => ("disable".to_owned(), 2),
            Change::Enable => ("enable".to_owned(), 8),
            Change::Role(_) => ("role".to_owned(), 2),
        },
        Try::Triage(step, _) => {
            let weight = match step {
                triage_form::Step::Accept => 12,
                triage_form::Step::MashReturn
                | triage_form::Step::Ask
                | triage_form::Step::GoOn => 6,
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
        Try::Contact(_) => ("contact".to_owned(), 6),
        Try::Review => ("review".to_owned(), 10),
        _ => (format!("{tried:?}"), 6),
    }
}

/// Whether there is a lead practitioner at work already.
fn offered_before(model: &Model) -> bool {
    (model.episode.as_ref()).is_some_and(|episode| episode.lead.is_some())
}
