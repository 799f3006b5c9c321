//! Coded reasons, so that what schools are told again and again can be counted.

coded! {
    /// Why a referral was not accepted. Never the whole answer: what would change it and what else
    /// there is are written beside it.
    pub enum NotAcceptedReason {
        SettingCanHelp = "setting_can_help", "The setting can meet this need with what it already offers";
        NotTriedYet = "not_tried_yet", "The setting’s own first steps have not been tried yet";
        NoAgreement = "no_agreement", "The family has not agreed to early help";
        NotEnoughKnown = "not_enough_known", "Too little is known to decide, and the question was not answered";
        AlreadyHelped = "already_helped", "Another service already leads for this family";
        OutsideArea = "outside_area", "The family does not live in the area";
        OutsideAge = "outside_age", "The child is outside the ages early help is for";
        NoSuitableService = "no_suitable_service", "There is no suitable service at the moment";
    }
}

coded! {
    /// Why a referrer took a referral back.
    pub enum WithdrawReason {
        NeedsMet = "needs_met", "The family no longer needs this help";
        HelpElsewhere = "help_elsewhere", "The family is getting help from somewhere else";
        FamilyDeclined = "family_declined", "The family no longer agrees";
        LostContact = "lost_contact", "We can no longer reach the family";
        MovedAway = "moved_away", "The family has moved away";
        ReportedToSocialCare = "reported_to_social_care", "We have reported this to social care instead";
        SentByMistake = "sent_by_mistake", "It was sent by mistake, or twice";
    }
}

impl WithdrawReason {
    /// Whether the reason itself may mean that the child is less safe than before, so that a
    /// coordinator should look before the matter rests.
    pub const fn may_raise_risk(self) -> bool {
        match self {
            Self::FamilyDeclined
            | Self::LostContact
            | Self::MovedAway
            | Self::ReportedToSocialCare => true,
            Self::NeedsMet | Self::HelpElsewhere | Self::SentByMistake => false,
        }
    }
}
