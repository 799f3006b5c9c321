//! What is wrong in any mode: settings that cannot be read as what they should be.

use secrecy::ExposeSecret;
use url::Url;

use crate::mail::colour::Colour;
use crate::mail::transport::SmtpUrl;
use crate::settings::{Layer, files};
use crate::store::{DatabaseUrl, Keys};

/// Says each mistake; never repeats a value that may hold a password.
pub fn look(layer: &Layer, say: &mut impl FnMut(&'static str, &str)) {
    if let Some(url) = &layer.base_url
        && !is_root(url)
    {
        say(
            "base-url",
            "must be a web address without a path, such as https://early-help.example.gov.uk.",
        );
    }
    if let Some(url) = &layer.database_url
        && let Err(error) = url.expose_secret().parse::<DatabaseUrl>()
    {
        say("database-url", &sentence(error));
    }
    if let Some(url) = &layer.smtp_url
        && let Err(error) = url.expose_secret().parse::<SmtpUrl>()
    {
        say("smtp-url", &sentence(error));
    }
    if let Some(colour) = &layer.brand_colour
        && let Err(error) = colour.parse::<Colour>()
    {
        say("brand-colour", &sentence(error));
    }
    for (setting, from) in [
        ("mail-from", &layer.mail_from),
        ("mail-from-family", &layer.mail_from_family),
    ] {
        if let Some(from) = from
            && from.parse::<lettre::message::Mailbox>().is_err()
        {
            say(
                setting,
                "must be an e-mail address, with or without a name before it.",
            );
        }
    }
    keys(layer, say);
    if let Some(file) = &layer.framework
        && let Err(faults) = files::framework(file)
    {
        for fault in faults {
            say("framework", &fault);
        }
    }
    if let Some(file) = &layer.bank_holidays
        && let Err(faults) = files::holidays(file)
    {
        for fault in faults {
            say("bank-holidays", &fault);
        }
    }
}

fn keys(layer: &Layer, say: &mut impl FnMut(&'static str, &str)) {
    match (&layer.keys, &layer.key_file) {
        (Some(_), Some(_)) => say("key-file", "is given as well as keys: give one of the two."),
        (Some(keys), None) => {
            if let Err(error) = Keys::parse(keys) {
                say("keys", &sentence(error));
            }
        }
        (None, Some(file)) => match std::fs::read_to_string(file) {
            Ok(text) => {
                if let Err(error) = Keys::parse(&text.into()) {
                    say("key-file", &sentence(error));
                }
            }
            Err(error) => say(
                "key-file",
                &format!("{} cannot be read: {error}.", file.display()),
            ),
        },
        (None, None) => {}
    }
}

/// Links in mails are made by adding a path.
fn is_root(url: &str) -> bool {
    Url::parse(url).is_ok_and(|url| {
        matches!(url.scheme(), "http" | "https")
            && url.path() == "/"
            && url.query().is_none()
            && url.fragment().is_none()
            && url.username().is_empty()
    })
}

fn sentence(error: impl std::fmt::Display) -> String {
    format!("{error}.")
}
