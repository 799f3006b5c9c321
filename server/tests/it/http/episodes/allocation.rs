//! From the decision to a lead practitioner who has accepted.

use stepwise::store::ownership::{self, Owner};
use stepwise_domain::clock::ClockKind;
use stepwise_domain::episode::State;

use super::super::triage::mails;
use super::{accepted, active, find, offer, press, running};
use crate::support::app::on_each_app;

const WHY_NOT: &str = "I already lead for four families in the same street.";

#[tokio::test]
async fn an_accepted_family_is_the_duty_teams_until_a_practitioner_accepts() {
    on_each_app(|app| async move {
        let (coordinator, episode) = accepted(&app).await;
        assert_eq!(find(&app, &episode).await.state, State::AwaitingAllocation);
        assert_eq!(running(&app, &episode).await, [ClockKind::LeadAccepts]);

        offer(&app, &coordinator, &episode, "practitioner-2").await;
        assert_eq!(
            mails(&app).await,
            [(
                "episode_offered".into(),
                "practitioner-2@people.example".into()
            )]
        );
        let second = app.sign_in("practitioner-2").await;
        assert!(
            second
                .get("/episodes")
                .await
                .text()
                .contains("Offered to you")
        );
        let fields = [("reason", "caseload_full"), ("words", WHY_NOT)];
        let page = second.fill(&format!("{episode}/decline"), &fields).await;
        assert_eq!(page.status, 303, "{:?}", page.errors());
        let after = second.get(&page.location()).await;
        assert!(after.text().contains("Declined."), "{after:?}");
        assert_eq!(
            mails(&app).await,
            [("offer_declined".into(), "coordinator@people.example".into())]
        );
        assert_eq!(
            second.get(&episode).await.status,
            404,
            "it is not theirs to read now"
        );
        let record = coordinator.get(&episode).await.text();
        assert!(record.contains(WHY_NOT) && record.contains("Declined by"));

        offer(&app, &coordinator, &episode, "practitioner").await;
        app.deliver_mail().await;
        let practitioner = app.sign_in("practitioner").await;
        let page = press(&practitioner, &episode, "accept").await;
        assert_eq!(page.location(), format!("{episode}?done=accept"));
        assert_eq!(
            mails(&app).await,
            [("lead_named".into(), "dsl@people.example".into())]
        );
        let record = practitioner.get(&episode).await.text();
        assert!(
            record.contains("What is happening") && record.contains("Safe contact"),
            "whoever leads reads what was referred"
        );
        let now = find(&app, &episode).await;
        assert_eq!(now.state, State::Active);
        assert_eq!(now.row.owner_id, Some(app.account("practitioner")));
        let owners = ownership::of(app.app.store.read(), now.row.id)
            .await
            .unwrap();
        let who: Vec<_> = owners.iter().map(|one| one.owner).collect();
        assert_eq!(who.last(), Some(&Owner::Lead(app.account("practitioner"))));
        assert!(
            owners
                .windows(2)
                .all(|pair| pair[0].until == Some(pair[1].since)),
            "one owner after the other, without a gap"
        );
        assert_eq!(
            running(&app, &episode).await,
            [
                ClockKind::FirstContact,
                ClockKind::Assessment,
                ClockKind::FirstTaf
            ]
        );
    })
    .await;
}

#[tokio::test]
async fn only_whom_it_was_offered_to_can_accept_and_only_once() {
    on_each_app(|app| async move {
        let (coordinator, episode) = accepted(&app).await;
        offer(&app, &coordinator, &episode, "practitioner").await;
        app.leave_mail();
        let stranger = app.sign_in("practitioner-2").await;
        let version = [("version", "2")];
        assert_eq!(
            stranger
                .post(&format!("{episode}/accept"), &version)
                .await
                .status,
            404
        );
        assert_eq!(
            coordinator
                .post(&format!("{episode}/accept"), &version)
                .await
                .status,
            403
        );
        let practitioner = app.sign_in("practitioner").await;
        assert_eq!(press(&practitioner, &episode, "accept").await.status, 303);
        let again = practitioner
            .post(&format!("{episode}/accept"), &version)
            .await;
        assert!([404, 409].contains(&again.status), "{again:?}");
    })
    .await;
}

