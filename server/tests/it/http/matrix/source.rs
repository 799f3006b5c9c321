//! The routes, as the source names them: every `.route("…", get(…).post(…))` under `src/http`.

use std::fs;
use std::path::Path;

/// Method and route of each, such as `GET /referrals`.
pub fn routes() -> Vec<String> {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/http");
    let mut found = Vec::new();
    visit(&directory, &mut found);
    assert!(found.len() > 20, "the source was read");
    found
}

fn visit(directory: &Path, found: &mut Vec<String>) {
    for entry in fs::read_dir(directory).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            visit(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            read(&fs::read_to_string(&path).unwrap(), found);
        }
    }
}

fn read(source: &str, found: &mut Vec<String>) {
    for call in source.split(".route(").skip(1) {
        let call = &call[..end_of_call(call)];
        let mut parts = call.splitn(3, '"');
        let route = parts.nth(1).expect("a route is named where it is made");
        let handlers = parts.next().unwrap_or_default();
        for method in ["get", "post", "put", "patch", "delete", "any"] {
            if calls(handlers, method) {
                found.push(format!("{} {route}", method.to_uppercase()));
            }
        }
    }
}

/// Where the bracket that opened before this text closes.
fn end_of_call(text: &str) -> usize {
    let mut open = 1;
    for (at, letter) in text.char_indices() {
        match letter {
            '(' => open += 1,
            ')' => open -= 1,
            _ => {}
        }
        if open == 0 {
            return at;
        }
    }
    panic!("a call without its end");
}

/// Whether a function of this name, and not of a longer one, is called.
fn calls(text: &str, name: &str) -> bool {
    text.match_indices(&format!("{name}(")).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        !before.is_some_and(|letter| letter.is_alphanumeric() || letter == '_')
    })
}

#[test]
fn methods_and_routes_are_read_from_the_source() {
    let mut found = Vec::new();
    let source = r#"Router::new().route("/a", get(one::show).post(one::forget))
        .route(
            "/b/{id}",
            post(two),
        )"#;
    read(source, &mut found);
    assert_eq!(found, ["GET /a", "POST /a", "POST /b/{id}"]);
}
