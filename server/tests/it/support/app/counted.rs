//! What a page asks of the database, statement by statement.

use std::sync::{Arc, Mutex};

use super::TestApp;

/// The statements since they were last taken. Clones share them.
#[derive(Clone, Default)]
pub struct Statements(Arc<Mutex<Vec<String>>>);

impl Statements {
    /// Those since the last time, in order.
    pub fn take(&self) -> Vec<String> {
        std::mem::take(&mut self.0.lock().unwrap())
    }
}

impl TestApp {
    /// The same people and records, with every statement written down.
    pub fn counted(&self) -> (Self, Statements) {
        let statements = Statements::default();
        let kept = statements.clone();
        let store = self.app.store.clone();
        let store = store.watched(move |sql| kept.0.lock().unwrap().push(sql.to_owned()));
        let app = Self::over(
            store,
            Self::settings(),
            self.mail.clone(),
            self.mail.clone(),
        );
        app.clock.set(self.app.now());
        let app = Self {
            accounts: self.accounts.clone(),
            mail_may_wait: self.mail_may_wait.clone(),
            ..app
        };
        (app, statements)
    }
}
