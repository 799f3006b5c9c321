use super::*;

fn password() -> Password {
    Password::new("otter lantern gravel")
}

#[tokio::test]
async fn the_right_password_is_known_and_a_wrong_one_is_not() {
    let hasher = Hasher::new(2);
    let phc = hasher.hash(&password()).await.unwrap();
    assert!(phc.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{phc}");
    assert_eq!(hasher.verify(&password(), Some(&phc)).await, Ok(true));
    let wrong = Password::new("Otter lantern gravel");
    assert_eq!(hasher.verify(&wrong, Some(&phc)).await, Ok(false));
}

#[tokio::test]
async fn one_password_is_never_stored_alike_twice() {
    let hasher = Hasher::new(2);
    let first = hasher.hash(&password()).await.unwrap();
    assert_ne!(first, hasher.hash(&password()).await.unwrap());
}

#[tokio::test]
async fn without_a_stored_hash_the_answer_is_no() {
    let hasher = Hasher::new(2);
    for stored in [None, Some(""), Some("$argon2id$nonsense"), Some("plain")] {
        assert_eq!(hasher.verify(&password(), stored).await, Ok(false));
    }
}

#[test]
fn checking_nobody_is_the_work_of_checking_somebody() {
    assert!(!needs_rehash(NOBODY));
    let nobody = PasswordHash::new(NOBODY).unwrap();
    let somebody = PasswordHash::new(&hash(&password()).unwrap()).unwrap();
    assert_eq!(nobody.params, somebody.params);
    assert_eq!(nobody.salt.unwrap().len(), somebody.salt.unwrap().len());
    assert_eq!(nobody.hash.unwrap().len(), somebody.hash.unwrap().len());
}

#[tokio::test]
async fn a_letter_typed_in_two_ways_is_one_letter() {
    let hasher = Hasher::new(2);
    let phc = hasher
        .hash(&Password::new("caf\u{e9} otter lantern"))
        .await
        .unwrap();
    let other = Password::new("cafe\u{301} otter lantern");
    assert_eq!(hasher.verify(&other, Some(&phc)).await, Ok(true));
}

#[test]
fn only_todays_strength_needs_no_rehash() {
    let salt_and_hash = "AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    let stored = |start: &str| format!("${start}${salt_and_hash}");
    assert!(!needs_rehash(&stored("argon2id$v=19$m=19456,t=2,p=1")));
    for start in [
        "argon2id$v=19$m=19456,t=1,p=1",
        "argon2id$v=19$m=4096,t=2,p=1",
        "argon2id$v=19$m=19456,t=2,p=2",
        "argon2i$v=19$m=19456,t=2,p=1",
        "argon2id$v=16$m=19456,t=2,p=1",
        "nonsense",
    ] {
        assert!(needs_rehash(&stored(start)), "{start}");
    }
}

#[tokio::test]
async fn no_more_work_at_once_than_allowed_and_the_rest_is_told_to_come_back() {
    let hasher = Hasher::new(1);
    let (let_go, wait) = std::sync::mpsc::channel::<()>();
    let mut tasks = tokio::task::JoinSet::new();
    let first = hasher.clone();
    tasks.spawn(async move { first.work(move || wait.recv().is_err()).await.map(drop) });
    for _ in 0..QUEUE {
        let hasher = hasher.clone();
        tasks.spawn(async move { hasher.work(|| ()).await });
    }
    while hasher.inside.available_permits() > 0 {
        tokio::task::yield_now().await;
    }
    assert_eq!(hasher.at_work.available_permits(), 0);
    assert_eq!(hasher.work(|| ()).await, Err(HashError::Busy));
    drop(let_go);
    while let Some(done) = tasks.join_next().await {
        assert_eq!(done.unwrap(), Ok(()));
    }
    assert_eq!(hasher.work(|| ()).await, Ok(()));
}

#[test]
fn printing_a_password_shows_nothing() {
    assert_eq!(format!("{:?}", password()), "Password");
}
