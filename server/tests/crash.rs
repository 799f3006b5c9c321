//! The server is killed at random moments while clients send referrals. Whatever it acknowledged is
//! there after the next start, once, with its audit event and its one mail; what it did not
//! acknowledge is there whole or not at all, and sending it again makes no second referral. The mail
//! arrives at a real mail server, and where it comes twice, it comes as the same one.
//!
//! `STEPWISE_CRASH_CYCLES` is how often it is killed; in an ordinary run 25 times on SQLite, and
//! fewer on PostgreSQL, where `STEPWISE_TEST_POSTGRES` names a server.

use std::collections::BTreeMap;
use std::env;
use std::time::Duration;

use rand::RngExt;

#[path = "crash/browser.rs"]
mod browser;
#[path = "crash/home.rs"]
mod home;
#[path = "crash/ledger.rs"]
mod ledger;
#[path = "crash/mails.rs"]
mod mails;
#[path = "crash/server.rs"]
mod server;
#[expect(
    dead_code,
    reason = "shared with the transport's own tests, which use more of it"
)]
#[path = "support/smtp_server.rs"]
mod smtp_server;

use browser::Browser;
use home::Home;
use ledger::Ledger;
use server::Server;

/// Drafts that are ready to be sent, at least, when a server starts.
const READY: usize = 40;

#[test]
fn what_was_acknowledged_survives_a_kill_once_and_whole() {
    kill_again_and_again(&Home::sqlite(), 25, 300);
}

#[test]
fn what_was_acknowledged_survives_a_kill_on_postgresql_too() {
    match Home::postgres() {
        Some(home) => kill_again_and_again(&home, 12, 800),
        None => eprintln!("skipped: STEPWISE_TEST_POSTGRES is not set"),
    }
}

/// `within` is in milliseconds after the first request: enough for a first few to be answered.
fn kill_again_and_again(home: &Home, usually: usize, within: u64) {
    let cycles = env::var("STEPWISE_CRASH_CYCLES").map_or(usually, |text| text.parse().unwrap());
    Server::seed(home);
    let mut ledger = Ledger::open(home);
    let mut session = None;
    for cycle in 0..cycles {
        ledger.make_drafts(READY);
        let mut server = Server::start(home);
        let browser = session.get_or_insert_with(|| Browser::signed_in(server.address));
        browser.address = server.address;
        let wait = Duration::from_millis(rand::rng().random_range(0..within));
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
    deliver_the_rest(home, &ledger);
    drop(ledger);
    Server::verify_audit(home);
}

/// Lets the mails arrive that the last kill kept back, and counts all that came.
fn deliver_the_rest(home: &Home, ledger: &Ledger) {
    // What a killed server had in hand is locked for a while, so that two do not send it.
    let _server = Server::start_a_day_later(home);
    ledger.wait_until_all_is_sent();
    let arrived = home.mails.acknowledgements();
    let repeats: usize = (arrived.values().flat_map(BTreeMap::values))
        .map(|times| times - 1)
        .sum();
    println!("{} acknowledgements, {repeats} repeats", arrived.len());
    for reference in ledger.acknowledged.values() {
        assert!(arrived.contains_key(reference), "no mail of {reference}");
    }
    ledger.check_mails(&arrived);
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
