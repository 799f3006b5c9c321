//! Who may be known already: hints for the person who triages, never a decision.
//!
//! A family that is known under a slightly different spelling is the one whose history gets lost.
//! Each hint says why it was given, so that a person can judge it.

#[cfg(test)]
mod tests;
mod words;

use chrono::NaiveDate;

pub use words::{address_key, name_words};

/// What is compared of a person.
#[derive(Clone, PartialEq, Eq)]
pub struct Person {
    pub given: String,
    pub family: String,
    /// Not known for some, and not there yet for the unborn.
    pub born: Option<NaiveDate>,
    /// What [`address_key`] made of the address; equal for the same address written differently.
    pub address: Option<String>,
}

/// Prints nothing of the person: a log must not name anybody.
impl std::fmt::Debug for Person {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Person(…)")
    }
}

/// A known person that a new one may be, or may belong to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// The place in the list of known people.
    pub known: usize,
    /// At least one, the strongest first.
    pub reasons: Vec<Reason>,
}

coded! {
    /// Why two people may belong together, the strongest first. The name is a sentence.
    pub enum Reason {
        SameNameAndBirth = "same_name_and_birth", "The same name and date of birth.";
        SimilarNameSameBirth = "similar_name_same_birth", "A similar name and the same date of birth.";
        SameNameBirthUnknown = "same_name_birth_unknown", "The same name; a date of birth is not known.";
        Sibling = "sibling", "The same family name at the same address: perhaps a brother or sister.";
        SameAddress = "same_address", "The same address.";
    }
}

/// The known people that the new one may be or belong to, the likeliest first.
pub fn matches(new: &Person, known: &[Person]) -> Vec<Match> {
    let new = Compared::of(new);
    let mut found: Vec<_> = (known.iter().enumerate())
        .map(|(index, person)| Match {
            known: index,
            reasons: reasons(&new, &Compared::of(person)),
        })
        .filter(|found| !found.reasons.is_empty())
        .collect();
    // Stable: among equals, the order given.
    found.sort_by(|one, two| one.reasons.cmp(&two.reasons));
    found
}

/// A person with the names in the form they are compared in.
struct Compared<'a> {
    given: Vec<String>,
    family: Vec<String>,
    person: &'a Person,
}

impl<'a> Compared<'a> {
    fn of(person: &'a Person) -> Self {
        Self {
            given: name_words(&person.given),
            family: name_words(&person.family),
            person,
        }
    }

    /// All words in a fixed order: given and family name are easily swapped on a form.
    fn all_words(&self) -> Vec<&String> {
        let mut words: Vec<_> = self.given.iter().chain(&self.family).collect();
        words.sort_unstable();
        words
    }
}

fn reasons(new: &Compared, known: &Compared) -> Vec<Reason> {
    let same_name = !new.all_words().is_empty() && new.all_words() == known.all_words();
    let by_name = match (new.person.born, known.person.born) {
        (Some(one), Some(two)) if one != two => None,
        (Some(_), Some(_)) if same_name => Some(Reason::SameNameAndBirth),
        (Some(_), Some(_)) => similar_name(new, known).then_some(Reason::SimilarNameSameBirth),
        _ => same_name.then_some(Reason::SameNameBirthUnknown),
    };
    let address = new.person.address.as_ref().filter(|key| !key.is_empty());
    let by_address = (address.is_some() && address == known.person.address.as_ref()).then(|| {
        // Whoever is likely the same child is not hinted at as their own brother or sister.
        if by_name.is_none() && !new.family.is_empty() && new.family == known.family {
            Reason::Sibling
        } else {
            Reason::SameAddress
        }
    });
    by_name.into_iter().chain(by_address).collect()
}

/// Both names close to one another, or a short form, or part of a double name.
fn similar_name(one: &Compared, two: &Compared) -> bool {
    let given = close(&one.given, &two.given) || short_form(&one.given, &two.given);
    let family = close(&one.family, &two.family) || shares_a_word(&one.family, &two.family);
    given && family
}

/// One slip in a short name, two in one of six letters or more; a swap is one slip.
fn close(one: &[String], two: &[String]) -> bool {
    let (one, two) = (one.concat(), two.concat());
    let shorter = one.chars().count().min(two.chars().count());
    let slips = match shorter {
        0 => return false,
        1..=5 => 1,
        _ => 2,
    };
    strsim::osa_distance(&one, &two) <= slips
}

/// Sam and Samuel; also a second given name that one side left out.
fn short_form(one: &[String], two: &[String]) -> bool {
    let (Some(one), Some(two)) = (one.first(), two.first()) else {
        return false;
    };
    let long_enough = one.chars().count().min(two.chars().count()) >= 3;
    one == two || long_enough && (one.starts_with(two.as_str()) || two.starts_with(one.as_str()))
}

/// Testwell and Testwell-Sample.
fn shares_a_word(one: &[String], two: &[String]) -> bool {
    one.iter()
        .any(|word| word.chars().count() >= 3 && two.contains(word))
}
