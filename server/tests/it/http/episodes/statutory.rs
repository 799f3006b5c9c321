//! To social care and back by steps, up again within early help, and what is over meanwhile.

use sea_orm::EntityTrait;
use stepwise::store::entity::step;
use stepwise::store::ownership::{self, Owner};
use stepwise::store::{diversions, drafts};
use stepwise_domain::episode::{Level, State};

use super::steps::*;
use super::work::{agreed, assess};
use super::{active, find, of_referral, offer, press, running};
use crate::http::family::{inside, open};
use crate::http::triage::{WORDS, claimed, take};
use crate::support::app::{Client, TestApp, on_each_app};

const STATUTORY: &str = "What the child protection conference said of the household.";

async fn accept(client: &Client, episode: &str) {
    let step = waiting(client, episode).await;
    let page = say(client, &step, &[("answer", "accept")]).await;
    assert_eq!(page.status, 303, "{:?} of {page:?}", page.errors());
}

async fn stands(app: &TestApp, episode: &str) -> (State, Level) {
    let now = find(app, episode).await;
    (now.state, now.level)
}

/// An assessment, and a plan of which one action was done.
async fn tried(practitioner: &Client, episode: &str) {
    assess(practitioner, episode).await;
    let done = agreed(practitioner, episode).await;
    practitioner.post::<&str>(&done, &[]).await;
}

/// A manager lets early help have the family again, after a handover on the first of this month.
async fn let_go(app: &TestApp, episode: &str, month: &str) {
    let manager = app.sign_in("manager").await;
    let step = waiting(&manager, episode).await;
    let held = [
        ("answer", "accept"),
        ("handover-date-day", "1"),
        ("handover-date-month", month),
        ("handover-date-year", "2027"),
    ];
    let page = say(&manager, &step, &held).await;
    assert_eq!(page.status, 303, "{:?}", page.errors());
    assert_eq!(stands(app, episode).await, (State::Active, Level::Targeted));
}

#[tokio::test]
async fn a_plan_that_was_tried_goes_to_social_care_and_between_its_halves_and_back() {
    on_each_app(|app| async move {
        app.leave_mail();
        let (coordinator, practitioner, episode) = active(&app).await;
        tried(&practitioner, &episode).await;
        let (manager, mash) = (app.sign_in("manager").await, app.sign_in("mash").await);
        proposed(&manager, &episode, "up_3_to_4a", &STEP).await;
        assert_eq!(
            stands(&app, &episode).await,
            (State::Active, Level::Targeted)
        );
        app.deliver_mail().await;
        accept(&mash, &episode).await;
        let with_them = (State::WithSocialCare, Level::ChildInNeed);
        assert_eq!(stands(&app, &episode).await, with_them);
        let expected = [
            "led_by_social_care practitioner",
            "step_answered manager",
            "taken_on_by_social_care dsl",
        ];
        assert_eq!(told(&app).await, expected);

        let mut within = STEP.to_vec();
        within[0] = ("rationale", STATUTORY);
        proposed(&mash, &episode, "up_4a_to_4b", &within).await;
        assert!(mash.get(&episode).await.text().contains(STATUTORY));
        for other in [&coordinator, &manager] {
            let record = other.get(&episode).await.text();
            assert!(record.contains("The start of child protection"), "{record}");
            assert!(!record.contains(STATUTORY), "it stays there: {record}");
        }
        let protected = (State::WithSocialCare, Level::ChildProtection);
        assert_eq!(stands(&app, &episode).await, protected);
        let mut down = STEP.to_vec();
        down.push(("improvement", WHY));
        let direct = mash.get(&format!("{episode}/step/down_4a_to_3")).await;
        assert_eq!(direct.status, 409, "not past child in need: {direct:?}");
        proposed(&mash, &episode, "down_4b_to_4a", &STEP).await;
        assert_eq!(stands(&app, &episode).await, with_them);
        assert_eq!(
            told(&app).await,
            [""; 0],
            "what social care does stays there"
        );

        app.advance(chrono::TimeDelta::minutes(5));
        proposed(&mash, &episode, "down_4a_to_3", &down).await;
        offer(&app, &coordinator, &episode, "practitioner-2").await;
        press(&app.sign_in("practitioner-2").await, &episode, "accept").await;
        let_go(&app, &episode, "3").await;
        let lead = find(&app, &episode).await.row.lead_id;
        assert_eq!(lead, Some(app.account("practitioner-2")));
    })
    .await;
}

