//! Any section of any form, drawn from its description.

mod control;
mod section;

pub use control::fields;
pub use section::{SectionPage, changed_meanwhile, section_page};
