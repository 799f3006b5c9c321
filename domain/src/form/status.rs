//! How far a section has come, as the task list shows it.

use chrono::NaiveDate;

use super::check::check;
use super::{Answers, Section};

/// How far a section has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// Another section comes first.
    CannotStartYet,
    NotStarted,
    InProgress,
    Done,
}

impl Status {
    /// What the task list says.
    pub const fn name(self) -> &'static str {
        match self {
            Self::CannotStartYet => "Cannot start yet",
            Self::NotStarted => "Not started",
            Self::InProgress => "In progress",
            Self::Done => "Done",
        }
    }
}

/// The status of a section whose pages were saved like this; `None` where it was never saved.
///
/// A page without required answers is done once it was saved, even empty: that is how people say
/// there is nothing to add. The same holds for a list that may be empty.
pub fn status(section: &Section, saved: Option<&[Answers]>, today: NaiveDate) -> Status {
    let Some(saved) = saved else {
        return Status::NotStarted;
    };
    let (least, most) = section
        .repeat
        .as_ref()
        .map_or((1, 1), |repeat| (repeat.least, repeat.most));
    let counted = (least..=most).contains(&saved.len());
    if counted
        && saved
            .iter()
            .all(|page| check(section, page, today).is_empty())
    {
        Status::Done
    } else if saved.iter().all(Answers::is_empty) {
        Status::NotStarted
    } else {
        Status::InProgress
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::{Question, Repeat};

    fn page(value: &str) -> Answers {
        Answers::from_pairs([("name", value)])
    }

    fn of(section: &Section, saved: Option<&[Answers]>) -> Status {
        status(
            section,
            saved,
            NaiveDate::from_ymd_opt(2026, 11, 20).unwrap(),
        )
    }

    fn one(required: bool) -> Section {
        let question = Question::text("name", "Name", 5);
        let question = if required {
            question.required("Enter a name")
        } else {
            question
        };
        Section::new("people", "People", vec![question])
    }

    fn list(least: usize) -> Section {
        let repeat = Repeat {
            singular: "person",
            plural: "people",
            least,
            most: 2,
            named_by: &["name"],
        };
        Section {
            repeat: Some(repeat),
            ..one(true)
        }
    }

    #[test]
    fn a_page_is_done_when_its_answers_will_do() {
        for (saved, status) in [
            (None, Status::NotStarted),
            (Some([page(" ")].as_slice()), Status::NotStarted),
            (Some(&[page("too long")]), Status::InProgress),
            (Some(&[page("Ada")]), Status::Done),
        ] {
            assert_eq!(of(&one(true), saved), status);
        }
    }

    #[test]
    fn a_page_of_optional_questions_is_done_once_saved() {
        assert_eq!(of(&one(false), None), Status::NotStarted);
        assert_eq!(of(&one(false), Some(&[page("")])), Status::Done);
    }

    #[test]
    fn a_list_is_done_when_each_item_is_and_their_number_is_right() {
        let full = [page("Ada"), page("Bo")];
        let too_many = [page("Ada"), page("Bo"), page("Cy")];
        assert_eq!(of(&list(1), Some(&[])), Status::NotStarted);
        assert_eq!(of(&list(0), Some(&[])), Status::Done);
        assert_eq!(of(&list(1), Some(&full)), Status::Done);
        assert_eq!(of(&list(1), Some(&too_many)), Status::InProgress);
        assert_eq!(
            of(&list(1), Some(&[page("Ada"), page("")])),
            Status::InProgress
        );
    }
}
