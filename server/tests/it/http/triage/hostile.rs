//! What nobody types by accident, in each form of the staff: answered in plain words, kept as it was
//! typed where something is wrong, and never anything but words.

use super::claimed;
use crate::http::episodes::active;
use crate::support::app::{Client, Page, on_each_app};

/// What is typed, and what of it is kept: characters that hide or reorder words are dropped.
const TEXTS: [(&str, &str); 4] = [
    (
        "</textarea><script>alert(1)</script>\"'><img src=x onerror=alert(1)>",
        "</textarea><script>alert(1)</script>\"'><img src=x onerror=alert(1)>",
    ),
    (
        "\u{202e}Read backwards\u{202c}, and \u{2066}apart\u{2069}.",
        "Read backwards, and apart.",
    ),
    (
        "A null\u{0} and a bell\u{7} within.",
        "A null and a bell within.",
    ),
    (
        "'; DROP TABLE referral; -- {{7*7}} ${7*7} %00",
        "'; DROP TABLE referral; -- {{7*7}} ${7*7} %00",
    ),
];

/// Days that are none: day, month and year.
const DATES: [[&str; 3]; 4] = [
    ["31", "2", "2027"],
    ["0", "13", "-1"],
    ["99999999999999999999", "1", "2027"],
    ["<b>", "\u{661}", "NaN"],
];

#[tokio::test]
async fn the_forms_of_a_decision_take_hostile_values_as_words() {
    on_each_app(|app| async move {
        app.leave_mail();
        let (coordinator, reference) = claimed(&app).await;
        let record = format!("/triage/{reference}");
        for step in ["accept", "signpost", "not-accept", "ask", "mash", "family"] {
            try_all(&coordinator, &format!("{record}/{step}"), &record).await;
        }
    })
    .await;
}

#[tokio::test]
async fn the_forms_of_an_episode_take_hostile_values_as_words() {
    on_each_app(|app| async move {
        app.leave_mail();
        let (_, practitioner, record) = active(&app).await;
        for form in [
            "contact",
            "assessment",
            "goal",
            "action",
            "taf",
            "taf-plan",
            "review",
            "note",
            "wait",
            "unmet-need",
            "step/down_3_to_2",
            "step/to_mash",
            "step/close",
        ] {
            try_all(&practitioner, &format!("{record}/{form}"), &record).await;
        }
    })
    .await;
}

/// Fills a form in with each of the texts, with dates that are none and with choices that it does
/// not have.
async fn try_all(client: &Client, form: &str, record: &str) {
    for (turn, (text, kept)) in TEXTS.into_iter().enumerate() {
        let asked = client.get(form).await;
        assert_eq!(asked.status, 200, "{form}: {asked:?}");
        let fields = Fields::of(&asked);
        assert!(!fields.typed.is_empty(), "{form} has words to type");
        let posted = client.fill(form, &fields.filled(text, DATES[turn])).await;
        let wrong = !fields.chosen.is_empty() || !fields.days.is_empty();
        assert!(
            matches!(posted.status, 200 | 303 | 422),
            "{form}: {posted:?}"
        );
        assert!(posted.status == 422 || !wrong, "{form} takes {text:?}");
        if posted.status == 422 {
            assert!(!posted.errors().is_empty(), "{form}: {posted:?}");
            for name in &fields.typed {
                assert_eq!(posted.field_value(name), kept, "{form} {name}");
            }
        }
        for page in [posted, client.get(form).await, client.get(record).await] {
            assert!(page.status < 500, "{page:?}");
            for unsafe_word in [
                "<script>alert",
                "<img src=x",
                "\u{0}",
                "\u{202e}",
                "\u{2066}",
            ] {
                assert!(!page.html.contains(unsafe_word), "{form}: {unsafe_word:?}");
            }
        }
    }
}

/// The names of a form's fields, by how they are filled in.
struct Fields {
    typed: Vec<String>,
    chosen: Vec<String>,
    /// Three for each date: its day, its month and its year.
    days: Vec<String>,
}

impl Fields {
    fn of(page: &Page) -> Self {
        let named = |what: &str| page.attributes(&format!("main form {what}"), "name");
        let (days, typed) = (named("textarea").into_iter())
            .chain(named("input[type=text]"))
            .chain(named("input[type=email]"))
            .partition(|name| is_of_a_date(name));
        let chosen = ["select", "input[type=radio]", "input[type=checkbox]"];
        let mut chosen: Vec<_> = chosen.into_iter().flat_map(named).collect();
        chosen.dedup();
        Self {
            typed,
            chosen,
            days,
        }
    }

    fn filled(&self, text: &str, date: [&str; 3]) -> Vec<(&str, String)> {
        let typed = self.typed.iter().map(|name| (&**name, text.to_owned()));
        let chosen = self
            .chosen
            .iter()
            .map(|name| (&**name, "no-such-choice".to_owned()));
        let days = self.days.iter().zip(date.into_iter().cycle());
        let days = days.map(|(name, part)| (&**name, part.to_owned()));
        typed.chain(chosen).chain(days).collect()
    }
}

fn is_of_a_date(name: &str) -> bool {
    ["-day", "-month", "-year"]
        .iter()
        .any(|part| name.ends_with(part))
}
