//! What others will read once an episode is closed.

use stepwise_app::pages::episodes::Closing;
use stepwise_domain::episode_form::field;
use stepwise_domain::form::Answers;

use crate::app::App;
use crate::error::Result;
use crate::services::episodes::referrals;
use crate::services::family as view;
use crate::store::episodes::Episode;
use crate::store::family;

/// What the referrers and the family will read of this closure.
pub async fn words(app: &App, episode: &Episode, answers: &Answers) -> Result<Closing> {
    let (db, keys) = (app.store.read(), app.store.keys());
    let mut words = Closing {
        referrals: Vec::new(),
        feedback: answers.text(field::FEEDBACK).to_owned(),
        family: false,
    };
    for referral in referrals(app, episode).await? {
        let accesses = family::of_referral(db, keys, referral.row.id).await?;
        let open = accesses.iter().any(|access| access.cut_off_at.is_none());
        words.family |= open && !view::is_hidden(app, db, &referral).await?;
        words.referrals.push(referral.row.reference);
    }
    Ok(words)
}
