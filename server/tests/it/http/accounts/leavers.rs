//! What stays with somebody who leaves: nothing.

use stepwise::store::ownership::{self, Owner};
use stepwise_domain::clock::ClockKind;
use stepwise_domain::episode::State;
use stepwise_domain::referral::State as ReferralState;

use super::act;
use crate::http::episodes::{accept, active, find, offer, press, running};
use crate::http::triage::{WHY, WORDS, claim, claimed, mails, referral, take};
use crate::support::app::{Client, TestApp, on_each_app};

pub async fn disable(app: &TestApp, who: &str) {
    let admin = app.sign_in("admin").await;
    let address = format!("/admin/accounts/{}", app.account(who));
    assert_eq!(act(&admin, &address, "disable").await.status, 303);
}

fn to(kind: &str, who: &str) -> (String, String) {
    (kind.into(), format!("{who}@people.example"))
}

/// One more family for the coordinator, accepted at tier 3.
async fn second_family(app: &TestApp, coordinator: &Client) -> String {
    let reference = app.send_referral().await;
    claim(coordinator, &reference).await;
    accept(app, coordinator, &reference).await
}

#[tokio::test]
async fn families_and_offers_of_a_leaver_go_to_the_duty_team_which_is_told_at_once() {
    on_each_app(|app| async move {
        let (coordinator, _, led) = active(&app).await;
        offer(&app, &coordinator, &led, "practitioner-2").await;
        let offered = second_family(&app, &coordinator).await;
        offer(&app, &coordinator, &offered, "practitioner").await;
        app.deliver_mail().await;

        disable(&app, "practitioner").await;
        let mut told = mails(&app).await;
        told.sort();
        assert_eq!(
            told,
            [
                to("lead_gone", "dsl"),
                to("offer_withdrawn", "practitioner-2"),
                to("work_left", "coordinator-2"),
                to("work_left", "coordinator"),
            ]
        );
        let list = coordinator.get("/allocation").await.text();
        for (episode, event) in [
            (&led, "episode.lead_left"),
            (&offered, "episode.asked_left"),
        ] {
            let now = find(&app, episode).await;
            assert_eq!(now.state, State::AwaitingAllocation);
            assert_eq!((now.row.owner_id, now.row.lead_id), (None, None));
            assert!(
                running(&app, episode)
                    .await
                    .contains(&ClockKind::LeadAccepts)
            );
            assert!(list.contains(&now.row.reference), "{list}");
            assert_eq!(app.count_audited(&format!("{event} episode")).await, 1);
            let owners = ownership::of(app.app.store.read(), now.row.id)
                .await
                .unwrap();
            assert_eq!(owners.last().unwrap().owner, Owner::DutyTeam);
        }
        let second = app.sign_in("practitioner-2").await;
        assert_eq!(second.get(&led).await.status, 404, "the offer is over");
        // It can be offered again, but not to whoever left.
        let form = coordinator.get(&format!("{led}/offer")).await;
        let leads = form.attributes("input[name=lead]", "value");
        assert!(!leads.contains(&app.account("practitioner").to_string()));
        offer(&app, &coordinator, &led, "practitioner-2").await;
        app.leave_mail();
    })
    .await;
}

/// Puts a form of the episode aside unfinished.
async fn put_aside(client: &Client, form: &str, fields: &[(&str, &str)]) {
    let mut fields = fields.to_vec();
    fields.push(("later", "yes"));
    let page = client.fill(form, &fields).await;
    assert_eq!(page.status, 303, "{page:?}");
}

