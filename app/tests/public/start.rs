//! The start page sends each visitor the right way, danger first.

use scraper::Html;
use stepwise_app::pages::public::{Home, OwnWork, home};

use super::page::{hrefs, numbers, page, text};

pub fn start(out_of_hours: bool, own_work: Option<OwnWork>) -> Html {
    page(move || {
        home(Home {
            council: "Northmoor Council".to_owned(),
            team_phone: "01632 960100".to_owned(),
            emergency: numbers(out_of_hours),
            own_work,
            consultation: "/consultations/new".to_owned(),
        })
    })
}

#[test]
fn the_emergency_numbers_are_the_first_links_of_the_start_page() {
    let html = start(false, None);
    let links = hrefs(&html, "a");
    assert_eq!(
        links[..3],
        ["tel:999", "tel:01632960901", "tel:01632960902"]
    );
}

#[test]
fn out_of_hours_the_duty_team_comes_before_the_mash_and_nobody_is_watching() {
    let html = start(true, None);
    let links = hrefs(&html, "a");
    assert_eq!(
        links[..3],
        ["tel:999", "tel:01632960902", "tel:01632960901"]
    );
    assert!(text(&html).contains("nobody is watching this website"));
    assert!(!text(&start(false, None)).contains("offices are closed"));
}

#[test]
fn the_start_page_sends_professionals_and_families_their_own_ways() {
    let html = start(false, None);
    let ways = hrefs(&html, "section[aria-labelledby=professionals] a");
    assert_eq!(
        ways,
        ["/sign-in", "/thresholds", "/consultations/new", "/hubs"]
    );
    let ways = hrefs(&html, "section[aria-labelledby=families] a");
    assert_eq!(ways, ["/status", "/hubs", "tel:01632960100"]);
}

#[test]
fn who_is_signed_in_goes_to_their_own_work() {
    let own = OwnWork {
        text: "Your referrals".to_owned(),
        href: "/referrals".to_owned(),
    };
    let html = start(false, Some(own));
    let ways = hrefs(&html, "section[aria-labelledby=professionals] a");
    assert_eq!(ways[0], "/referrals");
    assert!(!ways.contains(&"/sign-in"));
}
