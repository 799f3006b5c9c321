//! Where a referral stands.

coded! {
    /// Where a referral stands, in the words of those who work on it.
    pub enum State {
        /// Sent; the duty team owns it.
        Submitted = "submitted", "Submitted";
        /// A coordinator has claimed it and owns it.
        UnderReview = "under_review", "Under review";
        /// The referrer was asked something; the clock stands still.
        InformationRequested = "information_requested", "Information requested";
        /// An episode was opened for the family.
        Accepted = "accepted", "Accepted";
        /// Advice and named services were given instead.
        Signposted = "signposted", "Signposted";
        /// Not accepted, with a reason and what would change it.
        NotAccepted = "not_accepted", "Not accepted";
        /// Passed to the MASH, which has not answered yet; still owned here.
        EscalatedToMash = "escalated_to_mash", "Escalated to MASH";
        /// The MASH has taken it on.
        MashAccepted = "mash_accepted", "Accepted by MASH";
        /// Taken back by the referrer.
        Withdrawn = "withdrawn", "Withdrawn";
        /// Added to the episode the family already has.
        Joined = "joined", "Joined to an open episode";
    }
}

impl State {
    /// Whether somebody still owes it a next step.
    pub const fn is_open(self) -> bool {
        matches!(
            self,
            Self::Submitted
                | Self::UnderReview
                | Self::InformationRequested
                | Self::EscalatedToMash
        )
    }

    /// What the referrer reads. It says less than the state: what help a family had before is
    /// not theirs to learn, so "joined" reads as "accepted".
    pub const fn public_label(self) -> &'static str {
        match self {
            Self::Submitted => "Sent",
            Self::UnderReview => "Being looked at",
            Self::InformationRequested => "We need something from you",
            Self::Accepted | Self::Joined => "Accepted",
            Self::Signposted => "Advice given",
            Self::NotAccepted => "Not accepted",
            Self::EscalatedToMash | Self::MashAccepted => "Passed to social care",
            Self::Withdrawn => "Withdrawn",
        }
    }
}
