//! An answer, and what a person would see of it.

use axum::http::HeaderMap;
use axum::http::header::LOCATION;
use scraper::{ElementRef, Html, Selector};

/// An answer of the service.
#[derive(Clone)]
pub struct Page {
    /// What was asked for.
    pub path: String,
    pub status: u16,
    pub headers: HeaderMap,
    pub html: String,
    /// The answer as it came, for what is no page.
    pub bytes: Vec<u8>,
}

/// Prints what a failed test needs, which is not the whole page.
impl std::fmt::Debug for Page {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {} {:?}", self.path, self.status, self.text())
    }
}

impl Page {
    /// A header's value; empty where there is none.
    pub fn header(&self, name: &str) -> &str {
        let value = self.headers.get(name);
        value.map_or("", |value| value.to_str().unwrap())
    }

    /// Where a redirect leads.
    pub fn location(&self) -> String {
        let location = self.headers.get(LOCATION);
        let location = location.unwrap_or_else(|| panic!("no redirect: {self:?}"));
        location.to_str().unwrap().to_owned()
    }

    /// The title without the service's and the council's name: "Error: Children".
    pub fn title(&self) -> String {
        let title = self.texts("title").concat();
        title.split(" - ").next().unwrap_or_default().to_owned()
    }

    /// The page's first heading.
    pub fn heading(&self) -> String {
        self.texts("h1").into_iter().next().unwrap_or_default()
    }

    /// The words of the main part, spaces folded.
    pub fn text(&self) -> String {
        self.texts("main").concat()
    }

    /// The lines of the error summary.
    pub fn errors(&self) -> Vec<String> {
        self.texts(".govuk-error-summary__list li")
    }

    /// The words of everything that matches, spaces folded.
    pub fn texts(&self, selector: &str) -> Vec<String> {
        let html = Html::parse_document(&self.html);
        html.select(&css(selector)).map(words).collect()
    }

    /// An attribute of everything that matches.
    pub fn attributes(&self, selector: &str, name: &str) -> Vec<String> {
        let html = Html::parse_document(&self.html);
        html.select(&css(selector))
            .filter_map(|element| element.attr(name).map(str::to_owned))
            .collect()
    }

    /// Where the links of the main part lead.
    pub fn links(&self) -> Vec<String> {
        self.attributes("main a[href]", "href")
    }

    pub fn has(&self, selector: &str) -> bool {
        let html = Html::parse_document(&self.html);
        html.select(&css(selector)).next().is_some()
    }

    /// What a field holds: typed text, the ticked choice, the chosen option. Empty if nothing.
    pub fn field_value(&self, name: &str) -> String {
        self.field_values(name)
            .into_iter()
            .next()
            .unwrap_or_default()
    }

    /// All that a field holds, for checkboxes.
    pub fn field_values(&self, name: &str) -> Vec<String> {
        let html = Html::parse_document(&self.html);
        let mut values = Vec::new();
        for field in html.select(&css("[name]")) {
            if field.attr("name") != Some(name) {
                continue;
            }
            match (field.value().name(), field.attr("type")) {
                // A line break straight after the tag is not part of the text.
                ("textarea", _) => values.push(field.text().collect()),
                ("select", _) => values.extend(
                    (field.select(&css("option[selected]")))
                        .filter_map(|option| option.attr("value").map(str::to_owned)),
                ),
                (_, Some("checkbox" | "radio")) if field.attr("checked").is_none() => {}
                _ => values.push(field.attr("value").unwrap_or_default().to_owned()),
            }
        }
        values
    }

    /// The hidden fields of the page's own form, the one in its main part.
    pub fn hidden_fields(&self) -> Vec<(String, String)> {
        let html = Html::parse_document(&self.html);
        html.select(&css("main input[type=hidden]"))
            .map(|field| {
                let part = |name| field.attr(name).unwrap_or_default().to_owned();
                (part("name"), part("value"))
            })
            .collect()
    }
}

fn css(selector: &str) -> Selector {
    Selector::parse(selector).unwrap()
}

fn words(element: ElementRef<'_>) -> String {
    let text: String = element.text().collect::<Vec<_>>().join(" ");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
