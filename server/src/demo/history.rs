//! What becomes of each referral after it was sent, and when: by its number, so that every
//! demonstration has the same mixture.

use chrono::{DateTime, Datelike, TimeDelta, Timelike, Utc, Weekday};
use stepwise_domain::challenge::Outcome;
use stepwise_domain::permission::Act;
use stepwise_domain::referral::{Action, WithdrawReason};
use stepwise_domain::role::Role;
use stepwise_domain::triage_form::Step as Form;

use super::referrals::LATELY;
use super::{challenges, forms, with_role};
use crate::app::App;
use crate::error::Result;
use crate::services::referral_answers;
use crate::services::triage::step::{self, Filled};
use crate::services::triage::{self, claim, decide};
use crate::services::viewer::Viewer;

/// One step of a referral's life.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Claim,
    Take(Form),
    Answer,
    Withdraw,
    Challenge,
    Settle(Outcome),
}

use Step::{Answer, Challenge, Claim, Settle, Take, Withdraw};

/// A step, and how many working hours after sending it is taken.
type Planned = (u32, Step);

/// How far back the family lies whose brother or sister is referred: its episode is open by then.
const ELDER: usize = 19;

/// What is planned for one referral.
pub struct Plan;

impl Plan {
    /// The steps after sending, in order, as far as they lie in the past. `newer` referrals were
    /// sent later.
    pub fn of(
        referral: usize,
        newer: usize,
        sent: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> impl Iterator<Item = (DateTime<Utc>, Step)> {
        let steps = under_way(newer).unwrap_or_else(|| decided(referral));
        steps
            .iter()
            .map(move |(hours, step)| (at_work(sent, *hours), *step))
            .filter(move |(at, _)| *at < now)
    }

    /// The referral before whose family this one's child belongs to.
    pub const fn elder(referral: usize) -> Option<usize> {
        match referral.checked_sub(ELDER) {
            Some(elder) if referral < LATELY && referral % 15 == 13 => Some(elder),
            _ => None,
        }
    }
}

/// What was sent in the last working days is still on its way, and some of it is late.
const fn under_way(newer: usize) -> Option<&'static [Planned]> {
    Some(match newer {
        0 | 1 | 8 | 13 => &[],
        2 | 5 => &[(1, Claim), (2, Take(Form::Mash))],
        4 | 10 | 14 => &[(1, Claim), (3, Take(Form::Ask))],
        6 => &[(2, Claim)],
        7 => &[
            (1, Claim),
            (2, Take(Form::Ask)),
            (5, Answer),
            (7, Take(Form::Accept)),
        ],
        3 => &[(1, Claim), (2, Take(Form::Accept))],
        11 | 12 => &[(1, Claim), (3, Take(Form::Accept))],
        9 => &[
            (1, Claim),
            (2, Take(Form::Mash)),
            (7, Take(Form::MashReturn)),
        ],
        _ => return None,
    })
}

const fn decided(referral: usize) -> &'static [Planned] {
    if referral >= LATELY {
        return &[(2, Claim), (6, Take(Form::Accept))];
    }
    match referral % 15 {
        0 | 3 | 5 | 9 | 12 => &[(2, Claim), (6, Take(Form::Accept))],
        1 | 8 => &[(2, Claim), (12, Take(Form::Signpost))],
        2 => refused(referral),
        4 => &[
            (1, Claim),
            (2, Take(Form::Mash)),
            (5, Take(Form::MashAccept)),
        ],
        6 => &[
            (2, Claim),
            (4, Take(Form::Ask)),
            (18, Answer),
            (20, Take(Form::Accept)),
        ],
        7 => &[(26, Withdraw)],
        10 => &[
            (1, Claim),
            (3, Take(Form::Mash)),
            (6, Take(Form::MashReturn)),
            (8, Take(Form::Accept)),
        ],
        11 => &[
            (4, Claim),
            (6, Take(Form::Ask)),
            (54, Take(Form::GoOn)),
            (55, Take(Form::Signpost)),
        ],
        13 if Plan::elder(referral).is_some() => &[(2, Claim), (7, Take(Form::Join))],
        // Later than was promised.
        13 => &[(12, Claim), (26, Take(Form::Accept))],
        _ => &[(6, Claim), (30, Take(Form::Signpost))],
    }
}

/// Some referrers think that their referral should have been accepted, and some of them are right.
const fn refused(referral: usize) -> &'static [Planned] {
    match referral / 15 {
        1 | 5 => &[
            (5, Claim),
            (18, Take(Form::NotAccept)),
            (40, Challenge),
            (50, Settle(Outcome::NotUpheld)),
        ],
        2 | 6 => &[
            (5, Claim),
            (18, Take(Form::NotAccept)),
            (42, Challenge),
            (54, Settle(Outcome::Upheld)),
            (58, Take(Form::Accept)),
        ],
        3 | 7 => &[
            (5, Claim),
            (18, Take(Form::NotAccept)),
            (60, Challenge),
            (70, Settle(Outcome::PartlyUpheld)),
        ],
        8 => &[(5, Claim), (18, Take(Form::NotAccept)), (76, Challenge)],
        _ => &[(5, Claim), (18, Take(Form::NotAccept))],
    }
}

/// So many working hours later, with eight to a day and five days to a week.
pub fn at_work(from: DateTime<Utc>, hours: u32) -> DateTime<Utc> {
    let mut at = from;
    let mut left = hours;
    while left > 0 {
        at += TimeDelta::hours(1);
        let weekend = matches!(at.weekday(), Weekday::Sat | Weekday::Sun);
        if !weekend && (9..17).contains(&at.hour()) {
            left -= 1;
        }
    }
    at
}

impl Step {
    /// Takes the step as the person whose it is.
    pub async fn take(
        self,
        app: &App,
        people: &[Viewer],
        sender: &Viewer,
        reference: &str,
        number: usize,
    ) -> Result<()> {
        match self {
            Claim => {
                let coordinator = with_role(people, Role::Coordinator)?;
                let act = Act::from(Action::Claim);
                let referral = triage::load(app, coordinator, reference, act).await?;
                claim::claim(app, coordinator, reference, referral.row.version).await
            }
            Take(form) => decide(app, people, reference, form, number).await,
            Answer => {
                let text = "Yes. We spoke to the family again this week, and they still want this help. We tried a daily check-in for a month: it held for two weeks.";
                referral_answers::answer(app, sender, reference, text.into()).await
            }
            Withdraw => {
                let reasons = WithdrawReason::ALL;
                let reason = &reasons[number / 15 % reasons.len()];
                referral_answers::withdraw(app, sender, reference, reason).await
            }
            Challenge => challenges::raise(app, sender, reference, number).await,
            Settle(outcome) => challenges::settle(app, people, reference, outcome).await,
        }
    }
}

/// Opens the form of a step, fills it in and takes the step.
async fn decide(
    app: &App,
    people: &[Viewer],
    reference: &str,
    form: Form,
    number: usize,
) -> Result<()> {
    let role = match form {
        Form::MashAccept | Form::MashReturn => Role::MashWorker,
        _ => Role::Coordinator,
    };
    let who = with_role(people, role)?;
    let opened = step::open(app, who, reference, form).await?;
    let filled = Filled {
        version: opened.referral.row.version,
        answers: &forms::filled(app, &opened, number)?,
        opened: &opened,
    };
    decide::take(app, who, &filled).await
}
