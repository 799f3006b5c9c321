//! A transport that keeps what it is given, for tests of everything above it.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};

use async_trait::async_trait;

use super::{MailTransport, SendError};
use crate::mail::send::Mail;

/// Keeps mail in the order it came. Can be told to fail.
#[derive(Default)]
pub struct Memory(Mutex<Inner>);

#[derive(Default)]
struct Inner {
    mails: Vec<Mail>,
    failures: VecDeque<SendError>,
}

impl Memory {
    pub fn new() -> Self {
        Self::default()
    }

    /// Everything sent so far.
    pub fn mails(&self) -> Vec<Mail> {
        self.inner().mails.clone()
    }

    /// The next call fails with this instead of keeping the mail; calls queue up.
    pub fn fail_next(&self, error: SendError) {
        self.inner().failures.push_back(error);
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[async_trait]
impl MailTransport for Memory {
    async fn send(&self, mail: &Mail) -> Result<(), SendError> {
        let mut inner = self.inner();
        if let Some(error) = inner.failures.pop_front() {
            return Err(error);
        }
        inner.mails.push(mail.clone());
        Ok(())
    }
}
