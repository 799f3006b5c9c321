//! Pages for those who allocate episodes and work with families.

mod allocation;
mod list;
mod preview;
mod print;
mod record;
mod step;
mod week;

pub use allocation::{Unallocated, allocation, unallocated};
pub use list::{CaseLine, StepLine, cases, own_cases, waiting_steps};
pub use preview::{EntryPreview, entry_preview};
pub use print::record_sheet;
pub use record::{ActionLine, GoalLine, Record, record};
pub use step::{AnswerForm, StepPage, step};
pub use week::{DueLine, Week, week};
