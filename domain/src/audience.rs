//! Who may read an entry of a family's record.
//!
//! Whoever writes an entry says who it is for, and reads before saving who will be able to read
//! it. The answer is one function, so that the record, the timeline, the print and the family's
//! page cannot differ.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::role::Role;
use crate::setting::SettingKind;

coded! {
    /// Whom an entry can be written for.
    pub enum Audience {
        /// Those who work with the family. Every entry is for them, unless it is kept from some.
        Team = "team", "The team around the family";
        /// The organisation that referred the family.
        Referrer = "referrer", "Whoever referred the family";
        Family = "family", "The family";
    }
}

/// Who an entry is for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Audiences {
    /// Whom it is for besides the team.
    pub wider: BTreeSet<Audience>,
    /// Something in it must not be learnt by somebody: only coordinators, managers, the MASH and
    /// whoever wrote it read it, and nobody `wider` names does.
    pub keep_from: bool,
}

/// Who is reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Viewer {
    /// Wrote the entry.
    Author,
    /// Works with the family, or samples the record.
    Worker,
    Coordinator,
    Manager,
    /// A social worker of the MASH, where the record was passed to it.
    Mash,
    /// Somebody of the organisation that referred the family.
    Referrer,
    Family,
}

impl Viewer {
    pub const ALL: [Self; 7] = [
        Self::Author,
        Self::Worker,
        Self::Coordinator,
        Self::Manager,
        Self::Mash,
        Self::Referrer,
        Self::Family,
    ];

    /// What a person with this role is to an entry of a record that they may see; `None` where
    /// their role reads no entries at all: a provider has the service request, an administrator
    /// no case.
    pub const fn of(role: Role, is_author: bool) -> Option<Self> {
        Some(match role {
            Role::Provider | Role::Administrator => return None,
            Role::Referrer | Role::OrganisationLead => Self::Referrer,
            _ if is_author => Self::Author,
            Role::Coordinator => Self::Coordinator,
            Role::Manager => Self::Manager,
            Role::MashWorker => Self::Mash,
            Role::LeadPractitioner | Role::Auditor => Self::Worker,
        })
    }
}

impl Audiences {
    /// For the team only.
    pub fn team() -> Self {
        Self::default()
    }

    /// For the team and these.
    pub fn also(wider: impl IntoIterator<Item = Audience>) -> Self {
        Self {
            wider: wider
                .into_iter()
                .filter(|one| *one != Audience::Team)
                .collect(),
            keep_from: false,
        }
    }

    /// Kept from everybody but those who must know.
    pub fn kept_back() -> Self {
        Self {
            wider: BTreeSet::new(),
            keep_from: true,
        }
    }

    /// From the values of the "audience" question of a form; see [`KEEP_FROM`].
    pub fn from_choices<'a>(values: impl IntoIterator<Item = &'a str>) -> Self {
        let values: Vec<_> = values.into_iter().map(str::trim).collect();
        if values.contains(&KEEP_FROM) {
            return Self::kept_back();
        }
        Self::also(values.into_iter().filter_map(Audience::from_code))
    }

    /// The stored word: `team`, `team,family`, `keep_from`.
    pub fn code(&self) -> String {
        if self.keep_from {
            return KEEP_FROM.to_owned();
        }
        let wider = self.wider.iter().map(|audience| audience.code());
        let all: Vec<_> = std::iter::once(Audience::Team.code())
            .chain(wider)
            .collect();
        all.join(",")
    }

    /// Back from the stored word. What is not known widens nothing.
    pub fn from_code(code: &str) -> Self {
        Self::from_choices(code.split(','))
    }

    /// Whether this reader may read the entry.
    pub fn sees(&self, viewer: Viewer) -> bool {
        match viewer {
            Viewer::Author | Viewer::Coordinator | Viewer::Manager | Viewer::Mash => true,
            Viewer::Worker => !self.keep_from,
            Viewer::Referrer => !self.keep_from && self.wider.contains(&Audience::Referrer),
            Viewer::Family => !self.keep_from && self.wider.contains(&Audience::Family),
        }
    }

    /// Who will be able to read it, for whoever is about to save it. `referred_by` is the kind of
    /// organisation that referred the family.
    pub fn preview(&self, referred_by: SettingKind) -> String {
        if self.keep_from {
            return "Only coordinators, managers, the MASH and you will be able to read this."
                .to_owned();
        }
        let referrer = referring(referred_by);
        match (self.sees(Viewer::Family), self.sees(Viewer::Referrer)) {
            (false, false) => {
                "Only the team around the family will be able to read this.".to_owned()
            }
            (true, false) => {
                "The family will be able to read what you wrote to them, and the team all of it."
                    .to_owned()
            }
            (false, true) => {
                format!(
                    "The {referrer} that referred the family will be able to read a part of this, and the team all of it."
                )
            }
            (true, true) => {
                format!(
                    "The family will be able to read what you wrote to them, the {referrer} that referred them a part of this, and the team all of it."
                )
            }
        }
    }
}

