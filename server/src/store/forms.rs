//! A form that was filled in, as it is kept: the answers for programs, and the questions as asked
//! and answered for people.

use serde::{Deserialize, Serialize};
use stepwise_domain::form::read_back::{SnapshotSection, read_back};
use stepwise_domain::form::{Answers, Section};
use uuid::Uuid;

use super::{Keys, StoreError};

const COLUMN: &str = "form";

/// A filled form. It prints nothing of what it says.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Kept {
    pub answers: Answers,
    pub asked: SnapshotSection,
}

impl Kept {
    /// The answers to this form's questions and no others.
    pub fn new(section: &Section, answers: &Answers) -> Self {
        let answers = answers.clone().only_for(section);
        Self {
            asked: read_back(section, std::slice::from_ref(&answers)),
            answers,
        }
    }

    pub(super) fn seal(&self, keys: &Keys, table: &str, row: Uuid) -> Result<Vec<u8>, StoreError> {
        self.seal_as(keys, table, COLUMN, row)
    }

    pub(super) fn open(
        keys: &Keys,
        table: &str,
        row: Uuid,
        blob: &[u8],
    ) -> Result<Self, StoreError> {
        Self::open_as(keys, table, COLUMN, row, blob)
    }

    /// For the second form of a row: the answer to the first.
    pub(super) fn seal_as(
        &self,
        keys: &Keys,
        table: &str,
        column: &str,
        row: Uuid,
    ) -> Result<Vec<u8>, StoreError> {
        Ok(keys.seal_json(table, column, row, self)?)
    }

    pub(super) fn open_as(
        keys: &Keys,
        table: &str,
        column: &str,
        row: Uuid,
        blob: &[u8],
    ) -> Result<Self, StoreError> {
        Ok(keys.open_json(table, column, row, blob)?)
    }
}
