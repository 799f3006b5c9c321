//! One referral, whole, for those who triage it and for the MASH it was passed to.

use std::collections::BTreeSet;

use stepwise_app::pages::triage::{Aside, Card, Detail, MailLine, MatchLine};
use stepwise_domain::clock::words;
use stepwise_domain::permission::{Act, Relation, may};
use stepwise_domain::referral::{Action, State, possible};
use stepwise_domain::referral_form;
use stepwise_domain::triage_form::Step;

use super::clock::{Times, clock};
use super::history::{Names, name};
use super::matches::{self, Known};
use super::{notes, tier_words};
use crate::app::App;
use crate::error::Result;
use crate::mail::recipient::recipient;
use crate::services::challenges::view::card as challenged;
use crate::services::episodes::path as path_of;
use crate::services::safe_contact;
use crate::services::short::in_short;
use crate::services::standing;
use crate::services::story;
use crate::services::viewer::Viewer;
use crate::store::challenges::{self, Challenge};
use crate::store::decisions::{self, Decision};
use crate::store::episodes::Episode;
use crate::store::mash::{self, Entry};
use crate::store::outbox::{self, Delivery, State as Sent};
use crate::store::questions::{self, Question};
use crate::store::referrals::Referral;
use crate::store::{accounts, hubs};

/// Whose page it is: what the MASH sees is no wider than what was passed to it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Desk {
    Triage,
    Mash,
}

/// The referral for those who triage.
///
/// # Errors
/// [`crate::error::Error::Forbidden`] for those who never do.
pub async fn view(app: &App, viewer: &Viewer, reference: &str) -> Result<Detail> {
    let referral = super::load(app, viewer, reference, Act::ViewTriage).await?;
    detail(app, viewer, referral, Desk::Triage).await
}

/// Notes the view, and gathers what the page shows.
pub async fn detail(app: &App, viewer: &Viewer, referral: Referral, desk: Desk) -> Result<Detail> {
    super::note_view(app, viewer, &referral).await?;
    let gathered = Gathered::of(app, &referral, desk).await?;
    let snapshot = referral.snapshot(app.store.keys())?;
    let facts = referral_form::facts(&snapshot.answers);
    let known = if desk == Desk::Triage {
        matches::of(app, &referral, &facts).await?
    } else {
        Vec::new()
    };
    let hubs = hubs::all(app.store.read()).await?;
    let Gathered {
        decisions,
        challenges,
        questions,
        entries,
        mails,
        history,
        episode,
        names,
    } = gathered;
    let challenges = challenges.iter().map(|one| challenged(one, &names));
    let decisions: Vec<Card> = (decisions.iter())
        .map(|one| notes::decision(one, &hubs, &names))
        .collect();
    let questions = questions.iter().map(|one| notes::question(one, &names));
    let entries = entries.iter().map(|one| notes::mash(one, &names));
    let organisation = accounts::organisation(app.store.read(), referral.row.organisation_id);
    let organisation = organisation.await?.map(|one| one.name).unwrap_or_default();
    let owner = referral.row.owner_id;
    Ok(Detail {
        child: referral.child.expose().clone(),
        state: referral.state.name().into(),
        facts: vec![
            ("From".into(), organisation),
            ("Sent by".into(), name(&names, referral.row.submitted_by)),
            ("Sent".into(), words::moment(referral.row.submitted_at)),
            (
                "Owner".into(),
                owner.map_or("Duty team".into(), |id| name(&names, id)),
            ),
        ],
        clock_name: clock_name(referral.state).into(),
        clock: clock(app, &Times::from(&referral)),
        done: None,
        notice: notice(viewer, &referral, &names),
        aside: aside(viewer, (&referral, episode.as_ref()), desk, &known),
        ended: ended(app, &referral, &known),
        suggested: tier_words(Some(referral.row.suggested_tier)),
        reasons: snapshot.suggestion,
        referrer_tier: match referral.row.referrer_tier {
            Some(tier) => tier_words(Some(tier)),
            None => "The same, or not given".into(),
        },
        framework: referral.row.framework_version.clone(),
        matches: known.into_iter().map(match_line).collect(),
        cards: vec![
            ("Decision".into(), decisions),
            ("Challenges".into(), challenges.collect()),
            ("Questions to the referrer".into(), questions.collect()),
            ("The MASH".into(), entries.collect()),
        ],
        mails: mails.iter().map(|mail| mail_line(mail, &names)).collect(),
        sections: snapshot.sections.into_iter().map(in_short).collect(),
        history: story::for_staff(&history, viewer, &names),
        reference: referral.row.reference,
    })
}

