//! A council's hubs come from a file.

use tempfile::TempDir;

use super::{directory, in_dir};

const HUBS: &str = include_str!("../../data/demo/hubs.toml");

/// A directory with this file of hubs in it.
fn with_hubs(text: &str) -> TempDir {
    let dir = directory();
    std::fs::write(dir.path().join("hubs.toml"), text).unwrap();
    dir
}

#[test]
fn hubs_are_loaded_from_a_file_and_loaded_again() {
    let dir = with_hubs(HUBS);
    let load = ["hubs", "load", "hubs.toml", "--demo"];
    let first = in_dir(&dir, &[], &load);
    assert_eq!(first.code, 0, "{}", first.err);
    assert_eq!(first.out.matches("New: ").count(), 4, "{}", first.out);

    let changed = HUBS.replace("name = \"Lantern Quay Family Hub\"", "name = \"Ropewalk\"");
    let (kept, _) = changed.rsplit_once("\n[[hub]]\n").unwrap();
    std::fs::write(dir.path().join("hubs.toml"), kept).unwrap();
    let second = in_dir(&dir, &[], &load);
    assert_eq!(second.code, 0, "{}", second.err);
    for (line, times) in [
        ("Changed: Ropewalk", 1),
        ("As it was: ", 2),
        ("Not in the file, and kept: ", 1),
    ] {
        assert_eq!(second.out.matches(line).count(), times, "{}", second.out);
    }
}

#[test]
fn a_file_with_a_mistake_exits_2_names_the_hub_and_loads_nothing() {
    let dir = with_hubs(&HUBS.replace("NM1 2AB", "somewhere"));
    for command in [
        &["hubs", "check", "hubs.toml"][..],
        &["hubs", "load", "hubs.toml", "--demo"],
        &["hubs", "check", "nowhere.toml"],
    ] {
        let refused = in_dir(&dir, &[], command);
        assert_eq!(refused.code, 2, "{command:?}: {}", refused.err);
        let named = refused.err.contains("Lantern Quay") || command.contains(&"nowhere.toml");
        assert!(named, "{}", refused.err);
    }
    assert!(!dir.path().join("data").exists(), "not even a database");
}

#[test]
fn a_file_is_checked_without_settings_or_a_database() {
    let dir = with_hubs(HUBS);
    let check = in_dir(&dir, &[], &["hubs", "check", "hubs.toml"]);
    assert_eq!(check.code, 0, "{}", check.err);
    assert!(check.out.contains("in it: 4"), "{}", check.out);
}
