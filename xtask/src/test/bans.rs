//! The clock is a port: only `clock.rs` may ask the machine for the time, or rules about deadlines
//! could not be tested.

use crate::paths;
use anyhow::{Result, bail};
use std::fs;
use std::path::{Path, PathBuf};

const CRATES: [&str; 4] = ["domain", "app", "migrations", "server"];
const BANNED: [&str; 2] = ["Utc::now", "Local::now"];

pub fn one_clock() -> Result<()> {
    let mut found = Vec::new();
    for name in CRATES {
        for file in rust_files(&paths::root().join(name).join("src"))? {
            if file.file_name().is_none_or(|name| name != "clock.rs") {
                found.extend(uses(&file)?);
            }
        }
    }
    if found.is_empty() {
        return Ok(());
    }
    bail!(
        "take the time from the clock that is passed in, not from the machine:\n    {}",
        found.join("\n    ")
    )
}

fn uses(file: &Path) -> Result<Vec<String>> {
    let text = fs::read_to_string(file)?;
    let place = file.strip_prefix(paths::root()).unwrap_or(file);
    let lines = text.lines().zip(1..);
    Ok(lines
        .filter(|(line, _)| banned(line))
        .map(|(line, number)| format!("{}:{number}: {}", place.display(), line.trim()))
        .collect())
}

fn banned(line: &str) -> bool {
    let code = line.split("//").next().unwrap_or_default();
    BANNED.iter().any(|word| code.contains(word))
}

fn rust_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            files.extend(rust_files(&path)?);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn asking_the_machine_for_the_time_is_banned_and_naming_it_in_a_comment_is_not() {
        assert!(banned("let now = chrono::Utc::now();"));
        assert!(!banned("/// Not `Utc::now()`: the clock is a port."));
    }
}