#[tokio::test]
async fn a_family_goes_down_to_tier_1_and_up_again_to_tier_3() {
    on_each_app(|app| async move {
        app.leave_mail();
        let (coordinator, practitioner, episode) = active(&app).await;
        for down in ["down_3_to_2", "down_2_to_1"] {
            app.advance(chrono::TimeDelta::minutes(1));
            review(&practitioner, &episode).await;
            proposed(&practitioner, &episode, down, &STEP).await;
            accept(&coordinator, &episode).await;
        }
        assert_eq!(
            stands(&app, &episode).await,
            (State::Active, Level::Universal)
        );
        let mut against = STEP.to_vec();
        against.retain(|(name, _)| *name != "agrees");
        against.extend([("agrees", "no"), ("basis", "their-wish")]);
        let page = propose(&practitioner, &episode, "up_1_to_2", &against).await;
        assert!(
            page.text().contains("The family has not agreed"),
            "{page:?}"
        );
        proposed(&practitioner, &episode, "up_1_to_2", &STEP).await;
        let at_once = stands(&app, &episode).await;
        assert_eq!(
            at_once,
            (State::Active, Level::Additional),
            "nobody has to answer"
        );
        let mut up = STEP.to_vec();
        up.push(("second-agency", "yes"));
        proposed(&practitioner, &episode, "up_2_to_3", &up).await;
        accept(&coordinator, &episode).await;
        assert_eq!(
            stands(&app, &episode).await,
            (State::Active, Level::Targeted)
        );
    })
    .await;
}

#[tokio::test]
async fn a_family_reads_nothing_while_the_mash_is_asked_or_a_red_flag_stands() {
    on_each_app(|app| async move {
        app.leave_mail();
        let (coordinator, practitioner, episode) = active(&app).await;
        let reference = referral_of(&app, &episode).await;
        let reference = reference.trim_start_matches("/referrals/");
        open(
            &coordinator,
            reference,
            "Rowan Testwell",
            "rowan.testwell@example.org",
        )
        .await;
        app.deliver_mail().await;
        let phone = inside(&app, reference).await;
        let reads = async || {
            phone
                .get("/status/view")
                .await
                .text()
                .contains("You have a worker")
        };
        assert!(reads().await);
        proposed(&practitioner, &episode, "to_mash", &HARM).await;
        assert!(!reads().await, "the MASH was asked");
        let mash = app.sign_in("mash").await;
        let step = waiting(&mash, &episode).await;
        say(&mash, &step, &[("answer", "decline")]).await;
        app.deliver_mail().await;
        assert!(inside_again(&app, reference).await, "it was returned");

        let draft = crate::http::triage::referral(&app, reference)
            .await
            .row
            .draft_id;
        let keys = app.app.store.keys();
        let draft = drafts::by_id(app.app.store.read(), keys, draft)
            .await
            .unwrap()
            .unwrap();
        let tx = app.app.store.begin().await.unwrap();
        let flags = ["overdose".to_owned()];
        let (who, now) = (app.account("dsl"), app.app.now());
        diversions::insert(&tx, &draft, who, &flags, false, now)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        assert!(!reads().await, "a red flag stands");
    })
    .await;
}

/// Whether a family that asks for a code now reads where things stand.
async fn inside_again(app: &TestApp, reference: &str) -> bool {
    let phone = inside(app, reference).await;
    phone
        .get("/status/view")
        .await
        .text()
        .contains("You have a worker")
}

#[tokio::test]
async fn what_the_mash_takes_on_at_triage_opens_an_episode_that_social_care_owns() {
    on_each_app(|app| async move {
        app.leave_mail();
        let (coordinator, reference) = claimed(&app).await;
        let fields = [("rationale", WHY), ("feedback", WORDS)];
        take(&coordinator, &format!("/triage/{reference}/mash"), &fields).await;
        let mash = app.sign_in("mash").await;
        let form = format!("/mash/{reference}/accept");
        take(&mash, &form, &[("rationale", WORDS)]).await;
        let opened = of_referral(&app, &reference).await;
        assert_eq!(
            (opened.state, opened.level),
            (State::WithSocialCare, Level::ChildInNeed)
        );
        let owners = ownership::of(app.app.store.read(), opened.row.id)
            .await
            .unwrap();
        let owners: Vec<_> = owners.iter().map(|one| one.owner).collect();
        assert_eq!(owners, [Owner::SocialCare]);
        let episode = format!("/episodes/{}", opened.row.reference);
        assert_eq!(running(&app, &episode).await, []);
        let form = mash.get(&format!("{episode}/step/down_4a_to_3")).await;
        assert_eq!(form.status, 200, "it can be stepped down: {form:?}");
        assert!(
            mash.get("/mash")
                .await
                .text()
                .contains(&opened.row.reference)
        );
    })
    .await;
}

