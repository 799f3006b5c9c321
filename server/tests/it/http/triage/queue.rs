//! Queues, search and who may see them.

use super::{claim, claimed};
use crate::support::app::on_each_app;

#[tokio::test]
async fn only_coordinators_and_managers_triage() {
    on_each_app(|app| async move {
        app.leave_mail();
        let reference = app.send_referral().await;
        for who in [
            "dsl",
            "head",
            "practitioner",
            "provider",
            "mash",
            "auditor",
            "admin",
        ] {
            let client = app.sign_in(who).await;
            for path in ["/triage", "/triage/search", &format!("/triage/{reference}")] {
                assert_eq!(client.get(path).await.status, 403, "{who} {path}");
            }
            let accept = format!("/triage/{reference}/accept");
            let page = client.post(&accept, &[("version", "1")]).await;
            assert_eq!(page.status, 403, "{who}");
        }
        for who in ["coordinator", "manager"] {
            assert_eq!(
                app.sign_in(who).await.get("/triage").await.status,
                200,
                "{who}"
            );
        }
        assert_eq!(app.visitor().get("/triage").await.status, 303);
    })
    .await;
}

#[tokio::test]
async fn a_referral_is_in_one_queue_at_a_time_and_counted_there() {
    on_each_app(|app| async move {
        app.leave_mail();
        let reference = app.send_referral().await;
        let client = app.sign_in("coordinator").await;
        let new = client.get("/triage").await;
        assert!(
            new.text().contains(&reference) && new.text().contains("New (1)"),
            "{new:?}"
        );
        claim(&client, &reference).await;
        let new = client.get("/triage").await;
        assert!(
            !new.text().contains(&reference) && new.text().contains("Mine (1)"),
            "{new:?}"
        );
        let mine = client.get("/triage?queue=mine").await;
        assert!(mine.text().contains(&reference), "{mine:?}");
        let other = app.sign_in("coordinator-2").await;
        assert!(
            !other
                .get("/triage?queue=mine")
                .await
                .text()
                .contains(&reference)
        );
        assert!(
            other
                .get("/triage?queue=in-hand")
                .await
                .text()
                .contains(&reference)
        );
        for (filter, shown) in [
            ("tier=4", false),
            ("age=overdue", false),
            ("age=nonsense", true),
        ] {
            let page = client.get(&format!("/triage?queue=mine&{filter}")).await;
            assert_eq!(page.text().contains(&reference), shown, "{filter}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_referral_is_found_by_reference_name_or_birthday_and_no_name_is_in_an_address() {
    on_each_app(|app| async move {
        let (client, reference) = claimed(&app).await;
        let draft = app.example_draft("dsl").await;
        let child = &stepwise_domain::referral_form::facts(&draft).children[0];
        let (name, born) = (child.family.to_uppercase(), child.born.unwrap().to_string());
        let born: Vec<_> = born.split('-').collect();
        let searches: [&[(&str, &str)]; 3] = [
            &[("reference", &reference.to_lowercase())],
            &[("name", &name)],
            &[
                ("born-year", born[0]),
                ("born-month", born[1]),
                ("born-day", born[2]),
            ],
        ];
        for fields in searches {
            let page = client.post("/triage/search", fields).await;
            assert_eq!(page.status, 200, "{page:?}");
            assert!(page.text().contains(&reference), "{page:?}");
        }
        let nobody = [("name", format!("{name} Nobodyelse"))];
        let page = client.post("/triage/search", &nobody).await;
        assert!(
            page.text().contains("Nothing was found"),
            "every word must be in the name"
        );
        let empty = client.post::<&str>("/triage/search", &[]).await;
        assert_eq!((empty.status, empty.errors().len()), (422, 1), "{empty:?}");
        let names = [&*child.family, &*child.given];
        assert!(
            app.addresses()
                .iter()
                .all(|a| names.iter().all(|n| !a.contains(n)))
        );
    })
    .await;
}

#[tokio::test]
async fn the_record_shows_the_whole_referral_and_looking_is_logged() {
    on_each_app(|app| async move {
        let (client, reference) = claimed(&app).await;
        let page = client.get(&format!("/triage/{reference}")).await;
        let snapshot = super::referral(&app, &reference).await;
        let snapshot = snapshot.snapshot(app.app.store.keys()).unwrap();
        for section in &snapshot.sections {
            assert!(page.text().contains(&section.title), "{}", section.title);
        }
        assert!(
            page.text().contains("Acknowledgement to Ash Mockford"),
            "{page:?}"
        );
        assert!(page.text().contains("The guidance suggests"), "{page:?}");
        assert!(page.has(".moj-timeline"));
        assert!(
            page.links()
                .contains(&format!("/triage/{reference}/not-accept"))
        );
    })
    .await;
}