#[tokio::test]
async fn what_a_leaver_had_begun_is_read_as_unconfirmed_and_gone_on_with_by_whoever_follows() {
    on_each_app(|app| async move {
        app.leave_mail();
        let (coordinator, practitioner, episode) = active(&app).await;
        let note = format!("{episode}/note");
        put_aside(&practitioner, &note, &[("words", WORDS)]).await;
        let kept_from = [("need-parenting_capacity", WHY), ("audience", "keep_from")];
        put_aside(&practitioner, &format!("{episode}/assessment"), &kept_from).await;
        let before = coordinator.get(&episode).await.text();
        assert!(!before.contains(WORDS), "a draft is its author's: {before}");

        disable(&app, "practitioner").await;
        let record = coordinator.get(&episode).await.text();
        assert!(record.contains(WORDS) && record.contains(WHY), "{record}");
        assert!(record.contains("begun by Poplar Fictionby"), "{record}");
        offer(&app, &coordinator, &episode, "practitioner-2").await;
        let second = app.sign_in("practitioner-2").await;
        press(&second, &episode, "accept").await;
        let record = second.get(&episode).await.text();
        assert!(record.contains("Go on with what somebody else began: Note"));
        assert!(!record.contains(WHY), "it is kept from the team: {record}");
        let form = second.get(&note).await;
        assert_eq!(form.field_value("words"), WORDS);
        assert!(form.text().contains("Nobody has confirmed it"), "{form:?}");

        take(&second, &note, &[("words", WORDS)]).await;
        let record = second.get(&episode).await.text();
        assert!(record.contains("Note: Plum Fictionby"), "{record}");
        assert!(!record.contains("Note: begun by"), "{record}");
        let event = "episode.draft_taken_on episode";
        assert_eq!(app.count_audited(event).await, 1);
    })
    .await;
}

#[tokio::test]
async fn an_offer_to_a_leaver_is_over_and_the_present_lead_stays() {
    on_each_app(|app| async move {
        let (coordinator, _, episode) = active(&app).await;
        offer(&app, &coordinator, &episode, "practitioner-2").await;
        app.leave_mail();
        disable(&app, "practitioner-2").await;
        let now = find(&app, &episode).await;
        assert_eq!(now.state, State::Active);
        assert_eq!(now.row.lead_id, Some(app.account("practitioner")));
        let record = coordinator.get(&episode).await;
        assert!(record.text().contains("and taken back"), "{record:?}");
        assert!(!record.text().contains("Take the offer back"));
    })
    .await;
}

#[tokio::test]
async fn referrals_that_a_leaver_claimed_are_in_the_queue_again() {
    on_each_app(|app| async move {
        app.leave_mail();
        let (coordinator, claimed) = claimed(&app).await;
        let asked = app.send_referral().await;
        claim(&coordinator, &asked).await;
        let ask = format!("/triage/{asked}/ask");
        take(&coordinator, &ask, &[("question", WORDS)]).await;
        disable(&app, "coordinator").await;

        let now = referral(&app, &claimed).await;
        assert_eq!(
            (now.state, now.row.owner_id),
            (ReferralState::Submitted, None)
        );
        let now = referral(&app, &asked).await;
        assert_eq!(
            (now.state, now.row.owner_id),
            (ReferralState::InformationRequested, None)
        );
        let dsl = app.sign_in("dsl").await;
        let answer = [("answer", "She has been at home since the first of March.")];
        let page = dsl.post(&format!("/referrals/{asked}"), &answer).await;
        assert_eq!(page.status, 303, "{page:?}");
        let other = app.sign_in("coordinator-2").await;
        let new = other.get("/triage").await;
        for reference in [&claimed, &asked] {
            assert!(new.text().contains(reference), "{reference}: {new:?}");
            claim(&other, reference).await;
        }
        assert_eq!(app.count_audited("referral.owner_left referral").await, 2);
    })
    .await;
}

