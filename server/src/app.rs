//! What one running service is made of.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Europe::London;
use stepwise_domain::clock::{Calendar, Clock, Promises, whole_micros};
use stepwise_domain::framework::Framework;
use tokio_util::task::TaskTracker;

use crate::auth::password::Hasher;
use crate::mail::send::Mailer;
use crate::settings::Settings;
use crate::store::Store;

/// The parts, made once at start and shared by every request.
pub struct App {
    pub settings: Settings,
    pub store: Store,
    pub clock: Arc<dyn Clock>,
    pub framework: Framework,
    pub calendar: Calendar,
    pub promises: Promises,
    pub hasher: Hasher,
    pub mailer: Mailer,
    /// What a page started and did not wait for. Stopping waits for it.
    pub background: TaskTracker,
}

pub type Shared = Arc<App>;

impl App {
    /// Now, by the service's clock, to the microsecond that both databases keep.
    pub fn now(&self) -> DateTime<Utc> {
        whole_micros(self.clock.now())
    }

    /// The date in London.
    pub fn today(&self) -> NaiveDate {
        self.now().with_timezone(&London).date_naive()
    }

    /// The whole address of a path, for links in mails.
    pub fn link(&self, path: &str) -> String {
        format!("{}{path}", self.settings.base_url)
    }
}
