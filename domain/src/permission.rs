//! Who may do what, to which record: the one place where that is decided.
//!
//! Every service asks [`may`] before it reads or writes; a page that hides a button is a courtesy,
//! not a rule. The whole answer is the table in [`granted`], which a person can read aloud to an
//! inspector. What is not in the table is refused.

#[cfg(test)]
mod tests;

use crate::referral::Action;
use crate::role::Role;
use Relation::{AllocatedTo, Own, PassedToMash, SameOrganisation};

coded! {
    /// Everything a service asks about.
    pub enum Act {
        /// The referral as sent, its status, decision, questions and answers.
        ViewReferral = "view_referral", "look at a referral";
        /// Starts a draft (then the relation is `Own`), opens and changes it.
        DraftReferral = "draft_referral", "work on a draft";
        SubmitReferral = "submit_referral", "send a referral";
        Withdraw = "withdraw", "withdraw a referral";
        /// Answers what a coordinator asked.
        AnswerQuestion = "answer_question", "answer a question";
        /// Says why a decision is thought wrong.
        Challenge = "challenge", "challenge a decision";
        /// Gives drafts and referrals of somebody who left to a colleague.
        Reassign = "reassign", "hand work to a colleague";
        /// Asks before referring (then the relation is `Own`), and reads the answer.
        AskConsultation = "ask_consultation", "ask for a consultation";
        AnswerConsultation = "answer_consultation", "answer a consultation";
        /// The queues, and a referral with its likely matches, history and clocks.
        ViewTriage = "view_triage", "look at triage";
        /// Claims and gives back.
        Claim = "claim", "claim a referral";
        /// Any decision, and asking for information on the way to it.
        Decide = "decide", "decide on a referral";
        /// Decides on a challenge. That it was not this manager's decision is checked besides.
        ReviewChallenge = "review_challenge", "decide on a challenge";
        /// By reference, name or date of birth, over all records.
        Search = "search", "search";
        ViewEpisode = "view_episode", "look at an episode";
        /// The unallocated list, each candidate's caseload and each hub's room.
        ViewAllocation = "view_allocation", "look at the unallocated list";
        /// Offers an episode, takes an offer or the episode back, reassigns.
        Allocate = "allocate", "allocate an episode";
        /// Says who covers while a lead practitioner is away (their own absence is `Own`), and ends
        /// that (whoever covers may: it is given to them).
        ArrangeCover = "arrange_cover", "arrange who covers";
        /// Accepts or declines an offer. Being offered an episode is being given it.
        AnswerOffer = "answer_offer", "answer an offer";
        /// Records contact, assessment, plan, meetings, reviews and notes. Coordinators and managers
        /// stand in where there is no lead practitioner or theirs is away.
        WorkEpisode = "work_episode", "work on an episode";
        /// Any step but passing it to the MASH. Whose step it is stands in the step table besides.
        ProposeStep = "propose_step", "propose a step";
        /// Accepts, declines or returns a step. That it is somebody else's is checked besides.
        AnswerStep = "answer_step", "answer a step";
        /// For fear of harm: whoever may see a record may pass it on, at once.
        PassToMash = "pass_to_mash", "pass a record to the MASH";
        /// The least a service needs to know, after it accepted.
        ViewServiceRequest = "view_service_request", "look at a service request";
        /// The MASH inbox and what is in it.
        ViewMash = "view_mash", "look at the MASH inbox";
        /// Accepts or returns for the MASH.
        DecideMash = "decide_mash", "decide for the MASH";
        /// Lets a parent or young person see where things stand.
        OpenFamilyAccess = "open_family_access", "open the family’s view";
        CutFamilyAccess = "cut_family_access", "close the family’s view";
        /// Accounts of the own organisation, except one's own.
        ManageColleagues = "manage_colleagues", "manage colleagues’ accounts";
        /// How often one is written to about one's referrals.
        ChooseMessages = "choose_messages", "choose how often mail comes";
        /// All accounts and organisations.
        ManageAccounts = "manage_accounts", "manage accounts";
        /// Hubs, threshold frameworks, settings.
        Configure = "configure", "change the configuration";
        /// Who did and saw what. It holds no case content.
        ViewAudit = "view_audit", "look at the audit log";
        /// Whether a message was delivered, and never its recipient's name.
        ViewMailState = "view_mail_state", "see whether messages were delivered";
        /// Lets a message go that was held as not safe, or drops it.
        ReleaseHeldMessage = "release_held_message", "release a held message";
        /// The manager's first page: open work, what is late, and whose it is.
        ViewOverview = "view_overview", "look at the overview";
        /// Figures without names; an organisation lead sees their own organisation's only.
        ViewInsight = "view_insight", "look at the figures";
    }
}

/// What links the person who asks to the record: the closest link there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Relation {
    /// Nothing does, or there is no record.
    None,
    /// A colleague of the same organisation made it; or it is a colleague's account.
    SameOrganisation,
    /// They made it; or it is their own account.
    Own,
    /// It was given to them: to the practitioner, the provider's service, the auditor's sample.
    AllocatedTo,
    /// It was diverted or stepped up to the MASH.
    PassedToMash,
}

impl Relation {
    pub const ALL: [Self; 5] = [Self::None, SameOrganisation, Own, AllocatedTo, PassedToMash];
}

/// Whether a person with this role may do this to a record they are related to in this way.
pub fn may(role: Role, act: Act, relation: Relation) -> bool {
    granted(act)
        .iter()
        .any(|(who, to)| *who == role && to.contains(&relation))
}

