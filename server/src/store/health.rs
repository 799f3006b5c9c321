//! Whether the database can be worked with.

use super::Store;

/// Whether the database answers.
pub async fn answers(store: &Store) -> bool {
    store.ping().await.is_ok()
}

/// Whether the tables have the shape that this version needs.
pub async fn is_migrated(store: &Store) -> bool {
    store.pending_migrations().await.is_ok_and(|left| left == 0)
}
