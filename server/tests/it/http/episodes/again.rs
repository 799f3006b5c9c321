//! A family that comes back soon after help has ended.

use chrono::TimeDelta;

use super::super::triage::claimed;
use super::steps::{CLOSE, proposed, say, waiting};
use super::{accept, accepted, offer, press};
use crate::support::app::{TestApp, on_each_app};

/// An episode that the second practitioner led to the end; its address.
async fn ended(app: &TestApp) -> String {
    let (coordinator, episode) = accepted(app).await;
    offer(app, &coordinator, &episode, "practitioner-2").await;
    let practitioner = app.sign_in("practitioner-2").await;
    press(&practitioner, &episode, "accept").await;
    proposed(&practitioner, &episode, "close", &CLOSE).await;
    let step = waiting(&coordinator, &episode).await;
    let page = say(&coordinator, &step, &[("answer", "accept")]).await;
    assert_eq!(page.status, 303, "{:?}", page.errors());
    app.deliver_mail().await;
    episode
}

#[tokio::test]
async fn whoever_worked_with_a_family_stands_first_when_it_comes_back_within_twelve_weeks() {
    on_each_app(|app| async move {
        app.leave_mail();
        let earlier = ended(&app).await;
        for (days, soon) in [(21, true), (70, false)] {
            app.advance(TimeDelta::days(days));
            let (coordinator, reference) = claimed(&app).await;
            let page = coordinator.get(&format!("/triage/{reference}")).await;
            let text = page.text();
            let words =
                "An episode of this family was closed on 2 March 2027; it can be opened again.";
            assert_eq!(text.contains(words), soon, "{text}");
            let link = format!("a[href='{earlier}']");
            assert_eq!(page.attributes(&link, "href").len(), usize::from(soon));

            let episode = accept(&app, &coordinator, &reference).await;
            assert_ne!(episode, earlier);
            let decided = coordinator.get(&format!("/triage/{reference}")).await;
            assert!(!decided.text().contains(words), "it is decided");
            let form = coordinator.get(&format!("{episode}/offer")).await;
            let before = form.text().contains("Worked with this family before");
            assert_eq!(before, soon, "after {days} days more: {form:?}");
            let first = form.attributes("input[name=lead]", "value").remove(0);
            let known = app.account("practitioner-2").to_string();
            assert!(!soon || first == known, "after {days} days more");
        }
    })
    .await;
}
