use super::*;

const KNOWN: [&str; 4] = [
    "juniper.testwell@exampleprimary.example",
    "Juniper Testwell",
    "Example Primary School",
    "Northmoor Council",
];

fn verdict(password: &str) -> Result<(), PolicyError> {
    check(&Password::new(password), &KNOWN)
}

#[test]
fn length_is_from_12_to_128_characters() {
    assert_eq!(verdict(""), Err(PolicyError::Empty));
    assert_eq!(verdict("vk3qzw9ptx4"), Err(PolicyError::TooShort));
    assert_eq!(verdict("vk3qzw9ptx4m"), Ok(()));
    let long: String = "otter lantern gravel ".chars().cycle().take(129).collect();
    assert_eq!(verdict(&long), Err(PolicyError::TooLong));
    assert_eq!(verdict(&long[..128]), Ok(()));
}

#[test]
fn a_character_is_what_a_person_sees_as_one() {
    let eleven_with_accents = "e\u{301}".repeat(11);
    assert_eq!(verdict(&eleven_with_accents), Err(PolicyError::TooShort));
}

#[test]
fn plain_unrelated_words_are_enough() {
    for good in [
        "otter lantern gravel",
        "ffenestr gaer mwyar",
        "żółw latarnia żwir",
    ] {
        assert_eq!(verdict(good), Ok(()), "{good}");
    }
}

#[test]
fn what_is_easy_to_guess_is_refused_with_advice() {
    for (bad, advice) in [
        (
            "password1234",
            "A lot of people use this one: use three or more unrelated words",
        ),
        (
            "aaaaaaaaaaaaaaaa",
            "Do not repeat letters, numbers or words",
        ),
        (
            "qwertyuiop[]",
            "Do not use keys that are next to each other",
        ),
        ("abcdefghijklmnop", "Do not use a series like abc or 6543"),
    ] {
        assert_eq!(verdict(bad), Err(PolicyError::Guessable(advice)), "{bad}");
    }
}

#[test]
fn what_others_know_of_the_owner_is_easy_to_guess() {
    for bad in [
        "junipertestwell",
        "testwelljuniper",
        "Juniper Testwell",
        "exampleprimary",
        "northmoor council",
        "juniper.testwell@exampleprimary.example",
        "Testwell testwell testwell",
        "JuniperTestwell2019!",
    ] {
        assert_eq!(
            verdict(bad),
            Err(PolicyError::Guessable(NOT_YOURSELF)),
            "{bad}"
        );
    }
    assert_eq!(verdict("juniper otter lantern gravel"), Ok(()));
}

#[test]
fn signs_alone_may_make_a_good_password() {
    assert_eq!(verdict("%}!|~;^{<*:)&>"), Ok(()));
}

#[test]
fn every_error_tells_what_to_do_and_never_repeats_the_password() {
    for bad in ["", "short", "testwell testwell", "password1234"] {
        let words = verdict(bad).unwrap_err().to_string();
        assert!(words.len() > 10 && !words.ends_with('.'), "{words}");
        assert!(bad.is_empty() || !words.contains(bad), "{words}");
    }
}
