//! Who takes part: two of each role that decides something, so that a colleague can always answer.

use chrono::TimeDelta;
use stepwise::services::viewer::{self, Viewer};
use stepwise_domain::role::Role;
use uuid::Uuid;

use crate::support::app::TestApp;

/// Somebody of the cast, by their place in [`CAST`].
pub type Who = usize;

pub const CAST: [(&str, Role); 10] = [
    ("dsl", Role::Referrer),
    ("coordinator", Role::Coordinator),
    ("coordinator-2", Role::Coordinator),
    ("manager", Role::Manager),
    ("manager-2", Role::Manager),
    ("practitioner", Role::LeadPractitioner),
    ("practitioner-2", Role::LeadPractitioner),
    ("mash", Role::MashWorker),
    ("mash-2", Role::MashWorker),
    ("admin", Role::Administrator),
];

/// Whoever sends the referrals.
pub const REFERRER: Who = 0;

pub fn role(who: Who) -> Role {
    CAST[who].1
}

/// Everybody with a role.
pub fn with_role(wanted: Role) -> impl Iterator<Item = Who> {
    (0..CAST.len()).filter(move |who| role(*who) == wanted)
}

/// The service and its people.
pub struct World {
    pub app: TestApp,
    viewers: Vec<Viewer>,
}

impl World {
    pub async fn new(app: TestApp) -> Self {
        let mut viewers = Vec::new();
        for (name, role) in CAST {
            let id = match name {
                "manager-2" | "mash-2" => app.add(name, role).await,
                _ => app.account(name),
            };
            let found = viewer::find(&app.app, id, 0).await.unwrap();
            viewers.push(found.expect("the account is enabled"));
        }
        Self { app, viewers }
    }

    pub fn viewer(&self, who: Who) -> &Viewer {
        &self.viewers[who]
    }

    /// Who has this account.
    pub fn who(&self, account: Uuid) -> Who {
        let found = (self.viewers.iter()).position(|viewer| viewer.account == account);
        found.expect("an account of the cast")
    }

    /// Lets time pass, so that each operation has a moment of its own.
    pub fn later(&self, minutes: i64) {
        self.app.advance(TimeDelta::minutes(minutes));
    }
}
