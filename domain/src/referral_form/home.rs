//! Section 3, second page: where the family lives, and what courts have ordered.
//!
//! Families without an ordinary address must be able to pass, and nobody may be led to write down
//! where a refuge is.

use super::{slug, yes_no_unknown};
use crate::form::{Choice, Kind, Question, Section};

/// Answers to "home" that have an address of the usual kind.
pub(super) const ADDRESSED: [&str; 2] = ["settled", "temporary"];
/// Answers to "home" for which a place near by is asked.
pub(super) const UNADDRESSED: [&str; 3] = ["site", "none", "other"];

pub(super) fn section() -> Section {
    let kinds = vec![
        Choice::new("settled", "A home of their own, rented or owned"),
        Choice::new("temporary", "Temporary housing, or staying with someone"),
        Choice::new("refuge", "A refuge")
            .hint("We do not ask where it is. Please do not write it anywhere in this form."),
        Choice::new("site", "A Traveller site, or on the road"),
        Choice::new("none", "No fixed home"),
        Choice::new("other", "Somewhere else, or not known"),
    ];
    let protected = Choice::list([
        ("no", "No"),
        ("yes", "Yes, keep it from all but the workers who need it"),
        (
            "unknown",
            "Not known: treat it as secret until we have asked",
        ),
    ]);
    let questions = vec![
        Question::radios("home", "Where does the family live?", kinds)
            .called("Where the family lives")
            .required("Select where the family lives"),
        Question::long("address", "Address", 0, 300)
            .hint("House and street, town. The postcode goes below.")
            .only_if("home", ADDRESSED)
            .required("Enter the family’s address"),
        Question::new("postcode", "Postcode", Kind::Postcode)
            .only_if("home", ADDRESSED)
            .required("Enter the family’s postcode"),
        Question::text("whereabouts", "Where can the family be found?", 300)
            .hint("For example the name of the site, or where they slept last. If you do not know, say why.")
            .called("Where the family can be found")
            .only_if("home", UNADDRESSED)
            .required("Enter where the family can be found, or why you do not know"),
        Question::new("near-postcode", "A postcode near by, if you know one", Kind::Postcode)
            .hint("For example of the school or the surgery. It helps us find the nearest hub.")
            .called("The postcode")
            .only_if("home", UNADDRESSED),
        Question::radios("protected", "Must the address be kept secret?", protected)
            .called("Whether the address is secret")
            .required("Select if the address must be kept secret"),
        Question::radios("orders", "Are there any court orders about the children?", yes_no_unknown())
            .called("Whether there are court orders")
            .group("Orders and other family"),
        Question::text("orders-note", "Which orders, about whom, and until when?", 500)
            .called("The orders")
            .only_if("orders", ["yes"])
            .required("Enter which court orders there are"),
        Question::long("network", "Who else is there for the family?", 0, 1000)
            .hint("Relatives, friends, neighbours, groups. Who helps most?")
            .called("Who else is there"),
    ];
    Section::new(slug::HOME, "Home and family network", questions)
}
