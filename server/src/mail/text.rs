//! A letter as plain text, wrapped so that every mail program shows it alike.

use super::letter::{Block, Letter};

/// Characters to a line; longer words (addresses) stand whole on their own line.
const WIDTH: usize = 72;

/// The letter as text, lines ended by `\n`.
pub fn render(letter: &Letter) -> String {
    let mut parts = Vec::new();
    if let Some(masthead) = &letter.masthead {
        parts.push(format!("{}\n{}", masthead.council, masthead.service));
    }
    parts.extend(letter.blocks.iter().map(block));
    if !letter.footer.is_empty() {
        parts.push("--".to_owned());
        parts.extend(letter.footer.iter().map(|words| wrap(words, "", "")));
    }
    let mut text = parts.join("\n\n");
    text.push('\n');
    text
}

fn block(block: &Block) -> String {
    match block {
        Block::Heading(words) | Block::Paragraph(words) | Block::Note(words) => wrap(words, "", ""),
        Block::Fact { label, value } => wrap(&format!("{label}: {value}"), "", ""),
        Block::Steps(steps) => steps
            .iter()
            .enumerate()
            .map(|(index, step)| wrap(step, &format!("{}. ", index + 1), "   "))
            .collect::<Vec<_>>()
            .join("\n"),
        Block::Link { label, url } => format!("{label}:\n{url}"),
        Block::Code(code) => format!("    {code}"),
    }
}

/// Greedy wrapping; `first` starts the first line and `rest` the others.
fn wrap(words: &str, first: &str, rest: &str) -> String {
    let mut lines = vec![first.to_owned()];
    let mut empty = true;
    for word in words.split_whitespace() {
        let line = lines.last_mut().expect("it starts with one line");
        let length = line.chars().count() + word.chars().count();
        if empty {
            line.push_str(word);
        } else if length < WIDTH {
            line.push(' ');
            line.push_str(word);
        } else {
            lines.push(format!("{rest}{word}"));
        }
        empty = false;
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_filled_but_not_beyond_72_characters() {
        let text = wrap(&"word ".repeat(40), "", "");
        let longest = text.lines().map(str::len).max();
        assert_eq!(longest, Some(69));
        assert_eq!(wrap(&"a".repeat(72), "", ""), "a".repeat(72));
        assert_eq!(
            wrap(&format!("{} b", "a".repeat(70)), "", "")
                .lines()
                .count(),
            1
        );
        assert_eq!(
            wrap(&format!("{} b", "a".repeat(71)), "", "")
                .lines()
                .count(),
            2
        );
    }

    #[test]
    fn an_address_is_never_broken() {
        let url = format!("https://example.org/{}", "x".repeat(200));
        assert!(
            wrap(&format!("go to {url} now"), "", "")
                .lines()
                .any(|line| line == url)
        );
    }

    #[test]
    fn a_second_line_of_a_step_hangs_under_the_first() {
        let text = wrap(&"word ".repeat(20), "1. ", "   ");
        assert!(text.starts_with("1. word"));
        assert!(text.lines().skip(1).all(|line| line.starts_with("   word")));
    }
}
