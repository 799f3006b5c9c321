use std::collections::HashSet;

use super::*;

#[test]
fn a_token_survives_its_link() {
    let token = Token::random();
    let text = token.reveal();
    assert_eq!(text.len(), 43);
    assert!(
        text.bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
    );
    assert_eq!(Token::parse(&text).unwrap().hash(), token.hash());
}

#[test]
fn tokens_do_not_repeat() {
    let tokens: HashSet<_> = (0..1000).map(|_| Token::random().hash()).collect();
    assert_eq!(tokens.len(), 1000);
}

#[test]
fn what_is_stored_of_a_token_is_not_the_token() {
    let token = Token([7; 32]);
    assert_ne!(token.hash(), token.0);
    let expected: Hash = Sha256::digest([7; 32]).into();
    assert_eq!(token.hash(), expected);
}

#[test]
fn only_our_own_form_is_read_as_a_token() {
    let good = Token([0xff; 32]).reveal();
    let bad_last_bits = format!("{}_", &good[..42]);
    let short = &good[..42];
    let padded = format!("{good}=");
    let spaced = format!(" {good}");
    for text in [
        "",
        short,
        &padded,
        &spaced,
        &bad_last_bits,
        "é",
        &"A".repeat(1_000_000),
    ] {
        assert!(Token::parse(text).is_none());
    }
}

#[test]
fn a_code_is_eight_digits_of_every_kind() {
    let codes: Vec<_> = (0..1000).map(|_| Code::random()).collect();
    for code in &codes {
        assert_eq!(code.reveal().len(), 8);
        assert_eq!(Code::parse(code.reveal()).as_ref(), Some(code));
    }
    for place in 0..8 {
        let seen: HashSet<_> = codes.iter().map(|code| code.0.as_bytes()[place]).collect();
        assert_eq!(seen.len(), 10, "place {place}");
    }
}

#[test]
fn a_code_is_read_however_it_is_spaced() {
    let code = Code("48192067".into());
    for typed in [
        "48192067",
        " 4819 2067 ",
        "4819-2067",
        "4819\u{2013}2067\r\n",
    ] {
        assert_eq!(Code::parse(typed).as_ref(), Some(&code), "{typed}");
    }
    for typed in ["", "4819206", "481920677", "4819206x", "４８１９２０６７"] {
        assert_eq!(Code::parse(typed), None, "{typed}");
    }
}

#[test]
fn a_code_opens_only_the_access_it_was_made_for() {
    let key = CodeKey::new([1; 32]);
    let (access, other) = (Uuid::from_u128(1), Uuid::from_u128(2));
    let (code, wrong) = (Code("48192067".into()), Code("48192068".into()));
    let stored = key.hash(access, &code);
    assert!(key.matches(access, &code, &stored));
    assert!(!key.matches(access, &wrong, &stored));
    assert!(!key.matches(other, &code, &stored));
    assert!(!CodeKey::new([2; 32]).matches(access, &code, &stored));
    for stored in [&stored[..31], &[], &[0; 64]] {
        assert!(!key.matches(access, &code, stored));
    }
}

#[test]
fn printing_a_secret_shows_nothing() {
    let printed = format!(
        "{:?} {:?} {:?}",
        Token::random(),
        Code::random(),
        CodeKey::new([9; 32])
    );
    assert_eq!(printed, "Token Code CodeKey");
}
