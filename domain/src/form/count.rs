//! Counting characters as a person counts them.

use unicode_segmentation::UnicodeSegmentation;

/// How many characters a person sees: a letter with its marks, an emoji of several parts and a
/// line break (`\r\n` or `\n`) are one each; spaces around the whole do not count.
///
/// A browser's counter counts code units and so never shows less than this: nobody is refused
/// what the page allowed. Marks could be piled on one letter without end, so every sixteen code
/// points count as one at the least; no emoji in use has more.
pub fn characters(text: &str) -> usize {
    let text = text.trim();
    let seen = text.graphemes(true).count();
    seen.max(text.chars().count().div_ceil(16))
}

/// 4000 as "4,000".
pub fn with_commas(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_counted_as_a_person_counts() {
        for (text, count) in [
            ("", 0),
            ("  ab ", 2),
            ("a\nb", 3),
            ("a\r\nb", 3),
            ("é", 1),
            ("e\u{301}", 1),
            ("👩‍👩‍👧‍👦", 1),
            ("🏴󠁧󠁢󠁷󠁬󠁳󠁿", 1),
            ("नमस्ते", 3),
        ] {
            assert_eq!(characters(text), count, "{text}");
        }
    }

    #[test]
    fn marks_piled_on_one_letter_are_counted() {
        assert_eq!(characters(&format!("a{}", "\u{301}".repeat(1599))), 100);
    }

    #[test]
    fn thousands_have_a_comma() {
        let shown = [7, 400, 4000, 1_048_576].map(with_commas);
        assert_eq!(shown, ["7", "400", "4,000", "1,048,576"]);
    }
}