#[tokio::test]
async fn a_step_that_waits_is_over_when_the_family_goes_to_social_care_or_loses_its_lead() {
    on_each_app(|app| async move {
        app.leave_mail();
        let (coordinator, practitioner, episode) = active(&app).await;
        review(&practitioner, &episode).await;
        proposed(&practitioner, &episode, "down_3_to_2", &STEP).await;
        app.deliver_mail().await;
        press(&coordinator, &episode, "take-back").await;
        let expected = [
            "lead_gone dsl",
            "offer_withdrawn practitioner",
            "step_answered practitioner",
            "step_withdrawn coordinator-2",
            "step_withdrawn manager",
        ];
        assert_eq!(told(&app).await, expected);

        offer(&app, &coordinator, &episode, "practitioner").await;
        press(&practitioner, &episode, "accept").await;
        proposed(&practitioner, &episode, "down_3_to_2", &STEP).await;
        proposed(&coordinator, &episode, "to_mash", &HARM).await;
        let step = waiting(&coordinator, &episode).await;
        let early = say(&coordinator, &step, &[("answer", "accept")]).await;
        assert!(early.status != 303, "the MASH has not answered: {early:?}");
        app.deliver_mail().await;
        let mash = app.sign_in("mash").await;
        let inbox = mash.get("/mash").await;
        let asked = inbox.attributes("a[href*='/steps/']", "href");
        say(&mash, &asked[0], &[("answer", "accept")]).await;
        let told = told(&app).await;
        assert!(
            told.contains(&"step_answered practitioner".into()),
            "{told:?}"
        );
        assert_eq!(running(&app, &episode).await, []);
        let all = step::Entity::find()
            .all(app.app.store.read())
            .await
            .unwrap();
        let mut states: Vec<_> = all.into_iter().map(|step| step.state).collect();
        states.sort();
        assert_eq!(states, ["accepted", "withdrawn", "withdrawn"]);
    })
    .await;
}

/// Closes the episode as left to social care.
async fn left_to_social_care(app: &TestApp, practitioner: &Client, episode: &str) {
    let mut left = CLOSE.to_vec();
    left[0] = ("reason", "social_care_leads");
    proposed(practitioner, episode, "close", &left).await;
    accept(&app.sign_in("coordinator").await, episode).await;
}

#[tokio::test]
async fn what_was_left_to_social_care_is_stepped_down_when_that_ends_however_late() {
    on_each_app(|app| async move {
        app.leave_mail();
        let (_, practitioner, episode) = active(&app).await;
        left_to_social_care(&app, &practitioner, &episode).await;
        app.advance(chrono::TimeDelta::days(200));
        let mash = app.sign_in("mash").await;
        let inbox = mash.get("/mash").await;
        assert!(inbox.links().contains(&episode), "{inbox:?}");
        let why = [("rationale", WHY)];
        let coordinator = app.sign_in("coordinator").await;
        let page = coordinator.get(&format!("{episode}/step/resume")).await;
        assert!(page.text().contains("This is for: MASH"), "{page:?}");
        app.deliver_mail().await;

        proposed(&mash, &episode, "resume", &why).await;
        let with_them = (State::WithSocialCare, Level::ChildInNeed);
        assert_eq!(stands(&app, &episode).await, with_them);
        assert_eq!(running(&app, &episode).await, []);
        assert_eq!(
            told(&app).await,
            [""; 0],
            "to those who referred nothing is new"
        );
        let id = find(&app, &episode).await.row.id;
        let owners = ownership::of(app.app.store.read(), id).await.unwrap();
        assert_eq!(owners.last().unwrap().owner, Owner::SocialCare);

        let mut down = STEP.to_vec();
        down.push(("improvement", WHY));
        proposed(&mash, &episode, "down_4a_to_3", &down).await;
        app.advance(chrono::TimeDelta::minutes(1));
        offer(&app, &coordinator, &episode, "practitioner").await;
        let practitioner = app.sign_in("practitioner").await;
        press(&practitioner, &episode, "accept").await;
        let_go(&app, &episode, "9").await;
    })
    .await;
}

#[tokio::test]
async fn what_ended_for_another_reason_is_not_taken_up_by_the_mash() {
    on_each_app(|app| async move {
        app.leave_mail();
        let (coordinator, practitioner, episode) = active(&app).await;
        let mash = app.sign_in("mash").await;
        proposed(&coordinator, &episode, "to_mash", &HARM).await;
        let step = waiting(&mash, &episode).await;
        say(&mash, &step, &[("answer", "decline")]).await;
        proposed(&practitioner, &episode, "close", &CLOSE).await;
        accept(&coordinator, &episode).await;
        assert!(!mash.get("/mash").await.links().contains(&episode));
        let page = propose(&mash, &episode, "resume", &[("rationale", WHY)]).await;
        assert_eq!(page.status, 422, "{page:?}");
        let errors = page.errors().concat();
        assert!(errors.contains("It was not closed because"), "{errors}");
        assert_eq!(find(&app, &episode).await.state, State::Closed);
    })
    .await;
}
