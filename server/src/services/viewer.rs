//! The person behind a request.

use stepwise_domain::permission::{Act, Relation, may};
use stepwise_domain::role::Role;
use stepwise_domain::setting::SettingKind;
use uuid::Uuid;

use crate::app::App;
use crate::error::{Error, Result};
use crate::store::{PersonalText, Tx, accounts};

/// Who is asking: an enabled account and its organisation.
#[derive(Clone, Debug)]
pub struct Viewer {
    pub account: Uuid,
    pub role: Role,
    pub name: PersonalText,
    pub organisation_id: Uuid,
    pub organisation: String,
    pub setting: SettingKind,
}

/// The account, if it is still enabled and this session has not been ended from elsewhere.
pub async fn find(app: &App, account: Uuid, epoch: i32) -> Result<Option<Viewer>> {
    let db = app.store.read();
    let Some(account) = accounts::by_id(db, app.store.keys(), account).await? else {
        return Ok(None);
    };
    if account.disabled || account.session_epoch != epoch {
        return Ok(None);
    }
    let organisation = accounts::organisation(db, account.organisation_id)
        .await?
        .ok_or_else(|| Error::internal("an account without an organisation"))?;
    Ok(Some(Viewer {
        account: account.id,
        role: account.role,
        name: account.name,
        organisation_id: organisation.id,
        organisation: organisation.name,
        setting: organisation.kind,
    }))
}

impl Viewer {
    /// Lets pass what the permission table allows.
    ///
    /// # Errors
    /// [`Error::Forbidden`] where the role never may; [`Error::NotFound`] where only this record
    /// is out of reach, so that nobody learns that it exists.
    pub fn must(&self, act: Act, relation: Relation) -> Result<()> {
        self.must_ever(act)?;
        if may(self.role, act, relation) {
            Ok(())
        } else {
            Err(Error::NotFound)
        }
    }

    /// Lets pass a role that may do this to some record: asked where which record is not known yet.
    ///
    /// # Errors
    /// [`Error::Forbidden`] where the role never may.
    pub fn must_ever(&self, act: Act) -> Result<()> {
        let some = |relation| may(self.role, act, relation);
        if Relation::ALL.into_iter().any(some) {
            Ok(())
        } else {
            Err(Error::Forbidden)
        }
    }

    /// Keeps this person's account as it is until the transaction ends: asked first of all where
    /// something is given to them.
    ///
    /// # Errors
    /// [`Error::Stale`] where it was disabled or given another role meanwhile.
    pub async fn hold(&self, tx: &Tx) -> Result<()> {
        if accounts::hold(tx, self.account, self.role).await? {
            Ok(())
        } else {
            Err(Error::Stale)
        }
    }

    /// How this person stands to a record that an organisation's member made.
    pub fn relation(&self, organisation: Uuid, author: Uuid) -> Relation {
        if author == self.account {
            Relation::Own
        } else if organisation == self.organisation_id {
            Relation::SameOrganisation
        } else {
            Relation::None
        }
    }
}
