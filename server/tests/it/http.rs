//! The service through its router, as browsers meet it.

mod accounts;
mod consultations;
mod family;
mod journey;
mod late_posts;
mod red_flags;
mod referrer;
mod triage;
