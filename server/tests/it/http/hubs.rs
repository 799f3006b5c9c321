//! An operator writes the directory of hubs, and everybody reads it.

use stepwise::error::Error;
use stepwise::services::hubs::load;
use stepwise::store::hubs;
use stepwise_domain::hub::Hub;

use crate::support::app::{TestApp, on_each_app};

/// The tests' "north" and "south", and an "east" like them.
async fn some(app: &TestApp) -> [Hub; 3] {
    let found = hubs::all(app.app.store.read()).await.unwrap();
    let [north, south] = found.try_into().unwrap();
    let east = Hub {
        id: "east".into(),
        slug: "east".into(),
        name: "East Example Family Hub".into(),
        ..north.clone()
    };
    [north, south, east]
}

fn names(hubs: &[Hub]) -> Vec<&str> {
    hubs.iter().map(|hub| hub.name.as_str()).collect()
}

async fn listed(app: &TestApp) -> Vec<String> {
    app.visitor().get("/hubs").await.texts("article h3")
}

#[tokio::test]
async fn new_hubs_are_added_known_ones_written_over_and_others_kept_behind_them() {
    on_each_app(|app| async move {
        let [north, _, east] = some(&app).await;
        let renamed = Hub {
            name: "North Quay Family Hub".into(),
            ..north
        };
        let given = [east, renamed];
        let loaded = load(&app.app, &given).await.unwrap();
        assert_eq!(names(&loaded.new), ["East Example Family Hub"]);
        assert_eq!(names(&loaded.changed), ["North Quay Family Hub"]);
        assert_eq!(names(&loaded.kept), ["South Example Family Hub"]);
        assert_eq!(
            listed(&app).await,
            [
                "East Example Family Hub",
                "North Quay Family Hub",
                "South Example Family Hub"
            ]
        );
        let again = load(&app.app, &given).await.unwrap();
        assert_eq!(again.same, given);
        assert!(again.new.is_empty() && again.changed.is_empty());
        assert_eq!(app.count_audited("hubs.loaded hub").await, 2);
    })
    .await;
}

#[tokio::test]
async fn a_hub_that_would_take_the_address_of_another_changes_nothing() {
    on_each_app(|app| async move {
        let [north, south, east] = some(&app).await;
        let usurper = Hub {
            slug: south.slug.clone(),
            ..east.clone()
        };
        let refused = load(&app.app, &[north, usurper]).await.unwrap_err();
        let Error::Refused(words) = refused else {
            panic!("{refused}");
        };
        for name in [&east.name, &south.name] {
            assert!(words.contains(name), "{words}");
        }
        assert_eq!(listed(&app).await.len(), 2);
        assert_eq!(app.count_audited("hubs.loaded hub").await, 0);
    })
    .await;
}
