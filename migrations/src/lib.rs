//! The database's shape, one group of tables a file, for SQLite and PostgreSQL alike.
//!
//! The types are the portable ones: UUIDs, times with a zone, text, and blobs for what is sealed.
//! No column fills itself in: times come from the service's own clock and ids are made before the
//! row, so a fixed clock gives the same rows on either database. Every table and index is made
//! "if not exists", because SQLite does not undo a migration that was cut short: running it again
//! finishes it. A migration that was released is never edited; another one follows it.

pub use sea_orm_migration::MigratorTrait;
use sea_orm_migration::prelude::*;

mod m0001_people;
mod m0002_hubs;
mod m0003_drafts;
mod m0004_referrals;
mod m0005_triage;
mod m0006_episodes;
mod m0007_families;
mod m0008_audit;
mod m0009_outbox;
mod m0010_family_entries;
mod m0011_clocks;
mod m0012_episode_work;
mod m0013_challenges;
mod m0014_overview;
mod m0015_messages;
mod m0016_care;
mod m0017_answers;
mod m0018_moved_referrals;
mod m0019_goal_scale;
mod table;

/// Every migration, oldest first.
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m0001_people::Migration),
            Box::new(m0002_hubs::Migration),
            Box::new(m0003_drafts::Migration),
            Box::new(m0004_referrals::Migration),
            Box::new(m0005_triage::Migration),
            Box::new(m0006_episodes::Migration),
            Box::new(m0007_families::Migration),
            Box::new(m0008_audit::Migration),
            Box::new(m0009_outbox::Migration),
            Box::new(m0010_family_entries::Migration),
            Box::new(m0011_clocks::Migration),
            Box::new(m0012_episode_work::Migration),
            Box::new(m0013_challenges::Migration),
            Box::new(m0014_overview::Migration),
            Box::new(m0015_messages::Migration),
            Box::new(m0016_care::Migration),
            Box::new(m0017_answers::Migration),
            Box::new(m0018_moved_referrals::Migration),
            Box::new(m0019_goal_scale::Migration),
        ]
    }
}
