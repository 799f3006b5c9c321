//! The demonstration: made once, only where it is asked for, and with something of everything.

use std::collections::BTreeSet;
use std::path::Path;

use sea_orm::{ConnectionTrait, Database, Statement};
use stepwise_domain::episode::State;
use stepwise_domain::episode::step::StepState;

use super::{directory, in_dir};

#[test]
fn a_demonstration_is_seeded_once_only_with_the_flag_and_shows_every_state() {
    let dir = directory();
    let first = in_dir(&dir, &[], &["seed-demo", "--demo"]);
    assert_eq!(first.code, 0, "{}", first.err);
    assert!(first.out.contains("filled") && first.out.contains("/sign-in"));
    let second = in_dir(&dir, &[], &["seed-demo", "--demo"]);
    assert!(second.out.contains("keeps"), "{}", second.out);
    assert_eq!(in_dir(&dir, &[], &["seed-demo"]).code, 2);
    let proved = in_dir(&dir, &[], &["audit", "verify", "--demo"]);
    assert_eq!(proved.code, 0, "{}", proved.err);

    let database = dir.path().join("data/stepwise.db");
    let states = column(&database, "SELECT state FROM episode");
    assert!(states.len() >= 120, "{} episodes", states.len());
    let states: BTreeSet<_> = states.iter().map(String::as_str).collect();
    assert_eq!(
        states,
        State::ALL.iter().map(|state| state.code()).collect()
    );
    let steps = BTreeSet::from_iter(column(&database, "SELECT state FROM step"));
    for state in [
        StepState::Proposed,
        StepState::Accepted,
        StepState::Declined,
    ] {
        assert!(steps.contains(state.code()), "no step is {}", state.code());
    }
    let asked = "SELECT coalesce(outcome, 'open') FROM challenge";
    assert_eq!(BTreeSet::from_iter(column(&database, asked)).len(), 4);
    for table in ["diversion", "consultation", "family_access"] {
        let ids = column(&database, &format!("SELECT hex(id) FROM {table}"));
        assert!(!ids.is_empty(), "{table} is empty");
    }
}

/// The first column of what a query gives.
fn column(database: &Path, query: &str) -> Vec<String> {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let url = format!("sqlite://{}?mode=ro", database.display());
        let db = Database::connect(url).await.unwrap();
        let query = Statement::from_string(db.get_database_backend(), query);
        let rows = db.query_all_raw(query).await.unwrap();
        rows.iter()
            .map(|row| row.try_get_by_index(0).unwrap())
            .collect()
    })
}
