//! What the family reads while somebody works with them.

use stepwise::store::{episodes, referrals};

use super::work::meet;
use super::{active, find, press};
use crate::http::family::{inside, open};
use crate::http::triage::take;
use crate::support::app::{TestApp, on_each_app};

const MINUTES: &str = "We agreed who walks to school with whom, and from when.";

#[tokio::test]
async fn a_family_reads_their_workers_first_name_the_next_step_and_that_there_is_a_plan() {
    on_each_app(|app| async move {
        let (coordinator, practitioner, episode) = active(&app).await;
        let reference = referral_of(&app, &episode).await;
        let email = "rowan.testwell@example.org";
        open(&coordinator, &reference, "Rowan Testwell", email).await;
        app.deliver_mail().await;
        let phone = inside(&app, &reference).await;
        let reads = |words: &'static str| {
            let phone = &phone;
            async move {
                let text = phone.get("/status/view").await.text();
                assert!(text.contains(words), "{words}: {text}");
            }
        };
        reads("You have a worker").await;
        reads("A worker gets in touch with you by").await;

        let contact = [
            ("date-day", "1"),
            ("date-month", "3"),
            ("date-year", "2027"),
            ("channel", "visit"),
            ("safe", "yes"),
            ("outcome", "reached"),
        ];
        take(&practitioner, &format!("{episode}/contact"), &contact).await;
        reads("Your worker agrees the next step with you").await;

        meet(&app, &practitioner, &episode, MINUTES).await;
        reads("You have a plan").await;
        reads("You get your plan to keep by").await;
        press(&practitioner, &episode, "plan-given").await;
        reads("You and your worker look together at how it is going by").await;
        let text = phone.get("/status/view").await.text();
        assert!(!text.contains(MINUTES), "minutes for the team stay there");
    })
    .await;
}

/// The reference of the referral that opened the episode.
pub async fn referral_of(app: &TestApp, address: &str) -> String {
    let (db, keys) = (app.app.store.read(), app.app.store.keys());
    let episode = find(app, address).await.row.id;
    let links = episodes::referrals_of(db, [episode]).await.unwrap();
    let ids = links.into_iter().map(|(_, referral)| referral);
    let found = referrals::by_ids(db, keys, ids).await.unwrap();
    found
        .into_iter()
        .next()
        .expect("one opened it")
        .row
        .reference
}
