//! One file a page, grouped by who uses it. A page is given plain data and gives a view: it asks
//! nobody, decides nothing, and can be rendered in a test without a server.

pub mod account;
pub mod accounts;
pub mod challenges;
pub mod consultations;
pub mod covers;
pub mod demo;
pub mod episodes;
pub mod family;
pub mod fault;
pub mod form;
pub mod messages;
pub mod overview;
pub mod parts;
pub mod public;
pub mod read_back;
pub mod referrer;
pub mod sheet;
pub mod triage;
pub mod waiting;
