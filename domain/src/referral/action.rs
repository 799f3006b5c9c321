//! What people do to a referral, and whose hands may do it.

use crate::role::Role;

coded! {
    /// What people do to a referral. The names finish the sentence "you cannot …".
    pub enum Action {
        /// Takes it from the duty team.
        Claim = "claim", "claim it";
        /// Gives it back to the duty team.
        Release = "release", "give it back to the duty team";
        AskForInformation = "ask_for_information", "ask the referrer for more information";
        AnswerInformation = "answer_information", "answer the question";
        /// Goes on without the answer, with a reason.
        GoOnWithout = "go_on_without", "go on without the answer";
        Accept = "accept", "accept it";
        Signpost = "signpost", "give advice and point to other services";
        NotAccept = "not_accept", "decline it";
        EscalateToMash = "escalate_to_mash", "pass it to the MASH";
        MashAccept = "mash_accept", "take it on for the MASH";
        /// Gives it back to early help, with a reason.
        MashReturn = "mash_return", "return it from the MASH";
        Withdraw = "withdraw", "withdraw it";
        /// Adds it to the episode the family already has.
        Join = "join", "add it to an open episode";
        /// Looks at it anew, after a challenge.
        Reopen = "reopen", "open it again";
        /// Whoever referred fears harm: it goes to the MASH at once, whatever else is going on.
        ReportHarm = "report_harm", "pass it to the MASH";
    }
}

impl Action {
    /// Whose hands may do it. A manager may do what a coordinator may: they cover and override.
    pub const fn roles(self) -> &'static [Role] {
        match self {
            Self::AnswerInformation | Self::Withdraw | Self::ReportHarm => {
                &[Role::Referrer, Role::OrganisationLead]
            }
            Self::MashAccept | Self::MashReturn => &[Role::MashWorker],
            Self::Reopen => &[Role::Manager],
            Self::Claim
            | Self::Release
            | Self::AskForInformation
            | Self::GoOnWithout
            | Self::Accept
            | Self::Signpost
            | Self::NotAccept
            | Self::EscalateToMash
            | Self::Join => &[Role::Coordinator, Role::Manager],
        }
    }

    /// The names of those roles, for the person who was refused.
    pub(super) fn who(self) -> String {
        let names: Vec<_> = self.roles().iter().map(|role| role.name()).collect();
        names.join(", ")
    }
}
