use chrono::DateTime;
use uuid::Uuid;

use super::*;
use crate::mail::message::Message as What;
use crate::mail::samples;

fn sender() -> Sender {
    Sender::new(
        "Early help <early-help@northmoor.example>",
        Some("team@northmoor.example"),
        "Messages <no-reply@post.northmoor.example>",
    )
    .unwrap()
}

fn mail(message: &What) -> Mail {
    let written = DateTime::from_timestamp(1_748_700_000, 0).unwrap();
    let id = Uuid::from_u128(0x0197_2000_0000_7000_8000_0000_0000_0001);
    Mail::new(id, "to@example.org", message, &samples::identity(), written)
}

fn headers_of(message: &What) -> String {
    let bytes = sender().address(&mail(message)).unwrap().formatted();
    let all = String::from_utf8(bytes).unwrap();
    all.split_once("\r\n\r\n").unwrap().0.to_owned()
}

#[test]
fn the_headers_say_who_when_and_that_a_machine_wrote_it() {
    let headers = headers_of(&What::DecisionSignposted {
        reference: "EH-7KQ4-X2M9".into(),
        link: "https://early-help.northmoor.example/".into(),
    });
    for line in [
        "Message-ID: <01972000-0000-7000-8000-000000000001@northmoor.example>",
        "Date: Sat, 31 May 2025 14:00:00 +0000",
        "From: \"Early help\" <early-help@northmoor.example>",
        "Reply-To: team@northmoor.example",
        "To: to@example.org",
        "Subject: Referral EH-7KQ4-X2M9: advice given",
        "Auto-Submitted: auto-generated",
        "X-Auto-Response-Suppress: All",
    ] {
        assert!(
            headers.lines().any(|given| given == line),
            "{line}\n{headers}"
        );
    }
    assert!(headers.contains("multipart/alternative"));
}

#[test]
fn a_neutral_mail_comes_from_the_neutral_sender() {
    let headers = headers_of(&What::FamilyUpdate { link: "x".into() });
    assert!(headers.contains("From: Messages <no-reply@post.northmoor.example>"));
    assert!(headers.contains("@post.northmoor.example>"));
    assert!(!headers.contains("Reply-To"));
    assert!(!headers.to_lowercase().contains("early"));
}

#[test]
fn every_message_travels_as_ascii_in_lines_a_server_takes() {
    for message in samples::all() {
        let bytes = sender().address(&mail(&message)).unwrap().formatted();
        assert!(bytes.is_ascii(), "{message:?}");
        for line in bytes.split(|byte| *byte == b'\n') {
            assert!(line.len() <= 998, "{message:?}");
        }
    }
}

#[test]
fn sending_again_gives_the_same_bytes() {
    let message = What::FamilyUpdate { link: "x".into() };
    let bytes = || sender().address(&mail(&message)).unwrap().formatted();
    assert_eq!(bytes(), bytes());
}

#[test]
fn a_recipient_that_is_no_address_fails_for_good() {
    for to in [
        "",
        "nobody",
        "a@b@c",
        "a@example.org\r\nBcc: b@example.org",
        "A <a@example.org>, b@example.org",
    ] {
        let mut mail = mail(&What::FamilyUpdate { link: "x".into() });
        mail.to = to.into();
        assert_eq!(sender().address(&mail).unwrap_err(), BAD_ADDRESS, "{to}");
    }
}

#[test]
fn a_sender_that_is_no_address_is_named() {
    let error = Sender::new("a@example.org", Some("nobody"), "b@example.org").unwrap_err();
    assert_eq!(error.setting, "reply-to");
}

#[test]
fn printing_a_mail_shows_neither_words_nor_address() {
    let printed = format!(
        "{:?}",
        mail(&What::FamilyCode {
            code: "48192067".into(),
            minutes: 10
        })
    );
    assert!(!printed.contains("48192067"));
    assert!(!printed.contains("to@example"));
}

#[test]
fn an_invitation_carries_its_calendar_entry_beside_the_words() {
    let all = samples::all();
    let invited = all.iter().find(|one| one.kind() == "meeting_invited");
    let bytes = sender()
        .address(&mail(invited.unwrap()))
        .unwrap()
        .formatted();
    let text = String::from_utf8(bytes).unwrap();
    assert!(text.contains("multipart/mixed") && text.contains("multipart/alternative"));
    assert!(text.contains("Content-Type: text/calendar; charset=utf-8; method=REQUEST"));
    assert!(text.contains("Content-Disposition: attachment; filename=\"meeting.ics\""));
    assert_eq!(
        text,
        String::from_utf8(
            sender()
                .address(&mail(invited.unwrap()))
                .unwrap()
                .formatted()
        )
        .unwrap()
    );
}
