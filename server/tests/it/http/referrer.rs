//! What a referrer can do once, twice, and by mistake.

use std::collections::BTreeSet;

use crate::support::app::on_each_app;

#[tokio::test]
async fn sending_twice_makes_one_referral() {
    on_each_app(|app| async move {
        let dsl = app.sign_in("dsl").await;
        let example = app.example_draft("dsl").await;
        let draft = app.write_draft("dsl", &dsl, &example).await;
        let check = format!("{draft}/check");
        let (one, two) = tokio::join!(dsl.post::<&str>(&check, &[]), dsl.post::<&str>(&check, &[]));
        let third = dsl.post::<&str>(&check, &[]).await;
        assert_eq!(one.location(), two.location());
        assert_eq!(one.location(), third.location());
        let sent = one.location().replace("/sent", "");
        assert_eq!(dsl.get(&check).await.location(), sent);
        assert_eq!(dsl.get(&draft).await.location(), sent);
        let mails = app.deliver_mail().await;
        let receipts = mails.iter().filter(|mail| mail.kind == "referral_received");
        assert_eq!(receipts.count(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_referral_is_shown_to_its_organisation_and_to_no_other() {
    on_each_app(|app| async move {
        let address = format!("/referrals/{}", app.send_referral().await);
        let (own, other) = (app.sign_in("head").await, app.sign_in("dsl-b").await);
        let page = own.get(&address).await;
        assert_eq!(page.status, 200);
        assert!(
            page.text().contains("You will have a decision by"),
            "{page:?}"
        );
        for path in ["", "/print", "/withdraw", "/sent"] {
            let path = format!("{address}{path}");
            assert_eq!(own.get(&path).await.status, 200, "{path}");
            assert_eq!(other.get(&path).await.status, 404, "{path}");
        }
        let paper = own.get(&format!("{address}/print")).await;
        assert!(paper.text().contains("Juniper Testwell"));
        app.leave_mail();
    })
    .await;
}

#[tokio::test]
async fn everything_that_was_sent_can_be_paged_through() {
    on_each_app(|app| async move {
        for _ in 0..52 {
            app.sent_referral("dsl").await;
        }
        let head = app.sign_in("head").await;
        let (mut path, mut pages, mut seen) = ("/referrals".to_owned(), 0, BTreeSet::new());
        loop {
            let page = head.get(&path).await;
            assert_eq!(page.status, 200, "{page:?}");
            let links = page.links();
            let sent = links
                .iter()
                .filter(|link| link.starts_with("/referrals/EH-"));
            for link in sent {
                assert!(seen.insert(link.clone()), "{link} stands on two pages");
            }
            pages += 1;
            match links.into_iter().find(|link| link.contains("after=")) {
                Some(older) => path = older,
                None => break,
            }
        }
        assert_eq!((seen.len(), pages), (52, 2));
        assert_eq!(head.get("/referrals?after=nonsense").await.status, 200);
        app.leave_mail();
    })
    .await;
}

#[tokio::test]
async fn a_referral_is_withdrawn_with_a_coded_reason() {
    on_each_app(|app| async move {
        let address = format!("/referrals/{}", app.send_referral().await);
        let withdraw = format!("{address}/withdraw");
        let dsl = app.sign_in("dsl").await;
        let empty = dsl.post::<&str>(&withdraw, &[]).await;
        assert_eq!(empty.status, 422);
        assert_eq!(empty.errors(), ["Select why you withdraw the referral"]);
        let done = dsl.post(&withdraw, &[("reason", "moved_away")]).await;
        assert_eq!(done.status, 303, "{done:?}");
        let page = dsl.get(&address).await;
        assert!(page.text().contains("Withdrawn"), "{page:?}");
        assert_eq!(dsl.get(&withdraw).await.location(), address);
        app.leave_mail();
    })
    .await;
}

#[tokio::test]
async fn hostile_text_is_kept_without_what_hides_and_shown_as_text() {
    on_each_app(|app| async move {
        let dsl = app.sign_in("dsl").await;
        let draft = format!("/drafts/{}", app.start_draft(&dsl).await);
        let example = app.example_draft("dsl").await;
        app.fill_draft("dsl", &dsl, &draft, &example).await;
        let typed = "\0\u{202e}</textarea><script>alert(1)</script> '; drop table draft; -- 👍";
        let page = format!("{draft}/concerns");
        dsl.fill(&page, &[("worries", typed)]).await;
        let shown = dsl.get(&page).await;
        let kept = "</textarea><script>alert(1)</script> '; drop table draft; -- 👍";
        assert_eq!(shown.field_value("worries"), kept);
        assert!(!shown.html.contains("<script>alert"));
    })
    .await;
}

#[tokio::test]
async fn an_answer_too_long_is_kept_and_said_to_be_too_long() {
    on_each_app(|app| async move {
        let dsl = app.sign_in("dsl").await;
        let example = app.example_draft("dsl").await;
        let draft = app.write_draft("dsl", &dsl, &example).await;
        let page = format!("{draft}/concerns");
        for length in [4001, 1024 * 1024] {
            let answer = dsl.fill(&page, &[("worries", "a".repeat(length))]).await;
            assert_eq!(answer.status, 422, "{length}");
            assert_eq!(answer.field_value("worries").len(), length);
        }
        let whole = [("worries", "a".repeat(3 * 1024 * 1024))];
        assert_eq!(dsl.post(&page, &whole).await.status, 413);
    })
    .await;
}

#[tokio::test]
async fn a_list_takes_no_more_children_than_it_says() {
    on_each_app(|app| async move {
        let dsl = app.sign_in("dsl").await;
        let example = app.example_draft("dsl").await;
        let draft = app.write_draft("dsl", &dsl, &example).await;
        let beyond = format!("{draft}/children/10000");
        assert_eq!(dsl.post(&beyond, &[("given", "Ada")]).await.status, 404);
        let many: Vec<_> = (0..10_000).map(|_| ("given", "Ada")).collect();
        let answer = dsl.post(&format!("{draft}/children/1"), &many).await;
        assert!(answer.status < 500, "{answer:?}");
        let list = dsl.get(&format!("{draft}/children")).await;
        let changes = list
            .links()
            .into_iter()
            .filter(|link| link.contains("/remove"));
        assert_eq!(changes.count(), 1);
    })
    .await;
}
