//! The database or the mail server fails: a plain answer with a reference, and nothing is lost.

use chrono::TimeDelta;
use sea_orm::EntityTrait;
use sea_orm::{ConnectionTrait, Database, DatabaseConnection};
use stepwise::mail::transport::SendError;
use stepwise::store::entity::referral;
use stepwise::store::outbox::{self, State};

use crate::support::app::{Page, TestApp, on_each_app};

const BEFORE: &str = "What was saved before the database failed.";
const DURING: &str = "What was typed while the database was away.";

fn words(text: &str) -> [(&str, &str); 3] {
    [("worries", text), ("working-well", text), ("needed", text)]
}

fn expect_busy(page: &Page) {
    assert_eq!(page.status, 503, "{page:?}");
    assert_eq!(page.heading(), "The service is busy");
    let reference = page.texts("main strong").concat();
    assert_eq!(reference.len(), 8, "a reference to read out: {page:?}");
}

async fn sqlite(app: &TestApp) -> Option<DatabaseConnection> {
    let file = app.sqlite_file().await?;
    Some(Database::connect(format!("sqlite:{file}")).await.unwrap())
}

#[tokio::test]
async fn while_the_database_is_locked_people_are_told_and_the_draft_is_safe() {
    on_each_app(|app| async move {
        let Some(other) = sqlite(&app).await else {
            return;
        };
        let dsl = app.sign_in("dsl").await;
        let address = format!("/drafts/{}/concerns", app.ready_draft("dsl").await);
        assert_eq!(dsl.fill(&address, &words(BEFORE)).await.status, 303);
        other.execute_unprepared("BEGIN IMMEDIATE").await.unwrap();
        expect_busy(&dsl.fill(&address, &words(DURING)).await);
        // By now the session would be written too.
        app.advance(TimeDelta::minutes(2));
        let reading = dsl.get(&address).await;
        assert_eq!(reading.field_value("worries"), BEFORE, "reading goes on");
        other.execute_unprepared("ROLLBACK").await.unwrap();
        assert_eq!(dsl.fill(&address, &words(DURING)).await.status, 303);
        let page = dsl.get(&address).await;
        assert_eq!(page.field_value("worries"), DURING);
    })
    .await;
}

#[tokio::test]
async fn when_the_disk_is_full_people_are_told_and_the_draft_is_safe() {
    on_each_app(|app| async move {
        if app.sqlite_file().await.is_none() {
            return;
        }
        let dsl = app.sign_in("dsl").await;
        let address = format!("/drafts/{}/concerns", app.ready_draft("dsl").await);
        assert_eq!(dsl.fill(&address, &words(BEFORE)).await.status, 303);
        limit(&app, "1").await;
        let long = "x".repeat(500_000);
        expect_busy(&dsl.fill(&address, &words(&long)).await);
        let page = dsl.get(&address).await;
        assert_eq!(page.field_value("worries"), BEFORE);
        limit(&app, "1000000").await;
        let same = dsl.fill(&address, &words(&long)).await;
        assert_eq!(same.status, 422, "too long, and kept all the same");
        let kept = dsl.get(&address).await.field_value("worries");
        assert!(kept == long, "{} characters were kept", kept.len());
        assert_eq!(dsl.fill(&address, &words(DURING)).await.status, 303);
    })
    .await;
}

#[tokio::test]
async fn when_postgresql_has_no_room_no_lock_or_no_time_people_are_told_and_the_draft_is_safe() {
    on_each_app(|app| async move {
        if app.sqlite_file().await.is_some() {
            return;
        }
        let dsl = app.sign_in("dsl").await;
        let draft = format!("/drafts/{}", app.ready_draft("dsl").await);
        let address = format!("{draft}/concerns");
        assert_eq!(dsl.fill(&address, &words(BEFORE)).await.status, 303);
        for (code, trouble) in [
            ("53100", "the disk is full"),
            ("55P03", "another holds the lock"),
            ("57014", "it took too long"),
        ] {
            change(&app, &[&refusing(code), REFUSE_CHANGES]).await;
            expect_busy(&dsl.fill(&address, &words(trouble)).await);
            expect_busy(&dsl.post::<&str>(&format!("{draft}/check"), &[]).await);
            let page = dsl.get(&address).await;
            assert_eq!(page.field_value("worries"), BEFORE, "{trouble}");
            change(&app, &["DROP TRIGGER refuse ON draft"]).await;
            assert_eq!(app.count_referrals().await, 0, "{trouble}");
        }
        assert_eq!(dsl.fill(&address, &words(DURING)).await.status, 303);
        let sent = dsl.post::<&str>(&format!("{draft}/check"), &[]).await;
        assert_eq!(sent.status, 303, "{sent:?}");
        assert_eq!(app.count_referrals().await, 1);
        app.leave_mail();
    })
    .await;
}

