//! The forms of the decisions, as a careful coordinator or the MASH fills them in.

use stepwise_domain::form::check::check;
use stepwise_domain::form::{Answers, Question};
use stepwise_domain::referral::NotAcceptedReason;
use stepwise_domain::tier::Tier;
use stepwise_domain::triage_form::{
    EPISODE, FEEDBACK, HUB, QUESTION, REASON, SERVICES, Step, TIER, WOULD_CHANGE,
};

use crate::app::App;
use crate::error::{Error, Result};
use crate::services::triage::step::Opened;

/// The reasons that fit the stories: every family lives in the area and agreed.
const REASONS: [NotAcceptedReason; 3] = [
    NotAcceptedReason::NotTriedYet,
    NotAcceptedReason::SettingCanHelp,
    NotAcceptedReason::NoSuitableService,
];

/// The form filled in for the referral with this number, and checked as its page checks it.
///
/// # Errors
/// [`Error::Internal`] where a form asks something that nothing here answers.
pub fn filled(app: &App, opened: &Opened, number: usize) -> Result<Answers> {
    let mut answers = Answers::default();
    for question in &opened.section.questions {
        let name = question.name.to_string();
        let answer = match name.as_str() {
            TIER => tier(opened, number).number().to_string(),
            // Now and then the second nearest has room sooner.
            HUB => choice(question, usize::from(number.is_multiple_of(4))),
            EPISODE => choice(question, 0),
            REASON => REASONS[number / 15 % REASONS.len()].code().to_owned(),
            SERVICES => services(number).to_owned(),
            WOULD_CHANGE => would_change(number).to_owned(),
            FEEDBACK => feedback(opened.step).to_owned(),
            QUESTION => asked(number).to_owned(),
            _ => rationale(opened.step, number).to_owned(),
        };
        answers.set(name, answer);
    }
    match check(&opened.section, &answers, app.today()).first() {
        None => Ok(answers),
        Some(wrong) => Err(Error::internal(format!(
            "the demonstration leaves {} of {} unanswered",
            wrong.field,
            opened.step.code()
        ))),
    }
}

/// The suggestion, as near as the outcome allows; a coordinator sometimes sees more in it.
fn tier(opened: &Opened, number: usize) -> Tier {
    let suggested = opened.referral.row.suggested_tier;
    match (opened.step, suggested) {
        (Step::Signpost, ..=1) => Tier::Universal,
        (Step::Signpost, _) => Tier::Additional,
        (_, ..=2) if number % 6 != 4 => Tier::Additional,
        _ => Tier::Targeted,
    }
}

fn choice(question: &Question, place: usize) -> String {
    let choices = question.choices();
    let chosen = choices.get(place).or_else(|| choices.first());
    chosen
        .map(|choice| choice.value.clone())
        .unwrap_or_default()
}

const fn rationale(step: Step, number: usize) -> &'static str {
    match step {
        Step::Accept if number.is_multiple_of(2) => {
            "Several needs in two parts of the child's life, and what the setting tried held for two or three weeks only. The family asks for this help and can reach the hub on foot."
        }
        Step::Accept => {
            "The worries have grown over the term. One person who visits and brings the others together should be enough; nothing here points to significant harm."
        }
        Step::Join => {
            "A brother or sister is being helped already, at the same address. One plan for the whole family is better than two."
        }
        Step::Signpost => {
            "One need, seen early, in a family that seeks advice and uses it. What is open to everybody fits it; a worker would add little."
        }
        Step::NotAccept => {
            "Read with a colleague. What is described can be met where the child is every day, and a visit from us would not change it now."
        }
        Step::Mash => {
            "The setting rang today with something new that the child said. It may mean significant harm, so the MASH should judge it. I have rung them as well."
        }
        Step::MashAccept => {
            "A social worker visits within one working day and speaks to the child alone. We ring the setting before."
        }
        Step::MashReturn => {
            "We checked with the police and the GP. What was said has an explanation and does not reach our threshold; early help fits better."
        }
        Step::GoOn => {
            "The answer has not come and the family should not wait for it. What we have is enough to give advice."
        }
        Step::Ask => "",
    }
}

const fn feedback(step: Step) -> &'static str {
    match step {
        Step::Accept => {
            "Thank you for a clear referral: the examples with dates helped us most. The hub rings the family first, at the times they said are safe. Please go on with what works at your setting."
        }
        Step::Join => {
            "Thank you for your referral. A worker will take up what you wrote with the family, and will ring you in the next days."
        }
        Step::Signpost => {
            "Thank you for acting early. We think that the services below are the best next step. Please go through them with the family, and look again together in six weeks."
        }
        Step::NotAccept => {
            "Thank you for writing down what you see. We are not opening early help now. Below is why, what we suggest, and what would make us decide differently."
        }
        Step::Mash => {
            "We have passed this to social care today because of what you told us on the telephone. If you think that a child is in danger now, ring 999."
        }
        _ => "",
    }
}

const fn services(number: usize) -> &'static str {
    match number % 3 {
        0 => {
            "The parents' morning at the family hub: every Tuesday at ten, without booking. The school nurse's advice line: 01632 960114."
        }
        1 => {
            "The money and housing desk in the library, Mondays and Thursdays; the free course on routines and sleep at the family hub, 01632 960127."
        }
        _ => {
            "The drop-in for young people at the harbour, after school on weekdays; a check-in with the same adult at the start of each day."
        }
    }
}

const fn would_change(number: usize) -> &'static str {
    if number.is_multiple_of(2) {
        "If things are no better six weeks after these steps began, or if a second worry comes up, refer again: you need not start from nothing."
    } else {
        "Any new sign that the child is less safe, or attendance that falls further. Ring us if you are not sure."
    }
}

const fn asked(number: usize) -> &'static str {
    if number.is_multiple_of(2) {
        "Does the family still want this help, and have they heard that you asked for it? Please say when you spoke to them."
    } else {
        "What did you try before, for how long, and what changed? Please name who in your setting did it."
    }
}
