//! The task list, and whether the referral can be sent.

use super::{
    Agreement, Draft, FormContext, Gate, agreement, consultation, gate, gate_is_open, sections,
    slug,
};
use crate::form::Section;
use crate::form::status::{Status, status};

/// One line of the task list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    pub slug: &'static str,
    pub title: &'static str,
    pub status: Status,
}

/// One reason why a referral cannot be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The section that mends it.
    pub slug: &'static str,
    /// What to do, for the referrer.
    pub message: String,
}

/// Every section with how far it has come.
pub fn task_list(context: &FormContext, draft: &Draft) -> Vec<Task> {
    let open = gate_is_open(context, draft);
    let sections = sections(context, draft);
    let before_the_declaration = open && all_done_but_declaration(context, draft, &sections);
    sections
        .iter()
        .map(|section| {
            let may_start = match section.slug {
                slug::SAFETY | slug::CONSULTATION => true,
                slug::DECLARATION => before_the_declaration,
                _ => open,
            };
            let status = if may_start {
                status_of(context, draft, section)
            } else {
                Status::CannotStartYet
            };
            let (slug, title) = (section.slug, section.title);
            Task {
                slug,
                title,
                status,
            }
        })
        .collect()
}

/// Whether this section exists in this draft and may be opened now.
pub fn can_start(context: &FormContext, draft: &Draft, slug: &str) -> bool {
    task_list(context, draft)
        .iter()
        .any(|task| task.slug == slug && task.status != Status::CannotStartYet)
}

/// Whether everything is there; if not, every reason, in the order of the form.
pub fn ready_to_send(context: &FormContext, draft: &Draft) -> Result<(), Vec<Problem>> {
    let mut problems = Vec::new();
    problems.extend(gate_problem(context, draft));
    for section in sections(context, draft) {
        let at_gate = matches!(section.slug, slug::SAFETY | slug::CONSULTATION);
        if !at_gate && status_of(context, draft, &section) != Status::Done {
            problems.push(unfinished(&section));
        } else if section.slug == slug::AGREEMENT && agreement(context, draft) == Agreement::Stops {
            problems.push(Problem {
                slug: slug::AGREEMENT,
                message: "Without the family’s agreement we can only take a referral at tier 4"
                    .to_owned(),
            });
        }
    }
    if problems.is_empty() {
        Ok(())
    } else {
        Err(problems)
    }
}

fn status_of(context: &FormContext, draft: &Draft, section: &Section) -> Status {
    status(section, draft.saved(section.slug), context.today)
}

fn all_done_but_declaration(context: &FormContext, draft: &Draft, sections: &[Section]) -> bool {
    sections
        .iter()
        .filter(|section| section.slug != slug::DECLARATION)
        .all(|section| status_of(context, draft, section) == Status::Done)
}

const ANSWER_ALL: &str = "Answer every question about a child in danger";

fn gate_problem(context: &FormContext, draft: &Draft) -> Option<Problem> {
    if gate_is_open(context, draft) {
        return None;
    }
    let (slug, message) = match gate(context, draft) {
        _ if consultation::advises_social_care(draft) => (
            slug::CONSULTATION,
            "The MASH is taking this on: do not send this referral",
        ),
        // Nothing is left of the consultation to do: some other answer is missing.
        _ if consultation::advises_early_help(context, draft) => (slug::SAFETY, ANSWER_ALL),
        Gate::Clear | Gate::NotAnswered => (slug::SAFETY, ANSWER_ALL),
        Gate::Stop(_) => (
            slug::CONSULTATION,
            "A child may be in danger: ring 999 or the MASH",
        ),
        Gate::Consult(_) => (
            slug::CONSULTATION,
            "Ring the MASH about what you are not sure of",
        ),
    };
    let message = message.to_owned();
    Some(Problem { slug, message })
}

fn unfinished(section: &Section) -> Problem {
    Problem {
        slug: section.slug,
        message: format!("Finish “{}”", section.title),
    }
}
