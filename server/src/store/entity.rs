//! The tables as Rust sees them, one a file. A column called `…_sealed` goes through
//! [`seal`](super::seal) and nothing else; every other column is clear and holds no personal data.

pub mod account;
pub mod audit_event;
pub mod audit_head;
pub mod consultation;
pub mod decision;
pub mod demo_mail;
pub mod diversion;
pub mod draft;
pub mod episode;
pub mod episode_referral;
pub mod family_access;
pub mod family_entry;
pub mod hub;
pub mod mash_entry;
pub mod organisation;
pub mod outbox;
pub mod question;
pub mod referral;
pub mod referral_key;
pub mod session;
pub mod stash;
pub mod throttle;
pub mod token;
