//! The service through its router, as browsers meet it.

mod accounts;
mod journey;
