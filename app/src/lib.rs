//! What people see: the components and pages of Stepwise.

pub mod components;
#[cfg(feature = "ssr")]
pub mod render;
