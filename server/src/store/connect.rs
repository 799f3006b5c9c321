//! The connection: who may write, who may read, and how a transaction begins.
//!
//! SQLite takes one writer at a time. Writers queue here, on a pool of one connection, rather than
//! inside SQLite, where waiting is polling and a transaction that reads before it writes fails
//! outright. Transactions begin `IMMEDIATE` for the same reason. Reading has its own small pool,
//! which refuses to write. PostgreSQL has one pool for both.
//!
//! While a transaction is open, read through it: a second connection does not see what it wrote.

use std::sync::Arc;
use std::time::Duration;

use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DatabaseTransaction, DbBackend,
    SqliteTransactionMode, TransactionOptions, TransactionTrait,
};
use stepwise_domain::clock::Clock;
use stepwise_migrations::{Migrator, MigratorTrait};

use super::sessions::Sessions;
use super::{Keys, StoreError};

mod url;

pub use url::{DatabaseUrl, DatabaseUrlError};

/// An open transaction. Commit it; dropped, it is undone.
pub type Tx = DatabaseTransaction;

/// How long a caller waits for a connection, or for SQLite's lock, before being told that the
/// database is unavailable.
const PATIENCE: Duration = Duration::from_secs(5);
/// Readers at once on SQLite. They share two or so cores; more would only wait elsewhere.
const SQLITE_READERS: u32 = 4;
const POSTGRES_CONNECTIONS: u32 = 16;
/// Any number will do, so long as every instance uses the same one.
const MIGRATION_LOCK: i64 = 0x5354_4550;

/// The database and the keys to what is sealed in it. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Store {
    reading: DatabaseConnection,
    writing: DatabaseConnection,
    keys: Arc<Keys>,
}

impl Store {
    /// Connects, making the SQLite file if there is none. Does not migrate.
    pub async fn open(url: &DatabaseUrl, keys: Keys) -> Result<Self, StoreError> {
        let keys = Arc::new(keys);
        if url.is_sqlite() {
            // The writer first: it makes the file and turns write-ahead logging on.
            let writing = Database::connect(sqlite(url, 1, false)).await?;
            let reading = Database::connect(sqlite(url, SQLITE_READERS, true)).await?;
            return Ok(Self {
                reading,
                writing,
                keys,
            });
        }
        let pool = Database::connect(postgres(url)).await?;
        Ok(Self {
            reading: pool.clone(),
            writing: pool,
            keys,
        })
    }

    pub fn keys(&self) -> &Keys {
        &self.keys
    }

    /// For reading only: on SQLite it refuses to write.
    pub fn read(&self) -> &DatabaseConnection {
        &self.reading
    }

    /// Begins a transaction that may write. On SQLite it waits for every other one to end, so
    /// never hash a password or call another service inside.
    pub async fn begin(&self) -> Result<Tx, StoreError> {
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        Ok(self.writing.begin_with_options(options).await?)
    }

    /// For one statement that is a transaction by itself, of parts of the store only.
    pub(super) fn write_alone(&self) -> &DatabaseConnection {
        &self.writing
    }

    /// The sessions kept here, for `tower-sessions`.
    pub fn sessions(&self, clock: Arc<dyn Clock>) -> Sessions {
        Sessions::new(self.clone(), clock)
    }

    /// Brings the tables up to date. Instances that start together take turns.
    pub async fn migrate(&self) -> Result<(), StoreError> {
        if self.writing.get_database_backend() == DbBackend::Sqlite {
            Migrator::up(&self.writing, None).await?;
            return Ok(());
        }
        let tx = self.begin().await?;
        let lock = format!("SELECT pg_advisory_xact_lock({MIGRATION_LOCK})");
        tx.execute_unprepared(&lock).await?;
        Migrator::up(&tx, None).await?;
        tx.commit().await?;
        Ok(())
    }

    /// How many migrations this database still needs. Changes nothing.
    pub async fn pending_migrations(&self) -> Result<usize, StoreError> {
        let pending = Migrator::get_pending_migrations_read_only(self.read()).await?;
        Ok(pending.len())
    }

    /// Whether the database answers, for `/readyz`.
    pub async fn ping(&self) -> Result<(), StoreError> {
        self.writing.ping().await?;
        Ok(())
    }

    /// Ends every connection; on SQLite this folds the write-ahead log into the file.
    pub async fn close(self) -> Result<(), StoreError> {
        self.reading.close().await?;
        self.writing.close().await?;
        Ok(())
    }

    /// Tells `see` each statement from here on, for the tests that count them.
    #[must_use]
    pub fn watched(mut self, see: impl Fn(&str) + Clone + Send + Sync + 'static) -> Self {
        for connection in [&mut self.reading, &mut self.writing] {
            let see = see.clone();
            connection.set_metric_callback(move |asked| see(&asked.statement.sql));
        }
        self
    }

    /// Undoes every migration, for the test that each can be undone.
    pub async fn migrate_down(&self) -> Result<(), StoreError> {
        Migrator::down(&self.writing, None).await?;
        Ok(())
    }
}

/// Nothing is logged by the driver: the slow query it would print is for a developer's eyes, and
/// errors reach the log through [`StoreError`].
fn options(url: &DatabaseUrl, connections: u32) -> ConnectOptions {
    let mut options = ConnectOptions::new(url.expose());
    options
        .max_connections(connections)
        .acquire_timeout(PATIENCE)
        .sqlx_logging(false);
    options
}

fn sqlite(url: &DatabaseUrl, connections: u32, read_only: bool) -> ConnectOptions {
    let mut options = options(url, connections);
    options
        // A file does not go away, so the test before each use would only cost a round trip.
        .test_before_acquire(false)
        .idle_timeout(None)
        .max_lifetime(None)
        .map_sqlx_sqlite_opts(move |sqlite| {
            sqlite
                .create_if_missing(!read_only)
                .busy_timeout(PATIENCE)
                .foreign_keys(true)
                .pragma("journal_mode", "WAL")
                .pragma("synchronous", "FULL")
                .pragma("query_only", if read_only { "ON" } else { "OFF" })
        });
    options
}

fn postgres(url: &DatabaseUrl) -> ConnectOptions {
    let mut options = options(url, POSTGRES_CONNECTIONS);
    options
        .connect_timeout(PATIENCE)
        .test_before_acquire_if_idle_for(Duration::from_secs(30));
    options
}
