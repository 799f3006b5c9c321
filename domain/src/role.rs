//! Who people are to the service.

use serde::{Deserialize, Serialize};

/// What an account may be asked to do. One account has one role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Sends referrals: safeguarding lead, health visitor, school nurse, police, voluntary worker.
    Referrer,
    /// A referrer who also looks after colleagues' accounts and their work.
    OrganisationLead,
    /// Triages, matches, asks, decides, allocates.
    Coordinator,
    /// Works with families they were allocated.
    LeadPractitioner,
    /// A hub or voluntary provider: sees the least that a service request needs.
    Provider,
    /// A social worker in the multi-agency safeguarding hub.
    MashWorker,
    /// The senior accountable officer.
    Manager,
    /// Reads a named, time-limited sample.
    Auditor,
    /// Configures; never reads case content.
    Administrator,
}

impl Role {
    pub const ALL: [Self; 9] = [
        Self::Referrer,
        Self::OrganisationLead,
        Self::Coordinator,
        Self::LeadPractitioner,
        Self::Provider,
        Self::MashWorker,
        Self::Manager,
        Self::Auditor,
        Self::Administrator,
    ];

    /// The stored word.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Referrer => "referrer",
            Self::OrganisationLead => "organisation_lead",
            Self::Coordinator => "coordinator",
            Self::LeadPractitioner => "lead_practitioner",
            Self::Provider => "provider",
            Self::MashWorker => "mash_worker",
            Self::Manager => "manager",
            Self::Auditor => "auditor",
            Self::Administrator => "administrator",
        }
    }

    /// The role with this stored word, if there is one.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }

    /// Whether somebody with it sends referrals: of an organisation, and nobody of the council.
    pub const fn refers(self) -> bool {
        matches!(self, Self::Referrer | Self::OrganisationLead)
    }

    /// The name people read.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Referrer => "Referrer",
            Self::OrganisationLead => "Organisation lead",
            Self::Coordinator => "Coordinator",
            Self::LeadPractitioner => "Lead practitioner",
            Self::Provider => "Service provider",
            Self::MashWorker => "MASH social worker",
            Self::Manager => "Manager",
            Self::Auditor => "Auditor",
            Self::Administrator => "System administrator",
        }
    }
}
