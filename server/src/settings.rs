//! Settings: by flag, then environment, then file. Every mistake is explained before anything runs.

mod check;
mod files;
mod summary;

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;

use clap::Args;
use clap::builder::{StringValueParser, TypedValueParser};
use lettre::message::Mailbox;
use secrecy::SecretString;
use serde::Deserialize;

pub use check::Mistake;

/// One source of settings. Flags and environment fill one, the file another; flags win.
#[derive(Args, Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Layer {
    /// Demonstration mode: invented people, mails kept in the portal, plain http allowed
    #[arg(long, global = true, env = "STEPWISE_DEMO", num_args = 0..=1, default_missing_value = "true")]
    pub demo: Option<bool>,
    /// Demonstration mode only: run so many days ahead of today, to see promises slip [default: 0]
    #[arg(long, global = true, env = "STEPWISE_DAYS_AHEAD")]
    pub days_ahead: Option<u16>,
    /// Where the database, and in demonstration mode the key, are kept [default: data]
    #[arg(long, global = true, env = "STEPWISE_DATA_DIR")]
    pub data_dir: Option<PathBuf>,
    /// `sqlite:…` or `postgres://…` [default: a SQLite file in the data directory]
    #[arg(long, global = true, env = "STEPWISE_DATABASE_URL", hide_env_values = true, value_parser = secret())]
    pub database_url: Option<SecretString>,
    /// Address to listen on [default: 127.0.0.1]
    #[arg(long, global = true, env = "STEPWISE_LISTEN")]
    pub listen: Option<IpAddr>,
    /// Port to listen on [default: 3000]
    #[arg(long, global = true, env = "STEPWISE_PORT")]
    pub port: Option<u16>,
    /// The address people type, for links in mails [default: <http://listen:port>]
    #[arg(long, global = true, env = "STEPWISE_BASE_URL")]
    pub base_url: Option<String>,
    /// A proxy in front ends TLS and sets X-Forwarded-For
    #[arg(long, global = true, env = "STEPWISE_BEHIND_PROXY", num_args = 0..=1, default_missing_value = "true")]
    pub behind_proxy: Option<bool>,
    /// Keys that seal personal data: `id:base64[,id:base64…]`, the current one first
    #[arg(long, global = true, env = "STEPWISE_KEYS", hide_env_values = true, value_parser = secret())]
    pub keys: Option<SecretString>,
    /// A file that holds the keys, in place of the setting itself
    #[arg(long, global = true, env = "STEPWISE_KEY_FILE")]
    pub key_file: Option<PathBuf>,
    /// `smtp://user:password@host:587?tls=required`, or `smtps://…`
    #[arg(long, global = true, env = "STEPWISE_SMTP_URL", hide_env_values = true, value_parser = secret())]
    pub smtp_url: Option<SecretString>,
    /// The sender of mails to professionals [default in demonstration mode: early-help@northmoor.example]
    #[arg(long, global = true, env = "STEPWISE_MAIL_FROM")]
    pub mail_from: Option<String>,
    /// The sender of mails to families, which a locked phone shows to whoever holds it: nothing in
    /// it should say what the service is [default in demonstration mode: updates@northmoor.example]
    #[arg(long, global = true, env = "STEPWISE_MAIL_FROM_FAMILY")]
    pub mail_from_family: Option<String>,
    /// The council's name [default: Northmoor Council]
    #[arg(long, global = true, env = "STEPWISE_COUNCIL")]
    pub council: Option<String>,
    /// The early help team's phone number
    #[arg(long, global = true, env = "STEPWISE_TEAM_PHONE")]
    pub team_phone: Option<String>,
    /// The MASH's phone number, in office hours
    #[arg(long, global = true, env = "STEPWISE_MASH_PHONE")]
    pub mash_phone: Option<String>,
    /// The emergency duty team's phone number, out of hours
    #[arg(long, global = true, env = "STEPWISE_EDT_PHONE")]
    pub edt_phone: Option<String>,
    /// The identity's colour as `#rrggbb` [default: #1d4f56]
    #[arg(long, global = true, env = "STEPWISE_BRAND_COLOUR")]
    pub brand_colour: Option<String>,
    /// A TOML file of the council's own threshold framework [default: the one that comes with Stepwise]
    #[arg(long, global = true, env = "STEPWISE_FRAMEWORK")]
    pub framework: Option<PathBuf>,
    /// A TOML file of every bank holiday [default: those that come with Stepwise]
    #[arg(long, global = true, env = "STEPWISE_BANK_HOLIDAYS")]
    pub bank_holidays: Option<PathBuf>,
    /// Log as JSON lines rather than for a person
    #[arg(long, global = true, env = "STEPWISE_LOG_JSON", num_args = 0..=1, default_missing_value = "true")]
    pub log_json: Option<bool>,
}

fn secret() -> impl TypedValueParser<Value = SecretString> {
    StringValueParser::new().map(SecretString::from)
}

