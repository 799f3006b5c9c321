//! What a person narrows a queue by.

use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, Condition, QueryFilter, Select};
use uuid::Uuid;

use super::Queue;
use crate::store::entity::referral;

/// What narrows a queue. What is none does not.
#[derive(Clone, Debug, Default)]
pub struct Narrowed {
    /// The suggested tier; in the decided queue the decided one.
    pub tier: Option<i16>,
    /// A hub's id and the postcode sectors it serves: decided for it, or near it.
    pub hub: Option<(String, Vec<String>)>,
    pub organisation: Option<Uuid>,
    pub due_from: Option<DateTime<Utc>>,
    /// Not included.
    pub due_before: Option<DateTime<Utc>>,
}

impl Narrowed {
    pub(super) fn apply(
        &self,
        mut query: Select<referral::Entity>,
        queue: Queue,
    ) -> Select<referral::Entity> {
        use referral::Column;
        if let Some(tier) = self.tier {
            let column = match queue {
                Queue::Decided => Column::DecidedTier,
                Queue::In(_) | Queue::Of(_) | Queue::Late(_) => Column::SuggestedTier,
            };
            query = query.filter(column.eq(tier));
        }
        if let Some((hub, sectors)) = &self.hub {
            let near = Condition::all()
                .add(Column::HubId.is_null())
                .add(Column::PostcodeSector.is_in(sectors.clone()));
            query = query.filter(
                Condition::any()
                    .add(Column::HubId.eq(hub.clone()))
                    .add(near),
            );
        }
        if let Some(organisation) = self.organisation {
            query = query.filter(Column::OrganisationId.eq(organisation));
        }
        let due = match queue {
            Queue::Decided => Column::DueAt,
            // What is awaited now: an answer, where the promise stands still.
            Queue::In(_) | Queue::Of(_) | Queue::Late(_) => Column::LateFrom,
        };
        if let Some(from) = self.due_from {
            query = query.filter(due.gte(from));
        }
        if let Some(before) = self.due_before {
            query = query.filter(due.lt(before));
        }
        query
    }
}
