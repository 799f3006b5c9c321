//! Whether the service is ready, as whoever balances the load asks.

use chrono::TimeDelta;
use serde_json::{Value, json};
use stepwise::mail::transport::SendError;

use crate::support::app::{TestApp, on_each_app};

async fn ready(app: &TestApp) -> (u16, Value) {
    let answer = app.visitor().get("/readyz").await;
    (
        answer.status,
        serde_json::from_slice(&answer.bytes).unwrap(),
    )
}

#[tokio::test]
async fn mail_that_waits_is_a_warning_and_takes_nothing_out_of_service() {
    on_each_app(|app| async move {
        let (status, body) = ready(&app).await;
        assert_eq!((status, &body["ready"]), (200, &json!(true)), "{body}");
        assert_eq!(body["warning"], Value::Null, "nothing waits: {body}");

        app.sent_referral("dsl").await;
        let away = SendError::temporary("the mail server is away");
        app.mail.fail_next(away);
        assert!(app.deliver_mail().await.is_empty());
        app.advance(TimeDelta::minutes(61));
        let (status, body) = ready(&app).await;
        assert_eq!((status, &body["ready"]), (200, &json!(true)), "{body}");
        assert_eq!(body["oldest_unsent_mail_minutes"], 61);
        assert!(body["warning"].is_string(), "{body}");
        app.leave_mail();
    })
    .await;
}
