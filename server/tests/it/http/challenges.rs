//! A referrer disagrees with a decision, from their page to the answer and what follows from it.

use chrono::TimeDelta;
use stepwise::error::Error;
use stepwise::services::challenges::raise as service;
use stepwise::store::running::{self, Of};
use stepwise::store::{challenges, decisions};
use stepwise_domain::challenge::{Outcome, Stage};
use stepwise_domain::clock::{Allowance, ClockKind};
use stepwise_domain::form::Answers;
use stepwise_domain::referral::State;

use super::accounts::leavers::disable;
use super::triage::{WHY, WORDS, claim, last_event, mails, referral, take};
use crate::support::app::{Client, Page, TestApp, on_each_app};

const DISAGREES: &str = "He has not come to school on a Monday since the summer.";
const WANTED: &str = "A worker should meet his mother at home once a week.";
const ANSWER: &str = "We read it again and spoke to the school nurse about it.";

/// A referral that this person of the council decided not to accept. Its mails have gone.
async fn declined_by(app: &TestApp, who: &str) -> String {
    let reference = app.sent_referral("dsl").await;
    let decider = app.sign_in(who).await;
    claim(&decider, &reference).await;
    decline(&decider, &reference).await;
    app.deliver_mail().await;
    reference
}

async fn decline(decider: &Client, reference: &str) {
    let fields = [
        ("reason", "not_tried_yet"),
        ("services", WORDS),
        ("would-change", WORDS),
        ("rationale", WHY),
        ("feedback", WORDS),
    ];
    let page = take(decider, &format!("/triage/{reference}/not-accept"), &fields).await;
    assert_eq!(page.status, 303, "{page:?}");
}

pub async fn raise(client: &Client, reference: &str) -> Page {
    let fields = [
        ("reason", "need_is_greater"),
        ("words", DISAGREES),
        ("wanted", WANTED),
    ];
    let form = format!("/referrals/{reference}/challenge");
    client.post(&form, &fields).await
}

pub async fn answer(client: &Client, address: &str, outcome: &str) -> Page {
    let fields = [
        ("outcome", outcome),
        ("rationale", WHY),
        ("feedback", ANSWER),
    ];
    client.post(address, &fields).await
}

/// The address of the latest challenge to the referral.
pub async fn latest(app: &TestApp, reference: &str) -> String {
    let id = referral(app, reference).await.row.id;
    let (db, keys) = (app.app.store.read(), app.app.store.keys());
    let all = challenges::of(db, keys, id).await.unwrap();
    format!("/challenges/{}", all.last().unwrap().row.id)
}

/// A challenge of school A's, for tests of who may see one.
pub async fn raised(app: &TestApp) -> String {
    let reference = declined_by(app, "coordinator").await;
    let page = raise(&app.sign_in("dsl").await, &reference).await;
    assert_eq!(page.status, 303, "{:?} of {page:?}", page.errors());
    latest(app, &reference).await
}

/// The mails that leave now, in alphabetical order.
async fn sorted_mails(app: &TestApp) -> Vec<(String, String)> {
    let mut told = mails(app).await;
    told.sort();
    told
}

fn to(kind: &str, who: &str) -> (String, String) {
    (kind.into(), format!("{who}@people.example"))
}

async fn running_clocks(app: &TestApp, reference: &str) -> Vec<ClockKind> {
    let id = referral(app, reference).await.row.id;
    let all = running::history(app.app.store.read(), Of::Referral(id)).await;
    let open = all.unwrap().into_iter();
    open.filter(|clock| clock.row.told_due_at.is_some())
        .map(|clock| clock.kind)
        .collect()
}

