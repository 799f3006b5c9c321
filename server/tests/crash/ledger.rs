//! What was prepared, what was acknowledged, and whether the database agrees.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use chrono::Utc;
use chrono_tz::Europe::London;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use stepwise::demo::SIGN_INS;
use stepwise::store::entity::{audit_event, outbox, referral};
use stepwise::store::{Keys, Store, accounts, drafts};
use stepwise_domain::framework::Framework;
use stepwise_domain::referral_form::{FormContext, example_draft_for};
use stepwise_domain::setting::SettingKind;
use tokio::runtime::Runtime;

use crate::home::Home;

/// The kind of mail that says that a referral has come.
const ACKNOWLEDGEMENT: &str = "referral_received";

/// Tenths of a second after which mail that has not left is stuck.
const PATIENCE: usize = 600;

/// The client's own book, kept apart from the server.
pub struct Ledger {
    runtime: Runtime,
    store: Store,
    /// Drafts that nobody has acknowledged yet.
    pub waiting: Vec<String>,
    /// References by draft.
    pub acknowledged: BTreeMap<String, String>,
    /// Every draft of this test: the demonstration has referrals of its own.
    made: BTreeSet<String>,
}

impl Ledger {
    pub fn open(home: &Home) -> Self {
        let runtime = Runtime::new().unwrap();
        let keys = std::fs::read_to_string(home.directory().join("demo.keys")).unwrap();
        let keys = Keys::parse(&keys.into()).unwrap();
        let url = home.database_url().parse().unwrap();
        let store = runtime.block_on(Store::open(&url, keys)).unwrap();
        Self {
            runtime,
            store,
            waiting: Vec::new(),
            acknowledged: BTreeMap::new(),
            made: BTreeSet::new(),
        }
    }

    /// Fills up the drafts that are ready to be sent.
    pub fn make_drafts(&mut self, wanted: usize) {
        let missing = wanted.saturating_sub(self.waiting.len());
        let made = self.runtime.block_on(make(&self.store, missing));
        self.made.extend(made.iter().cloned());
        self.waiting.extend(made);
    }

    pub fn acknowledge(&mut self, sent: BTreeMap<String, String>) {
        self.waiting.retain(|draft| !sent.contains_key(draft));
        self.acknowledged.extend(sent);
    }

    /// Waits for the server that runs to send what is left of the acknowledgements.
    pub fn wait_until_all_is_sent(&self) {
        let waiting = || {
            let find = outbox::Entity::find()
                .filter(outbox::Column::Kind.eq(ACKNOWLEDGEMENT))
                .filter(outbox::Column::State.eq("pending"));
            self.runtime
                .block_on(find.count(self.store.read()))
                .unwrap()
        };
        for _ in 0..PATIENCE {
            if waiting() == 0 {
                return;
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        panic!("{} acknowledgements were not sent", waiting());
    }

    /// Each acknowledgement that arrived is of a referral that is there, and there is one of each
    /// referral, however often it came.
    pub fn check_mails(&self, arrived: &BTreeMap<String, BTreeMap<String, usize>>) {
        let find = referral::Entity::find().all(self.store.read());
        let referrals = self.runtime.block_on(find).unwrap();
        let known: BTreeSet<_> = referrals.into_iter().map(|one| one.reference).collect();
        for (reference, ids) in arrived {
            assert!(known.contains(reference), "{reference} is not there");
            assert_eq!(ids.len(), 1, "mails of {reference}: {ids:?}");
        }
    }

    /// Everything acknowledged is there once and whole, and nothing is there in part.
    pub fn check(&self) {
        self.runtime.block_on(check(self));
    }
}

async fn make(store: &Store, count: usize) -> Vec<String> {
    let now = Utc::now();
    let framework = Framework::built_in();
    let today = now.with_timezone(&London).date_naive();
    let context = FormContext::new(&framework, SettingKind::School, today);
    let answers = example_draft_for(&context);
    let keys = store.keys();
    let tx = store.begin().await.unwrap();
    let account = accounts::by_email(&tx, keys, SIGN_INS[0].0).await.unwrap();
    let account = account.expect("the demonstration has a safeguarding lead");
    let owner = (account.organisation_id, account.id);
    let mut made = Vec::new();
    for _ in 0..count {
        let id = drafts::insert(&tx, keys, owner, &framework.version, now).await;
        let id = id.unwrap();
        let mut draft = drafts::by_id(&tx, keys, id).await.unwrap().unwrap();
        draft.answers = answers.clone();
        assert!(drafts::update(&tx, keys, &draft, None, now).await.unwrap());
        made.push(id.to_string());
    }
    tx.commit().await.unwrap();
    made
}

async fn check(ledger: &Ledger) {
    let db = ledger.store.read();
    let referrals = referral::Entity::find().all(db).await.unwrap();
    let events = audit_event::Entity::find().all(db).await.unwrap();
    let messages = outbox::Entity::find().all(db).await.unwrap();
    let sent = events
        .iter()
        .filter(|event| event.action == "referral.sent");
    let sent: Vec<_> = sent.filter_map(|event| event.subject_id.clone()).collect();
    let mut by_draft = BTreeMap::new();
    for one in &referrals {
        let draft = one.draft_id.to_string();
        if !ledger.made.contains(&draft) {
            continue;
        }
        let id = one.id.to_string();
        let told = sent.iter().filter(|subject| **subject == id);
        assert_eq!(told.count(), 1, "events of {id}");
        let mails = (messages.iter())
            .filter(|mail| mail.kind == ACKNOWLEDGEMENT && mail.referral_id == Some(one.id));
        assert_eq!(mails.count(), 1, "acknowledgements of {id}");
        let before = by_draft.insert(draft, one.reference.clone());
        assert_eq!(before, None, "two referrals of one draft");
    }
    for (draft, reference) in &ledger.acknowledged {
        let found = by_draft.get(draft);
        assert_eq!(found, Some(reference), "what was acknowledged is there");
    }
    let is_there = |id: &String| referrals.iter().any(|one| one.id.to_string() == *id);
    assert!(sent.iter().all(is_there), "no event without its referral");
}
