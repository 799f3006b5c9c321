//! The tables as Rust sees them, one a file. A column called `…_sealed` goes through
//! [`seal`](super::seal) and nothing else; every other column is clear and holds no personal data.

pub mod account;
pub mod audit_event;
pub mod audit_head;
pub mod challenge;
pub mod clock;
pub mod consultation;
pub mod decision;
pub mod demo_mail;
pub mod diversion;
pub mod draft;
pub mod entry;
pub mod episode;
pub mod episode_referral;
pub mod family_access;
pub mod family_entry;
pub mod goal;
pub mod goal_score;
pub mod hub;
pub mod mash_entry;
pub mod offer;
pub mod organisation;
pub mod outbox;
pub mod ownership;
pub mod plan_action;
pub mod question;
pub mod referral;
pub mod referral_key;
pub mod session;
pub mod stash;
pub mod step;
pub mod throttle;
pub mod token;
pub mod unmet_need;
pub mod waiting;
