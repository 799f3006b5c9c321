//! Letters: the fonts that are built in, and text in them as lines of a certain width.

use std::sync::Arc;

use parley::fontique::{Blob, Collection, CollectionOptions, SourceCache};
use parley::{
    Alignment, AlignmentOptions, FontContext, FontFamily, FontFamilyName, FontWeight, Layout,
    LayoutContext, LineHeight, OverflowWrap, StyleProperty,
};

/// Latin, Greek and Cyrillic; Arabic and the languages written in its letters.
const FONTS: [&[u8]; 4] = [
    include_bytes!("../fonts/NotoSans-Regular.ttf"),
    include_bytes!("../fonts/NotoSans-Bold.ttf"),
    include_bytes!("../fonts/NotoSansArabic-Regular.ttf"),
    include_bytes!("../fonts/NotoSansArabic-Bold.ttf"),
];
const FAMILIES: [&str; 2] = ["Noto Sans", "Noto Sans Arabic"];

/// Stands for signs that no built-in font has.
const UNKNOWN: &str = "[?]";
/// How often signs that cannot stand together are replaced before none but plain letters are left.
const TRIES: usize = 4;

/// How text looks.
#[derive(Clone, Copy)]
pub struct Look {
    /// In points.
    pub size: f32,
    pub bold: bool,
    pub grey: bool,
}

/// Text in lines.
pub struct Lines {
    pub text: String,
    pub layout: Layout<()>,
    pub look: Look,
}

pub struct Letters {
    fonts: FontContext,
    layouts: LayoutContext<()>,
}

impl Letters {
    pub fn new() -> Self {
        let mut collection = Collection::new(CollectionOptions {
            shared: false,
            system_fonts: false,
        });
        for font in FONTS {
            collection.register_fonts(Blob::new(Arc::new(font)), None);
        }
        Self {
            fonts: FontContext {
                collection,
                source_cache: SourceCache::default(),
            },
            layouts: LayoutContext::new(),
        }
    }

    /// One paragraph at this width, in points. Signs that no font has are replaced.
    pub fn lines(&mut self, text: &str, look: Look, width: f32) -> Lines {
        let mut text = plain(text);
        for _ in 0..TRIES {
            let layout = self.layout(&text, look, width);
            let missing = missing(&layout);
            if missing.is_empty() {
                return Lines { text, layout, look };
            }
            text = without(&text, &missing);
        }
        text.retain(|sign| sign.is_ascii());
        let layout = self.layout(&text, look, width);
        Lines { text, layout, look }
    }

    fn layout(&mut self, text: &str, look: Look, width: f32) -> Layout<()> {
        let mut builder = self
            .layouts
            .ranged_builder(&mut self.fonts, text, 1.0, false);
        let families: Vec<_> = (FAMILIES.iter())
            .map(|name| FontFamilyName::Named((*name).into()))
            .collect();
        let weight = if look.bold { 700.0 } else { 400.0 };
        builder.push_default(StyleProperty::FontFamily(FontFamily::List(families.into())));
        builder.push_default(StyleProperty::FontSize(look.size));
        builder.push_default(StyleProperty::FontWeight(FontWeight::new(weight)));
        builder.push_default(StyleProperty::LineHeight(LineHeight::FontSizeRelative(1.4)));
        builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::Anywhere));
        let mut layout = builder.build(text);
        layout.break_all_lines(Some(width));
        layout.align(Alignment::Start, AlignmentOptions::default());
        layout
    }
}

/// What can be set as one paragraph: no control characters, nothing that has no meaning outside of
/// one program, and never nothing at all.
fn plain(text: &str) -> String {
    let text: String = text
        .chars()
        .filter_map(|sign| match sign {
            '\t' | '\n' | '\r' | '\u{2028}' | '\u{2029}' => Some(' '),
            '\u{feff}' => None,
            // Of private meaning: as good as not there in any font.
            '\u{e000}'..='\u{f8ff}' | '\u{f0000}'.. => Some(PRIVATE),
            sign if sign.is_control() || (sign as u32) & 0xfffe == 0xfffe => None,
            sign => Some(sign),
        })
        .collect();
    if text.trim().is_empty() {
        "–".into()
    } else {
        text
    }
}

/// A sign that no built-in font has.
const PRIVATE: char = '\u{1f5ff}';

/// Where the text has signs that no font has.
fn missing(layout: &Layout<()>) -> Vec<std::ops::Range<usize>> {
    let runs: Vec<_> = layout.lines().flat_map(|line| line.runs()).collect();
    let mut found = Vec::new();
    for run in &runs {
        for cluster in run.clusters() {
            if cluster.glyphs().any(|glyph| glyph.id == 0) {
                found.push(cluster.text_range());
            }
        }
    }
    found.sort_by_key(|range| range.start);
    found
}

/// The text with one sign in place of each run of signs that are missing.
fn without(text: &str, missing: &[std::ops::Range<usize>]) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut at = 0;
    for range in missing {
        if range.start > at || kept.is_empty() {
            kept.push_str(&text[at..range.start.max(at)]);
            kept.push_str(UNKNOWN);
        }
        at = at.max(range.end);
    }
    kept.push_str(&text[at..]);
    kept
}