/// The roles that somebody with this role may give to accounts they look after.
pub const fn grantable(by: Role) -> &'static [Role] {
    match by {
        Role::Administrator => &Role::ALL,
        Role::OrganisationLead => &[Role::Referrer],
        _ => &[],
    }
}

/// Any record, or none.
const ANY: &[Relation] = &Relation::ALL;
/// What the own organisation made.
const OURS: &[Relation] = &[SameOrganisation, Own];
/// What was given to them.
const GIVEN: &[Relation] = &[AllocatedTo];
/// What came to the MASH.
const PASSED: &[Relation] = &[PassedToMash];
/// What a colleague has: neither a stranger's nor one's own.
const COLLEAGUE: &[Relation] = &[SameOrganisation];

type Grant = (Role, &'static [Relation]);

/// The table. An administrator has no line that shows a case; a MASH worker has none but `PASSED`.
#[expect(
    clippy::match_same_arms,
    reason = "a line for each act, with its own reason: that two are alike today is chance"
)]
const fn granted(act: Act) -> &'static [Grant] {
    use Role::{
        Administrator, Auditor, Coordinator, LeadPractitioner, Manager, MashWorker,
        OrganisationLead, Provider, Referrer,
    };
    match act {
        Act::ViewReferral => &[
            (Referrer, OURS),
            (OrganisationLead, OURS),
            (Coordinator, ANY),
            (LeadPractitioner, GIVEN),
            (MashWorker, PASSED),
            (Manager, ANY),
            (Auditor, GIVEN),
        ],
        Act::DraftReferral
        | Act::SubmitReferral
        | Act::Withdraw
        | Act::AnswerQuestion
        | Act::Challenge
        | Act::AskConsultation => &[(Referrer, OURS), (OrganisationLead, OURS)],
        Act::Reassign => &[(OrganisationLead, OURS)],
        Act::AnswerConsultation | Act::ViewTriage | Act::Claim | Act::Decide | Act::Search => {
            &[(Coordinator, ANY), (Manager, ANY)]
        }
        Act::ReviewChallenge | Act::ViewOverview => &[(Manager, ANY)],
        Act::ViewAllocation | Act::Allocate | Act::ReleaseHeldMessage => {
            &[(Coordinator, ANY), (Manager, ANY)]
        }
        Act::ArrangeCover => &[
            (Coordinator, ANY),
            (LeadPractitioner, &[Own, AllocatedTo]),
            (Manager, ANY),
        ],
        Act::AnswerOffer => &[(LeadPractitioner, GIVEN)],
        Act::WorkEpisode => &[
            (Coordinator, ANY),
            (LeadPractitioner, GIVEN),
            (Manager, ANY),
        ],
        Act::ProposeStep => &[
            (Coordinator, ANY),
            (LeadPractitioner, GIVEN),
            (MashWorker, PASSED),
            (Manager, ANY),
        ],
        Act::AnswerStep => &[(Coordinator, ANY), (MashWorker, PASSED), (Manager, ANY)],
        // As wide as seeing a record in any way.
        Act::PassToMash => &[
            (Referrer, OURS),
            (OrganisationLead, OURS),
            (Coordinator, ANY),
            (LeadPractitioner, GIVEN),
            (Provider, GIVEN),
            (MashWorker, PASSED),
            (Manager, ANY),
            (Auditor, GIVEN),
        ],
        Act::ViewEpisode => &[
            (Coordinator, ANY),
            (LeadPractitioner, GIVEN),
            (MashWorker, PASSED),
            (Manager, ANY),
            (Auditor, GIVEN),
        ],
        Act::ViewServiceRequest => &[
            (Coordinator, ANY),
            (LeadPractitioner, GIVEN),
            (Provider, GIVEN),
            (Manager, ANY),
        ],
        Act::ViewMash => &[(MashWorker, PASSED), (Manager, ANY)],
        Act::DecideMash => &[(MashWorker, PASSED)],
        Act::OpenFamilyAccess => &[
            (Coordinator, ANY),
            (LeadPractitioner, GIVEN),
            (Manager, ANY),
        ],
        // Wider than opening: whoever sees the danger must be able to close it at once.
        Act::CutFamilyAccess => &[
            (Coordinator, ANY),
            (LeadPractitioner, GIVEN),
            (MashWorker, PASSED),
            (Manager, ANY),
        ],
        Act::ManageColleagues => &[(OrganisationLead, COLLEAGUE)],
        Act::ChooseMessages => &[(Referrer, &[Own]), (OrganisationLead, &[Own])],
        Act::ManageAccounts | Act::Configure => &[(Administrator, ANY)],
        Act::ViewAudit => &[(Manager, ANY), (Auditor, GIVEN), (Administrator, ANY)],
        Act::ViewMailState => &[(Coordinator, ANY), (Manager, ANY), (Administrator, ANY)],
        Act::ViewInsight => &[(OrganisationLead, OURS), (Manager, ANY), (Auditor, ANY)],
    }
}

impl From<Action> for Act {
    /// What must be permitted before this action of a referral's life is tried.
    fn from(action: Action) -> Self {
        match action {
            Action::Claim | Action::Release => Self::Claim,
            Action::AskForInformation
            | Action::GoOnWithout
            | Action::Accept
            | Action::Signpost
            | Action::NotAccept
            | Action::EscalateToMash
            | Action::Join => Self::Decide,
            Action::AnswerInformation => Self::AnswerQuestion,
            Action::MashAccept | Action::MashReturn => Self::DecideMash,
            Action::Withdraw => Self::Withdraw,
            Action::ReportHarm => Self::PassToMash,
            Action::Reopen => Self::ReviewChallenge,
        }
    }
}
