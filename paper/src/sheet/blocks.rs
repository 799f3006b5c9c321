//! The parts of a document, one after the other: which text each has and how wide it is.

use super::{
    ACROSS, BODY, BOTTOM, Cell, GAP, Leaf, MARGIN, Mark, Node, SMALL, STRONG, Sheets, TOP, look,
};
use crate::letters::{Letters, Look};
use crate::{Block, Table};

impl Sheets {
    pub(super) fn block(&mut self, block: &Block, letters: &mut Letters) {
        match block {
            Block::Heading(words) => self.heading(2, words, letters),
            Block::Subheading(words) => self.heading(3, words, letters),
            Block::Text(words) => self.paragraphs(words, BODY, letters),
            Block::Small(words) => self.paragraphs(words, SMALL, letters),
            Block::List(items) => self.list(items, letters),
            Block::Facts(rows) => self.facts(rows, letters),
            Block::Table(table) => self.table(table, letters),
        }
    }

    fn piece(&mut self, words: &str, look: Look, width: f32, letters: &mut Letters) -> Leaf {
        self.pieces.push(letters.lines(words, look, width));
        self.pieces.len() - 1
    }

    pub(super) fn heading(&mut self, level: u16, words: &str, letters: &mut Letters) {
        let (size, above, below) = match level {
            1 => (20.0, 0.0, 8.0),
            2 => (14.0, 16.0, 4.0),
            _ => (11.0, 10.0, 2.0),
        };
        let leaf = self.piece(words, look(size, true), ACROSS, letters);
        if self.y > TOP {
            self.y += above;
        }
        // A heading stays with what it is about.
        let height = self.height(&[leaf]);
        if self.y + height + 60.0 > BOTTOM {
            self.turn();
        }
        self.place(&[Cell::at(leaf, MARGIN)]);
        self.y += below;
        self.nodes
            .push(Node::Heading(level, self.pieces[leaf].text.clone(), leaf));
    }

    fn paragraphs(&mut self, words: &str, look: Look, letters: &mut Letters) {
        for line in words.lines().filter(|line| !line.trim().is_empty()) {
            let leaf = self.piece(line, look, ACROSS, letters);
            self.place(&[Cell::at(leaf, MARGIN)]);
            self.y += 5.0;
            self.nodes.push(Node::Paragraph(leaf));
        }
    }

    fn list(&mut self, items: &[String], letters: &mut Letters) {
        let mut leaves = Vec::new();
        for item in items {
            let leaf = self.piece(item, BODY, ACROSS - 14.0, letters);
            if self.y + self.height(&[leaf]).min(28.0) > BOTTOM {
                self.turn();
            }
            let (x, y) = (MARGIN, self.y);
            self.mark(Mark::Bullet { leaf, x, y });
            self.place(&[Cell::at(leaf, MARGIN + 14.0)]);
            self.y += 2.0;
            leaves.push(leaf);
        }
        self.y += 4.0;
        self.nodes.push(Node::List(leaves));
    }

    fn facts(&mut self, rows: &[(String, Vec<String>)], letters: &mut Letters) {
        if rows.is_empty() {
            return;
        }
        let first = ACROSS * 0.32;
        let mut cells = Vec::new();
        self.rule(false);
        for (name, lines) in rows {
            let name = self.piece(name, STRONG, first - GAP, letters);
            let lines = self.cell(&lines.join("\n"), BODY, ACROSS - first, letters);
            self.row(&[
                Cell::at(name, MARGIN),
                Cell {
                    leaves: lines.clone(),
                    x: MARGIN + first,
                },
            ]);
            self.rule(false);
            cells.push(vec![vec![name], lines]);
        }
        self.y += 6.0;
        self.nodes.push(Node::Table(Vec::new(), cells));
    }

    fn table(&mut self, table: &Table, letters: &mut Letters) {
        let all: f32 = table.heads.iter().map(|(_, share)| share).sum();
        let mut columns = Vec::new();
        let mut x = MARGIN;
        for (_, share) in &table.heads {
            let width = ACROSS * share / all;
            columns.push((x, width - GAP));
            x += width;
        }
        let heads: Vec<_> = (table.heads.iter().zip(&columns))
            .map(|((words, _), (_, width))| self.piece(words, STRONG, *width, letters))
            .collect();
        let cells: Vec<_> = (heads.iter().zip(&columns))
            .map(|(leaf, (x, _))| Cell::at(*leaf, *x))
            .collect();
        if self.y + 60.0 > BOTTOM {
            self.turn();
        }
        self.row(&cells);
        self.rule(true);
        let mut rows = Vec::new();
        for row in &table.rows {
            let leaves: Vec<_> = (row.iter().zip(&columns))
                .map(|(words, (_, width))| self.cell(words, BODY, *width, letters))
                .collect();
            let cells: Vec<_> = (leaves.iter().zip(&columns))
                .map(|(leaves, (x, _))| Cell {
                    leaves: leaves.clone(),
                    x: *x,
                })
                .collect();
            self.row(&cells);
            self.rule(false);
            rows.push(leaves);
        }
        self.y += 6.0;
        self.nodes.push(Node::Table(heads, rows));
    }

    /// A piece for each line that was typed.
    fn cell(&mut self, words: &str, look: Look, width: f32, letters: &mut Letters) -> Vec<Leaf> {
        let mut leaves: Vec<_> = (words.lines().filter(|line| !line.trim().is_empty()))
            .map(|line| self.piece(line, look, width, letters))
            .collect();
        if leaves.is_empty() {
            leaves.push(self.piece("–", look, width, letters));
        }
        leaves
    }
}
