//! The family's view: who gets in, what they see, and how it is closed.

use chrono::TimeDelta;

use super::episodes::active;
use super::episodes::family::referral_of;
use super::triage::mails;
use crate::support::app::{Client, Page, TestApp, on_each_app};

pub const EMAIL: &str = "rowan.testwell@example.org";

/// A referral with one open access, and a coordinator who is signed in.
async fn opened(app: &TestApp) -> (String, Client) {
    let reference = app.send_referral().await;
    let coordinator = app.sign_in("coordinator").await;
    open(&coordinator, &reference, "Rowan Testwell", EMAIL).await;
    app.deliver_mail().await;
    (reference, coordinator)
}

pub async fn open(coordinator: &Client, reference: &str, adult: &str, email: &str) {
    let address = format!("/triage/{reference}/family");
    let fields = [
        ("adult", adult),
        ("agreed-day", "1"),
        ("agreed-month", "3"),
        ("agreed-year", "2027"),
        ("email", email),
        ("safe", "yes"),
    ];
    let page = coordinator.fill(&address, &fields).await;
    assert_eq!(page.status, 303, "{:?}", page.errors());
}

/// Asks for a code and gives the mails that were sent, once they are.
async fn ask(app: &TestApp, phone: &Client, reference: &str) -> Vec<(String, String)> {
    let page = phone.fill("/status", &[("reference", reference)]).await;
    assert_eq!(
        (page.status, page.location().as_str()),
        (303, "/status/code")
    );
    app.finish_background().await;
    let mails = app.deliver_mail().await.into_iter();
    mails.map(|mail| (mail.to, code(&mail.text))).collect()
}

/// The code in a mail: its only line of eight digits.
fn code(text: &str) -> String {
    let digits = |line: &&str| line.len() == 8 && line.bytes().all(|byte| byte.is_ascii_digit());
    let found = text.lines().map(str::trim).find(digits);
    found.expect("the mail has a code").to_owned()
}

/// Enters a code; true if it let the family in.
async fn enters(phone: &Client, code: &str) -> bool {
    let page = phone.fill("/status/code", &[("code", code)]).await;
    assert!(page.status == 303 || page.status == 422, "{page:?}");
    page.status == 303
}

/// A family that is in.
pub async fn inside(app: &TestApp, reference: &str) -> Client {
    inside_as(app, reference, EMAIL).await
}

/// The adult with this address, who is in.
pub async fn inside_as(app: &TestApp, reference: &str, email: &str) -> Client {
    let phone = app.visitor();
    let mails = ask(app, &phone, reference).await;
    let own = mails.iter().find(|(to, _)| to == email);
    assert!(enters(&phone, &own.expect("a code was sent").1).await);
    phone
}

#[tokio::test]
async fn a_parent_gets_in_with_a_code_sent_to_the_confirmed_address() {
    on_each_app(|app| async move {
        let (reference, _) = opened(&app).await;
        let phone = app.visitor();
        let mails = ask(&app, &phone, &reference).await;
        assert_eq!(mails.len(), 1);
        assert_eq!(mails[0].0, EMAIL);
        assert!(enters(&phone, &mails[0].1).await);
        let page = phone.get("/status/view").await;
        assert_eq!(page.heading(), "Where things stand");
        assert!(page.text().contains("We have received it"), "{page:?}");
    })
    .await;
}