#[tokio::test]
async fn a_decision_can_be_challenged_and_the_managers_and_the_referrer_hear() {
    on_each_app(|app| async move {
        let reference = declined_by(&app, "coordinator").await;
        let dsl = app.sign_in("dsl").await;
        let stands = format!("/referrals/{reference}");
        let page = dsl.get(&stands).await;
        assert!(page.links().contains(&format!("{stands}/challenge")));
        let form = dsl.get(&format!("{stands}/challenge")).await.text();
        assert!(
            form.contains("nothing that keeps the child safe waits"),
            "{form}"
        );
        assert!(
            form.contains("do not wait: ring the MASH, or 999"),
            "{form}"
        );

        let page = raise(&dsl, &reference).await;
        assert_eq!(page.location(), format!("{stands}?done=challenged"));
        let told = sorted_mails(&app).await;
        let expected = [
            to("challenge_raised", "manager"),
            to("challenge_received", "dsl"),
        ];
        assert_eq!(told, expected);
        assert_eq!(last_event(&app, &reference).await, "referral.challenged");
        assert_eq!(
            running_clocks(&app, &reference).await,
            [ClockKind::Challenge]
        );

        let page = dsl.get(&stands).await;
        assert!(!page.links().contains(&format!("{stands}/challenge")));
        assert!(page.text().contains("You will have an answer"), "{page:?}");
        assert!(page.text().contains(DISAGREES), "{page:?}");
        assert_eq!(
            referral(&app, &reference).await.state,
            State::NotAccepted,
            "the decision stands meanwhile"
        );
    })
    .await;
}

