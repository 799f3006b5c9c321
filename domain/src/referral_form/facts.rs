//! The facts in a draft that other parts work with: matching, the suggestion, routing, contact.
//!
//! Answers that are wrong, or to questions that do not apply, are left out. Nothing here shows its
//! values in `Debug` output.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{Draft, agreement::AGREED, help, home, indicators, slug};
use crate::form::Answers;
use crate::form::date::DateParts;
use crate::person::{Email, NhsNumber, Phone, Postcode, Upn, hidden_from_debug};
use crate::tier::Tier;

/// What a referral says, in typed values.
#[derive(Clone, PartialEq, Eq)]
pub struct ReferralFacts {
    pub children: Vec<ChildFacts>,
    pub adults: Vec<AdultFacts>,
    /// Of the home, or of a place near by where there is no address.
    pub postcode: Option<Postcode>,
    /// The address on one line, or where the family can be found; empty for a refuge.
    pub address_line: String,
    /// The address is secret, or may be.
    pub address_protected: bool,
    /// Ids of the indicators that are ticked.
    pub ticked: BTreeSet<String>,
    /// The highest tier at which a plan was tried without enough change.
    pub plan_tried_at: Option<Tier>,
    /// The referrer's own view, where it differs from the suggestion.
    pub referrer_tier: Option<Tier>,
    /// The family, or a young person able to decide, agrees.
    pub agreed: bool,
    /// The id of the hub asked for.
    pub hub_wanted: Option<String>,
    /// Ids of the services asked for.
    pub services_wanted: Vec<String>,
    pub referrer_phone: Option<Phone>,
}

/// One child.
#[derive(Clone, PartialEq, Eq)]
pub struct ChildFacts {
    /// Empty for an unborn baby.
    pub given: String,
    /// Empty for an unborn baby.
    pub family: String,
    pub born: Option<NaiveDate>,
    pub due: Option<NaiveDate>,
    pub nhs: Option<NhsNumber>,
    pub upn: Option<Upn>,
    /// The setting where the child learns; empty if there is none.
    pub school: String,
}

/// One adult.
#[derive(Clone, PartialEq, Eq)]
pub struct AdultFacts {
    pub given: String,
    pub family: String,
    pub phone: Option<Phone>,
    pub email: Option<Email>,
    /// Ways the adult called safe: "call", "text", "email", "voicemail", "post". None of them
    /// means: ask the referrer first.
    pub safe: BTreeSet<String>,
    /// When contact is safe, as somebody put it; empty where any time is.
    pub safe_times: String,
    /// Somebody must not know that this adult is contacted.
    pub secret: bool,
    /// Who, and why; empty where there is nobody.
    pub secret_from: String,
}

hidden_from_debug!(ReferralFacts);
hidden_from_debug!(ChildFacts);
hidden_from_debug!(AdultFacts);

impl ReferralFacts {
    /// What lists call the referral: the first child's name, and how many there are besides.
    pub fn short_name(&self) -> Option<String> {
        let first = self.children.first()?;
        let name = format!("{} {}", first.given, first.family);
        let name = match name.trim() {
            "" => "Unborn baby",
            name => name,
        };
        Some(match self.children.len() {
            1 => name.to_owned(),
            several => format!("{name} and {} more", several - 1),
        })
    }
}

/// The facts in a draft.
pub fn facts(draft: &Draft) -> ReferralFacts {
    let home = draft.answers(slug::HOME);
    let signs = draft.answers(slug::INDICATORS);
    let wanted = draft.answers(slug::HELP);
    let hub = Some(wanted.text("hub")).filter(|hub| !matches!(*hub, "" | help::NO_PREFERENCE));
    let agreed = draft.answers(slug::AGREEMENT).text("agreed");
    ReferralFacts {
        children: draft.items(slug::CHILDREN).iter().map(child).collect(),
        adults: draft.items(slug::ADULTS).iter().map(adult).collect(),
        postcode: postcode(home),
        address_line: address_line(home),
        address_protected: home.text("home") == "refuge"
            || matches!(home.text("protected"), "yes" | "unknown"),
        ticked: indicators::ticked(draft),
        plan_tried_at: tier(signs, "plan-tried"),
        referrer_tier: tier(signs, "view"),
        agreed: AGREED.contains(&agreed),
        hub_wanted: hub.map(str::to_owned),
        services_wanted: wanted.all("services").to_vec(),
        referrer_phone: Phone::parse(draft.answers(slug::REFERRER).text("referrer-phone")).ok(),
    }
}

fn child(answers: &Answers) -> ChildFacts {
    let stage = answers.text("stage");
    let if_born = |name| {
        if stage == "unborn" {
            ""
        } else {
            answers.text(name)
        }
    };
    let learns = if answers.text("learns") == "setting" {
        "setting"
    } else {
        ""
    };
    let if_learning = |name| if learns.is_empty() { "" } else { if_born(name) };
    let date = |name, wanted| {
        let date = DateParts::of(answers, name).parse().ok();
        date.filter(|_| stage == wanted)
    };
    ChildFacts {
        given: if_born("given").to_owned(),
        family: if_born("family").to_owned(),
        born: date("born", "born"),
        due: date("due", "unborn"),
        nhs: NhsNumber::parse(if_born("nhs")).ok(),
        upn: Upn::parse(if_learning("upn")).ok(),
        school: if_learning("school").to_owned(),
    }
}

fn adult(answers: &Answers) -> AdultFacts {
    let safe = answers.all("safe").iter().map(|way| way.trim().to_owned());
    let safe: BTreeSet<_> = safe.filter(|way| !way.is_empty()).collect();
    let ask_first = safe.contains("ask-first");
    let secret = answers.text("secret") == "yes";
    let secret_from = if secret {
        answers.text("secret-from")
    } else {
        ""
    };
    AdultFacts {
        given: answers.text("given").to_owned(),
        family: answers.text("family").to_owned(),
        phone: Phone::parse(answers.text("phone")).ok(),
        email: Email::parse(answers.text("email")).ok(),
        safe: if ask_first { BTreeSet::new() } else { safe },
        safe_times: answers.text("safe-times").to_owned(),
        secret,
        secret_from: secret_from.to_owned(),
    }
}

fn postcode(home: &Answers) -> Option<Postcode> {
    let kind = home.text("home");
    let name = if home::ADDRESSED.contains(&kind) {
        "postcode"
    } else if home::UNADDRESSED.contains(&kind) {
        "near-postcode"
    } else {
        return None;
    };
    Postcode::parse(home.text(name)).ok()
}

fn address_line(home: &Answers) -> String {
    let kind = home.text("home");
    let text = if home::ADDRESSED.contains(&kind) {
        home.text("address")
    } else if home::UNADDRESSED.contains(&kind) {
        home.text("whereabouts")
    } else {
        ""
    };
    let lines = text.lines().map(|line| line.trim().trim_end_matches(','));
    lines
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join(", ")
}

/// A tier given by its number; any other answer is none.
fn tier(answers: &Answers, name: &str) -> Option<Tier> {
    answers.text(name).parse().ok().and_then(Tier::from_number)
}
