//! The web: who asks, what they asked, which page answers. No rule of the field lives here.

pub mod admin;
pub mod assets;
pub mod colleagues;
pub mod consultations;
pub mod ctx;
pub mod demo_mail;
pub mod drafts;
pub mod family;
pub mod family_access;
pub mod fault;
pub mod form;
pub mod health;
pub mod home;
pub mod mash;
pub mod page;
pub mod passwords;
pub mod people;
pub mod public;
pub mod referrals;
pub mod router;
pub mod security;
pub mod session;
pub mod sign_in;
pub mod signed_in;
pub mod stash;
pub mod triage;
