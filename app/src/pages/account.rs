//! Getting in and out: sign in, forgotten password, invitation; and when mail comes.

mod choose_password;
mod forgotten;
mod messages;
mod resume;
mod sign_in;

pub use choose_password::{ChoosePassword, DeadLink, Occasion, choose_password, dead_link};
pub use forgotten::{Forgotten, forgotten, look_for_mail};
pub use messages::{Messages, messages};
pub use resume::{Kept, resume};
pub use sign_in::{SignIn, sign_in};
