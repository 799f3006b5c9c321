//! Where one run of the test keeps what outlives its servers.

use std::env;
use std::path::Path;

use sea_orm::{ConnectionTrait, Database, DatabaseConnection};
use tempfile::TempDir;
use tokio::runtime::Runtime;
use url::Url;
use uuid::Uuid;

use crate::mails::Mails;

/// A directory, and a database: a file in it, or one on a PostgreSQL server. Both go with it.
pub struct Home {
    pub mails: Mails,
    directory: TempDir,
    /// The server, and the name of the database on it.
    postgres: Option<(Url, String)>,
}

impl Home {
    pub fn sqlite() -> Self {
        Self {
            mails: Mails::open(),
            directory: tempfile::tempdir().unwrap(),
            postgres: None,
        }
    }

    /// None where there is no server to make databases on.
    pub fn postgres() -> Option<Self> {
        let server = env::var("STEPWISE_TEST_POSTGRES").ok()?;
        let server: Url = server.parse().unwrap();
        let name = format!("stepwise_crash_{}", Uuid::new_v4().simple());
        ask(&server, &format!("CREATE DATABASE {name}"));
        Some(Self {
            mails: Mails::open(),
            directory: tempfile::tempdir().unwrap(),
            postgres: Some((server, name)),
        })
    }

    pub fn directory(&self) -> &Path {
        self.directory.path()
    }

    pub fn database_url(&self) -> String {
        match &self.postgres {
            None => format!("sqlite:{}", self.directory().join("stepwise.db").display()),
            Some((server, name)) => {
                let mut url = server.clone();
                url.set_path(name);
                url.into()
            }
        }
    }
}

impl Drop for Home {
    fn drop(&mut self) {
        if let Some((server, name)) = &self.postgres {
            ask(server, &format!("DROP DATABASE {name} WITH (FORCE)"));
        }
    }
}

fn ask(server: &Url, sql: &str) {
    Runtime::new().unwrap().block_on(async {
        let server: DatabaseConnection = Database::connect(server.as_str()).await.unwrap();
        server.execute_unprepared(sql).await.unwrap();
        server.close().await.unwrap();
    });
}
