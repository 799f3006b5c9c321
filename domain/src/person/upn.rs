//! Unique pupil numbers.

/// A pupil's number in English schools: a check letter, then the area, school, year and serial
/// number in twelve places, the last of which is a letter in a temporary number (Department for
/// Education, "Unique pupil numbers: guidance").
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Upn(String);

/// Why it is none; reads on from the name of the field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UpnFault {
    #[error("must be a letter and 12 digits, like H801200001001")]
    WrongShape,
    #[error("is not a real number: check each character, one may be wrong or two swapped")]
    WrongCheckLetter,
}

super::hidden_from_debug!(Upn);

/// The letters in use: no I, O or S, which look like digits. A letter is worth its place.
const LETTERS: &[u8; 23] = b"ABCDEFGHJKLMNPQRTUVWXYZ";

impl Upn {
    /// Reads a number typed with or without spaces, in capitals or not.
    pub fn parse(typed: &str) -> Result<Self, UpnFault> {
        let kept = super::without_separators(typed).ok_or(UpnFault::WrongShape)?;
        let [letter, rest @ ..] = kept.as_bytes() else {
            return Err(UpnFault::WrongShape);
        };
        let values = values(rest).ok_or(UpnFault::WrongShape)?;
        if !letter.is_ascii_uppercase() {
            return Err(UpnFault::WrongShape);
        }
        let sum: usize = values
            .iter()
            .zip(2..)
            .map(|(value, weight)| value * weight)
            .sum();
        if LETTERS[sum % LETTERS.len()] == *letter {
            Ok(Self(kept))
        } else {
            Err(UpnFault::WrongCheckLetter)
        }
    }

    /// The thirteen characters.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What the twelve places after the check letter are worth, if they have the right shape.
fn values(places: &[u8]) -> Option<Vec<usize>> {
    let (last, digits) = places.split_last()?;
    if digits.len() != 11 || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let last = if last.is_ascii_digit() {
        usize::from(last - b'0')
    } else {
        LETTERS.iter().position(|letter| letter == last)?
    };
    let digits = digits.iter().map(|digit| usize::from(digit - b'0'));
    Some(digits.chain([last]).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_with_the_right_check_letter_is_taken() {
        for typed in ["H801200001001", " h801 200001001 ", "U80120000100A"] {
            let number = Upn::parse(typed);
            assert!(number.is_ok(), "{typed}");
        }
        assert_eq!(
            Upn::parse("h801 2000 01001").unwrap().as_str(),
            "H801200001001"
        );
    }

    #[test]
    fn a_wrong_letter_or_swapped_digits_are_found() {
        for typed in ["A801200001001", "H081200001001", "I801200001001"] {
            assert_eq!(
                Upn::parse(typed),
                Err(UpnFault::WrongCheckLetter),
                "{typed}"
            );
        }
    }

    #[test]
    fn another_shape_is_refused() {
        for typed in [
            "",
            "H",
            "H80120000100",
            "H8012000010011",
            "8801200001001",
            "H80120000100I",
            "H801é00001001",
        ] {
            assert_eq!(Upn::parse(typed), Err(UpnFault::WrongShape), "{typed}");
        }
    }
}
