use proptest::prelude::*;

use super::*;

fn at(seconds: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_748_700_000 + seconds, 0).unwrap()
}

/// Fails at each of these seconds; gives the tally and which tries were let through.
fn fail(scope: Scope, times: impl IntoIterator<Item = i64>) -> (Option<Tally>, Vec<bool>) {
    let mut tally = None;
    let mut let_through = Vec::new();
    for time in times {
        match attempt(scope, tally, at(time)) {
            Verdict::Go(counted) => {
                tally = Some(counted);
                let_through.push(true);
            }
            Verdict::Wait(_) => let_through.push(false),
        }
    }
    (tally, let_through)
}

#[test]
fn five_tries_at_an_account_are_free_and_the_sixth_waits_a_minute() {
    let (tally, let_through) = fail(Scope::Account, 0..5);
    assert_eq!(let_through, [true; 5]);
    assert_eq!(attempt(Scope::Account, tally, at(5)), Verdict::Wait(at(64)));
    assert_eq!(
        attempt(Scope::Account, tally, at(63)),
        Verdict::Wait(at(64))
    );
    assert!(matches!(
        attempt(Scope::Account, tally, at(64)),
        Verdict::Go(_)
    ));
}

#[test]
fn waits_at_an_account_grow_to_an_hour_and_stay_there() {
    let mut now = 0;
    let mut tally = None;
    let mut waits = Vec::new();
    for _ in 0..12 {
        let Verdict::Go(counted) = attempt(Scope::Account, tally, at(now)) else {
            panic!("the wait is over");
        };
        tally = Some(counted);
        if let Verdict::Wait(until) = attempt(Scope::Account, tally, at(now)) {
            waits.push((until - at(now)).num_minutes());
            now += (until - at(now)).num_seconds();
        }
    }
    assert_eq!(waits, [1, 5, 15, 30, 60, 60, 60, 60]);
}

#[test]
fn trying_during_a_wait_does_not_make_it_longer() {
    let (tally, _) = fail(Scope::Account, 0..5);
    let (same, let_through) = fail(Scope::Account, (0..5).chain(5..60));
    assert_eq!(same, tally);
    assert!(let_through[5..].iter().all(|let_through| !let_through));
}

#[test]
fn a_day_without_tries_is_a_fresh_start() {
    let (tally, _) = fail(Scope::Account, 0..5);
    let day = 24 * 60 * 60;
    let fresh = Tally {
        failures: 1,
        since: at(4 + day),
    };
    assert_eq!(
        attempt(Scope::Account, tally, at(4 + day)),
        Verdict::Go(fresh)
    );
    assert!(!is_stale(Scope::Account, tally.unwrap(), at(3 + day)));
}

#[test]
fn an_address_gets_twenty_failures_in_fifteen_minutes() {
    let (tally, let_through) = fail(Scope::Address, 0..20);
    assert_eq!(let_through, [true; 20]);
    assert_eq!(
        attempt(Scope::Address, tally, at(20)),
        Verdict::Wait(at(900))
    );
    let fresh = Tally {
        failures: 1,
        since: at(900),
    };
    assert_eq!(attempt(Scope::Address, tally, at(900)), Verdict::Go(fresh));
}

#[test]
fn the_right_password_clears_the_account_but_gives_the_address_one_try_back() {
    let (tally, _) = fail(Scope::Account, 0..4);
    assert_eq!(after_success(Scope::Account, tally.unwrap()), None);
    let (tally, _) = fail(Scope::Address, 0..4);
    let left = after_success(Scope::Address, tally.unwrap()).unwrap();
    assert_eq!((left.failures, left.since), (3, at(0)));
    let (tally, _) = fail(Scope::Address, [0]);
    assert_eq!(after_success(Scope::Address, tally.unwrap()), None);
}

#[test]
fn a_school_that_signs_in_rightly_is_never_slowed() {
    let mut tally = None;
    for time in 0..800 {
        match attempt(Scope::Address, tally, at(time)) {
            Verdict::Go(counted) => tally = after_success(Scope::Address, counted),
            Verdict::Wait(_) => panic!("slowed at {time}"),
        }
    }
}

proptest! {
    #[test]
    fn however_it_is_timed_no_guesser_gets_more_than_the_rule(
        gaps in prop::collection::vec(0..7200_i64, 1..400),
    ) {
        let times: Vec<i64> = gaps.iter().scan(0, |now, gap| { *now += gap; Some(*now) }).collect();
        for (scope, span, most) in [
            // The 5 free ones, those after waits of 1, 5, 15 and 30 minutes, then one an hour.
            (Scope::Account, 24 * 3600, 5 + 4 + 24),
            // A window's worth before and after the border between two windows.
            (Scope::Address, 900, 40),
        ] {
            let (_, let_through) = fail(scope, times.iter().copied());
            let tried: Vec<i64> = times.iter().zip(let_through)
                .filter_map(|(time, let_through)| let_through.then_some(*time)).collect();
            for (index, start) in tried.iter().enumerate() {
                let within = tried[index..].iter().take_while(|time| **time < start + span).count();
                prop_assert!(within <= most, "{scope:?}: {within}");
            }
        }
    }

    #[test]
    fn a_wait_ends_and_then_a_try_is_let_through(
        failures in 1..u32::MAX, age in 0..200_000_i64,
    ) {
        let tally = Some(Tally { failures, since: at(0) });
        for scope in [Scope::Account, Scope::Address] {
            if let Verdict::Wait(until) = attempt(scope, tally, at(age)) {
                prop_assert!(until > at(age) && until <= at(3600));
                prop_assert!(matches!(attempt(scope, tally, until), Verdict::Go(_)));
            }
        }
    }
}
