//! The referrer's part of the main job, from the first page to the acknowledgement.

use crate::support::app::on_each_app;

#[tokio::test]
async fn a_referral_is_written_page_by_page_and_acknowledged_by_mail() {
    on_each_app(|app| async move {
        let reference = app.send_referral().await;
        let dsl = app.sign_in("dsl").await;
        let page = dsl.get(&format!("/referrals/{reference}/sent")).await;
        assert_eq!(page.status, 200);
        assert!(page.text().contains(&reference), "{page:?}");
        let mails = app.deliver_mail().await;
        let mail = mails.iter().find(|mail| mail.kind == "referral_received");
        let mail = mail.expect("the referrer is told");
        assert_eq!(mail.to, "dsl@people.example");
        assert!(mail.text.contains(&reference));
    })
    .await;
}
