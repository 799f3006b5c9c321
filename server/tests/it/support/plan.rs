//! How a database means to answer a query.

use sea_orm::sea_query::SelectStatement;
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use stepwise::store::Store;

/// The step of its plan that reads a whole table or index, or that sorts what an index could have
/// kept in order; none if there is no such step.
pub async fn slow_step(store: &Store, select: &SelectStatement) -> Option<String> {
    let slow: &[&str] = match store.read().get_database_backend() {
        DbBackend::Sqlite => &["SCAN", "TEMP B-TREE"],
        _ => &["Seq Scan", "Sort"],
    };
    let mut steps = plan(store, select).await.into_iter();
    steps.find(|step| slow.iter().any(|word| step.contains(word)))
}

/// The step that reads a whole table or index; sorting is let pass.
pub async fn scan(store: &Store, select: &SelectStatement) -> Option<String> {
    let mut steps = plan(store, select).await.into_iter();
    steps.find(|step| step.contains("SCAN") || step.contains("Seq Scan"))
}

async fn plan(store: &Store, select: &SelectStatement) -> Vec<String> {
    let tx = store.begin().await.unwrap();
    let backend = tx.get_database_backend();
    let Statement { sql, values, .. } = backend.build(select);
    let (explain, column) = if backend == DbBackend::Sqlite {
        ("EXPLAIN QUERY PLAN", "detail")
    } else {
        // Small tables are quickest read whole, and the tests' tables are empty.
        for setting in ["enable_seqscan", "enable_bitmapscan"] {
            let off = format!("SET LOCAL {setting} = off");
            tx.execute_unprepared(&off).await.unwrap();
        }
        ("EXPLAIN", "QUERY PLAN")
    };
    let statement = Statement {
        sql: format!("{explain} {sql}"),
        values,
        db_backend: backend,
    };
    let rows = tx.query_all_raw(statement).await.unwrap();
    rows.iter()
        .map(|row| row.try_get("", column).unwrap())
        .collect()
}
