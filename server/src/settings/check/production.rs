//! What only a demonstration may do without.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use secrecy::ExposeSecret;

use crate::mail::transport::{Security, SmtpUrl};
use crate::settings::Layer;

pub fn look(layer: &Layer, say: &mut impl FnMut(&'static str, &str)) {
    mail(layer, say);
    keys(layer, say);
    address(layer, say);
    if layer.days_ahead.is_some_and(|days| days > 0) {
        say(
            "days-ahead",
            "is for demonstrations: promises to people are counted by the true time.",
        );
    }
    for (setting, value) in [
        ("council", &layer.council),
        ("team-phone", &layer.team_phone),
        ("mash-phone", &layer.mash_phone),
        ("edt-phone", &layer.edt_phone),
    ] {
        if value.as_deref().is_none_or(|value| value.trim().is_empty()) {
            say(
                setting,
                "is needed: people ring it, or trust it, when a child is at risk.",
            );
        }
    }
}

fn mail(layer: &Layer, say: &mut impl FnMut(&'static str, &str)) {
    if layer.mail_from.is_none() {
        say("mail-from", "is needed: the address that mails come from.");
    }
    match &layer.mail_from_family {
        None => say(
            "mail-from-family",
            "is needed: the address that mails to families come from, which says nothing of help or of children.",
        ),
        Some(_) if layer.mail_from_family == layer.mail_from => say(
            "mail-from-family",
            "is the same as mail-from: a phone on a table would show who writes. Give another.",
        ),
        Some(_) => {}
    }
    let Some(url) = &layer.smtp_url else {
        say(
            "smtp-url",
            "is needed: referrers are promised an answer by e-mail. Give smtp://user:password@host:587.",
        );
        return;
    };
    let Ok(server) = url.expose_secret().parse::<SmtpUrl>() else {
        return;
    };
    if server.security() == Security::None && !server.is_local() {
        say(
            "smtp-url",
            "has tls=none: mails would cross the network in the clear. Remove it, or use a relay on this machine.",
        );
    }
    if is_example(server.host()) {
        say("smtp-url", "still names an example host.");
    }
}

fn keys(layer: &Layer, say: &mut impl FnMut(&'static str, &str)) {
    let (setting, text) = match (&layer.keys, &layer.key_file) {
        (Some(keys), _) => ("keys", keys.expose_secret().to_owned()),
        (None, Some(file)) => match std::fs::read_to_string(file) {
            Ok(text) => ("key-file", text),
            Err(_) => return,
        },
        (None, None) => {
            say(
                "keys",
                "are needed to seal personal data. Make some with `stepwise key new` and keep a copy apart from the database.",
            );
            return;
        }
    };
    let named = layer.key_file.as_ref().and_then(|file| file.file_name());
    if named.is_some_and(|name| name == "demo.keys") {
        say(
            "key-file",
            "holds a demonstration's keys. Make new ones with `stepwise key new`.",
        );
    }
    if text.split([',', '\n']).any(is_guessable) {
        say(
            setting,
            "holds a key that is not random. Make new ones with `stepwise key new`.",
        );
    }
}

/// Whether somebody typed the key, or copied it from an example: 32 random bytes hardly ever have
/// fewer than 20 values among them, and never go up by the same step all the way.
fn is_guessable(entry: &str) -> bool {
    let key = entry.split_once(':').map(|(_, key)| key.trim());
    let Some(bytes) = key.and_then(|key| STANDARD.decode(key).ok()) else {
        return false;
    };
    let different: std::collections::BTreeSet<_> = bytes.iter().collect();
    let mut steps = bytes.windows(2).map(|pair| pair[1].wrapping_sub(pair[0]));
    let first = steps.next();
    different.len() < 20 || steps.all(|step| Some(step) == first)
}

fn address(layer: &Layer, say: &mut impl FnMut(&'static str, &str)) {
    let Some(url) = &layer.base_url else {
        say("base-url", "is needed: the https address that people type.");
        return;
    };
    if url.starts_with("http://") {
        say(
            "base-url",
            "must be https: passwords and families’ details cross the network.",
        );
    } else if !layer.behind_proxy.unwrap_or(false) {
        say(
            "behind-proxy",
            "must be set: Stepwise does not end TLS itself, so an https address needs a proxy in front.",
        );
    }
}

/// Names kept for examples (RFC 2606).
fn is_example(host: &str) -> bool {
    let last = host.rsplit('.').next().unwrap_or_default();
    let known = ["example.org", "example.com", "example.net"];
    last == "example"
        || known.iter().any(|name| {
            let before = host.strip_suffix(name);
            before.is_some_and(|before| before.is_empty() || before.ends_with('.'))
        })
}
