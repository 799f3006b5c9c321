//! The mail server that outlives the one that is killed, and what has arrived there.

use std::collections::{BTreeMap, BTreeSet};

use tokio::runtime::Runtime;

use crate::smtp_server::{Manner, SmtpServer};

/// A council's own relay.
pub struct Mails {
    server: SmtpServer,
    /// It takes mail for as long as this runs.
    _runtime: Runtime,
}

impl Mails {
    pub fn open() -> Self {
        let runtime = Runtime::new().unwrap();
        Self {
            server: runtime.block_on(SmtpServer::start(Manner::default())),
            _runtime: runtime,
        }
    }

    /// The setting that leads here.
    pub fn url(&self) -> String {
        format!("smtp://{}?tls=none", self.server.address)
    }

    /// The acknowledgements that arrived, by reference: the ids of each, and how often it came.
    pub fn acknowledgements(&self) -> BTreeMap<String, BTreeMap<String, usize>> {
        let mut arrived: BTreeMap<_, BTreeMap<_, _>> = BTreeMap::new();
        let mut words = BTreeSet::new();
        for mail in self.server.taken() {
            let Some(reference) = header(&mail.data, "Subject: We have your referral ") else {
                continue;
            };
            let id = header(&mail.data, "Message-ID: ").expect("every mail has an id");
            let times = arrived.entry(reference.to_owned()).or_default();
            *times.entry(id.to_owned()).or_default() += 1;
            words.insert(mail.data);
        }
        let ids: usize = arrived.values().map(BTreeMap::len).sum();
        assert_eq!(words.len(), ids, "a repeat is the same to the last byte");
        arrived
    }
}

/// What follows these words at the beginning of a line.
fn header<'a>(data: &'a str, name: &str) -> Option<&'a str> {
    let mut lines = data.lines();
    lines.find_map(|line| line.strip_prefix(name))
}