#[tokio::test]
async fn a_form_with_something_missing_comes_back_with_what_was_typed() {
    on_each_app(|app| async move {
        let reference = declined_by(&app, "coordinator").await;
        let dsl = app.sign_in("dsl").await;
        let form = format!("/referrals/{reference}/challenge");
        let page = dsl.post(&form, &[("words", DISAGREES)]).await;
        assert_eq!(page.status, 422);
        assert_eq!(page.errors().len(), 2, "{:?}", page.errors());
        assert_eq!(page.field_value("words"), DISAGREES);
        assert!(mails(&app).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn what_comes_too_late_or_twice_is_refused_and_not_lost() {
    on_each_app(|app| async move {
        let reference = declined_by(&app, "coordinator").await;
        let decided = referral(&app, &reference).await.row.decided_at.unwrap();
        let window = app.app.promises.challenge_window;
        let last = app.app.calendar.due(decided, window);
        app.clock.set(last);
        let dsl = app.sign_in("dsl").await;
        assert_eq!(raise(&dsl, &reference).await.status, 303, "the last moment");
        app.leave_mail();
        let twice = raise(&app.sign_in("teacher").await, &reference).await;
        assert_eq!(twice.status, 422);
        assert_eq!(twice.errors(), ["A challenge is being looked at already."]);
        assert_eq!(twice.field_value("words"), DISAGREES);

        let other = declined_by(&app, "coordinator").await;
        let decided = referral(&app, &other).await.row.decided_at.unwrap();
        app.clock
            .set(app.app.calendar.due(decided, window) + TimeDelta::minutes(1));
        let dsl = app.sign_in("dsl").await;
        let late = raise(&dsl, &other).await;
        assert_eq!(late.status, 422);
        assert!(late.errors()[0].starts_with("It is too late"), "{late:?}");
        let form = dsl.get(&format!("/referrals/{other}/challenge")).await;
        assert_eq!(form.location(), format!("/referrals/{other}"));
    })
    .await;
}

#[tokio::test]
async fn of_two_challenges_at_once_one_is_kept() {
    on_each_app(|app| async move {
        let reference = declined_by(&app, "coordinator").await;
        let (dsl, teacher) = (app.sign_in("dsl").await, app.sign_in("teacher").await);
        let (one, two) = tokio::join!(raise(&dsl, &reference), raise(&teacher, &reference));
        let mut answers = [one.status, two.status];
        answers.sort_unstable();
        assert_eq!(answers, [303, 422]);
        app.leave_mail();
    })
    .await;
}

#[tokio::test]
async fn only_the_organisation_that_sent_it_can_challenge_and_only_a_decision() {
    on_each_app(|app| async move {
        let reference = declined_by(&app, "coordinator").await;
        for who in ["dsl-b", "head-b"] {
            let page = raise(&app.sign_in(who).await, &reference).await;
            assert_eq!(page.status, 404, "{who}");
        }
        let page = raise(&app.sign_in("coordinator").await, &reference).await;
        assert_eq!(page.status, 403);
        let open = app.sent_referral("dsl").await;
        app.leave_mail();
        let page = raise(&app.sign_in("dsl").await, &open).await;
        assert_eq!(page.status, 422);
        let page = app
            .sign_in("dsl")
            .await
            .get(&format!("/referrals/{open}"))
            .await;
        assert!(!page.text().contains("If you disagree"), "{page:?}");
    })
    .await;
}

#[tokio::test]
async fn nobody_answers_a_challenge_to_their_own_decision() {
    on_each_app(|app| async move {
        let reference = declined_by(&app, "manager").await;
        app.add_manager("manager-2").await;
        raise(&app.sign_in("dsl").await, &reference).await;
        let told = sorted_mails(&app).await;
        let expected = [
            to("challenge_raised", "manager-2"),
            to("challenge_received", "dsl"),
        ];
        assert_eq!(told, expected, "whoever decided is not asked");
        let manager = app.sign_in("manager").await;
        let list = manager.get("/challenges").await;
        assert!(list.text().contains("You took this decision"), "{list:?}");
        let address = latest(&app, &reference).await;
        let page = manager.get(&address).await;
        assert!(!page.has("main form"), "{page:?}");
        let page = answer(&manager, &address, "not_upheld").await;
        assert_eq!(page.status, 422);
        assert!(page.errors()[0].starts_with("You took this decision"));
        assert!(
            page.text().contains(ANSWER),
            "what was typed stays readable"
        );
        let second = app.sign_in("manager-2").await;
        assert_eq!(answer(&second, &address, "not_upheld").await.status, 303);
        let told = sorted_mails(&app).await;
        assert_eq!(
            told,
            [
                to("challenge_decided", "dsl"),
                to("challenge_decided", "manager")
            ]
        );
    })
    .await;
}

#[tokio::test]
async fn the_second_challenge_is_another_managers_and_the_last() {
    on_each_app(|app| async move {
        let reference = declined_by(&app, "coordinator").await;
        let dsl = app.sign_in("dsl").await;
        let (first, second) = {
            app.add_manager("manager-2").await;
            (app.sign_in("manager").await, app.sign_in("manager-2").await)
        };
        raise(&dsl, &reference).await;
        let address = latest(&app, &reference).await;
        assert_eq!(answer(&first, &address, "not_upheld").await.status, 303);
        assert_eq!(running_clocks(&app, &reference).await, []);
        app.deliver_mail().await;

        assert_eq!(raise(&dsl, &reference).await.status, 303);
        let told = mails(&app).await;
        assert!(
            told.contains(&to("challenge_raised", "manager-2")),
            "{told:?}"
        );
        assert!(
            !told.contains(&to("challenge_raised", "manager")),
            "{told:?}"
        );
        assert_eq!(
            running_clocks(&app, &reference).await,
            [ClockKind::ChallengeSenior]
        );
        let senior = latest(&app, &reference).await;
        let page = answer(&first, &senior, "upheld").await;
        assert!(
            page.errors()[0].starts_with("You answered the first"),
            "{page:?}"
        );
        assert_eq!(answer(&second, &senior, "partly_upheld").await.status, 303);
        app.deliver_mail().await;
        let page = raise(&dsl, &reference).await;
        assert_eq!(page.status, 422);
        assert!(page.errors()[0].contains("nobody further"), "{page:?}");
        let (db, keys) = (app.app.store.read(), app.app.store.keys());
        let id = referral(&app, &reference).await.row.id;
        let all = challenges::of(db, keys, id).await.unwrap();
        let stages: Vec<_> = all.iter().map(|one| (one.stage, one.outcome)).collect();
        let expected = [
            (Stage::Manager, Some(Outcome::NotUpheld)),
            (Stage::SeniorOfficer, Some(Outcome::PartlyUpheld)),
        ];
        assert_eq!(stages, expected);
    })
    .await;
}

#[tokio::test]
async fn upheld_the_referral_is_opened_again_and_decided_anew() {
    on_each_app(|app| async move {
        let reference = declined_by(&app, "coordinator").await;
        let dsl = app.sign_in("dsl").await;
        raise(&dsl, &reference).await;
        app.deliver_mail().await;
        let manager = app.sign_in("manager").await;
        let address = latest(&app, &reference).await;
        let list = manager.get("/challenges").await;
        assert!(list.links().contains(&address), "{list:?}");
        let page = answer(&manager, &address, "upheld").await;
        assert_eq!(page.status, 303, "{:?}", page.errors());
        let told = sorted_mails(&app).await;
        assert_eq!(
            told,
            [
                to("challenge_decided", "coordinator"),
                to("challenge_decided", "dsl")
            ]
        );
        let now = referral(&app, &reference).await;
        assert_eq!(now.state, State::UnderReview);
        assert_eq!(now.row.owner_id, Some(app.account("manager")));
        let due = app
            .app
            .calendar
            .due(app.app.now(), Allowance::WorkingDays(1));
        assert!(now.row.told_due_at >= Some(due), "a new promise runs");
        assert_eq!(
            last_event(&app, &reference).await,
            "referral.challenge_decided"
        );
        assert_eq!(
            answer(&manager, &address, "upheld").await.status,
            422,
            "once only"
        );

        let theirs = dsl.get(&format!("/referrals/{reference}")).await.text();
        assert!(theirs.contains(ANSWER), "{theirs}");
        assert!(!theirs.contains(WHY), "why is for colleagues: {theirs}");
        let record = app.sign_in("coordinator").await;
        let record = record.get(&format!("/triage/{reference}")).await.text();
        assert!(
            record.contains("Challenge, changed") && record.contains(WHY),
            "{record}"
        );

        decline(&manager, &reference).await;
        app.deliver_mail().await;
        let (db, keys) = (app.app.store.read(), app.app.store.keys());
        assert_eq!(decisions::of(db, keys, now.row.id).await.unwrap().len(), 2);
        assert_eq!(
            raise(&dsl, &reference).await.status,
            303,
            "a new decision can be challenged like any other"
        );
        app.leave_mail();
    })
    .await;
}

#[tokio::test]
async fn what_the_mash_has_taken_on_is_not_opened_again_here() {
    on_each_app(|app| async move {
        let reference = app.sent_referral("dsl").await;
        let coordinator = app.sign_in("coordinator").await;
        claim(&coordinator, &reference).await;
        let fields = [("rationale", WHY), ("feedback", WORDS)];
        take(&coordinator, &format!("/triage/{reference}/mash"), &fields).await;
        let mash = app.sign_in("mash").await;
        let accept = format!("/mash/{reference}/accept");
        take(&mash, &accept, &[("rationale", WHY), ("feedback", WORDS)]).await;
        assert_eq!(referral(&app, &reference).await.state, State::MashAccepted);
        assert_eq!(
            raise(&app.sign_in("dsl").await, &reference).await.status,
            303
        );
        app.leave_mail();
        let manager = app.sign_in("manager").await;
        let address = latest(&app, &reference).await;
        let page = answer(&manager, &address, "upheld").await;
        assert_eq!(page.status, 422);
        assert!(page.errors()[0].contains("The MASH has taken this referral on"));
        assert_eq!(
            answer(&manager, &address, "partly_upheld").await.status,
            303
        );
        assert_eq!(referral(&app, &reference).await.state, State::MashAccepted);
    })
    .await;
}

#[tokio::test]
async fn help_that_is_under_way_goes_on_when_a_referral_is_accepted_anew() {
    on_each_app(|app| async move {
        let reference = app.sent_referral("dsl").await;
        let coordinator = app.sign_in("coordinator").await;
        claim(&coordinator, &reference).await;
        let accept = format!("/triage/{reference}/accept");
        let fields = [
            ("tier", "2"),
            ("hub", "north"),
            ("rationale", WHY),
            ("feedback", WORDS),
        ];
        take(&coordinator, &accept, &fields).await;
        let id = referral(&app, &reference).await.row.id;
        let episode = async || {
            let db = app.app.store.read();
            let found = stepwise::store::episodes::of_referrals(db, &[id]).await;
            found.unwrap().remove(0).1.row.id
        };
        let before = episode().await;
        raise(&app.sign_in("dsl").await, &reference).await;
        let manager = app.sign_in("manager").await;
        answer(&manager, &latest(&app, &reference).await, "upheld").await;
        let page = take(&manager, &accept, &fields).await;
        assert_eq!(page.status, 303, "{page:?}");
        assert_eq!(episode().await, before);
        app.leave_mail();
    })
    .await;
}

#[tokio::test]
async fn nothing_is_challenged_by_an_account_that_was_disabled_meanwhile() {
    on_each_app(|app| async move {
        let reference = declined_by(&app, "coordinator").await;
        let dsl = app.viewer("dsl").await;
        disable(&app, "dsl").await;
        app.deliver_mail().await;
        let words = [
            ("reason", "need_is_greater"),
            ("words", DISAGREES),
            ("wanted", WANTED),
        ];
        let answers = Answers::from_pairs(words);
        let raised = service::raise(&app.app, &dsl, &reference, &answers).await;
        assert!(matches!(raised, Err(Error::Stale)), "{raised:?}");
        assert_eq!(mails(&app).await, []);
    })
    .await;
}
