//! The first contact with the family: promised once since help last began, and kept by reaching them
//! in a way that is safe.

use stepwise_domain::episode::Action;

use super::super::tries::Contact;
use super::Episode;

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum FirstContact {
    /// Nobody has led since help began.
    Unasked,
    Awaited,
    Made,
}

impl FirstContact {
    /// Somebody leads: unless it was promised before, it is now.
    pub fn ask(&mut self) {
        if *self == Self::Unasked {
            *self = Self::Awaited;
        }
    }

    pub fn after(&mut self, action: Action) {
        match action {
            Action::PassToSocialCare | Action::Close | Action::Reopen | Action::Resume => {
                *self = Self::Unasked;
            }
            Action::ReturnFromSocialCare => *self = Self::Awaited,
            _ => {}
        }
    }
}

impl Episode {
    pub fn write_contact(&mut self, contact: Contact) {
        self.entries += 1;
        if contact.reached && contact.safely && self.contact == FirstContact::Awaited {
            self.contact = FirstContact::Made;
        }
    }
}
