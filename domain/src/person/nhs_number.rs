//! NHS numbers.

use std::fmt;

/// Ten digits whose last checks the others (modulus 11; NHS Data Dictionary, "NHS NUMBER").
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct NhsNumber(String);

/// Why it is none; reads on from the name of the field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NhsNumberFault {
    #[error("must be 10 digits, like 999 000 0018")]
    NotTenDigits,
    #[error("is not a real number: check each digit, one may be wrong or two swapped")]
    WrongCheckDigit,
}

super::hidden_from_debug!(NhsNumber);

impl NhsNumber {
    /// Reads a number typed with or without spaces or dashes.
    pub fn parse(typed: &str) -> Result<Self, NhsNumberFault> {
        let digits = super::without_separators(typed)
            .filter(|kept| kept.len() == 10 && kept.bytes().all(|byte| byte.is_ascii_digit()))
            .ok_or(NhsNumberFault::NotTenDigits)?;
        if is_checked(&digits) {
            Ok(Self(digits))
        } else {
            Err(NhsNumberFault::WrongCheckDigit)
        }
    }

    /// The ten digits without spaces.
    pub fn digits(&self) -> &str {
        &self.0
    }
}

/// As it is written on letters: 999 000 0018.
impl fmt::Display for NhsNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {}", &self.0[..3], &self.0[3..6], &self.0[6..])
    }
}

/// Ten times the first digit plus nine times the second and so on, plus the last, must divide by
/// eleven. Ten equal digits pass the sum but are never issued.
fn is_checked(digits: &str) -> bool {
    let values = digits.bytes().map(|byte| u32::from(byte - b'0'));
    let sum: u32 = values
        .zip((1..=10).rev())
        .map(|(digit, weight)| digit * weight)
        .sum();
    let all_equal = digits
        .bytes()
        .all(|byte| digits.starts_with(char::from(byte)));
    sum.is_multiple_of(11) && !all_equal
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_with_the_right_check_digit_is_taken_however_it_is_spaced() {
        for typed in [
            "9990000018",
            "999 000 0018",
            " 999-000-0018 ",
            "999\u{a0}000\u{2013}0018",
        ] {
            let number = NhsNumber::parse(typed).unwrap();
            assert_eq!(
                (number.digits(), number.to_string().as_str()),
                ("9990000018", "999 000 0018")
            );
        }
    }

    #[test]
    fn a_wrong_or_swapped_digit_is_found() {
        for typed in ["9990000019", "9900900018", "1111111111", "0000000000"] {
            assert_eq!(
                NhsNumber::parse(typed),
                Err(NhsNumberFault::WrongCheckDigit),
                "{typed}"
            );
        }
    }

    #[test]
    fn anything_but_ten_digits_is_refused() {
        for typed in [
            "",
            "999000001",
            "99900000188",
            "999000001X",
            "９９９0000018",
            "999/000/0018",
        ] {
            assert_eq!(
                NhsNumber::parse(typed),
                Err(NhsNumberFault::NotTenDigits),
                "{typed}"
            );
        }
    }

    #[test]
    fn exactly_one_or_no_last_digit_fits() {
        for start in 999_000_000..999_000_100_u32 {
            let fitting =
                (0..10).filter(|last| NhsNumber::parse(&format!("{start}{last}")).is_ok());
            assert!(fitting.count() <= 1);
        }
    }
}
