//! Whatever is typed is shown as it was typed, and does nothing.

use stepwise::services::drafts;
use stepwise_domain::form::{Kind, Section};
use stepwise_domain::referral_form::{Draft, sections};

use crate::support::app::{Client, TestApp, on_each_app};

const MEGABYTE: usize = 1024 * 1024;

const PLANTED: &str = "</textarea></script><script>alert(1)</script>'; DROP TABLE draft; --";

#[tokio::test]
async fn markup_typed_into_any_field_comes_back_as_words() {
    on_each_app(|app| async move {
        let dsl = app.sign_in("dsl").await;
        let address = format!("/drafts/{}", app.ready_draft("dsl").await);
        for section in form(&app).await {
            let at = page_of(&address, &section);
            let answers = planted(&section, PLANTED);
            if answers.is_empty() {
                continue;
            }
            let fields: Vec<_> = (answers.iter())
                .map(|(name, value)| (name.as_str(), *value))
                .collect();
            let posted = dsl.fill(&at, &fields).await;
            assert!(matches!(posted.status, 303 | 422), "{posted:?}");
            for page in [posted, dsl.get(&at).await] {
                assert!(!page.html.contains("<script>alert"), "{at}");
            }
            let page = dsl.get(&at).await;
            for (name, value) in &answers {
                assert_eq!(page.field_value(name), *value, "{at} {name}");
            }
            // The list and the task list name people by what was typed.
            for list in [format!("{address}/{}", section.slug), address.clone()] {
                let page = dsl.get(&list).await;
                assert!(!page.html.contains("<script>alert"), "{list}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn markup_in_a_sent_referral_comes_back_as_words() {
    on_each_app(|app| async move {
        let mut draft = app.example_draft("dsl").await;
        for section in form(&app).await {
            let answers = draft.answers(section.slug).clone();
            let free =
                |(name, kind): &(String, Kind)| is_free_text(kind) && !answers.one(name).is_empty();
            let mut changed = answers.clone();
            for (name, _) in questions(&section).iter().filter(|question| free(question)) {
                changed.set(name.clone(), PLANTED);
            }
            draft.save(&section, changed);
        }
        let dsl = app.sign_in("dsl").await;
        let address = app.write_draft("dsl", &dsl, &draft).await;
        let check = dsl.get(&format!("{address}/check")).await;
        assert!(check.text().contains(PLANTED), "{check:?}");
        let reference = app.send_draft(&dsl, &address).await;
        let mut pages = vec![check, dsl.get("/referrals").await];
        for part in ["", "/sent", "/print"] {
            pages.push(dsl.get(&format!("/referrals/{reference}{part}")).await);
        }
        for page in pages {
            assert!(!page.html.contains("<script>alert"), "{}", page.path);
            assert!(page.status < 500, "{page:?}");
        }
        app.deliver_mail().await;
    })
    .await;
}

#[tokio::test]
async fn odd_characters_and_endless_texts_are_taken_or_refused_but_never_lost() {
    on_each_app(|app| async move {
        let dsl = app.sign_in("dsl").await;
        let address = format!("/drafts/{}/concerns", app.ready_draft("dsl").await);
        for text in [
            "\u{0}A text with a null byte, long enough to be taken.".to_owned(),
            "\u{202e}Overrides the direction of every word after it.".to_owned(),
            "Emoji: 👩‍👧‍👦 and flags 🏴󠁧󠁢󠁷󠁬󠁳󠁿, and long enough.".to_owned(),
            "' OR 1=1; DROP TABLE referral; -- and long enough.".to_owned(),
            "é".repeat(4_001),
            "x".repeat(MEGABYTE),
            // In a post these are three times as long.
            "é".repeat(MEGABYTE / 2),
            "早".repeat(MEGABYTE / 3),
            "👩".repeat(MEGABYTE / 4),
        ] {
            let page = dsl.fill(&address, &[("worries", &text)]).await;
            assert_eq!(
                page.status,
                422,
                "the other boxes are empty: {:?}",
                page.errors()
            );
            let kept = page.field_value("worries");
            let wanted = text.replace(['\u{0}', '\u{202e}'], "");
            assert!(kept == wanted, "{} characters came back", kept.len());
            let again = dsl.get(&address).await.field_value("worries");
            assert!(again == wanted, "{} characters were kept", again.len());
            let told = page.errors().iter().any(|error| error.contains("4,000"));
            assert_eq!(told, text.chars().count() > 4_000, "{:?}", page.errors());
        }
    })
    .await;
}

#[tokio::test]
async fn ten_thousand_children_cannot_be_added() {
    on_each_app(|app| async move {
        let dsl = app.sign_in("dsl").await;
        let list = format!("/drafts/{}/children", app.ready_draft("dsl").await);
        let child = [
            ("stage", "born-unknown"),
            ("given", "Fern"),
            ("family", "Testwell"),
        ];
        for number in ["0", "3", "10000", "99999999999999999999", "-1"] {
            let page = dsl.post(&format!("{list}/{number}"), &child).await;
            assert_eq!(page.status, 404, "{number}: {page:?}");
        }
        for number in 2..=12 {
            let page = dsl.fill(&format!("{list}/{number}"), &child).await;
            assert_eq!(page.status, 422, "kept, and not complete: {page:?}");
        }
        let page = dsl.post(&format!("{list}/13"), &child).await;
        assert_eq!(page.status, 404, "{page:?}");
        let mut names = vec![("given", "Fern"); 10_000];
        names.push(("stage", "born"));
        let page = dsl.fill(&format!("{list}/1"), &names).await;
        assert_eq!(page.status, 422, "{page:?}");
        assert!(page.html.len() < 200_000, "one name is kept, not 10,000");
    })
    .await;
}

#[tokio::test]
async fn dates_and_numbers_that_cannot_be_are_refused_and_kept() {
    on_each_app(|app| async move {
        let dsl = app.sign_in("dsl").await;
        let at = format!("/drafts/{}/children/1", app.ready_draft("dsl").await);
        for (day, month, year) in [
            ("31", "2", "2020"),
            ("1", "1", "1900"),
            ("1", "1", "2028"),
            ("0", "0", "0"),
            ("", "5", "2020"),
            ("first", "May", "twenty"),
            ("99999999999999999999", "1", "2020"),
        ] {
            let date = [
                ("born-day", day),
                ("born-month", month),
                ("born-year", year),
            ];
            let page = child(&dsl, &at, &date).await;
            assert_eq!(page, (422, 1), "{day}/{month}/{year}");
            let kept = dsl.get(&at).await;
            for (name, value) in date {
                assert_eq!(kept.field_value(name), value);
            }
        }
        let good = [
            ("born-day", "1"),
            ("born-month", "5"),
            ("born-year", "2020"),
        ];
        for nhs in ["999 000 0019", "12345", "letters", "999 000 0018 1"] {
            let mut answers = good.to_vec();
            answers.push(("nhs", nhs));
            assert_eq!(child(&dsl, &at, &answers).await, (422, 1), "{nhs}");
            assert_eq!(dsl.get(&at).await.field_value("nhs"), nhs);
        }
    })
    .await;
}

/// Posts a child who is sound but for these answers: the status and how many errors there are.
async fn child(client: &Client, at: &str, answers: &[(&str, &str)]) -> (u16, usize) {
    let mut all = vec![
        ("stage", "born"),
        ("given", "Juniper"),
        ("family", "Testwell"),
        ("learns", "setting"),
        ("school", "Example Primary School"),
    ];
    all.extend_from_slice(answers);
    let page = client.fill(at, &all).await;
    assert!(page.title().starts_with("Error:"), "{}", page.title());
    (page.status, page.errors().len())
}

async fn form(app: &TestApp) -> Vec<Section> {
    let viewer = app.viewer("dsl").await;
    let draft = Draft::default();
    let context = drafts::form_context(&app.app, &viewer, &draft).await;
    sections(&context.unwrap(), &app.example_draft("dsl").await)
}

fn page_of(address: &str, section: &Section) -> String {
    let list = format!("{address}/{}", section.slug);
    match section.repeat {
        Some(_) => format!("{list}/1"),
        None => list,
    }
}

fn questions(section: &Section) -> Vec<(String, Kind)> {
    let all = section.questions.iter();
    all.map(|question| (question.name.to_string(), question.kind.clone()))
        .collect()
}

fn is_free_text(kind: &Kind) -> bool {
    matches!(kind, Kind::Text { .. } | Kind::TextArea { .. })
}

/// The text in every field of the section that takes typing.
fn planted(section: &Section, text: &'static str) -> Vec<(String, &'static str)> {
    let typed = |kind: &Kind| {
        !matches!(
            kind,
            Kind::Radios { .. } | Kind::Checkboxes { .. } | Kind::Select { .. } | Kind::Date(_)
        )
    };
    let all = questions(section).into_iter();
    all.filter(|(_, kind)| typed(kind))
        .map(|(name, _)| (name, text))
        .collect()
}
