use proptest::prelude::*;
use uuid::Uuid;

use super::*;

const ONE: &str = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
const TWO: &str = "HwECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

fn keys(text: &str) -> Keys {
    let text = text.replace("ONE", ONE).replace("TWO", TWO);
    Keys::parse(&text.into()).unwrap()
}

fn row(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

#[test]
fn a_sealed_value_opens_only_in_its_own_table_column_and_row() {
    let keys = keys("a:ONE,index:ONE");
    let blob = keys.seal("account", "name_sealed", row(1), b"Juniper Testwell");
    let open = |table, column, id| keys.open(table, column, row(id), &blob);
    assert_eq!(
        open("account", "name_sealed", 1).unwrap(),
        b"Juniper Testwell"
    );
    assert_eq!(open("account", "name_sealed", 2), Err(SealError::Refused));
    assert_eq!(open("account", "job_sealed", 1), Err(SealError::Refused));
    assert_eq!(open("referral", "name_sealed", 1), Err(SealError::Refused));
    // The parts of a place cannot run into each other.
    assert_eq!(open("accountn", "ame_sealed", 1), Err(SealError::Refused));
}

#[test]
fn the_same_value_sealed_twice_looks_different() {
    let keys = keys("a:ONE,index:ONE");
    let seal = || keys.seal("t", "c", row(1), b"same");
    assert_ne!(seal(), seal());
}

#[test]
fn another_key_of_the_same_id_does_not_open() {
    let blob = keys("a:ONE,index:ONE").seal("t", "c", row(1), b"secret");
    let other = keys("a:TWO,index:ONE");
    assert_eq!(other.open("t", "c", row(1), &blob), Err(SealError::Refused));
    let unknown = keys("b:ONE,index:ONE");
    assert_eq!(
        unknown.open("t", "c", row(1), &blob),
        Err(SealError::UnknownKey)
    );
}

#[test]
fn after_rotation_old_values_open_and_new_ones_use_the_current_key() {
    let before = keys("old:ONE,index:ONE");
    let after = keys("new:TWO,old:ONE,index:ONE");
    let blob = before.seal("t", "c", row(1), b"kept");
    assert_eq!(after.open("t", "c", row(1), &blob).unwrap(), b"kept");
    assert_eq!(
        Keys::key_id_of(&after.seal("t", "c", row(1), b"x")),
        Ok("new")
    );

    let moved = after.reseal("t", "c", row(1), &blob).unwrap().unwrap();
    assert_eq!(Keys::key_id_of(&moved), Ok("new"));
    assert_eq!(after.open("t", "c", row(1), &moved).unwrap(), b"kept");
    assert_eq!(after.reseal("t", "c", row(1), &moved), Ok(None));
}

#[test]
fn a_blind_index_survives_rotation_and_tells_kinds_apart() {
    let before = keys("old:ONE,index:TWO");
    let after = keys("new:TWO,index:TWO");
    let index = before.blind_index("name", "testwell");
    assert_eq!(index, after.blind_index("name", "testwell"));
    assert_ne!(index, before.blind_index("street", "testwell"));
    assert_ne!(index, before.blind_index("nam", "etestwell"));
    assert_ne!(
        index,
        keys("old:ONE,index:ONE").blind_index("name", "testwell")
    );
}

#[test]
fn json_and_text_come_back_and_what_they_are_not_is_said() {
    let keys = keys("a:ONE,index:ONE");
    let blob = keys.seal_json("t", "c", row(1), &["a", "b"]).unwrap();
    let open = |id| keys.open_json::<Vec<String>>("t", "c", row(id), &blob);
    assert_eq!(open(1).unwrap(), ["a", "b"]);
    let number = keys.open_json::<u8>("t", "c", row(1), &blob);
    assert_eq!(number, Err(SealError::Unexpected));
    assert_eq!(
        keys.open_text("t", "c", row(1), &blob).unwrap(),
        r#"["a","b"]"#
    );
    let bytes = keys.seal("t", "c", row(1), &[0xff]);
    assert_eq!(
        keys.open_text("t", "c", row(1), &bytes),
        Err(SealError::Unexpected)
    );
}

proptest! {
    #[test]
    fn any_changed_or_missing_byte_of_a_sealed_value_is_refused(
        plain in prop::collection::vec(any::<u8>(), 0..64),
        at in any::<prop::sample::Index>(),
        flip in 1_u8..,
    ) {
        let keys = keys("a:ONE,b:TWO,index:ONE");
        let mut blob = keys.seal("t", "c", row(1), &plain);
        let at = at.index(blob.len());
        prop_assert!(keys.open("t", "c", row(1), &blob[..at]).is_err());
        blob[at] ^= flip;
        prop_assert!(keys.open("t", "c", row(1), &blob).is_err());
    }

    #[test]
    fn nothing_that_is_opened_panics(blob in prop::collection::vec(any::<u8>(), 0..80)) {
        prop_assert!(keys("a:ONE,index:ONE").open("t", "c", row(1), &blob).is_err());
    }
}
