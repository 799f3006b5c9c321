//! The meeting that goes with an invitation, for the recipient's own calendar (RFC 5545, 5546).
//!
//! It names no one but the recipient, to themselves: a calendar is read over shoulders, shared with
//! assistants and kept on telephones.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A meeting as a calendar keeps it. The same `id` is the same meeting, the highest `sequence` is
/// what holds.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meeting {
    pub id: Uuid,
    pub sequence: u32,
    pub starts_at: DateTime<Utc>,
    pub minutes: u32,
    /// A hub's name and address; public.
    pub location: Option<String>,
    /// The bare address that mails come from.
    pub organiser: String,
    pub cancelled: bool,
}

/// What a mail carries beside its words.
#[derive(Clone, PartialEq, Eq)]
pub struct Attachment {
    /// `REQUEST` or `CANCEL`.
    pub method: &'static str,
    /// The whole file.
    pub text: String,
}

impl Meeting {
    /// The file for one recipient. `reference` is what they know the case by; `written_at` is when
    /// the mail was written, so that sending again gives the same file.
    pub fn attachment(&self, reference: &str, to: &str, written_at: DateTime<Utc>) -> Attachment {
        let (method, status) = if self.cancelled {
            ("CANCEL", "CANCELLED")
        } else {
            ("REQUEST", "CONFIRMED")
        };
        let ends_at = self.starts_at + TimeDelta::minutes(self.minutes.into());
        let mut lines = vec![
            "BEGIN:VCALENDAR".to_owned(),
            "VERSION:2.0".to_owned(),
            "PRODID:-//Stepwise//Meetings//EN".to_owned(),
            format!("METHOD:{method}"),
            "BEGIN:VEVENT".to_owned(),
            format!("UID:{}", self.uid()),
            format!("DTSTAMP:{}", utc(written_at)),
            format!("SEQUENCE:{}", self.sequence),
            format!("DTSTART:{}", utc(self.starts_at)),
            format!("DTEND:{}", utc(ends_at)),
            format!("SUMMARY:{}", escaped(&format!("Meeting {reference}"))),
            "CLASS:PRIVATE".to_owned(),
            format!("STATUS:{status}"),
            format!("ORGANIZER:mailto:{}", self.organiser),
            format!("ATTENDEE;RSVP=FALSE:mailto:{to}"),
        ];
        if let Some(location) = &self.location {
            lines.push(format!("LOCATION:{}", escaped(location)));
        }
        lines.extend(["END:VEVENT", "END:VCALENDAR"].map(str::to_owned));
        Attachment {
            method,
            text: lines.iter().map(|line| folded(line)).collect(),
        }
    }

    /// The same for everybody and for ever, whoever reads it and whatever is changed.
    fn uid(&self) -> String {
        let domain = self.organiser.rsplit('@').next().unwrap_or_default();
        format!("{}@{domain}", self.id)
    }
}

/// A moment as every calendar reads it, wherever it is.
fn utc(time: DateTime<Utc>) -> String {
    time.format("%Y%m%dT%H%M%SZ").to_string()
}

/// Text with what has a meaning of its own made plain.
fn escaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' | ',' | ';' => plain.extend(['\\', letter]),
            '\n' => plain.push_str("\\n"),
            '\r' => {}
            letter => plain.push(letter),
        }
    }
    plain
}

/// A line with its end, cut where it is longer than 75 bytes: each further piece begins with a
/// space.
fn folded(line: &str) -> String {
    const MOST: usize = 75;
    let (mut whole, mut length) = (String::with_capacity(line.len() + 8), 0);
    for letter in line.chars() {
        if length + letter.len_utf8() > MOST {
            whole.push_str("\r\n ");
            length = 1;
        }
        whole.push(letter);
        length += letter.len_utf8();
    }
    whole.push_str("\r\n");
    whole
}

#[cfg(test)]
mod tests {
    use chrono::TimeZone;

    use super::*;

    fn meeting(starts_at: DateTime<Utc>) -> Meeting {
        Meeting {
            id: Uuid::from_u128(0x0197_2000_0000_7000_8000_0000_0000_0001),
            sequence: 2,
            starts_at,
            minutes: 60,
            location: Some("Harbour Family Hub, 1 Invented Street; NM1 5AA".into()),
            organiser: "early-help@northmoor.example".into(),
            cancelled: false,
        }
    }

    fn at(hour: u32) -> DateTime<Utc> {
        Utc.with_ymd_and_hms(2027, 3, 29, hour, 30, 0).unwrap()
    }

    #[test]
    fn an_invitation_is_a_request_that_names_no_one_but_its_reader() {
        let file = meeting(at(9)).attachment("EH-7KQ4-X2M9", "to@example.org", at(8));
        assert_eq!(file.method, "REQUEST");
        let unfolded = file.text.replace("\r\n ", "");
        let mut lines: Vec<_> = unfolded.trim_end().split("\r\n").collect();
        lines.sort_unstable();
        let mut expected = [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Stepwise//Meetings//EN",
            "METHOD:REQUEST",
            "BEGIN:VEVENT",
            "UID:01972000-0000-7000-8000-000000000001@northmoor.example",
            "DTSTAMP:20270329T083000Z",
            "SEQUENCE:2",
            "DTSTART:20270329T093000Z",
            "DTEND:20270329T103000Z",
            "SUMMARY:Meeting EH-7KQ4-X2M9",
            "CLASS:PRIVATE",
            "STATUS:CONFIRMED",
            "ORGANIZER:mailto:early-help@northmoor.example",
            "ATTENDEE;RSVP=FALSE:mailto:to@example.org",
            "LOCATION:Harbour Family Hub\\, 1 Invented Street\\; NM1 5AA",
            "END:VEVENT",
            "END:VCALENDAR",
        ];
        expected.sort_unstable();
        assert_eq!(lines, expected);
    }

    #[test]
    fn a_cancellation_is_of_the_same_meeting() {
        let cancelled = Meeting {
            cancelled: true,
            sequence: 3,
            ..meeting(at(9))
        };
        let file = cancelled.attachment("EH-7KQ4-X2M9", "to@example.org", at(8));
        assert_eq!(file.method, "CANCEL");
        for line in [
            "METHOD:CANCEL",
            "STATUS:CANCELLED",
            "SEQUENCE:3",
            "UID:01972000-0000-7000-8000-000000000001@northmoor.example",
        ] {
            assert!(file.text.contains(line), "{line} in {}", file.text);
        }
    }

    #[test]
    fn no_line_is_longer_than_a_calendar_reads() {
        let file = meeting(at(9)).attachment("EH-7KQ4-X2M9", "to@example.org", at(8));
        assert!(file.text.split("\r\n").all(|line| line.len() <= 75));
        assert!(!file.text.replace("\r\n", "").contains('\n'));
    }
}
