//! Pages for those who triage, and for the MASH.

mod card;
mod changed;
mod decide;
mod detail;
mod diversion;
mod inbox;
mod list;
mod preview;
mod search;

pub use card::{Card, cards, rows};
pub use changed::{Changed, changed};
pub use decide::{Decide, decide};
pub use detail::{Aside, Detail, Happening, MailLine, MatchLine, detail, mails, timeline};
pub use diversion::{Diversion, diversion};
pub use inbox::{DiversionLine, Inbox, InboxLine, inbox};
pub use list::{Field, Queues, Tab, TriageLine, queues, table};
pub use preview::{Preview, again, confirm, preview};
pub use search::{Search, search};
