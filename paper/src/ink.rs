//! The file: what is drawn on each page, and the tree that says what each piece of it is.

mod tree;

use std::collections::{BTreeMap, HashMap};

use krilla::color::rgb;
use krilla::configure::{Accessibility, ConfigurationBuilder};
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::{DateTime, Metadata};
use krilla::page::PageSettings;
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Identifier, SpanTag};
use krilla::text::{Font, GlyphId, KrillaGlyph};
use krilla::{Document as File, SerializeSettings};

use crate::letters::Lines;
use crate::sheet::{HEIGHT, Leaf, MARGIN, Mark, Sheets, WIDTH};
use crate::{Document, Fault};

const BLACK: (u8, u8, u8) = (11, 12, 12);
const GREY: (u8, u8, u8) = (80, 90, 95);
const PALE: (u8, u8, u8) = (177, 180, 182);

/// What was drawn for each piece of text, in order; bullets beside it.
#[derive(Default)]
struct Drawn {
    lines: BTreeMap<Leaf, Vec<Identifier>>,
    bullets: BTreeMap<Leaf, Identifier>,
    /// The page and height at which it begins.
    starts: BTreeMap<Leaf, (usize, f32)>,
}

/// The fonts that the file has met, by their data's number.
type Fonts = HashMap<u64, Font>;

pub fn draw(document: &Document, sheets: &Sheets) -> Result<Vec<u8>, Fault> {
    let fault = |error: &dyn std::fmt::Debug| Fault(format!("{error:?}"));
    let configuration = ConfigurationBuilder::new()
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|error| fault(&error))?;
    let mut file = File::new_with(SerializeSettings {
        configuration,
        ..SerializeSettings::default()
    });
    let mut drawn = Drawn::default();
    let mut fonts = Fonts::new();
    for (number, (marks, foot)) in sheets.pages.iter().zip(&sheets.feet).enumerate() {
        let size = PageSettings::from_wh(WIDTH, HEIGHT).ok_or(Fault("no page".into()))?;
        let mut page = file.start_page_with(size);
        let mut surface = page.surface();
        for mark in marks {
            self::mark(&mut surface, sheets, mark, number, &mut drawn, &mut fonts);
        }
        footer(&mut surface, foot, &mut fonts);
        surface.finish();
        page.finish();
    }
    file.set_outline(tree::outline(sheets, &drawn));
    file.set_tag_tree(tree::tree(document, sheets, &mut drawn));
    file.set_metadata(metadata(document));
    file.finish().map_err(|error| fault(&error))
}

fn mark(
    surface: &mut Surface<'_>,
    sheets: &Sheets,
    mark: &Mark,
    page: usize,
    drawn: &mut Drawn,
    fonts: &mut Fonts,
) {
    match *mark {
        Mark::Line { leaf, line, x, y } => {
            let id = surface.start_tagged(ContentTag::Span(SpanTag::empty()));
            self::line(surface, &sheets.pieces[leaf], line, (x, y), fonts);
            surface.end_tagged();
            drawn.lines.entry(leaf).or_default().push(id);
            drawn.starts.entry(leaf).or_insert((page, y));
        }
        Mark::Bullet { leaf, x, y } => {
            let id = surface.start_tagged(ContentTag::Other);
            let top = y + sheets.pieces[leaf].look.size * 0.55;
            fill(surface, BLACK);
            rectangle(surface, x + 2.0, top, 3.2, 3.2);
            surface.end_tagged();
            drawn.bullets.insert(leaf, id);
        }
        Mark::Rule { x, y, width, heavy } => {
            let artifact = Artifact::with_kind(ArtifactType::Layout);
            surface.start_tagged(ContentTag::Artifact(artifact));
            fill(surface, if heavy { BLACK } else { PALE });
            rectangle(surface, x, y, width, if heavy { 1.2 } else { 0.6 });
            surface.end_tagged();
        }
    }
}

/// One line of a text, its top left at this point.
fn line(
    surface: &mut Surface<'_>,
    lines: &Lines,
    number: usize,
    (x, top): (f32, f32),
    fonts: &mut Fonts,
) {
    let Some(line) = lines.layout.get(number) else {
        return;
    };
    fill(surface, if lines.look.grey { GREY } else { BLACK });
    let metrics = line.metrics();
    let y = top + metrics.baseline - metrics.block_min_coord;
    let mut x = x + metrics.offset + metrics.inline_min_coord;
    for run in line.runs() {
        let data = run.font().clone();
        let (bytes, id) = data.data.into_raw_parts();
        let font = fonts.entry(id);
        let font = match font {
            std::collections::hash_map::Entry::Occupied(found) => found.into_mut(),
            std::collections::hash_map::Entry::Vacant(empty) => {
                let Some(font) = Font::new(bytes.into(), data.index) else {
                    continue;
                };
                empty.insert(font)
            }
        };
        let size = run.font_size();
        let mut glyphs: Vec<KrillaGlyph> = Vec::new();
        let start = x;
        for cluster in run.visual_clusters() {
            if cluster.is_ligature_continuation() {
                if let Some(glyph) = glyphs.last_mut() {
                    glyph.text_range.start = glyph.text_range.start.min(cluster.text_range().start);
                    glyph.text_range.end = glyph.text_range.end.max(cluster.text_range().end);
                }
                continue;
            }
            for glyph in cluster.glyphs() {
                glyphs.push(KrillaGlyph::new(
                    GlyphId::new(glyph.id),
                    glyph.advance / size,
                    glyph.x / size,
                    glyph.y / size,
                    0.0,
                    cluster.text_range(),
                    None,
                ));
                x += glyph.advance;
            }
        }
        if !glyphs.is_empty() {
            let at = Point::from_xy(start, y);
            surface.draw_glyphs(at, &glyphs, font.clone(), &lines.text, size, false);
        }
    }
}

fn footer(surface: &mut Surface<'_>, (left, right): &(Lines, Lines), fonts: &mut Fonts) {
    let artifact = Artifact::with_kind(ArtifactType::Footer);
    surface.start_tagged(ContentTag::Artifact(artifact));
    let y = HEIGHT - 46.0;
    fill(surface, PALE);
    rectangle(surface, MARGIN, y - 6.0, WIDTH - 2.0 * MARGIN, 0.6);
    line(surface, left, 0, (MARGIN, y), fonts);
    let width = right.layout.width();
    line(surface, right, 0, (WIDTH - MARGIN - width, y), fonts);
    surface.end_tagged();
}

fn fill(surface: &mut Surface<'_>, (r, g, b): (u8, u8, u8)) {
    surface.set_fill(Some(Fill {
        paint: rgb::Color::new(r, g, b).into(),
        ..Fill::default()
    }));
}

fn rectangle(surface: &mut Surface<'_>, x: f32, y: f32, width: f32, height: f32) {
    let mut path = PathBuilder::new();
    if let Some(shape) = Rect::from_xywh(x, y, width, height) {
        path.push_rect(shape);
    }
    if let Some(path) = path.finish() {
        surface.draw_path(&path);
    }
}

fn metadata(document: &Document) -> Metadata {
    let made = document.made;
    let made = DateTime::new(made.year)
        .month(made.month)
        .day(made.day)
        .hour(made.hour)
        .minute(made.minute)
        .second(made.second)
        .utc_offset_hour(0)
        .utc_offset_minute(0);
    Metadata::new()
        .title(document.title.clone())
        .language(document.language.to_owned())
        .authors(vec![document.author.clone()])
        .creator("Stepwise".to_owned())
        .creation_date(made)
}
