//! Tests that need more than one part of the service: the store on both databases, and the
//! service through its router.

mod histories;
mod http;
mod store;
mod support;
