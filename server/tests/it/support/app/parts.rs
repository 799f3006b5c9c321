//! The parts of the service under test.

use std::sync::Arc;

use stepwise::app::App;
use stepwise::auth::password::Hasher;
use stepwise::mail::identity::{Contact, Identity};
use stepwise::mail::send::Mailer;
use stepwise::mail::transport::MailTransport;
use stepwise::settings::Settings;
use stepwise::store::Store;
use stepwise_domain::clock::{FixedClock, Promises};
use tokio_util::task::TaskTracker;

pub fn app(
    store: Store,
    settings: Settings,
    transport: Arc<dyn MailTransport>,
    clock: Arc<FixedClock>,
) -> App {
    let identity = Identity {
        council: settings.council.clone(),
        service: "Stepwise early help".into(),
        contact: Contact {
            name: "the early help team".into(),
            phone: settings.team_phone.clone(),
        },
        colour: settings.brand_colour.parse().unwrap(),
    };
    App {
        store,
        clock,
        framework: settings.load_framework().unwrap(),
        calendar: settings.load_calendar().unwrap(),
        promises: Promises::default(),
        hasher: Hasher::per_core(),
        mailer: Mailer::new(identity, transport),
        background: TaskTracker::new(),
        settings,
    }
}

/// As behind a council's proxy: https, no demonstration.
pub fn settings() -> Settings {
    Settings {
        demo: false,
        days_ahead: 0,
        data_dir: "unused".into(),
        database_url: String::new().into(),
        listen: ([127, 0, 0, 1], 0).into(),
        base_url: "https://early-help.northmoor.example".into(),
        behind_proxy: true,
        keys: None,
        key_file: None,
        smtp_url: None,
        mail_from: "early-help@northmoor.example".into(),
        mail_from_family: "updates@northmoor.example".into(),
        council: "Northmoor Council".into(),
        team_phone: "01632 960 100".into(),
        mash_phone: "01632 960 200".into(),
        edt_phone: "01632 960 300".into(),
        brand_colour: "#1d4f56".into(),
        framework: None,
        bank_holidays: None,
        log_json: false,
    }
}
