//! What can be told, as data. This is what the outbox keeps (sealed) until it is sent.
//!
//! A variant holds only what its wording needs, so a template cannot leak what it was never
//! given. Every text field is an operator's own setting (a hub, a team) or is made by the program
//! (a reference, a date in words): nothing that somebody typed about a family belongs in one.

use serde::{Deserialize, Serialize};

use super::calendar::Meeting;
use super::identity::Contact;

/// One thing to tell one person.
///
/// In every variant: `reference` is the referral's; `link` is a whole address that asks for
/// signing in before it shows anything; `promise`, `due` and `contact_by` are a time in words that
/// follows "by", such as "5pm on Tuesday 3 June 2025".
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Message {
    /// To somebody who was given an account; the link works once, for `hours` hours.
    AccountInvitation { link: String, hours: u16 },
    /// To somebody who forgot a password; the link works once, for `minutes` minutes.
    PasswordReset { link: String, minutes: u16 },
    /// To the owner of an account whose password was just changed; links to the reset page.
    PasswordChanged { link: String },
    /// To the referrer, at once after sending.
    ReferralReceived {
        reference: String,
        promise: String,
        link: String,
    },
    /// To the referrer: a coordinator has a question.
    InformationRequested {
        reference: String,
        due: String,
        link: String,
    },
    /// To the referrer: the question is still open.
    InformationReminder {
        reference: String,
        due: String,
        link: String,
    },
    /// To the coordinator who asked.
    InformationAnswered { reference: String, link: String },
    /// To the coordinator who asked: no answer came in time.
    InformationExpired {
        reference: String,
        due: String,
        link: String,
    },
    /// To the referrer: a hub will help.
    DecisionAccepted {
        reference: String,
        hub: String,
        contact_by: String,
        contact: Contact,
        link: String,
    },
    /// To the referrer: advice and named services instead of an episode.
    DecisionSignposted { reference: String, link: String },
    /// To the referrer: not accepted, with what would change that.
    DecisionNotAccepted { reference: String, link: String },
    /// To the referrer: added to work that is already under way.
    DecisionJoined { reference: String, link: String },
    /// To the referrer: the MASH has it now.
    PassedToSocialCare { reference: String, link: String },
    /// To the referrer: the MASH has taken it on.
    TakenOnBySocialCare { reference: String, link: String },
    /// To the MASH: an entry in its inbox.
    MashEntry { reference: String, link: String },
    /// To the coordinator who owns the referral: the MASH has returned it.
    ReturnedFromMash { reference: String, link: String },
    /// To the referrer: early help is looking at it again after the MASH returned it.
    BackWithEarlyHelp {
        reference: String,
        promise: String,
        link: String,
    },
    /// To the coordinator who owns the referral: the referrer has withdrawn it.
    Withdrawn { reference: String, link: String },
    /// To the referrer, before they have to ask: the promise could not be kept.
    PromiseSlipped {
        reference: String,
        promise: String,
        contact: Contact,
        link: String,
    },
    /// To the managers: promises that are still late at the second threshold, by their references,
    /// and how many more there are.
    LateWork {
        references: Vec<String>,
        more: usize,
        link: String,
    },
    /// To the duty team: what somebody had who has left is theirs now, by its references, and how
    /// much more there is.
    WorkLeft {
        references: Vec<String>,
        more: usize,
        link: String,
    },
    /// To whoever is invited to a meeting. `when` and `place` are words of ours.
    MeetingInvited {
        reference: String,
        when: String,
        place: String,
        link: String,
        meeting: Meeting,
    },
    /// To whoever was invited: it is at another time or place.
    MeetingChanged {
        reference: String,
        when: String,
        place: String,
        link: String,
        meeting: Meeting,
    },
    /// To whoever was invited: it is cancelled, or they are no longer invited.
    MeetingCancelled {
        reference: String,
        when: String,
        link: String,
        meeting: Meeting,
    },
    /// To whoever covers for a colleague, from a day to a day.
    CoverArranged {
        from: String,
        to: String,
        link: String,
    },
    /// To whoever is away: somebody covers for them.
    CoverForYou {
        from: String,
        to: String,
        link: String,
    },
    /// To both, and to the coordinators: a cover was ended by hand.
    CoverEnded { link: String },
    /// To whoever owns it in early help: the referrer has passed it to the MASH.
    HarmReported { reference: String, link: String },
    /// To the referrer: help has not started by the time that was promised.
    HelpSlipped {
        reference: String,
        promise: String,
        contact: Contact,
        link: String,
    },
    /// To the referrer: a challenge was not answered by the time that was promised.
    ChallengeSlipped {
        reference: String,
        promise: String,
        contact: Contact,
        link: String,
    },
    /// To whoever is accountable for an episode: `what` is late, which finishes "… is late".
    WorkLate {
        reference: String,
        what: String,
        link: String,
    },
    /// To the MASH: `what` is late, which finishes "… is late". A red flag has no reference.
    RedFlagLate { what: String, link: String },
    /// To a lead practitioner: a family is offered to them. `reference` is the episode's.
    EpisodeOffered {
        reference: String,
        due: String,
        link: String,
    },
    /// To whoever offered the episode: the lead practitioner has declined.
    OfferDeclined { reference: String, link: String },
    /// To a lead practitioner: an offer was taken back, or the family is not theirs any more.
    OfferWithdrawn { reference: String, link: String },
    /// To whoever led for the family: social care does from now on.
    LedBySocialCare { reference: String, link: String },
    /// To whoever is accountable for an episode: another referral was added to it.
    InformationAdded { reference: String, link: String },
    /// To the referrer: who leads for the family.
    LeadNamed {
        reference: String,
        contact: Contact,
        contact_by: String,
        link: String,
    },
    /// To the referrer: who leads for the family from now on. First contact was made before.
    LeadChanged {
        reference: String,
        contact: Contact,
        link: String,
    },
    /// To the referrer: whoever led does not any more, and nobody else does yet.
    LeadGone {
        reference: String,
        phone: String,
        link: String,
    },
    /// To those who decide on it: a step of an episode was proposed.
    StepProposed {
        reference: String,
        due: String,
        link: String,
    },
    /// To those who were to decide on it: the step was taken back, or is over because of another.
    StepWithdrawn { reference: String, link: String },
    /// To a manager who may answer it: a referrer challenges a decision.
    ChallengeRaised {
        reference: String,
        due: String,
        link: String,
    },
    /// To whoever proposed a step: it was answered, or is over because of another.
    StepAnswered { reference: String, link: String },
    /// To the referrer: how much help the family has was changed.
    StepMoved { reference: String, link: String },
    /// To the referrer: help has ended.
    EpisodeClosed {
        reference: String,
        /// Why, in a sentence of ours.
        why: String,
        link: String,
    },
    /// To the referrer: something was written for them.
    EntryWritten { reference: String, link: String },
    /// To the referrer: an episode that had ended was opened again.
    HelpBeginsAgain { reference: String, link: String },
    /// To a referrer who passed the family to the MASH: its answer.
    HarmAnswered {
        reference: String,
        taken_on: bool,
        link: String,
    },
    /// To whoever challenged a decision, at once.
    ChallengeReceived {
        reference: String,
        promise: String,
        link: String,
    },
    /// To whoever challenged a decision and to whoever took it: it was looked at.
    ChallengeDecided {
        reference: String,
        /// What became of the decision, in words of ours.
        outcome: String,
        link: String,
    },
    /// To the coordinators: somebody asks for a consultation before referring.
    ConsultationAsked { link: String },
    /// To whoever asked for the consultation.
    ConsultationAnswered { link: String },
    /// To whoever owns the referral, or the coordinators: the family wrote something.
    FamilyWrote { reference: String, link: String },
    /// To those who share a draft that will be deleted in `days` days.
    DraftExpiring { days: u16, link: String },
    /// To a referrer who asked for one: what happened since the last.
    DailySummary { lines: Vec<Line>, link: String },
    /// To a family: the one-time code they just asked for. Says nothing about why.
    FamilyCode { code: String, minutes: u16 },
    /// To a family: something changed. Says nothing about what.
    FamilyUpdate { link: String },
}

