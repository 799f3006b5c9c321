//! Steps up, down, to the MASH and to the end: each only by the word of the other side.

use stepwise::store::ownership::{self, Owner};
use stepwise::store::{audit, episodes, referrals};
use stepwise_domain::clock::ClockKind;
use stepwise_domain::episode::{Level, State};

use super::super::triage::{confirm, mails, take};
use super::{active, find, offer, press, running};
use crate::support::app::{Client, Page, TestApp, on_each_app};

pub const WHY: &str = "Long enough to say to whoever answers why this is right now.";

/// What every step but a report of harm asks.
pub const STEP: [(&str, &str); 5] = [
    ("rationale", WHY),
    ("voice", "words"),
    ("voice-words", "It is calmer at home."),
    ("agrees", "yes"),
    ("handover", WHY),
];
pub const HARM: [(&str, &str); 2] = [("rationale", WHY), ("handover", "")];
pub const CLOSE: [(&str, &str); 5] = [
    ("reason", "needs_met"),
    ("raises-tier", ""),
    ("outcome", WHY),
    ("family-words", WHY),
    ("feedback", "Help has ended and the goals were reached."),
];

pub async fn propose(client: &Client, episode: &str, kind: &str, fields: &[(&str, &str)]) -> Page {
    let form = format!("{episode}/step/{kind}");
    let page = client.fill(&form, fields).await;
    // What others will read of a closure is shown first.
    if kind == "close" && page.status == 200 {
        return confirm(client, &form, &page).await;
    }
    page
}

/// Proposes what must be possible.
pub async fn proposed(client: &Client, episode: &str, kind: &str, fields: &[(&str, &str)]) {
    let page = propose(client, episode, kind, fields).await;
    assert_eq!(page.status, 303, "{:?} of {page:?}", page.errors());
}

/// The address of the step that this person is asked to answer, or may take back.
pub async fn waiting(client: &Client, episode: &str) -> String {
    let record = client.get(episode).await;
    let mut links = record.attributes("a[href*='/steps/']", "href");
    assert!(!links.is_empty(), "nothing waits: {record:?}");
    links.remove(0)
}

pub async fn say(client: &Client, step: &str, fields: &[(&str, &str)]) -> Page {
    let version = client.get(step).await.field_value("version").clone();
    let mut all = vec![("version", version.as_str()), ("reason", WHY)];
    all.extend(fields);
    client.post(step, &all).await
}

/// Holds a review with the family, which puts each goal at 5.
pub async fn review(practitioner: &Client, episode: &str) {
    let form = format!("{episode}/review");
    let page = practitioner.get(&form).await;
    let scores = page.attributes("select[name^=score-]", "name");
    let mut review = vec![
        ("date-day", "1"),
        ("date-month", "3"),
        ("date-year", "2027"),
        ("with-family", "yes"),
        ("changed", WHY),
        ("family-view", WHY),
        ("voice", "words"),
        ("voice-words", "We walked."),
        ("next-day", "12"),
        ("next-month", "4"),
        ("next-year", "2027"),
    ];
    review.extend(scores.iter().map(|goal| (goal.as_str(), "5")));
    take(practitioner, &form, &review).await;
}

/// Kinds of mail and whom they went to, in alphabetical order.
pub async fn told(app: &TestApp) -> Vec<String> {
    let mut told: Vec<_> = (mails(app).await.into_iter())
        .map(|(kind, to)| format!("{kind} {}", to.trim_end_matches("@people.example")))
        .collect();
    told.sort();
    told
}

/// The address at which the referrer reads the episode's referral.
pub async fn referral_of(app: &TestApp, episode: &str) -> String {
    let (db, keys) = (app.app.store.read(), app.app.store.keys());
    let id = find(app, episode).await.row.id;
    let links = episodes::referrals_of(db, [id]).await.unwrap();
    let found = referrals::by_ids(db, keys, [links[0].1]).await.unwrap();
    format!("/referrals/{}", found[0].row.reference)
}

