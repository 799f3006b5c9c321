//! The components of forms, for comparison with govuk-frontend's cases.

use super::fixtures::Component;
use crate::component;
use stepwise_app::components::button::{Button, ButtonOptions};
use stepwise_app::components::character_count::{CharacterCount, CharacterCountOptions};
use stepwise_app::components::checkboxes::{Checkboxes, CheckboxesOptions};
use stepwise_app::components::date_input::{DateInput, DateInputOptions};
use stepwise_app::components::error_message::{ErrorMessage, ErrorMessageOptions};
use stepwise_app::components::error_summary::{ErrorSummary, ErrorSummaryOptions};
use stepwise_app::components::fieldset::{Fieldset, FieldsetOptions};
use stepwise_app::components::hint::{Hint, HintOptions};
use stepwise_app::components::input::{Input, InputOptions};
use stepwise_app::components::label::{Label, LabelOptions};
use stepwise_app::components::password_input::{PasswordInput, PasswordInputOptions};
use stepwise_app::components::radios::{Radios, RadiosOptions};
use stepwise_app::components::select::{Select, SelectOptions};
use stepwise_app::components::textarea::{TextArea, TextAreaOptions};

pub fn all() -> Vec<Component> {
    vec![
        component!("button", Button, ButtonOptions),
        component!("character-count", CharacterCount, CharacterCountOptions),
        component!("checkboxes", Checkboxes, CheckboxesOptions),
        component!("date-input", DateInput, DateInputOptions),
        component!("error-message", ErrorMessage, ErrorMessageOptions),
        component!("error-summary", ErrorSummary, ErrorSummaryOptions),
        component!("fieldset", Fieldset, FieldsetOptions),
        component!("hint", Hint, HintOptions),
        component!("input", Input, InputOptions),
        component!("label", Label, LabelOptions),
        component!("password-input", PasswordInput, PasswordInputOptions),
        component!("radios", Radios, RadiosOptions),
        component!("select", Select, SelectOptions),
        component!("textarea", TextArea, TextAreaOptions),
    ]
}
