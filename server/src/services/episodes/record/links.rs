//! What this person can do with an episode now: the forms, the steps and the buttons.

use stepwise_app::pages::episodes::Press;
use stepwise_domain::clock::{ClockKind, words};
use stepwise_domain::episode::{Action, State, step};
use stepwise_domain::episode_form::FormKind;
use stepwise_domain::permission::{Act, Relation, may};
use stepwise_domain::role::Role;

use super::parts::{self, Parts};
use crate::app::App;
use crate::services::episodes::{drafts, forms, meetings, offers, path, work};
use crate::services::viewer::Viewer;
use crate::services::waiting;
use crate::store::entries::Entry;
use crate::store::episodes::Episode;
use crate::store::offers::Offer;
use crate::store::steps::Step;

pub(super) fn notice(viewer: &Viewer, parts: &Parts) -> Option<String> {
    let offer = parts.open_offer()?;
    (offer.row.lead_id == viewer.account).then(|| {
        "This family is offered to you: accept or decline. Until you accept, somebody else stays accountable.".into()
    })
}

const TAKEN_BACK: &str = "The lead practitioner stops leading at once and hears of it, and so does whoever referred the family. The duty team is accountable until somebody else has accepted.";

/// Posts without a form.
pub(super) fn buttons(viewer: &Viewer, episode: &Episode, parts: &Parts) -> Vec<Press> {
    let mut buttons = Vec::new();
    let mut add = |words, last: &str, asked| {
        buttons.push(Press {
            words,
            action: format!("{}/{last}", path(episode)),
            asked,
            warning: (last == "take-back").then_some(TAKEN_BACK),
        });
    };
    let allocates = may(viewer.role, Act::Allocate, Relation::None);
    match parts.open_offer() {
        Some(offer) if offer.row.lead_id == viewer.account => {
            add("Accept this family", "accept", true);
        }
        Some(_) if allocates => add("Take the offer back", "withdraw-offer", false),
        _ => {}
    }
    if allocates
        && stepwise_domain::episode::apply(episode.state, Action::TakeBack, viewer.role).is_ok()
    {
        add("Take it back to the duty team", "take-back", false);
    }
    let running: Vec<_> = parts.clocks.iter().map(|clock| clock.kind).collect();
    let plan = work::may_be_given(episode.state, &running, !parts.goals.is_empty());
    if works(viewer, parts) && plan {
        add("The family has the plan", "plan-given", false);
    }
    buttons
}

/// What a lead practitioner cannot propose, and who can.
pub(super) fn advice(viewer: &Viewer, episode: &Episode, parts: &Parts) -> Option<&'static str> {
    let up = step::StepKind::Up3To4a;
    let possible = |role| step::possible(episode.state, episode.level, role).any(|kind| kind == up);
    let needs_manager = possible(Role::Manager) && !possible(viewer.role);
    (needs_manager && works(viewer, parts)).then_some(
        "If the plan does not bring enough change, a manager can propose social care (tier 4). Ask yours. If a child may be in danger, do not wait for that: pass the family to the MASH.",
    )
}

fn waits(parts: &Parts, kind: ClockKind) -> bool {
    parts.clocks.iter().any(|clock| clock.kind == kind)
}

/// Whether this person writes in the record.
pub(super) fn works(viewer: &Viewer, parts: &Parts) -> bool {
    parts::works(viewer, parts.given)
}

/// The forms that can be filled in now.
pub(super) fn links(
    app: &App,
    viewer: &Viewer,
    episode: &Episode,
    parts: &Parts,
) -> Vec<(String, String)> {
    let mut kinds = Vec::new();
    let offered_to_me = |offer: &Offer| offer.row.lead_id == viewer.account;
    if parts.open_offer().is_some_and(offered_to_me) {
        kinds.push(FormKind::Decline);
    }
    let offer = offers::action(episode.state);
    let can = stepwise_domain::episode::apply(episode.state, offer, viewer.role).is_ok();
    if can && parts.open_offer().is_none() && may(viewer.role, Act::Allocate, Relation::None) {
        kinds.push(FormKind::Offer);
    }
    if works(viewer, parts) {
        if episode.state == State::Active {
            kinds.extend([FormKind::Contact, FormKind::Assessment, FormKind::Goal]);
            if !parts.goals.is_empty() {
                kinds.push(FormKind::PlanAction);
            }
            kinds.extend([FormKind::PlanTaf, FormKind::Taf, FormKind::Review]);
        }
        if waits(parts, ClockKind::OutcomeCheck) {
            kinds.push(FormKind::OutcomeCheck);
        }
        kinds.push(FormKind::Note);
        if episode.state.is_open() {
            kinds.extend([FormKind::Wait, FormKind::Unmet]);
        }
    }
    let forms = kinds.into_iter().map(|kind| {
        let begun = begun(viewer, parts, kind.code());
        let words = begun.unwrap_or_else(|| forms::invitation(kind).to_owned());
        (words, format!("{}/{}", path(episode), kind.code()))
    });
    let going_on = going_on(app, episode, parts);
    let going_on = going_on.into_iter().filter(|_| works(viewer, parts));
    let forms = forms.chain(going_on);
    forms.chain(step_links(viewer, episode, parts)).collect()
}