/// A line of a summary.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Line {
    pub reference: String,
    /// Where it stands, in plain words that come from this program.
    pub words: String,
}

impl Message {
    /// What a day's summary says of this message, if it can wait for one. A decision cannot, nor
    /// what is asked of somebody, nor anything about safety or the MASH; nor what opens an account
    /// or is asked for there and then.
    pub fn line(&self) -> Option<Line> {
        let (reference, words) = match self {
            Self::PromiseSlipped { reference, .. } => {
                (reference, "no decision yet, and a new date")
            }
            Self::HelpSlipped { reference, .. } => {
                (reference, "help has not started yet, and a new date")
            }
            Self::ChallengeSlipped { reference, .. } => {
                (reference, "no answer to your challenge yet, and a new date")
            }
            Self::LeadNamed { reference, .. } => (reference, "who leads for the family"),
            Self::LeadChanged { reference, .. } => (reference, "who leads for the family now"),
            Self::LeadGone { reference, .. } => {
                (reference, "somebody else will lead for the family")
            }
            Self::StepMoved { reference, .. } => (reference, "how much help there is has changed"),
            Self::EpisodeClosed { reference, .. } => (reference, "help has ended"),
            Self::EntryWritten { reference, .. } => (reference, "something was written for you"),
            Self::HelpBeginsAgain { reference, .. } => (reference, "help begins again"),
            _ => return None,
        };
        Some(Line {
            reference: reference.clone(),
            words: words.into(),
        })
    }

    /// The entry for the recipient's calendar, with the reference that they know it by.
    pub const fn meeting(&self) -> Option<(&Meeting, &String)> {
        match self {
            Message::MeetingInvited {
                meeting, reference, ..
            }
            | Message::MeetingChanged {
                meeting, reference, ..
            }
            | Message::MeetingCancelled {
                meeting, reference, ..
            } => Some((meeting, reference)),
            _ => None,
        }
    }

