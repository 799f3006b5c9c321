//! Names and addresses in the one form in which they are compared and indexed.
//!
//! Changing what these give makes older blind indexes blind: they are made from it.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The words of a name: lower case, accents folded, apostrophes left out, parted at hyphens and
/// spaces. "Zoë O’Brien-Łuk" gives zoe, obrien, luk. What has no letters or digits gives nothing.
pub fn name_words(name: &str) -> Vec<String> {
    let folded: String = name
        .nfkd()
        .filter(|c| !is_combining_mark(*c) && !is_left_out(*c))
        .flat_map(char::to_lowercase)
        // Lower-casing may bring a mark of its own (İ).
        .filter(|c| !is_combining_mark(*c))
        .fold(String::new(), |mut folded, c| {
            match unaccented(c) {
                Some(letters) => folded.push_str(letters),
                None => folded.push(c),
            }
            folded
        });
    folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// What is equal for the same address written differently: the postcode with the numbers of the
/// house and flat or, for a house without one, the words of the first line. None without a
/// postcode, for then too many addresses would be equal.
pub fn address_key(first_line: &str, postcode: &str) -> Option<String> {
    let postcode = name_words(postcode).concat();
    if postcode.is_empty() {
        return None;
    }
    let words = name_words(first_line);
    let mut numbers: Vec<_> = words
        .iter()
        .filter(|word| word.chars().any(char::is_numeric))
        .map(String::as_str)
        .collect();
    numbers.sort_unstable();
    let house = if numbers.is_empty() {
        words.join(" ")
    } else {
        numbers.join(" ")
    };
    (!house.is_empty()).then(|| format!("{postcode} {house}"))
}

/// Apostrophes, and signs nobody sees.
const fn is_left_out(c: char) -> bool {
    matches!(
        c,
        '\'' | '`' | '´' | '’' | '‘' | '\u{2b9}'..='\u{2bf}' | '\u{2032}'
            | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2069}' | '\u{feff}'
    )
}

/// Letters whose stroke or joint Unicode does not count as an accent.
const fn unaccented(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'ħ' => "h",
        'ı' => "i",
        'ŧ' => "t",
        'ς' => "σ",
        _ => return None,
    })
}
