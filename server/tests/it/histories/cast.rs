//! Who takes part: two of each role that decides something, so that a colleague can always answer.

use chrono::TimeDelta;
use stepwise::error::{Error, Result};
use stepwise::services::viewer::{self, Viewer};
use stepwise::services::{admin, people};
use stepwise::store::accounts::{self, Account};
use stepwise_domain::role::Role;
use uuid::Uuid;

use crate::support::app::TestApp;

/// Somebody of the cast, by their place in [`CAST`].
pub type Who = usize;

pub const CAST: [(&str, Role); 12] = [
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
    ("teacher", Role::Referrer),
    ("head", Role::OrganisationLead),
];

/// Whoever sends the referrals.
pub const REFERRER: Who = 0;

/// Whoever looks after the accounts.
pub const ADMIN: Who = 9;

/// Who leads the organisation that refers.
pub const HEAD: Who = 11;

/// The service and its people.
pub struct World {
    pub app: TestApp,
    accounts: Vec<Uuid>,
}

impl World {
    pub async fn new(app: TestApp) -> Self {
        let mut accounts = Vec::new();
        for (name, role) in CAST {
            accounts.push(match name {
                "manager-2" | "mash-2" => app.add(name, role).await,
                _ => app.account(name),
            });
        }
        Self { app, accounts }
    }

    /// Whoever asks, looked up as each request does.
    ///
    /// # Errors
    /// [`Error::Forbidden`] for somebody whose account is disabled.
    pub async fn viewer(&self, who: Who) -> Result<Viewer> {
        let account = self.person(who).await;
        let found = viewer::find(&self.app.app, account.id, account.session_epoch).await?;
        found.ok_or(Error::Forbidden)
    }

    async fn person(&self, who: Who) -> Account {
        let store = &self.app.app.store;
        let found = accounts::by_id(store.read(), store.keys(), self.account(who)).await;
        found.unwrap().expect("the cast has accounts")
    }

    pub fn account(&self, who: Who) -> Uuid {
        self.accounts[who]
    }

    /// Who has this account.
    pub fn who(&self, account: Uuid) -> Who {
        let found = self.accounts.iter().position(|one| *one == account);
        found.expect("an account of the cast")
    }

    /// Lets time pass, so that each operation has a moment of its own.
    pub fn later(&self, minutes: i64) {
        self.app.advance(TimeDelta::minutes(minutes));
    }

    /// Everybody as they were at first, with nothing to do: the history before is over.
    pub async fn begin_again(&self) {
        let app = &self.app.app;
        let admin = self.viewer(ADMIN).await.unwrap();
        for who in (0..CAST.len()).filter(|who| *who != ADMIN) {
            for disabled in [true, false] {
                let one = admin::find(app, &admin, self.account(who)).await.unwrap();
                if one.disabled != disabled {
                    let done = people::set_disabled(app, &admin, &one, one.version, disabled);
                    done.await.unwrap();
                }
            }
            let one = admin::find(app, &admin, self.account(who)).await.unwrap();
            if one.role != CAST[who].1 {
                let done = people::set_role(app, &admin, &one, one.version, CAST[who].1);
                done.await.unwrap();
            }
        }
    }
}
