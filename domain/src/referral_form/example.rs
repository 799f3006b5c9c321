//! A complete, invented referral: what tests and demonstration data start from.

mod context;

pub use context::example_context;

use chrono::{Datelike, Days, Months, NaiveDate};

use super::{Draft, FormContext, safety, sections, slug};
use crate::form::Answers;
use crate::framework::NeedDomain;
use crate::tier::Tier;

/// A referral at tier 2 that is ready to send, in [`example_context`].
pub fn example_draft() -> Draft {
    example_draft_for(&example_context())
}

/// A referral that is ready to send in this context: one child, one parent, agreement, and the
/// first indicator of tier 2 in each domain (or the very first there is) ticked.
pub fn example_draft_for(context: &FormContext) -> Draft {
    let mut draft = Draft::default();
    let sections = sections(context, &draft);
    for section in sections {
        let answers = match section.slug {
            slug::SAFETY => no_red_flag(context),
            slug::INDICATORS => signs(context),
            slug::CHILDREN => child(context.today),
            slug::AGREEMENT => agreed(context.today),
            other => Answers::from_pairs(fixed(other).iter().copied()),
        };
        draft.save(&section, answers);
    }
    draft
}

fn no_red_flag(context: &FormContext) -> Answers {
    let flags = context.red_flags.iter();
    Answers::from_pairs(flags.map(|flag| (safety::question_name(&flag.id), "no")))
}

/// The first sign of tier 2 in each domain, or the very first there is.
fn signs(context: &FormContext) -> Answers {
    let section = super::indicators::section(context);
    let in_domain = |domain: &NeedDomain| {
        let mut signs = context.indicators.iter();
        signs.find(|sign| sign.tier == Tier::Additional && sign.domain == *domain)
    };
    let mut chosen: Vec<_> = NeedDomain::ALL.iter().filter_map(in_domain).collect();
    if chosen.is_empty() {
        chosen.extend(context.indicators.first());
    }
    let mut answers = Answers::default();
    for sign in chosen {
        let evidence = format!("evidence-{}", sign.id);
        let question = section.question(&evidence);
        if let Some(ticked) = question.and_then(|question| question.only_if.as_ref()) {
            answers.set(ticked.question.to_string(), &sign.id);
            answers.set(
                evidence,
                "Seen by the class teacher three times since September.",
            );
        }
    }
    answers
}

fn set_date(answers: &mut Answers, name: &str, date: NaiveDate) {
    answers.set(format!("{name}-day"), date.day().to_string());
    answers.set(format!("{name}-month"), date.month().to_string());
    answers.set(format!("{name}-year"), date.year().to_string());
}

fn child(today: NaiveDate) -> Answers {
    let mut child = Answers::from_pairs([
        ("stage", "born"),
        ("given", "Juniper"),
        ("family", "Testwell"),
        ("learns", "setting"),
        ("school", "Example Primary School"),
        ("nhs", "999 000 0018"),
    ]);
    set_date(&mut child, "born", today - Months::new(7 * 12 + 5));
    child
}

fn agreed(today: NaiveDate) -> Answers {
    let mut agreed = Answers::from_pairs([
        ("agreed", "parent"),
        ("agreed-who", "Rowan Testwell"),
        ("agreed-how", "in-person"),
        ("child-agrees", "yes"),
    ]);
    set_date(&mut agreed, "agreed-on", today - Days::new(3));
    agreed
}

/// The answers that hang neither on the date nor on the framework.
fn fixed(slug: &str) -> &'static [(&'static str, &'static str)] {
    match slug {
        slug::REFERRER => &[
            ("referrer-role", "Designated safeguarding lead"),
            ("referrer-phone", "01632 960001"),
        ],
        slug::ADULTS => &[
            ("given", "Rowan"),
            ("family", "Testwell"),
            ("relation", "mother"),
            ("lives-with", "yes"),
            ("responsibility", "yes"),
            ("phone", "07700 900982"),
            ("email", "rowan.testwell@example.org"),
            ("safe", "call"),
            ("safe", "email"),
        ],
        slug::HOME => &[
            ("home", "settled"),
            ("address", "12 Invented Row\nNorthmoor"),
            ("postcode", "NM1 2AB"),
            ("protected", "no"),
        ],
        slug::CONCERNS => &[
            (
                "worries",
                "Juniper came to school late on nine days since September and was tired on most of them.",
            ),
            (
                "working-well",
                "Juniper likes reading and her mother comes to every meeting.",
            ),
            (
                "needed",
                "Mornings need a routine that Rowan can keep up on her own.",
            ),
        ],
        slug::VOICE => &[
            ("voice", "words"),
            ("voice-words", "I like school but my bed is too noisy."),
        ],
        slug::GOALS => &[
            ("goals", "education"),
            ("goal-education", "Being there when the bell rings."),
        ],
        slug::HELP => &[("hub", "any"), ("delivery", "hub"), ("risks", "no")],
        slug::DECLARATION => &[("declaration", "yes")],
        _ => &[],
    }
}
