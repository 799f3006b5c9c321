//! What lead practitioners of the demonstration write. {child} and {parent} are first names.

mod moves;

use stepwise_domain::episode_form::{ContactOutcome, FormKind, field};

use super::Act;

/// What children say when somebody asks again after some weeks.
pub const SAID_LATER: [&str; 4] = [
    "It is better. I told my friend that somebody comes on Tuesdays.",
    "Mostly all right. The mornings are not so loud.",
    "I like the club. I do not like it when it gets cancelled.",
    "Nobody forgot me this week.",
];

/// The answer to a question of a form; none where it stays empty.
pub fn of(kind: FormKind, question: &str, act: Act, number: usize) -> Option<&'static str> {
    let one_of = |texts: &[&'static str]| Some(texts[number / 2 % texts.len()]);
    match (kind, question) {
        (FormKind::Offer, field::NOTE) => one_of(&[
            "Evenings suit the family best. The school is glad to lend a room.",
            "Somebody who can visit at home in the first week would help most.",
        ]),
        (FormKind::Decline, field::REASON) => one_of(&["caseload_full", "too_far"]),
        (FormKind::Decline, field::WORDS) => one_of(&[
            "I took on two families this month, and could not visit before the week after next.",
            "It is over an hour by bus from where I work. Somebody nearer could see them more often.",
        ]),
        (FormKind::Contact, field::CHANNEL) => match act {
            Act::Contact(ContactOutcome::Reached) => one_of(&["visit", "call", "meeting"]),
            _ => Some("call"),
        },
        (FormKind::Contact, field::NOTE) => contact(act, number),
        (FormKind::Assessment, "need-parenting_capacity") => one_of(&[
            "{parent} knows what {child} needs and says so clearly. What is missing is time and a second pair of hands in the morning and at bedtime.",
            "{parent} is warm with {child} and firm about what matters. Being tired makes it hard to keep to what was agreed, and {parent} would like to practise it with somebody.",
            "{parent} wants rules that everybody at home keeps. So far each adult has their own, and {child} notices.",
        ]),
        (FormKind::Assessment, "need-family_and_environment") => one_of(&[
            "There is little money left at the end of the month, and no relative lives near by. The neighbour downstairs is a help and would do more if asked.",
            "The home is dry and cared for, with too little room. {parent} is waiting to hear from the housing office.",
            "A grandmother comes at weekends. Work shifts change each week, so nobody can plan further ahead than Friday.",
        ]),
        (_, "family-view") => one_of(&[
            "{parent} says that this describes it well, and that being asked first made the difference.",
            "{parent} agrees with most of it, and thinks that school is harder for {child} than we wrote.",
            "“It is a relief that one person knows all of it.” {parent} would like fewer meetings and more visits.",
        ]),
        (FormKind::Goal, field::WORDS) => one_of(&[
            "Everybody at home knows what happens in the evening, and who does it.",
            "{parent} has one morning a week without having to look after anybody.",
        ]),
        (FormKind::Goal, field::OUTCOME) => Some("relationships"),
        (FormKind::Goal, field::NOW) => one_of(&["3", "2", "4"]),
        (FormKind::PlanAction, field::WORDS) => action(act, number),
        (FormKind::Taf, "others") => Some("{parent} and {child}"),
        (FormKind::Contact, field::SAFE)
        | (FormKind::Taf, "family-there")
        | (FormKind::Review, "with-family") => Some("yes"),
        (FormKind::Note, field::TO_FAMILY) => Some(
            "The visit next week is on Wednesday at four. The bus tickets are at the hub’s front desk.",
        ),
        (FormKind::Taf, field::TO_FAMILY) => one_of(&[
            "Thank you for coming. We agreed who does what, and you have it on paper. We meet again in six weeks; you choose the place.",
            "You told us what helps and what does not. Your worker changes the plan and brings it to the next visit.",
        ]),
        (FormKind::Review, field::TO_FAMILY) => one_of(&[
            "Two of the three things you set out to change are better. We go on with the third until we meet again.",
            "You asked for visits later in the day. From now on they are at five.",
        ]),
        (FormKind::Taf, field::MINUTES) => one_of(&[
            "{parent} began and said what had gone well since the first visit. We went through the goals one by one and agreed who does what. {child} had drawn a picture of a good day, which we put at the top of the plan.",
            "The school described two good weeks and one hard one. We looked at what was different in the hard one. Agreed: the plan stays as it is, and the lead practitioner rings {parent} each Friday until the review.",
        ]),
        (FormKind::Review, "changed") => one_of(&[
            "More days go well than not. The evening routine holds on weekdays; weekends are still hard.",
            "School has seen a difference since the second week. {parent} rings when a day goes wrong, which did not happen before.",
            "The first weeks were good, and then shifts at work changed. The plan is back on its feet since Monday.",
        ]),
        (FormKind::PlanTaf, field::TIME) => one_of(&["10:30", "14:00"]),
        (FormKind::PlanTaf, field::MINUTES_LONG) => Some("60"),
        (FormKind::PlanTaf, field::MODE) => Some("hub"),
        (FormKind::Wait, field::REASON) => one_of(&[
            "It is what {parent} asked for first. Until there is a place I go through the first two leaflets with them at home.",
            "{child} would like to meet others of the same age. Until then the lunch club at school keeps a place.",
        ]),
        (FormKind::Unmet, field::WORDS) => one_of(&[
            "A group for parents in the evening, with somebody who looks after the children meanwhile. All there are meet in the morning, when {parent} works.",
            "Somebody who drives: the only service of this kind is two buses away, and {child} is ill in buses.",
        ]),
        (FormKind::Unmet, field::REASON) => one_of(&["not_suitable", "too_far"]),
        (FormKind::Note, field::WORDS) => note(act),
        (FormKind::OutcomeCheck, field::OUTCOME) => Some("in_part"),
        (FormKind::OutcomeCheck, "family-asked") => Some("yes"),
        (FormKind::OutcomeCheck, field::WORDS) => Some(
            "{parent} rang back the same day. Mornings are calm most of the time, and {child} goes to the club. Money is short again; {parent} knows whom to ask.",
        ),
        (FormKind::Taf, name) if name.starts_with("contribution-") => one_of(&[
            "Told us how the last weeks were, and what they can offer until the review.",
            "",
        ])
        .filter(|text| !text.is_empty()),
        (FormKind::Step | FormKind::Close | FormKind::Reopen | FormKind::StepAnswer, name) => {
            moves::of(name, act)
        }
        _ => None,
    }
}

