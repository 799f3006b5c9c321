//! The invented people of the tests, and the hubs near them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use stepwise::app::App;
use stepwise::auth::password::{Hasher, Password};
use stepwise::store::accounts::{self, NewAccount};
use stepwise::store::hubs;
use stepwise_domain::hub::{Hub, Mode, Opening, Service};
use stepwise_domain::role::Role;
use stepwise_domain::setting::SettingKind;
use stepwise_domain::tier::Tier;
use uuid::Uuid;

/// Everybody's.
pub const PASSWORD: &str = "copper-kettle-meadow-lamp";

const SCHOOL_A: &str = "Example Alder School";
const SCHOOL_B: &str = "Example Birch School";
const HEALTH: &str = "Example Health Visiting Team";
const COUNCIL: &str = "Northmoor Council";

const ORGANISATIONS: [(&str, SettingKind); 4] = [
    (SCHOOL_A, SettingKind::School),
    (SCHOOL_B, SettingKind::School),
    (HEALTH, SettingKind::Health),
    (COUNCIL, SettingKind::Council),
];

/// Short name, role, organisation, and the name that pages show.
pub const PEOPLE: [(&str, Role, &str, &str); 15] = [
    ("dsl", Role::Referrer, SCHOOL_A, "Ash Mockford"),
    ("teacher", Role::Referrer, SCHOOL_A, "Teasel Mockford"),
    ("head", Role::OrganisationLead, SCHOOL_A, "Alder Inventley"),
    ("dsl-b", Role::Referrer, SCHOOL_B, "Briar Notreal"),
    ("head-b", Role::OrganisationLead, SCHOOL_B, "Birch Madeup"),
    ("visitor", Role::Referrer, HEALTH, "Heather Sampleton"),
    (
        "coordinator",
        Role::Coordinator,
        COUNCIL,
        "Cedar Pretendham",
    ),
    (
        "coordinator-2",
        Role::Coordinator,
        COUNCIL,
        "Clove Pretendham",
    ),
    ("manager", Role::Manager, COUNCIL, "Maple Exampleton"),
    (
        "practitioner",
        Role::LeadPractitioner,
        COUNCIL,
        "Poplar Fictionby",
    ),
    (
        "practitioner-2",
        Role::LeadPractitioner,
        HEALTH,
        "Plum Fictionby",
    ),
    ("provider", Role::Provider, COUNCIL, "Privet Fictionby"),
    ("mash", Role::MashWorker, COUNCIL, "Mistletoe Samplesworth"),
    ("auditor", Role::Auditor, COUNCIL, "Aspen Checkwell"),
    ("admin", Role::Administrator, COUNCIL, "Almond Keysworth"),
];

/// The address that one of the people signs in with.
pub fn email(who: &str) -> String {
    format!("{who}@people.example")
}

/// Puts organisations, accounts and hubs into an empty database; gives the accounts by name.
pub async fn seed(app: &App) -> BTreeMap<String, Uuid> {
    let now = app.now();
    let tx = app.store.begin().await.unwrap();
    let mut organisations = BTreeMap::new();
    for (name, kind) in ORGANISATIONS {
        let id = accounts::insert_organisation(&tx, name, kind, now).await;
        organisations.insert(name, id.unwrap());
    }
    let mut made = BTreeMap::new();
    for (who, role, organisation, name) in PEOPLE {
        let new = NewAccount {
            organisation_id: organisations[organisation],
            role,
            email: email(who).into(),
            name: name.into(),
            password_hash: Some(HASH.clone()),
        };
        let id = accounts::insert(&tx, app.store.keys(), new, now).await;
        made.insert(who.to_owned(), id.unwrap());
    }
    for (position, hub) in (0..).zip(hubs_here()) {
        hubs::put(&tx, position, &hub).await.unwrap();
    }
    tx.commit().await.unwrap();
    made
}

impl super::TestApp {
    /// One more manager, for what one alone may not do.
    pub async fn add_manager(&self, who: &str) {
        self.add(who, Role::Manager).await;
    }

    /// One more of the council's people; gives the account.
    pub async fn add(&self, who: &str, role: Role) -> Uuid {
        let organisation_id = self.viewer("manager").await.organisation_id;
        let new = NewAccount {
            organisation_id,
            role,
            email: email(who).into(),
            name: "Myrtle Exampleton".into(),
            password_hash: Some(HASH.clone()),
        };
        let (keys, now) = (self.app.store.keys(), self.app.now());
        let tx = self.app.store.begin().await.unwrap();
        let id = accounts::insert(&tx, keys, new, now).await.unwrap();
        tx.commit().await.unwrap();
        id
    }
}

/// Hashed once a run: it is the slowest thing in a test.
static HASH: LazyLock<String> = LazyLock::new(|| {
    let hashing = std::thread::spawn(|| {
        let runtime = tokio::runtime::Builder::new_current_thread().build();
        let password = Password::new(PASSWORD);
        runtime.unwrap().block_on(Hasher::new(1).hash(&password))
    });
    hashing.join().unwrap().unwrap()
});

fn hubs_here() -> Vec<Hub> {
    vec![
        hub("north", "North Example Family Hub", "NM1 5AA", "NM1 2"),
        hub("south", "South Example Family Hub", "NM7 5AA", "NM7 1"),
    ]
}

fn hub(id: &str, name: &str, postcode: &str, sector: &str) -> Hub {
    Hub {
        id: id.into(),
        slug: id.into(),
        name: name.into(),
        address: vec!["1 Invented Street".into(), "Northmoor".into()],
        postcode: postcode.into(),
        phone: "01632 960010".into(),
        email: format!("{id}@hubs.example"),
        opening: Opening::default(),
        sectors: vec![sector.into()],
        wards: Vec::new(),
        services: vec![Service {
            id: format!("{id}-parenting"),
            name: "Parenting group".into(),
            tiers: Tier::ALL.to_vec(),
            from_age: 0,
            to_age: 19,
            modes: vec![Mode::InPerson],
            capacity: 5,
            waiting_weeks: 2,
        }],
    }
}
