//! What the audit log and the tables hold, read past the service.

use sea_orm::{ConnectionTrait, EntityTrait, PaginatorTrait, QueryOrder, Statement};
use stepwise::store::entity::{audit_event, outbox, referral};

use super::TestApp;

impl TestApp {
    /// The actions of the audit log with the kind of record each was about, oldest first:
    /// "refused draft".
    pub async fn audited(&self) -> Vec<String> {
        let events = audit_event::Entity::find().order_by_asc(audit_event::Column::Seq);
        let events = events.all(self.app.store.read()).await.unwrap();
        let line = |event: &audit_event::Model| format!("{} {}", event.action, event.subject_kind);
        events.iter().map(line).collect()
    }

    /// How often this happened.
    pub async fn count_audited(&self, line: &str) -> usize {
        let lines = self.audited().await;
        lines.iter().filter(|found| *found == line).count()
    }

    pub async fn count_referrals(&self) -> u64 {
        let all = referral::Entity::find();
        all.count(self.app.store.read()).await.unwrap()
    }

    pub async fn count_messages(&self) -> u64 {
        let all = outbox::Entity::find();
        all.count(self.app.store.read()).await.unwrap()
    }

    /// The path of the SQLite file; nothing on PostgreSQL.
    pub async fn sqlite_file(&self) -> Option<String> {
        let db = self.app.store.read();
        let backend = db.get_database_backend();
        if backend != sea_orm::DbBackend::Sqlite {
            return None;
        }
        let query = Statement::from_string(backend, "PRAGMA database_list");
        let row = db.query_one_raw(query).await.unwrap()?;
        row.try_get("", "file").ok()
    }

    /// The address of the PostgreSQL database.
    pub async fn postgres_url(&self) -> String {
        let db = self.app.store.read();
        let query = Statement::from_string(db.get_database_backend(), "SELECT current_database()");
        let row = db.query_one_raw(query).await.unwrap().unwrap();
        let name: String = row.try_get_by_index(0).unwrap();
        let server = std::env::var("STEPWISE_TEST_POSTGRES").unwrap();
        let mut url: url::Url = server.parse().unwrap();
        url.set_path(&name);
        url.into()
    }
}
