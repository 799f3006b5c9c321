//! What is logged while a test runs.

use std::io::{self, Write};
use std::sync::{Arc, LazyLock, Mutex};

use stepwise::telemetry;
use tracing::{Dispatch, Subscriber};
use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt::MakeWriter;

/// A second listener, always there. While `tracing` knows of one only, it asks the thread that
/// comes first to a line of the program whether anybody wants it: where that is another test's
/// thread, without a log, the line is never written again.
static BESIDE: LazyLock<Dispatch> = LazyLock::new(|| Dispatch::new(tracing_subscriber::registry()));

/// A log that a test reads. Clones share it.
#[derive(Clone, Default)]
pub struct Log(Arc<Mutex<Vec<u8>>>);

impl Log {
    /// Writes everything down to debugging here.
    pub fn subscriber(&self) -> impl Subscriber + Send + Sync + use<> {
        self.filtered("debug")
    }

    /// Writes here what the service shows by itself.
    pub fn as_served(&self) -> impl Subscriber + Send + Sync + use<> {
        self.filtered(telemetry::FILTER)
    }

    fn filtered(&self, filter: &str) -> impl Subscriber + Send + Sync + use<> {
        LazyLock::force(&BESIDE);
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
