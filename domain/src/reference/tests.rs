use std::collections::HashSet;

use proptest::prelude::*;

use super::*;

fn characters(reference: &Reference) -> Vec<char> {
    reference.as_str()[2..]
        .chars()
        .filter(|c| *c != '-')
        .collect()
}

fn read(characters: &[char]) -> Result<Reference, ReferenceError> {
    Reference::parse(&characters.iter().collect::<String>())
}

#[test]
fn the_example_in_the_messages_is_a_reference() {
    let example = Reference::parse("EH-7KQ4-X2M2").expect("a reference");
    assert_eq!(example.as_str(), "EH-7KQ4-X2M2");
}

#[test]
fn no_two_characters_look_alike() {
    for pair in ["0O", "1I", "1L", "IL", "5S", "UV"] {
        let used = pair.bytes().filter(|c| ALPHABET.contains(c)).count();
        assert!(used <= 1, "{pair}");
    }
    assert_eq!(ALPHABET.iter().collect::<HashSet<_>>().len(), 29);
}

#[test]
fn an_error_says_what_is_wrong() {
    let said = |typed| {
        Reference::parse(typed)
            .expect_err("no reference")
            .to_string()
    };
    assert_eq!(said(" - "), "Enter a reference, such as EH-7KQ4-X2M2");
    assert_eq!(
        said("EH-7KQ4-X2M"),
        "A reference has 8 letters and numbers after EH; this one has 7"
    );
    assert_eq!(
        said("EH-7KQ4-X2M22"),
        "A reference has 8 letters and numbers after EH; this one has 9"
    );
    assert_eq!(
        said("eh-7kq4-x2mo"),
        "A reference never contains “O”. Check that character"
    );
    assert_eq!(
        said("EH-7KQ4-\u{202e}X2M"),
        "A reference contains only letters, numbers and dashes"
    );
    assert_eq!(
        said("EH-7KQ4-X2MK"),
        "There is a slip in this reference. Check each character, and their order"
    );
}

proptest! {
    #[test]
    fn a_reference_is_read_however_it_is_typed(bytes: [u8; 8]) {
        let reference = Reference::from_random(bytes);
        let plain: String = characters(&reference).into_iter().collect();
        for typed in [
            reference.to_string(),
            reference.as_str().to_lowercase(),
            reference.as_str().replace('-', ""),
            reference.as_str().replace('-', " \u{2013} "),
            format!("  {reference}\n"),
            plain,
        ] {
            prop_assert_eq!(Reference::parse(&typed), Ok(reference.clone()));
        }
    }

    #[test]
    fn any_one_wrong_character_is_caught(bytes: [u8; 8]) {
        let right = characters(&Reference::from_random(bytes));
        for at in 0..LENGTH {
            for other in ALPHABET.iter().map(|c| char::from(*c)).filter(|c| *c != right[at]) {
                let mut wrong = right.clone();
                wrong[at] = other;
                prop_assert_eq!(read(&wrong), Err(ReferenceError::Check));
            }
        }
    }

    #[test]
    fn any_two_characters_swapped_are_caught(bytes: [u8; 8]) {
        let right = characters(&Reference::from_random(bytes));
        for one in 0..LENGTH {
            for two in (one + 1..LENGTH).filter(|two| right[one] != right[*two]) {
                let mut wrong = right.clone();
                wrong.swap(one, two);
                prop_assert_eq!(read(&wrong), Err(ReferenceError::Check));
            }
        }
    }

    #[test]
    fn nothing_that_is_typed_panics(typed in "\\PC{0,20}") {
        if let Ok(reference) = Reference::parse(&typed) {
            prop_assert_eq!(Reference::parse(reference.as_str()), Ok(reference));
        }
    }
}