/// What the service runs with, checked.
#[derive(Clone, Debug)]
pub struct Settings {
    pub demo: bool,
    /// How far the clock of a demonstration runs ahead.
    pub days_ahead: u16,
    pub data_dir: PathBuf,
    pub database_url: SecretString,
    pub listen: SocketAddr,
    /// Without a slash at the end.
    pub base_url: String,
    pub behind_proxy: bool,
    pub keys: Option<SecretString>,
    pub key_file: Option<PathBuf>,
    pub smtp_url: Option<SecretString>,
    pub mail_from: String,
    pub mail_from_family: String,
    pub council: String,
    pub team_phone: String,
    pub mash_phone: String,
    pub edt_phone: String,
    pub brand_colour: String,
    pub framework: Option<PathBuf>,
    pub bank_holidays: Option<PathBuf>,
    pub log_json: bool,
}

impl Settings {
    /// Puts the layers together, the first that says something winning, and checks the whole.
    ///
    /// # Errors
    /// Every mistake found, each with what to do about it.
    pub fn resolve(flags: Layer, file: Layer) -> Result<Self, Vec<Mistake>> {
        let merged = flags.over(file);
        let mistakes = check::mistakes(&merged);
        if mistakes.is_empty() {
            Ok(merged.fill())
        } else {
            Err(mistakes)
        }
    }

    /// The address that people write to: that of `mail_from`, without the name before it.
    pub fn contact_email(&self) -> String {
        let from = self.mail_from.parse::<Mailbox>();
        from.map_or_else(|_| self.mail_from.clone(), |from| from.email.to_string())
    }

    /// Whether mails are kept in the portal, to be read at `/demo/mail`.
    pub fn keeps_mails(&self) -> bool {
        self.demo && self.smtp_url.is_none()
    }

    /// Whether browsers reach the service over TLS, so that cookies may insist on it.
    pub fn secure(&self) -> bool {
        self.base_url.starts_with("https://")
    }
}

macro_rules! first_of {
    ($over:ident, $under:ident; $($field:ident),+) => { Layer { $($field: $over.$field.or($under.$field)),+ } };
}

impl Layer {
    fn over(self, under: Self) -> Self {
        first_of!(self, under; demo, days_ahead, data_dir, database_url, listen, port, base_url, behind_proxy,
            keys, key_file, smtp_url, mail_from, mail_from_family, council, team_phone, mash_phone, edt_phone,
            brand_colour, framework, bank_holidays, log_json)
    }

    fn fill(self) -> Settings {
        let data_dir = self.data_dir.unwrap_or_else(|| "data".into());
        let listen = SocketAddr::new(
            self.listen.unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST)),
            self.port.unwrap_or(3000),
        );
        Settings {
            demo: self.demo.unwrap_or(false),
            days_ahead: self.days_ahead.unwrap_or(0),
            database_url: self.database_url.unwrap_or_else(|| {
                format!("sqlite:{}", data_dir.join("stepwise.db").display()).into()
            }),
            base_url: self.base_url.map_or_else(
                || format!("http://{listen}"),
                |url| url.trim_end_matches('/').into(),
            ),
            behind_proxy: self.behind_proxy.unwrap_or(false),
            keys: self.keys,
            key_file: self.key_file,
            smtp_url: self.smtp_url,
            mail_from: self
                .mail_from
                .unwrap_or_else(|| "early-help@northmoor.example".into()),
            mail_from_family: (self.mail_from_family)
                .unwrap_or_else(|| "updates@northmoor.example".into()),
            council: self.council.unwrap_or_else(|| "Northmoor Council".into()),
            team_phone: self.team_phone.unwrap_or_else(|| "01632 960 100".into()),
            mash_phone: self.mash_phone.unwrap_or_else(|| "01632 960 200".into()),
            edt_phone: self.edt_phone.unwrap_or_else(|| "01632 960 300".into()),
            brand_colour: self.brand_colour.unwrap_or_else(|| "#1d4f56".into()),
            framework: self.framework,
            bank_holidays: self.bank_holidays,
            log_json: self.log_json.unwrap_or(false),
            listen,
            data_dir,
        }
    }
}

/// Reads the settings file.
///
/// # Errors
/// In plain English, with the line, when it cannot be read or understood.
pub fn read_file(path: &std::path::Path) -> Result<Layer, String> {
    let text = std::fs::read_to_string(path)
        .map_err(|error| format!("Cannot read the settings file {}: {error}", path.display()))?;
    toml::from_str(&text).map_err(|error| {
        // Not the error's own Display: it shows the line, which may hold a password.
        let before = error.span().map_or("", |span| &text[..span.start]);
        let line = before.matches('\n').count() + 1;
        let (file, why) = (path.display(), error.message());
        format!("Cannot understand the settings file {file}, line {line}: {why}")
    })
}
