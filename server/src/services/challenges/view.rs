//! Challenges as pages show them: to managers, on the record, and to those who raised them.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use stepwise_app::components::clock_words::ClockWordsOptions;
use stepwise_app::pages::challenges::{Challenge as Page, ChallengeLine};
use stepwise_app::pages::triage::Card;
use stepwise_domain::challenge::Outcome;
use stepwise_domain::clock::words;
use stepwise_domain::episode_form::FormKind;
use stepwise_domain::permission::{Act, Relation};

use super::About;
use crate::app::App;
use crate::error::Result;
use crate::services::triage::history::{Names, name};
use crate::services::triage::{self, notes};
use crate::services::viewer::Viewer;
use crate::store::challenges::{self, Challenge};
use crate::store::forms::Kept;

use crate::store::{accounts, hubs, running};

/// The open ones, the oldest first.
pub async fn list(app: &App, viewer: &Viewer) -> Result<Vec<ChallengeLine>> {
    viewer.must(Act::ReviewChallenge, Relation::None)?;
    let (db, keys) = (app.store.read(), app.store.keys());
    let mut found = Vec::new();
    for challenge in challenges::open(db, keys).await? {
        found.push(About::of(db, keys, challenge).await?);
    }
    let ids = found.iter().map(|about| about.referral.row.id);
    let clocks = running::of_challenges(db, ids).await?;
    let people = found.iter().map(|about| about.decision.decided_by);
    let names = accounts::names(db, keys, people).await?;
    let line = |about: About| {
        let row = &about.challenge.row;
        ChallengeLine {
            address: format!("/challenges/{}", row.id),
            reference: about.referral.row.reference.clone(),
            child: about.referral.child.expose().clone(),
            stage: about.challenge.stage.name().into(),
            reason: about.challenge.reason.name().into(),
            raised: words::day_and_age(row.raised_at, app.now()),
            clock: clock(app, &about.challenge, clocks.get(&row.id).copied()),
            decided_by: name(&names, about.decision.decided_by),
            not_yours: not_yours(viewer, &about),
        }
    };
    Ok(found.into_iter().map(line).collect())
}

/// One of them. Looking is noted in the audit log.
pub async fn page(app: &App, viewer: &Viewer, about: &About, done: bool) -> Result<Page> {
    triage::note_view(app, viewer, &about.referral).await?;
    let (db, keys) = (app.store.read(), app.store.keys());
    let (challenge, referral) = (&about.challenge, &about.referral);
    let row = &challenge.row;
    let waits = challenge.outcome.is_none();
    let clocks = running::of_challenges(db, [referral.row.id]).await?;
    let mut people = BTreeSet::from([row.raised_by, about.decision.decided_by]);
    people.extend(row.decided_by);
    people.extend(about.reviewed_by);
    let names = accounts::names(db, keys, people).await?;
    let hubs = hubs::all(db).await?;
    let earlier = challenges::of(db, keys, referral.row.id).await?;
    let to_it = earlier
        .iter()
        .filter(|one| one.row.decision_id == row.decision_id);
    let mut cards: Vec<Card> = to_it.map(|one| card(one, &names)).collect();
    cards.push(notes::decision(&about.decision, &hubs, &names));
    Ok(Page {
        address: format!("/challenges/{}", row.id),
        reference: referral.row.reference.clone(),
        child: referral.child.expose().clone(),
        stage: challenge.stage.name().into(),
        raised: words::day_and_age(row.raised_at, app.now()),
        raised_by: name(&names, row.raised_by),
        clock: waits.then(|| clock(app, challenge, clocks.get(&row.id).copied())),
        cards,
        not_yours: not_yours(viewer, about).filter(|_| waits),
        done,
    })
}

fn not_yours(viewer: &Viewer, about: &About) -> Option<String> {
    let may = about.may(viewer.account, viewer.role);
    may.err().map(|refused| refused.to_string())
}

/// The promise; a challenge is never without its clock, but a page must not fail for want of one.
fn clock(app: &App, challenge: &Challenge, due: Option<DateTime<Utc>>) -> ClockWordsOptions {
    let allowance = challenge.stage.clock().allowance(&app.promises);
    let due = due.unwrap_or_else(|| app.calendar.due(challenge.row.raised_at, allowance));
    ClockWordsOptions::running(&app.calendar, due, app.now())
}

/// A challenge with all that was said, for colleagues.
pub fn card(challenge: &Challenge, names: &Names) -> Card {
    let row = &challenge.row;
    let answered = row.decided_by.zip(row.decided_at);
    let answered = answered.map(|(by, at)| format!("{}, {}", name(names, by), words::moment(at)));
    let standing = challenge.outcome.map_or("Open", Outcome::short);
    let mut rows = vec![
        ("Raised by".into(), name(names, row.raised_by)),
        ("Looked at by".into(), challenge.stage.name().into()),
    ];
    rows.extend(said(&challenge.form, None));
    if let Some(answer) = &challenge.answer {
        rows.extend(said(answer, None));
    }
    rows.push(("Answered".into(), answered.unwrap_or_default()));
    Card {
        title: format!(
            "Challenge, {}: raised {}",
            standing.to_lowercase(),
            words::moment(row.raised_at)
        ),
        rows,
    }
}

/// What the form asked and what was answered; `only` some of the questions.
pub fn said(kept: &Kept, only: Option<&[&str]>) -> Vec<(String, String)> {
    let rows = kept.asked.items.iter().flat_map(|item| &item.rows);
    rows.filter(|row| only.is_none_or(|only| only.contains(&&*row.question)))
        .map(|row| (row.label.clone(), row.lines.join("\n")))
        .collect()
}

/// The answer as the referrer may read it.
pub fn answer_for_referrer(challenge: &Challenge) -> Option<Vec<(String, String)>> {
    let answer = challenge.answer.as_ref()?;
    let readable = FormKind::ChallengeDecision.read_by_referrer();
    Some(said(answer, Some(readable)))
}
