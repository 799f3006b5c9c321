//! Proposing a step, and answering one.

use super::closing::basis;
use super::{Offers, field, long, voice, yes_no};
use crate::episode::step::{Precondition, StepKind, rule};
use crate::form::{DateRule, Question};

/// Harm needs no more than what it is; any other step is weighed.
pub(super) fn propose(kind: Option<StepKind>) -> Vec<Question> {
    if kind == Some(StepKind::ToMash) {
        return vec![
            long(field::RATIONALE, "What are you worried about?", "what you are worried about")
                .hint("What you saw or heard, when, and from whom. Ring the MASH as well: this form does not replace the call."),
            Question::long(field::HANDOVER, "What must the MASH know at once?", 0, 4000)
                .called("What the MASH must know")
                .hint("Where the child is now, who is with them, and whether somebody must not know."),
        ];
    }
    if kind == Some(StepKind::Resume) {
        return vec![
            long(field::RATIONALE, "Why is social care about to let go?", "why social care is about to let go")
                .hint("Early help reads this. What has got better, the family’s agreement and the handover are asked when you propose the step down."),
        ];
    }
    let needs = kind.map_or(&[][..], |kind| rule(kind, None).needs);
    let mut questions = vec![
        long(
            field::RATIONALE,
            "Why is this step right now?",
            "why this step is right now",
        )
        .hint("Whoever answers reads this."),
    ];
    if needs.contains(&Precondition::SecondAgencyOrNoProgress) {
        questions.push(
            Question::radios(field::SECOND_AGENCY, "Is a second agency needed?", yes_no())
                .called("Whether a second agency is needed")
                .hint("Otherwise two reviews must have passed without progress.")
                .required("Select if a second agency is needed"),
        );
    }
    if needs.contains(&Precondition::ImprovementEvidenced) {
        questions.push(long(
            field::IMPROVEMENT,
            "What has got better, and how do you know?",
            "what has got better, and how you know",
        ));
    }
    questions.extend(voice());
    questions.push(
        Question::radios(
            field::AGREES,
            "Does the family agree to this step?",
            yes_no(),
        )
        .called("Whether the family agrees")
        .required("Select if the family agrees to this step"),
    );
    questions.push(basis());
    if kind.is_some_and(StepKind::changes_hands) {
        questions.push(
            long(field::HANDOVER, "What must whoever leads next know?", "what whoever leads next must know")
                .hint("Who the family are, what was tried, what helped, what they do not want to tell again. Written once, for them."),
        );
    }
    questions
}

pub(super) fn answer(offers: &Offers) -> Vec<Question> {
    let needs = offers
        .step
        .map_or(&[][..], |kind| rule(kind, offers.close_reason).needs);
    let mut questions = Vec::new();
    if needs.contains(&Precondition::RaisesTierAnswered) {
        questions.push(super::closing::raises_tier());
    }
    if needs.contains(&Precondition::HandoverHeld) {
        questions.push(
            Question::date(
                field::HANDOVER_DATE,
                "When was the handover meeting?",
                DateRule::Past,
            )
            .called("The date of the handover meeting")
            .hint("Leave it empty if it has not been held. The step cannot be accepted before."),
        );
    }
    questions.push(
        long(
            field::REASON,
            "Why do you answer like this?",
            "why you answer like this",
        )
        .hint("Whoever proposed the step reads this."),
    );
    questions
}
