//! The store on SQLite and on PostgreSQL.

mod audit;
mod clocks;
mod connect;
mod indexes;
mod migrations;
mod outbox;
mod sessions;
mod triage;
