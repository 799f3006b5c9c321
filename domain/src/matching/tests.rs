use proptest::prelude::*;

use super::*;

fn person(given: &str, family: &str, born: &str, address: &str) -> Person {
    Person {
        given: given.to_owned(),
        family: family.to_owned(),
        born: born.parse().ok(),
        address: address
            .split_once(", ")
            .and_then(|(line, code)| address_key(line, code)),
    }
}

const HOME: &str = "14 Example Street, NM1 2AB";
const AWAY: &str = "3 Sample Road, NM4 5AB";

#[test]
fn each_reason_is_given_when_it_holds_and_only_then() {
    let new = person("Juniper", "Testwell", "2015-03-04", HOME);
    let table: [(Person, &[Reason]); 13] = [
        (
            person("juniper", "TESTWELL", "2015-03-04", AWAY),
            &[Reason::SameNameAndBirth],
        ),
        (
            person("Juniper", "Testwell", "2015-03-04", HOME),
            &[Reason::SameNameAndBirth, Reason::SameAddress],
        ),
        (
            person("Testwell", "Juniper", "2015-03-04", AWAY),
            &[Reason::SameNameAndBirth],
        ),
        (
            person("Juinper", "Testwel", "2015-03-04", AWAY),
            &[Reason::SimilarNameSameBirth],
        ),
        (
            person("Juni", "Testwell", "2015-03-04", AWAY),
            &[Reason::SimilarNameSameBirth],
        ),
        (
            person("Juniper Fern", "Testwell-Sample", "2015-03-04", AWAY),
            &[Reason::SimilarNameSameBirth],
        ),
        (
            person("Juniper", "Testwell", "", AWAY),
            &[Reason::SameNameBirthUnknown],
        ),
        (
            person("Rowan", "Testwell", "2018-09-10", HOME),
            &[Reason::Sibling],
        ),
        (
            person("Rowan", "Samplethorpe", "2018-09-10", HOME),
            &[Reason::SameAddress],
        ),
        // Neither a birthday, nor a name, nor a slip of a name alone.
        (person("Rowan", "Samplethorpe", "2015-03-04", AWAY), &[]),
        (person("Juniper", "Testwell", "2016-03-04", AWAY), &[]),
        (person("Rowan", "Testwell", "2015-03-04", AWAY), &[]),
        (person("", "", "2015-03-04", ""), &[]),
    ];
    for (place, (known, reasons)) in table.iter().enumerate() {
        let found = matches(&new, std::slice::from_ref(known));
        let got = found.first().map_or(&[][..], |found| &found.reasons);
        assert_eq!(got, *reasons, "row {place}");
    }
}

#[test]
fn the_likeliest_comes_first() {
    let new = person("Juniper", "Testwell", "2015-03-04", HOME);
    let known = [
        person("Rowan", "Samplethorpe", "2018-09-10", HOME),
        person("Rowan", "Testwell", "2018-09-10", HOME),
        person("Hazel", "Mockford", "2012-01-01", AWAY),
        person("Juniper", "Testwel", "2015-03-04", AWAY),
        person("Juniper", "Testwell", "2015-03-04", AWAY),
    ];
    let order: Vec<_> = matches(&new, &known)
        .iter()
        .map(|found| found.known)
        .collect();
    assert_eq!(order, [4, 3, 1, 0]);
}

#[test]
fn nobody_without_an_address_lives_with_anybody() {
    let new = person("Juniper", "Testwell", "2015-03-04", "");
    let known = [person("Rowan", "Testwell", "2018-09-10", "")];
    assert_eq!(matches(&new, &known), []);
}

#[test]
fn a_name_gives_the_same_words_however_it_is_written() {
    for (name, words) in [
        ("Zoë O’Brien-Łuk", &["zoe", "obrien", "luk"][..]),
        ("ZOE  O'BRIEN LUK", &["zoe", "obrien", "luk"]),
        ("Zoe\u{308} O`Brien\u{2010}Luk", &["zoe", "obrien", "luk"]),
        ("Jo\u{200b}hn\u{202e}", &["john"]),
        ("Søren Ærø Strauß", &["soren", "aero", "strauss"]),
        ("İpek Yıldız", &["ipek", "yildiz"]),
        ("王小明", &["王小明"]),
        ("  - ’ ", &[]),
    ] {
        assert_eq!(name_words(name), words, "{name}");
    }
}

#[test]
fn words_are_in_their_last_form_already_for_every_character_there_is() {
    for c in '\0'..=char::MAX {
        for word in name_words(c.encode_utf8(&mut [0; 4])) {
            assert_eq!(name_words(&word), [word], "{:x}", u32::from(c));
        }
    }
}

#[test]
fn an_address_gives_the_same_key_however_it_is_written() {
    let key = address_key("Flat 2, 14 Example Street", "NM1 2AB");
    assert_eq!(key.as_deref(), Some("nm12ab 14 2"));
    assert_eq!(address_key("14 Example St, flat 2", "nm12ab"), key);
    assert_ne!(address_key("14 Example Street", "NM1 2AB"), key);
    assert_eq!(
        address_key("Rose Cottage", "NM1 2AB").as_deref(),
        Some("nm12ab rose cottage")
    );
    assert_eq!(address_key("14 Example Street", " "), None);
    assert_eq!(address_key(" ", "NM1 2AB"), None);
}

#[test]
fn a_person_is_never_printed() {
    let printed = format!("{:?}", person("Juniper", "Testwell", "2015-03-04", HOME));
    assert_eq!(printed, "Person(…)");
}

proptest! {
    #[test]
    fn matching_is_the_same_both_ways(
        one in any_person(), two in any_person()
    ) {
        let reasons = |new: &Person, known: &Person| {
            matches(new, std::slice::from_ref(known)).pop().map(|found| found.reasons)
        };
        prop_assert_eq!(reasons(&one, &two), reasons(&two, &one));
    }
}

prop_compose! {
    fn any_person()(
        given in "[abAB’]{0,4}( [abé]{1,3})?", family in "[abAB-]{0,5}", born in 0_u32..3, house in 0_u8..3
    ) -> Person {
        let address = format!("{house}, NM1 2AB");
        let born = if born == 0 { String::new() } else { format!("2015-03-0{born}") };
        person(&given, &family, &born, if house == 0 { "" } else { &address })
    }
}
