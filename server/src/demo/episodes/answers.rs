//! The forms of an episode, as a lead practitioner who knows the family fills them in.

use chrono::{Days, NaiveDate};
use stepwise_domain::episode::CloseReason;
use stepwise_domain::episode::step::StepKind;
use stepwise_domain::episode_form::{FormKind, field};
use stepwise_domain::form::check::check;
use stepwise_domain::form::{Answers, Question, Section};

use super::{Act, Case, Move, texts};
use crate::app::App;
use crate::error::{Error, Result};
use crate::services::episodes::steps;
use crate::services::viewer::Viewer;
use crate::store::episodes::Episode;

/// After how many days each action of a plan is due.
const DUE: [u64; 3] = [12, 28, 56];

/// The weeks from one review to the next.
const NEXT_REVIEW: u64 = 42;

/// The form filled in, and checked as its page checks it.
///
/// # Errors
/// [`Error::Internal`] where the form asks something that nothing here answers.
pub fn filled(
    app: &App,
    section: &Section,
    episode: &Episode,
    act: Act,
    (case, to): (&Case<'_>, &Viewer),
) -> Result<Answers> {
    let step = StepKind::from_code(section.slug).map(steps::form);
    let kind = step.or_else(|| FormKind::from_code(section.slug));
    let kind = kind.ok_or_else(|| Error::internal("a form that no act asks"))?;
    let mut answers = Answers::default();
    for question in &section.questions {
        let name = question.name.to_string();
        match name.as_str() {
            field::DATE if kind == FormKind::PlanTaf => {
                date(&mut answers, &name, app.today() + Days::new(NEXT_REVIEW));
            }
            field::DATE | field::HANDOVER_DATE => date(&mut answers, &name, app.today()),
            field::NEXT => date(&mut answers, &name, app.today() + Days::new(NEXT_REVIEW)),
            field::BY_WHEN => {
                let days = DUE[place(act) % DUE.len()];
                date(&mut answers, &name, app.today() + Days::new(days));
            }
            field::INVITED | field::ATTENDED => {
                for person in question.choices() {
                    answers.push(name.clone(), person.value.clone());
                }
            }
            _ => {
                if let Some(answer) = answer((kind, episode), question, act, case, to) {
                    answers.set(name, answer);
                }
            }
        }
    }
    match check(section, &answers, app.today()).first() {
        None => Ok(answers),
        Some(wrong) => Err(Error::internal(format!(
            "the demonstration leaves {} of {} unanswered",
            wrong.field,
            kind.code()
        ))),
    }
}

/// Fills in a question about a day.
pub fn date(answers: &mut Answers, name: &str, day: NaiveDate) {
    for (part, format) in [("day", "%-d"), ("month", "%-m"), ("year", "%Y")] {
        answers.set(format!("{name}-{part}"), day.format(format).to_string());
    }
}

/// The how-many-eth goal or action it is.
const fn place(act: Act) -> usize {
    match act {
        Act::Goal(place) | Act::Action(place) => place,
        _ => 0,
    }
}

/// What stands in the answer; none where the question stays empty.
fn answer(
    (kind, episode): (FormKind, &Episode),
    question: &Question,
    act: Act,
    case: &Case<'_>,
    to: &Viewer,
) -> Option<String> {
    let name = question.name.to_string();
    let story = case.story;
    let text = match (kind, name.as_str()) {
        (FormKind::Offer, field::LEAD) => return Some(to.account.to_string()),
        (FormKind::Offer, field::HUB) => {
            let hub = episode.row.hub_id.clone();
            return hub.or_else(|| choice(question, 0));
        }
        (FormKind::PlanTaf, field::HUB) => return episode.row.hub_id.clone(),
        (FormKind::Wait, field::SERVICE) => return choice(question, case.referral % 3),
        (FormKind::Unmet, field::NEED) => return Some(story.goal.0.clone()),
        (FormKind::Goal, field::OUTCOME) if place(act) == 0 => return Some(story.goal.0.clone()),
        (FormKind::Goal, field::WORDS) if place(act) == 0 => return Some(goal(case)),
        (FormKind::Contact, field::OUTCOME) => {
            let Act::Contact(outcome) = act else {
                return None;
            };
            return Some(outcome.code().to_owned());
        }
        (FormKind::PlanAction, field::GOAL) => return choice(question, place(act) / 2),
        // The lead practitioner, whoever referred, the family.
        (FormKind::PlanAction, field::WHO) => return choice(question, place(act)),
        (FormKind::Close, field::REASON) => return closing(act).map(|reason| reason.code().into()),
        (_, field::RAISES_TIER) if closing(act).is_some_and(|reason| !reason.needs_manager()) => {
            return None;
        }
        (_, field::AUDIENCE) => return audience(act).map(str::to_owned),
        (_, "strengths") => story.well.as_str(),
        (_, "need-child_development") => story.worries.as_str(),
        (_, "voice") => {
            let heard = story.voice.as_ref().map_or("observed", |_| "words");
            return Some(heard.to_owned());
        }
        (FormKind::Assessment, "voice-words") => story.voice.as_deref()?,
        (_, "voice-observed") => story.observed.as_deref()?,
        (_, "voice-words") => {
            story.voice.as_ref()?;
            texts::SAID_LATER[case.referral % texts::SAID_LATER.len()]
        }
        (_, score) if score.starts_with("score-") => {
            // A goal that got worse is in it too.
            let scores = ["5", "6", "4", "7", "2"];
            return Some(scores[case.referral / 15 % scores.len()].to_owned());
        }
        (kind, name) => texts::of(kind, name, act, case.referral)?,
    };
    Some(case.family.tell(text))
}

/// What the referral asked for, so long that it can stand by itself.
fn goal(case: &Case<'_>) -> String {
    let words = case.family.tell(&case.story.goal.1);
    if words.chars().count() < 20 {
        format!("{words} Each school day.")
    } else {
        words
    }
}

const fn closing(act: Act) -> Option<CloseReason> {
    match act {
        Act::Propose(Move::Close(reason)) => Some(reason),
        _ => None,
    }
}

fn audience(act: Act) -> Option<&'static str> {
    match act {
        Act::Note("") | Act::Assessment | Act::Contact(_) => None,
        Act::Note(audience) => Some(audience),
        Act::Taf | Act::Review => Some("family"),
        _ => None,
    }
}

fn choice(question: &Question, place: usize) -> Option<String> {
    let choices = question.choices();
    let chosen = choices.get(place).or_else(|| choices.first());
    chosen.map(|choice| choice.value.clone())
}