const fn contact(act: Act, number: usize) -> Option<&'static str> {
    let Act::Contact(outcome) = act else {
        return None;
    };
    Some(match outcome {
        ContactOutcome::Reached if number.is_multiple_of(2) => {
            "{parent} was expecting me and had written down three things to ask. {child} showed me their room. We agreed to do the assessment together over two visits."
        }
        ContactOutcome::Reached => {
            "A good first talk. {parent} wants to know who sees what is written down; I explained, and left the leaflet. {child} was there for the second half."
        }
        ContactOutcome::NotReached => {
            "No answer at the time that was named as safe. I try again tomorrow at another hour."
        }
        ContactOutcome::LeftNothing => {
            "It went to voicemail. Others use this telephone too, so I did not leave a message."
        }
    })
}

fn action(act: Act, number: usize) -> Option<&'static str> {
    let Act::Action(place) = act else {
        return None;
    };
    let texts = [
        [
            "Visit at home on Thursday evenings for four weeks",
            "Ring the housing office together",
        ],
        [
            "A check-in with the same adult at the start of each day",
            "Send the weekly register to the lead practitioner",
        ],
        [
            "Use the picture plan at bedtime on weekdays",
            "Go to the parents’ morning at the hub",
        ],
    ];
    Some(texts[place % texts.len()][number % 2])
}

const fn note(act: Act) -> Option<&'static str> {
    let Act::Note(audience) = act else {
        return None;
    };
    Some(match audience.as_bytes() {
        b"family" => {
            "What we agreed on the telephone today: the visit next week is on Wednesday at four, and the bus tickets are at the hub’s front desk."
        }
        b"referrer" => {
            "Thank you for the register. Attendance is better than in the weeks before; please go on with the quiet start on Mondays."
        }
        b"keep_from" => {
            "{parent} asked that the other parent does not learn the day of the visits. Please speak of them to nobody but {parent}."
        }
        _ => {
            "Spoke with the class teacher. They will save a place in the lunch club, and tell me if a week goes badly."
        }
    })
}
