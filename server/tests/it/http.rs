//! The service through its router, as browsers meet it.

mod accounts;
mod canary;
mod challenges;
mod clocks;
mod consultations;
mod council;
mod diversions;
mod episodes;
mod family;
mod faults;
mod files;
mod hostile;
mod hubs;
mod journey;
mod late_posts;
mod mail;
mod matrix;
mod overview;
mod panics;
mod planted;
mod preferences;
mod red_flags;
mod referrer;
mod requests;
mod safe_contact;
mod triage;
