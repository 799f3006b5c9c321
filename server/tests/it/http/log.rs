//! What the log says of requests when nobody set it up.

use tracing::instrument::WithSubscriber;

use crate::support::app::on_each_app;
use crate::support::log::Log;

#[tokio::test]
async fn each_answer_is_one_line_with_its_route_and_never_its_address() {
    on_each_app(|app| async move {
        let reference = app.sent_referral("dsl").await;
        let dsl = app.sign_in("dsl").await;
        let away = app.away().await.visitor();
        let log = Log::default();
        async {
            let address = format!("/referrals/{reference}/sent?back=Juniper");
            assert_eq!(dsl.get(&address).await.status, 200);
            assert_eq!(dsl.get("/referrals/Juniper").await.status, 404);
            assert_eq!(dsl.post::<&str>("/Juniper", &[]).await.status, 404);
            assert_eq!(away.get("/readyz").await.status, 503);
        }
        .with_subscriber(log.as_served())
        .await;
        let text = log.text();
        let lines: Vec<_> = text
            .lines()
            .filter(|line| line.contains("request{"))
            .collect();
        assert_eq!(lines.len(), 4, "{text}");
        for (line, said) in lines.iter().zip([
            ["GET", "\"/referrals/{reference}/sent\"", "http.status=200"],
            ["GET", "\"/referrals/{reference}\"", "http.status=404"],
            ["POST", "\"unmatched\"", "http.status=404"],
            ["GET", "\"/readyz\"", "http.status=503"],
        ]) {
            for words in said
                .into_iter()
                .chain(["INFO", "request.id=", "duration.ms="])
            {
                assert!(line.contains(words), "{words}: {line}");
            }
        }
        for secret in ["Juniper", &reference, "people.example"] {
            assert!(!text.contains(secret), "{secret}: {text}");
        }
        app.leave_mail();
    })
    .await;
}
