use super::*;
use crate::form::Answers;
use crate::referral_form::{Draft, facts, slug};

fn at(time: &str) -> DateTime<Utc> {
    time.parse().expect("a time")
}

fn noon() -> DateTime<Utc> {
    at("2027-03-02T12:00:00Z")
}

fn rules(safe: &[Channel]) -> Rules {
    Rules {
        safe: safe.iter().copied().collect(),
        ..Rules::default()
    }
}

#[test]
fn of_whom_nothing_is_known_is_asked_about_first_and_gets_no_voicemail_and_no_letter() {
    let held: Vec<_> = (Channel::ALL.iter())
        .map(|way| allows(&Rules::default(), *way, noon()))
        .collect();
    assert_eq!(
        held,
        [
            Err(Held::AskFirst),
            Err(Held::AskFirst),
            Err(Held::AskFirst),
            Err(Held::NoVoicemail),
            Err(Held::NoLetters),
        ]
    );
}

#[test]
fn only_the_ways_that_were_called_safe_are_used() {
    for &safe in Channel::ALL {
        for &way in Channel::ALL {
            let allowed = allows(&rules(&[safe]), way, noon());
            assert_eq!(allowed.is_ok(), way == safe, "{safe:?} {way:?}");
        }
    }
    let held = allows(&rules(&[Channel::Text]), Channel::Email, noon());
    assert_eq!(held, Err(Held::NotSafe));
}

#[test]
fn a_letter_to_a_protected_address_is_held_even_where_letters_are_safe() {
    let rules = Rules {
        address_protected: true,
        ..rules(Channel::ALL)
    };
    for &way in Channel::ALL {
        let held = allows(&rules, way, noon()).is_err();
        assert_eq!(held, way == Channel::Post, "{way:?}");
    }
}

#[test]
fn safe_times_hold_in_london_in_winter_and_in_summer_and_not_for_letters() {
    let hour = |hour| NaiveTime::from_hms_opt(hour, 0, 0).expect("a time");
    let rules = Rules {
        times: Times::Between(hour(9), hour(14)),
        ..rules(Channel::ALL)
    };
    for (time, safe) in [
        ("2027-01-12T08:59:59Z", false),
        ("2027-01-12T09:00:00Z", true),
        ("2027-01-12T14:00:00Z", true),
        ("2027-01-12T14:00:01Z", false),
        ("2027-07-12T07:59:00Z", false),
        ("2027-07-12T08:00:00Z", true),
        ("2027-07-12T13:30:00Z", false),
    ] {
        for &way in Channel::ALL {
            let allowed = allows(&rules, way, at(time)).is_ok();
            assert_eq!(allowed, safe || way == Channel::Post, "{time} {way:?}");
        }
    }
    let held = allows(&rules, Channel::Text, at("2027-01-12T20:00:00Z"));
    assert_eq!(held, Err(Held::OutsideSafeTimes));
}

#[test]
fn the_referral_forms_answers_become_the_rules() {
    let of = |pairs: &[(&str, &str)]| {
        let mut draft = Draft::default();
        let page = Answers::from_pairs(pairs.iter().copied());
        draft.sections.insert(slug::ADULTS.to_owned(), vec![page]);
        Rules::of(&facts(&draft).adults[0], false)
    };
    assert_eq!(
        of(&[("safe", "text"), ("safe", "email")]),
        rules(&[Channel::Text, Channel::Email])
    );
    assert_eq!(of(&[("safe", "ask-first")]), Rules::default());
    let timed = of(&[("safe", "call"), ("safe-times", "School days, 9 to 2")]);
    let held = allows(&timed, Channel::Call, noon());
    assert_eq!(held, Err(Held::TimesInWords));
    let secret = of(&[("safe", "email"), ("secret", "yes")]);
    let held = allows(&secret, Channel::Email, noon());
    assert_eq!(held, Err(Held::MightBeSeen));
}

#[test]
fn what_somebody_must_not_know_goes_no_way_that_they_might_see_or_hear() {
    for (secrecy, open) in [
        (Secrecy::Nobody, Channel::ALL),
        (
            Secrecy::Private,
            &[Channel::Call, Channel::Text, Channel::Email],
        ),
        (Secrecy::Exposed, &[]),
    ] {
        let rules = Rules {
            secrecy,
            ..rules(Channel::ALL)
        };
        for &way in Channel::ALL {
            let expected = if open.contains(&way) {
                Ok(())
            } else {
                Err(Held::MightBeSeen)
            };
            assert_eq!(allows(&rules, way, noon()), expected, "{secrecy:?} {way:?}");
        }
    }
}
