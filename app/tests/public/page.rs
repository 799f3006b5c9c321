//! Reads a page as its reader's browser would.

use leptos::prelude::*;
use scraper::{ElementRef, Html, Selector};
use stepwise_app::pages::public::Emergency;
use stepwise_app::render::render_to_string;

pub fn numbers(out_of_hours: bool) -> Emergency {
    Emergency {
        mash_phone: "01632 960901".to_owned(),
        edt_phone: "01632 960902".to_owned(),
        out_of_hours,
    }
}

pub fn page(make: impl FnOnce() -> AnyView) -> Html {
    Html::parse_document(&render_to_string(make))
}

pub fn all<'a>(html: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    html.select(&Selector::parse(selector).unwrap()).collect()
}

pub fn all_in<'a>(element: ElementRef<'a>, selector: &str) -> Vec<ElementRef<'a>> {
    element
        .select(&Selector::parse(selector).unwrap())
        .collect()
}

pub fn text(html: &Html) -> String {
    words(html.root_element())
}

pub fn words(element: ElementRef) -> String {
    let text: String = element.text().collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

pub fn hrefs<'a>(html: &'a Html, selector: &str) -> Vec<&'a str> {
    let links = all(html, selector).into_iter();
    links.filter_map(|link| link.attr("href")).collect()
}
