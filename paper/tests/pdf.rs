//! A document is read back from its file: what is in it, how it is tagged, and what a stranger's
//! text cannot break.

use lopdf::{Dictionary, Document as File, Object};
use stepwise_paper::{Block, Document, Made, Table, pdf};

fn document(blocks: Vec<Block>) -> Document {
    Document {
        title: "Referral EH-7KQ4-X2M2".into(),
        language: "en-GB",
        author: "Northmoor Council".into(),
        made: Made {
            year: 2027,
            month: 3,
            day: 2,
            hour: 12,
            minute: 0,
            second: 0,
        },
        footer: "Northmoor Council, EH-7KQ4-X2M2, 2 March 2027".into(),
        blocks,
    }
}

fn table() -> Block {
    Block::Table(Table {
        heads: vec![("When".into(), 1.0), ("What".into(), 2.0)],
        rows: vec![vec!["2 March 2027".into(), "Sent".into()]],
    })
}

fn set(blocks: Vec<Block>) -> File {
    let bytes = pdf(&document(blocks)).expect("the document can be set");
    if let Ok(directory) = std::env::var("STEPWISE_KEEP_PDF") {
        let name = format!("{directory}/{}.pdf", bytes.len());
        std::fs::write(name, &bytes).unwrap();
    }
    File::load_mem(&bytes).expect("the file can be read")
}

fn text(file: &File) -> String {
    let pages: Vec<u32> = file.get_pages().into_keys().collect();
    file.extract_text(&pages).unwrap().replace('\n', " ")
}

fn resolved<'a>(file: &'a File, of: &'a Dictionary, key: &[u8]) -> &'a Object {
    let object = of.get(key).unwrap_or_else(|_| panic!("no {key:?}"));
    file.dereference(object).unwrap().1
}

/// The kinds of the structure's elements, in reading order.
fn tags(file: &File) -> Vec<String> {
    let catalog = file.catalog().unwrap();
    let root = resolved(file, catalog, b"StructTreeRoot")
        .as_dict()
        .unwrap();
    let mut found = Vec::new();
    gather(file, resolved(file, root, b"K"), &mut found);
    found
}

fn gather(file: &File, object: &Object, found: &mut Vec<String>) {
    let (_, object) = file.dereference(object).unwrap();
    match object {
        Object::Array(all) => all.iter().for_each(|one| gather(file, one, found)),
        Object::Dictionary(element) => {
            if let Ok(name) = element.get(b"S").and_then(Object::as_name) {
                found.push(String::from_utf8_lossy(name).into_owned());
            }
            if let Ok(children) = element.get(b"K") {
                gather(file, children, found);
            }
        }
        _ => {}
    }
}

#[test]
fn a_file_says_what_each_part_is_in_which_language_and_under_which_title() {
    let file = set(vec![
        Block::Heading("The decision".into()),
        Block::Text("Accepted.".into()),
        Block::Subheading("Why".into()),
        Block::List(vec!["A reason.".into(), "Another one.".into()]),
        Block::Facts(vec![("Sent".into(), vec!["2 March 2027".into()])]),
        table(),
    ]);
    let tags = tags(&file);
    let count = |name: &str| tags.iter().filter(|tag| *tag == name).count();
    assert_eq!(
        tags.iter()
            .filter(|tag| tag.starts_with('H'))
            .cloned()
            .collect::<Vec<_>>(),
        ["H1", "H2", "H3"]
    );
    assert_eq!((count("L"), count("LI"), count("LBody")), (1, 2, 2));
    assert_eq!(
        (count("Table"), count("TR"), count("TH"), count("TD")),
        (2, 3, 3, 3)
    );

    let catalog = file.catalog().unwrap();
    let lang = resolved(&file, catalog, b"Lang").as_str().unwrap();
    assert_eq!(lang, b"en-GB");
    let mark = resolved(&file, catalog, b"MarkInfo").as_dict().unwrap();
    assert!(mark.get(b"Marked").and_then(Object::as_bool).unwrap());
    let shown = resolved(&file, catalog, b"ViewerPreferences")
        .as_dict()
        .unwrap();
    assert!(
        shown
            .get(b"DisplayDocTitle")
            .and_then(Object::as_bool)
            .unwrap()
    );
    let outlines = resolved(&file, catalog, b"Outlines").as_dict().unwrap();
    assert!(outlines.get(b"First").is_ok(), "there are bookmarks");
    let xmp = resolved(&file, catalog, b"Metadata").as_stream().unwrap();
    let xmp = xmp.get_plain_content().unwrap();
    let xmp = String::from_utf8_lossy(&xmp);
    assert!(xmp.contains("<pdfuaid:part>1</pdfuaid:part>"), "{xmp}");
    assert!(xmp.contains("Referral EH-7KQ4-X2M2"), "{xmp}");
    let words = text(&file);
    for expected in [
        "Referral EH-7KQ4-X2M2",
        "Another one.",
        "2 March 2027",
        "Page 1 of 1",
    ] {
        assert!(words.contains(expected), "{expected}: {words}");
    }
}

#[test]
fn a_long_text_goes_on_over_the_pages_and_loses_no_line() {
    let long: Vec<_> = (1..=400)
        .map(|number| format!("Line {number} of something that somebody wrote at length, so that it does not fit into one line of the page."))
        .collect();
    let file = set(vec![
        Block::Text(long[..150].join("\n")),
        Block::Facts(vec![("What is happening?".into(), long[150..300].to_vec())]),
        Block::Table(Table {
            heads: vec![("When".into(), 1.0), ("What".into(), 3.0)],
            rows: long[300..]
                .iter()
                .map(|line| vec!["2 March".into(), line.clone()])
                .collect(),
        }),
    ]);
    let pages = file.get_pages().len();
    assert!((12..60).contains(&pages), "{pages} pages");
    let words = text(&file);
    for number in 1..=400 {
        assert!(
            words.contains(&format!("Line {number} of")),
            "line {number}"
        );
    }
    assert!(words.contains(&format!("Page {pages} of {pages}")));
}

#[test]
fn no_text_that_somebody_typed_breaks_the_file() {
    let odd = [
        "مرحبا، اسمي خالد and then English again (with brackets).",
        "شکریہ ، آپ کا بہت بہت شکریہ",
        "Zażółć gęślą jaźń, Ŵŷ, Ελληνικά, Українська, Tiếng Việt",
        "👩‍👩‍👧‍👦 family, 🏴󠁧󠁢󠁷󠁬󠁳󠁿 flag, 👍🏽 thumb",
        "早期幫助 and हिन्दी and ខ្មែរ",
        "\u{202e}overridden\u{202c} \u{200d}\u{200b}\u{feff}\u{0}\u{1}\u{e000}\u{10fffd}\u{fffe}",
        "e\u{301}\u{301}\u{301}\u{301} o\u{335}",
        "\u{300}",
        "\u{2028}\u{2029}",
        "   ",
        "",
    ];
    let word = "x".repeat(4000);
    let mut blocks: Vec<_> = odd.iter().map(|text| Block::Text((*text).into())).collect();
    blocks.extend(odd.iter().map(|text| Block::Heading((*text).into())));
    blocks.push(Block::Text(word.clone()));
    blocks.push(Block::Facts(
        odd.iter()
            .map(|text| ((*text).into(), vec![word.clone()]))
            .collect(),
    ));
    blocks.push(Block::List(odd.iter().map(|text| (*text).into()).collect()));
    let file = set(blocks);
    assert!(file.get_pages().len() > 5);
}