/// The words that lead on to what was begun of the form with this code, by this person or by
/// somebody who writes here no more; none where nothing was.
fn begun(viewer: &Viewer, parts: &Parts, form: &str) -> Option<String> {
    let own = |one: &&Entry| one.is_draft_of(form) && one.row.author_id == viewer.account;
    if let Some(own) = parts.entries.iter().find(own) {
        return Some(format!("Go on with your draft: {}", drafts::name(own)));
    }
    let left = parts.left_behind.iter().find(|one| one.is_draft_of(form))?;
    let name = drafts::name(left);
    Some(format!("Go on with what somebody else began: {name}"))
}

/// What was begun and can be gone back to: meetings to come, places on waiting lists.
fn going_on(app: &App, episode: &Episode, parts: &Parts) -> Vec<(String, String)> {
    let coming = parts.meetings.iter();
    let coming = coming.filter(|one| !one.is_cancelled() && one.row.starts_at > app.now());
    let coming = coming.map(|one| {
        let day = words::day(one.row.starts_at);
        let words = format!("Change or cancel the meeting on {day}");
        (words, meetings::address(episode, one))
    });
    let places = parts
        .places
        .iter()
        .filter(|place| place.row.ended_at.is_none());
    let places = places.map(|place| {
        let words = format!(
            "Look again at the waiting list: {}",
            parts.place_name(place)
        );
        (words, waiting::address(place.row.id))
    });
    coming.chain(places).collect()
}

/// The steps that can be proposed and those that wait for this person.
fn step_links(viewer: &Viewer, episode: &Episode, parts: &Parts) -> Vec<(String, String)> {
    let waiting = |one: &&Step| one.state == step::StepState::Proposed;
    let answers = parts.steps.iter().filter(waiting).filter(|one| {
        let reason = one.reason();
        let decides = step::rule(one.kind, reason).deciders.contains(&viewer.role);
        decides && one.row.proposed_by != viewer.account
    });
    let answers = answers.map(|one| {
        let words = format!("Answer {}", one.kind.name());
        (words, format!("{}/steps/{}", path(episode), one.row.id))
    });
    let own = parts.steps.iter().filter(waiting);
    let own = own.filter(|one| one.row.proposed_by == viewer.account);
    let own = own.map(|one| {
        let words = match one.kind {
            // Harm that was reported stays reported.
            step::StepKind::ToMash => "See what you passed to the MASH".to_owned(),
            kind => format!("See or take back {}", kind.name()),
        };
        (words, format!("{}/steps/{}", path(episode), one.row.id))
    });
    let proposes = viewer.role != Role::LeadPractitioner || works(viewer, parts);
    // What waits already is answered first, and social care needs no telling by itself.
    let again = |kind: step::StepKind| {
        let told = kind == step::StepKind::ToMash && viewer.role == Role::MashWorker;
        told || (parts.steps.iter().filter(waiting)).any(|one| one.kind == kind)
    };
    let possible = step::possible(episode.state, episode.level, viewer.role);
    let possible = possible.filter(|kind| proposes && !again(*kind));
    let possible = possible.map(|kind| {
        let begun = begun(viewer, parts, kind.code());
        let words = begun.unwrap_or_else(|| match kind {
            step::StepKind::ToMash => "A child may be in danger: pass to the MASH".to_owned(),
            _ => format!("Propose {}", kind.name()),
        });
        (words, format!("{}/step/{}", path(episode), kind.code()))
    });
    answers.chain(own).chain(possible).collect()
}
