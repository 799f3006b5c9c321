//! Opening the form of a step: whether it may be taken now, and what can be chosen.

use chrono::{Datelike, NaiveDate};
use stepwise_domain::form::{Answers, Choice, Section};
use stepwise_domain::hub::rank;
use stepwise_domain::permission::Act;
use stepwise_domain::referral::{State, apply};
use stepwise_domain::referral_form::{self, ReferralFacts};
use stepwise_domain::tier::Tier;
use stepwise_domain::triage_form::{Offers, Step, TIER, section};

use super::matches;
use crate::app::App;
use crate::error::{Error, Result};
use crate::services::mash;
use crate::services::viewer::Viewer;
use crate::store::referrals::Referral;
use crate::store::{decisions, hubs};

/// The form of a step on one referral.
pub struct Opened {
    pub step: Step,
    pub referral: Referral,
    pub section: Section,
}

/// Opens the form, for somebody who may take the step. Whether it can be taken now is asked of
/// [`Opened::after`].
pub async fn open(app: &App, viewer: &Viewer, reference: &str, step: Step) -> Result<Opened> {
    let act = Act::from(step.action());
    let referral = if act == Act::DecideMash {
        mash::load(app, viewer, reference, act).await?
    } else {
        super::load(app, viewer, reference, act).await?
    };
    let section = form(app, &referral, step).await?;
    Ok(Opened {
        step,
        referral,
        section,
    })
}

impl Opened {
    /// The state after the step.
    ///
    /// # Errors
    /// [`Error::Refused`] where the step makes no sense in the referral's state.
    pub fn after(&self, viewer: &Viewer) -> Result<State> {
        Ok(apply(self.referral.state, self.step.action(), viewer.role)?.to)
    }
}

async fn form(app: &App, referral: &Referral, step: Step) -> Result<Section> {
    Ok(section(step, &offers(app, referral, step).await?))
}

async fn offers(app: &App, referral: &Referral, step: Step) -> Result<Offers> {
    let mut offers = Offers::default();
    match step {
        Step::Accept => offers.hubs = near(app, referral).await?,
        Step::Join => offers.episodes = episodes(app, referral).await?,
        _ => {}
    }
    Ok(offers)
}

/// The hubs, the nearest to the family that suits the child first.
async fn near(app: &App, referral: &Referral) -> Result<Vec<Choice>> {
    let facts = facts(app, referral)?;
    let hubs = hubs::all(app.store.read()).await?;
    let postcode = facts.postcode.as_ref().map(ToString::to_string);
    let tier = decisions::tier(referral.row.suggested_tier);
    let born = facts.children.iter().filter_map(|child| child.born).max();
    let age = born.and_then(|born| age(born, app.today()));
    let ranked = rank(&hubs, postcode.as_deref(), None, tier, age);
    Ok(ranked
        .into_iter()
        .map(|ranked| {
            let hub = &hubs[ranked.hub];
            Choice::new(&hub.id, &hub.name).hint(ranked.why)
        })
        .collect())
}

/// The open episodes of the likely matches, each once.
async fn episodes(app: &App, referral: &Referral) -> Result<Vec<Choice>> {
    let facts = facts(app, referral)?;
    let mut choices: Vec<Choice> = Vec::new();
    for known in matches::of(app, referral, &facts).await? {
        let open = known.episode.filter(|episode| episode.state.is_open());
        let Some(episode) = open else { continue };
        if choices
            .iter()
            .any(|choice| choice.value == episode.row.reference)
        {
            continue;
        }
        let label = format!(
            "{}: {}, {}",
            episode.row.reference,
            known.referral.child.expose(),
            episode.level
        );
        let why = known.reasons.iter().map(|reason| reason.name());
        choices.push(
            Choice::new(&episode.row.reference, label).hint(why.collect::<Vec<_>>().join(" ")),
        );
    }
    Ok(choices)
}

/// The facts of the referral as it was sent.
pub fn facts(app: &App, referral: &Referral) -> Result<ReferralFacts> {
    let snapshot = referral.snapshot(app.store.keys())?;
    Ok(referral_form::facts(&snapshot.answers))
}

/// Whole years on this day; none for a date ahead.
fn age(born: NaiveDate, today: NaiveDate) -> Option<u8> {
    let had = (today.month(), today.day()) >= (born.month(), born.day());
    u8::try_from(today.year() - born.year() - i32::from(!had)).ok()
}

/// A post that was checked: the form, and the version of the referral it was shown over.
pub struct Filled<'a> {
    pub opened: &'a Opened,
    pub version: i32,
    pub answers: &'a Answers,
}

impl Filled<'_> {
    /// What was typed for one question.
    pub fn text(&self, question: &str) -> String {
        self.answers.text(question).to_owned()
    }

    /// The tier that was chosen.
    pub fn tier(&self) -> Option<Tier> {
        let number = self.answers.text(TIER).parse().ok()?;
        Tier::from_number(number)
    }

    /// That nothing changed since the form was opened.
    pub fn fresh(&self) -> Result<()> {
        if self.opened.referral.row.version == self.version {
            Ok(())
        } else {
            Err(Error::Stale)
        }
    }
}
