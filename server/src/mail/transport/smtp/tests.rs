//! Real deliveries to a mail server on this machine.

use std::collections::BTreeMap;
use std::time::Duration;

use chrono::DateTime;
use uuid::Uuid;

use super::*;
use crate::mail::message::Message;
use crate::mail::samples;

#[path = "../../../../tests/support/smtp_server.rs"]
mod smtp_server;

use smtp_server::{Encryption, Manner, SmtpServer};

/// base64 of `\0robin\0open sesame`
const LOGIN: &str = "AHJvYmluAG9wZW4gc2VzYW1l";

fn sender() -> Sender {
    Sender::new(
        "Early help <early-help@northmoor.example>",
        None,
        "Messages <no-reply@northmoor.example>",
    )
    .unwrap()
}

fn mail() -> Mail {
    let message = Message::DecisionSignposted {
        reference: "EH-7KQ4-X2M9".into(),
        link: "https://early-help.northmoor.example/referrals/EH-7KQ4-X2M9".into(),
    };
    let written = DateTime::from_timestamp(1_748_700_000, 0).unwrap();
    let id = Uuid::from_u128(0x0197_2000_0000_7000_8000_0000_0000_0001);
    Mail::new(
        id,
        "to@example.org",
        &message,
        &samples::identity(),
        written,
    )
}

fn smtp(url: &str) -> Smtp {
    Smtp::new(url.parse().unwrap(), sender()).with_patience(Duration::from_secs(5))
}

fn plain(server: &SmtpServer) -> Smtp {
    smtp(&format!("smtp://{}?tls=none", server.address))
}

fn answering<const N: usize>(answers: [(&'static str, &'static str); N]) -> Manner {
    Manner {
        answers: BTreeMap::from(answers),
        ..Manner::default()
    }
}

/// What sending says, and how many mails the server was given.
async fn outcome<const N: usize>(
    answers: [(&'static str, &'static str); N],
) -> (Result<(), SendError>, usize) {
    let server = SmtpServer::start(answering(answers)).await;
    let smtp = plain(&server).with_patience(Duration::from_millis(500));
    let outcome = smtp.send(&mail()).await;
    (outcome, server.taken().len())
}

fn code(error: SendError) -> Option<u16> {
    match error {
        SendError::Temporary(reason) | SendError::Permanent(reason) => reason.code,
    }
}

#[tokio::test]
async fn a_mail_arrives_whole() {
    let server = SmtpServer::start(Manner::default()).await;
    plain(&server).send(&mail()).await.unwrap();
    let taken = server.taken();
    assert_eq!(taken.len(), 1);
    assert!(
        taken[0]
            .from
            .starts_with("MAIL FROM:<early-help@northmoor.example>")
    );
    assert_eq!(taken[0].to, ["RCPT TO:<to@example.org>"]);
    for part in [
        "Message-ID: <01972000-0000-7000-8000-000000000001@northmoor.example>",
        "Subject: Referral EH-7KQ4-X2M9: advice given",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Type: text/html; charset=utf-8",
        "What happens next",
    ] {
        assert!(taken[0].data.contains(part), "{part}");
    }
    assert_eq!(server.commands(), ["EHLO", "MAIL", "RCPT", "DATA", "QUIT"]);
}

#[tokio::test]
async fn starttls_and_tls_protect_the_mail_and_the_login() {
    for (tls, scheme) in [
        (Encryption::StartTls, "smtp"),
        (Encryption::FromTheFirstByte, "smtps"),
    ] {
        let manner = Manner {
            tls,
            login: Some(LOGIN),
            ..Manner::default()
        };
        let server = SmtpServer::start(manner).await;
        let port = server.address.port();
        let url = format!("{scheme}://robin:open%20sesame@localhost:{port}");
        let smtp = smtp(&url)
            .with_roots(server.certificate.as_bytes())
            .unwrap();
        smtp.send(&mail()).await.unwrap();
        assert!(server.taken()[0].encrypted, "{scheme}");
        let commands = server.commands();
        let auth = commands.iter().position(|verb| verb == "AUTH").unwrap();
        let safe = commands.iter().position(|verb| verb == "STARTTLS");
        assert!(safe.is_none_or(|safe| safe < auth), "{commands:?}");
    }
}

