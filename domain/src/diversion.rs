//! What the MASH makes of a red flag that stopped a form.

use crate::form::{Choice, Question, Section};

coded! {
    /// What becomes of it. It changes nothing about the form that was stopped: whoever filled it in
    /// goes on once a consultation with the MASH is written down there.
    pub enum DiversionOutcome {
        ActedOn = "acted_on", "Social care or the police act on it";
        KnownAlready = "known_already", "Social care knows of it and acts already";
        EarlyHelp = "early_help", "We spoke with whoever filled in the form, and early help is right";
        Mistake = "mistake", "We spoke with whoever filled in the form, and it was a mistake";
        NotReached = "not_reached", "We reached nobody, and have asked the police to look";
    }
}

pub const OUTCOME: &str = "outcome";
pub const REASON: &str = "reason";

/// The form that decides.
pub fn form() -> Section {
    let outcomes = DiversionOutcome::ALL
        .iter()
        .map(|one| (one.code(), one.name()));
    let questions = vec![
        Question::radios(OUTCOME, "What becomes of it?", Choice::list(outcomes))
            .called("The outcome")
            .required("Select what becomes of it"),
        Question::long(REASON, "Why do you decide this?", 20, 4000)
            .called("Why you decide this")
            .hint("Whom you spoke with and what you know. Only the MASH and managers read this.")
            .required("Enter why you decide this"),
    ];
    Section::new("diversion", "Decide on this red flag", questions)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::Answers;
    use crate::form::check::check;

    #[test]
    fn a_red_flag_is_decided_with_an_outcome_and_a_reason() {
        let today = chrono::NaiveDate::from_ymd_opt(2027, 3, 1).expect("a day");
        let wrong = |answers: &Answers| {
            let errors = check(&form(), answers, today);
            errors
                .into_iter()
                .map(|error| error.field)
                .collect::<Vec<_>>()
        };
        assert_eq!(wrong(&Answers::default()), [OUTCOME, REASON]);
        let pairs = [
            (OUTCOME, "acted_on"),
            (REASON, "A social worker is on the way."),
        ];
        assert!(wrong(&Answers::from_pairs(pairs)).is_empty());
    }
}
