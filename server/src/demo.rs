//! Demonstration mode: an invented council with invented people. Nothing here runs otherwise.

mod beside;
mod challenges;
mod draft;
mod episodes;
mod forms;
mod history;
mod mailbox;
mod people;
mod referrals;
mod stories;

pub use mailbox::{KeptMail, Mailbox, mail, mails};
pub use people::{PASSWORD, SIGN_INS};

use stepwise_domain::hub::Hub;
use stepwise_domain::role::Role;

use crate::app::App;
use crate::error::{Error, Result};
use crate::services::hubs;
use crate::services::viewer::Viewer;
use crate::store::{accounts, outbox};

/// Fills an empty database. False if there was something in it already.
pub async fn seed(app: &App) -> Result<bool> {
    if !accounts::organisations(app.store.read()).await?.is_empty() {
        return Ok(false);
    }
    hubs(app).await?;
    let people = people::seed(app).await?;
    referrals::seed(app, &people).await?;
    mark_mails_sent(app).await?;
    Ok(true)
}

async fn hubs(app: &App) -> Result<()> {
    let hubs = Hub::load_all(include_str!("../data/demo/hubs.toml")).map_err(Error::internal)?;
    hubs::load(app, &hubs).await.map(drop)
}

/// The mails of the invented past were sent in that past: nothing of it goes to a real server.
async fn mark_mails_sent(app: &App) -> Result<()> {
    let tx = app.store.begin().await?;
    outbox::mark_all_sent(&tx).await?;
    tx.commit().await?;
    Ok(())
}

fn with_role(people: &[Viewer], role: Role) -> Result<&Viewer> {
    let found = people.iter().find(|who| who.role == role);
    found.ok_or_else(|| Error::internal(format!("nobody in the demonstration is {}", role.code())))
}

/// Says who can sign in.
pub fn print_sign_ins(app: &App, fresh: bool) {
    let how = if fresh {
        "was filled with invented people"
    } else {
        "keeps what it had"
    };
    println!("This is a demonstration. The database {how}.");
    println!(
        "Sign in at {} with the password {PASSWORD}",
        app.link("/sign-in")
    );
    for (email, role, organisation) in SIGN_INS {
        println!("  {email:<38} {:<20} {organisation}", role.name());
    }
}
