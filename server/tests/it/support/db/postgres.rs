//! PostgreSQL databases: one is migrated, each test gets a copy.

use std::env;

use sea_orm::{ConnectionTrait, Database as Driver, DatabaseConnection};
use stepwise::store::{Keys, Store};
use tokio::sync::OnceCell;
use url::Url;
use uuid::Uuid;

use super::{Home, Tables, TestDb, keys, say_skipped};

/// A database on the test server.
pub struct Database {
    server: Url,
    name: String,
}

pub async fn make(tables: Tables) -> Option<TestDb> {
    let Ok(server) = env::var("STEPWISE_TEST_POSTGRES") else {
        say_skipped();
        return None;
    };
    let server = server
        .parse()
        .expect("STEPWISE_TEST_POSTGRES is an address");
    let template = match tables {
        Tables::Migrated => template(&server).await,
        Tables::None => "template0",
    };
    let database = Database::create(server, template).await;
    Some(TestDb {
        store: database.open(keys()).await,
        home: Home::Postgres(database),
    })
}

impl Database {
    async fn create(server: Url, template: &str) -> Self {
        let name = format!("stepwise_test_{}", Uuid::new_v4().simple());
        let database = Self { server, name };
        let name = &database.name;
        database
            .ask(&format!("CREATE DATABASE {name} TEMPLATE {template}"))
            .await;
        database
    }

    pub async fn open(&self, keys: Keys) -> Store {
        let mut url = self.server.clone();
        url.set_path(&self.name);
        let url = url.as_str().parse().expect("the address is well formed");
        Store::open(&url, keys).await.expect("the database opens")
    }

    pub async fn remove(self) {
        let name = &self.name;
        self.ask(&format!("DROP DATABASE {name} WITH (FORCE)"))
            .await;
    }

    async fn ask(&self, sql: &str) {
        let server: DatabaseConnection = Driver::connect(self.server.as_str())
            .await
            .expect("the test server answers");
        server
            .execute_unprepared(sql)
            .await
            .expect("the test server obeys");
        server.close().await.expect("the connection closes");
    }
}

/// The name of a migrated database. It stays on the server after the run: nothing tells the last
/// test from the others, and the server is one that can be thrown away.
async fn template(server: &Url) -> &'static str {
    static TEMPLATE: OnceCell<String> = OnceCell::const_new();
    TEMPLATE
        .get_or_init(async || {
            let database = Database::create(server.clone(), "template0").await;
            let store = database.open(keys()).await;
            store.migrate().await.expect("PostgreSQL migrates");
            store.close().await.expect("the database closes");
            database.name
        })
        .await
}
