//! Coded reasons, so that why help was declined or ended can be counted.

coded! {
    /// Why a practitioner declined an offer.
    pub enum DeclineReason {
        CaseloadFull = "caseload_full", "I have no room for another family";
        NotAtWork = "not_at_work", "I am away or about to leave";
        NotTheRightSkills = "not_the_right_skills", "The family needs skills that I do not have";
        TooFar = "too_far", "It is too far from where I work";
        KnowsTheFamily = "knows_the_family", "I know the family privately";
        SomebodyElse = "somebody_else", "Somebody else already works with the family";
        NotThisTier = "not_this_tier", "I think the tier is wrong";
        Other = "other", "Another reason";
    }
}

coded! {
    /// Why an episode ends.
    pub enum CloseReason {
        NeedsMet = "needs_met", "The family’s needs are met";
        SingleAgency = "single_agency", "One service goes on alone";
        SocialCareLeads = "social_care_leads", "Social care leads";
        FamilyWithdrew = "family_withdrew", "The family no longer wants help";
        MovedAway = "moved_away", "The family has moved away";
        NotContactable = "not_contactable", "The family could not be reached";
    }
}

impl CloseReason {
    /// What those who referred the family are told of it.
    pub const fn told(self) -> &'static str {
        match self {
            Self::NeedsMet => "The needs that it was for are met.",
            Self::SingleAgency => "One service goes on helping the family by itself.",
            Self::SocialCareLeads => "Children’s social care leads the help from here.",
            Self::FamilyWithdrew => "The family has decided not to go on with it.",
            Self::MovedAway => "The family has moved away.",
            Self::NotContactable => "We could not reach the family.",
        }
    }

    /// Whether a manager must confirm it, after answering whether it raises the tier: the family
    /// that cannot be helped may be the one whose child is less safe than before.
    pub const fn needs_manager(self) -> bool {
        matches!(self, Self::FamilyWithdrew | Self::NotContactable)
    }
}
