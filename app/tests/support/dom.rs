//! A DOM as a list of lines, so that two pieces of HTML that mean the same are equal.
//!
//! The order of attributes and space that no browser shows are dropped. The order of class names,
//! comments, and space next to a piece of running text are kept.

use scraper::{ElementRef, Html, Node};

/// Elements that stand in a line of text: a space beside one is seen, and is heard as a pause.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "code", "em", "i", "span", "strong", "time",
];

/// One line for each node of `html`, indented by depth.
pub fn outline(html: &str) -> Vec<String> {
    let fragment = Html::parse_fragment(html);
    let mut lines = Vec::new();
    children(fragment.root_element(), 0, &mut lines);
    lines
}

fn children(parent: ElementRef, depth: usize, lines: &mut Vec<String>) {
    let keeps_space = matches!(parent.value().name(), "textarea" | "pre");
    for node in parent.children() {
        let indent = "  ".repeat(depth);
        match node.value() {
            Node::Element(_) => {
                if let Some(element) = ElementRef::wrap(node) {
                    lines.push(indent + &opening(element));
                    children(element, depth + 1, lines);
                }
            }
            Node::Text(text) if keeps_space => lines.push(format!("{indent}{:?}", &**text)),
            Node::Text(text) => {
                let before = node
                    .prev_sibling()
                    .is_some_and(|near| is_inline(near.value()));
                let after = node
                    .next_sibling()
                    .is_some_and(|near| is_inline(near.value()));
                let seen = visible(text, before, after);
                if !seen.is_empty() {
                    lines.push(format!("{indent}{seen:?}"));
                }
            }
            Node::Comment(comment) => lines.push(format!("{indent}<!--{}-->", &**comment)),
            _ => {}
        }
    }
}

fn opening(element: ElementRef) -> String {
    let mut attributes: Vec<String> = element
        .value()
        .attrs()
        .map(|(name, value)| match name {
            "class" => format!("class={:?}", words(value)),
            _ => format!("{name}={value:?}"),
        })
        .collect();
    attributes.sort();
    format!("<{} {}>", element.value().name(), attributes.join(" "))
}

fn is_inline(node: &Node) -> bool {
    node.as_element()
        .is_some_and(|element| INLINE.contains(&element.name()))
}

/// `text` as a browser shows it between its neighbours.
fn visible(text: &str, inline_before: bool, inline_after: bool) -> String {
    let shown = words(text);
    if shown.is_empty() {
        let between = inline_before && inline_after && !text.is_empty();
        return if between { " ".to_owned() } else { shown };
    }
    let starts = inline_before && text.starts_with(char::is_whitespace);
    let ends = inline_after && text.ends_with(char::is_whitespace);
    let space = |wanted: bool| if wanted { " " } else { "" };
    format!("{}{shown}{}", space(starts), space(ends))
}

/// HTML's white space collapsed; a non-breaking space is not white space there.
fn words(text: &str) -> String {
    let parts: Vec<&str> = text
        .split(|c: char| c.is_ascii_whitespace())
        .filter(|part| !part.is_empty())
        .collect();
    parts.join(" ")
}

#[test]
fn attribute_order_and_unseen_space_do_not_matter() {
    let spaced = outline("<div id=a  class='x  y'>\n  <p>Hello\n there </p> </div>");
    assert_eq!(
        spaced,
        outline("<div class='x y' id=a><p>Hello there</p></div>")
    );
}

#[test]
fn comments_class_order_and_space_beside_running_text_do_matter() {
    assert_ne!(outline("<p>a<!></p>"), outline("<p>a</p>"));
    assert_ne!(
        outline("<p class='x y'></p>"),
        outline("<p class='y x'></p>")
    );
    assert_ne!(outline("<p><b>a</b> b</p>"), outline("<p><b>a</b>b</p>"));
}
