//! What would be unsafe or senseless to run with.

use secrecy::ExposeSecret;

use super::Layer;

/// A setting that stops the service from starting, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    pub setting: &'static str,
    pub advice: String,
}

impl std::fmt::Display for Mistake {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.setting, self.advice)
    }
}

/// All that is wrong with these settings; an empty list means that they may be used.
pub fn mistakes(layer: &Layer) -> Vec<Mistake> {
    let mut found = Vec::new();
    let mut say = |setting, advice: &str| {
        found.push(Mistake {
            setting,
            advice: advice.into(),
        });
    };
    forms(layer, &mut say);
    if !layer.demo.unwrap_or(false) {
        production(layer, &mut say);
    }
    found
}

/// What is wrong in any mode.
fn forms(layer: &Layer, say: &mut impl FnMut(&'static str, &str)) {
    if let Some(url) = &layer.base_url
        && !url::Url::parse(url).is_ok_and(|url| matches!(url.scheme(), "http" | "https"))
    {
        say(
            "base-url",
            "must be a web address such as https://early-help.example.gov.uk.",
        );
    }
    if let Some(url) = &layer.database_url {
        let url = url.expose_secret();
        if !["sqlite:", "postgres:", "postgresql:"]
            .iter()
            .any(|known| url.starts_with(known))
        {
            say("database-url", "must start with sqlite: or postgres://.");
        }
    }
    if let Some(url) = &layer.smtp_url
        && !["smtp://", "smtps://"]
            .iter()
            .any(|known| url.expose_secret().starts_with(known))
    {
        say("smtp-url", "must start with smtp:// or smtps://.");
    }
    if let Some(colour) = &layer.brand_colour {
        let digits = colour.strip_prefix('#').unwrap_or_default();
        if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            say(
                "brand-colour",
                "must be # and six hexadecimal digits, such as #1d4f56.",
            );
        }
    }
    if let Some(from) = &layer.mail_from
        && from.parse::<lettre::message::Mailbox>().is_err()
    {
        say(
            "mail-from",
            "must be an e-mail address, with or without a name before it.",
        );
    }
    if layer.keys.is_some() && layer.key_file.is_some() {
        say("key-file", "is given as well as keys: give one of the two.");
    }
}

/// What only a demonstration may do without.
fn production(layer: &Layer, say: &mut impl FnMut(&'static str, &str)) {
    if layer.smtp_url.is_none() {
        say(
            "smtp-url",
            "is needed: referrers are promised an answer by e-mail. Give smtp://host:587?tls=required.",
        );
    }
    if layer.mail_from.is_none() {
        say("mail-from", "is needed: the address that mails come from.");
    }
    if layer.keys.is_none() && layer.key_file.is_none() {
        say(
            "keys",
            "are needed to seal personal data. Make one with `stepwise key new` and keep a copy apart from the database.",
        );
    }
    match &layer.base_url {
        None => say("base-url", "is needed: the https address that people type."),
        Some(url) if url.starts_with("http://") => {
            say(
                "base-url",
                "must be https: passwords and families' details cross the network.",
            );
        }
        Some(url) if url.starts_with("https://") && !layer.behind_proxy.unwrap_or(false) => say(
            "behind-proxy",
            "must be set: Stepwise does not end TLS itself, so an https address needs a proxy in front.",
        ),
        Some(_) => {}
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
    if let Some(smtp) = &layer.smtp_url
        && smtp.expose_secret().contains("example")
    {
        say("smtp-url", "still names an example host.");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Settings;

    fn sound() -> Layer {
        Layer {
            base_url: Some("https://early-help.northmoor.test".into()),
            behind_proxy: Some(true),
            keys: Some("a:AAAA".to_owned().into()),
            smtp_url: Some(
                "smtp://mail.northmoor.test:587?tls=required"
                    .to_owned()
                    .into(),
            ),
            mail_from: Some("early-help@northmoor.test".into()),
            council: Some("Northmoor Council".into()),
            team_phone: Some("01632 960 100".into()),
            mash_phone: Some("01632 960 200".into()),
            edt_phone: Some("01632 960 300".into()),
            ..Layer::default()
        }
    }

    fn complained_of(layer: &Layer) -> Vec<&'static str> {
        mistakes(layer)
            .iter()
            .map(|mistake| mistake.setting)
            .collect()
    }

    #[test]
    fn sound_production_settings_are_accepted() {
        assert_eq!(complained_of(&sound()), Vec::<&str>::new());
    }

    #[test]
    fn production_without_mail_key_or_https_is_refused() {
        let bare = Layer {
            base_url: Some("http://x.test".into()),
            ..Layer::default()
        };
        let found = complained_of(&bare);
        for setting in [
            "smtp-url",
            "mail-from",
            "keys",
            "base-url",
            "mash-phone",
            "edt-phone",
        ] {
            assert!(found.contains(&setting), "{setting} should be asked for");
        }
    }

    #[test]
    fn https_needs_a_declared_proxy() {
        let layer = Layer {
            behind_proxy: None,
            ..sound()
        };
        assert_eq!(complained_of(&layer), ["behind-proxy"]);
    }

    #[test]
    fn a_demonstration_needs_nothing() {
        assert!(
            mistakes(&Layer {
                demo: Some(true),
                ..Layer::default()
            })
            .is_empty()
        );
    }

    #[test]
    fn a_flag_wins_over_the_file() {
        let flags = Layer {
            port: Some(4000),
            demo: Some(true),
            ..Layer::default()
        };
        let file = Layer {
            port: Some(5000),
            council: Some("Eastmoor".into()),
            ..Layer::default()
        };
        let settings = Settings::resolve(flags, file).expect("both are sound");
        assert_eq!(
            (settings.listen.port(), settings.council.as_str()),
            (4000, "Eastmoor")
        );
    }

    #[test]
    fn secrets_never_print() {
        let printed = format!("{:?}", sound());
        assert!(!printed.contains("AAAA") && !printed.contains("mail.northmoor"));
    }
}
