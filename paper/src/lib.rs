//! Documents that people keep: from headings, paragraphs, tables and lists to a PDF that a screen
//! reader reads as well as a printer prints it (PDF/UA-1).
//!
//! Nothing here knows what a document says. Shaping, bidirectional text and line breaks are
//! `parley`'s; the file, its tags and the check that it is accessible are `krilla`'s; where a line
//! of text goes on which page is decided here.

mod ink;
mod letters;
mod sheet;

/// What is set.
pub struct Document {
    /// The title of the file, and its first heading.
    pub title: String,
    /// An RFC 5646 tag, such as "en-GB".
    pub language: &'static str,
    /// Who publishes it.
    pub author: String,
    /// When it was made, UTC.
    pub made: Made,
    /// At the foot of every page, beside the page's number.
    pub footer: String,
    pub blocks: Vec<Block>,
}

/// A moment, as the file's properties want it.
#[derive(Clone, Copy)]
pub struct Made {
    pub year: u16,
    pub month: u8,
    pub day: u8,
    pub hour: u8,
    pub minute: u8,
    pub second: u8,
}

/// A part of a document, in reading order.
pub enum Block {
    /// Of a part, below the title.
    Heading(String),
    /// Of a part of a part.
    Subheading(String),
    /// A paragraph for each line of it.
    Text(String),
    /// The same in smaller letters.
    Small(String),
    List(Vec<String>),
    /// Names with what there is to say of each, a paragraph for each line.
    Facts(Vec<(String, Vec<String>)>),
    Table(Table),
}

/// Columns with heads. Rows have as many cells as there are heads.
pub struct Table {
    /// Each with its share of the width.
    pub heads: Vec<(String, f32)>,
    pub rows: Vec<Vec<String>>,
}

/// A document that could not be set: always a mistake in this crate, never in what is set.
#[derive(Debug, thiserror::Error)]
#[error("a document could not be set: {0}")]
pub struct Fault(String);

/// The document as the bytes of a PDF file. Takes tens of milliseconds of one processor.
pub fn pdf(document: &Document) -> Result<Vec<u8>, Fault> {
    let mut letters = letters::Letters::new();
    let sheets = sheet::Sheets::of(document, &mut letters);
    ink::draw(document, &sheets)
}
