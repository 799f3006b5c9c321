//! SQLite files: one is migrated, each test gets a copy.

use std::fs;

use stepwise::store::{Keys, Store};
use tempfile::TempDir;
use tokio::sync::OnceCell;

use super::{Home, Tables, TestDb, keys};

const FILE: &str = "stepwise.db";

pub async fn make(tables: Tables) -> TestDb {
    let directory = tempfile::tempdir().expect("a temporary directory can be made");
    if tables == Tables::Migrated {
        let template = template().await;
        fs::write(directory.path().join(FILE), template).expect("the file can be copied");
    }
    let store = open(&directory, keys()).await;
    TestDb {
        store,
        home: Home::Sqlite(directory),
    }
}

pub async fn open(directory: &TempDir, keys: Keys) -> Store {
    let file = directory.path().join(FILE);
    let url = format!("sqlite:{}", file.display());
    let url = url.parse().expect("a file's address is well formed");
    Store::open(&url, keys).await.expect("the file opens")
}

/// The bytes of a migrated file.
async fn template() -> &'static [u8] {
    static TEMPLATE: OnceCell<Vec<u8>> = OnceCell::const_new();
    TEMPLATE
        .get_or_init(async || {
            let directory = tempfile::tempdir().expect("a temporary directory can be made");
            let store = open(&directory, keys()).await;
            store.migrate().await.expect("SQLite migrates");
            store.close().await.expect("the file closes");
            fs::read(directory.path().join(FILE)).expect("the file can be read")
        })
        .await
}
