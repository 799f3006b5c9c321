//! What happens beside referrals: questions to the coordinators, and families who were not
//! referred because their referrer rang the MASH.

use chrono::{DateTime, Days, TimeDelta, Utc};
use stepwise_domain::episode_form::field;
use stepwise_domain::form::Answers;
use stepwise_domain::referral_form::{Draft, open_flags, sections, slug};
use stepwise_domain::role::Role;

use super::episodes::date;
use super::{referrals, with_role};
use crate::app::App;
use crate::error::{Error, Result};
use crate::services::viewer::Viewer;
use crate::services::{consultations, covers, diversions, drafts};
use crate::store;

/// One thing that happens.
#[derive(Clone, Copy, Debug)]
pub enum Beside {
    Ask(&'static str),
    /// The question that has waited longest is answered.
    Advise(&'static str),
    /// A red flag stops the form.
    Divert(&'static str),
    /// A lead practitioner is away, and another covers.
    Cover,
}

use Beside::{Advise, Ask, Cover, Divert};

/// How many hours ago, and whose it is: the place of a referrer in the list.
const PAST: [(i64, usize, Beside); 10] = [
    (
        410,
        2,
        Ask(
            "A parent asked us for help with bedtimes. Nothing else worries us. Is that something to refer?",
        ),
    ),
    (
        388,
        0,
        Advise(
            "Not yet. The parents’ morning at the hub is made for this and needs no referral. If it does not help within six weeks, or something else comes up, ask us again.",
        ),
    ),
    (300, 4, Divert("unexplained-injury")),
    (
        196,
        0,
        Ask(
            "A child of eight looks after a parent who is ill, and does it well. Do we wait, or refer now while it is still going well?",
        ),
    ),
    (
        174,
        0,
        Advise(
            "Refer now. A child who cares for a parent is a reason by itself to look closer, and the family can still say what they want.",
        ),
    ),
    (75, 0, Divert("domestic-abuse-now")),
    (50, 0, Cover),
    (27, 1, Divert("child-tells-of-abuse")),
    (
        26,
        3,
        Ask(
            "Two brothers, one at our school and one at another. Do both schools write a referral, or does one write for both?",
        ),
    ),
    (
        3,
        0,
        Ask(
            "The family agrees to help for the younger child and not for the older one. Can we refer one child alone?",
        ),
    ),
];

/// When each happens, whose it is, and what it is.
pub fn events(now: DateTime<Utc>) -> impl Iterator<Item = (DateTime<Utc>, usize, Beside)> {
    let at = move |hours| now - TimeDelta::hours(hours);
    PAST.iter()
        .map(move |(hours, who, what)| (at(*hours), *who, *what))
}

impl Beside {
    /// Does it, as this referrer or as a coordinator.
    pub async fn take(self, app: &App, people: &[Viewer], referrer: &Viewer) -> Result<()> {
        match self {
            Ask(question) => consultations::ask(app, referrer, question).await.map(drop),
            Advise(answer) => advise(app, with_role(people, Role::Coordinator)?, answer).await,
            Divert(flag) => divert(app, referrer, flag).await,
            Cover => cover(app, people).await,
        }
    }
}

/// One of those who lead is away for ten days.
async fn cover(app: &App, people: &[Viewer]) -> Result<()> {
    let leads = (people.iter()).filter(|who| who.role == Role::LeadPractitioner);
    let leads: Vec<String> = leads.map(|who| who.account.to_string()).collect();
    let mut answers = Answers::default();
    answers.set(field::LEAD, leads[2].clone());
    answers.set(field::COVER, leads[0].clone());
    date(&mut answers, field::FROM, app.today());
    date(&mut answers, field::TO, app.today() + Days::new(10));
    covers::arrange(app, with_role(people, Role::Coordinator)?, &answers).await
}

async fn advise(app: &App, coordinator: &Viewer, answer: &str) -> Result<()> {
    let (db, keys) = (app.store.read(), app.store.keys());
    let waiting = store::consultations::unanswered(db, keys).await?;
    let oldest = waiting.iter().min_by_key(|one| one.asked_at);
    let oldest = oldest.ok_or_else(|| Error::internal("no question waits for an answer"))?;
    consultations::answer(app, coordinator, oldest.id, answer).await
}

/// Starts a referral, and answers one of the questions about danger with yes.
async fn divert(app: &App, referrer: &Viewer, flag: &str) -> Result<()> {
    let mut draft = Draft::default();
    let context = drafts::form_context(app, referrer, &draft).await?;
    let pages = sections(&context, &draft);
    let safety = pages.iter().find(|page| page.slug == slug::SAFETY);
    let safety = safety.ok_or_else(|| Error::internal("a form without its safety gate"))?;
    let answer = |name: &str| if name.ends_with(flag) { "yes" } else { "no" };
    let asked = safety
        .questions
        .iter()
        .map(|question| question.name.to_string());
    let answers = asked.map(|name| (name.clone(), answer(&name).to_owned()));
    draft.save(safety, Answers::from_pairs(answers));
    let flags = open_flags(&context, &draft);
    let id = drafts::start(app, referrer).await?;
    referrals::write(app, id, draft).await?;
    let kept = drafts::load_open(app, referrer, id).await?;
    diversions::record(app, referrer, &kept, &flags).await
}
