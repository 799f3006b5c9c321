//! Pages: which line of text stands where.

mod blocks;

use crate::Document;
use crate::letters::{Letters, Lines, Look};

/// A4, in points.
pub const WIDTH: f32 = 595.28;
pub const HEIGHT: f32 = 841.89;
pub const MARGIN: f32 = 56.7;
const TOP: f32 = 56.7;
/// Where the text of a page ends; the footer stands below.
const BOTTOM: f32 = HEIGHT - 68.0;
const ACROSS: f32 = WIDTH - 2.0 * MARGIN;
/// Between columns.
const GAP: f32 = 10.0;
/// Above and below the text of a row.
const PADDING: f32 = 3.5;
/// A row higher than this may be broken over two pages.
const WHOLE: f32 = 180.0;

const BODY: Look = look(10.0, false);
const STRONG: Look = look(10.0, true);
const SMALL: Look = Look {
    grey: true,
    ..look(8.5, false)
};

const fn look(size: f32, bold: bool) -> Look {
    Look {
        size,
        bold,
        grey: false,
    }
}

/// What a piece of text is, for whoever hears the document.
pub enum Node {
    /// Level from 1, and the words for the list of bookmarks.
    Heading(u16, String, Leaf),
    Paragraph(Leaf),
    List(Vec<Leaf>),
    /// The heads of the columns; none where the first cell of each row is its head.
    Table(Vec<Leaf>, Vec<Vec<Vec<Leaf>>>),
}

/// The number of a piece of text in [`Sheets::pieces`].
pub type Leaf = usize;

/// A line of a piece, or a rule under a row.
pub enum Mark {
    Line {
        leaf: Leaf,
        line: usize,
        x: f32,
        /// Of the top of the line.
        y: f32,
    },
    Bullet {
        leaf: Leaf,
        x: f32,
        y: f32,
    },
    Rule {
        x: f32,
        y: f32,
        width: f32,
        heavy: bool,
    },
}

/// The document on its pages.
pub struct Sheets {
    pub pieces: Vec<Lines>,
    pub nodes: Vec<Node>,
    pub pages: Vec<Vec<Mark>>,
    /// The foot of each page: on the left, on the right.
    pub feet: Vec<(Lines, Lines)>,
    y: f32,
}

/// Text in a cell: which pieces stand below each other, and where it begins.
struct Cell {
    leaves: Vec<Leaf>,
    x: f32,
}

impl Sheets {
    pub fn of(document: &Document, letters: &mut Letters) -> Self {
        let mut sheets = Self {
            pieces: Vec::new(),
            nodes: Vec::new(),
            pages: vec![Vec::new()],
            feet: Vec::new(),
            y: TOP,
        };
        sheets.heading(1, &document.title, letters);
        for block in &document.blocks {
            sheets.block(block, letters);
        }
        let count = sheets.pages.len();
        for number in 1..=count {
            let left = letters.lines(&document.footer, SMALL, ACROSS - 90.0);
            let right = letters.lines(&format!("Page {number} of {count}"), SMALL, 90.0);
            sheets.feet.push((left, right));
        }
        sheets
    }

    fn row(&mut self, cells: &[Cell]) {
        let height = cells.iter().map(|cell| self.height(&cell.leaves));
        let height = height.fold(0.0, f32::max) + 2.0 * PADDING;
        let left = BOTTOM - self.y;
        if height > left && (height < WHOLE || left < 60.0) {
            self.turn();
        }
        self.y += PADDING;
        self.place(cells);
        self.y += PADDING;
    }

    /// Places the lines of cells side by side, over as many pages as they need.
    fn place(&mut self, cells: &[Cell]) {
        let mut left: Vec<_> = cells.iter().map(|cell| self.steps(cell)).collect();
        loop {
            let (top, page) = (self.y, self.pages.len() - 1);
            let mut lowest = top;
            for (cell, steps) in cells.iter().zip(&mut left) {
                let mut y = top;
                while let Some((leaf, line, height)) = steps.first().copied() {
                    if y + height > BOTTOM && (y > TOP || top > TOP) {
                        break;
                    }
                    let x = cell.x;
                    self.pages[page].push(Mark::Line { leaf, line, x, y });
                    y += height;
                    steps.remove(0);
                }
                lowest = lowest.max(y);
            }
            self.y = lowest;
            if left.iter().all(Vec::is_empty) {
                return;
            }
            self.turn();
        }
    }

    /// The lines of a cell with their heights, in order.
    fn steps(&self, cell: &Cell) -> Vec<(Leaf, usize, f32)> {
        let mut steps = Vec::new();
        for leaf in &cell.leaves {
            let lines = self.pieces[*leaf].layout.lines().enumerate();
            steps.extend(lines.map(|(at, line)| (*leaf, at, line.metrics().line_height)));
        }
        steps
    }

    fn height(&self, leaves: &[Leaf]) -> f32 {
        leaves
            .iter()
            .map(|leaf| self.pieces[*leaf].layout.height())
            .sum()
    }

    fn rule(&mut self, heavy: bool) {
        let (x, y, width) = (MARGIN, self.y, ACROSS);
        self.mark(Mark::Rule { x, y, width, heavy });
    }

    fn mark(&mut self, mark: Mark) {
        if let Some(page) = self.pages.last_mut() {
            page.push(mark);
        }
    }

    /// Begins a page.
    fn turn(&mut self) {
        self.pages.push(Vec::new());
        self.y = TOP;
    }
}

impl Cell {
    fn at(leaf: Leaf, x: f32) -> Self {
        let leaves = vec![leaf];
        Self { leaves, x }
    }
}
