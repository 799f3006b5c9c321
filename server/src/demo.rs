//! Demonstration mode: an invented council with invented people. Nothing here runs otherwise.

mod mailbox;
mod people;

pub use mailbox::{KeptMail, Mailbox, mail, mails};
pub use people::{PASSWORD, SIGN_INS};

use crate::app::App;
use crate::error::Result;
use crate::store::accounts;

/// Fills an empty database. False if there was something in it already.
pub async fn seed(app: &App) -> Result<bool> {
    if !accounts::organisations(app.store.read()).await?.is_empty() {
        return Ok(false);
    }
    people::seed(app).await?;
    Ok(true)
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
