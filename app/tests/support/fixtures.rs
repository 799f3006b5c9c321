//! Reads govuk-frontend's published cases and says how our HTML differs from theirs.

use super::dom;
use serde::Deserialize;
use serde_json::Value;
use std::path::PathBuf;

/// A component's folder name in govuk-frontend, and our rendering of its options.
pub struct Component {
    pub name: &'static str,
    /// How many cases the version we use publishes: fewer would prove less than it seems.
    pub cases: usize,
    pub render: fn(Value) -> Result<String, serde_json::Error>,
}

/// A line of the table: `component!("button", 30, Button, ButtonOptions)`, with the number of cases.
#[macro_export]
macro_rules! component {
    ($name:literal, $cases:literal, $component:ident, $options:ty) => {
        $crate::fixtures::Component {
            name: $name,
            cases: $cases,
            render: |given| {
                let options: $options = serde_json::from_value(given)?;
                Ok(stepwise_app::render::render_to_string(move || {
                    use leptos::prelude::*;
                    view! { <$component options=options /> }.into_any()
                }))
            },
        }
    };
}

/// One published case.
#[derive(Deserialize)]
pub struct Case {
    pub name: String,
    options: Value,
    html: String,
}

/// The cases of one component, or a failure that says how to install them.
pub fn cases(component: &str) -> Vec<Case> {
    #[derive(Deserialize)]
    struct File {
        fixtures: Vec<Case>,
    }
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../style/node_modules/govuk-frontend/dist/govuk/components")
        .join(component)
        .join("fixtures.json");
    let Ok(text) = std::fs::read_to_string(&path) else {
        panic!("{} is missing. Type: npm ci --prefix style", path.display());
    };
    let file: File = serde_json::from_str(&text).expect("fixtures.json has the published shape");
    assert!(!file.fixtures.is_empty(), "{component} has no cases");
    file.fixtures
}

/// How our HTML for `case` differs from the published one, or `None` where it does not.
pub fn difference(component: &Component, case: Case) -> Option<String> {
    let title = format!("{}: {}", component.name, case.name);
    let ours = match (component.render)(case.options) {
        Ok(html) => html,
        Err(error) => return Some(format!("== {title}\noptions not understood: {error}\n")),
    };
    let (wanted, got) = (dom::outline(&case.html), dom::outline(&ours));
    if wanted == got {
        return None;
    }
    let at = wanted.iter().zip(&got).take_while(|(a, b)| a == b).count();
    let window = |lines: &[String]| {
        let end = lines.len().min(at + 4);
        lines[at.min(end)..end].join("\n  ")
    };
    Some(format!(
        "== {title}\n  wanted:\n  {}\n  got:\n  {}\n",
        window(&wanted),
        window(&got)
    ))
}
