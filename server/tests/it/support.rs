//! What tests stand on.

#[expect(
    dead_code,
    reason = "a toolbox: not every tool is in use at every moment"
)]
pub mod app;
pub mod clock;
pub mod db;
pub mod log;
pub mod plan;
