//! Whose service it is, as its letters show it.

use serde::{Deserialize, Serialize};

use super::colour::Colour;

/// The council as its letters show it. Comes from the settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// "Northmoor Council"
    pub council: String,
    /// "Early help and family hubs"
    pub service: String,
    /// Whom a professional can ring about any message.
    pub contact: Contact,
    /// Bar and button, under white words.
    pub colour: Colour,
}

/// Somebody to ring. A team, or a worker by the name they use at work; never a family member.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// As it reads after "contact": "the early help team".
    pub name: String,
    pub phone: String,
}
