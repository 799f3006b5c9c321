//! Proving who somebody is: passwords, single-use links, one-time codes, and slowing down those
//! who guess.
//!
//! Everything here is told the time and given what is stored; nothing reads the database. Whoever
//! calls it makes sure that an account that exists and one that does not get the same words, the
//! same status and the same work.

pub mod password;
pub mod policy;
pub mod throttle;
pub mod token;
