//! Section 9: what the setting has done itself, against what is expected of its kind. At tier 3 and
//! above something must have been tried, or the reason for nothing given.

use super::{Draft, FormContext, slug};
use crate::form::{Choice, Question, Section};
use crate::framework::BaselineStep;
use crate::tier::Tier;

pub(super) fn section(context: &FormContext, draft: &Draft) -> Section {
    let mut choices = Choice::list(context.baseline.iter().map(|item| (&item.id, &item.text)));
    choices.push(Choice::new("other", "Something else"));
    choices.push(Choice::new("none", "Nothing yet").exclusive());
    let mut first = Question::checkboxes("tried", "What have you tried?", choices)
        .called("What you have tried")
        .hint("What a setting like yours is expected to do before it refers.");
    if context.tier(draft) >= Tier::Targeted {
        first = first.required("Select what you have tried, or “Nothing yet” and say why");
    }
    let mut questions = vec![first];
    questions.extend(context.baseline.iter().flat_map(outcome));
    questions.extend([
        Question::long(
            "tried-other",
            "What else, when, and what came of it?",
            0,
            1000,
        )
        .called("What else you have tried")
        .only_if("tried", ["other"])
        .required("Enter what else you have tried"),
        Question::long("tried-reason", "Why has nothing been tried yet?", 20, 1000)
            .called("The reason")
            .only_if("tried", ["none"])
            .required("Enter why nothing has been tried yet"),
    ]);
    Section::new(slug::TRIED, "What you have tried", questions)
}

fn outcome(item: &BaselineStep) -> [Question; 2] {
    let step = item.text.trim_end_matches('.');
    let asked = |question: Question| question.only_if("tried", [item.id.clone()]);
    [
        asked(Question::text(format!("when-{}", item.id), "When?", 100))
            .called(format!("When you tried “{step}”"))
            .hint("For example: March to May 2026."),
        asked(Question::long(
            format!("result-{}", item.id),
            "What came of it?",
            0,
            1000,
        ))
        .called(format!("What came of “{step}”")),
    ]
}
