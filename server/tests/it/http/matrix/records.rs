//! What stands in the braces of a route: a record of school A's.

use stepwise::services::consultations;
use uuid::Uuid;

use crate::http::episodes::{accepted, active, cover, meetings, steps, waiting, work};
use crate::http::{challenges, family, red_flags, safe_contact, triage};
use crate::support::app::TestApp;

/// Made afresh for each request that may change them.
pub struct Records {
    filled: Vec<(&'static str, String)>,
}

impl Records {
    /// What this route needs, and nothing else.
    pub async fn make(app: &TestApp, route: &str) -> Self {
        let mut filled = Vec::new();
        if route.starts_with("/episodes/{reference}") {
            filled.push(of_episode(app, route).await);
        } else if route.starts_with("/triage/{reference}/family/{access}") {
            let safe = access(app).await;
            filled.push(("/triage/{reference}/family/{access}", safe));
        } else if route.contains("{reference}") {
            filled.push(("{reference}", app.sent_referral("dsl").await));
        } else if let Some(record) = with_id(app, route).await {
            filled.push(record);
        }
        filled.extend(words(app));
        Self { filled }
    }

    /// The route with its braces filled in.
    pub fn address(&self, route: &str) -> String {
        let fill = |address: String, (braces, with): &(&str, String)| address.replace(braces, with);
        let address = self.filled.iter().fold(route.to_owned(), fill);
        assert!(!address.contains('{'), "say here what fills {route}");
        address
    }
}

/// What is the same for every record.
fn words(app: &TestApp) -> Vec<(&'static str, String)> {
    let teacher = app.account("teacher");
    let mut all = vec![
        ("/colleagues/{id}", format!("/colleagues/{teacher}")),
        ("/accounts/{id}", format!("/accounts/{teacher}")),
        // There are none here, and no route to them.
        ("/demo/mail/{id}", format!("/demo/mail/{}", Uuid::nil())),
    ];
    let fixed = [
        ("/{section}/{number}", "/children/1"),
        ("/{section}", "/referrer"),
        ("/{step}", "/accept"),
        ("/{answer}", "/accept"),
        ("/{form}", "/note"),
        ("/{kind}", "/to_mash"),
        ("/hubs/{slug}", "/hubs/north"),
        ("{token}", "not-a-token"),
        ("/overview/{file}", "/overview/overdue.csv"),
        ("{file}", "none.css"),
    ];
    all.extend(fixed.map(|(braces, word)| (braces, word.to_owned())));
    all
}

/// An episode, or what hangs on one: then its lead practitioner has accepted.
async fn of_episode(app: &TestApp, route: &str) -> (&'static str, String) {
    if !["{id}", "{action}"].iter().any(|id| route.contains(id)) {
        return ("/episodes/{reference}", accepted(app).await.1);
    }
    let (_, lead, episode) = active(app).await;
    if route.contains("/steps/{id}") {
        steps::proposed(&lead, &episode, "to_mash", &steps::STEP).await;
        let step = steps::waiting(&app.sign_in("mash").await, &episode).await;
        return ("/episodes/{reference}/steps/{id}", step);
    }
    if route.contains("/meetings/{id}") {
        let meeting = meetings::planned(app, &lead, &episode, "The village hall").await;
        return ("/episodes/{reference}/meetings/{id}", meeting);
    }
    let done = work::agreed(&lead, &episode).await;
    ("/episodes/{reference}/actions/{action}/done", done)
}

/// A record whose id is all of its address.
async fn with_id(app: &TestApp, route: &str) -> Option<(&'static str, String)> {
    let named = |name: &'static str| route.starts_with(name).then_some(name);
    if let Some(name) = named("/drafts/{id}") {
        return Some((name, format!("/drafts/{}", app.ready_draft("dsl").await)));
    }
    if let Some(name) = named("/waiting/{id}") {
        return Some((name, waiting::listed(app).await.2));
    }
    if let Some(name) = named("/cover/{id}") {
        return Some((name, cover::arranged(app).await));
    }
    if let Some(name) = named("/challenges/{id}") {
        return Some((name, challenges::raised(app).await));
    }
    if let Some(name) = named("/messages/{id}") {
        return Some((name, safe_contact::held(app).await));
    }
    if let Some(name) = named("/mash/diversions/{id}") {
        let diversion = red_flags::diverted(app).await;
        return Some((name, format!("/mash/diversions/{diversion}")));
    }
    let name = named("/consultations/{id}")?;
    let dsl = app.viewer("dsl").await;
    let question = "Would a morning routine be early help?";
    let asked = consultations::ask(&app.app, &dsl, question).await;
    Some((name, format!("/consultations/{}", asked.unwrap())))
}

/// What an adult of a family was let in to.
async fn access(app: &TestApp) -> String {
    let (coordinator, reference) = triage::claimed(app).await;
    family::open(&coordinator, &reference, "Rowan Testwell", family::EMAIL).await;
    let page = coordinator
        .get(&format!("/triage/{reference}/family"))
        .await;
    let safe = page.attributes("a[href$='/safe']", "href").remove(0);
    safe.trim_end_matches("/safe").to_owned()
}
