//! Getting in and out: sign in, forgotten password, invitation.

mod sign_in;

pub use sign_in::{SignIn, sign_in};
