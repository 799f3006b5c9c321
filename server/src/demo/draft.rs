//! A whole form, filled in from a story: every page as a careful referrer would leave it.

use chrono::{Datelike, Days, Months, NaiveDate};
use stepwise_domain::form::{Answers, Section};
use stepwise_domain::referral_form::{Draft, FormContext, sections, slug};
use stepwise_domain::setting::SettingKind;
use stepwise_domain::tier::Tier;

use super::stories::{Family, Story};

/// Postcodes of the invented town: the first three stand near a hub each.
const PLACES: [(&str, &str); 8] = [
    ("Capstan Row", "NM1 2AB"),
    ("Foundry Street", "NM2 4DD"),
    ("Saltgate Lane", "NM3 1EF"),
    ("Ropery Yard", "NM1 3GH"),
    ("Bank Top", "NM2 3JL"),
    ("Kiln Terrace", "NM2 5LN"),
    ("Mill Green", "NM4 1NP"),
    ("Quay Steps", "NM1 1QR"),
];

/// Where a referral comes from.
pub struct From<'a> {
    pub setting: SettingKind,
    pub organisation: &'a str,
    pub role: &'static str,
}

/// The story of a family, as a draft that is ready to send.
pub fn draft(context: &FormContext, from: &From<'_>, story: &Story, family: &Family) -> Draft {
    let mut draft = Draft::default();
    // The pages depend on earlier answers, so each is looked up when its turn has come.
    for at in 0.. {
        let Some(section) = sections(context, &draft).into_iter().nth(at) else {
            break;
        };
        let answers = match section.slug {
            slug::SAFETY => every_flag_no(&section),
            slug::REFERRER => pairs([
                ("referrer-role", from.role),
                ("referrer-phone", "01632 960001"),
            ]),
            slug::CHILDREN => child(context.today, from, story, family),
            slug::ADULTS => adult(family),
            slug::HOME => home(family),
            slug::AGREEMENT => agreement(context.today, story, family),
            slug::CONCERNS => Answers::from_pairs([
                ("worries", family.tell(&story.worries)),
                ("working-well", family.tell(&story.well)),
                ("needed", family.tell(&story.needed)),
            ]),
            slug::VOICE => voice(story, family),
            slug::INDICATORS => signs(&section, story, family),
            slug::TRIED => tried(context),
            slug::GOALS => goals(story),
            slug::HELP => pairs([("hub", "any"), ("delivery", "hub"), ("risks", "no")]),
            slug::DECLARATION => pairs([("declaration", "yes")]),
            _ => Answers::default(),
        };
        draft.save(&section, answers);
    }
    draft
}

fn pairs<const N: usize>(pairs: [(&str, &str); N]) -> Answers {
    Answers::from_pairs(pairs)
}

fn every_flag_no(section: &Section) -> Answers {
    let flags = section.questions.iter();
    Answers::from_pairs(flags.map(|question| (question.name.to_string(), "no")))
}

fn child(today: NaiveDate, from: &From<'_>, story: &Story, family: &Family) -> Answers {
    let (youngest, oldest) = story.ages;
    let years =
        youngest + u32::try_from(family.index).unwrap_or_default() % (oldest - youngest + 1);
    let months = years * 12 + u32::try_from(family.index * 7 % 11).unwrap_or_default();
    let days = u64::try_from(family.index * 3 % 27).unwrap_or_default();
    let mut child = pairs([
        ("stage", "born"),
        ("given", family.child),
        ("family", family.name),
        ("interpreter", "no"),
    ]);
    date(
        &mut child,
        "born",
        today - Months::new(months.max(2)) - Days::new(days),
    );
    if years >= 5 && from.setting == SettingKind::School {
        child.set("learns", "setting");
        child.set("school", from.organisation);
    }
    child
}

fn adult(family: &Family) -> Answers {
    let phone = format!("07700 900{:03}", family.index % 1000);
    let relation = ["mother", "father", "mother", "mother", "grandparent"];
    let mut adult = pairs([
        ("given", family.parent),
        ("family", family.name),
        ("relation", relation[family.index % relation.len()]),
        ("lives-with", "yes"),
        ("responsibility", "yes"),
        ("safe", "call"),
        ("safe", "text"),
    ]);
    adult.set("phone", phone);
    adult.set("email", family.email());
    if !family.index.is_multiple_of(3) {
        adult.push("safe", "email");
    }
    adult
}

fn home(family: &Family) -> Answers {
    let (street, postcode) = PLACES[family.index % PLACES.len()];
    let mut home = pairs([
        ("home", "settled"),
        ("postcode", postcode),
        ("protected", "no"),
    ]);
    home.set(
        "address",
        format!("{} {street}\nNorthmoor", family.index + 1),
    );
    home
}

fn agreement(today: NaiveDate, story: &Story, family: &Family) -> Answers {
    let young = story.ages.1 < 5;
    let mut agreed = pairs([
        ("agreed", "parent"),
        ("agreed-how", "in-person"),
        ("child-agrees", if young { "young" } else { "yes" }),
        ("told", "yes"),
    ]);
    agreed.set("agreed-who", format!("{} {}", family.parent, family.name));
    let days = 1 + u64::try_from(family.index % 6).unwrap_or_default();
    date(&mut agreed, "agreed-on", today - Days::new(days));
    agreed
}

fn voice(story: &Story, family: &Family) -> Answers {
    let mut voice = match (&story.voice, &story.observed) {
        (Some(words), _) => {
            Answers::from_pairs([("voice", "words"), ("voice-words", &family.tell(words))])
        }
        (None, Some(seen)) => Answers::from_pairs([
            ("voice", "observed"),
            ("voice-observed", &family.tell(seen)),
        ]),
        (None, None) => Answers::default(),
    };
    if let Some(view) = &story.view {
        voice.set("parent-view", family.tell(view));
    }
    voice
}

fn signs(section: &Section, story: &Story, family: &Family) -> Answers {
    let mut answers = Answers::default();
    for (id, seen) in &story.signs {
        let evidence = format!("evidence-{id}");
        let question = section.question(&evidence);
        if let Some(ticked) = question.and_then(|question| question.only_if.as_ref()) {
            answers.push(ticked.question.to_string(), id);
            answers.set(evidence, family.tell(seen));
        }
    }
    answers.set("plan-tried", story.plan.as_deref().unwrap_or("no"));
    // Now and then a referrer sees more in it than the signs say.
    if family.index % 9 == 4 {
        answers.set("view", Tier::Targeted.number().to_string());
        answers.set(
            "view-reason",
            "Several things come together here, and each makes the others harder.",
        );
    } else {
        answers.set("view", "agree");
    }
    answers
}

fn tried(context: &FormContext) -> Answers {
    let mut tried = Answers::default();
    for step in context.baseline.iter().take(2) {
        tried.push("tried", &step.id);
        tried.set(format!("when-{}", step.id), "Over the last half-term");
        tried.set(
            format!("result-{}", step.id),
            "It helped for two or three weeks, and then things slipped back.",
        );
    }
    tried
}

fn goals(story: &Story) -> Answers {
    let (goal, words) = &story.goal;
    let mut goals = Answers::from_pairs([("goals", goal)]);
    goals.set(format!("goal-{goal}"), words);
    goals
}

fn date(answers: &mut Answers, name: &str, date: NaiveDate) {
    answers.set(format!("{name}-day"), date.day().to_string());
    answers.set(format!("{name}-month"), date.month().to_string());
    answers.set(format!("{name}-year"), date.year().to_string());
}
