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
        component!("button", 38, Button, ButtonOptions),
        component!("character-count", 34, CharacterCount, CharacterCountOptions),
        component!("checkboxes", 42, Checkboxes, CheckboxesOptions),
        component!("date-input", 50, DateInput, DateInputOptions),
        component!("error-message", 9, ErrorMessage, ErrorMessageOptions),
        component!("error-summary", 19, ErrorSummary, ErrorSummaryOptions),
        component!("fieldset", 18, Fieldset, FieldsetOptions),
        component!("hint", 6, Hint, HintOptions),
        component!("input", 45, Input, InputOptions),
        component!("label", 17, Label, LabelOptions),
        component!("password-input", 12, PasswordInput, PasswordInputOptions),
        component!("radios", 43, Radios, RadiosOptions),
        component!("select", 19, Select, SelectOptions),
        component!("textarea", 18, TextArea, TextAreaOptions),
    ]
}
