//! The pack on paper: a PDF in the order in which somebody reads it, the outcome first.

use chrono::{DateTime, Datelike, Timelike, Utc};
use stepwise_domain::clock::words;
use stepwise_domain::form::read_back::{SnapshotItem, SnapshotSection};
use stepwise_paper::{Block, Document, Made, Table};

use super::{Asked, Decided, Entry, Pack};

/// The pack as a document.
pub fn document(pack: &Pack) -> Document {
    let Pack {
        reference, council, ..
    } = pack;
    let made = words::moment(pack.made);
    let mut blocks = vec![
        Block::Small(format!(
            "For the safeguarding record of {}. Made by {council} at {made}. It holds what you sent, what you were asked and what you were told, as it stood then. Keep it as safe as any record about a child.",
            pack.organisation
        )),
        facts([
            ("Child", pack.child.clone()),
            ("Stands as", pack.status.clone()),
            ("Sent", words::moment(pack.sent)),
            ("Sent by", pack.sent_by.clone()),
            ("Decision", pack.promise.clone()),
        ]),
    ];
    part(&mut blocks, "What was decided", &pack.decisions, decided);
    part(&mut blocks, "Questions to you", &pack.questions, asked);
    part(&mut blocks, "Challenges", &pack.challenges, entry);
    part(&mut blocks, "What was written to you", &pack.written, entry);
    blocks.push(Block::Heading("What happened".into()));
    blocks.push(timeline(pack));
    blocks.push(Block::Heading("What you sent".into()));
    let mut suggestion = vec![format!(
        "Tier {}, by version {} of the threshold guide",
        pack.suggested_tier, pack.framework_version
    )];
    suggestion.extend(pack.suggestion.iter().cloned());
    blocks.push(Block::Facts(vec![(
        "The guidance suggested".into(),
        suggestion,
    )]));
    blocks.extend(pack.answers.iter().flat_map(section));
    blocks.push(Block::Small(
        "Where [?] stands, a sign could not be printed. The structured file of this referral has it.".into(),
    ));
    Document {
        title: format!("Referral {reference}"),
        language: "en-GB",
        author: council.clone(),
        made: moment(pack.made),
        footer: format!("{council}, referral {reference}, as of {made}"),
        blocks,
    }
}

fn moment(at: DateTime<Utc>) -> Made {
    // Each is within its type's range by what it counts.
    let small = |number: u32| u8::try_from(number).unwrap_or_default();
    Made {
        year: u16::try_from(at.year()).unwrap_or_default(),
        month: small(at.month()),
        day: small(at.day()),
        hour: small(at.hour()),
        minute: small(at.minute()),
        second: small(at.second()),
    }
}

/// A heading and what stands under it; nothing where there is nothing.
fn part<T>(blocks: &mut Vec<Block>, heading: &str, all: &[T], each: impl Fn(&T) -> Vec<Block>) {
    if !all.is_empty() {
        blocks.push(Block::Heading(heading.into()));
        blocks.extend(all.iter().flat_map(each));
    }
}

/// Names and words; what is empty is left out.
fn facts<N: Into<String>>(rows: impl IntoIterator<Item = (N, String)>) -> Block {
    let rows = rows.into_iter();
    let rows = rows.filter(|(_, words)| !words.trim().is_empty());
    Block::Facts(
        rows.map(|(name, words)| (name.into(), vec![words]))
            .collect(),
    )
}

fn decided(one: &Decided) -> Vec<Block> {
    let or_none = |words: &Option<String>| words.clone().unwrap_or_default();
    vec![
        Block::Subheading(one.outcome.clone()),
        Block::Text(one.feedback.clone()),
        facts([
            ("Decided", words::moment(one.at)),
            ("Tier", or_none(&one.tier)),
            ("Family hub", or_none(&one.hub)),
            ("Reason", or_none(&one.reason)),
            ("Help and steps we suggest", one.services.clone()),
            ("What would change this", one.would_change.clone()),
        ]),
    ]
}

fn asked(one: &Asked) -> Vec<Block> {
    let by = one.answered_by.clone().unwrap_or_default();
    let answered = one.answered.map(words::moment);
    vec![
        Block::Subheading(format!("Asked {}", words::moment(one.at))),
        facts([
            ("Question", one.question.clone()),
            (
                "Answer",
                one.answer
                    .clone()
                    .unwrap_or_else(|| "There is none.".into()),
            ),
            (
                "Answered",
                answered.map_or_else(String::new, |at| format!("{at}, {by}")),
            ),
        ]),
    ]
}

fn entry(one: &Entry) -> Vec<Block> {
    let rows = one.rows.iter();
    vec![
        Block::Subheading(one.title.clone()),
        facts(rows.map(|row| (row.name.clone(), row.words.clone()))),
    ]
}

fn timeline(pack: &Pack) -> Block {
    let heads = [("When", 1.1), ("What", 2.0), ("By", 1.0)];
    let rows = pack.timeline.iter().map(|one| {
        vec![
            words::moment(one.at),
            one.what.clone(),
            one.by.clone().unwrap_or_default(),
        ]
    });
    Block::Table(Table {
        heads: heads.map(|(head, share)| (head.into(), share)).to_vec(),
        rows: rows.collect(),
    })
}

/// A page of the form, or each of a list. A question left empty says nothing on paper.
fn section(section: &SnapshotSection) -> Vec<Block> {
    let title = |item: &SnapshotItem| {
        if item.name.is_empty() {
            section.title.clone()
        } else {
            format!("{}: {}", section.title, item.name)
        }
    };
    let each = section.items.iter().filter_map(|item| {
        let rows: Vec<_> = (item.rows.iter())
            .filter(|row| !row.lines.is_empty())
            .map(|row| (row.label.clone(), row.lines.clone()))
            .collect();
        (!rows.is_empty()).then(|| [Block::Subheading(title(item)), Block::Facts(rows)])
    });
    each.flatten().collect()
}
