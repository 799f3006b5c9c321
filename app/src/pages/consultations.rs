//! Questions before referring: asking one, the list, and one with its answer.

mod list;
mod one;

pub use list::{Consultations, Line, consultations};
pub use one::{AnswerForm, Answered, Consultation, consultation};

use leptos::prelude::*;

/// What to know before asking: what this is for, and what it is not for.
pub fn before_asking(mash_phone: &str, edt_phone: &str) -> AnyView {
    let ring = format!(
        "Do not use this if a child may be in danger: ring 999, or the MASH on {mash_phone}. Out of hours ring {edt_phone}."
    );
    view! {
        <p class="govuk-body">
            "A coordinator answers here and we send you an e-mail when they have. Your colleagues can read the question and the answer. If a referral is right, you can start one from the answer."
        </p>
        <p class="govuk-body">{ring}</p>
    }
    .into_any()
}
