//! What people see: the components and pages of Stepwise.

pub mod components;
