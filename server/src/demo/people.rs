//! The invented organisations and the accounts one can sign in with.

use stepwise_domain::hub::Hub;
use stepwise_domain::role::Role;
use stepwise_domain::setting::SettingKind;

use crate::app::App;
use crate::auth::password::Password;
use crate::error::{Error, Result};
use crate::store::accounts::{self, NewAccount};
use crate::store::hubs;

/// The password of every demonstration account.
pub const PASSWORD: &str = "harbour-lantern-demo";

/// Accounts to sign in with: address, role, organisation.
pub const SIGN_INS: [(&str, Role, &str); 9] = [
    (
        "dsl@hillside-school.example",
        Role::Referrer,
        "Example Hillside Primary School",
    ),
    (
        "head@hillside-school.example",
        Role::OrganisationLead,
        "Example Hillside Primary School",
    ),
    (
        "visitor@health-team.example",
        Role::Referrer,
        "Example Health Visiting Team",
    ),
    (
        "coordinator@northmoor.example",
        Role::Coordinator,
        "Northmoor Council",
    ),
    (
        "manager@northmoor.example",
        Role::Manager,
        "Northmoor Council",
    ),
    (
        "practitioner@northmoor.example",
        Role::LeadPractitioner,
        "Northmoor Council",
    ),
    (
        "mash@northmoor.example",
        Role::MashWorker,
        "Northmoor Council",
    ),
    (
        "auditor@northmoor.example",
        Role::Auditor,
        "Northmoor Council",
    ),
    (
        "admin@northmoor.example",
        Role::Administrator,
        "Northmoor Council",
    ),
];

const NAMES: [&str; 9] = [
    "Juniper Testwell",
    "Bramble Samplesworth",
    "Clover Mockford",
    "Marigold Exampleton",
    "Rowan Pretendham",
    "Hazel Inventley",
    "Aspen Notreal",
    "Linden Madeup",
    "Sorrel Fictionby",
];

const HUBS: &str = include_str!("../../data/demo/hubs.toml");

const ORGANISATIONS: [(&str, SettingKind); 3] = [
    ("Northmoor Council", SettingKind::Council),
    ("Example Hillside Primary School", SettingKind::School),
    ("Example Health Visiting Team", SettingKind::Health),
];

/// Makes them all.
pub async fn seed(app: &App) -> Result<()> {
    let hash = app
        .hasher
        .hash(&Password::new(PASSWORD))
        .await
        .map_err(Error::internal)?;
    let now = app.now();
    let tx = app.store.begin().await?;
    for (position, hub) in (0..).zip(Hub::load_all(HUBS).map_err(Error::internal)?) {
        hubs::insert(&tx, position, &hub).await?;
    }
    let mut made = Vec::new();
    for (name, kind) in ORGANISATIONS {
        made.push((
            name,
            accounts::insert_organisation(&tx, name, kind, now).await?,
        ));
    }
    for ((email, role, organisation), name) in SIGN_INS.into_iter().zip(NAMES) {
        let found = made.iter().find(|(made, _)| *made == organisation);
        let (_, organisation_id) =
            *found.ok_or_else(|| Error::internal("an organisation is missing"))?;
        let new = NewAccount {
            organisation_id,
            role,
            email: email.into(),
            name: name.into(),
            password_hash: Some(hash.clone()),
        };
        accounts::insert(&tx, app.store.keys(), new, now).await?;
    }
    tx.commit().await?;
    Ok(())
}
