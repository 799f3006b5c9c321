//! Whether a message may go to an adult by this way, now.
//!
//! The sender asks before each message; people do not have to remember. What is not known to be
//! safe is held and shown, for a named person to release or drop.

pub mod form;

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveTime, Utc};
use serde::{Deserialize, Serialize};

use crate::clock::local;
use crate::referral_form::AdultFacts;

coded! {
    /// A way to reach somebody. The stored words are those of the referral form.
    pub enum Channel {
        Call = "call", "Phone call";
        Text = "text", "Text message";
        Email = "email", "E-mail";
        Voicemail = "voicemail", "Voicemail";
        Post = "post", "Letter";
    }
}

coded! {
    /// Why a message was held. The name is the reason in a sentence.
    pub enum Held {
        AskFirst = "ask_first", "It is not known that any way is safe: ask whoever referred the family first.";
        NotSafe = "not_safe", "This way was not called safe.";
        NoVoicemail = "no_voicemail", "Leave no voicemail: it was not called safe.";
        NoLetters = "no_letters", "Send no letter: it was not called safe.";
        MightBeSeen = "might_be_seen", "Somebody who must not know of contact might see or hear it.";
        ProtectedAddress = "protected_address", "The address is protected: a person has to decide about a letter.";
        OutsideSafeTimes = "outside_safe_times", "It is not a safe time.";
        /// The times stand in somebody's own words, which a person has to read.
        TimesInWords = "times_in_words", "It is safe at certain times only: read them before this goes.";
    }
}

coded! {
    /// Whether there is somebody who must not know that this person is contacted.
    pub enum Secrecy {
        Nobody = "no", "No";
        /// Calls, texts and e-mails reach the person alone; what lies or plays in the home does not.
        Private = "private", "Yes, but nobody else sees their phone or their e-mail";
        Exposed = "exposed", "Yes, and they might see the phone or the e-mail";
    }
}

/// When it is safe, in London time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Times {
    /// Nobody named any.
    Any,
    /// Every day from one time to another, the last minute included.
    Between(NaiveTime, NaiveTime),
    /// Somebody wrote them down in words.
    InWords,
}

/// What is known about reaching one adult. The default is a person of whom nothing is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rules {
    /// The ways the adult called safe.
    pub safe: BTreeSet<Channel>,
    pub times: Times,
    pub secrecy: Secrecy,
    /// The address is secret, or may be.
    pub address_protected: bool,
}

impl Default for Rules {
    fn default() -> Self {
        Self {
            safe: BTreeSet::new(),
            times: Times::Any,
            secrecy: Secrecy::Nobody,
            address_protected: false,
        }
    }
}

impl Rules {
    /// What the referral says of an adult, and whether the family's
    /// [address is protected](crate::referral_form::ReferralFacts::address_protected). A referral
    /// that names somebody who must not know does not say what they might see.
    pub fn of(adult: &AdultFacts, address_protected: bool) -> Self {
        let named = adult.safe.iter().filter_map(|way| Channel::from_code(way));
        Self {
            safe: named.collect(),
            times: if adult.safe_times.is_empty() {
                Times::Any
            } else {
                Times::InWords
            },
            secrecy: if adult.secret {
                Secrecy::Exposed
            } else {
                Secrecy::Nobody
            },
            address_protected,
        }
    }
}

/// Whether a message may go by this way at this time, or why it is held.
///
/// A letter lies where it falls whatever the time, so safe times do not bear on it; a protected
/// address does, even where letters were called safe.
pub fn allows(rules: &Rules, channel: Channel, when: DateTime<Utc>) -> Result<(), Held> {
    if !rules.safe.contains(&channel) {
        return Err(match channel {
            Channel::Voicemail => Held::NoVoicemail,
            Channel::Post => Held::NoLetters,
            _ if rules.safe.is_empty() => Held::AskFirst,
            Channel::Call | Channel::Text | Channel::Email => Held::NotSafe,
        });
    }
    let in_the_home = matches!(channel, Channel::Voicemail | Channel::Post);
    match rules.secrecy {
        Secrecy::Exposed => return Err(Held::MightBeSeen),
        Secrecy::Private if in_the_home => return Err(Held::MightBeSeen),
        Secrecy::Nobody | Secrecy::Private => {}
    }
    if channel == Channel::Post {
        return if rules.address_protected {
            Err(Held::ProtectedAddress)
        } else {
            Ok(())
        };
    }
    match rules.times {
        Times::Any => Ok(()),
        Times::InWords => Err(Held::TimesInWords),
        Times::Between(from, to) if (from..=to).contains(&local(when).time()) => Ok(()),
        Times::Between(..) => Err(Held::OutsideSafeTimes),
    }
}

#[cfg(test)]
mod tests;
