//! E-mail addresses.

use email_address::{EmailAddress, Options};

/// An address that the mail library can send to.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Email(String);

/// Why it is none; reads on from the name of the field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("must be an e-mail address, like name@example.org")]
pub struct EmailFault;

super::hidden_from_debug!(Email);

impl Email {
    /// Reads an address; its domain becomes lower case. Quoted names, addresses by number and
    /// letters beyond ASCII are allowed by the standards and refused here: hardly any mail server
    /// takes them, and in a form they are nearly always a slip.
    pub fn parse(typed: &str) -> Result<Self, EmailFault> {
        let typed = typed.trim();
        let options = Options::default()
            .with_required_tld()
            .without_domain_literal()
            .without_display_text();
        if !typed.is_ascii() || typed.contains('"') {
            return Err(EmailFault);
        }
        let address = EmailAddress::parse_with_options(typed, options).map_err(|_| EmailFault)?;
        let domain = address.domain().to_ascii_lowercase();
        Ok(Self(format!("{}@{domain}", address.local_part())))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_addresses_are_taken() {
        for (typed, kept) in [
            (" J.Testwell@School.Example ", "J.Testwell@school.example"),
            (
                "o'neill+referrals@mail.example.org",
                "o'neill+referrals@mail.example.org",
            ),
        ] {
            assert_eq!(Email::parse(typed).unwrap().as_str(), kept);
        }
    }

    #[test]
    fn slips_and_tricks_are_refused() {
        for typed in [
            "",
            "name",
            "name@",
            "@example.org",
            "name@example",
            "a b@example.org",
            "a@b@example.org",
            "a..b@example.org",
            "a@example..org",
            "\"a b\"@example.org",
            "a@[192.0.2.1]",
            "Name <name@example.org>",
            "a@example.org\nBcc: b@example.org",
            "zoë@example.org",
            "a@example.org,b@example.org",
        ] {
            assert!(Email::parse(typed).is_err(), "{typed}");
        }
    }
}
