//! A referrer who fears harm passes the family to the MASH: at once, from wherever the referral
//! stands, and without asking anybody first.

use sea_orm::ActiveValue::Set;
use serde_json::json;
use stepwise_domain::episode_form::field;
use stepwise_domain::form::{Answers, Section};
use stepwise_domain::permission::Act;
use stepwise_domain::referral::{Action, State};
use stepwise_domain::role::Role;

use crate::app::App;
use crate::error::Result;
use crate::mail::message::Message;
use crate::services::episodes::steps::{self, Proposal};
use crate::services::viewer::Viewer;
use crate::services::{referral_answers, tell, turn};
use crate::store::forms::Kept;
use crate::store::referrals::Referral;
use crate::store::{PersonalText, Tx, episodes, mash, questions};

/// What is passed on: the referral, or the episode that it opened or joined.
pub struct Opened {
    pub referral: Referral,
    passed: Option<Passed>,
}

/// With the form that is filled in.
enum Passed {
    Referral(Section),
    Episode(Box<Proposal>),
}

impl Opened {
    /// The form; none where the MASH has it already.
    pub fn section(&self) -> Option<&Section> {
        match self.passed.as_ref()? {
            Passed::Referral(section) => Some(section),
            Passed::Episode(proposal) => Some(&proposal.section),
        }
    }
}

/// The referral, for somebody of the organisation that sent it.
pub async fn open(app: &App, viewer: &Viewer, reference: &str) -> Result<Opened> {
    let referral = referral_answers::load(app, viewer, reference, Act::PassToMash).await?;
    let found = episodes::of_referrals(app.store.read(), &[referral.row.id]).await?;
    let passed = match (found.into_iter().next(), referral.state) {
        (Some((_, episode)), _) => Some(Passed::Episode(Box::new(steps::harm(episode)))),
        (None, State::EscalatedToMash | State::MashAccepted) => None,
        (None, _) => Some(Passed::Referral(steps::harm_form())),
    };
    Ok(Opened { referral, passed })
}

/// Passes it on. The handler has checked the answers.
///
/// # Errors
/// [`crate::error::Error::Stale`] where the referral was changed at the same moment.
pub async fn report(app: &App, viewer: &Viewer, opened: &Opened, answers: &Answers) -> Result<()> {
    match &opened.passed {
        Some(Passed::Episode(proposal)) => {
            // A report of harm is never stale, so it rests on no version.
            steps::propose(app, viewer, proposal, answers, 0).await?;
            Ok(())
        }
        Some(Passed::Referral(section)) => {
            let form = Kept::new(section, answers);
            pass(app, viewer, &opened.referral, &words(&form)).await
        }
        None => Err(crate::error::Error::Refused(
            "The MASH has this referral already. Ring them with what is new.".into(),
        )),
    }
}

/// What was written, for the MASH to read in one piece.
fn words(form: &Kept) -> PersonalText {
    let said = [field::RATIONALE, field::HANDOVER].map(|question| form.answers.text(question));
    let said: Vec<&str> = said.into_iter().filter(|words| !words.is_empty()).collect();
    said.join("\n\n").into()
}

async fn pass(app: &App, viewer: &Viewer, referral: &Referral, words: &PersonalText) -> Result<()> {
    let (keys, now, id) = (app.store.keys(), app.now(), referral.row.id);
    let due = app.calendar.due(now, app.promises.mash_answer);
    let tx = app.store.begin().await?;
    turn::take(&tx, app, viewer, referral, Action::ReportHarm, |row| {
        // What had ended is nobody's: whoever decided then does not own it now.
        if !referral.state.is_open() {
            row.owner_id = Set(None);
        }
    })
    .await?;
    for asked in questions::of(&tx, keys, id).await? {
        questions::close(&tx, keys, asked.id, None).await?;
    }
    mash::insert(&tx, keys, id, words, (viewer.account, now, due)).await?;
    tell_both(&tx, app, viewer, referral).await?;
    let event = "referral.passed_by_referrer";
    turn::note(&tx, app, viewer, referral, event, json!({})).await?;
    tx.commit().await?;
    Ok(())
}

/// The MASH, and whoever owns it in early help.
async fn tell_both(tx: &Tx, app: &App, viewer: &Viewer, referral: &Referral) -> Result<()> {
    let (reference, about) = (referral.row.reference.clone(), Some(referral.row.id));
    let inbox = Message::MashEntry {
        link: app.link(&format!("/mash/{reference}")),
        reference: reference.clone(),
    };
    tell::role(tx, app, Role::MashWorker, viewer, about, &inbox).await?;
    let owner = referral.row.owner_id.filter(|_| referral.state.is_open());
    let message = Message::HarmReported {
        reference,
        link: turn::staff_link(app, referral),
    };
    tell::staff(tx, app, owner, Role::Coordinator, about, &message).await
}
