//! Names and notes that are planted in a whole journey turn up nowhere but on the pages of those
//! who may read them: not in the database's bytes, a backup, the log, a mail or an address.

use std::fs;

use data_encoding::HEXLOWER;
use sea_orm::{ConnectionTrait, Database, DbBackend, Statement};
use stepwise::services::drafts;
use stepwise_domain::form::Kind;
use stepwise_domain::referral_form::{Draft, sections, slug};
use tracing::instrument::WithSubscriber;

use crate::support::app::{TestApp, on_each_app, pairs};
use crate::support::log::Log;

#[tokio::test]
async fn planted_names_and_notes_are_nowhere_in_the_clear() {
    on_each_app(|app| async move {
        let log = Log::default();
        let planted = journey(&app).with_subscriber(log.subscriber()).await;
        assert!(planted.len() >= 200, "{} were planted", planted.len());
        let mails = app.deliver_mail().await;
        assert!(!mails.is_empty());
        let log = log.text();
        assert!(log.contains("request"), "the log was captured");
        search(&planted, "the log", log.as_bytes());
        search(
            &planted,
            "an address",
            app.addresses().join("\n").as_bytes(),
        );
        for mail in mails {
            let words = [mail.subject, mail.text, mail.html].concat();
            search(&planted, "a mail", words.as_bytes());
        }
        match app.sqlite_file().await {
            Some(file) => search_file(&planted, &file).await,
            None => search_rows(&planted, &app).await,
        }
    })
    .await;
}

/// Four referrals, one of them thrown away, with a word of its own in every text; some typed wrong.
async fn journey(app: &TestApp) -> Vec<String> {
    let mut canaries = Canaries::default();
    for (who, fate) in [
        ("dsl", "send"),
        ("visitor", "send"),
        ("dsl-b", "keep"),
        ("teacher", "discard"),
    ] {
        let client = app.sign_in(who).await;
        let draft = planted_draft(app, who, &mut canaries).await;
        let address = format!("/drafts/{}", app.start_draft(&client).await);
        let safety = draft.answers(slug::SAFETY).clone();
        client
            .fill(&format!("{address}/safety"), &pairs(&safety))
            .await;
        let wrong = canaries.word();
        let page = client
            .fill(
                &format!("{address}/referrer"),
                &[("referrer-phone", &wrong)],
            )
            .await;
        assert_eq!(page.status, 422);
        app.fill_draft(who, &client, &address, &draft).await;
        if fate == "discard" {
            client
                .post::<&str>(&format!("{address}/discard"), &[])
                .await;
            continue;
        }
        if fate == "keep" {
            continue;
        }
        let reference = app.send_draft(&client, &address).await;
        for part in ["", "/sent", "/print", "/record.pdf", "/record.json"] {
            client.get(&format!("/referrals/{reference}{part}")).await;
        }
        let page = client.get("/referrals").await;
        assert_eq!(page.status, 200);
        let stranger = app.sign_in("head-b").await;
        stranger.get(&format!("/referrals/{reference}/sent")).await;
    }
    canaries.planted
}

/// The example with a planted word in each free text that is asked for.
async fn planted_draft(app: &TestApp, who: &str, canaries: &mut Canaries) -> Draft {
    let mut draft = app.example_draft(who).await;
    let viewer = app.viewer(who).await;
    let context = drafts::form_context(&app.app, &viewer, &draft)
        .await
        .unwrap();
    for section in sections(&context, &draft) {
        let mut answers = draft.answers(section.slug).clone();
        for question in &section.questions {
            if matches!(question.kind, Kind::Text { .. } | Kind::TextArea { .. }) {
                let word = canaries.word();
                answers.set(
                    question.name.to_string(),
                    format!("{word} and some more words"),
                );
            }
        }
        if section.slug == "adults" || section.slug == "children" {
            let (given, family) = (canaries.word(), canaries.word());
            answers.set("given", given).set("family", family);
        }
        draft.save(&section, answers);
    }
    draft
}

#[derive(Default)]
struct Canaries {
    planted: Vec<String>,
}

impl Canaries {
    fn word(&mut self) -> String {
        let word = format!("Qzyx{:04}jkv", self.planted.len());
        self.planted.push(word.clone());
        word
    }
}

fn search(planted: &[String], place: &str, bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes).to_lowercase();
    for word in planted {
        let word = word.to_lowercase();
        assert!(!text.contains(&word), "{word} is in {place}");
        let hex = HEXLOWER.encode(word.as_bytes());
        assert!(
            !text.contains(&hex),
            "{word} is in {place} as hexadecimal digits"
        );
    }
}

/// The file, its write-ahead log as it lies there, and a copy made the way a backup is.
async fn search_file(planted: &[String], file: &str) {
    for part in ["", "-wal"] {
        let bytes = fs::read(format!("{file}{part}")).unwrap();
        assert!(!bytes.is_empty(), "there is something in the file{part}");
        search(planted, &format!("the database file{part}"), &bytes);
    }
    let copy = tempfile::tempdir().unwrap();
    let copy = copy.path().join("backup.db");
    let db = Database::connect(format!("sqlite:{file}")).await.unwrap();
    let backup = format!("VACUUM INTO '{}'", copy.display());
    db.execute_unprepared(&backup).await.unwrap();
    search(planted, "a backup", &fs::read(copy).unwrap());
}

/// Every row of every table, as text.
async fn search_rows(planted: &[String], app: &TestApp) {
    let db = app.app.store.read();
    let ask = |sql: String| Statement::from_string(DbBackend::Postgres, sql);
    let tables = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'";
    let tables = db.query_all_raw(ask(tables.into())).await.unwrap();
    for table in tables {
        let table: String = table.try_get_by_index(0).unwrap();
        let rows = format!("SELECT coalesce(string_agg(t::text, ' '), '') FROM \"{table}\" t");
        let rows = db.query_one_raw(ask(rows)).await.unwrap().unwrap();
        let rows: String = rows.try_get_by_index(0).unwrap();
        search(planted, &format!("the table {table}"), rows.as_bytes());
    }
}
