use super::*;
use crate::audience::Audience;

/// Who reads of each event: author, worker, coordinator, manager, MASH, referrer, family. An `s`
/// stands where a step, a clock or an audience decides, which the tests below go through.
const TABLE: &[(Happened, &str)] = &[
    (Happened::Sent, "yyyyyyy"),
    (Happened::Claimed, "yyyyyyy"),
    (Happened::Released, "yyyyy--"),
    (Happened::Asked, "yyyyyy-"),
    (Happened::Reminded, "yyyyyy-"),
    (Happened::Unanswered, "yyyyy--"),
    (Happened::Answered, "yyyyyy-"),
    (Happened::WentOnWithout, "yyyyyy-"),
    (Happened::DecisionSlipped, "yyyyyy-"),
    (Happened::Escalated, "yyyyy--"),
    (Happened::Accepted, "yyyyyyy"),
    (Happened::Joined, "yyyyyyy"),
    (Happened::Signposted, "yyyyyyy"),
    (Happened::NotAccepted, "yyyyyyy"),
    (Happened::OwnerLeft, "yyyyy--"),
    (Happened::PassedByReferrer, "yyyyyy-"),
    (Happened::PassedToMash, "yyyyyy-"),
    (Happened::MashAccepted, "yyyyyy-"),
    (Happened::MashReturned, "yyyyyy-"),
    (Happened::Withdrawn, "yyyyyyy"),
    (Happened::Challenged, "--yy-y-"),
    (Happened::ChallengeDecided, "--yy-y-"),
    (Happened::ChallengeSlipped, "--yy-y-"),
    (Happened::Offered, "yyyyy--"),
    (Happened::OfferAccepted, "yyyyyyy"),
    (Happened::NextLead, "yyyyy--"),
    (Happened::OfferDeclined, "yyyyy--"),
    (Happened::OfferWithdrawn, "yyyyy--"),
    (Happened::TakenBack, "yyyyy--"),
    (Happened::TakenOn, "yyyyyy-"),
    (Happened::LeadLeft, "yyyyy--"),
    (Happened::AskedLeft, "yyyyy--"),
    (Happened::WaitingListed, "yyyyy--"),
    (Happened::WaitingReviewed, "yyyyy--"),
    (Happened::WaitingEnded, "yyyyy--"),
    (Happened::UnmetNoted, "yyyyy--"),
    (Happened::MeetingPlanned, "yyyyy--"),
    (Happened::MeetingChanged, "yyyyy--"),
    (Happened::MeetingCancelled, "yyyyy--"),
    (Happened::ContactKept, "yyyyys-"),
    (Happened::AssessmentKept, "yyyyys-"),
    (Happened::GoalSet, "yyyyy--"),
    (Happened::ActionPlanned, "yyyyy--"),
    (Happened::ActionDone, "yyyyy--"),
    (Happened::TafKept, "yyyyys-"),
    (Happened::PlanGiven, "yyyyy-y"),
    (Happened::ReviewKept, "yyyyys-"),
    (Happened::NoteKept, "yyyyys-"),
    (Happened::DraftTakenOn, "yyyyy--"),
    (Happened::DraftThrownAway, "yyyyy--"),
    (Happened::OutcomeKept, "yyyyys-"),
    (Happened::StepProposed, "yyyyy--"),
    (Happened::StepTaken, "yyyyyss"),
    (Happened::StepDeclined, "yyyyy--"),
    (Happened::StepWithdrawn, "yyyyy--"),
    (Happened::PromiseSlipped, "yyyyys-"),
    (Happened::EpisodeEscalated, "yyyyy--"),
    (Happened::MailSent, "--yy---"),
    (Happened::MailWaiting, "--yy---"),
    (Happened::MailHeld, "--yy---"),
    (Happened::MailFailed, "--yy---"),
    (Happened::MailDropped, "--yy---"),
    (Happened::Earlier, "yyyyyy-"),
    (Happened::MessageHeld, "--yy---"),
    (Happened::MessageReleased, "--yy---"),
    (Happened::MessageDropped, "--yy---"),
];

#[test]
fn each_reader_is_told_of_exactly_what_the_table_says() {
    for &what in Happened::ALL {
        let row = TABLE.iter().find(|(one, _)| *one == what);
        let (_, expected) = row.unwrap_or_else(|| panic!("{what:?} has no line"));
        for (reader, expected) in Viewer::ALL.into_iter().zip(expected.chars()) {
            let got = told(&Event::plain(what), reader).is_some();
            // Without what decides, it is for the team alone.
            assert_eq!(got, expected == 'y', "{what:?} {reader:?}");
        }
    }
    assert_eq!(TABLE.len(), Happened::ALL.len());
}

#[test]
fn an_entry_is_told_to_its_audience() {
    let entries = Happened::ALL.iter().filter(|what| what.is_entry());
    for &what in entries {
        let event = |audience| Event {
            audience,
            ..Event::plain(what)
        };
        let both = Audiences::also([Audience::Referrer, Audience::Family]);
        let tells = |audience: &Audiences, reader| told(&event(audience.clone()), reader);
        assert!(tells(&both, Viewer::Referrer).is_some(), "{what:?}");
        // The family reads the words themselves, not that there are some.
        assert!(tells(&both, Viewer::Family).is_none(), "{what:?}");
        let back = Audiences::kept_back();
        for reader in [Viewer::Worker, Viewer::Referrer, Viewer::Family] {
            assert!(tells(&back, reader).is_none(), "{what:?} {reader:?}");
        }
        for reader in [Viewer::Author, Viewer::Coordinator, Viewer::Mash] {
            assert!(tells(&back, reader).is_some(), "{what:?} {reader:?}");
        }
    }
}

#[test]
fn of_a_step_referrers_hear_that_help_changed_and_families_what_it_means_to_them() {
    for &step in StepKind::ALL {
        let event = Event {
            step: Some(step),
            ..Event::plain(Happened::StepTaken)
        };
        let action = step.action();
        let referrer = told(&event, Viewer::Referrer);
        assert_eq!(
            referrer.is_some(),
            !matches!(action, Action::ChangeStatutoryLevel | Action::Resume),
            "{step:?}"
        );
        let family = told(&event, Viewer::Family);
        let expected = match action {
            Action::Close => Some(News::Ended),
            Action::Reopen => Some(News::Again),
            Action::ReturnFromSocialCare => Some(News::Worker),
            _ => None,
        };
        assert_eq!(family, expected.map(Told::Family), "{step:?}");
    }
}

#[test]
fn of_late_promises_referrers_hear_of_those_made_to_them() {
    for &clock in ClockKind::ALL {
        let event = Event {
            clock: Some(clock),
            ..Event::plain(Happened::PromiseSlipped)
        };
        let referrer = told(&event, Viewer::Referrer).is_some();
        assert_eq!(referrer, clock.tells_referrer(), "{clock:?}");
        assert_eq!(told(&event, Viewer::Family), None, "{clock:?}");
    }
}

#[test]
fn a_referrer_reads_no_word_of_tiers_or_of_the_mash() {
    for &what in Happened::ALL {
        for &step in StepKind::ALL {
            let event = Event {
                step: Some(step),
                audience: Audiences::also([Audience::Referrer]),
                clock: Some(ClockKind::FirstContact),
                what,
            };
            let words = told(&event, Viewer::Referrer).and_then(Told::words);
            let words = words.unwrap_or_default().to_lowercase();
            assert!(
                !words.contains("mash") && !words.contains("tier"),
                "{words}"
            );
        }
    }
}
