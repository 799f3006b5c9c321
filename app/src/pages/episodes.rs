//! Pages for those who allocate episodes and work with families.

mod allocation;
mod list;

pub use allocation::{Unallocated, allocation, unallocated};
pub use list::{CaseLine, cases};
