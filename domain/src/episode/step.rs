//! Steps: the moves that need somebody's word, and mostly somebody else's answer.
//!
//! The whole step table is here as plain functions: which step leads from one level to another,
//! who may propose it and who decides ([`rule`]), what must be true first ([`check`]), whether it
//! fits where the episode stands ([`fits`]), and what an answer does to it ([`answer`]). A step
//! that is accepted is then taken with [`super::apply`], by the [action](StepKind::action) it
//! stands for. Nobody answers what they proposed.

mod answer;
mod kind;
mod precondition;
mod proposal;
mod rule;

pub use answer::{Answer, AnswerRefusal, StepState, answer};
pub use kind::{NoSuchStep, StepKind};
pub use precondition::{Facts, Missing, Precondition, check, check_proposal};
pub use proposal::{StepRefusal, fits, overtaken, possible, propose};
pub use rule::{Rule, rule};