#[tokio::test]
async fn the_view_never_shows_a_name_a_reason_or_the_tier() {
    on_each_app(|app| async move {
        let (reference, _) = opened(&app).await;
        let phone = inside(&app, &reference).await;
        for path in [
            "/status/view",
            "/status/feedback",
            "/status/correction",
            "/status/withdraw",
        ] {
            let html = phone.get(path).await.html.to_lowercase();
            for secret in [
                "juniper",
                "testwell",
                "rowan",
                "late on nine days",
                "invented row",
                "nm1",
                "alder",
                "mockford",
                "tier",
                "mash",
                "safeguarding",
                &reference.to_lowercase(),
            ] {
                assert!(!html.contains(secret), "{path} shows {secret}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn the_answer_is_the_same_for_a_reference_that_nobody_has() {
    on_each_app(|app| async move {
        let (reference, _) = opened(&app).await;
        let (known, unknown) = (app.visitor(), app.visitor());
        ask(&app, &known, &reference).await;
        let page = unknown
            .fill("/status", &[("reference", "EH-7KQ4-X2M2")])
            .await;
        assert_eq!(
            (page.status, page.location().as_str()),
            (303, "/status/code")
        );
        let (one, other) = (
            known.get("/status/code").await,
            unknown.get("/status/code").await,
        );
        assert_eq!(one.html, other.html);
        let wrong = [("code", "00000000")];
        let one = known.fill("/status/code", &wrong).await;
        let other = unknown.fill("/status/code", &wrong).await;
        assert_eq!((one.status, one.html), (other.status, other.html));
    })
    .await;
}

#[tokio::test]
async fn a_code_works_once() {
    on_each_app(|app| async move {
        let (reference, _) = opened(&app).await;
        let (phone, thief) = (app.visitor(), app.visitor());
        let mails = ask(&app, &phone, &reference).await;
        thief
            .fill("/status", &[("reference", "EH-7KQ4-X2M2")])
            .await;
        assert!(
            !enters(&thief, &mails[0].1).await,
            "it belongs to one reference"
        );
        assert!(enters(&phone, &mails[0].1).await);
        let again = app.visitor();
        ask(&app, &again, &reference).await;
        assert!(!enters(&again, &mails[0].1).await);
    })
    .await;
}

#[tokio::test]
async fn a_code_is_worth_nothing_after_ten_minutes() {
    on_each_app(|app| async move {
        let (reference, _) = opened(&app).await;
        let phone = app.visitor();
        let mails = ask(&app, &phone, &reference).await;
        app.advance(TimeDelta::minutes(10));
        assert!(!enters(&phone, &mails[0].1).await);
    })
    .await;
}

#[tokio::test]
async fn a_code_is_worth_nothing_after_five_wrong_tries() {
    on_each_app(|app| async move {
        let (reference, _) = opened(&app).await;
        let phone = app.visitor();
        let mails = ask(&app, &phone, &reference).await;
        for _ in 0..5 {
            assert!(!enters(&phone, "00000000").await);
        }
        assert!(!enters(&phone, &mails[0].1).await);
    })
    .await;
}

#[tokio::test]
async fn cutting_off_ends_the_session_the_code_and_the_sending_at_once() {
    on_each_app(|app| async move {
        let (reference, coordinator) = opened(&app).await;
        let phone = inside(&app, &reference).await;
        let other = app.visitor();
        let mails = ask(&app, &other, &reference).await;
        let address = format!("/triage/{reference}/family");
        let page = coordinator.get(&address).await;
        let cut = page.attributes("form[action$='/cut']", "action");
        let page = coordinator.post::<&str>(&cut[0], &[]).await;
        assert_eq!(page.status, 303);
        assert_eq!(phone.get("/status/view").await.status, 303);
        assert!(!enters(&other, &mails[0].1).await);
        assert!(ask(&app, &app.visitor(), &reference).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn cutting_off_stops_what_is_on_its_way() {
    on_each_app(|app| async move {
        let (reference, coordinator) = opened(&app).await;
        let asked = app
            .visitor()
            .fill("/status", &[("reference", reference.as_str())])
            .await;
        assert_eq!(asked.status, 303);
        app.finish_background().await;
        let page = coordinator
            .get(&format!("/triage/{reference}/family"))
            .await;
        let cut = page.attributes("form[action$='/cut']", "action");
        coordinator.post::<&str>(&cut[0], &[]).await;
        assert!(app.deliver_mail().await.is_empty());
        let record = coordinator.get(&format!("/triage/{reference}")).await;
        assert!(record.text().contains("Held: not safe to send"));
        let why = "The access it was written for is closed.";
        assert!(record.text().contains(why), "{record:?}");
    })
    .await;
}

#[tokio::test]
async fn each_adult_has_a_code_of_their_own() {
    on_each_app(|app| async move {
        let (reference, coordinator) = opened(&app).await;
        open(
            &coordinator,
            &reference,
            "Bracken Testwell",
            "bracken@example.org",
        )
        .await;
        let phone = app.visitor();
        let mails = ask(&app, &phone, &reference).await;
        let mut to: Vec<_> = mails.iter().map(|(to, _)| to.as_str()).collect();
        to.sort_unstable();
        assert_eq!(to, ["bracken@example.org", EMAIL]);
        assert_ne!(mails[0].1, mails[1].1);
    })
    .await;
}

#[tokio::test]
async fn at_most_nineteen_codes_are_sent_to_one_adult_in_a_day() {
    on_each_app(|app| async move {
        let (reference, _) = opened(&app).await;
        let parsed = reference.parse().unwrap();
        for _ in 0..25 {
            stepwise::services::family::codes::send(&app.app, &parsed)
                .await
                .unwrap();
        }
        assert_eq!(app.deliver_mail().await.len(), 19);
        app.advance(TimeDelta::days(1));
        assert_eq!(ask(&app, &app.visitor(), &reference).await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_session_ends_after_a_quarter_of_an_hour_and_by_leaving() {
    on_each_app(|app| async move {
        let (reference, _) = opened(&app).await;
        let phone = inside(&app, &reference).await;
        app.advance(TimeDelta::minutes(14));
        assert_eq!(phone.get("/status/view").await.status, 200);
        app.advance(TimeDelta::minutes(15));
        assert_eq!(phone.get("/status/view").await.status, 303);
        let phone = inside(&app, &reference).await;
        let away = app.away().await;
        for phone in [phone.through(&away), phone.through(&app)] {
            let page = phone.get("/status/exit").await;
            assert_eq!(page.location(), "https://www.bbc.co.uk/weather");
        }
        assert_eq!(phone.get("/status/view").await.status, 303);
    })
    .await;
}

#[tokio::test]
async fn what_a_family_writes_reaches_the_team_and_taking_agreement_back_is_shown() {
    on_each_app(|app| async move {
        let (reference, coordinator) = opened(&app).await;
        let phone = inside(&app, &reference).await;
        let page = phone.fill("/status/feedback", &[("text", "")]).await;
        assert_eq!(page.status, 422);
        let words = "Please ring after two o'clock.";
        let page = phone.fill("/status/correction", &[("text", words)]).await;
        assert_eq!(page.status, 303);
        phone.fill("/status/withdraw", &[("text", "")]).await;
        let page = phone.get("/status/view").await;
        assert!(
            page.text().contains("you have changed your mind"),
            "{page:?}"
        );
        let mails = app.deliver_mail().await;
        assert!(mails.iter().all(|mail| mail.kind == "family_wrote"));
        assert!(mails.iter().all(|mail| !mail.text.contains(words)));
        assert!(
            mails
                .iter()
                .any(|mail| mail.to == "coordinator@people.example")
        );
        let page = coordinator
            .get(&format!("/triage/{reference}/family"))
            .await;
        assert!(page.text().contains(words), "{page:?}");
        assert!(page.text().contains("No longer agrees"));
    })
    .await;
}

#[tokio::test]
async fn what_a_family_writes_reaches_whoever_leads_for_it() {
    on_each_app(|app| async move {
        let (coordinator, _, episode) = active(&app).await;
        let reference = referral_of(&app, &episode).await;
        open(&coordinator, &reference, "Rowan Testwell", EMAIL).await;
        app.deliver_mail().await;
        let phone = inside(&app, &reference).await;
        let typed = [("text", "Please come after four.")];
        assert_eq!(phone.fill("/status/feedback", &typed).await.status, 303);
        let told = mails(&app).await;
        let lead = "practitioner@people.example".to_owned();
        assert_eq!(told, [("family_wrote".to_owned(), lead)]);
    })
    .await;
}

#[tokio::test]
async fn only_those_who_triage_open_the_familys_view() {
    on_each_app(|app| async move {
        let (reference, _) = opened(&app).await;
        let address = format!("/triage/{reference}/family");
        for who in ["dsl", "head", "provider", "auditor", "admin"] {
            let page = app.sign_in(who).await.get(&address).await;
            assert_eq!(page.status, 403, "{who}");
        }
        for who in ["mash", "practitioner"] {
            let page = app.sign_in(who).await.get(&address).await;
            assert_eq!(page.status, 404, "{who}");
        }
    })
    .await;
}

#[tokio::test]
async fn every_page_of_a_family_has_a_way_out_and_no_script_of_an_island() {
    on_each_app(|app| async move {
        let (reference, _) = opened(&app).await;
        let phone = inside(&app, &reference).await;
        for path in [
            "/status?closed=1",
            "/status/view",
            "/status/feedback",
            "/status/correction",
            "/status/withdraw",
            "/status/nowhere",
        ] {
            let page = phone.get(path).await;
            assert!(page.has(".govuk-exit-this-page"), "{path}");
            assert!(!page.html.contains("islands"), "{path}");
            assert_eq!(page.header("cache-control"), "no-store", "{path}");
        }
    })
    .await;
}

#[tokio::test]
async fn the_demonstrations_mails_do_not_exist_elsewhere() {
    on_each_app(|app| async move {
        let page = app.visitor().get("/demo/mail").await;
        assert_eq!(page.status, 404);
    })
    .await;
}

#[tokio::test]
async fn a_family_is_told_that_there_is_news_and_not_what_it_is() {
    on_each_app(|app| async move {
        let (reference, _) = opened(&app).await;
        let sender = app.viewer("dsl").await;
        let reason = stepwise_domain::referral::WithdrawReason::MovedAway;
        stepwise::services::referral_answers::withdraw(&app.app, &sender, &reference, &reason)
            .await
            .unwrap();
        let mails = app.deliver_mail().await;
        let mail = mails
            .iter()
            .find(|mail| mail.kind == "family_update")
            .unwrap();
        assert_eq!(mail.to, EMAIL);
        assert!(!mail.text.contains(&reference));
        let page = inside(&app, &reference).await.get("/status/view").await;
        assert!(page.text().contains("This has ended"), "{page:?}");
    })
    .await;
}

#[tokio::test]
async fn wherever_a_link_leads_a_family_the_page_looks_neutral_and_has_the_way_out() {
    on_each_app(|app| async move {
        let (reference, _) = opened(&app).await;
        let phone = inside(&app, &reference).await;
        let mut found = vec!["/status".to_owned(), "/status/view".into()];
        let mut at = 0;
        while let Some(address) = found.get(at).cloned() {
            at += 1;
            let page = phone.follow(phone.get(&address).await).await;
            assert_eq!(page.status, 200, "{address}");
            expect_neutral(&page);
            let links = page.attributes("a[href]", "href").into_iter();
            let ours = links.filter(|link| link.starts_with('/') && link != "/status/exit");
            for link in ours {
                assert!(link.starts_with("/status"), "{address} leads to {link}");
                if !found.contains(&link) {
                    found.push(link);
                }
            }
        }
        for page in ["hubs", "privacy", "accessibility", "feedback"] {
            assert!(found.contains(&format!("/status/{page}")), "{found:?}");
        }
        for postcode in ["NM1 2", "nowhere"] {
            let fields = [("postcode", postcode)];
            expect_neutral(&phone.post("/status/hubs", &fields).await);
        }
    })
    .await;
}

fn expect_neutral(page: &Page) {
    let (at, title) = (&page.path, page.texts("title").concat());
    assert!(title.contains(" - Check progress - "), "{at}: {title}");
    assert!(!page.html.contains("Stepwise"), "{at}");
    assert!(page.has(".govuk-exit-this-page"), "{at}");
    assert!(
        !page.has("a[href='/sign-in'], a[href='/thresholds']"),
        "{at}"
    );
}
