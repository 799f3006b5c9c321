//! The server is killed at random moments while clients send referrals. Whatever it acknowledged is
//! there after the next start, once, with its audit event and its one mail; what it did not
//! acknowledge is there whole or not at all, and sending it again makes no second referral.
//!
//! `STEPWISE_CRASH_CYCLES` is how often it is killed; 25 times in an ordinary run.

use std::collections::BTreeMap;
use std::env;
use std::time::Duration;

use rand::RngExt;

#[path = "crash/browser.rs"]
mod browser;
#[path = "crash/ledger.rs"]
mod ledger;
#[path = "crash/server.rs"]
mod server;

use browser::Browser;
use ledger::Ledger;
use server::Server;

/// Drafts that are ready to be sent, at least, when a server starts.
const READY: usize = 40;
/// Milliseconds after the first request within which the server is killed.
const WITHIN: u64 = 300;

#[test]
fn what_was_acknowledged_survives_a_kill_once_and_whole() {
    let cycles = env::var("STEPWISE_CRASH_CYCLES").map_or(25, |text| text.parse().unwrap());
    let home = tempfile::tempdir().unwrap();
    Server::seed(home.path());
    let mut ledger = Ledger::open(home.path());
    let mut session = None;
    for cycle in 0..cycles {
        ledger.make_drafts(READY);
        let mut server = Server::start(home.path());
        let browser = session.get_or_insert_with(|| Browser::signed_in(server.address));
        browser.address = server.address;
        let wait = Duration::from_millis(rand::rng().random_range(0..WITHIN));
        let acknowledged = std::thread::scope(|scope| {
            let senders: Vec<_> = (ledger.waiting.chunks(READY.div_ceil(2)))
                .map(|drafts| {
                    let browser = browser.clone();
                    scope.spawn(move || send_all(&browser, drafts))
                })
                .collect();
            std::thread::sleep(wait);
            server.kill();
            let sent = senders.into_iter().flat_map(|one| one.join().unwrap());
            sent.collect::<BTreeMap<_, _>>()
        });
        println!("cycle {cycle}: {} acknowledged", acknowledged.len());
        ledger.acknowledge(acknowledged);
        ledger.check();
    }
    assert!(!ledger.acknowledged.is_empty(), "something was sent");
    drop(ledger);
    Server::verify_audit(home.path());
}

/// Sends one draft after the other until the server is gone; gives the references it answered
/// with, by draft.
fn send_all(browser: &Browser, drafts: &[String]) -> Vec<(String, String)> {
    let mut sent = Vec::new();
    for draft in drafts {
        let Ok(location) = browser.post(&format!("/drafts/{draft}/check")) else {
            return sent;
        };
        let reference = location.split('/').nth(2).unwrap_or_default().to_owned();
        assert!(reference.starts_with("EH-"), "sent to {location:?}");
        sent.push((draft.clone(), reference));
    }
    sent
}
