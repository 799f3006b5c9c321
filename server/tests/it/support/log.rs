//! What is logged while a test runs.

use std::io::{self, Write};
use std::sync::{Arc, Mutex};

use stepwise::telemetry;
use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt::MakeWriter;

/// A log that a test reads. Clones share it.
#[derive(Clone, Default)]
pub struct Log(Arc<Mutex<Vec<u8>>>);

impl Log {
    /// Writes everything down to debugging here.
    pub fn subscriber(&self) -> impl tracing::Subscriber + Send + Sync + use<> {
        self.filtered("debug")
    }

    /// Writes here what the service shows by itself.
    pub fn as_served(&self) -> impl tracing::Subscriber + Send + Sync + use<> {
        self.filtered(telemetry::FILTER)
    }

    fn filtered(&self, filter: &str) -> impl tracing::Subscriber + Send + Sync + use<> {
        tracing_subscriber::fmt()
            .with_env_filter(EnvFilter::new(filter))
            .with_ansi(false)
            .with_writer(self.clone())
            .finish()
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.0.lock().unwrap()).into_owned()
    }
}

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Log {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}
