//! The kinds of step there are.

use crate::episode::{Action, Level};

coded! {
    /// A step. The name finishes the sentence "… is waiting for an answer".
    pub enum StepKind {
        /// A child may be harmed. From any record, at any time, by anybody who may see it; it needs
        /// nothing and it blocks nothing.
        ToMash = "to_mash", "passing it to the MASH";
        Up1To2 = "up_1_to_2", "the step up from tier 1 to tier 2";
        Up2To3 = "up_2_to_3", "the step up from tier 2 to tier 3";
        Up3To4a = "up_3_to_4a", "the step up from tier 3 to social care";
        /// Social care's own: child in need to child protection.
        Up4aTo4b = "up_4a_to_4b", "the start of child protection";
        /// Social care's own: child protection to child in need.
        Down4bTo4a = "down_4b_to_4a", "the end of child protection";
        /// Social care lets go.
        Down4aTo3 = "down_4a_to_3", "the step down from social care to tier 3";
        Down3To2 = "down_3_to_2", "the step down from tier 3 to tier 2";
        Down2To1 = "down_2_to_1", "the step down from tier 2 to tier 1";
        Close = "close", "closing the episode";
        Reopen = "reopen", "opening the episode again";
        /// Help had ended because social care leads, which is about to let go: only from there can
        /// the family be stepped down.
        Resume = "resume", "taking it up again to step it down";
    }
}

/// There is no step between these levels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", .through.map_or_else(
    || "The episode is at this tier already.".to_owned(),
    |through| format!("There is no step from tier {} to tier {}: it goes through {}.", .from.short(), .to.short(), through.short()),
))]
pub struct NoSuchStep {
    pub from: Level,
    pub to: Level,
    /// The level next to `from` on the way; none where the two are the same.
    pub through: Option<Level>,
}

impl StepKind {
    /// The step from one level to another. Only levels next to each other have one: from child
    /// protection to tier 3 it goes through child in need.
    pub fn between(from: Level, to: Level) -> Result<Self, NoSuchStep> {
        let step = (Self::ALL.iter().copied()).find(|step| step.levels() == Some((from, to)));
        step.ok_or_else(|| {
            let mut nearer = Level::ALL.to_vec();
            if to < from {
                nearer.reverse();
            }
            let through = nearer
                .into_iter()
                .skip_while(|level| *level != from)
                .nth(1)
                .filter(|_| from != to);
            NoSuchStep { from, to, through }
        })
    }

    /// From which level to which it leads, for a step that is one between two levels.
    pub const fn levels(self) -> Option<(Level, Level)> {
        use Level::{Additional, ChildInNeed, ChildProtection, Targeted, Universal};
        Some(match self {
            Self::Up1To2 => (Universal, Additional),
            Self::Up2To3 => (Additional, Targeted),
            Self::Up3To4a => (Targeted, ChildInNeed),
            Self::Up4aTo4b => (ChildInNeed, ChildProtection),
            Self::Down4bTo4a => (ChildProtection, ChildInNeed),
            Self::Down4aTo3 => (ChildInNeed, Targeted),
            Self::Down3To2 => (Targeted, Additional),
            Self::Down2To1 => (Additional, Universal),
            Self::ToMash | Self::Close | Self::Reopen | Self::Resume => return None,
        })
    }

    /// The level of an episode at this level once the step is accepted.
    ///
    /// What the MASH takes on, or takes up again, is at least a child in need; where social care has
    /// the family already, a further report changes nothing by itself.
    pub const fn level_after(self, level: Level) -> Level {
        match (self, self.levels()) {
            (_, Some((_, to))) => to,
            (Self::ToMash | Self::Resume, None) if !level.is_statutory() => Level::ChildInNeed,
            _ => level,
        }
    }

    /// The action that takes the step once it is accepted.
    pub const fn action(self) -> Action {
        match self {
            Self::ToMash | Self::Up3To4a => Action::PassToSocialCare,
            Self::Up4aTo4b | Self::Down4bTo4a => Action::ChangeStatutoryLevel,
            Self::Down4aTo3 => Action::ReturnFromSocialCare,
            Self::Up1To2 | Self::Up2To3 | Self::Down3To2 | Self::Down2To1 => Action::ChangeLevel,
            Self::Close => Action::Close,
            Self::Reopen => Action::Reopen,
            Self::Resume => Action::Resume,
        }
    }

    /// Whether somebody else leads afterwards, so that a handover is written once for them.
    pub const fn changes_hands(self) -> bool {
        matches!(self, Self::ToMash | Self::Up3To4a | Self::Down4aTo3)
    }
}
