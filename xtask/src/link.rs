//! Standing in for the linker of the browser's part, to leave out what nobody there calls.
//!
//! A dependency of Leptos exports classes for the streams of server functions, of which there are
//! none. The compiler has the linker keep every export, with all that it calls; once linked, the
//! calls through tables can no longer be told from others, so that it is too late to take them out.

use crate::command::step;
use anyhow::Result;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

/// Set to the compiler's own linker where this program is started in its place.
pub const REAL: &str = "STEPWISE_REAL_LINKER";

/// Part of the name of each export that is left out.
const UNUSED: &str = "intounderlying";

/// The linker that comes with the compiler. Some systems package the compiler without it: there the
/// compiler knows which to take, and everything stays in.
pub fn real() -> Result<Option<PathBuf>> {
    let printed = step("rustc --print target-libdir").output()?.stdout;
    let libraries = String::from_utf8(printed)?;
    let folder = Path::new(libraries.trim()).parent();
    let linker = folder.map(|folder| folder.join("bin/rust-lld"));
    Ok(linker.filter(|path| path.exists()))
}

/// Links with everything that the compiler asked for, but for the unused exports.
pub fn link(linker: &OsStr, asked: impl Iterator<Item = OsString>) -> ExitCode {
    match Command::new(linker).args(wanted(asked)).status() {
        Ok(status) if status.success() => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("xtask: {} does not start: {error}", linker.display());
            ExitCode::FAILURE
        }
    }
}

fn wanted(mut asked: impl Iterator<Item = OsString>) -> Vec<OsString> {
    let mut wanted = Vec::new();
    while let Some(argument) = asked.next() {
        if argument != "--export" {
            wanted.push(argument);
            continue;
        }
        let name = asked.next().unwrap_or_default();
        if !name.to_string_lossy().contains(UNUSED) {
            wanted.extend([argument, name]);
        }
    }
    wanted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_unused_exports_are_left_out() {
        let asked = "-flavor wasm --export hydrate --export __wbg_intounderlyingsink_free a.o";
        let asked = asked.split(' ').map(OsString::from);
        assert_eq!(
            wanted(asked),
            ["-flavor", "wasm", "--export", "hydrate", "a.o"]
        );
    }
}
