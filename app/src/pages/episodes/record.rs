//! The record of an episode: who leads, what is promised, the goals and the plan, and everything
//! that was written down.

use leptos::prelude::*;
use stepwise_domain::form::read_back::SnapshotSection;

use crate::components::Content;
use crate::components::button::{Button, ButtonOptions};
use crate::components::clock_words::{ClockWords, ClockWordsOptions};
use crate::components::details::{Details, DetailsOptions};
use crate::components::identity_bar::{IdentityBar, IdentityBarOptions};
use crate::components::inset_text::InsetText;
use crate::components::notification_banner::{NotificationBanner, NotificationBannerOptions};
use crate::components::table::{Table, TableCell, TableOptions};
use crate::pages::read_back::read_back;
use crate::pages::triage::{Card, Happening, MailLine, cards, mails, timeline};

/// Everything about one episode that this person may see.
pub struct Record {
    pub reference: String,
    pub child: String,
    pub state: String,
    /// Level, hub, who leads, who is accountable.
    pub facts: Vec<(String, String)>,
    /// What is promised, the next first.
    pub clocks: Vec<(String, ClockWordsOptions)>,
    pub done: Option<&'static str>,
    pub notice: Option<String>,
    pub version: i32,
    /// Forms: words and address.
    pub links: Vec<(String, String)>,
    /// What they cannot do, and who can.
    pub advice: Option<&'static str>,
    /// Posts without a form.
    pub buttons: Vec<Press>,
    pub goals: Vec<GoalLine>,
    pub actions: Vec<ActionLine>,
    /// Offers, steps and entries, each kind under its heading.
    pub cards: Vec<(String, Vec<Card>)>,
    /// The referrals that opened and joined it: words and address.
    pub referrals: Vec<(String, String)>,
    pub history: Vec<Happening>,
    /// Messages about the family that did not go out.
    pub mails: Vec<MailLine>,
    /// For whoever leads, the latest first: the family need not tell it again.
    pub referred: Vec<Referred>,
}

/// A post without a form.
pub struct Press {
    pub words: &'static str,
    pub action: String,
    /// The answer that somebody was asked for: it stands out among the others.
    pub asked: bool,
    /// What comes of it, to be read before it is pressed.
    pub warning: Option<&'static str>,
}

/// A referral as it was sent.
pub struct Referred {
    pub reference: String,
    /// Who sent it, and on which day.
    pub sent: String,
    pub sections: Vec<SnapshotSection>,
}

/// A goal and how far the family has come.
pub struct GoalLine {
    pub words: String,
    pub outcome: String,
    /// What 0 and 10 mean to the family.
    pub scale: String,
    pub start: i16,
    /// One for each review, the first one first.
    pub scores: Vec<i16>,
}

/// An action of the plan.
pub struct ActionLine {
    pub what: String,
    pub who: String,
    /// The day, and whether that has passed.
    pub by: String,
    pub late: bool,
    /// Where it is marked as done; none where it is, or where this person may not.
    pub finish: Option<String>,
    pub done: Option<String>,
}

pub fn record(page: Record) -> AnyView {
    let done = page.done.map(
        |words| view! { <NotificationBanner options=NotificationBannerOptions::success(words) /> },
    );
    let notice = page
        .notice
        .map(|words| view! { <InsetText options=words.as_str() /> });
    let mut bar = IdentityBarOptions::new(page.child.as_str())
        .with_status(page.state.as_str())
        .with_fact("Episode", page.reference.as_str());
    for (name, fact) in page.facts {
        bar = bar.with_fact(name, fact);
    }
    for (name, clock) in page.clocks {
        let clock = Content::view(move || view! { <ClockWords options=clock.clone() /> });
        bar = bar.with_fact(name, clock);
    }
    let given = page
        .cards
        .into_iter()
        .filter(|(_, list)| !list.is_empty())
        .map(|(heading, list)| {
            view! {
                <h2 class="govuk-heading-m">{heading}</h2>
                {cards(list)}
            }
        })
        .collect_view();
    let referred = page.referred.into_iter().map(referred).collect_view();
    let history = (!page.history.is_empty()).then(|| {
        view! {
            <h2 class="govuk-heading-m">"What happened"</h2>
            {timeline(page.history)}
        }
    });
    let print = format!("/episodes/{}/print", page.reference);
    view! {
        {done}
        <h1 class="govuk-visually-hidden">"Episode " {page.reference}</h1>
        <IdentityBar options=bar />
        <div class="app-record">
            <div class="app-record__do">
                {notice}
                {buttons(page.buttons, page.version)}
                {links("What to do", page.links)}
                {page.advice.map(|words| view! { <p class="govuk-body">{words}</p> })}
                {links("Referrals", page.referrals)}
                <p class="govuk-body sw-no-print"><a class="govuk-link" href=print>"Print the record"</a></p>
                {mails("Messages that did not go out", page.mails)}
            </div>
            <div class="app-record__main">
                {goals(page.goals)}
                {plan(page.actions, page.version)}
                {given}
                {referred}
            </div>
            <div class="app-record__history">{history}</div>
        </div>
    }
    .into_any()
}

