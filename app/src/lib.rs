//! What people see. Pages are pure functions from plain data to views; the server renders them to
//! HTML. Only `islands` runs in the browser.

pub mod components;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub mod render;
#[cfg(feature = "ssr")]
pub mod shell;
