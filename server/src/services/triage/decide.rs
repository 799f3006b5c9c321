//! Taking a step whose form was filled in: the referral's new state, what the outcome needs, the
//! referrer's message and the audit event, together or not at all.

mod outcome;
mod wait;

use stepwise_domain::triage_form::Step;

use super::step::Filled;
use crate::app::App;
use crate::error::Result;
use crate::services::mash;
use crate::services::viewer::Viewer;

/// Takes the step.
///
/// # Errors
/// [`Error::Stale`] where the referral changed since the form was opened.
pub async fn take(app: &App, viewer: &Viewer, filled: &Filled<'_>) -> Result<()> {
    filled.fresh()?;
    match filled.opened.step {
        Step::Accept => outcome::accept(app, viewer, filled).await,
        Step::Join => outcome::join(app, viewer, filled).await,
        Step::Signpost => outcome::signpost(app, viewer, filled).await,
        Step::NotAccept => outcome::not_accept(app, viewer, filled).await,
        Step::Ask => wait::ask(app, viewer, filled).await,
        Step::GoOn => wait::go_on(app, viewer, filled).await,
        Step::Mash => wait::pass_to_mash(app, viewer, filled).await,
        Step::MashAccept => mash::accept(app, viewer, filled).await,
        Step::MashReturn => mash::give_back(app, viewer, filled).await,
    }
}
