//! One story: everything that happens to a referral and to the episode it opens, and who reads what
//! of it.
//!
//! The record, its print, the referrer's page and file and the family's page all ask [`told`], so
//! that they cannot differ.

#[cfg(test)]
mod tests;

use crate::audience::{Audiences, Viewer};
use crate::clock::ClockKind;
use crate::episode::Action;
use crate::episode::step::StepKind;

coded! {
    /// Something that happened. The stored word is the audit log's; the name is what those who work
    /// with the family read.
    pub enum Happened {
        Sent = "referral.sent", "Sent";
        Claimed = "referral.claimed", "Claimed";
        Released = "referral.released", "Given back to the duty team";
        Asked = "referral.information_requested", "Question asked; clock paused";
        Reminded = "referral.reminded", "The referrer was reminded of the question";
        Unanswered = "referral.unanswered", "No answer came in time; whoever asked was told";
        Answered = "referral.answered", "Question answered; clock going again";
        WentOnWithout = "referral.went_on_without", "Went on without the answer; clock going again";
        DecisionSlipped = "referral.slipped", "No decision in time; the referrer was told a new date";
        Escalated = "referral.escalated", "Still late; the managers were told";
        Accepted = "referral.accepted", "Accepted";
        Joined = "referral.joined", "Added to an open episode";
        Signposted = "referral.signposted", "Advice given";
        NotAccepted = "referral.not_accepted", "Not accepted";
        OwnerLeft = "referral.owner_left", "Whoever owned it has left; back with the duty team";
        PassedByReferrer = "referral.passed_by_referrer", "Passed to the MASH by the referrer";
        PassedToMash = "referral.passed_to_mash", "Passed to the MASH";
        MashAccepted = "referral.mash_accepted", "Taken on by the MASH";
        MashReturned = "referral.mash_returned", "Returned by the MASH";
        MessageHeld = "referral.message_held", "A message to the family was held as not safe";
        MessageReleased = "referral.message_released", "A held message was released";
        MessageDropped = "referral.message_dropped", "A held message was dropped";
        Withdrawn = "referral.withdrawn", "Withdrawn by the referrer";
        Challenged = "referral.challenged", "Decision challenged by the referrer";
        ChallengeDecided = "referral.challenge_decided", "Challenge answered";
        ChallengeSlipped = "referral.promise_slipped", "The answer to a challenge is late";
        Offered = "episode.offered", "Offered to a lead practitioner";
        OfferAccepted = "episode.offer_accepted", "A lead practitioner accepted";
        NextLead = "episode.next_lead_accepted", "A lead practitioner accepted, for when social care lets go";
        OfferDeclined = "episode.offer_declined", "The offer was declined";
        OfferWithdrawn = "episode.offer_withdrawn", "The offer was taken back";
        TakenBack = "episode.taken_back", "Back with the duty team";
        TakenOn = "episode.taken_on", "Social care took the family on, by a referral of it";
        LeadLeft = "episode.lead_left", "The lead practitioner left; back with the duty team";
        AskedLeft = "episode.asked_left", "Whoever was asked to lead has left";
        WaitingListed = "episode.waiting_listed", "Put on a waiting list";
        WaitingReviewed = "episode.waiting_reviewed", "A place on a waiting list was looked at";
        WaitingEnded = "episode.waiting_ended", "Taken off a waiting list";
        UnmetNoted = "episode.unmet_noted", "A need was noted that nothing meets";
        MeetingPlanned = "episode.meeting_planned", "Team Around the Family meeting planned";
        MeetingChanged = "episode.meeting_changed", "The planned meeting was changed";
        MeetingCancelled = "episode.meeting_cancelled", "The planned meeting was cancelled";
        ContactKept = "episode.contact_kept", "Contact recorded";
        AssessmentKept = "episode.assessment_kept", "Assessment written";
        GoalSet = "episode.goal_set", "Goal set";
        ActionPlanned = "episode.action_planned", "Action planned";
        ActionDone = "episode.action_done", "Action done";
        TafKept = "episode.taf_kept", "Team Around the Family met";
        PlanGiven = "episode.plan_given", "The family has the plan";
        ReviewKept = "episode.review_kept", "Review held";
        NoteKept = "episode.note_kept", "Note added";
        DraftTakenOn = "episode.draft_taken_on", "Went on with a draft that somebody else had begun";
        DraftThrownAway = "episode.draft_thrown_away", "Threw a draft of their own away";
        OutcomeKept = "episode.outcome_kept", "Looked at whether the outcome has lasted";
        StepProposed = "episode.step_proposed", "Step proposed";
        StepTaken = "episode.step_accepted", "Step taken";
        StepDeclined = "episode.step_declined", "Step not accepted";
        StepWithdrawn = "episode.step_withdrawn", "Step taken back";
        PromiseSlipped = "episode.promise_slipped", "A promise was not kept in time";
        EpisodeEscalated = "episode.escalated", "Still late; the managers were told";
        MailSent = "mail.sent", "E-mail sent";
        MailWaiting = "mail.pending", "E-mail on its way";
        MailHeld = "mail.held", "E-mail held: not safe to send";
        MailFailed = "mail.failed", "E-mail not delivered";
        MailDropped = "mail.dropped", "E-mail held, and dropped";
        /// The end of a story that is too long to be told whole.
        Earlier = "story.earlier", "What happened earlier is not listed here";
    }
}

