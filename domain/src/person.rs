//! What identifies or reaches a person: each kind checked once, here, for forms, search and mail.
//!
//! None of these types shows its value in `Debug` output: they are personal data.

mod email;
mod nhs_number;
mod phone;
mod postcode;
mod upn;

pub use email::{Email, EmailFault};
pub use nhs_number::{NhsNumber, NhsNumberFault};
pub use phone::{Phone, PhoneFault};
pub use postcode::{Postcode, PostcodeFault};
pub use upn::{Upn, UpnFault};

/// `Debug` without the value.
macro_rules! hidden_from_debug {
    ($type:ident) => {
        impl std::fmt::Debug for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($type), "(…)"))
            }
        }
    };
}
pub(crate) use hidden_from_debug;

/// The letters and digits of a typed number or code, in capitals, without the spaces, dots and
/// dashes that people put between groups; `None` where anything else is in it.
fn without_separators(typed: &str) -> Option<String> {
    let mut kept = String::new();
    for character in typed.trim().chars() {
        match character {
            _ if character.is_whitespace() => {}
            '-' | '.' | '\u{2010}'..='\u{2015}' => {}
            _ if character.is_ascii_alphanumeric() => kept.push(character.to_ascii_uppercase()),
            _ => return None,
        }
    }
    Some(kept)
}
