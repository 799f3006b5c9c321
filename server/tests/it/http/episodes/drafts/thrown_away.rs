//! A draft that nobody needs any more: found on the page of the week, and thrown away by its author.

use super::*;
use stepwise::store::audit;

const GONE: [(&str, &str); 1] = [("throw-away", "yes")];

/// A goal and a closure, begun by this person.
async fn begin(client: &Client, episode: &str) -> [String; 2] {
    let forms = [("goal", "words"), ("step/close", "outcome")];
    for (form, question) in forms {
        let begun = [(question, BEGUN), ("later", "yes")];
        let page = client.fill(&format!("{episode}/{form}"), &begun).await;
        assert_eq!(page.location(), format!("{episode}?done=later"));
    }
    forms.map(|(form, _)| format!("{episode}/{form}"))
}

#[tokio::test]
async fn what_was_begun_stands_on_the_page_of_the_week_until_it_is_thrown_away() {
    on_each_app(|app| async move {
        app.leave_mail();
        let (_, practitioner, episode) = active(&app).await;
        let forms = begin(&practitioner, &episode).await;
        for form in forms {
            let week = practitioner.get("/episodes").await;
            assert!(week.has(&format!("a[href='{form}']")), "{form}: {week:?}");
            assert!(!week.text().contains(BEGUN), "{week:?}");
            let page = practitioner.get(&form).await;
            assert!(page.has("button[name=throw-away]"), "{page:?}");
            let gone = practitioner.post(&form, &GONE).await;
            assert_eq!(gone.location(), format!("{episode}?done=thrown-away"));
            let page = practitioner.get(&form).await;
            assert!(!page.has("button[name=throw-away]"), "{page:?}");
            assert!(!page.html.contains(BEGUN), "{page:?}");
            let week = practitioner.get("/episodes").await;
            assert!(!week.has(&format!("a[href='{form}']")), "{form}: {week:?}");
            let id = find(&app, &episode).await.row.id.to_string();
            let noted = audit::changes_of(app.app.store.read(), ("episode", &id), 1).await;
            assert_eq!(noted.unwrap()[0].action, "episode.draft_thrown_away");
        }
        assert_eq!(drafts(&app, &episode).await, 0);
    })
    .await;
}

#[tokio::test]
async fn nobody_throws_away_what_somebody_else_has_begun() {
    on_each_app(|app| async move {
        app.leave_mail();
        let (coordinator, practitioner, episode) = active(&app).await;
        let forms = begin(&practitioner, &episode).await;
        for form in &forms {
            coordinator.post(form, &GONE).await;
        }
        assert_eq!(drafts(&app, &episode).await, 2);
        // What a leaver left is gone on with, or stays.
        disable(&app, "practitioner").await;
        offer(&app, &coordinator, &episode, "practitioner-2").await;
        let second = app.sign_in("practitioner-2").await;
        press(&second, &episode, "accept").await;
        for form in &forms {
            let page = second.get(form).await;
            assert!(page.html.contains(BEGUN), "{form}: {page:?}");
            assert!(!page.has("button[name=throw-away]"), "{page:?}");
            second.post(form, &GONE).await;
        }
        assert_eq!(drafts(&app, &episode).await, 2);
    })
    .await;
}
