//! What is written when a family moves from one tier to another, and when help ends.

use stepwise_domain::episode::CloseReason;
use stepwise_domain::episode_form::field;

use super::super::{Act, Move};

/// The answer to a question about a step; none where it stays empty.
pub fn of(question: &str, act: Act) -> Option<&'static str> {
    match (act, question) {
        (Act::Propose(Move::Close(reason)), _) => closing(reason, question),
        (Act::Propose(step), field::RATIONALE) => Some(why(step)),
        (Act::Propose(Move::Mash), field::HANDOVER) => Some(
            "{child} is in school until three and knows nothing of this. The other parent must not learn of it before you have spoken to {parent}.",
        ),
        (Act::Propose(_), field::HANDOVER) => Some(
            "{parent} trusts people who say what they do and then do it. Mornings were the hard part, and the picture plan helped. They do not want to tell the story of last winter again: it is in the assessment.",
        ),
        (_, field::SECOND_AGENCY | field::AGREES) => Some("yes"),
        (_, field::IMPROVEMENT) => Some(
            "Home is safe and settled: three visits that were not announced found the same. School has had no worry for two months, and {child} says so too.",
        ),
        (_, field::RAISES_TIER) => Some("no"),
        (Act::Answer(true), _) => Some(
            "I read the record and agree: what is written down bears it out, and the family knows what comes next.",
        ),
        (Act::Answer(false), _) => Some(
            "Not yet. What is written down does not bear it out so far. Please see the family once more, and propose it again with what you find.",
        ),
        _ => None,
    }
}

const fn why(step: Move) -> &'static str {
    match step {
        Move::Up => {
            "Two reviews, and the goals have hardly moved. A second service is needed beside us, and somebody who brings everybody to one table."
        }
        Move::Down => {
            "The goals have held since the last review, and the family manages hard days without ringing first. Less help is enough now."
        }
        Move::Mash => {
            "{child} said something this morning that may mean harm at home. I wrote it down in their own words and rang the MASH before I filled this in."
        }
        Move::Close(_) | Move::Reopen => {
            "{parent} rang: since the summer the old trouble is back, and they ask for the same worker. It is soon enough to go on where we stopped."
        }
    }
}

fn closing(reason: CloseReason, question: &str) -> Option<&'static str> {
    Some(match question {
        field::RAISES_TIER => "no",
        field::OUTCOME => outcome(reason),
        field::FAMILY_WORDS => match reason {
            CloseReason::NotContactable => {
                "Nobody could ask them: four attempts at the times they had called safe, and a visit, reached no one."
            }
            CloseReason::FamilyWithdrew => {
                "“Thank you, but there are too many people in our life now.” They know whom to ring if that changes."
            }
            _ => {
                "“It is good that one person stayed with us all the way. We know what to do on a bad day now.”"
            }
        },
        field::FEEDBACK => match reason {
            CloseReason::NotContactable | CloseReason::FamilyWithdrew => {
                "We have ended our help without reaching what we hoped for. Please keep an eye on how things are, and refer again or ring us if your worry grows."
            }
            CloseReason::SocialCareLeads => {
                "Our part has ended because another team goes on with the family. Please go on as before, and ring if something new worries you."
            }
            _ => {
                "Our help has ended as planned. What was agreed with you goes on: the quiet start in the morning, and one adult to turn to. Ring us if things slip."
            }
        },
        _ => return None,
    })
}

const fn outcome(reason: CloseReason) -> &'static str {
    match reason {
        CloseReason::NeedsMet => {
            "The routine holds and school sees the difference. Money is still short; the advice desk goes on with that. The family rings the hub if a bad month comes."
        }
        CloseReason::SingleAgency => {
            "Most of it is reached. What is left is speech, and the speech therapist goes on with that alone."
        }
        CloseReason::MovedAway => {
            "Half of it was reached when the family moved out of the area. With their agreement the new council has the plan."
        }
        CloseReason::SocialCareLeads => {
            "The social worker leads now, and our goals went into the plan that the family has with them."
        }
        CloseReason::FamilyWithdrew => {
            "The assessment is done and little more. The family wants no visits now. School knows the signs to look out for."
        }
        CloseReason::NotContactable => {
            "Nothing could begin. The school sees {child} every day, has no new worry, and tells us if that changes."
        }
    }
}
