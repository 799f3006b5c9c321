//! The words and rules of early help. Pure: no I/O, no web framework, no clock of its own.
//!
//! Everything here is a decision that a person could check with a pencil: which tier a set of
//! indicators suggests, which state may follow which, who may do what, when a promise falls due.

#[macro_use]
mod coded;
pub mod audience;
pub mod challenge;
pub mod clock;
#[cfg(feature = "server")]
pub mod diversion;
pub mod episode;
#[cfg(feature = "server")]
pub mod episode_form;
pub mod form;
pub mod framework;
pub mod hub;
#[cfg(feature = "server")]
mod lines;
#[cfg(feature = "server")]
pub mod matching;
pub mod permission;
#[cfg(feature = "server")]
pub mod person;
pub mod reference;
pub mod referral;
#[cfg(feature = "server")]
pub mod referral_form;
pub mod role;
#[cfg(feature = "server")]
pub mod safe_contact;
pub mod setting;
pub mod story;
pub mod suggestion;
pub mod tier;
#[cfg(feature = "server")]
pub mod triage_form;
