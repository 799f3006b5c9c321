//! What somebody types to find a hub.

use super::place::Place;
use super::{Hub, RankedHub, rank};
use crate::form::{Answers, FieldError};

/// The oldest anybody in a family hub's care can be.
const OLDEST: u8 = 25;

/// A search that can be answered. Not for debug output: it can say where a family lives.
#[derive(Clone, PartialEq, Eq)]
pub struct Search {
    /// A postcode or its first part.
    postcode: String,
    age: Option<u8>,
}

impl Search {
    /// Reads the fields `postcode` and `age`. A district or sector does for a postcode: nobody
    /// need say more than they want to.
    ///
    /// # Errors
    /// What is wrong with each field, in the order of the page.
    pub fn read(answers: &Answers) -> Result<Self, Vec<FieldError>> {
        let postcode = postcode(answers.text("postcode"));
        let age = age(answers.text("age"));
        match (postcode, age) {
            (Ok(postcode), Ok(age)) => Ok(Self { postcode, age }),
            (postcode, age) => {
                let wrong = [("postcode", postcode.err()), ("age", age.err())];
                let wrong = wrong.into_iter().filter_map(|(field, message)| {
                    Some(FieldError {
                        field: field.to_owned(),
                        message: message?.to_owned(),
                    })
                });
                Err(wrong.collect())
            }
        }
    }

    /// Every hub, the nearest suitable one first.
    pub fn rank(&self, hubs: &[Hub]) -> Vec<RankedHub> {
        rank(hubs, Some(&self.postcode), None, None, self.age)
    }
}

fn postcode(typed: &str) -> Result<String, &'static str> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Err("Enter a postcode, or the first part of one");
    }
    match Place::read(typed) {
        Some(_) => Ok(typed.to_owned()),
        None => Err("Enter a postcode in the right form, such as NM1 2AB, or its first part"),
    }
}

fn age(typed: &str) -> Result<Option<u8>, &'static str> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    match typed.parse() {
        Ok(age) if age <= OLDEST => Ok(Some(age)),
        _ => Err("Age must be a whole number from 0 to 25"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(postcode: &str, age: &str) -> Result<Search, Vec<FieldError>> {
        Search::read(&Answers::from_pairs([("postcode", postcode), ("age", age)]))
    }

    #[test]
    fn a_part_of_a_postcode_is_enough_and_the_age_may_be_left_out() {
        for typed in ["NM1 2AB", "nm12ab", "NM1 2", " nm1 "] {
            assert!(read(typed, "").is_ok(), "{typed}");
        }
        assert!(read("NM1 2AB", " 0 ").is_ok_and(|search| search.age == Some(0)));
    }

    #[test]
    fn each_field_says_what_is_wrong_with_it() {
        let fields = |postcode, age| -> Vec<String> {
            let errors = read(postcode, age).err().unwrap_or_default();
            errors.into_iter().map(|error| error.field).collect()
        };
        assert_eq!(fields("", "26"), ["postcode", "age"]);
        assert_eq!(fields("Northmoor", "7"), ["postcode"]);
        assert_eq!(fields("NM1 2AB", "seven"), ["age"]);
        assert_eq!(fields("NM1 2AB", "-1"), ["age"]);
    }
}
