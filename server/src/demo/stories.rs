//! The stories behind the demonstration's referrals, and how each is told anew for a family.

use serde::Deserialize;
use stepwise_domain::setting::SettingKind;

use crate::error::{Error, Result};

/// A story as the file tells it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Story {
    settings: Vec<String>,
    /// The youngest and the oldest child it fits.
    pub ages: (u32, u32),
    /// Ids of indicators, each with what was seen.
    pub signs: Vec<(String, String)>,
    /// The tier at which a plan was tried.
    pub plan: Option<String>,
    pub worries: String,
    pub well: String,
    pub needed: String,
    /// The child's own words; for a child who does not speak, what was seen.
    pub voice: Option<String>,
    pub observed: Option<String>,
    pub view: Option<String>,
    /// An outcome's id, and what the family would notice.
    pub goal: (String, String),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    story: Vec<Story>,
}

impl Story {
    pub fn all() -> Result<Vec<Self>> {
        let file: File = toml::from_str(include_str!("../../data/demo/stories.toml"))
            .map_err(Error::internal)?;
        Ok(file.story)
    }

    /// Whether somebody from this kind of setting could tell it.
    pub fn fits(&self, setting: SettingKind) -> bool {
        self.settings.iter().any(|kind| kind == setting.code())
    }
}

/// What changes from family to family.
pub struct Family {
    pub child: &'static str,
    pub name: &'static str,
    pub parent: &'static str,
    pub index: usize,
}

const CHILDREN: [&str; 25] = [
    "Acorn", "Amber", "Basil", "Berry", "Bramley", "Cedar", "Clover", "Coral", "Damson", "Fern",
    "Ginger", "Holly", "Ivy", "Jasper", "Juniper", "Lark", "Maple", "Nettle", "Olive", "Pepper",
    "Robin", "Sage", "Thistle", "Willow", "Wren",
];

const NAMES: [&str; 24] = [
    "Testwell",
    "Sampleby",
    "Mockton",
    "Inventson",
    "Fictionham",
    "Exampley",
    "Pretendley",
    "Madeupson",
    "Notrealby",
    "Trialford",
    "Specimen-Hall",
    "Placeholdt",
    "Demoworth",
    "Fabley",
    "Storyman",
    "Makebelief",
    "Dummerton",
    "Sketchley",
    "Draftwood",
    "Imaginey",
    "Supposeby",
    "Figmenton",
    "Rehearsal",
    "Stageworth",
];

const PARENTS: [&str; 18] = [
    "Rowan", "Bracken", "Heather", "Linden", "Sorrel", "Tansy", "Yarrow", "Aspen", "Bay",
    "Camellia", "Dahlia", "Elder", "Flint", "Garnet", "Hazel", "Iris", "Larch", "Marigold",
];

const SINCE: [&str; 7] = [
    "since the start of term",
    "in the last six weeks",
    "since the summer",
    "since half-term",
    "over the last two months",
    "in the last month",
    "since the spring",
];

const WHEN: [&str; 5] = [
    "two months ago",
    "in the summer",
    "six weeks ago",
    "in the spring",
    "last month",
];

impl Family {
    pub fn number(index: usize) -> Self {
        // Steps that share no factor with the lengths, so that names do not repeat side by side.
        Self {
            child: CHILDREN[index * 7 % CHILDREN.len()],
            name: NAMES[index * 5 % NAMES.len()],
            parent: PARENTS[index * 11 % PARENTS.len()],
            index,
        }
    }

    /// The same family with another of its children.
    pub fn sibling(self, index: usize) -> Self {
        let child = Self::number(index).child;
        Self { child, ..self }
    }

    /// The parent's address.
    pub fn email(&self) -> String {
        let (parent, name) = (self.parent.to_lowercase(), self.name.to_lowercase());
        format!("{parent}.{name}{}@example.org", self.index)
    }

    /// A text of a story with this family in it.
    pub fn tell(&self, text: &str) -> String {
        text.replace("{child}", self.child)
            .replace("{parent}", self.parent)
            .replace("{since}", SINCE[self.index / 3 % SINCE.len()])
            .replace("{when}", WHEN[self.index / 2 % WHEN.len()])
            .replace("{n}", &(3 + self.index * 5 % 9).to_string())
    }
}
