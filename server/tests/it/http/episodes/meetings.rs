//! Meetings that are planned: who is invited, what their calendars get, and what no mail says.

use chrono::TimeDelta;
use stepwise::mail::send::Mail;

use super::active;
use super::family::referral_of;
use super::steps::{CLOSE, proposed, say, waiting};
use crate::http::safe_contact::page_of_held;
use crate::support::app::{Client, Page, TestApp, on_each_app};

const OUTSIDE: &str = "nurse@surgery.example";

/// The fields of a meeting on a day of March 2027 at half past ten.
fn meeting<'a>(day: &'a str, dsl: &'a str, others: &'a str) -> Vec<(&'static str, &'a str)> {
    vec![
        ("date-day", day),
        ("date-month", "3"),
        ("date-year", "2027"),
        ("time", "10:30"),
        ("minutes-long", "60"),
        ("mode", "hub"),
        ("hub", "north"),
        ("place", ""),
        ("invited", dsl),
        ("others", others),
    ]
}

async fn plan(client: &Client, episode: &str, fields: &[(&str, &str)]) -> Page {
    client.fill(&format!("{episode}/taf-plan"), fields).await
}

/// Plans a meeting with the referrer at a place of somebody's; the meeting's address.
pub async fn planned(app: &TestApp, lead: &Client, episode: &str, place: &str) -> String {
    let dsl = app.account("dsl").to_string();
    let mut fields = meeting("29", &dsl, "");
    fields.retain(|(name, _)| !["mode", "hub", "place"].contains(name));
    fields.extend([("mode", "place"), ("hub", ""), ("place", place)]);
    let page = plan(lead, episode, &fields).await;
    assert_eq!(page.status, 303, "{:?}", page.errors());
    let record = lead.get(episode).await;
    record.attributes("a[href*='/meetings/']", "href").remove(0)
}

/// The calendar entry of a mail, its lines whole.
fn entry(mail: &Mail) -> String {
    let file = mail.calendar.as_ref().expect("a calendar entry");
    file.text.replace("\r\n ", "")
}

async fn sorted(app: &TestApp) -> Vec<Mail> {
    let mut mails = app.deliver_mail().await;
    mails.sort_by(|one, other| one.to.cmp(&other.to));
    mails
}

#[tokio::test]
async fn those_invited_get_an_entry_that_names_no_one_and_follow_its_changes_to_the_end() {
    on_each_app(|app| async move {
        let (_, practitioner, episode) = active(&app).await;
        let dsl = app.account("dsl").to_string();
        // After the clocks have gone forward.
        let page = plan(&practitioner, &episode, &meeting("29", &dsl, OUTSIDE)).await;
        assert_eq!(
            page.location(),
            format!("{episode}?done=taf-plan"),
            "{:?}",
            page.errors()
        );
        let mails = sorted(&app).await;
        let to: Vec<_> = mails.iter().map(|mail| mail.to.as_str()).collect();
        assert_eq!(to, ["dsl@people.example", OUTSIDE]);
        let child = "Juniper";
        for mail in &mails {
            assert_eq!(mail.kind, "meeting_invited");
            let file = entry(mail);
            for line in [
                "METHOD:REQUEST",
                "SEQUENCE:0",
                "DTSTART:20270329T093000Z",
                "DTEND:20270329T103000Z",
                "SUMMARY:Meeting EH-",
                "ORGANIZER:mailto:early-help@northmoor.example",
                "LOCATION:North Example Family Hub",
            ] {
                assert!(file.contains(line), "{line} in {file}");
            }
            let all = format!("{file}{}{}{}", mail.subject, mail.text, mail.html);
            assert!(!all.contains(child) && !all.contains("Mockford"), "{all}");
            assert!(
                mail.text.contains("10:30am on Monday 29 March 2027"),
                "{}",
                mail.text
            );
        }
        let uid = |mail: &Mail| {
            let file = entry(mail);
            let uid = file.lines().find(|line| line.starts_with("UID:"));
            uid.expect("a UID").to_owned()
        };
        let first = uid(&mails[0]);

        let record = practitioner.get(&episode).await;
        let address = record.attributes("a[href*='/meetings/']", "href").remove(0);
        let form = practitioner.get(&address).await;
        assert_eq!(form.field_value("time"), "10:30");
        assert_eq!(form.field_value("others"), OUTSIDE);
        // Before the clocks go forward; the nurse is out, the teacher's office is new.
        let changed = meeting("26", &dsl, "office@alder.example");
        let page = practitioner.fill(&address, &changed).await;
        assert_eq!(
            page.location(),
            format!("{episode}?done=meeting-changed"),
            "{:?}",
            page.errors()
        );
        let mails = sorted(&app).await;
        let news: Vec<_> = mails
            .iter()
            .map(|mail| (mail.kind, mail.to.as_str()))
            .collect();
        assert_eq!(
            news,
            [
                ("meeting_changed", "dsl@people.example"),
                ("meeting_cancelled", OUTSIDE),
                ("meeting_invited", "office@alder.example"),
            ]
        );
        assert!(
            mails
                .iter()
                .all(|mail| uid(mail) == first && entry(mail).contains("SEQUENCE:1"))
        );
        assert!(entry(&mails[0]).contains("DTSTART:20270326T103000Z"));
        assert!(entry(&mails[1]).contains("METHOD:CANCEL"));

        let stale = practitioner
            .post(&format!("{address}/cancel"), &[("version", "0")])
            .await;
        assert_eq!(stale.status, 409);
        let page = practitioner
            .post(&format!("{address}/cancel"), &[("version", "1")])
            .await;
        assert_eq!(page.status, 303);
        let mails = sorted(&app).await;
        assert!(mails.iter().all(|mail| mail.kind == "meeting_cancelled"));
        assert!(mails.iter().all(|mail| entry(mail).contains("SEQUENCE:2")));
        assert_eq!(mails.len(), 2);
        assert_eq!(practitioner.get(&address).await.status, 409);
    })
    .await;
}

