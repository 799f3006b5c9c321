//! One test body, two databases.
//!
//! [`on_each`] runs a body on a fresh SQLite file and on a fresh PostgreSQL database, each a copy
//! of one that was migrated once. `STEPWISE_TEST_POSTGRES` is the address of a server on which
//! databases may be made, such as `postgres://stepwise@127.0.0.1:5432/postgres`; `cargo xtask
//! test` sets it. Without it the PostgreSQL half is passed over, and a line says so.

use std::panic::resume_unwind;
use std::pin::Pin;
use std::sync::Once;

use stepwise::store::{Keys, Store};
use tempfile::TempDir;

mod postgres;
mod sqlite;

/// A database for one test, gone when the test ends.
pub struct TestDb {
    pub store: Store,
    home: Home,
}

enum Home {
    Sqlite(TempDir),
    Postgres(postgres::Database),
}

impl TestDb {
    /// A second connection to the same database, as another instance or a restart has.
    pub async fn reopen(&self) -> Store {
        self.reopen_with(keys()).await
    }

    /// The same with other keys.
    pub async fn reopen_with(&self, keys: Keys) -> Store {
        match &self.home {
            Home::Sqlite(directory) => sqlite::open(directory, keys).await,
            Home::Postgres(database) => database.open(keys).await,
        }
    }

    async fn remove(self) {
        self.store.close().await.expect("the connections close");
        if let Home::Postgres(database) = self.home {
            database.remove().await;
        }
    }
}

/// Whether a database comes with its tables.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Tables {
    Migrated,
    None,
}

/// Runs `body` on each kind of database, with its tables.
pub async fn on_each<F, T>(body: F)
where
    F: Fn(Store) -> T,
    T: Future<Output = ()> + Send + 'static,
{
    on_each_db(Tables::Migrated, |db| {
        let run = Box::pin(body(db.store.clone()));
        async move {
            run.await;
            db
        }
    })
    .await;
}

/// Like [`on_each`], with the whole [`TestDb`], which `body` hands back.
pub async fn on_each_db<F, T>(tables: Tables, body: F)
where
    F: Fn(TestDb) -> T,
    T: Future<Output = TestDb> + Send + 'static,
{
    println!("on SQLite");
    let db = sqlite::make(tables).await;
    run(Box::pin(body(db))).await;
    if let Some(db) = postgres::make(tables).await {
        println!("on PostgreSQL");
        run(Box::pin(body(db))).await;
    }
}

/// A task of its own, so that the database goes away in order even where connections are shared.
async fn run(body: Pin<Box<impl Future<Output = TestDb> + Send + 'static>>) {
    match tokio::spawn(body).await {
        Ok(db) => db.remove().await,
        Err(failure) => resume_unwind(failure.into_panic()),
    }
}

/// The same keys in every test.
pub fn keys() -> Keys {
    let key = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    Keys::parse(&format!("test:{key},index:{key}").into()).expect("the test's keys are well formed")
}

/// Says once a run that half of the tests did not happen.
fn say_skipped() {
    static SAID: Once = Once::new();
    SAID.call_once(|| {
        eprintln!("skipped on PostgreSQL: STEPWISE_TEST_POSTGRES is not set");
    });
}
