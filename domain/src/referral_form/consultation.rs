//! A consultation with the MASH about a red flag: the only way past one.

use super::{Draft, FormContext, gate, slug};
use crate::form::check::check;
use crate::form::{Choice, DateRule, Question, Section};

/// Asked only while a red flag is open. It lists the flags, so that one found later is not cleared
/// by a talk held before.
pub(super) fn section(context: &FormContext, draft: &Draft) -> Option<Section> {
    let open = gate::open_flags(context, draft);
    if open.is_empty() {
        return None;
    }
    let flags = context
        .red_flags
        .iter()
        .filter(|flag| open.contains(&flag.id));
    let flags = Choice::list(flags.map(|flag| (&flag.id, &flag.text)));
    let advice = vec![
        Choice::new("early-help", "Go on with a referral for early help"),
        Choice::new("social-care", "Children’s social care takes it from here")
            .hint("Then do not send this form: it stays here as your record."),
    ];
    let questions = vec![
        Question::checkboxes("mash-flags", "What did you talk about?", flags)
            .hint("Tick each one. The MASH must have advised on all of them.")
            .required("Select what you talked about with the MASH"),
        Question::text("mash-who", "Who at the MASH did you speak to?", 100)
            .hint("Their full name. Ask them to spell it.")
            .called("The name")
            .required("Enter the name of the person at the MASH"),
        Question::date("mash-on", "When did you speak to them?", DateRule::Past)
            .called("The date of the talk")
            .required("Enter the date you spoke to the MASH"),
        Question::radios("mash-advice", "What did they advise?", advice)
            .called("The advice")
            .required("Select what the MASH advised"),
        Question::long("mash-said", "What did they say?", 0, 2000)
            .hint("In their words where you can, with any reference they gave you.")
            .called("What they said"),
    ];
    let intro = "Ring the MASH first. Fill this in after you have spoken to them.";
    Some(Section::new(slug::CONSULTATION, "Your talk with the MASH", questions).intro(intro))
}

/// Whether the record is complete, covers every open flag and lets the form go on.
pub(super) fn advises_early_help(context: &FormContext, draft: &Draft) -> bool {
    let Some(section) = section(context, draft) else {
        return false;
    };
    let answers = draft.answers(slug::CONSULTATION);
    let covers_all = gate::open_flags(context, draft)
        .iter()
        .all(|flag| answers.has("mash-flags", flag));
    covers_all
        && answers.text("mash-advice") == "early-help"
        && check(&section, answers, context.today).is_empty()
}

/// Whether the MASH said that children's social care takes it from here.
pub(super) fn advises_social_care(draft: &Draft) -> bool {
    draft.answers(slug::CONSULTATION).text("mash-advice") == "social-care"
}
