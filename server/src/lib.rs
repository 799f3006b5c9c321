//! Stepwise, the server: pages are asked for in `http`, services decide, the store keeps, the
//! outbox tells.

pub mod app;
pub mod auth;
pub mod cli;
pub mod clock;
pub mod demo;
pub mod error;
pub mod http;
pub mod mail;
pub mod services;
pub mod settings;
pub mod store;
pub mod telemetry;
pub mod worker;