#[tokio::test]
async fn the_families_without_a_lead_stand_first_whatever_is_filtered() {
    on_each_app(|app| async move {
        let (coordinator, episode) = accepted(&app).await;
        let reference = find(&app, &episode).await.row.reference;
        for who in ["coordinator", "manager"] {
            let page = app.sign_in(who).await;
            for address in [
                "/triage",
                "/triage?queue=withdrawn&tier=1&age=overdue",
                "/allocation",
            ] {
                let text = page.get(address).await.text();
                assert!(text.contains(&reference), "{who} at {address}");
            }
        }
        offer(&app, &coordinator, &episode, "practitioner").await;
        app.leave_mail();
        let text = coordinator.get("/triage").await.text();
        assert!(
            text.contains("Poplar Fictionby was asked"),
            "offered is not accepted"
        );
        let practitioner = app.sign_in("practitioner").await;
        press(&practitioner, &episode, "accept").await;
        assert!(!coordinator.get("/triage").await.text().contains(&reference));
    })
    .await;
}

#[tokio::test]
async fn while_another_is_asked_the_present_lead_stays_and_taking_back_leaves_the_duty_team() {
    on_each_app(|app| async move {
        let (coordinator, practitioner, episode) = active(&app).await;
        offer(&app, &coordinator, &episode, "practitioner-2").await;
        app.leave_mail();
        let owner = |episode: stepwise::store::episodes::Episode| episode.row.owner_id;
        let lead = Some(app.account("practitioner"));
        assert_eq!(owner(find(&app, &episode).await), lead);
        press(&coordinator, &episode, "withdraw-offer").await;
        assert_eq!(owner(find(&app, &episode).await), lead);
        press(&coordinator, &episode, "take-back").await;
        let now = find(&app, &episode).await;
        assert_eq!(
            (now.state, now.row.owner_id),
            (State::AwaitingAllocation, None)
        );
        assert!(
            running(&app, &episode)
                .await
                .contains(&ClockKind::LeadAccepts)
        );
        assert_eq!(practitioner.get(&episode).await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn whoever_is_asked_reads_what_they_need_for_the_answer_and_not_who_the_family_is() {
    on_each_app(|app| async move {
        let (coordinator, episode) = accepted(&app).await;
        let record = coordinator.get(&episode).await;
        let child = record.texts(".moj-identity-bar__title").concat();
        assert!(!child.is_empty());
        let fields = [
            ("lead", app.account("practitioner").to_string()),
            ("hub", "north".into()),
            (
                "note",
                "Two school runs, and a parent who works nights.".into(),
            ),
        ];
        let page = coordinator.fill(&format!("{episode}/offer"), &fields).await;
        assert_eq!(page.status, 303, "{:?}", page.errors());
        app.leave_mail();
        let practitioner = app.sign_in("practitioner").await;
        for address in ["/episodes", &episode] {
            let page = practitioner.get(address).await;
            assert_eq!(page.status, 200);
            assert!(!page.html.contains(&child), "{address}: {page:?}");
        }
        let offer = practitioner.get(&episode).await.text();
        assert!(offer.contains("a parent who works nights"), "{offer}");
        assert!(offer.contains("aged"), "{offer}");
        for form in ["note", "contact", "step/close", "family"] {
            let page = practitioner.get(&format!("{episode}/{form}")).await;
            assert_eq!(page.status, 404, "{form}");
        }
        let harm = practitioner.get(&format!("{episode}/step/to_mash")).await;
        assert_eq!(harm.status, 200, "{harm:?}");
        assert!(!harm.html.contains(&child));
        press(&practitioner, &episode, "accept").await;
        let record = practitioner.get(&episode).await;
        assert!(record.html.contains(&child));
    })
    .await;
}
