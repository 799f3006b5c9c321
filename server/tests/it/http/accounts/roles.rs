//! Another role: what somebody had in the one they leave is not theirs any more.

use crate::http::episodes::cover::arranged;
use crate::http::episodes::outcome::closed;
use crate::support::app::{Client, TestApp, on_each_app};

async fn give(app: &TestApp, admin: &Client, who: &str, role: &str) {
    let address = format!("/admin/accounts/{}", app.account(who));
    let version = admin.get(&address).await.field_value("version");
    let fields = [("do", "role"), ("version", &version), ("role", role)];
    assert_eq!(admin.post(&address, &fields).await.status, 303);
}

#[tokio::test]
async fn whoever_led_a_closed_family_and_has_another_role_now_does_not_read_it() {
    on_each_app(|app| async move {
        let episode = closed(&app).await;
        let admin = app.sign_in("admin").await;
        let before = app.sign_in("practitioner").await;
        assert_eq!(before.get(&episode).await.status, 200);
        give(&app, &admin, "practitioner", "auditor").await;
        let now = app.sign_in("practitioner").await;
        assert_eq!(now.get(&episode).await.status, 404);
        // A report that came to the MASH is for any of its workers, whoever led before.
        let harm = [("rationale", crate::http::triage::WHY), ("handover", "")];
        let coordinator = app.sign_in("coordinator").await;
        let form = format!("{episode}/step/to_mash");
        assert_eq!(coordinator.fill(&form, &harm).await.status, 303);
        give(&app, &admin, "practitioner", "mash_worker").await;
        let now = app.sign_in("practitioner").await;
        assert_eq!(now.get(&episode).await.status, 200);
        app.leave_mail();
    })
    .await;
}

#[tokio::test]
async fn a_lead_practitioner_who_coordinates_now_hears_once_that_the_cover_is_over() {
    on_each_app(|app| async move {
        arranged(&app).await;
        app.deliver_mail().await;
        let admin = app.sign_in("admin").await;
        give(&app, &admin, "practitioner", "coordinator").await;
        let mails = app.deliver_mail().await.into_iter();
        let mut told: Vec<_> = mails
            .filter(|mail| mail.kind == "cover_ended")
            .map(|mail| mail.to)
            .collect();
        told.sort();
        let all = [
            "coordinator-2",
            "coordinator",
            "practitioner-2",
            "practitioner",
        ];
        assert_eq!(told, all.map(|who| format!("{who}@people.example")));
    })
    .await;
}
