//! Questions to whoever sent the referral: nobody decides while one waits for its answer.

use super::super::cast::Who;
use super::Done;

/// A question, and what became of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Question {
    Open,
    AnsweredBy(Who),
    /// Somebody went on without an answer, or the referral was withdrawn.
    Closed,
}

impl Question {
    /// As it is stored, and who answered it.
    pub fn stands(self) -> (String, Option<Who>) {
        let (state, by) = match self {
            Self::Open => ("open", None),
            Self::AnsweredBy(who) => ("answered", Some(who)),
            Self::Closed => ("closed", None),
        };
        (state.to_owned(), by)
    }
}

impl Done {
    pub(super) fn ask(&mut self, who: Who) {
        self.model.referral.questions.push(Question::Open);
        self.tell_referrer("information_requested", who);
        self.note("referral.information_requested");
    }

    pub(super) fn go_on_without(&mut self) -> Option<()> {
        *self.open_question()? = Question::Closed;
        self.note("referral.went_on_without");
        Some(())
    }

    pub(super) fn answer_question(&mut self, who: Who) -> Option<()> {
        *self.open_question()? = Question::AnsweredBy(who);
        self.tell_owner("information_answered");
        self.note("referral.answered");
        Some(())
    }

    /// Nobody waits for an answer to what was withdrawn.
    pub(super) fn end_question(&mut self) {
        if let Some(open) = self.open_question() {
            *open = Question::Closed;
        }
    }

    fn open_question(&mut self) -> Option<&mut Question> {
        let mut questions = self.model.referral.questions.iter_mut();
        questions.find(|one| **one == Question::Open)
    }
}