/// What the store keeps beside the referral.
struct Gathered {
    decisions: Vec<Decision>,
    challenges: Vec<Challenge>,
    questions: Vec<Question>,
    entries: Vec<Entry>,
    mails: Vec<Delivery>,
    history: Vec<story::Moment>,
    /// The help that followed, for those who triage.
    episode: Option<Episode>,
    names: Names,
}

impl Gathered {
    async fn of(app: &App, referral: &Referral, desk: Desk) -> Result<Self> {
        let (db, keys, id) = (app.store.read(), app.store.keys(), referral.row.id);
        let decisions = decisions::of(db, keys, id).await?;
        let challenges = match desk {
            Desk::Triage => challenges::of(db, keys, id).await?,
            Desk::Mash => Vec::new(),
        };
        let questions = questions::of(db, keys, id).await?;
        let entries = mash::of(db, keys, id).await?;
        let mails = match desk {
            Desk::Triage => outbox::for_referral(db, id).await?,
            Desk::Mash => Vec::new(),
        };
        let episode = match desk {
            Desk::Triage => standing::episode(app, referral).await?,
            Desk::Mash => None,
        };
        let history = story::read(app, &[id], episode.as_ref()).await?;
        let mut people = BTreeSet::from([referral.row.submitted_by]);
        people.extend(referral.row.owner_id);
        people.extend(decisions.iter().map(|one| one.decided_by));
        people.extend(challenges.iter().map(|one| one.row.raised_by));
        people.extend(challenges.iter().filter_map(|one| one.row.decided_by));
        people.extend(questions.iter().map(|one| one.asked_by));
        people.extend(questions.iter().filter_map(|one| one.answered_by));
        people.extend(entries.iter().map(|one| one.passed_by));
        people.extend(entries.iter().filter_map(|one| one.decided_by));
        people.extend(mails.iter().filter_map(|one| one.account_id));
        people.extend(history.iter().filter_map(|one| one.actor));
        let names = accounts::names(db, keys, people).await?;
        Ok(Self {
            decisions,
            challenges,
            questions,
            entries,
            mails,
            history,
            episode,
            names,
        })
    }
}

const fn clock_name(state: State) -> &'static str {
    match state {
        State::EscalatedToMash => "MASH’s answer",
        State::Withdrawn => "Clock",
        _ => "Decision",
    }
}

/// That somebody else is accountable, so that nobody decides over a colleague's head unawares.
fn notice(viewer: &Viewer, referral: &Referral, names: &Names) -> Option<String> {
    let owner = referral.row.owner_id?;
    (owner != viewer.account && referral.state == State::UnderReview).then(|| {
        let name = name(names, owner);
        format!("{name} owns this referral. Talk to them before you decide in their place.")
    })
}

/// The episodes that help could go on in, and where they are read, as long as nothing is decided.
fn ended(app: &App, referral: &Referral, known: &[Known]) -> Vec<(String, String)> {
    if !referral.state.is_open() {
        return Vec::new();
    }
    let found = matches::lately_ended(app, known, app.now()).into_iter();
    let line = |episode: Episode| {
        let closed = episode.row.closed_at.map(words::day).unwrap_or_default();
        let words =
            format!("An episode of this family was closed on {closed}; it can be opened again.");
        (words, path_of(&episode))
    };
    found.map(line).collect()
}

fn aside(
    viewer: &Viewer,
    (referral, episode): (&Referral, Option<&Episode>),
    desk: Desk,
    known: &[Known],
) -> Aside {
    let (reference, version) = (&referral.row.reference, referral.row.version);
    let mut aside = Aside {
        claim: None,
        version,
        steps: Vec::new(),
    };
    let joinable = known.iter().any(|known| {
        let episode = known.episode.as_ref();
        episode.is_some_and(|episode| episode.state.is_open())
    });
    for action in possible(referral.state, viewer.role) {
        match (action, Step::of(action)) {
            (Action::Claim, _) => {
                aside.claim = Some(("Claim it", format!("/triage/{reference}/claim")));
            }
            (Action::Release, _) => {
                let path = format!("/triage/{reference}/release");
                aside.claim = Some(("Give it back to the duty team", path));
            }
            (Action::Join, _) if !joinable => {}
            (_, Some(step)) => {
                aside
                    .steps
                    .push((step.name().into(), path(desk, reference, step)));
            }
            (_, None) => {}
        }
    }
    if desk == Desk::Triage && may(viewer.role, Act::OpenFamilyAccess, Relation::None) {
        let address = format!("/triage/{reference}/family");
        aside.steps.push(("The family’s view".into(), address));
    }
    if let Some(episode) = episode {
        let words = format!("The family’s episode {}", episode.row.reference);
        aside.steps.push((words, path_of(episode)));
    }
    aside
}

