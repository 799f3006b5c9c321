//! Waiting lists of hubs' services, and needs that nothing meets.

use chrono::TimeDelta;

use super::{active, find};
use crate::support::app::{Client, TestApp, on_each_app};

const WHY: &str = "Both parents asked for it, and an aunt helps at bedtime until then.";
const FOUND: &str = "Nothing has changed, and the aunt still helps at bedtime.";

/// Puts the family on the list of the northern hub's parenting group; the address of the place.
pub async fn listed(app: &TestApp) -> (Client, String, String) {
    let (_, practitioner, episode) = active(app).await;
    let place = list(&practitioner, &episode, WHY).await;
    (practitioner, episode, place)
}

/// Puts a family on that list; the address of the place.
pub async fn list(practitioner: &Client, episode: &str, why: &str) -> String {
    let place = [("service", "north/north-parenting"), ("reason", why)];
    let page = practitioner.fill(&format!("{episode}/wait"), &place).await;
    assert_eq!(page.status, 303, "{:?}", page.errors());
    let record = practitioner.get(episode).await;
    record.attributes("a[href^='/waiting/']", "href").remove(0)
}

#[tokio::test]
async fn a_family_waits_on_a_list_that_shows_since_when_and_when_somebody_last_looked() {
    on_each_app(|app| async move {
        let (practitioner, episode, place) = listed(&app).await;
        let reference = find(&app, &episode).await.row.reference;
        let twice = [("service", "north/north-parenting"), ("reason", WHY)];
        let page = practitioner.fill(&format!("{episode}/wait"), &twice).await;
        assert_eq!(page.status, 422);
        assert!(
            page.errors()
                .concat()
                .contains("waits for this service already")
        );
        assert_eq!(page.field_value("reason"), WHY, "what was typed stays");

        let coordinator = app.sign_in("coordinator").await;
        let list = coordinator.get("/waiting").await.text();
        assert!(
            list.contains("Parenting group, North Example Family Hub"),
            "{list}"
        );
        assert!(list.contains(&reference));
        app.advance(TimeDelta::days(43));
        let coordinator = app.sign_in("coordinator").await;
        let list = coordinator.get("/waiting").await.text();
        assert!(list.contains("43 days ago. Look at it again"), "{list}");
        let manager = app.sign_in("manager").await;
        let overview = manager.get("/overview").await.text();
        assert!(
            overview.contains("Parenting group, North Example Family Hub"),
            "{overview}"
        );
        let file = manager.get("/overview/waiting.csv").await;
        assert!(
            file.html
                .contains("\"Parenting group, North Example Family Hub\",1,6,1"),
            "{}",
            file.html
        );

        let empty = coordinator.fill(&place, &[("note", "short")]).await;
        assert_eq!(empty.status, 422);
        let review = [("outcome", "still"), ("note", FOUND)];
        let page = coordinator.fill(&place, &review).await;
        assert_eq!(
            page.location(),
            format!("{episode}?done=place"),
            "{:?}",
            page.errors()
        );
        let list = coordinator.get("/waiting").await.text();
        assert!(!list.contains("Look at it again"), "{list}");
        assert!(coordinator.get(&place).await.text().contains(FOUND));

        let ended = [("outcome", "started"), ("note", FOUND)];
        assert_eq!(coordinator.fill(&place, &ended).await.status, 303);
        assert!(
            !coordinator
                .get("/waiting")
                .await
                .text()
                .contains(&reference)
        );
        let again = coordinator.post(&place, &ended).await;
        assert_eq!(again.status, 422, "it is over");
        let record = coordinator.get(&episode).await.text();
        assert!(record.contains("The service has started"), "{record}");
        app.leave_mail();
    })
    .await;
}

#[tokio::test]
async fn a_place_is_for_those_who_work_with_the_family_and_ends_with_the_episode() {
    on_each_app(|app| async move {
        let (_, episode, place) = listed(&app).await;
        app.leave_mail();
        let second = app.sign_in("practitioner-2").await;
        assert_eq!(second.get(&place).await.status, 404);
        assert_eq!(second.get("/waiting").await.status, 403);
        let coordinator = app.sign_in("coordinator").await;
        let form = format!("{episode}/step/close");
        let close = [
            ("reason", "needs_met"),
            ("raises-tier", ""),
            ("outcome", WHY),
            ("family-words", WHY),
            ("feedback", "Help has ended and the goals were reached."),
        ];
        crate::http::triage::take(&coordinator, &form, &close).await;
        let manager = app.sign_in("manager").await;
        let record = manager.get(&episode).await;
        let step = record.attributes("a[href*='/steps/']", "href").remove(0);
        let version = manager.get(&step).await.field_value("version");
        let fields = [
            ("version", version.as_str()),
            ("reason", WHY),
            ("answer", "accept"),
        ];
        assert_eq!(manager.post(&step, &fields).await.status, 303);
        assert!(
            manager
                .get("/waiting")
                .await
                .text()
                .contains("Nobody is on a waiting list")
        );
        assert!(
            manager
                .get(&episode)
                .await
                .text()
                .contains("The episode was closed")
        );
    })
    .await;
}

#[tokio::test]
async fn a_need_that_nothing_meets_is_counted_for_the_manager() {
    on_each_app(|app| async move {
        let (_, practitioner, episode) = active(&app).await;
        app.leave_mail();
        let form = format!("{episode}/unmet-need");
        let page = practitioner.fill(&form, &[("need", "health")]).await;
        assert_eq!(page.status, 422);
        let need = [
            ("need", "health"),
            (
                "words",
                "A sleep clinic for a child under three, in the evening.",
            ),
            ("reason", "none"),
        ];
        let page = practitioner.fill(&form, &need).await;
        assert_eq!(
            page.location(),
            format!("{episode}?done=unmet-need"),
            "{:?}",
            page.errors()
        );
        assert!(
            practitioner
                .get(&episode)
                .await
                .text()
                .contains("A sleep clinic")
        );
        let manager = app.sign_in("manager").await;
        let file = manager.get("/overview/unmet.csv").await.html;
        assert!(
            file.contains("Better health of body and mind,0,0,1,0,1"),
            "{file}"
        );
        let file = manager.get("/overview/unmet-hubs.csv").await.html;
        assert!(file.contains("North Example Family Hub,1"), "{file}");
        let list = manager.get("/overview/unmet").await.text();
        assert!(
            list.contains("A sleep clinic") && list.contains("Nobody offers it here"),
            "{list}"
        );
    })
    .await;
}
