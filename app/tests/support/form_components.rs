//! The components of forms, for comparison with govuk-frontend's cases.

use super::fixtures::Component;
use crate::component;
use stepwise_app::components::button::{Button, ButtonOptions};

pub fn all() -> Vec<Component> {
    vec![component!("button", Button, ButtonOptions)]
}
