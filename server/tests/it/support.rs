//! What tests stand on.

pub mod clock;
pub mod db;
pub mod plan;
