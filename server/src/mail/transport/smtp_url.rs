//! Where the mail server is, as one setting: `smtp://user:password@mail.example.org`.
//!
//! Encrypted unless said otherwise: a setting that forgets to ask for TLS must not send a
//! password or a family's address in the clear.

use std::fmt;
use std::str::FromStr;

use percent_encoding::percent_decode_str;
use secrecy::SecretString;
use url::Url;

/// How the connection is protected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Security {
    /// Plain first, then upgraded; refused where the server cannot (`smtp://`, port 587).
    StartTls,
    /// Encrypted from the first byte (`smtps://`, port 465).
    Tls,
    /// Never encrypted (`smtp://…?tls=none`, port 25). For a relay on the same machine.
    None,
}

/// The mail server and how to sign in to it.
#[derive(Clone)]
pub struct SmtpUrl {
    pub(super) host: String,
    pub(super) port: u16,
    pub(super) security: Security,
    pub(super) login: Option<(String, SecretString)>,
}

/// Why a setting is not a mail server. Never repeats the setting: it may hold a password.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SmtpUrlError {
    #[error("write the mail server as smtp://user:password@host:port, or smtps:// for port 465")]
    Form,
    #[error("tls= is \"required\" or \"none\"; smtps:// is always encrypted and takes neither")]
    Tls,
    #[error("a user name needs a password and a password a user name")]
    HalfALogin,
    #[error("the user name and password would travel in the clear: remove tls=none")]
    LoginInTheClear,
}

impl SmtpUrl {
    pub const fn security(&self) -> Security {
        self.security
    }

    pub fn host(&self) -> &str {
        &self.host
    }

    /// Whether mails only go to a relay on this machine.
    pub fn is_local(&self) -> bool {
        is_this_machine(&self.host)
    }
}

impl FromStr for SmtpUrl {
    type Err = SmtpUrlError;

    fn from_str(text: &str) -> Result<Self, SmtpUrlError> {
        let url = Url::parse(text).map_err(|_| SmtpUrlError::Form)?;
        let host = url.host_str().filter(|host| !host.is_empty());
        let host = host.ok_or(SmtpUrlError::Form)?;
        if !matches!(url.path(), "" | "/") || url.fragment().is_some() {
            return Err(SmtpUrlError::Form);
        }
        let security = security(&url)?;
        let login = login(&url)?;
        if login.is_some() && security == Security::None && !is_this_machine(host) {
            return Err(SmtpUrlError::LoginInTheClear);
        }
        let standard_port = match security {
            Security::StartTls => 587,
            Security::Tls => 465,
            Security::None => 25,
        };
        Ok(Self {
            host: host.trim_matches(['[', ']']).to_owned(),
            port: url.port().unwrap_or(standard_port),
            security,
            login,
        })
    }
}

fn security(url: &Url) -> Result<Security, SmtpUrlError> {
    let mut tls = None;
    for (name, value) in url.query_pairs() {
        if name != "tls" {
            return Err(SmtpUrlError::Form);
        }
        tls = Some(value.into_owned());
    }
    match (url.scheme(), tls.as_deref()) {
        ("smtps", None) => Ok(Security::Tls),
        ("smtp", None | Some("required")) => Ok(Security::StartTls),
        ("smtp", Some("none")) => Ok(Security::None),
        ("smtp" | "smtps", Some(_)) => Err(SmtpUrlError::Tls),
        _ => Err(SmtpUrlError::Form),
    }
}

fn login(url: &Url) -> Result<Option<(String, SecretString)>, SmtpUrlError> {
    let decode = |text: &str| {
        let decoded = percent_decode_str(text).decode_utf8();
        decoded.map(String::from).map_err(|_| SmtpUrlError::Form)
    };
    match (url.username(), url.password()) {
        ("", None) => Ok(None),
        ("", Some(_)) | (_, None) => Err(SmtpUrlError::HalfALogin),
        (user, Some(password)) => Ok(Some((decode(user)?, decode(password)?.into()))),
    }
}

fn is_this_machine(host: &str) -> bool {
    let host = host.trim_matches(['[', ']']);
    host == "localhost"
        || host
            .parse::<std::net::IpAddr>()
            .is_ok_and(|address| address.is_loopback())
}

/// Prints everything but the login.
impl fmt::Debug for SmtpUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SmtpUrl")
            .field("host", &self.host)
            .field("port", &self.port)
            .field("security", &self.security)
            .field("signs_in", &self.login.is_some())
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use secrecy::ExposeSecret;

    use super::*;

    fn parse(text: &str) -> Result<SmtpUrl, SmtpUrlError> {
        text.parse()
    }

    #[test]
    fn a_server_is_encrypted_unless_it_says_otherwise() {
        for (text, port, security) in [
            ("smtp://mail.example.org", 587, Security::StartTls),
            (
                "smtp://mail.example.org?tls=required",
                587,
                Security::StartTls,
            ),
            ("smtp://mail.example.org:25", 25, Security::StartTls),
            ("smtps://mail.example.org", 465, Security::Tls),
            ("smtp://mail.example.org?tls=none", 25, Security::None),
            ("smtp://127.0.0.1:1025/?tls=none", 1025, Security::None),
        ] {
            let url = parse(text).unwrap();
            assert_eq!((url.port, url.security), (port, security), "{text}");
        }
    }

    #[test]
    fn a_password_may_hold_any_character() {
        let url = parse("smtp://a%40example.org:p%3Aw%2F%C3%A9+@mail.example.org").unwrap();
        let (user, password) = url.login.unwrap();
        assert_eq!(user, "a@example.org");
        assert_eq!(password.expose_secret(), "p:w/é+");
    }

    #[test]
    fn mistakes_are_explained_and_never_repeat_the_setting() {
        for (text, error) in [
            ("", SmtpUrlError::Form),
            ("mail.example.org", SmtpUrlError::Form),
            ("mail.example.org:25", SmtpUrlError::Form),
            ("https://mail.example.org", SmtpUrlError::Form),
            ("smtp://", SmtpUrlError::Form),
            ("smtp://mail.example.org/path", SmtpUrlError::Form),
            ("smtp://mail.example.org?ssl=1", SmtpUrlError::Form),
            ("smtp://mail.example.org?tls=maybe", SmtpUrlError::Tls),
            ("smtps://mail.example.org?tls=none", SmtpUrlError::Tls),
            ("smtp://hidden@mail.example.org", SmtpUrlError::HalfALogin),
            ("smtp://:hidden@mail.example.org", SmtpUrlError::HalfALogin),
            (
                "smtp://hidden:hidden@mail.example.org?tls=none",
                SmtpUrlError::LoginInTheClear,
            ),
        ] {
            assert_eq!(parse(text).unwrap_err(), error, "{text}");
            assert!(!error.to_string().contains("hidden"));
        }
    }

    #[test]
    fn printing_shows_neither_user_nor_password() {
        let printed = format!("{:?}", parse("smtp://hidden:hidden@mail.example.org"));
        assert!(!printed.contains("hidden"), "{printed}");
        assert!(printed.contains("signs_in: true"), "{printed}");
    }
}
