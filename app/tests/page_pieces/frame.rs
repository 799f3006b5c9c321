//! The head and the end of a page, and the emergency warning.

use super::html;
use leptos::prelude::*;
use stepwise_app::components::Content;
use stepwise_app::components::council_footer::{CouncilFooter, CouncilFooterOptions};
use stepwise_app::components::council_header::{Account, CouncilHeader, CouncilHeaderOptions};
use stepwise_app::components::emergency::{Emergency, EmergencyContact, EmergencyOptions};
use stepwise_app::components::service_navigation::ServiceNavigationItem;

fn header(account: Account) -> String {
    let options = CouncilHeaderOptions {
        council_name: "Northmoor Council".to_owned(),
        logo: Some(Content::view(|| view! { <img src="/logo.svg" alt="" /> })),
        service_name: "Stepwise".to_owned(),
        navigation: vec![ServiceNavigationItem::link("/triage", "Triage", true)],
        account,
        ..CouncilHeaderOptions::default()
    };
    html(|| view! { <CouncilHeader options=options /> })
}

#[test]
fn signing_out_is_a_post_and_never_a_link() {
    let html = header(Account::SignedIn {
        name: "Juniper Testwell".into(),
        sign_out_url: "/sign-out".to_owned(),
    });
    assert!(html.contains(r#"method="post" action="/sign-out""#));
    assert!(!html.contains(r#"href="/sign-out""#));
}

#[test]
fn a_page_for_families_says_nothing_of_signing_in() {
    let html = header(Account::Hidden);
    assert!(!html.contains("app-account"));
    assert!(!html.contains("inlining-container"));
}

#[test]
fn somebody_signed_out_finds_the_way_in() {
    let html = header(Account::SignedOut {
        sign_in_url: "/sign-in".to_owned(),
    });
    assert!(html.contains(r#"href="/sign-in""#));
}

#[test]
fn the_logo_is_decoration_beside_the_councils_name() {
    let html = header(Account::Hidden);
    let link = r#"<span aria-hidden="true" class="app-council-header__logo"><img src="/logo.svg" alt=""></span> Northmoor Council</a>"#;
    assert!(html.contains(link), "{html}");
}

#[test]
fn the_name_of_who_is_signed_in_never_reaches_debug_output() {
    let account = Account::SignedIn {
        name: "Juniper Testwell".into(),
        sign_out_url: String::new(),
    };
    assert!(!format!("{account:?}").contains("Juniper"));
}

#[test]
fn the_footer_leads_to_the_pages_everybody_may_read_and_shows_no_crown() {
    let options = CouncilFooterOptions::standard("Northmoor Council");
    let html = html(|| view! { <CouncilFooter options=options /> });
    for href in ["/privacy", "/accessibility", "/thresholds", "/hubs"] {
        assert!(html.contains(&format!("href=\"{href}\"")), "{href}");
    }
    assert!(html.contains("Run by Northmoor Council"));
    assert!(!html.to_lowercase().contains("crown"));
}

#[test]
fn the_emergency_warning_says_999_even_where_nothing_else_is_known() {
    let html = html(|| view! { <Emergency /> });
    assert!(html.contains(r#"ring <a href="tel:999" class="govuk-link">999</a>."#));
    assert!(!html.contains("<ul"));
}

#[test]
fn a_contact_can_be_dialled_and_says_when_somebody_answers() {
    let options = EmergencyOptions {
        contacts: vec![EmergencyContact::new(
            "Northmoor MASH",
            "+44 1632 960123",
            "Monday to Friday, 9am to 5pm",
        )],
    };
    let html = html(|| view! { <Emergency options=options /> });
    let contact = r#"<li>Northmoor MASH: <a href="tel:+441632960123" class="govuk-link">+44 1632 960123</a>, Monday to Friday, 9am to 5pm</li>"#;
    assert!(html.contains(contact), "{html}");
}