async fn last_event(app: &TestApp, episode: &str) -> String {
    let id = find(app, episode).await.row.id.to_string();
    let events = audit::changes_of(app.app.store.read(), ("episode", &id), 1).await;
    events.unwrap().remove(0).action
}

#[tokio::test]
async fn a_family_steps_down_and_up_by_the_word_of_a_coordinator() {
    on_each_app(|app| async move {
        let (coordinator, practitioner, episode) = active(&app).await;
        let early = propose(&practitioner, &episode, "down_3_to_2", &STEP).await;
        assert_eq!(early.status, 422);
        let text = early.text();
        assert!(text.contains("No review has been held with the family"));
        assert!(text.contains(WHY), "what was typed is kept: {text}");

        review(&practitioner, &episode).await;
        proposed(&practitioner, &episode, "down_3_to_2", &STEP).await;
        assert_eq!(last_event(&app, &episode).await, "episode.step_proposed");
        assert!(
            running(&app, &episode)
                .await
                .contains(&ClockKind::StepAnswer)
        );
        let asked = told(&app).await;
        assert!(
            asked.contains(&"step_proposed coordinator".into()),
            "{asked:?}"
        );
        assert!(asked.contains(&"step_proposed manager".into()), "{asked:?}");
        let again = propose(&practitioner, &episode, "close", &CLOSE).await;
        assert!(again.text().contains("Another step waits"), "{again:?}");
        assert_eq!(find(&app, &episode).await.level, Level::Targeted);

        let step = waiting(&coordinator, &episode).await;
        assert_eq!(
            say(&practitioner, &step, &[("answer", "accept")])
                .await
                .status,
            403
        );
        let page = say(&coordinator, &step, &[("answer", "accept")]).await;
        assert_eq!(page.status, 303, "{:?} {page:?}", page.errors());
        let now = find(&app, &episode).await;
        assert_eq!((now.level, now.row.tier), (Level::Additional, 2));
        assert!(
            !running(&app, &episode)
                .await
                .contains(&ClockKind::StepAnswer)
        );
        assert_eq!(
            told(&app).await,
            ["step_answered practitioner", "step_moved dsl"]
        );
        assert_eq!(last_event(&app, &episode).await, "episode.step_accepted");
        let page = say(&coordinator, &step, &[("answer", "decline")]).await;
        assert!(page.status == 422 || page.status == 409, "answered twice");

        let mut up = STEP.to_vec();
        up.push(("second-agency", "no"));
        let page = propose(&practitioner, &episode, "up_2_to_3", &up).await;
        assert!(
            page.text().contains("Neither is a second agency"),
            "{page:?}"
        );
        up.pop();
        up.push(("second-agency", "yes"));
        proposed(&practitioner, &episode, "up_2_to_3", &up).await;
        let step = waiting(&practitioner, &episode).await;
        app.deliver_mail().await;
        let page = say(&practitioner, &step, &[("answer", "withdraw")]).await;
        assert_eq!(page.location(), format!("{episode}?done=step-withdrawn"));
        let deciders = [
            "step_withdrawn coordinator",
            "step_withdrawn coordinator-2",
            "step_withdrawn manager",
        ];
        assert_eq!(told(&app).await, deciders);
        proposed(&practitioner, &episode, "up_2_to_3", &up).await;
        let step = waiting(&coordinator, &episode).await;
        app.deliver_mail().await;
        let page = say(&coordinator, &step, &[("answer", "decline")]).await;
        assert_eq!(page.location(), format!("{episode}?done=step-declined"));
        assert_eq!(told(&app).await, ["step_answered practitioner"]);
        assert_eq!(find(&app, &episode).await.level, Level::Additional);
    })
    .await;
}