/// The address of a step's form.
pub fn path(desk: Desk, reference: &str, step: Step) -> String {
    match (desk, step) {
        (_, Step::MashAccept) => format!("/mash/{reference}/accept"),
        (_, Step::MashReturn) => format!("/mash/{reference}/return"),
        _ => format!("/triage/{reference}/{}", step.code()),
    }
}

fn match_line(known: Known) -> MatchLine {
    let row = &known.referral.row;
    let episode = known.episode.map(|episode| {
        let open = if episode.state.is_open() {
            "Open"
        } else {
            "Closed"
        };
        format!(
            "{open} episode {}, {}.",
            episode.row.reference, episode.level
        )
    });
    MatchLine {
        reference: row.reference.clone(),
        why: known.reasons.iter().map(|why| why.name().into()).collect(),
        stands: known.referral.state.name().into(),
        sent: words::day(row.submitted_at),
        episode: episode.unwrap_or_default(),
        child: known.referral.child.into_inner(),
    }
}

/// A message about a referral, for those who may know whether it was delivered.
pub fn mail_line(mail: &Delivery, names: &Names) -> MailLine {
    let released = mail.decided.is_some();
    let (state, failed) = match mail.state {
        Sent::Pending if mail.attempts > 0 && !released => {
            ("Not delivered yet, trying again", true)
        }
        Sent::Pending => ("On its way", false),
        Sent::Sent => ("Sent", false),
        Sent::Failed => ("Not delivered", true),
        Sent::Held => ("Held: not safe to send", true),
        Sent::Dropped => ("Held, and dropped", false),
        Sent::Waiting => ("Waits for the day’s summary", false),
        Sent::Summed => ("In a day’s summary", false),
    };
    let held = mail.held_for.as_deref();
    let page = |words| (words, format!("/messages/{}", mail.id));
    MailLine {
        what: mail_words(&mail.kind).into(),
        to: mail
            .account_id
            .map_or_else(|| recipient(&mail.kind).into(), |id| name(names, id)),
        when: words::moment(mail.sent_at.unwrap_or(mail.created_at)),
        state,
        failed,
        why: held
            .filter(|_| mail.state == Sent::Held)
            .map(safe_contact::words),
        decide: held.map(|_| match mail.state {
            Sent::Held => page("Release it or drop it"),
            _ => page("Who decided, and why"),
        }),
    }
}

/// What a message is about.
pub fn mail_words(kind: &str) -> &str {
    match kind {
        "referral_received" => "Acknowledgement",
        "information_requested" => "Question",
        "information_reminder" => "Reminder of the question",
        "information_answered" => "News of the answer",
        "information_expired" => "News that no answer came",
        "decision_accepted" | "decision_joined" => "Decision: accepted",
        "decision_signposted" => "Decision: advice",
        "decision_not_accepted" => "Decision: not accepted",
        "passed_to_social_care" => "News: passed to social care",
        "taken_on_by_social_care" => "News: taken on by social care",
        "mash_entry" => "MASH inbox entry",
        "returned_from_mash" => "News: returned by the MASH",
        "back_with_early_help" => "News: back with early help",
        "withdrawn" => "News of the withdrawal",
        "challenge_raised" => "News of a challenge",
        "challenge_received" => "Acknowledgement of a challenge",
        "challenge_decided" => "Answer to a challenge",
        "promise_slipped" => "News: no decision yet",
        "help_slipped" => "News: help is late",
        "challenge_slipped" => "News: the answer to a challenge is late",
        "work_late" | "late_work" => "News of what is late",
        "episode_offered" => "Offer of a family",
        "offer_declined" => "News: an offer was declined",
        "led_by_social_care" => "News: social care leads now",
        "offer_withdrawn" => "News: an offer was taken back",
        "information_added" => "News: another referral was added",
        "lead_named" | "lead_changed" => "News: who leads for the family",
        "lead_gone" => "News: who led does not any more",
        "step_proposed" => "News of a proposed step",
        "step_withdrawn" => "News: a proposed step was taken back",
        "step_answered" => "Answer to a proposed step",
        "step_moved" => "News: how much help there is has changed",
        "episode_closed" => "News: help has ended",
        "entry_written" => "News: something was written for the referrer",
        "help_begins_again" => "News: help begins again",
        "harm_answered" => "The MASH’s answer to a report",
        "harm_reported" => "News: the referrer passed it to the MASH",
        "meeting_invited" => "Invitation to a meeting",
        "meeting_changed" => "News: a meeting was changed",
        "meeting_cancelled" => "News: a meeting was cancelled",
        "family_wrote" => "News: the family wrote",
        "family_code" => "Code for the page for families",
        "family_update" => "News for the family",
        _ => "Message",
    }
}