fn referred(one: Referred) -> AnyView {
    let sections = one.sections.into_iter();
    let sections = sections
        .map(|section| read_back(section, None))
        .collect_view();
    let caption = format!("{}, {}", one.reference, one.sent);
    view! {
        <h2 class="govuk-heading-l" id=one.reference>
            <span class="govuk-caption-m">{caption}</span>
            "What was referred"
        </h2>
        {sections}
    }
    .into_any()
}

fn goals(lines: Vec<GoalLine>) -> Option<AnyView> {
    if lines.is_empty() {
        return None;
    }
    let row = |line: GoalLine| -> Vec<TableCell> {
        let now = line.scores.last().copied().unwrap_or(line.start);
        let travelled = match now - line.start {
            0 => "No change".to_owned(),
            more @ 1.. => format!("{more} better"),
            less => format!("{} worse", -less),
        };
        let (words, outcome, scale) = (line.words, line.outcome, line.scale);
        let goal = Content::view(move || {
            view! {
                {words.clone()} <br />
                <span class="govuk-hint">{outcome.clone()} <br /> {scale.clone()}</span>
            }
        });
        vec![
            goal.into(),
            line.start.to_string().into(),
            now.to_string().into(),
            travelled.into(),
        ]
    };
    let options = TableOptions {
        caption: "Goals, from 0 to 10".into(),
        caption_classes: "govuk-table__caption--m".into(),
        head: ["Goal", "At the start", "Now", "Distance travelled"]
            .map(TableCell::from)
            .to_vec(),
        rows: lines.into_iter().map(row).collect(),
        ..TableOptions::default()
    };
    Some(view! { <Table options=options /> }.into_any())
}

fn plan(lines: Vec<ActionLine>, version: i32) -> Option<AnyView> {
    if lines.is_empty() {
        return None;
    }
    let row = |line: ActionLine| -> Vec<TableCell> {
        let what = line.what.clone();
        let stands = match (line.done, line.finish) {
            (Some(done), _) => Content::from(done),
            (None, None) => Content::from(if line.late { "Late" } else { "Not done yet" }),
            (None, Some(action)) => {
                let late = line.late.then_some("Late");
                Content::view(move || {
                    let options = ButtonOptions {
                        classes: "govuk-!-margin-bottom-0".into(),
                        ..ButtonOptions::submit("Done")
                    };
                    let options = options.secondary();
                    let action = action.clone();
                    let hidden = format!(": {what}");
                    view! {
                        {late}
                        <form method="post" action=action>
                            <input type="hidden" name="version" value=version.to_string() />
                            <Button options=ButtonOptions {
                                content: Content::view(move || view! {
                                    "Done" <span class="govuk-visually-hidden">{hidden.clone()}</span>
                                }),
                                ..options
                            } />
                        </form>
                    }
                })
            }
        };
        vec![
            line.what.into(),
            line.who.into(),
            line.by.into(),
            stands.into(),
        ]
    };
    let options = TableOptions {
        caption: "Plan".into(),
        caption_classes: "govuk-table__caption--m".into(),
        head: ["What", "Who", "By when", "Stands"]
            .map(TableCell::from)
            .to_vec(),
        rows: lines.into_iter().map(row).collect(),
        ..TableOptions::default()
    };
    Some(view! { <Table options=options /> }.into_any())
}

fn buttons(buttons: Vec<Press>, version: i32) -> AnyView {
    buttons
        .into_iter()
        .map(|press| {
            let button = ButtonOptions::submit(press.words);
            let button = if press.asked {
                button
            } else {
                button.secondary()
            };
            let form = move |action: String| {
                view! {
                    <form method="post" action=action>
                        <input type="hidden" name="version" value=version.to_string() />
                        <Button options=button.clone() />
                    </form>
                }
            };
            let action = press.action;
            match press.warning {
                None => form(action).into_any(),
                Some(warning) => {
                    let unfolded = Content::view(move || {
                        view! { <p class="govuk-body">{warning}</p> {form(action.clone())} }
                    });
                    view! { <Details options=DetailsOptions::new(press.words, unfolded) /> }
                        .into_any()
                }
            }
        })
        .collect_view()
        .into_any()
}

pub(super) fn links(heading: &'static str, links: Vec<(String, String)>) -> Option<AnyView> {
    if links.is_empty() {
        return None;
    }
    let items = links
        .into_iter()
        .map(|(words, href)| view! { <li><a class="govuk-link" href=href>{words}</a></li> })
        .collect_view();
    Some(
        view! {
            <h2 class="govuk-heading-m">{heading}</h2>
            <ul class="govuk-list govuk-list--spaced">{items}</ul>
        }
        .into_any(),
    )
}
