//! What makes a password good enough: length, and how hard it is to guess. No rules about capitals
//! or digits, which make passwords harder to remember and no harder to guess (NIST SP 800-63B).

use zxcvbn::feedback::{Suggestion, Warning};
use zxcvbn::{Score, zxcvbn};

use super::password::Password;

/// Fewest characters.
pub const LEAST: usize = 12;
/// Fewest letters and digits beside what others know of the owner.
const LEAST_UNKNOWN: usize = 8;
/// Most characters.
pub const MOST: usize = 128;

/// Why a password will not do. Its text is for the person who chose it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PolicyError {
    #[error("Enter a password")]
    Empty,
    #[error("Password must be {LEAST} characters or more")]
    TooShort,
    #[error("Password must be {MOST} characters or fewer")]
    TooLong,
    #[error("Choose a password that is harder to guess. {0}")]
    Guessable(&'static str),
}

/// Says whether the password will do for an account.
///
/// `known` is what others may know of its owner: e-mail address, name, organisation, council. Each
/// counts whole and in its parts. Takes a few milliseconds.
pub fn check(password: &Password, known: &[&str]) -> Result<(), PolicyError> {
    let password = password.expose();
    match password.chars().count() {
        0 => return Err(PolicyError::Empty),
        length if length < LEAST => return Err(PolicyError::TooShort),
        length if length > MOST => return Err(PolicyError::TooLong),
        _ => {}
    }
    let known: Vec<&str> = known.iter().flat_map(|text| parts(text)).collect();
    let (all, left) = (without(password, &[]), without(password, &known));
    if left < all && left < LEAST_UNKNOWN {
        return Err(PolicyError::Guessable(NOT_YOURSELF));
    }
    let strength = zxcvbn(password, &known);
    if strength.score() >= Score::Three {
        return Ok(());
    }
    let advice = strength.feedback().and_then(|feedback| {
        let from_warning = feedback.warning().map(of_warning);
        from_warning.or_else(|| {
            feedback
                .suggestions()
                .iter()
                .copied()
                .find_map(of_suggestion)
        })
    });
    Err(PolicyError::Guessable(advice.unwrap_or(MORE_WORDS)))
}

/// The text, and its words of three letters or more.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|letter: char| !letter.is_alphanumeric());
    std::iter::once(text).chain(words.filter(|word| word.chars().count() >= 3))
}

/// How many letters and digits are left when what others know is taken out. The strength meter
/// alone lets a name pass when it is written twice.
fn without(password: &str, known: &[&str]) -> usize {
    let mut known: Vec<String> = known.iter().map(|word| word.to_lowercase()).collect();
    known.retain(|word| !word.is_empty());
    known.sort_by_key(|word| std::cmp::Reverse(word.len()));
    let left = known.iter().fold(password.to_lowercase(), |left, word| {
        left.replace(word, " ")
    });
    left.chars()
        .filter(|letter| letter.is_alphanumeric())
        .count()
}

const NOT_YOURSELF: &str = "Do not use your name, your email address or where you work";
const MORE_WORDS: &str =
    "Use three or more words that have nothing to do with each other or with you";

fn of_warning(warning: Warning) -> &'static str {
    match warning {
        Warning::StraightRowsOfKeysAreEasyToGuess
        | Warning::ShortKeyboardPatternsAreEasyToGuess => {
            "Do not use keys that are next to each other"
        }
        Warning::RepeatsLikeAaaAreEasyToGuess
        | Warning::RepeatsLikeAbcAbcAreOnlySlightlyHarderToGuess => {
            "Do not repeat letters, numbers or words"
        }
        Warning::ThisIsATop10Password
        | Warning::ThisIsATop100Password
        | Warning::ThisIsACommonPassword => {
            "A lot of people use this one: use three or more unrelated words"
        }
        Warning::ThisIsSimilarToACommonlyUsedPassword => {
            "It is close to one that a lot of people use: use three or more unrelated words"
        }
        Warning::SequencesLikeAbcAreEasyToGuess => "Do not use a series like abc or 6543",
        Warning::RecentYearsAreEasyToGuess | Warning::DatesAreOftenEasyToGuess => {
            "Do not use dates or years"
        }
        Warning::AWordByItselfIsEasyToGuess => "One word is not enough: add two more",
        Warning::NamesAndSurnamesByThemselvesAreEasyToGuess
        | Warning::CommonNamesAndSurnamesAreEasyToGuess => {
            "Do not use names of people: use other words"
        }
    }
}

/// `None` where the advice says what not to bother with rather than what to do.
fn of_suggestion(suggestion: Suggestion) -> Option<&'static str> {
    match suggestion {
        Suggestion::UseAFewWordsAvoidCommonPhrases | Suggestion::AddAnotherWordOrTwo => {
            Some(MORE_WORDS)
        }
        Suggestion::UseALongerKeyboardPatternWithMoreTurns => {
            Some("Do not use keys that are next to each other")
        }
        Suggestion::AvoidRepeatedWordsAndCharacters => {
            Some("Do not repeat letters, numbers or words")
        }
        Suggestion::AvoidSequences => Some("Do not use a series like abc or 6543"),
        Suggestion::AvoidRecentYears
        | Suggestion::AvoidYearsThatAreAssociatedWithYou
        | Suggestion::AvoidDatesAndYearsThatAreAssociatedWithYou => {
            Some("Do not use dates or years")
        }
        Suggestion::NoNeedForSymbolsDigitsOrUppercaseLetters
        | Suggestion::CapitalizationDoesntHelpVeryMuch
        | Suggestion::AllUppercaseIsAlmostAsEasyToGuessAsAllLowercase
        | Suggestion::ReversedWordsArentMuchHarderToGuess
        | Suggestion::PredictableSubstitutionsDontHelpVeryMuch => None,
    }
}

#[cfg(test)]
mod tests;
