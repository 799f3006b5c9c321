//! The whole service in a test: the real router over a fresh database, a clock that a test moves,
//! and mail that stays in memory. Nothing listens on a port.
//!
//! ```ignore
//! on_each_app(async |app| {
//!     let dsl = app.sign_in("dsl").await;
//!     let page = dsl.get("/referrals").await;
//!     assert_eq!(page.title(), "Referrals");
//! })
//! .await;
//! ```
//!
//! A test that ends with mail still waiting fails: whoever causes a mail reads it, with
//! [`TestApp::deliver_mail`], or says that it does not matter here, with [`TestApp::leave_mail`].

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use chrono::TimeDelta;
use stepwise::app::Shared;
use stepwise::http::router::{around, router};
use stepwise::mail::send::Mail;
use stepwise::mail::transport::{MailTransport, Memory};
use stepwise::services::viewer::{self, Viewer};
use stepwise::settings::Settings;
use stepwise::store::{Store, accounts, outbox};
use stepwise::worker;
use stepwise_domain::clock::FixedClock;
use uuid::Uuid;

use super::clock::noon;
use super::db::on_each;

mod audit;
mod client;
mod counted;
mod journey;
mod page;
mod parts;
mod people;

pub use client::Client;
pub use journey::pairs;
pub use page::Page;
pub use people::PASSWORD;

/// A running service and what a test does to it. Clones share it.
#[derive(Clone)]
pub struct TestApp {
    /// The service's parts, for reading what pages do not show.
    pub app: Shared,
    pub clock: Arc<FixedClock>,
    pub mail: Arc<Memory>,
    router: axum::Router,
    accounts: Arc<BTreeMap<String, Uuid>>,
    mail_may_wait: Arc<AtomicBool>,
    addresses: Arc<Mutex<Vec<String>>>,
}

/// Runs `body` with a service on each kind of database, and then looks for mail that was forgotten.
pub async fn on_each_app<F, T>(body: F)
where
    F: Fn(TestApp) -> T + Clone + Send + 'static,
    T: Future<Output = ()> + Send + 'static,
{
    on_each(move |store| {
        let body = body.clone();
        async move {
            let app = TestApp::new(store).await;
            body(app.clone()).await;
            app.expect_no_waiting_mail().await;
        }
    })
    .await;
}

impl TestApp {
    /// A service as a council runs it, with the test's people in it.
    pub async fn new(store: Store) -> Self {
        let mail = Arc::new(Memory::new());
        let app = Self::over(store, parts::settings(), mail.clone(), mail);
        let accounts = people::seed(&app.app).await;
        Self {
            accounts: Arc::new(accounts),
            ..app
        }
    }

    /// The same people and records behind other parts: other settings, mail that really leaves.
    pub fn with(&self, settings: Settings, transport: Arc<dyn MailTransport>) -> Self {
        let mail = self.mail.clone();
        let app = Self::over(self.app.store.clone(), settings, transport, mail);
        app.clock.set(self.app.now());
        Self {
            accounts: self.accounts.clone(),
            mail_may_wait: self.mail_may_wait.clone(),
            ..app
        }
    }

    /// The same service with these pages in place of its own.
    pub fn with_pages(&self, pages: axum::Router<Shared>) -> Self {
        Self {
            router: around(self.app.clone(), pages),
            ..self.clone()
        }
    }

    /// The same service when its database is away: every connection is closed.
    pub async fn away(&self) -> Self {
        let url = match self.sqlite_file().await {
            Some(file) => format!("sqlite:{file}"),
            None => self.postgres_url().await,
        };
        let url = url.parse().expect("the address is well formed");
        let store = Store::open(&url, super::db::keys()).await.unwrap();
        let app = Self::over(
            store.clone(),
            parts::settings(),
            self.mail.clone(),
            self.mail.clone(),
        );
        store.close().await.unwrap();
        Self {
            accounts: self.accounts.clone(),
            ..app
        }
    }

    /// The settings that [`TestApp::new`] runs with.
    pub fn settings() -> Settings {
        parts::settings()
    }

    fn over(
        store: Store,
        settings: Settings,
        transport: Arc<dyn MailTransport>,
        mail: Arc<Memory>,
    ) -> Self {
        let clock = Arc::new(FixedClock::at(noon()));
        let app: Shared = Arc::new(parts::app(store, settings, transport, clock.clone()));
        Self {
            router: router(app.clone()),
            app,
            clock,
            mail,
            accounts: Arc::default(),
            mail_may_wait: Arc::default(),
            addresses: Arc::default(),
        }
    }

    /// A browser that nobody has signed in with.
    pub fn visitor(&self) -> Client {
        Client::new(self.router.clone(), self.addresses.clone())
    }

    /// A browser in which this person has signed in, through the sign-in page. The people are in
    /// [`people::PEOPLE`]: "dsl" and "head" of school A, "dsl-b" and "head-b" of school B,
    /// "coordinator", "manager" and so on.
    pub async fn sign_in(&self, who: &str) -> Client {
        let client = self.visitor();
        let page = client.sign_in(&people::email(who)).await;
        assert_eq!(page.status, 303, "{who} cannot sign in: {}", page.text());
        client
    }

    /// The account of one of the test's people.
    pub fn account(&self, who: &str) -> Uuid {
        let found = self.accounts.get(who);
        *found.unwrap_or_else(|| panic!("there is nobody called {who} in the tests"))
    }

    /// The person as services see them, to call a service without its page.
    pub async fn viewer(&self, who: &str) -> Viewer {
        let db = self.app.store.read();
        let account = accounts::by_id(db, self.app.store.keys(), self.account(who)).await;
        let account = account.unwrap().expect("the tests' people have accounts");
        let viewer = viewer::find(&self.app, account.id, account.session_epoch).await;
        viewer.unwrap().expect("the account is enabled")
    }

    /// Moves the service's clock on.
    pub fn advance(&self, by: TimeDelta) {
        self.clock.advance(by);
    }

    /// Waits for what pages started and did not wait for.
    pub async fn finish_background(&self) {
        self.app.background.close();
        self.app.background.wait().await;
        self.app.background.reopen();
    }

    /// Sends what is due in the outbox, and gives the mails that left now.
    pub async fn deliver_mail(&self) -> Vec<Mail> {
        let before = self.mail.mails().len();
        while worker::deliver_due(&self.app).await.unwrap() > 0 {}
        self.mail.mails().split_off(before)
    }

    /// Lets the clock worker look once, and gives the kinds of mail that leave now and to whom, in
    /// alphabetical order.
    pub async fn run_clocks(&self) -> Vec<(String, String)> {
        worker::run_clocks(&self.app).await.unwrap();
        let mails = self.deliver_mail().await.into_iter();
        let mut mails: Vec<_> = mails.map(|mail| (mail.kind.into(), mail.to)).collect();
        mails.sort();
        mails
    }

    /// Says that mail still waiting at the end is no mistake in this test.
    pub fn leave_mail(&self) {
        self.mail_may_wait.store(true, Ordering::Relaxed);
    }

    /// Every address that was asked for or redirected to so far.
    pub fn addresses(&self) -> Vec<String> {
        self.addresses.lock().unwrap().clone()
    }

    async fn expect_no_waiting_mail(&self) {
        if self.mail_may_wait.load(Ordering::Relaxed) {
            return;
        }
        let backlog = outbox::backlog(&self.app.store).await.unwrap();
        assert_eq!(
            backlog.pending, 0,
            "the test ended with unsent mail: read it with deliver_mail, or call leave_mail"
        );
    }
}
