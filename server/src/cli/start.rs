//! What several commands need first: keys, the database, the parts of the service.

use std::sync::Arc;

use secrecy::{ExposeSecret, SecretString};
use stepwise_domain::clock::{Clock, Promises};
use tokio_util::task::TaskTracker;

use super::Failure;
use crate::app::{App, Shared};
use crate::auth::password::Hasher;
use crate::clock::SystemClock;
use crate::demo::Mailbox;
use crate::mail::envelope::Sender;
use crate::mail::identity::{Contact, Identity};
use crate::mail::send::Mailer;
use crate::mail::transport::{MailTransport, Smtp, SmtpUrl};
use crate::settings::Settings;
use crate::store::{DatabaseUrl, Keys, Store};

/// Prints a fresh pair of keys.
pub fn print_new_key() {
    println!("{}", Keys::generate_text().expose_secret());
}

/// The keys: given, or in a file; in demonstration mode the file is made where it is missing.
pub fn keys(settings: &Settings) -> Result<Keys, Failure> {
    let text = match (&settings.keys, &settings.key_file) {
        (Some(keys), _) => keys.clone(),
        (None, Some(file)) => read(file)?,
        (None, None) => demonstration_keys(settings)?,
    };
    Keys::parse(&text).map_err(|error| Failure::Usage(format!("The keys cannot be used: {error}")))
}

fn read(file: &std::path::Path) -> Result<SecretString, Failure> {
    std::fs::read_to_string(file)
        .map(SecretString::from)
        .map_err(|error| {
            Failure::Usage(format!(
                "Cannot read the keys in {}: {error}",
                file.display()
            ))
        })
}

fn demonstration_keys(settings: &Settings) -> Result<SecretString, Failure> {
    let file = settings.data_dir.join("demo.keys");
    if !file.exists() {
        make_private(&file, Keys::generate_text().expose_secret())
            .map_err(|error| Failure::running("Cannot write the demonstration's keys", error))?;
    }
    read(&file)
}

/// Writes a file that only its owner can read.
fn make_private(file: &std::path::Path, text: &str) -> std::io::Result<()> {
    use std::io::Write;
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(file)?.write_all(text.as_bytes())
}

/// The database, brought up to date.
pub async fn store(settings: &Settings) -> Result<Store, Failure> {
    std::fs::create_dir_all(&settings.data_dir)
        .map_err(|error| Failure::running("Cannot make the data directory", error))?;
    let store = open(settings).await?;
    store
        .migrate()
        .await
        .map_err(|error| Failure::running("Cannot bring the database up to date", error))?;
    Ok(store)
}

/// The database as it is.
pub async fn open(settings: &Settings) -> Result<Store, Failure> {
    let url: DatabaseUrl = settings
        .database_url
        .expose_secret()
        .parse()
        .map_err(|error| Failure::Usage(format!("database-url: {error}")))?;
    Store::open(&url, keys(settings)?)
        .await
        .map_err(|error| Failure::running("Cannot open the database", error))
}

/// The whole service.
pub async fn app(settings: Settings) -> Result<Shared, Failure> {
    let store = store(&settings).await?;
    let unusable = |faults: Vec<String>| Failure::Usage(faults.join("\n"));
    let framework = settings.load_framework().map_err(unusable)?;
    let calendar = settings.load_calendar().map_err(unusable)?;
    let clock: Arc<dyn Clock> = Arc::new(SystemClock::ahead(settings.days_ahead));
    let mailer = Mailer::new(identity(&settings)?, transport(&settings, &store, &clock)?);
    Ok(Arc::new(App {
        store,
        clock,
        mailer,
        framework,
        calendar,
        promises: Promises::default(),
        hasher: Hasher::per_core(),
        background: TaskTracker::new(),
        settings,
    }))
}

/// Whom mails come from, as they are read.
fn identity(settings: &Settings) -> Result<Identity, Failure> {
    Ok(Identity {
        council: settings.council.clone(),
        service: "Stepwise early help".into(),
        contact: Contact {
            name: "the early help team".into(),
            phone: settings.team_phone.clone(),
        },
        colour: settings
            .brand_colour
            .parse()
            .map_err(|error| Failure::Usage(format!("brand-colour: {error}")))?,
    })
}

/// How mails leave: by SMTP, or kept where a demonstration has no mail server.
fn transport(
    settings: &Settings,
    store: &Store,
    clock: &Arc<dyn Clock>,
) -> Result<Arc<dyn MailTransport>, Failure> {
    let Some(url) = &settings.smtp_url else {
        return Ok(Arc::new(Mailbox::new(store.clone(), Arc::clone(clock))));
    };
    let server: SmtpUrl = url
        .expose_secret()
        .parse()
        .map_err(|error| Failure::Usage(format!("smtp-url: {error}")))?;
    let sender = Sender::new(&settings.mail_from, None, &settings.mail_from_family)
        .map_err(|error| Failure::Usage(error.to_string()))?;
    Ok(Arc::new(Smtp::new(server, sender)))
}
