//! Challenges: a referrer disagrees with a decision, and a manager who took no part in it looks at
//! it. The decision stands meanwhile, so that nothing which keeps a child safe waits for this.

pub mod decide;
pub mod raise;
pub mod view;

use chrono::{DateTime, Utc};
use sea_orm::ConnectionTrait;
use stepwise_domain::challenge::{
    self, ChallengeRefusal, Outcome, Part, ReviewRefusal, Stage, Standing,
};
use stepwise_domain::role::Role;
use uuid::Uuid;

use crate::app::App;
use crate::error::{Error, Result};
use crate::store::Keys;
use crate::store::challenges::{self, Challenge};
use crate::store::decisions::{self, Decision};
use crate::store::referrals::{self, Referral};

/// A decision, and until when it can be challenged next by those who sent the referral.
pub struct Chance {
    pub decision: Uuid,
    pub stage: Stage,
    pub until: DateTime<Utc>,
}

/// Whether this role may challenge the latest decision now.
pub fn chance(
    app: &App,
    role: Role,
    referral: &Referral,
    decided: &[Decision],
    raised: &[Challenge],
) -> Result<Chance, ChallengeRefusal> {
    let latest = decided.first().ok_or(ChallengeRefusal::NoDecision)?;
    let to_it = || (raised.iter()).filter(|one| one.row.decision_id == latest.id);
    let answered = to_it().filter_map(|one| one.row.decided_at).max();
    // What the MASH took on was passed by a decision of ours, and ended later.
    let ended = latest
        .decided_at
        .max(referral.row.closed_at.unwrap_or(latest.decided_at));
    let until = app
        .calendar
        .due(answered.unwrap_or(ended), app.promises.challenge_window);
    let earlier: Vec<Option<Outcome>> = to_it().map(|one| one.outcome).collect();
    let standing = Standing {
        state: referral.state,
        earlier: &earlier,
        in_time: app.now() <= until,
    };
    Ok(Chance {
        decision: latest.id,
        stage: challenge::raise(role, standing)?,
        until,
    })
}

/// A challenge with what it is about.
pub struct About {
    pub challenge: Challenge,
    pub referral: Referral,
    pub decision: Decision,
    /// Who answered the first challenge to the same decision, where this is the second.
    pub reviewed_by: Option<Uuid>,
}

impl About {
    async fn of(db: &impl ConnectionTrait, keys: &Keys, challenge: Challenge) -> Result<Self> {
        let id = challenge.row.referral_id;
        let referral = referrals::by_ids(db, keys, [id]).await?.pop();
        let decided = decisions::of(db, keys, id).await?;
        let wanted = |one: &Decision| one.id == challenge.row.decision_id;
        let decision = decided.into_iter().find(wanted);
        let gone = || Error::internal("a challenge without what it challenges");
        let earlier = challenges::of(db, keys, id).await?;
        let reviewed_by = earlier
            .iter()
            .filter(|one| one.row.decision_id == challenge.row.decision_id)
            .find(|one| one.row.id != challenge.row.id && one.outcome.is_some())
            .and_then(|one| one.row.decided_by);
        Ok(Self {
            referral: referral.ok_or_else(gone)?,
            decision: decision.ok_or_else(gone)?,
            challenge,
            reviewed_by,
        })
    }

    /// Whether this person may answer it.
    pub fn may(&self, account: Uuid, role: Role) -> Result<(), ReviewRefusal> {
        let part = Part {
            decided: self.decision.decided_by == account,
            reviewed: self.reviewed_by == Some(account),
        };
        challenge::may_review(self.challenge.stage, role, part)
    }
}
