//! Meetings: the Team Around the Family, and reviews.

use super::{Offers, audience, contribution, field, long, score, voice};
use crate::form::{DateRule, Question};

pub(super) fn taf(offers: &Offers) -> Vec<Question> {
    let people = || offers.people.clone();
    let mut questions = vec![
        Question::date(field::DATE, "When was it?", DateRule::Past)
            .called("The date of the meeting")
            .required("Enter the date of the meeting"),
        Question::checkboxes(field::INVITED, "Who was invited?", people())
            .called("Who was invited")
            .required("Select who was invited"),
        Question::checkboxes(field::ATTENDED, "Who came?", people())
            .called("Who came")
            .required("Select who came"),
    ];
    questions.extend(offers.people.iter().map(|person| {
        Question::long(
            contribution(&person.value),
            format!("What did {} bring?", person.label),
            0,
            1000,
        )
        .called(format!("What {} brought", person.label))
        .only_if(field::ATTENDED, [person.value.clone()])
    }));
    questions.extend([
        Question::text("others", "Who else was there?", 500)
            .hint("The family too: who of them came?")
            .called("Who else was there"),
        Question::radios("family-there", "Was the family there?", super::yes_no())
            .called("Whether the family was there")
            .required("Select if the family was there"),
        long(
            field::MINUTES,
            "What was said and agreed?",
            "what was said and agreed",
        ),
    ]);
    questions.extend(audience());
    questions
}

pub(super) fn review(offers: &Offers) -> Vec<Question> {
    let mut questions = vec![
        Question::date(field::DATE, "When was it?", DateRule::Past)
            .called("The date of the review")
            .required("Enter the date of the review"),
        Question::radios(
            "with-family",
            "Was it held with the family?",
            super::yes_no(),
        )
        .called("Whether it was held with the family")
        .required("Select if it was held with the family"),
    ];
    questions.extend(offers.goals.iter().enumerate().map(|(index, goal)| {
        let label = format!("Where are things now: {}", goal.words);
        let question = Question::select(score(&goal.id), label, goal.scale.choices())
            .called("Where things are now")
            .hint(goal.scale.words())
            .required(format!("Select where things are now for “{}”", goal.words));
        if index == 0 {
            question.group("Goals, from 0 to 10")
        } else {
            question
        }
    }));
    questions.push(
        long(
            "changed",
            "What has changed since the last time?",
            "what has changed",
        )
        .group("In words"),
    );
    questions.push(long(
        "family-view",
        "How does the family see it?",
        "how the family sees it",
    ));
    questions.extend(voice());
    questions.push(
        Question::date(field::NEXT, "When is the next review?", DateRule::Any)
            .called("The date of the next review")
            .required("Enter the date of the next review")
            .hint("In 6 weeks as a rule, and in 12 weeks at most."),
    );
    questions.extend(audience());
    questions
}
