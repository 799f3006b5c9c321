//! What each piece of a page is, for whoever hears the document or finds their way by its headings.

use std::num::NonZeroU16;

use krilla::destination::XyzDestination;
use krilla::geom::Point;
use krilla::outline::{Outline, OutlineNode};
use krilla::tagging::{ListNumbering, TableHeaderScope, Tag, TagGroup, TagTree};

use super::Drawn;
use crate::Document;
use crate::sheet::{Leaf, Node, Sheets};

/// The headings as bookmarks, the smaller ones within the larger.
pub fn outline(sheets: &Sheets, drawn: &Drawn) -> Outline {
    let mut outline = Outline::new();
    let mut open: Option<OutlineNode> = None;
    for node in &sheets.nodes {
        let Node::Heading(level, words, leaf) = node else {
            continue;
        };
        let Some((page, y)) = drawn.starts.get(leaf).copied() else {
            continue;
        };
        let place = XyzDestination::new(page, Point::from_xy(0.0, (y - 12.0).max(0.0)));
        let entry = OutlineNode::new(words.clone(), place);
        match (&mut open, *level) {
            (Some(open), 3..) => open.push_child(entry),
            (open, _) => {
                if let Some(done) = open.replace(entry) {
                    outline.push_child(done);
                }
            }
        }
    }
    if let Some(done) = open {
        outline.push_child(done);
    }
    outline
}

pub fn tree(document: &Document, sheets: &Sheets, drawn: &mut Drawn) -> TagTree {
    let mut tree = TagTree::new().with_lang(Some(document.language.to_owned()));
    for node in &sheets.nodes {
        match node {
            Node::Heading(level, words, leaf) => {
                let level = NonZeroU16::new(*level).unwrap_or(NonZeroU16::MIN);
                let tag = Tag::Hn(level, Some(words.clone()));
                tree.push(filled(TagGroup::new(tag), *leaf, drawn));
            }
            Node::Paragraph(leaf) => tree.push(filled(TagGroup::new(Tag::P), *leaf, drawn)),
            Node::List(leaves) => tree.push(list(leaves, drawn)),
            Node::Table(heads, rows) => tree.push(table(heads, rows, drawn)),
        }
    }
    tree
}

/// The group with what was drawn of a piece.
fn filled(mut group: TagGroup, leaf: Leaf, drawn: &mut Drawn) -> TagGroup {
    for id in drawn.lines.remove(&leaf).unwrap_or_default() {
        group.push(id);
    }
    group
}

fn list(leaves: &[Leaf], drawn: &mut Drawn) -> TagGroup {
    let mut list = TagGroup::new(Tag::L(ListNumbering::Disc));
    for leaf in leaves {
        let mut item = TagGroup::new(Tag::LI);
        if let Some(bullet) = drawn.bullets.remove(leaf) {
            let mut label = TagGroup::new(Tag::Lbl.with_actual_text(Some("•".to_owned())));
            label.push(bullet);
            item.push(label);
        }
        item.push(filled(TagGroup::new(Tag::LBody), *leaf, drawn));
        list.push(item);
    }
    list
}

/// A table whose rows begin with their own heads where the columns have none.
fn table(heads: &[Leaf], rows: &[Vec<Vec<Leaf>>], drawn: &mut Drawn) -> TagGroup {
    let mut table = TagGroup::new(Tag::Table);
    if !heads.is_empty() {
        let mut row = TagGroup::new(Tag::TR);
        for head in heads {
            let cell = TagGroup::new(Tag::TH(TableHeaderScope::Column));
            row.push(filled(cell, *head, drawn));
        }
        let mut group = TagGroup::new(Tag::THead);
        group.push(row);
        table.push(group);
    }
    let mut body = TagGroup::new(Tag::TBody);
    for cells in rows {
        let mut row = TagGroup::new(Tag::TR);
        for (column, leaves) in cells.iter().enumerate() {
            let is_head = heads.is_empty() && column == 0;
            let mut cell = if is_head {
                TagGroup::new(Tag::TH(TableHeaderScope::Row))
            } else {
                TagGroup::new(Tag::TD)
            };
            for leaf in leaves {
                cell.push(filled(TagGroup::new(Tag::P), *leaf, drawn));
            }
            row.push(cell);
        }
        body.push(row);
    }
    table.push(body);
    table
}
