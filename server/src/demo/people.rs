//! The invented organisations and the accounts one can sign in with.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use stepwise_domain::role::Role;
use stepwise_domain::setting::SettingKind;

use crate::app::App;
use crate::auth::password::Password;
use crate::error::{Error, Result};
use crate::services::viewer::{self, Viewer};
use crate::store::Tx;
use crate::store::accounts::{self, NewAccount};

/// The password of every demonstration account.
pub const PASSWORD: &str = "harbour-lantern-demo";

/// Accounts to sign in with: address, role, organisation.
pub const SIGN_INS: [(&str, Role, &str); 10] = [
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
    ("mash@northmoor.example", Role::MashWorker, "Northmoor MASH"),
    (
        "hub@northmoor.example",
        Role::Provider,
        "Lantern Quay Family Hub",
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

/// Who leads for families beside the practitioner one can sign in as: name, address, organisation.
/// They have the one password too.
const LEADS: [(&str, &str, &str); 6] = [
    (
        "Saffron Mockwright",
        "practitioner-2@northmoor.example",
        "Northmoor Council",
    ),
    (
        "Betony Sampleford",
        "nurse@school-nursing.example",
        "Example School Nursing Service",
    ),
    (
        "Campion Inventworth",
        "lead@health-team.example",
        "Example Health Visiting Team",
    ),
    (
        "Teasel Fictionwell",
        "worker@harbour-helpers.example",
        "Example Harbour Helpers",
    ),
    (
        "Sable Pretendleigh",
        "worker@doorstep-families.example",
        "Example Doorstep Families",
    ),
    (
        "Bryony Madeupton",
        "worker@lantern-quay.example",
        "Lantern Quay Family Hub",
    ),
];

const ORGANISATIONS: [(&str, SettingKind); 21] = [
    ("Northmoor Council", SettingKind::Council),
    ("Northmoor MASH", SettingKind::Council),
    ("Lantern Quay Family Hub", SettingKind::Hub),
    ("Example Hillside Primary School", SettingKind::School),
    ("Example Ropery Lane Primary School", SettingKind::School),
    ("Example Capstan Infant School", SettingKind::School),
    ("Example Foundry Street Primary School", SettingKind::School),
    ("Example Bank Top Junior School", SettingKind::School),
    ("Example Saltgate Primary School", SettingKind::School),
    ("Example Meadow Green Primary School", SettingKind::School),
    ("Example Willow End Primary School", SettingKind::School),
    ("Example Pear Tree Special School", SettingKind::School),
    ("Example Northmoor High School", SettingKind::School),
    ("Example Quayside Academy", SettingKind::School),
    ("Example Southfold College", SettingKind::School),
    ("Example Little Anchors Nursery", SettingKind::EarlyYears),
    ("Example Health Visiting Team", SettingKind::Health),
    ("Example School Nursing Service", SettingKind::Health),
    ("Example Harbour Helpers", SettingKind::Voluntary),
    ("Example Doorstep Families", SettingKind::Voluntary),
    ("Example Northmoor Police", SettingKind::Police),
];

/// First and last names that nobody takes for real.
const GIVEN: [&str; 13] = [
    "Juniper", "Bramble", "Clover", "Marigold", "Rowan", "Hazel", "Aspen", "Linden", "Sorrel",
    "Tansy", "Yarrow", "Bracken", "Heather",
];
const FAMILY: [&str; 11] = [
    "Testwell",
    "Samplesworth",
    "Mockford",
    "Exampleton",
    "Pretendham",
    "Inventley",
    "Notreal",
    "Madeup",
    "Fictionby",
    "Trialson",
    "Demobury",
];

/// Makes them all, and gives those who act in the demonstration's past.
pub async fn seed(app: &App) -> Result<Vec<Viewer>> {
    // Hashing is slow on purpose, so every account shares the one hash of the one password.
    let hash = app
        .hasher
        .hash(&Password::new(PASSWORD))
        .await
        .map_err(Error::internal)?;
    let now = app.now();
    let tx = app.store.begin().await?;
    let mut made = Vec::new();
    let mut organisations = BTreeMap::new();
    for (number, (organisation, kind)) in ORGANISATIONS.into_iter().enumerate() {
        let id = accounts::insert_organisation(&tx, organisation, kind, now).await?;
        organisations.insert(organisation, id);
        let listed = SIGN_INS.iter().filter(|(_, _, of)| *of == organisation);
        let mut people: Vec<_> = listed
            .map(|(email, role, _)| ((*email).to_owned(), *role))
            .collect();
        if people.is_empty() {
            people.push((
                format!("{}@referrers.example", slug(organisation)),
                Role::Referrer,
            ));
        }
        for (email, role) in people {
            let count = made.len();
            let name = format!(
                "{} {}",
                GIVEN[count % GIVEN.len()],
                FAMILY[(count + number) % FAMILY.len()]
            );
            let new = NewAccount {
                organisation_id: id,
                role,
                email: email.into(),
                name: name.into(),
                password_hash: Some(hash.clone()),
            };
            made.push(insert(&tx, app, new, now).await?);
        }
    }
    for (name, email, organisation) in LEADS {
        let id = organisations.get(organisation).copied();
        let new = NewAccount {
            organisation_id: id.ok_or_else(|| Error::internal("a lead of no organisation"))?,
            role: Role::LeadPractitioner,
            email: email.to_owned().into(),
            name: name.to_owned().into(),
            password_hash: Some(hash.clone()),
        };
        made.push(insert(&tx, app, new, now).await?);
    }
    tx.commit().await?;
    let mut viewers = Vec::new();
    for account in made {
        viewers.extend(viewer::find(app, account, 0).await?);
    }
    Ok(viewers)
}

async fn insert(tx: &Tx, app: &App, new: NewAccount, now: DateTime<Utc>) -> Result<uuid::Uuid> {
    Ok(accounts::insert(tx, app.store.keys(), new, now).await?)
}

/// "ropery-lane-primary-school"
fn slug(organisation: &str) -> String {
    let name = organisation.trim_start_matches("Example ");
    name.to_lowercase().replace(' ', "-")
}
