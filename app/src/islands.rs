//! The few pieces that also run in the browser.
//!
//! Each is sent by the server complete, as it stands for what is saved, so that the page reads
//! right before its WebAssembly arrives and where it never does.

pub mod threshold_helper;
