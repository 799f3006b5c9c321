//! Pages that tell readers where they stand, and what holds for every public page.

use chrono::NaiveDate;
use stepwise_app::pages::public::{
    Accessibility, Keeping, Privacy, SignedOut, WhySignedOut, accessibility, hubs, privacy,
    signed_out,
};

use super::guide::guide;
use super::hubs::found;
use super::page::{all, hrefs, page, text};
use super::start::start;

#[test]
fn the_accessibility_statement_names_its_measure_and_claims_no_audit() {
    let html = page(|| {
        accessibility(Accessibility {
            council: "Northmoor Council".to_owned(),
            contact_phone: "01632 960100".to_owned(),
            contact_email: "help@northmoor.example".to_owned(),
            reviewed: NaiveDate::from_ymd_opt(2026, 9, 1).unwrap(),
        })
    });
    let text = text(&html);
    assert!(text.contains("version 2.2, level AA"));
    assert!(text.contains("No one outside the team has audited"));
    assert!(text.contains("last reviewed on 1 September 2026"));
}

#[test]
fn the_privacy_notice_gives_the_times_that_are_set() {
    let html = page(|| {
        privacy(Privacy {
            council: "Northmoor Council".to_owned(),
            contact_email: "privacy@northmoor.example".to_owned(),
            keeping: Keeping {
                draft_days: 45,
                ..Keeping::default()
            },
            session_minutes: 20,
        })
    });
    let text = text(&html);
    for words in [
        "turns 25",
        "6 years after",
        "45 days after",
        "20 minutes without use",
    ] {
        assert!(text.contains(words), "{words}");
    }
}

#[test]
fn signing_in_again_leads_back_to_where_one_was() {
    let html = page(|| {
        signed_out(SignedOut {
            why: WhySignedOut::Idle { minutes: 30 },
            back: Some("/drafts/1?change=a&b".to_owned()),
        })
    });
    assert!(hrefs(&html, "a").contains(&"/sign-in?back=/drafts/1%3Fchange%3Da%26b"));
    assert!(text(&html).contains("30 minutes"));
}

#[test]
fn no_public_page_carries_an_island_or_an_inline_script_or_style() {
    for html in [start(true, None), guide(), page(|| hubs(found("NM1 2AB")))] {
        assert!(all(&html, "leptos-island, script, style, [style]").is_empty());
        assert_eq!(all(&html, "h1").len(), 1);
    }
}
