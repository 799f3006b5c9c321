//! A framework and a directory small enough to see whole in a test.

use chrono::NaiveDate;

use super::super::FormContext;
use crate::framework::{BaselineStep, Indicator, NeedDomain, Prompt, RedFlag, Route};
use crate::tier::Tier;

/// A small framework and directory on Friday 20 November 2026.
pub fn example_context() -> FormContext {
    let pair = |id: &str, name: &str| (id.to_owned(), name.to_owned());
    FormContext {
        today: NaiveDate::from_ymd_opt(2026, 11, 20).unwrap_or_default(),
        red_flags: vec![
            flag("violence", Route::CallNow, "Someone is being hurt now."),
            flag(
                "disclosure",
                Route::Mash,
                "A child says that they are being abused.",
            ),
            flag(
                "injury",
                Route::Mash,
                "A child has an injury that nobody can explain.",
            ),
        ],
        indicators: indicators(),
        prompts: vec![Prompt {
            id: "young-carer".to_owned(),
            text: "A child looks after someone at home.".to_owned(),
        }],
        baseline: vec![
            step("met-parents", "We have met the parents."),
            step("adjusted", "We have changed what we do in class."),
        ],
        hubs: vec![
            pair("harbour", "Harbour Example Hub"),
            pair("meadow", "Meadow Example Hub"),
        ],
        services: vec![pair("parenting", "Parenting course")],
    }
}

fn indicators() -> Vec<Indicator> {
    use NeedDomain::{ChildDevelopment, FamilyAndEnvironment, ParentingCapacity};
    vec![
        sign(
            "settled",
            Tier::Universal,
            ChildDevelopment,
            "The child grows and learns as expected.",
        ),
        sign(
            "attendance",
            Tier::Additional,
            ChildDevelopment,
            "The child misses more school than before.",
        ),
        sign(
            "routines",
            Tier::Additional,
            ParentingCapacity,
            "There are few regular times for meals or sleep.",
        ),
        sign(
            "absence",
            Tier::Targeted,
            ChildDevelopment,
            "The child misses a tenth of school or more.",
        ),
        sign(
            "eviction",
            Tier::Targeted,
            FamilyAndEnvironment,
            "The family may lose their home.",
        ),
        sign(
            "unsafe-care",
            Tier::Specialist,
            ParentingCapacity,
            "Care is not safe on most days.",
        ),
    ]
}

fn flag(id: &str, route: Route, text: &str) -> RedFlag {
    RedFlag {
        id: id.to_owned(),
        text: text.to_owned(),
        route,
        note: None,
    }
}

/// Tier 4 suffices by itself.
fn sign(id: &str, tier: Tier, domain: NeedDomain, text: &str) -> Indicator {
    Indicator {
        id: id.to_owned(),
        tier,
        domain,
        text: text.to_owned(),
        example: "Seen more than once this term.".to_owned(),
        alone: tier == Tier::Specialist,
    }
}

fn step(id: &str, text: &str) -> BaselineStep {
    BaselineStep {
        id: id.to_owned(),
        text: text.to_owned(),
    }
}