#[tokio::test]
async fn whoever_leaves_while_social_care_has_the_family_does_not_lead_it_afterwards() {
    on_each_app(|app| async move {
        let (coordinator, _, episode) = active(&app).await;
        app.leave_mail();
        let harm = [("rationale", WHY), ("handover", "")];
        let page = coordinator
            .fill(&format!("{episode}/step/to_mash"), &harm)
            .await;
        assert_eq!(page.status, 303);
        let mash = app.sign_in("mash").await;
        let step = mash
            .get(&episode)
            .await
            .attributes("a[href*='/steps/']", "href");
        let page = mash.get(&step[0]).await;
        let version = page.field_value("version");
        let fields = [
            ("version", version.as_str()),
            ("reason", WHY),
            ("answer", "accept"),
        ];
        assert_eq!(mash.post(&step[0], &fields).await.status, 303);
        let second = app.sign_in("practitioner-2").await;
        app.advance(chrono::TimeDelta::minutes(1));
        offer(&app, &coordinator, &episode, "practitioner-2").await;
        press(&second, &episode, "accept").await;
        // Asked again: of two that they accepted, neither stays.
        app.advance(chrono::TimeDelta::minutes(1));
        offer(&app, &coordinator, &episode, "practitioner-2").await;
        assert!(
            second
                .get("/episodes")
                .await
                .text()
                .contains("Offered to you")
        );
        press(&second, &episode, "accept").await;
        let mine = second.get("/episodes").await.text();
        assert!(mine.contains("Yours once social care lets go"), "{mine}");

        disable(&app, "practitioner-2").await;
        let admin = app.sign_in("admin").await;
        let address = format!("/admin/accounts/{}", app.account("practitioner-2"));
        act(&admin, &address, "enable").await;
        let second = app.sign_in("practitioner-2").await;
        assert_eq!(second.get(&episode).await.status, 404);
        assert!(
            second
                .get("/episodes")
                .await
                .text()
                .contains("You have no families now")
        );
        assert_eq!(find(&app, &episode).await.state, State::WithSocialCare);
    })
    .await;
}

#[tokio::test]
async fn with_another_role_nothing_stays_either_and_only_who_may_grant_a_role_gives_it() {
    on_each_app(|app| async move {
        let (coordinator, practitioner, episode) = active(&app).await;
        let admin = app.sign_in("admin").await;
        let address = format!("/admin/accounts/{}", app.account("practitioner"));
        let page = admin.get(&address).await;
        let version = page.field_value("version");
        let change = |role: &'static str| {
            [
                ("do", "role"),
                ("version", version.as_str()),
                ("role", role),
            ]
            .map(|(a, b)| (a, b.to_owned()))
        };
        let page = admin.post(&address, &change("")).await;
        assert_eq!(page.status, 422);
        assert_eq!(page.errors(), ["Choose what they may do"]);
        assert_eq!(
            admin.post(&address, &change("coordinator")).await.status,
            303
        );
        assert_eq!(
            practitioner.get("/episodes").await.status,
            303,
            "signed out everywhere"
        );
        let now = find(&app, &episode).await;
        assert_eq!(
            (now.state, now.row.lead_id),
            (State::AwaitingAllocation, None)
        );
        let mut told = mails(&app).await;
        told.sort();
        assert_eq!(
            told,
            [
                to("lead_gone", "dsl"),
                to("work_left", "coordinator-2"),
                to("work_left", "coordinator"),
                to("work_left", "practitioner")
            ]
        );
        assert_eq!(
            app.sign_in("practitioner")
                .await
                .get("/triage")
                .await
                .status,
            200
        );
        assert_eq!(coordinator.get(&episode).await.status, 200);
        assert_eq!(app.count_audited("account.role_changed account").await, 1);

        let head = app.sign_in("head").await;
        let teacher = format!("/colleagues/{}", app.account("teacher"));
        let fields = [("do", "role"), ("version", "1"), ("role", "coordinator")];
        assert_eq!(head.post(&teacher, &fields).await.status, 403);
        let own = format!("/admin/accounts/{}", app.account("admin"));
        let fields = [("do", "role"), ("version", "1"), ("role", "manager")];
        assert_eq!(admin.post(&own, &fields).await.status, 409);
    })
    .await;
}
