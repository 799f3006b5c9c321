//! Finding referrals by reference, or by a child's name and date of birth. Only keyed digests of
//! these are kept, so a name is found by whole words.

use sea_orm::{ColumnTrait, Condition};
use serde_json::json;
use stepwise_domain::form::date::DateParts;
use stepwise_domain::form::{Answers, DateRule, Question, Section};
use stepwise_domain::matching::name_words;
use stepwise_domain::permission::{Act, Relation};
use stepwise_domain::reference::Reference;

use crate::app::App;
use crate::error::Result;
use crate::services::viewer::Viewer;
use crate::store::audit;
use crate::store::entity::referral::Column;
use crate::store::triage::{self, Line};

/// Lines shown at the most.
pub const MOST: usize = 50;

/// The questions of the search page.
pub fn section() -> Section {
    let questions = vec![
        Question::text("reference", "Reference", 20).hint("Such as EH-7KQ4-X2M2."),
        Question::text("name", "Child’s name", 100)
            .hint("One word of it is enough. Every word you type must be in the name.")
            .called("The name"),
        Question::date("born", "Date of birth", DateRule::Past).called("Date of birth"),
    ];
    Section::new("search", "Search for a referral", questions).at_least_one(
        ["reference", "name", "born"],
        "Enter a reference, a name or a date of birth",
    )
}

/// What the answers find. They were checked.
pub async fn find(app: &App, viewer: &Viewer, answers: &Answers) -> Result<Vec<Line>> {
    viewer.must(Act::Search, Relation::None)?;
    let (db, keys) = (app.store.read(), app.store.keys());
    let most = u64::try_from(MOST).unwrap_or(u64::MAX);
    let mut wanted = Vec::new();
    for word in name_words(answers.text("name")) {
        wanted.push(triage::digest(keys, "name", &word));
    }
    if let Ok(born) = DateParts::of(answers, "born").parse() {
        wanted.push(triage::digest(keys, "born", &born.to_string()));
    }
    wanted.sort();
    wanted.dedup();
    let mut condition = Condition::all();
    let reference = Reference::parse(answers.text("reference")).ok();
    if let Some(reference) = &reference {
        condition = condition.add(Column::Reference.eq(reference.as_str()));
    }
    if !wanted.is_empty() {
        let ids = triage::by_digests(db, &wanted, wanted.len(), most).await?;
        condition = condition.add(Column::Id.is_in(ids));
    }
    // A name of signs alone has no words, and nothing is found by it.
    let found = if condition.is_empty() {
        Vec::new()
    } else {
        triage::lines_of(db, keys, condition, most).await?
    };
    let by = [
        ("reference", reference.is_some()),
        ("name_or_birth", !wanted.is_empty()),
    ];
    let by: Vec<_> = by
        .iter()
        .filter(|(_, used)| *used)
        .map(|(by, _)| by)
        .collect();
    let tx = app.store.begin().await?;
    let detail = json!({ "by": by, "found": found.len() });
    let actor = Some(viewer.account);
    audit::append(
        &tx,
        app.now(),
        actor,
        "referrals.searched",
        ("search", None),
        detail,
    )
    .await?;
    tx.commit().await?;
    Ok(found)
}
