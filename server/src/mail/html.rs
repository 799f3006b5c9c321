//! A letter as HTML: one column, nothing remote, good on a narrow or a dark screen.
//!
//! Mail programs keep little of a style sheet, so every rule is inline; the one sheet only turns
//! colours round for the dark, where a program that drops it still shows readable words because
//! neither words nor page are given a colour of their own.

use super::colour::Colour;
use super::letter::{Block, Letter, Masthead};

const FONT: &str = "font-family:Arial,Helvetica,sans-serif";
/// Room below each block, in step with the text version's empty line.
const GAP: &str = "margin:0 0 20px";
const DARK: &str = "@media (prefers-color-scheme:dark){a.address{color:#8ab4d8 !important}}";

/// The letter as one HTML document, lines ended by `\n`.
pub fn render(letter: &Letter) -> String {
    let colour = letter.colour;
    let lang = escape(letter.lang);
    let subject = escape(&letter.subject);
    let masthead = letter
        .masthead
        .as_ref()
        .map(|masthead| head(masthead, colour))
        .unwrap_or_default();
    let mut first = true;
    let blocks: String = letter
        .blocks
        .iter()
        .map(|each| block(each, colour, &mut first))
        .collect();
    let footer = foot(&letter.footer);
    format!(
        r#"<!DOCTYPE html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
<title>{subject}</title>
<style>{DARK}</style>
</head>
<body style="margin:0;padding:0;{FONT};font-size:18px;line-height:1.5;-webkit-text-size-adjust:100%;overflow-wrap:anywhere">
{masthead}<div role="article" aria-label="{subject}" lang="{lang}" style="max-width:600px;margin:0 auto;padding:24px 16px">
{blocks}{footer}</div>
</body>
</html>
"#
    )
}

fn head(masthead: &Masthead, colour: Colour) -> String {
    format!(
        "<div style=\"background-color:{colour};color:#ffffff\">\n\
         <div style=\"max-width:600px;margin:0 auto;padding:16px\">\n\
         <p style=\"margin:0;font-size:20px;font-weight:bold\">{}</p>\n\
         <p style=\"margin:0\">{}</p>\n\
         </div>\n</div>\n",
        escape(&masthead.council),
        escape(&masthead.service)
    )
}

/// `first` is true until the letter's own heading was drawn; later headings are one level down.
fn block(block: &Block, colour: Colour, first: &mut bool) -> String {
    match block {
        Block::Heading(words) => {
            let (level, size) = if std::mem::take(first) {
                ("h1", 26)
            } else {
                ("h2", 20)
            };
            format!(
                "<{level} style=\"{GAP};font-size:{size}px;line-height:1.25\">{}</{level}>\n",
                escape(words)
            )
        }
        Block::Paragraph(words) => paragraph("", &escape(words)),
        Block::Fact { label, value } => paragraph(
            "",
            &format!("{}: <strong>{}</strong>", escape(label), escape(value)),
        ),
        Block::Steps(steps) => {
            let items = steps
                .iter()
                .map(|step| format!("<li style=\"margin:0 0 8px\">{}</li>\n", escape(step)))
                .collect::<Vec<_>>()
                .concat();
            format!("<ol style=\"{GAP};padding:0 0 0 28px\">\n{items}</ol>\n")
        }
        Block::Link { label, url } => link(label, url, colour),
        Block::Code(code) => paragraph(
            ";font-size:32px;font-weight:bold;letter-spacing:4px",
            &escape(code),
        ),
        Block::Note(words) => paragraph(
            &format!(";border-left:8px solid {colour};padding:4px 0 4px 16px;font-weight:bold"),
            &escape(words),
        ),
    }
}

fn paragraph(style: &str, html: &str) -> String {
    format!("<p style=\"{GAP}{style}\">{html}</p>\n")
}

/// A button, and the address below it for whoever would rather see or copy where it goes.
fn link(label: &str, url: &str, colour: Colour) -> String {
    let url = escape(url);
    let button = format!(
        "<a href=\"{url}\" style=\"display:inline-block;padding:12px 20px;\
         background-color:{colour};color:#ffffff;font-weight:bold\">{}</a>",
        escape(label)
    );
    let address = format!(
        "<a class=\"address\" href=\"{url}\" style=\"color:#1d5a9a;word-break:break-all\">{url}</a>"
    );
    paragraph("", &button) + &paragraph(";font-size:16px", &address)
}

fn foot(footer: &[String]) -> String {
    if footer.is_empty() {
        return String::new();
    }
    let lines = footer
        .iter()
        .map(|words| format!("<p style=\"margin:0 0 12px\">{}</p>\n", escape(words)))
        .collect::<Vec<_>>()
        .concat();
    format!(
        "<div style=\"margin:32px 0 0;padding:16px 0 0;border-top:1px solid #808080;\
         font-size:16px\">\n{lines}</div>\n"
    )
}

/// Safe between tags and inside double quotes.
fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            other => safe.push(other),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOSTILE: &str = r#""></title><script>alert('x')</script>&"#;

    #[test]
    fn nothing_in_a_letter_can_become_markup() {
        let hostile = || HOSTILE.to_owned();
        let letter = Letter {
            lang: "en-GB",
            subject: hostile(),
            masthead: Some(Masthead {
                council: hostile(),
                service: hostile(),
            }),
            colour: Colour::NEUTRAL,
            blocks: vec![
                Block::Heading(hostile()),
                Block::Paragraph(hostile()),
                Block::Fact {
                    label: HOSTILE,
                    value: hostile(),
                },
                Block::Steps(vec![hostile()]),
                Block::Link {
                    label: HOSTILE,
                    url: hostile(),
                },
                Block::Code(hostile()),
                Block::Note(hostile()),
            ],
            footer: vec![hostile()],
        };
        let html = render(&letter);
        assert!(!html.contains("<script"));
        assert_eq!(html.matches("</title>").count(), 1);
        let page = scraper::Html::parse_document(&html);
        assert_eq!(page.errors, Vec::<String>::new());
        let every = scraper::Selector::parse("p, h1, li").unwrap();
        for element in page.select(&every) {
            let text: String = element.text().collect();
            assert!(text.contains(HOSTILE), "{text}");
        }
    }
}
