//! One message of each kind, for the tests.

use stepwise_domain::challenge::Outcome;
use stepwise_domain::episode::CloseReason;

use super::calendar::Meeting;
use super::identity::{Contact, Identity};
use super::message::{Line, Message};

const REFERENCE: &str = "EH-7KQ4-X2M9";
const PROMISE: &str = "5pm on Tuesday 3 June 2025";

/// The invented council.
pub fn identity() -> Identity {
    Identity {
        council: "Northmoor Council".into(),
        service: "Early help and family hubs".into(),
        contact: contact(),
        colour: "#1d4f6e".parse().unwrap(),
    }
}

fn contact() -> Contact {
    Contact {
        name: "the early help team".into(),
        phone: "01632 960100".into(),
    }
}

fn line(reference: &str, words: &str) -> Line {
    Line {
        reference: reference.into(),
        words: words.into(),
    }
}

fn meeting(sequence: u32, cancelled: bool) -> Meeting {
    Meeting {
        id: "01972000-0000-7000-8000-000000000002".parse().unwrap(),
        sequence,
        starts_at: "2025-06-03T09:30:00Z".parse().unwrap(),
        minutes: 60,
        location: Some("Harbour Family Hub, NM1 5AA".into()),
        organiser: "early-help@northmoor.example".into(),
        cancelled,
    }
}

