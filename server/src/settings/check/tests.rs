use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::*;
use crate::settings::Settings;

/// A pair of keys whose bytes are made from their places.
fn keys(byte: impl Fn(u8) -> u8) -> secrecy::SecretString {
    let bytes: Vec<u8> = (0..32).map(|place: u8| byte(place)).collect();
    let key = STANDARD.encode(bytes);
    format!("a:{key},index:{key}").into()
}

fn sound() -> Layer {
    Layer {
        base_url: Some("https://early-help.northmoor.test".into()),
        behind_proxy: Some(true),
        keys: Some(keys(|place| {
            place
                .wrapping_mul(place)
                .wrapping_mul(3)
                .wrapping_add(place)
        })),
        smtp_url: Some(
            "smtp://mail.northmoor.test:587?tls=required"
                .to_owned()
                .into(),
        ),
        mail_from: Some("early-help@northmoor.test".into()),
        mail_from_family: Some("updates@northmoor.test".into()),
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
fn families_get_mail_from_a_sender_of_its_own() {
    let same = Layer {
        mail_from_family: sound().mail_from,
        ..sound()
    };
    assert_eq!(complained_of(&same), ["mail-from-family"]);
    let none = Layer {
        mail_from_family: None,
        ..sound()
    };
    assert_eq!(complained_of(&none), ["mail-from-family"]);
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
fn only_the_clock_of_a_demonstration_runs_ahead() {
    for (demo, days, complaints) in [
        (true, 9, &[][..]),
        (false, 9, &["days-ahead"]),
        (false, 0, &[]),
    ] {
        let layer = Layer {
            demo: Some(demo),
            days_ahead: Some(days),
            ..sound()
        };
        assert_eq!(complained_of(&layer), complaints);
    }
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
    assert!(!printed.contains("index:") && !printed.contains("mail.northmoor"));
}

#[test]
fn production_mail_never_crosses_the_network_in_the_clear() {
    let with = |url: &str| Layer {
        smtp_url: Some(url.into()),
        ..sound()
    };
    for url in [
        "smtp://mail.northmoor.test?tls=none",
        "smtp://10.0.0.9:25?tls=none",
    ] {
        assert_eq!(complained_of(&with(url)), ["smtp-url"], "{url}");
    }
    for url in [
        "smtp://127.0.0.1:25?tls=none",
        "smtp://localhost?tls=none",
        "smtps://mail.northmoor.test",
    ] {
        assert!(complained_of(&with(url)).is_empty(), "{url}");
    }
}

#[test]
fn production_refuses_keys_that_anybody_could_guess() {
    for byte in [(|_| 0) as fn(u8) -> u8, |place| place, |place| place % 4] {
        let layer = Layer {
            keys: Some(keys(byte)),
            ..sound()
        };
        assert_eq!(complained_of(&layer), ["keys"]);
    }
}

#[test]
fn what_cannot_be_read_is_explained_and_a_password_is_never_repeated() {
    let wrong = Layer {
        base_url: Some("https://early-help.northmoor.test/portal".into()),
        database_url: Some("mysql://hidden@host/db".into()),
        smtp_url: Some("smtp://hidden@host".into()),
        brand_colour: Some("teal".into()),
        mail_from: Some("nobody".into()),
        keys: Some("a:hidden".into()),
        ..sound()
    };
    let settings = [
        "base-url",
        "database-url",
        "smtp-url",
        "brand-colour",
        "mail-from",
        "keys",
    ];
    assert_eq!(complained_of(&wrong), settings);
    let words: String = mistakes(&wrong).iter().map(ToString::to_string).collect();
    assert!(!words.contains("hidden"), "{words}");
}
