//! Postcodes.

use std::fmt;

/// A full United Kingdom postcode in its usual form: capitals, one space.
///
/// Only the shape is checked: whether it is in use changes monthly, and a council may name areas
/// that are not.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Postcode {
    text: String,
    /// How many letters and digits come before the space.
    outward: usize,
}

/// Why it is none; reads on from the name of the field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("must be a full UK postcode, like NM1 2AB")]
pub struct PostcodeFault;

super::hidden_from_debug!(Postcode);

impl Postcode {
    /// Reads a postcode typed in capitals or not, with or without its space.
    pub fn parse(typed: &str) -> Result<Self, PostcodeFault> {
        let kept = super::without_separators(typed).ok_or(PostcodeFault)?;
        let outward = kept.len().checked_sub(3).ok_or(PostcodeFault)?;
        let (out, inward) = kept.split_at(outward);
        if !is_outward(out) || !is_inward(inward) {
            return Err(PostcodeFault);
        }
        let text = format!("{out} {inward}");
        Ok(Self { text, outward })
    }

    /// "NM1 2AB"
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// "NM1", the district.
    pub fn outward(&self) -> &str {
        &self.text[..self.outward]
    }

    /// "NM1 2", the sector: a few thousand addresses, which hubs serve by.
    pub fn sector(&self) -> &str {
        &self.text[..self.outward + 2]
    }
}

impl fmt::Display for Postcode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// One or two letters, a digit, and perhaps one more digit or letter.
fn is_outward(code: &str) -> bool {
    let shape: String = code
        .chars()
        .map(|c| if c.is_ascii_digit() { '9' } else { 'A' })
        .collect();
    matches!(
        shape.as_str(),
        "A9" | "A99" | "AA9" | "AA99" | "A9A" | "AA9A"
    )
}

/// A digit and two letters, of which some that look alike are never used.
fn is_inward(code: &str) -> bool {
    let mut characters = code.chars();
    characters
        .next()
        .is_some_and(|first| first.is_ascii_digit())
        && characters.all(|letter| letter.is_ascii_uppercase() && !"CIKMOV".contains(letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_postcode_is_put_in_its_usual_form() {
        for (typed, text, outward, sector) in [
            ("nm12ab", "NM1 2AB", "NM1", "NM1 2"),
            (" NM12  9ab ", "NM12 9AB", "NM12", "NM12 9"),
            ("N1 2AB", "N1 2AB", "N1", "N1 2"),
            ("n1a2ab", "N1A 2AB", "N1A", "N1A 2"),
            ("NM1A 2AB", "NM1A 2AB", "NM1A", "NM1A 2"),
        ] {
            let postcode = Postcode::parse(typed).unwrap();
            assert_eq!(
                (postcode.as_str(), postcode.outward(), postcode.sector()),
                (text, outward, sector)
            );
        }
    }

    #[test]
    fn anything_else_is_refused() {
        for typed in [
            "",
            "2AB",
            "NM1",
            "NM1 2",
            "NM1 2AC",
            "1NM 2AB",
            "NMX 2AB",
            "NM123 2AB",
            "NM1 2AB!",
            "é1 2AB",
            "NM1 22B",
        ] {
            assert!(Postcode::parse(typed).is_err(), "{typed}");
        }
    }
}