/// Every kind once, with the marker words a leak test can look for.
pub fn all() -> Vec<Message> {
    let reference = || REFERENCE.to_owned();
    let promise = || PROMISE.to_owned();
    let link = |path: &str| format!("https://early-help.northmoor.example/{path}");
    let referral = || link("referrals/EH-7KQ4-X2M9");
    let triage = || link("triage/EH-7KQ4-X2M9");
    vec![
        Message::AccountInvitation {
            link: link("invitation/Zm9v"),
            hours: 72,
        },
        Message::PasswordReset {
            link: link("reset/Zm9v"),
            minutes: 60,
        },
        Message::PasswordChanged {
            link: link("forgotten-password"),
        },
        Message::ReferralReceived {
            reference: reference(),
            promise: promise(),
            link: referral(),
        },
        Message::InformationRequested {
            reference: reference(),
            due: promise(),
            link: referral(),
        },
        Message::InformationReminder {
            reference: reference(),
            due: promise(),
            link: referral(),
        },
        Message::InformationAnswered {
            reference: reference(),
            link: triage(),
        },
        Message::InformationExpired {
            reference: reference(),
            due: promise(),
            link: triage(),
        },
        Message::DecisionAccepted {
            reference: reference(),
            hub: "Harbour Family Hub".into(),
            contact_by: promise(),
            contact: Contact {
                name: "the Harbour Family Hub team".into(),
                phone: "01632 960111".into(),
            },
            link: referral(),
        },
        Message::DecisionSignposted {
            reference: reference(),
            link: referral(),
        },
        Message::DecisionNotAccepted {
            reference: reference(),
            link: referral(),
        },
        Message::DecisionJoined {
            reference: reference(),
            link: referral(),
        },
        Message::PassedToSocialCare {
            reference: reference(),
            link: referral(),
        },
        Message::TakenOnBySocialCare {
            reference: reference(),
            link: referral(),
        },
        Message::MashEntry {
            reference: reference(),
            link: link("mash/EH-7KQ4-X2M9"),
        },
        Message::ReturnedFromMash {
            reference: reference(),
            link: triage(),
        },
        Message::BackWithEarlyHelp {
            reference: reference(),
            promise: promise(),
            link: referral(),
        },
        Message::Withdrawn {
            reference: reference(),
            link: triage(),
        },
        Message::PromiseSlipped {
            reference: reference(),
            promise: promise(),
            contact: contact(),
            link: referral(),
        },
        Message::LateWork {
            references: vec![reference(), "EH-4TWN-88HC".into()],
            more: 3,
            link: link("triage?queue=late"),
        },
        Message::WorkLeft {
            references: vec![reference(), "EH-4TWN-88HC".into()],
            more: 3,
            link: link("triage"),
        },
        Message::MeetingInvited {
            reference: reference(),
            when: "10:30am on Tuesday 3 June 2025".into(),
            place: "Harbour Family Hub".into(),
            link: link("episodes/EH-7KQ4-X2M9"),
            meeting: meeting(0, false),
        },
        Message::MeetingChanged {
            reference: reference(),
            when: "10:30am on Tuesday 3 June 2025".into(),
            place: "Harbour Family Hub".into(),
            link: link("episodes/EH-7KQ4-X2M9"),
            meeting: meeting(1, false),
        },
        Message::MeetingCancelled {
            reference: reference(),
            when: "10:30am on Tuesday 3 June 2025".into(),
            link: link("episodes/EH-7KQ4-X2M9"),
            meeting: meeting(2, true),
        },
        Message::CoverArranged {
            from: "2 June 2025".into(),
            to: "6 June 2025".into(),
            link: link("cover"),
        },
        Message::CoverForYou {
            from: "2 June 2025".into(),
            to: "6 June 2025".into(),
            link: link("cover"),
        },
        Message::CoverEnded {
            link: link("cover"),
        },
        Message::HarmReported {
            reference: reference(),
            link: triage(),
        },
        Message::HelpSlipped {
            reference: reference(),
            promise: promise(),
            contact: contact(),
            link: referral(),
        },
        Message::ChallengeSlipped {
            reference: reference(),
            promise: promise(),
            contact: contact(),
            link: referral(),
        },
        Message::WorkLate {
            reference: reference(),
            what: "first contact".into(),
            link: link("episodes/EH-7KQ4-X2M9"),
        },
        Message::RedFlagLate {
            what: "a first look at a red flag".into(),
            link: link("mash/diversions/0197a3f2-5c1e-7c41-9f5b-2f6f5e2f9a10"),
        },
        Message::EpisodeOffered {
            reference: reference(),
            due: promise(),
            link: link("episodes/EH-7KQ4-X2M9"),
        },
        Message::OfferDeclined {
            reference: reference(),
            link: link("episodes/EH-7KQ4-X2M9"),
        },
        Message::OfferWithdrawn {
            reference: reference(),
            link: link("episodes"),
        },
        Message::LedBySocialCare {
            reference: reference(),
            link: link("episodes"),
        },
        Message::InformationAdded {
            reference: reference(),
            link: link("episodes/EH-7KQ4-X2M9"),
        },
        Message::LeadNamed {
            reference: reference(),
            contact: contact(),
            contact_by: promise(),
            link: referral(),
        },
        Message::LeadChanged {
            reference: reference(),
            contact: contact(),
            link: referral(),
        },
        Message::LeadGone {
            reference: reference(),
            phone: contact().phone,
            link: referral(),
        },
        Message::StepProposed {
            reference: reference(),
            due: promise(),
            link: link("episodes/EH-7KQ4-X2M9/steps/1"),
        },
        Message::StepWithdrawn {
            reference: reference(),
            link: link("episodes/EH-7KQ4-X2M9/steps/1"),
        },
        Message::StepAnswered {
            reference: reference(),
            link: link("episodes/EH-7KQ4-X2M9/steps/1"),
        },
        Message::StepMoved {
            reference: reference(),
            link: referral(),
        },
        Message::EpisodeClosed {
            reference: reference(),
            why: CloseReason::NeedsMet.told().into(),
            link: referral(),
        },
        Message::EntryWritten {
            reference: reference(),
            link: referral(),
        },
        Message::HelpBeginsAgain {
            reference: reference(),
            link: referral(),
        },
        Message::HarmAnswered {
            reference: reference(),
            taken_on: false,
            link: referral(),
        },
        Message::ChallengeRaised {
            reference: reference(),
            due: promise(),
            link: link("challenges/0197a3f2-5c1e-7c41-9f5b-2f6f5e2f9a10"),
        },
        Message::ChallengeReceived {
            reference: reference(),
            promise: promise(),
            link: referral(),
        },
        Message::ChallengeDecided {
            reference: reference(),
            outcome: Outcome::Upheld.name().into(),
            link: referral(),
        },
        Message::ConsultationAsked {
            link: link("consultations"),
        },
        Message::ConsultationAnswered {
            link: link("consultations"),
        },
        Message::FamilyWrote {
            reference: reference(),
            link: link("triage/EH-7KQ4-X2M9/family"),
        },
        Message::DraftExpiring {
            days: 7,
            link: link("referrals"),
        },
        Message::DailySummary {
            lines: vec![
                line(REFERENCE, "who leads for the family"),
                line("EH-4TWN-88HC", "help has ended"),
            ],
            link: link("referrals"),
        },
        Message::FamilyCode {
            code: "48192067".into(),
            minutes: 10,
        },
        Message::FamilyUpdate {
            link: link("status"),
        },
    ]
}
