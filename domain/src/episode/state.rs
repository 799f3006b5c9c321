//! Where an episode stands.

coded! {
    /// Where an episode stands, in the words of those who work on it.
    pub enum State {
        /// No lead practitioner has been asked; the duty team is accountable.
        AwaitingAllocation = "awaiting_allocation", "Waiting to be allocated";
        /// A lead practitioner has been asked and has not answered; still the duty team's.
        Offered = "offered", "Offered";
        /// A lead practitioner has accepted and is accountable.
        Active = "active", "Active";
        /// Social care has taken the family on and is accountable.
        WithSocialCare = "with_social_care", "With social care";
        Closed = "closed", "Closed";
    }
}

impl State {
    /// Whether somebody still owes the family a next step.
    pub const fn is_open(self) -> bool {
        !matches!(self, Self::Closed)
    }

    /// Whether no lead practitioner has accepted: what the unallocated list shows.
    pub const fn is_unallocated(self) -> bool {
        matches!(self, Self::AwaitingAllocation | Self::Offered)
    }

    /// The open states as they are stored.
    pub fn open() -> impl Iterator<Item = Self> {
        (Self::ALL.iter().copied()).filter(|state| state.is_open())
    }
}