#[tokio::test]
async fn a_meeting_is_in_the_future_with_somebody_and_never_invites_the_family() {
    on_each_app(|app| async move {
        let (coordinator, practitioner, episode) = active(&app).await;
        let reference = {
            let record = coordinator.get(&episode).await;
            let links = record.attributes("a[href^='/triage/EH-']", "href");
            links[0].replace("/triage/", "")
        };
        let theirs = "rowan.testwell@example.org";
        crate::http::family::open(&coordinator, &reference, "Rowan Testwell", theirs).await;
        app.deliver_mail().await;
        let dsl = app.account("dsl").to_string();
        for (fields, wrong) in [
            (meeting("1", &dsl, ""), "must be after now"),
            (meeting("29", "", ""), "Select who is invited"),
            (
                meeting("29", &dsl, "Ash Mockford"),
                "Enter e-mail addresses",
            ),
            (
                meeting("29", &dsl, "Rowan.Testwell@example.org"),
                "an address of the family",
            ),
        ] {
            let page = plan(&practitioner, &episode, &fields).await;
            assert_eq!(page.status, 422, "{wrong}");
            assert!(
                page.errors().concat().contains(wrong),
                "{:?}",
                page.errors()
            );
            assert_eq!(page.field_value("time"), "10:30", "what was typed stays");
        }
        assert_eq!(app.deliver_mail().await.len(), 0);
    })
    .await;
}

#[tokio::test]
async fn an_address_that_turns_out_to_be_the_familys_is_held_when_it_would_be_written_to() {
    on_each_app(|app| async move {
        let (coordinator, practitioner, episode) = active(&app).await;
        let reference = referral_of(&app, &episode).await;
        let page = plan(&practitioner, &episode, &meeting("29", "", OUTSIDE)).await;
        assert_eq!(page.status, 303, "{:?}", page.errors());
        crate::http::family::open(&coordinator, &reference, "Rowan Testwell", OUTSIDE).await;
        let gone = app.deliver_mail().await;
        assert!(gone.iter().all(|mail| mail.calendar.is_none()), "{gone:?}");

        let held = page_of_held(&app, &reference).await;
        let why = "the address is one of the family";
        let record = coordinator.get(&episode).await.text();
        assert!(record.contains(why), "{record}");
        let list = coordinator.get("/messages").await;
        assert!(list.links().contains(&held), "{list:?}");
        let page = coordinator.get(&held).await.text();
        assert!(page.contains(why), "{page}");
        let answer = [("answer", "release"), ("why", "They are a nurse as well.")];
        let page = coordinator.fill(&held, &answer).await;
        assert_eq!(page.status, 422, "it cannot go");
        let answer = [("answer", "drop"), ("why", "They were told on the phone.")];
        assert_eq!(coordinator.fill(&held, &answer).await.status, 303);
        assert_eq!(app.deliver_mail().await.len(), 0);
    })
    .await;
}

#[tokio::test]
async fn who_was_invited_is_there_when_the_meeting_is_recorded() {
    on_each_app(|app| async move {
        let (_, practitioner, episode) = active(&app).await;
        let dsl = app.account("dsl").to_string();
        plan(&practitioner, &episode, &meeting("3", &dsl, OUTSIDE)).await;
        app.leave_mail();
        app.advance(TimeDelta::days(1));
        let practitioner = app.sign_in("practitioner").await;
        let form = practitioner.get(&format!("{episode}/taf")).await;
        assert_eq!(form.field_values("invited"), [dsl, OUTSIDE.to_owned()]);
        assert_eq!(form.field_value("date-day"), "3");
        assert!(form.text().contains(&format!("What did {OUTSIDE} bring?")));
    })
    .await;
}

#[tokio::test]
async fn a_meeting_ends_with_the_help_and_those_invited_hear_that_it_is_off() {
    on_each_app(|app| async move {
        let (coordinator, practitioner, episode) = active(&app).await;
        let dsl = app.account("dsl").to_string();
        plan(&practitioner, &episode, &meeting("29", &dsl, OUTSIDE)).await;
        let mut left = CLOSE.to_vec();
        left[0] = ("reason", "moved_away");
        proposed(&practitioner, &episode, "close", &left).await;
        app.deliver_mail().await;
        let step = waiting(&coordinator, &episode).await;
        let page = say(&coordinator, &step, &[("answer", "accept")]).await;
        assert_eq!(page.status, 303, "{:?}", page.errors());
        let mut off = sorted(&app).await;
        off.retain(|mail| mail.kind == "meeting_cancelled");
        let to: Vec<_> = off.iter().map(|mail| mail.to.as_str()).collect();
        assert_eq!(to, ["dsl@people.example", OUTSIDE]);
        for mail in &off {
            assert!(entry(mail).contains("SEQUENCE:1"), "{mail:?}");
        }
        let cancelled = "episode.meeting_cancelled episode";
        assert_eq!(app.count_audited(cancelled).await, 1);
    })
    .await;
}