/// The choice, and the stored word, of an entry that is kept from some of the team too.
pub const KEEP_FROM: &str = "keep_from";

const fn referring(kind: SettingKind) -> &'static str {
    match kind {
        SettingKind::School => "school",
        SettingKind::EarlyYears => "nursery",
        SettingKind::Health => "health service",
        SettingKind::Police => "police service",
        SettingKind::Voluntary => "organisation",
        SettingKind::Council => "council team",
        SettingKind::Hub => "family hub",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each entry there can be and who reads it, in the order of `Viewer::ALL`: author, worker,
    /// coordinator, manager, MASH, referrer, family.
    const TABLE: [(&str, [bool; 7]); 5] = [
        ("team", [true, true, true, true, true, false, false]),
        ("team,referrer", [true, true, true, true, true, true, false]),
        ("team,family", [true, true, true, true, true, false, true]),
        (
            "team,referrer,family",
            [true, true, true, true, true, true, true],
        ),
        ("keep_from", [true, false, true, true, true, false, false]),
    ];

    #[test]
    fn every_reader_sees_exactly_what_the_table_says() {
        for (code, seen) in TABLE {
            let entry = Audiences::from_code(code);
            assert_eq!(entry.code(), code, "the stored word comes back");
            let got = Viewer::ALL.map(|viewer| entry.sees(viewer));
            assert_eq!(got, seen, "{code}");
        }
    }

    #[test]
    fn what_is_kept_back_stays_back_whatever_else_was_ticked() {
        let entry = Audiences::from_choices(["family", "keep_from", "referrer"]);
        assert_eq!(entry, Audiences::kept_back());
        let odd = Audiences {
            wider: BTreeSet::from([Audience::Family, Audience::Referrer]),
            keep_from: true,
        };
        for viewer in [Viewer::Worker, Viewer::Referrer, Viewer::Family] {
            assert!(!odd.sees(viewer), "{viewer:?}");
        }
        assert_eq!(odd.code(), "keep_from");
    }

    #[test]
    fn a_word_that_is_not_known_shows_an_entry_to_nobody_more() {
        assert_eq!(Audiences::from_code("everybody"), Audiences::team());
        assert_eq!(Audiences::from_code(""), Audiences::team());
    }

    #[test]
    fn a_role_reads_as_what_it_is_to_the_family() {
        let of = |role| Viewer::of(role, false);
        assert_eq!(of(Role::LeadPractitioner), Some(Viewer::Worker));
        assert_eq!(of(Role::OrganisationLead), Some(Viewer::Referrer));
        assert_eq!(of(Role::Provider), None);
        assert_eq!(of(Role::Administrator), None);
        let author = Viewer::of(Role::LeadPractitioner, true);
        assert_eq!(author, Some(Viewer::Author));
        // A referrer writes no entries; having written something opens nothing.
        assert_eq!(Viewer::of(Role::Referrer, true), Some(Viewer::Referrer));
    }

    #[test]
    fn whoever_writes_an_entry_reads_first_who_will_see_it() {
        let words = |code| Audiences::from_code(code).preview(SettingKind::School);
        assert_eq!(
            words("team,family,referrer"),
            "The family will be able to read what you wrote to them, the school that referred them a part of this, and the team all of it."
        );
        assert_eq!(
            words("team"),
            "Only the team around the family will be able to read this."
        );
        assert_eq!(
            words("team,referrer"),
            "The school that referred the family will be able to read a part of this, and the team all of it."
        );
        assert_eq!(
            words("team,family"),
            "The family will be able to read what you wrote to them, and the team all of it."
        );
        assert_eq!(
            words("keep_from"),
            "Only coordinators, managers, the MASH and you will be able to read this."
        );
        for &kind in SettingKind::ALL {
            assert!(
                Audiences::also([Audience::Referrer])
                    .preview(kind)
                    .contains("that referred")
            );
        }
    }
}