const REFUSE_CHANGES: &str =
    "CREATE TRIGGER refuse BEFORE UPDATE ON draft FOR EACH ROW EXECUTE FUNCTION refuse()";

/// What PostgreSQL does when it meets this trouble, as a trigger can do it.
fn refusing(code: &str) -> String {
    format!(
        "CREATE OR REPLACE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS \
         $$ BEGIN RAISE EXCEPTION 'refused' USING ERRCODE = '{code}'; END $$"
    )
}

async fn change(app: &TestApp, statements: &[&str]) {
    let tx = app.app.store.begin().await.unwrap();
    for statement in statements {
        tx.execute_unprepared(statement).await.unwrap();
    }
    tx.commit().await.unwrap();
}

/// No more pages than there are: SQLite takes a limit below that as "none to spare".
async fn limit(app: &TestApp, pages: &str) {
    let tx = app.app.store.begin().await.unwrap();
    let pragma = format!("PRAGMA max_page_count = {pages}");
    tx.execute_unprepared(&pragma).await.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn while_the_database_is_away_people_are_told_and_stay_signed_in() {
    on_each_app(|app| async move {
        let dsl = app.sign_in("dsl").await;
        let address = format!("/drafts/{}/concerns", app.ready_draft("dsl").await);
        let away = app.away().await;
        let same = dsl.through(&away);
        for page in [same.get(&address).await, same.get("/referrals").await] {
            expect_busy(&page);
            assert_eq!(
                page.header("set-cookie"),
                "",
                "the session is not thrown away"
            );
        }
        expect_busy(&same.post(&address, &words(DURING)).await);
        let ready = away.visitor().get("/readyz").await;
        assert_eq!(ready.status, 503);
        assert_eq!(away.visitor().get("/healthz").await.status, 200);
        assert_eq!(
            dsl.get(&address).await.status,
            200,
            "and goes on when it is back"
        );
    })
    .await;
}

#[tokio::test]
async fn mail_that_cannot_leave_is_tried_again_under_the_same_id() {
    on_each_app(|app| async move {
        app.sent_referral("dsl").await;
        app.mail
            .fail_next(SendError::temporary("the mail server is away"));
        assert!(app.deliver_mail().await.is_empty());
        let delivery = delivery(&app).await;
        assert_eq!((delivery.state, delivery.attempts), (State::Pending, 1));
        assert!(delivery.last_error.is_some(), "the record says why");
        assert!(app.deliver_mail().await.is_empty(), "not at once");
        app.advance(chrono::TimeDelta::minutes(2));
        let mails = app.deliver_mail().await;
        assert_eq!(mails.len(), 1);
        assert_eq!(mails[0].id, delivery.id);
        assert_eq!(self::delivery(&app).await.state, State::Sent);
    })
    .await;
}

#[tokio::test]
async fn mail_that_is_refused_for_good_is_shown_on_the_record_as_failed() {
    on_each_app(|app| async move {
        let reference = app.sent_referral("dsl").await;
        app.mail
            .fail_next(SendError::permanent("there is no such mailbox"));
        assert!(app.deliver_mail().await.is_empty());
        assert_eq!(delivery(&app).await.state, State::Failed);
        let dsl = app.sign_in("dsl").await;
        let page = dsl.get(&format!("/referrals/{reference}/sent")).await;
        assert_eq!(page.status, 200, "the referral itself stands");
        let coordinator = app.sign_in("coordinator").await;
        let record = coordinator.get(&format!("/triage/{reference}")).await;
        assert!(record.text().contains("Not delivered"), "{record:?}");
        let list = coordinator.get("/messages").await;
        assert!(list.links().contains(&format!("/triage/{reference}")));
    })
    .await;
}

async fn delivery(app: &TestApp) -> outbox::Delivery {
    let db = app.app.store.read();
    let referral = referral::Entity::find().one(db).await.unwrap().unwrap();
    let deliveries = outbox::for_referral(db, referral.id).await.unwrap();
    deliveries.into_iter().next().unwrap()
}
