//! Pages for those who allocate episodes and work with families.

mod allocation;
mod closing;
mod list;
mod meeting;
mod preview;
mod print;
mod record;
mod step;
mod week;

pub use allocation::{Unallocated, allocation, unallocated};
pub use closing::{ClosePreview, Closing, close_preview, closing};
pub use list::{CaseLine, StepLine, cases, cases_since, own_cases, waiting_steps};
pub use meeting::meeting;
pub use preview::{EntryPreview, entry_preview};
pub use print::record_sheet;
pub use record::{ActionLine, GoalLine, Press, Record, Referred, record};
pub use step::{AnswerForm, StepPage, step};
pub use week::{DueLine, Week, week};
