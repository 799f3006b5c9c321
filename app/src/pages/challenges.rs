//! Challenges, for the managers who answer them.

mod list;
mod one;

pub use list::{ChallengeLine, challenges};
pub use one::{AnswerForm, Challenge, challenge};
