//! Each decision: the referral's state, what the referrer is told, what the log keeps.

use stepwise_domain::referral::State;

use super::{WHY, WORDS, claimed, last_event, mails, referral, take};
use crate::support::app::on_each_app;

/// Names and values, as a form posts them.
type Fields = &'static [(&'static str, &'static str)];

#[tokio::test]
async fn a_decision_changes_the_state_tells_the_referrer_and_is_logged() {
    on_each_app(|app| async move {
        let outcomes: [(&str, State, &str, Fields); 3] = [
            (
                "accept",
                State::Accepted,
                "decision_accepted",
                &[("tier", "2"), ("hub", "north")],
            ),
            (
                "signpost",
                State::Signposted,
                "decision_signposted",
                &[("tier", "1"), ("services", WORDS), ("would-change", WORDS)],
            ),
            (
                "not-accept",
                State::NotAccepted,
                "decision_not_accepted",
                &[
                    ("reason", "not_tried_yet"),
                    ("services", WORDS),
                    ("would-change", WORDS),
                ],
            ),
        ];
        for (step, state, mail, own) in outcomes {
            let (coordinator, reference) = claimed(&app).await;
            let path = format!("/triage/{reference}/{step}");
            let fields = [&[("rationale", WHY), ("feedback", WORDS)], own].concat();
            let page = take(&coordinator, &path, &fields).await;
            assert_eq!(page.location(), format!("/triage/{reference}?done={step}"));
            let now = referral(&app, &reference).await;
            assert_eq!(now.state, state, "{step}");
            assert!(
                now.row.decided_at.is_some() && now.row.closed_at.is_some(),
                "{step}"
            );
            assert_eq!(
                last_event(&app, &reference).await,
                format!("referral.{}", state.code())
            );
            let told = mails(&app).await;
            assert_eq!(told, [(mail.into(), "dsl@people.example".into())], "{step}");
            let record = coordinator.get(&page.location()).await;
            assert!(
                record.text().contains(WHY) && record.text().contains(WORDS),
                "{record:?}"
            );
            let dsl = app.sign_in("dsl").await;
            let theirs = dsl.get(&format!("/referrals/{reference}")).await;
            assert!(
                !theirs.text().contains(WHY),
                "{step}: a rationale is for colleagues"
            );
        }
    })
    .await;
}

#[tokio::test]
async fn nothing_is_decided_before_the_words_for_the_referrer_were_shown() {
    on_each_app(|app| async move {
        let (coordinator, reference) = claimed(&app).await;
        let path = format!("/triage/{reference}/accept");
        let page = coordinator
            .fill(&path, &[("tier", "4"), ("rationale", WHY)])
            .await;
        assert_eq!(page.status, 422);
        assert_eq!(page.errors().len(), 3, "tier, hub and words: {page:?}");
        assert_eq!(page.field_value("rationale"), WHY, "what was typed stays");
        let fields = [
            ("tier", "2"),
            ("hub", "north"),
            ("rationale", WHY),
            ("feedback", WORDS),
        ];
        let preview = coordinator.fill(&path, &fields).await;
        assert!(
            preview
                .text()
                .contains("This is what the referrer will read"),
            "{preview:?}"
        );
        assert_eq!(referral(&app, &reference).await.state, State::UnderReview);
        assert!(mails(&app).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_question_stops_the_clock_until_it_is_answered_or_given_up() {
    on_each_app(|app| async move {
        let (coordinator, reference) = claimed(&app).await;
        let ask = format!("/triage/{reference}/ask");
        take(&coordinator, &ask, &[("question", WORDS)]).await;
        let asked = referral(&app, &reference).await;
        assert_eq!(asked.state, State::InformationRequested);
        assert!(asked.row.paused_at.is_some());
        assert_eq!(mails(&app).await[0].0, "information_requested");
        app.advance(chrono::TimeDelta::days(7));
        let dsl = app.viewer("dsl").await;
        stepwise::services::referral_answers::answer(&app.app, &dsl, &reference, WORDS.into())
            .await
            .unwrap();
        let answered = referral(&app, &reference).await;
        assert_eq!(answered.state, State::UnderReview);
        assert!(answered.row.paused_at.is_none() && answered.row.due_at > asked.row.due_at);
        let told = [(
            "information_answered".into(),
            "coordinator@people.example".into(),
        )];
        assert_eq!(mails(&app).await, told);
        take(
            &app.sign_in("coordinator").await,
            &ask,
            &[("question", WORDS)],
        )
        .await;
        let go_on = format!("/triage/{reference}/go-on");
        take(
            &app.sign_in("coordinator").await,
            &go_on,
            &[("rationale", WHY)],
        )
        .await;
        assert_eq!(referral(&app, &reference).await.state, State::UnderReview);
        app.deliver_mail().await;
    })
    .await;
}

#[tokio::test]
async fn a_second_referral_of_a_family_can_join_the_open_episode() {
    on_each_app(|app| async move {
        let (coordinator, first) = claimed(&app).await;
        let fields = [
            ("tier", "2"),
            ("hub", "north"),
            ("rationale", WHY),
            ("feedback", WORDS),
        ];
        take(&coordinator, &format!("/triage/{first}/accept"), &fields).await;
        app.deliver_mail().await;
        let (coordinator, second) = claimed(&app).await;
        let record = coordinator.get(&format!("/triage/{second}")).await;
        assert!(
            record.text().contains("The same name and date of birth."),
            "{record:?}"
        );
        let join = format!("/triage/{second}/join");
        let episode = coordinator.get(&join).await;
        let episode = episode.attributes("input[type=radio]", "value").remove(0);
        let fields = [
            ("episode", &*episode),
            ("rationale", WHY),
            ("feedback", WORDS),
        ];
        take(&coordinator, &join, &fields).await;
        assert_eq!(referral(&app, &second).await.state, State::Joined);
        let told = mails(&app).await;
        assert!(
            told.iter().any(|(kind, _)| kind == "decision_joined"),
            "{told:?}"
        );
    })
    .await;
}
