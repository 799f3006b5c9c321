//! Two people at one referral: the second is told what changed and loses nothing typed.

use super::{WHY, WORDS, claim, claimed, confirm, mails};
use crate::support::app::on_each_app;

#[tokio::test]
async fn of_two_who_decide_at_once_the_second_sees_what_changed_and_keeps_the_words() {
    on_each_app(|app| async move {
        let (first, reference) = claimed(&app).await;
        let second = app.sign_in("coordinator-2").await;
        let path = format!("/triage/{reference}/accept");
        let fields = [
            ("tier", "2"),
            ("hub", "north"),
            ("rationale", WHY),
            ("feedback", WORDS),
        ];
        let one = first.fill(&path, &fields).await;
        let two = second.fill(&path, &fields).await;
        let (one, two) = tokio::join!(confirm(&first, &path, &one), confirm(&second, &path, &two));
        let (won, lost) = if one.status == 303 {
            (one, two)
        } else {
            (two, one)
        };
        assert_eq!((won.status, lost.status), (303, 409), "{won:?} {lost:?}");
        assert_eq!(
            lost.heading(),
            format!("{reference} This changed since you opened it")
        );
        assert!(lost.text().contains("Accepted"), "{lost:?}");
        assert!(
            lost.text().contains(WHY) && lost.text().contains(WORDS),
            "{lost:?}"
        );
        assert_eq!(mails(&app).await.len(), 1, "the referrer is told once");
    })
    .await;
}

#[tokio::test]
async fn a_form_over_an_older_referral_goes_on_with_what_was_typed() {
    on_each_app(|app| async move {
        let (first, reference) = claimed(&app).await;
        let path = format!("/triage/{reference}/accept");
        let form = first.get(&path).await;
        let version = form.field_value("version");
        let release = format!("/triage/{reference}/release");
        first.post(&release, &[("version", &*version)]).await;
        claim(&app.sign_in("coordinator-2").await, &reference).await;
        let typed = [("version", &*version), ("rationale", WHY)];
        let stale = first.post(&path, &typed).await;
        assert_eq!(stale.status, 409);
        assert!(
            stale.text().contains("Given back to the duty team"),
            "{stale:?}"
        );
        let hidden = stale.hidden_fields();
        let mut fields: Vec<_> = hidden
            .iter()
            .map(|(n, v)| (n.as_str(), v.as_str()))
            .collect();
        fields.push(("change", "yes"));
        let again = first.post(&path, &fields).await;
        assert_eq!(again.status, 200);
        assert_eq!(again.field_value("rationale"), WHY);
        assert_ne!(again.field_value("version"), version);
    })
    .await;
}

#[tokio::test]
async fn of_two_who_claim_the_second_is_told_who_was_quicker() {
    on_each_app(|app| async move {
        let reference = app.send_referral().await;
        app.leave_mail();
        let path = format!("/triage/{reference}");
        let second = app.sign_in("coordinator-2").await;
        let version = second.get(&path).await.field_value("version");
        claim(&app.sign_in("coordinator").await, &reference).await;
        let late = second
            .post(&format!("{path}/claim"), &[("version", version)])
            .await;
        assert_eq!(late.status, 409);
        assert!(late.text().contains("Cedar Pretendham"), "{late:?}");
    })
    .await;
}