#[tokio::test]
async fn nobody_accepts_their_own_proposal_and_of_two_answers_one_counts() {
    on_each_app(|app| async move {
        app.leave_mail();
        let (coordinator, _, episode) = active(&app).await;
        proposed(&coordinator, &episode, "close", &CLOSE).await;
        let step = waiting(&coordinator, &episode).await;
        let page = say(&coordinator, &step, &[("answer", "accept")]).await;
        assert_eq!(page.status, 422);
        assert!(page.text().contains("You proposed this step"), "{page:?}");

        let (second, manager) = (
            app.sign_in("coordinator-2").await,
            app.sign_in("manager").await,
        );
        let (one, two) = tokio::join!(
            say(&second, &step, &[("answer", "accept")]),
            say(&manager, &step, &[("answer", "accept")])
        );
        let mut answers = [one.status, two.status];
        answers.sort_unstable();
        assert_eq!(answers, [303, 422], "{one:?} {two:?}");
        let now = find(&app, &episode).await;
        assert_eq!(now.state, State::Closed);
        assert_eq!(running(&app, &episode).await, [ClockKind::OutcomeCheck]);
    })
    .await;
}

#[tokio::test]
async fn a_family_that_left_is_closed_by_a_manager_who_says_if_that_raises_the_tier() {
    on_each_app(|app| async move {
        app.leave_mail();
        let (coordinator, practitioner, episode) = active(&app).await;
        let mut left = CLOSE.to_vec();
        left[0] = ("reason", "family_withdrew");
        left[1] = ("raises-tier", "no");
        proposed(&practitioner, &episode, "close", &left).await;
        let manager = app.sign_in("manager").await;
        let step = waiting(&manager, &episode).await;
        let page = say(&coordinator, &step, &[("answer", "accept")]).await;
        assert_eq!(page.status, 422, "this one is for a manager");
        let page = say(&manager, &step, &[("answer", "accept")]).await;
        assert!(page.text().contains("Select if this raises the tier"));
        let answer = [("answer", "accept"), ("raises-tier", "no")];
        let page = say(&manager, &step, &answer).await;
        assert_eq!(page.status, 303, "{:?}", page.errors());
        let closed = find(&app, &episode).await;
        assert_eq!(closed.state, State::Closed);
        assert!(closed.row.closed_at.is_some());
    })
    .await;
}

