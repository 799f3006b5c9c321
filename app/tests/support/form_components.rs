//! The components of forms, for comparison with govuk-frontend's cases.

use super::fixtures::Component;
use crate::component;
use stepwise_app::components::button::{Button, ButtonOptions};
use stepwise_app::components::error_message::{ErrorMessage, ErrorMessageOptions};
use stepwise_app::components::error_summary::{ErrorSummary, ErrorSummaryOptions};
use stepwise_app::components::hint::{Hint, HintOptions};
use stepwise_app::components::input::{Input, InputOptions};
use stepwise_app::components::label::{Label, LabelOptions};

pub fn all() -> Vec<Component> {
    vec![
        component!("button", Button, ButtonOptions),
        component!("error-message", ErrorMessage, ErrorMessageOptions),
        component!("error-summary", ErrorSummary, ErrorSummaryOptions),
        component!("hint", Hint, HintOptions),
        component!("input", Input, InputOptions),
        component!("label", Label, LabelOptions),
    ]
}
