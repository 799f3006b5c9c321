//! What people do to an episode, and whose hands may do it.

use crate::role::Role;

coded! {
    /// What people do to an episode. The names finish the sentence "you cannot …".
    pub enum Action {
        /// Asks a lead practitioner to take the family on.
        Offer = "offer", "offer it to a lead practitioner";
        AcceptOffer = "accept_offer", "accept the offer";
        DeclineOffer = "decline_offer", "decline the offer";
        /// Takes an offer back that nobody has answered.
        WithdrawOffer = "withdraw_offer", "take the offer back";
        /// Asks another lead practitioner while one is at work; that one stays until it is accepted.
        Reassign = "reassign", "offer it to another lead practitioner";
        /// Leaves it without a lead practitioner: theirs is away, or gone.
        TakeBack = "take_back", "take it back to the duty team";
        /// The MASH has accepted what was passed or stepped up to it.
        PassToSocialCare = "pass_to_social_care", "take it on for social care";
        /// Social care has let go, and early help has accepted.
        ReturnFromSocialCare = "return_from_social_care", "take it back from social care";
        /// One tier up or down within early help.
        ChangeLevel = "change_level", "change its tier";
        /// Between child in need and child protection.
        ChangeStatutoryLevel = "change_statutory_level", "change what social care does";
        Close = "close", "close it";
        Reopen = "reopen", "open it again";
        /// Social care, which the family was left to, is about to let go of it.
        Resume = "resume", "take it up again for social care";
    }
}

impl Action {
    /// Whose hands may do it. A manager may do what a coordinator may: they cover and override.
    /// Of a step's parties these are the last: whose word makes it happen.
    pub const fn roles(self) -> &'static [Role] {
        match self {
            Self::AcceptOffer | Self::DeclineOffer => &[Role::LeadPractitioner],
            Self::PassToSocialCare | Self::ChangeStatutoryLevel | Self::Resume => {
                &[Role::MashWorker]
            }
            Self::ReturnFromSocialCare => &[Role::Manager],
            Self::ChangeLevel => &[Role::LeadPractitioner, Role::Coordinator, Role::Manager],
            Self::Offer
            | Self::WithdrawOffer
            | Self::Reassign
            | Self::TakeBack
            | Self::Close
            | Self::Reopen => &[Role::Coordinator, Role::Manager],
        }
    }

    /// Whether an offer that is open is over afterwards: answered, taken back, or without object.
    pub const fn ends_offer(self) -> bool {
        match self {
            Self::AcceptOffer
            | Self::DeclineOffer
            | Self::WithdrawOffer
            | Self::TakeBack
            | Self::PassToSocialCare
            | Self::Close => true,
            Self::Offer
            | Self::Reassign
            | Self::ReturnFromSocialCare
            | Self::ChangeLevel
            | Self::ChangeStatutoryLevel
            | Self::Reopen
            | Self::Resume => false,
        }
    }

    /// The names of those roles, for the person who was refused.
    pub(super) fn who(self) -> String {
        let names: Vec<_> = self.roles().iter().map(|role| role.name()).collect();
        names.join(", ")
    }
}