/// What happened, with what decides who reads of it.
#[derive(Clone, Debug)]
pub struct Event {
    pub what: Happened,
    /// Whom an entry is for; of anything else, nothing.
    pub audience: Audiences,
    pub step: Option<StepKind>,
    pub clock: Option<ClockKind>,
}

/// What happened, as a family reads it: less than anybody else, and never why.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum News {
    Received,
    LookedAt,
    Helped,
    Worker,
    Plan,
    Ended,
    Again,
}

impl News {
    pub const ALL: [Self; 7] = [
        Self::Received,
        Self::LookedAt,
        Self::Helped,
        Self::Worker,
        Self::Plan,
        Self::Ended,
        Self::Again,
    ];
}

/// An event in a reader's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    Words(&'static str),
    /// The words are in the family's language.
    Family(News),
}

impl Told {
    /// The words, where they are no family's.
    pub const fn words(self) -> Option<&'static str> {
        match self {
            Self::Words(words) => Some(words),
            Self::Family(_) => None,
        }
    }
}

impl Event {
    /// An event that is no entry, no step and no clock's.
    pub fn plain(what: Happened) -> Self {
        Self {
            what,
            audience: Audiences::team(),
            step: None,
            clock: None,
        }
    }
}

impl Happened {
    /// Whether something was written, for an audience of its own.
    pub const fn is_entry(self) -> bool {
        matches!(
            self,
            Self::ContactKept
                | Self::AssessmentKept
                | Self::TafKept
                | Self::ReviewKept
                | Self::NoteKept
                | Self::OutcomeKept
        )
    }

    /// Of messages and of disputes about decisions only those hear who see to them.
    const fn is_for_the_desk(self) -> bool {
        matches!(
            self,
            Self::MailSent
                | Self::MailWaiting
                | Self::MailHeld
                | Self::MailFailed
                | Self::MailDropped
                | Self::MessageHeld
                | Self::MessageReleased
                | Self::MessageDropped
                | Self::Challenged
                | Self::ChallengeDecided
                | Self::ChallengeSlipped
        )
    }
}

/// What this reader reads of an event; none where it is not for them.
pub fn told(event: &Event, reader: Viewer) -> Option<Told> {
    match reader {
        Viewer::Family => family(event).map(Told::Family),
        Viewer::Referrer => referrer(event).map(Told::Words),
        Viewer::Coordinator | Viewer::Manager => Some(Told::Words(event.what.name())),
        Viewer::Author | Viewer::Worker | Viewer::Mash => {
            let hidden = event.what.is_for_the_desk()
                || (event.what.is_entry() && !event.audience.sees(reader));
            (!hidden).then(|| Told::Words(event.what.name()))
        }
    }
}

/// Those who referred hear what became of it and what was promised to them; not who was asked to
/// lead, what the team wrote for itself, or how high the family stands in it.
fn referrer(event: &Event) -> Option<&'static str> {
    Some(match event.what {
        Happened::Earlier => Happened::Earlier.name(),
        Happened::Sent => "Sent",
        Happened::Claimed => "Being looked at",
        Happened::Asked => "We asked you a question",
        Happened::Reminded => "We reminded you of the question",
        Happened::Answered => "Question answered",
        Happened::WentOnWithout => "We went on without an answer",
        Happened::Accepted => "Accepted",
        Happened::Joined => "Accepted: what you sent was added to work that is under way",
        Happened::Signposted => "Advice given",
        Happened::NotAccepted => "Not accepted",
        Happened::PassedToMash | Happened::PassedByReferrer => "Passed to social care",
        Happened::MashAccepted | Happened::TakenOn => "Taken on by social care",
        Happened::MashReturned => "Back with early help",
        Happened::Withdrawn => "Withdrawn",
        Happened::Challenged => "Decision challenged",
        Happened::ChallengeDecided => "Challenge answered",
        Happened::DecisionSlipped | Happened::ChallengeSlipped => {
            "We were late, and told you a new date"
        }
        Happened::PromiseSlipped => {
            if !event.clock?.tells_referrer() {
                return None;
            }
            "We were late, and told you a new date"
        }
        Happened::OfferAccepted => "A lead practitioner took the family on",
        Happened::StepTaken => match event.step?.action() {
            Action::PassToSocialCare => "Taken on by social care",
            Action::ReturnFromSocialCare => "Back with early help",
            Action::ChangeLevel => "How much help there is has changed",
            Action::Close => "Help has ended",
            Action::Reopen => "Help begins again",
            _ => return None,
        },
        what if what.is_entry() && event.audience.sees(Viewer::Referrer) => {
            "Something was written for you"
        }
        _ => return None,
    })
}

fn family(event: &Event) -> Option<News> {
    Some(match event.what {
        Happened::Sent => News::Received,
        Happened::Claimed => News::LookedAt,
        Happened::Accepted | Happened::Joined => News::Helped,
        Happened::OfferAccepted => News::Worker,
        Happened::PlanGiven => News::Plan,
        Happened::Signposted | Happened::NotAccepted | Happened::Withdrawn => News::Ended,
        Happened::StepTaken => match event.step?.action() {
            // Somebody has accepted by then.
            Action::ReturnFromSocialCare => News::Worker,
            Action::Close => News::Ended,
            Action::Reopen => News::Again,
            _ => return None,
        },
        _ => return None,
    })
}