    /// The stored word, for logs and for the record's list of what was sent.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::AccountInvitation { .. } => "account_invitation",
            Self::PasswordReset { .. } => "password_reset",
            Self::PasswordChanged { .. } => "password_changed",
            Self::ReferralReceived { .. } => "referral_received",
            Self::InformationRequested { .. } => "information_requested",
            Self::InformationReminder { .. } => "information_reminder",
            Self::InformationAnswered { .. } => "information_answered",
            Self::InformationExpired { .. } => "information_expired",
            Self::DecisionAccepted { .. } => "decision_accepted",
            Self::DecisionSignposted { .. } => "decision_signposted",
            Self::DecisionNotAccepted { .. } => "decision_not_accepted",
            Self::DecisionJoined { .. } => "decision_joined",
            Self::PassedToSocialCare { .. } => "passed_to_social_care",
            Self::TakenOnBySocialCare { .. } => "taken_on_by_social_care",
            Self::MashEntry { .. } => "mash_entry",
            Self::ReturnedFromMash { .. } => "returned_from_mash",
            Self::BackWithEarlyHelp { .. } => "back_with_early_help",
            Self::Withdrawn { .. } => "withdrawn",
            Self::PromiseSlipped { .. } => "promise_slipped",
            Self::LateWork { .. } => "late_work",
            Self::WorkLeft { .. } => "work_left",
            Self::MeetingInvited { .. } => "meeting_invited",
            Self::MeetingChanged { .. } => "meeting_changed",
            Self::MeetingCancelled { .. } => "meeting_cancelled",
            Self::CoverArranged { .. } => "cover_arranged",
            Self::CoverForYou { .. } => "cover_for_you",
            Self::CoverEnded { .. } => "cover_ended",
            Self::HarmReported { .. } => "harm_reported",
            Self::HelpSlipped { .. } => "help_slipped",
            Self::ChallengeSlipped { .. } => "challenge_slipped",
            Self::WorkLate { .. } => "work_late",
            Self::RedFlagLate { .. } => "red_flag_late",
            Self::EpisodeOffered { .. } => "episode_offered",
            Self::OfferDeclined { .. } => "offer_declined",
            Self::OfferWithdrawn { .. } => "offer_withdrawn",
            Self::LedBySocialCare { .. } => "led_by_social_care",
            Self::InformationAdded { .. } => "information_added",
            Self::LeadNamed { .. } => "lead_named",
            Self::LeadChanged { .. } => "lead_changed",
            Self::LeadGone { .. } => "lead_gone",
            Self::StepProposed { .. } => "step_proposed",
            Self::StepWithdrawn { .. } => "step_withdrawn",
            Self::StepAnswered { .. } => "step_answered",
            Self::StepMoved { .. } => "step_moved",
            Self::EpisodeClosed { .. } => "episode_closed",
            Self::EntryWritten { .. } => "entry_written",
            Self::HelpBeginsAgain { .. } => "help_begins_again",
            Self::HarmAnswered { .. } => "harm_answered",
            Self::ChallengeRaised { .. } => "challenge_raised",
            Self::ChallengeReceived { .. } => "challenge_received",
            Self::ChallengeDecided { .. } => "challenge_decided",
            Self::ConsultationAsked { .. } => "consultation_asked",
            Self::ConsultationAnswered { .. } => "consultation_answered",
            Self::FamilyWrote { .. } => "family_wrote",
            Self::DraftExpiring { .. } => "draft_expiring",
            Self::DailySummary { .. } => "daily_summary",
            Self::FamilyCode { .. } => "family_code",
            Self::FamilyUpdate { .. } => "family_update",
        }
    }

    /// True where neither sender nor words may say who writes or why: somebody else may read the
    /// family's e-mail.
    pub const fn is_neutral(&self) -> bool {
        matches!(self, Self::FamilyCode { .. } | Self::FamilyUpdate { .. })
    }
}

/// Prints the kind only: links carry single-use tokens and a code is a secret.
impl std::fmt::Debug for Message {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Message({})", self.kind())
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples;

    #[test]
    fn the_stored_kind_is_the_kind() {
        for message in samples::all() {
            let json = serde_json::to_value(&message).unwrap();
            assert_eq!(json["kind"], message.kind());
        }
    }

    #[test]
    fn a_message_comes_back_from_the_outbox_as_it_went_in() {
        for message in samples::all() {
            let json = serde_json::to_string(&message).unwrap();
            let back: super::Message = serde_json::from_str(&json).unwrap();
            assert!(back == message, "{message:?}");
        }
    }

    #[test]
    fn only_news_that_loses_nothing_by_it_waits_for_a_summary() {
        let waits: Vec<_> = samples::all()
            .iter()
            .filter(|message| message.line().is_some())
            .map(super::Message::kind)
            .collect();
        assert_eq!(
            waits,
            [
                "promise_slipped",
                "help_slipped",
                "challenge_slipped",
                "lead_named",
                "lead_changed",
                "lead_gone",
                "step_moved",
                "episode_closed",
                "entry_written",
                "help_begins_again",
            ]
        );
    }

    #[test]
    fn printing_a_message_shows_neither_link_nor_code() {
        for message in samples::all() {
            assert_eq!(
                format!("{message:?}"),
                format!("Message({})", message.kind())
            );
        }
    }
}
