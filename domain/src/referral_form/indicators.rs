//! Section 8: the signs of need, each with what was seen, and the referrer's own view of the tier.

use std::collections::BTreeSet;

use super::{Draft, FormContext, slug};
use crate::form::{Choice, Question, Section};
use crate::framework::{Indicator, NeedDomain};
use crate::tier::Tier;

/// Names of the questions under which indicators are ticked begin so; the values are their ids.
const SIGNS: &str = "signs-";

pub(super) fn section(context: &FormContext) -> Section {
    let mut questions = Vec::new();
    let mut names = Vec::new();
    for tier in Tier::ALL {
        let mut heading = Some(tier.to_string());
        for domain in NeedDomain::ALL.iter().copied() {
            let signs: Vec<_> = context
                .indicators
                .iter()
                .filter(|sign| sign.tier == tier && sign.domain == domain)
                .collect();
            if signs.is_empty() {
                continue;
            }
            let mut question = signs_question(tier, domain, &signs);
            question.group = heading.take();
            names.push(question.name.clone());
            let evidence = signs.iter().map(|sign| evidence(&question, sign));
            let evidence: Vec<_> = evidence.collect();
            questions.push(question);
            questions.extend(evidence);
        }
    }
    questions.extend(attention(context));
    questions.extend(own_view());
    Section::new(slug::INDICATORS, "Signs of need", questions)
        .intro("Tick what you have seen or know, and say how you know it. Leave out what you only suspect.")
        .at_least_one(names, "Select at least one sign of need")
}

fn signs_question(tier: Tier, domain: NeedDomain, signs: &[&Indicator]) -> Question {
    let choices = signs.iter().map(|sign| Choice {
        hint: Some(sign.example.clone()),
        ..Choice::new(&sign.id, &sign.text)
    });
    let name = format!(
        "{SIGNS}{}-{}",
        tier.number(),
        domain.code().replace('_', "-")
    );
    Question::checkboxes(name, domain.name(), choices.collect())
}

fn evidence(signs: &Question, sign: &Indicator) -> Question {
    let known = sign.text.trim_end_matches('.');
    Question::long(
        format!("evidence-{}", sign.id),
        "How do you know?",
        10,
        1000,
    )
    .called(format!("How you know that “{known}”"))
    .hint("What you saw or heard, and when.")
    .only_if(signs.name.clone(), [sign.id.clone()])
    .required(format!("Enter how you know that “{known}”"))
}

fn attention(context: &FormContext) -> Option<Question> {
    if context.prompts.is_empty() {
        return None;
    }
    let prompts = Choice::list(
        context
            .prompts
            .iter()
            .map(|prompt| (&prompt.id, &prompt.text)),
    );
    let question = Question::checkboxes(
        "prompts",
        "Does any of this apply to a child or the family?",
        prompts,
    )
    .called("What else applies")
    .hint("It does not change the tier. It tells us what to look out for.")
    .group("What to look out for");
    Some(question)
}

fn own_view() -> Vec<Question> {
    let tried = vec![
        Choice::new("no", "No"),
        Choice::new("1", "Yes, what every setting does (tier 1)"),
        Choice::new("2", "Yes, help from one service (tier 2)"),
        Choice::new("3", "Yes, a plan with a lead practitioner (tier 3)"),
    ];
    let tiers = Tier::ALL.map(|tier| Choice::new(tier.number().to_string(), tier.to_string()));
    let mut view = vec![Choice::new("agree", "I agree with the suggested tier")];
    view.extend(tiers);
    vec![
        Question::radios(
            "plan-tried",
            "Was a plan tried, and did too little change?",
            tried,
        )
        .called("Whether a plan was tried")
        .hint("Choose the highest tier at which it was tried.")
        .group("Your view"),
        Question::radios("view", "Which tier do you think is right?", view)
            .called("Your view of the tier")
            .hint("A person decides, not the suggestion."),
        Question::long("view-reason", "Why?", 10, 1000)
            .called("Your reason")
            .only_if("view", ["1", "2", "3", "4"])
            .required("Enter why you think this tier is right"),
    ]
}

/// The tier whose signs a question asks for, by the question's name.
pub fn tier_of(question: &str) -> Option<Tier> {
    let number = question.strip_prefix(SIGNS)?.split('-').next()?;
    Tier::from_number(number.parse().ok()?)
}

/// The ids of all indicators that are ticked in a draft.
pub fn ticked(draft: &Draft) -> BTreeSet<String> {
    let answers = draft.answers(slug::INDICATORS);
    answers
        .0
        .iter()
        .filter(|(name, _)| name.starts_with(SIGNS))
        .flat_map(|(_, values)| values)
        .map(|value| value.trim().to_owned())
        .filter(|value| !value.is_empty())
        .collect()
}
