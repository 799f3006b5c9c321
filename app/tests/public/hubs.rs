//! The list of hubs and a hub's own page.

use stepwise_app::pages::public::{HubPage, Hubs, hub, hubs};
use stepwise_domain::form::{Answers, FieldError};
use stepwise_domain::hub::{Hub, Search};

use super::page::{all, all_in, hrefs, numbers, page, text, words};

fn demonstration() -> Vec<Hub> {
    Hub::load_all(include_str!("../../../server/data/demo/hubs.toml")).unwrap()
}

pub fn found(postcode: &str) -> Hubs {
    let answers = Answers::from_pairs([("postcode", postcode)]);
    let search = Search::read(&answers).ok().unwrap();
    let hubs = demonstration();
    Hubs {
        ranked: Some(search.rank(&hubs)),
        hubs,
        postcode: postcode.to_owned(),
        ..Hubs::default()
    }
}

#[test]
fn hubs_keep_the_order_of_the_ranking_and_say_why() {
    let data = found("NM3 1QR");
    let ranked = data.ranked.clone().unwrap();
    let wanted: Vec<_> = ranked
        .iter()
        .map(|place| format!("/hubs/{}", data.hubs[place.hub].slug))
        .collect();
    assert_eq!(wanted[0], "/hubs/saltgate");
    let html = page(|| hubs(data));
    assert_eq!(hrefs(&html, "article h3 a"), wanted);
    let why: Vec<_> = all(&html, "article .govuk-inset-text")
        .into_iter()
        .map(words)
        .collect();
    assert_eq!(
        why,
        ranked
            .into_iter()
            .map(|place| place.why.trim().to_owned())
            .collect::<Vec<_>>()
    );
}

#[test]
fn a_postcode_is_posted_and_never_stands_in_an_address() {
    let html = page(|| hubs(found("NM2 4EH")));
    let form = all(&html, "form")[0];
    assert_eq!(form.attr("method"), Some("post"));
    assert_eq!(form.attr("action"), Some("/hubs"));
    assert!(hrefs(&html, "a").iter().all(|href| !href.contains("NM2")));
    assert_eq!(all(&html, "#postcode")[0].attr("value"), Some("NM2 4EH"));
}

#[test]
fn a_search_that_cannot_be_answered_keeps_what_was_typed_and_links_to_the_field() {
    let error = FieldError {
        field: "postcode".to_owned(),
        message: "Enter a postcode".to_owned(),
    };
    let html = page(|| {
        hubs(Hubs {
            postcode: "nowhere".to_owned(),
            errors: vec![error],
            hubs: demonstration(),
            ..Hubs::default()
        })
    });
    assert_eq!(hrefs(&html, ".govuk-error-summary a"), ["#postcode"]);
    assert_eq!(all(&html, "#postcode")[0].attr("value"), Some("nowhere"));
    assert_eq!(all(&html, "article").len(), 4);
}

#[test]
fn a_hub_shows_its_times_and_each_service_with_ages_ways_wait_and_tiers() {
    let lantern = demonstration().swap_remove(0);
    let html = page(|| {
        hub(HubPage {
            hub: lantern.clone(),
            emergency: numbers(false),
        })
    });
    let cells = |row| all_in(row, "th, td").into_iter().map(words);
    let rows: Vec<_> = all(&html, "tbody tr")
        .into_iter()
        .map(|row| cells(row).collect::<Vec<_>>().join(" "))
        .collect();
    assert_eq!(rows[2], "Wednesday 9am to 7pm");
    assert_eq!(rows[5..], ["Saturday 10am to midday", "Sunday Closed"]);
    let services: Vec<_> = all(&html, "dl > div")
        .into_iter()
        .map(|row| {
            let lines = all_in(row, "li");
            (
                words(all_in(row, "dt")[0]),
                lines.into_iter().map(words).collect::<Vec<_>>(),
            )
        })
        .collect();
    assert_eq!(services.len(), lantern.services.len());
    assert_eq!(services[2].0, "Parenting course: teenagers");
    assert_eq!(
        services[2].1,
        [
            "For ages 11 to 18",
            "At the hub; By phone or video",
            "Full at the moment: the wait is about 7 weeks",
            "Ask the hub or somebody who knows your family (tiers 2 and 3)",
        ]
    );
}

#[test]
fn without_hubs_the_list_says_whom_to_ring() {
    let html = page(|| hubs(Hubs::default()));
    assert!(text(&html).contains("No family hub is listed yet"));
}
