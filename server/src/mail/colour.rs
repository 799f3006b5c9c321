//! A colour that can carry white words.
//!
//! It is written into a style attribute and under white text, so it is checked once, when the
//! settings are read, for both: it can hold nothing but a colour, and it can be read.

use std::fmt;
use std::str::FromStr;

/// A colour such as `#1d4f6e` on which white words can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour([u8; 3]);

/// Why a setting is not a usable colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ColourError {
    #[error("a colour is a # and six hexadecimal digits, such as #1d4f6e")]
    Form,
    #[error("white words cannot be read on this colour (they need a contrast of 4.5): darken it")]
    TooLight,
}

/// What WCAG 2.2 asks for between words and their background (1.4.3, level AA).
const LEAST_CONTRAST: f64 = 4.5;

impl FromStr for Colour {
    type Err = ColourError;

    fn from_str(text: &str) -> Result<Self, ColourError> {
        let digits = text.strip_prefix('#').ok_or(ColourError::Form)?;
        if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(ColourError::Form);
        }
        let number = u32::from_str_radix(digits, 16).map_err(|_| ColourError::Form)?;
        let [_, red, green, blue] = number.to_be_bytes();
        let colour = Self([red, green, blue]);
        if colour.contrast_with_white() < LEAST_CONTRAST {
            return Err(ColourError::TooLight);
        }
        Ok(colour)
    }
}

impl Colour {
    /// A grey that is nobody's, for letters whose sender stays unnamed.
    pub const NEUTRAL: Self = Self([0x40, 0x40, 0x40]);

    /// The contrast ratio as WCAG 2.2 defines it: 1 for white itself, 21 for black.
    fn contrast_with_white(self) -> f64 {
        let [red, green, blue] = self.0.map(|channel| {
            let part = f64::from(channel) / 255.0;
            if part <= 0.04045 {
                part / 12.92
            } else {
                ((part + 0.055) / 1.055).powf(2.4)
            }
        });
        1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dark_colour_is_taken_and_written_back() {
        assert_eq!(
            "#1D4F6E".parse::<Colour>().map(|colour| colour.to_string()),
            Ok("#1d4f6e".to_owned())
        );
    }

    #[test]
    fn a_colour_that_hides_white_words_is_refused() {
        assert_eq!("#ffdd00".parse::<Colour>(), Err(ColourError::TooLight));
        assert_eq!("#777777".parse::<Colour>(), Err(ColourError::TooLight));
        assert!("#767676".parse::<Colour>().is_ok());
    }

    #[test]
    fn nothing_but_a_colour_gets_into_a_style() {
        for text in [
            "",
            "#",
            "1d4f6e",
            "#1d4f6",
            "#+d4f6e",
            "#ééé",
            "#000;x:url(//e)",
        ] {
            assert_eq!(text.parse::<Colour>(), Err(ColourError::Form), "{text}");
        }
    }
}
