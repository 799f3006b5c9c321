//! How often somebody who refers is written to.

use serde_json::json;
use stepwise_domain::clock::words;
use stepwise_domain::form::{Answers, Choice, Question, Section};
use stepwise_domain::permission::{Act, Relation};

use crate::app::App;
use crate::error::{Error, Result};
use crate::services::viewer::Viewer;
use crate::store::{accounts, audit};

const OFTEN: &str = "often";
const DAILY: &str = "daily";
const EACH: &str = "each";

/// What is asked.
pub fn form(app: &App) -> Section {
    let at = words::hour(app.calendar.hours().summary);
    let choices = vec![
        Choice::new(EACH, "At once, a message for each piece of news"),
        Choice::new(
            DAILY,
            format!("Once a working day, at {at}, in one message"),
        ),
    ];
    let question = Question::radios(
        OFTEN,
        "How often do you want news of your referrals?",
        choices,
    )
    .called("How often you want news")
    .required("Select how often you want news");
    Section::new("messages", "When we e-mail you", vec![question])
}

/// What was chosen.
pub async fn chosen(app: &App, viewer: &Viewer) -> Result<Answers> {
    viewer.must(Act::ChooseMessages, Relation::Own)?;
    let found = accounts::by_id(app.store.read(), app.store.keys(), viewer.account).await?;
    let account = found.ok_or(Error::NotFound)?;
    let often = if account.daily_summary { DAILY } else { EACH };
    Ok(Answers::from_pairs([(OFTEN, often)]))
}

/// Keeps what is chosen now.
pub async fn choose(app: &App, viewer: &Viewer, answers: &Answers) -> Result<()> {
    viewer.must(Act::ChooseMessages, Relation::Own)?;
    let daily = answers.text(OFTEN) == DAILY;
    let tx = app.store.begin().await?;
    accounts::set_daily_summary(&tx, viewer.account, daily).await?;
    let subject = ("account", Some(viewer.account.to_string()));
    let action = "account.messages_chosen";
    let detail = json!({ "daily": daily });
    audit::append(
        &tx,
        app.now(),
        Some(viewer.account),
        action,
        subject,
        detail,
    )
    .await?;
    tx.commit().await?;
    Ok(())
}
