//! Whether the answers about harm let the form go on.
//!
//! A red flag never enters the queue of early help. Only the multi-agency safeguarding hub (MASH)
//! can clear one, in a consultation that names the flag; then the form may go on.

use super::{Draft, FormContext, consultation, safety, slug};

/// What the answers about harm mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Gate {
    /// No "yes" so far, but not every question is answered.
    NotAnswered,
    /// "No" to everything.
    Clear,
    /// "Yes" to these red flags (ids): ring 999 or the MASH.
    Stop(Vec<String>),
    /// "Not sure" about these (ids), and "yes" to none: ring the MASH for a consultation.
    Consult(Vec<String>),
}

/// What the answers about harm mean, whatever a consultation said. One "yes" is enough, however
/// much else is still unanswered.
pub fn gate(context: &FormContext, draft: &Draft) -> Gate {
    let flagged = flagged(context, draft, "yes");
    if !flagged.is_empty() {
        return Gate::Stop(flagged);
    }
    let unsure = self::flagged(context, draft, "unsure");
    let clear = self::flagged(context, draft, "no");
    if unsure.len() + clear.len() < context.red_flags.len() {
        Gate::NotAnswered
    } else if unsure.is_empty() {
        Gate::Clear
    } else {
        Gate::Consult(unsure)
    }
}

/// Whether the rest of the form may be filled in and sent: no red flag, or a consultation that
/// covers each and advises early help.
pub fn gate_is_open(context: &FormContext, draft: &Draft) -> bool {
    match gate(context, draft) {
        Gate::Clear => true,
        Gate::NotAnswered => false,
        Gate::Stop(_) | Gate::Consult(_) => {
            all_answered(context, draft) && consultation::advises_early_help(context, draft)
        }
    }
}

/// Whether somebody must be rung before anything else is asked: a "yes", however much else is
/// unanswered, and no consultation that covers it.
pub fn must_ring(context: &FormContext, draft: &Draft) -> bool {
    matches!(gate(context, draft), Gate::Stop(_))
        && !consultation::advises_early_help(context, draft)
}

/// The red flags that are not answered with a plain "no": ids, in the order of the page.
pub fn open_flags(context: &FormContext, draft: &Draft) -> Vec<String> {
    let mut open = flagged(context, draft, "yes");
    open.extend(flagged(context, draft, "unsure"));
    open
}

fn all_answered(context: &FormContext, draft: &Draft) -> bool {
    let answered = ["yes", "no", "unsure"].map(|answer| flagged(context, draft, answer).len());
    answered.iter().sum::<usize>() == context.red_flags.len()
}

fn flagged(context: &FormContext, draft: &Draft, answer: &str) -> Vec<String> {
    let answers = draft.answers(slug::SAFETY);
    context
        .red_flags
        .iter()
        .map(|flag| &flag.id)
        .filter(|id| answers.text(&safety::question_name(id)) == answer)
        .cloned()
        .collect()
}