#[tokio::test]
async fn a_closed_episode_opens_again_within_twelve_weeks_and_not_after() {
    on_each_app(|app| async move {
        app.leave_mail();
        let (_, _, episode) = active(&app).await;
        let again = [("rationale", WHY), ("agrees", "yes")];
        for (days, status) in [(80, 303), (90, 422)] {
            // A coordinator too, where nobody leads.
            let coordinator = app.sign_in("coordinator").await;
            proposed(&coordinator, &episode, "close", &CLOSE).await;
            let manager = app.sign_in("manager").await;
            let step = waiting(&manager, &episode).await;
            let page = say(&manager, &step, &[("answer", "accept")]).await;
            assert_eq!(page.status, 303, "{:?}", page.errors());
            app.advance(chrono::TimeDelta::days(days));
            let coordinator = app.sign_in("coordinator").await;
            let page = propose(&coordinator, &episode, "reopen", &again).await;
            assert_eq!(page.status, status, "after {days} days: {page:?}");
            if status == 303 {
                let now = find(&app, &episode).await;
                assert_eq!(now.state, State::AwaitingAllocation);
                assert_eq!(running(&app, &episode).await, [ClockKind::LeadAccepts]);
                let owners = ownership::of(app.app.store.read(), now.row.id)
                    .await
                    .unwrap();
                assert_eq!(owners.last().unwrap().owner, Owner::DutyTeam);
            } else {
                assert!(page.text().contains("closed too long ago"), "{page:?}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn the_mash_returns_or_takes_on_what_anybody_passes_to_it_even_from_a_closed_record() {
    on_each_app(|app| async move {
        let (_, practitioner, episode) = active(&app).await;
        let mash = app.sign_in("mash").await;
        assert_eq!(mash.get(&episode).await.status, 404);
        proposed(&practitioner, &episode, "to_mash", &HARM).await;
        assert_eq!(told(&app).await, ["step_proposed mash"]);
        assert!(
            running(&app, &episode)
                .await
                .contains(&ClockKind::MashAnswer)
        );
        let step = waiting(&mash, &episode).await;
        let page = say(&practitioner, &step, &[("answer", "withdraw")]).await;
        assert!(page.text().contains("it cannot be taken back"), "{page:?}");
        let page = say(&mash, &step, &[("answer", "decline")]).await;
        assert_eq!(page.status, 303, "{:?}", page.errors());
        assert_eq!(told(&app).await, ["step_answered practitioner"]);
        assert_eq!(find(&app, &episode).await.state, State::Active);

        proposed(&practitioner, &episode, "close", &CLOSE).await;
        let manager = app.sign_in("manager").await;
        let step = waiting(&manager, &episode).await;
        say(&manager, &step, &[("answer", "accept")]).await;
        assert_eq!(find(&app, &episode).await.state, State::Closed);
        proposed(&manager, &episode, "to_mash", &HARM).await;
        let step = waiting(&mash, &episode).await;
        app.deliver_mail().await;
        let page = say(&mash, &step, &[("answer", "accept")]).await;
        assert_eq!(page.status, 303, "{:?}", page.errors());
        let now = find(&app, &episode).await;
        assert_eq!(
            (now.state, now.level),
            (State::WithSocialCare, Level::ChildInNeed)
        );
        let owners = ownership::of(app.app.store.read(), now.row.id)
            .await
            .unwrap();
        assert_eq!(owners.last().unwrap().owner, Owner::SocialCare);
        assert_eq!(running(&app, &episode).await, []);
        let expected = ["step_answered manager", "taken_on_by_social_care dsl"];
        assert_eq!(told(&app).await, expected);
    })
    .await;
}

#[tokio::test]
async fn social_care_lets_go_when_a_lead_has_accepted_and_the_handover_was_held() {
    on_each_app(|app| async move {
        app.leave_mail();
        let (coordinator, practitioner, episode) = active(&app).await;
        app.advance(chrono::TimeDelta::minutes(5));
        let manager = app.sign_in("manager").await;
        let page = propose(&manager, &episode, "up_3_to_4a", &STEP).await;
        assert_eq!(page.status, 422);
        assert!(page.text().contains("No plan has been tried"), "{page:?}");
        assert!(page.text().contains("The assessment has not been"));

        proposed(&practitioner, &episode, "to_mash", &HARM).await;
        let mash = app.sign_in("mash").await;
        let inbox = mash.get("/mash").await;
        let waits = inbox.attributes("a[href*='/steps/']", "href");
        assert_eq!(waits.len(), 1, "{inbox:?}");
        let page = say(&mash, &waits[0], &[("answer", "accept")]).await;
        assert_eq!(page.status, 303, "{:?}", page.errors());
        assert_eq!(practitioner.get(&episode).await.status, 404);
        assert!(
            mash.get("/mash")
                .await
                .text()
                .contains("Families with social care")
        );
        let reference = referral_of(&app, &episode).await;
        let dsl = app.sign_in("dsl").await;
        let standing = dsl.get(&reference).await.text();
        assert!(standing.contains("Passed to social care"), "{standing}");
        assert!(!standing.contains("Child in need"), "{standing}");

        let mut down = STEP.to_vec();
        down.push(("improvement", WHY));
        app.advance(chrono::TimeDelta::days(40));
        let (mash, manager) = (app.sign_in("mash").await, app.sign_in("manager").await);
        let coordinator_now = app.sign_in("coordinator").await;
        drop(coordinator);
        proposed(&mash, &episode, "down_4a_to_3", &down).await;
        let step = waiting(&manager, &episode).await;
        let early = say(&manager, &step, &[("answer", "accept")]).await;
        let text = early.text();
        assert!(text.contains("No lead practitioner has accepted"), "{text}");
        assert!(text.contains("The handover meeting has not been held"));

        let offered = coordinator_now
            .get(&format!("{episode}/offer"))
            .await
            .text();
        assert!(
            offered.contains("Worked with this family before"),
            "{offered}"
        );
        offer(&app, &coordinator_now, &episode, "practitioner-2").await;
        let second = app.sign_in("practitioner-2").await;
        press(&second, &episode, "accept").await;
        assert_eq!(second.get(&episode).await.status, 200);
        assert_eq!(find(&app, &episode).await.state, State::WithSocialCare);
        app.deliver_mail().await;
        let answer = [
            ("answer", "accept"),
            ("handover-date-day", "1"),
            ("handover-date-month", "3"),
            ("handover-date-year", "2027"),
        ];
        let page = say(&manager, &step, &answer).await;
        assert_eq!(page.status, 303, "{:?}", page.errors());
        let now = find(&app, &episode).await;
        assert_eq!((now.state, now.level), (State::Active, Level::Targeted));
        assert_eq!(now.row.lead_id, Some(app.account("practitioner-2")));
        assert!(
            running(&app, &episode)
                .await
                .contains(&ClockKind::FirstContact)
        );
        let expected = ["lead_named dsl", "step_answered mash"];
        assert_eq!(told(&app).await, expected);
        let standing = app.sign_in("dsl").await.get(&reference).await.text();
        assert!(standing.contains("Accepted"), "{standing}");
    })
    .await;
}

#[tokio::test]
async fn a_closure_can_be_put_aside_and_gone_on_with() {
    on_each_app(|app| async move {
        app.leave_mail();
        let (_, practitioner, episode) = active(&app).await;
        let form = format!("{episode}/step/close");
        let begun = [("outcome", WHY), ("later", "yes")];
        let page = practitioner.fill(&form, &begun).await;
        assert_eq!(page.location(), format!("{episode}?done=later"));
        let record = practitioner.get(&episode).await.text();
        assert!(record.contains("Go on with your draft: Close"), "{record}");
        assert_eq!(practitioner.get(&form).await.field_value("outcome"), WHY);

        // What is wrong is kept too; once it is proposed, nothing of the draft is left.
        let wrong = [("outcome", ""), ("feedback", WHY)];
        assert_eq!(practitioner.fill(&form, &wrong).await.status, 422);
        assert_eq!(practitioner.get(&form).await.field_value("feedback"), WHY);
        proposed(&practitioner, &episode, "close", &CLOSE).await;
        let record = practitioner.get(&episode).await.text();
        assert!(!record.contains("Go on with your draft"), "{record}");
    })
    .await;
}

#[tokio::test]
async fn what_the_referrer_and_the_family_will_read_is_shown_before_a_closure_is_confirmed() {
    on_each_app(|app| async move {
        app.leave_mail();
        let (coordinator, practitioner, episode) = active(&app).await;
        let form = format!("{episode}/step/close");
        let preview = practitioner.fill(&form, &CLOSE).await;
        let text = preview.text();
        assert_eq!(preview.status, 200, "{:?}", preview.errors());
        assert!(
            text.contains("This is what the referrer will read"),
            "{text}"
        );
        assert!(text.contains("Help has ended and the goals were reached."));
        assert!(text.contains("Nobody of the family follows this online"));
        assert_eq!(last_event(&app, &episode).await, "episode.offer_accepted");
        let hidden = preview.hidden_fields();
        let mut again: Vec<_> = hidden
            .iter()
            .map(|(a, b)| (a.as_str(), b.as_str()))
            .collect();
        again.push(("change", "yes"));
        let changing = practitioner.post(&form, &again).await;
        assert_eq!(changing.field_value("feedback"), CLOSE[4].1);

        let reference = referral_of(&app, &episode).await.replace("/referrals/", "");
        let email = "rowan.testwell@example.org";
        crate::http::family::open(&coordinator, &reference, "Rowan Testwell", email).await;
        proposed(&practitioner, &episode, "close", &CLOSE).await;
        let step = waiting(&coordinator, &episode).await;
        let asked = coordinator.get(&step).await.text();
        assert!(
            asked.contains("This is what the family will read"),
            "{asked}"
        );
        assert!(asked.contains("This has ended"), "{asked}");
        say(&coordinator, &step, &[("answer", "accept")]).await;
        let dsl = app.sign_in("dsl").await;
        for part in ["", "/record.json"] {
            let read = dsl.get(&format!("/referrals/{reference}{part}")).await;
            let words = "Help has ended and the goals were reached.";
            assert!(read.html.contains(words), "{part}: {read:?}");
        }
    })
    .await;
}