#[tokio::test]
async fn a_server_with_an_unknown_certificate_gets_nothing() {
    for (tls, scheme) in [
        (Encryption::StartTls, "smtp"),
        (Encryption::FromTheFirstByte, "smtps"),
    ] {
        let manner = Manner {
            tls,
            ..Manner::default()
        };
        let server = SmtpServer::start(manner).await;
        let url = format!("{scheme}://localhost:{}", server.address.port());
        let error = smtp(&url).send(&mail()).await.unwrap_err();
        assert!(!error.is_permanent(), "{error}");
        assert!(!server.commands().contains(&"MAIL".to_owned()));
    }
}

#[tokio::test]
async fn a_server_without_starttls_gets_nothing_in_the_clear() {
    let server = SmtpServer::start(Manner {
        login: Some(LOGIN),
        ..Manner::default()
    })
    .await;
    let url = format!("smtp://robin:open%20sesame@{}", server.address);
    let error = smtp(&url).send(&mail()).await.unwrap_err();
    assert_eq!(error, SendError::temporary(NO_TLS_WORDS));
    assert_eq!(server.commands(), ["EHLO"]);
}

#[tokio::test]
async fn a_wrong_password_is_no_reason_to_give_a_mail_up() {
    let server = SmtpServer::start(Manner {
        login: Some(LOGIN),
        ..Manner::default()
    })
    .await;
    let url = format!("smtp://robin:guess@{}?tls=none", server.address);
    let error = smtp(&url).send(&mail()).await.unwrap_err();
    assert_eq!((error.is_permanent(), code(error)), (false, Some(535)));
    assert!(server.taken().is_empty());
}

#[tokio::test]
async fn a_4xx_is_temporary_at_every_step() {
    for step in ["greeting", "EHLO", "MAIL", "RCPT", "DATA", "."] {
        let (outcome, _) = outcome([(step, "451 later")]).await;
        let error = outcome.unwrap_err();
        assert_eq!(
            (error.is_permanent(), code(error)),
            (false, Some(451)),
            "{step}"
        );
    }
}

#[tokio::test]
async fn a_5xx_about_the_mail_is_permanent() {
    for step in ["MAIL", "RCPT", "DATA", "."] {
        let (outcome, _) = outcome([(step, "550 5.1.1 <to@example.org> unknown")]).await;
        let error = outcome.unwrap_err();
        assert_eq!(
            (error.is_permanent(), code(error)),
            (true, Some(550)),
            "{step}"
        );
        assert!(!error.to_string().contains("to@example.org"));
        assert!(!format!("{error:?}").contains("to@example.org"));
    }
}

#[tokio::test]
async fn a_5xx_about_us_is_temporary() {
    for (step, answer) in [
        ("greeting", "554 no service here"),
        ("EHLO", "550 not you"),
        ("MAIL", "530 sign in first"),
        ("MAIL", "501 what?"),
    ] {
        let (outcome, _) = outcome([(step, answer)]).await;
        assert!(!outcome.unwrap_err().is_permanent(), "{answer}");
    }
}

#[tokio::test]
async fn a_server_that_stalls_or_breaks_off_is_temporary() {
    for step in ["greeting", "EHLO", "MAIL", "RCPT", "DATA", "."] {
        for fault in ["stall", "drop", "gibberish"] {
            let (outcome, taken) = outcome([(step, fault)]).await;
            assert!(!outcome.unwrap_err().is_permanent(), "{step} {fault}");
            assert_eq!(taken, usize::from(step == "."), "{step} {fault}");
        }
    }
}

#[tokio::test]
async fn a_mail_that_was_taken_is_sent_whatever_the_goodbye() {
    for fault in ["drop", "421 bye"] {
        assert_eq!(outcome([("QUIT", fault)]).await, (Ok(()), 1), "{fault}");
    }
}

#[tokio::test]
async fn a_refused_connection_is_temporary() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    drop(listener);
    let error = smtp(&format!("smtp://{address}?tls=none"))
        .send(&mail())
        .await;
    assert_eq!(
        error,
        Err(SendError::temporary("the mail server cannot be reached"))
    );
}

#[test]
fn roots_must_be_certificates() {
    let broken = "-----BEGIN CERTIFICATE-----\n!\n-----END CERTIFICATE-----\n";
    for pem in ["", "not a certificate", broken] {
        let refused = smtp("smtps://mail.example.org").with_roots(pem.as_bytes());
        assert_eq!(refused.err(), Some(RootError), "{pem}");
    }
}

#[test]
fn printing_the_transport_shows_no_password() {
    let printed = format!("{:?}", smtp("smtps://hidden:hidden@mail.example.org"));
    assert!(!printed.contains("hidden"), "{printed}");
}
