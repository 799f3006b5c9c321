//! Getting in and out: sign in, forgotten password, invitation.

mod resume;
mod sign_in;

pub use resume::{Kept, resume};
pub use sign_in::{SignIn, sign_in};
