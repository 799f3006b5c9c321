//! Section 7: the child's own voice, or the reason why it is missing, and the parents' view.

use super::slug;
use crate::form::{Choice, Question, Section};

pub(super) fn section() -> Section {
    let heard = vec![
        Choice::new("words", "Yes, in their own words"),
        Choice::new("observed", "I watched them")
            .hint("For a baby, or a child who does not speak."),
        Choice::new("no", "No"),
    ];
    let questions = vec![
        Question::radios("voice", "Have you heard the child?", heard)
            .called("Whether you heard the child")
            .required("Select if you have heard the child"),
        Question::long("voice-words", "What did they say?", 2, 4000)
            .hint("As they said it. If there are several children, say who said what.")
            .called("What they said")
            .only_if("voice", ["words"])
            .required("Enter what the child said"),
        Question::long("voice-observed", "What did you see?", 20, 4000)
            .hint("How the child looks, moves, plays, and is with those who care for them. For an unborn baby: how the parents speak of it.")
            .called("What you saw")
            .only_if("voice", ["observed"])
            .required("Enter what you saw"),
        Question::long("voice-why-not", "Why not?", 20, 1000)
            .hint("And what would make it possible.")
            .called("The reason")
            .only_if("voice", ["no"])
            .required("Enter why you have not heard the child"),
        Question::long("parent-view", "What do the parents or carers say?", 0, 4000)
            .called("What the parents or carers say"),
    ];
    Section::new(slug::VOICE, "The child’s voice", questions)
}
