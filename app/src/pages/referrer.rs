//! Pages for people who refer families.

mod before;
mod check;
mod harm;
mod list;
mod people;
mod print;
mod sent;
mod standing;
mod stop;
mod tasks;

pub use before::{Before, before};
pub use check::{Check, check};
pub use harm::{Harm, harm};
pub use list::{DraftLine, ReferralLine, Referrals, referrals};
pub use people::{People, Person, people, remove_person};
pub use print::{Printed, printed};
pub use sent::{Sent, sent};
pub use standing::{
    Asked, Challenged, Decided, HubContact, ReplyForm, Standing, Written, standing, until_when,
};
pub use stop::{Stop, stop, taken_back};
pub use tasks::{Tasks, discard_draft, task_list};
