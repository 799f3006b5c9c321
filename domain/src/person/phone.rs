//! Telephone numbers.

use std::fmt;

/// A United Kingdom telephone number.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Phone(String);

/// Why it is none; reads on from the name of the field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PhoneFault {
    #[error("must have numbers only, no letters")]
    Letters,
    #[error("must be a UK number, like 01632 960 001 or 07700 900 982")]
    NotUk,
}

super::hidden_from_debug!(Phone);

impl Phone {
    /// Reads a number typed with 0, +44 or 0044 first and spaced in any way.
    pub fn parse(typed: &str) -> Result<Self, PhoneFault> {
        if typed.chars().any(char::is_alphabetic) {
            return Err(PhoneFault::Letters);
        }
        let typed = typed.trim().replace("(0)", "");
        let (abroad, rest) = typed
            .strip_prefix('+')
            .map_or((false, typed.as_str()), |rest| (true, rest));
        let unbracketed: String = rest.chars().filter(|c| !matches!(c, '(' | ')')).collect();
        let digits = super::without_separators(&unbracketed).ok_or(PhoneFault::NotUk)?;
        let national = if abroad {
            digits.strip_prefix("44")
        } else {
            digits
                .strip_prefix("0044")
                .or_else(|| digits.strip_prefix('0'))
        };
        match national {
            Some(national) if is_national(national) => Ok(Self(format!("0{national}"))),
            _ => Err(PhoneFault::NotUk),
        }
    }

    /// Digits only, from the 0 on.
    pub fn digits(&self) -> &str {
        &self.0
    }

    /// For a `tel:` link: +441632960001.
    pub fn international(&self) -> String {
        format!("+44{}", &self.0[1..])
    }
}

/// As people read numbers out: 01632 960 001. A ten-digit one ends in a shorter group.
impl fmt::Display for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {}", &self.0[..5], &self.0[5..8], &self.0[8..])
    }
}

/// Nine or ten digits after the 0, in a range that Ofcom gives to callers (0, 4 and 6 are none).
fn is_national(digits: &str) -> bool {
    matches!(digits.len(), 9 | 10)
        && digits
            .bytes()
            .next()
            .is_some_and(|first| matches!(first, b'1' | b'2' | b'3' | b'5' | b'7' | b'8' | b'9'))
        && !(digits.len() == 9 && matches!(digits.as_bytes()[0], b'2' | b'3' | b'7' | b'9'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_uk_number_is_read_however_it_is_written() {
        for typed in [
            "01632 960001",
            "01632-960-001",
            "(01632) 960 001",
            "+44 1632 960001",
            "+44 (0)1632 960001",
            "0044 1632 960001",
        ] {
            let phone = Phone::parse(typed).unwrap();
            assert_eq!(phone.digits(), "01632960001", "{typed}");
            assert_eq!(phone.to_string(), "01632 960 001");
            assert_eq!(phone.international(), "+441632960001");
        }
        assert!(Phone::parse("07700 900982").is_ok());
        assert!(
            Phone::parse("01632 96000").is_ok(),
            "some places have ten digits"
        );
    }

    #[test]
    fn letters_are_named_as_what_is_wrong() {
        for typed in [
            "01632 96000l",
            "01632 960001 ext 4",
            "ring the school",
            "O1632 960001",
        ] {
            assert_eq!(Phone::parse(typed), Err(PhoneFault::Letters), "{typed}");
        }
    }

    #[test]
    fn anything_else_is_refused() {
        for typed in [
            "",
            "999",
            "1632 960001",
            "07700 90098",
            "07700 9009821",
            "+33 1 99 00 00 00",
            "04632 960001",
            "01632/960001",
            "+",
        ] {
            assert_eq!(Phone::parse(typed), Err(PhoneFault::NotUk), "{typed}");
        }
    }
}
