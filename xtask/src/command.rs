//! Running other programs so that a person can see what runs and repeat it when it fails.

use crate::paths;
use anyhow::{Context, Result, bail};
use std::ffi::OsStr;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A program with its arguments, folder and environment, printable as one line for a shell.
pub struct Step {
    program: String,
    arguments: Vec<String>,
    folder: PathBuf,
    variables: Vec<(String, String)>,
}

/// Splits `line` at white space: for commands whose words hold none.
pub fn step(line: &str) -> Step {
    let mut words = line.split_whitespace();
    program(words.next().unwrap_or_default()).args(words)
}

/// A program by its name or its path.
pub fn program(program: impl AsRef<OsStr>) -> Step {
    Step {
        program: program.as_ref().to_string_lossy().into_owned(),
        arguments: Vec::new(),
        folder: paths::root().to_owned(),
        variables: Vec::new(),
    }
}

impl Step {
    pub fn arg(mut self, argument: impl AsRef<OsStr>) -> Self {
        self.arguments
            .push(argument.as_ref().to_string_lossy().into_owned());
        self
    }

    pub fn args<I: IntoIterator<Item = S>, S: AsRef<OsStr>>(self, arguments: I) -> Self {
        arguments.into_iter().fold(self, Self::arg)
    }

    pub fn within(mut self, folder: impl Into<PathBuf>) -> Self {
        self.folder = folder.into();
        self
    }

    pub fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        let value = value.as_ref().to_string_lossy().into_owned();
        self.variables.push((name.to_owned(), value));
        self
    }

    /// The line that does the same in a shell, from the workspace's root.
    pub fn line(&self) -> String {
        let folder = match self.folder.strip_prefix(paths::root()) {
            Ok(inside) if inside == Path::new("") => String::new(),
            Ok(inside) => format!("cd {} && ", quoted(&inside.to_string_lossy())),
            Err(_) => format!("cd {} && ", quoted(&self.folder.to_string_lossy())),
        };
        let variables = self
            .variables
            .iter()
            .map(|(name, value)| format!("{name}={}", quoted(value)));
        let words = std::iter::once(&self.program)
            .chain(&self.arguments)
            .map(|word| quoted(word));
        let words = variables.chain(words).collect::<Vec<_>>();
        format!("{folder}{}", words.join(" "))
    }

    /// The command itself, for whoever wants to start it in another way.
    pub fn command(&self) -> Command {
        let mut command = Command::new(&self.program);
        command
            .args(&self.arguments)
            .current_dir(&self.folder)
            .envs(self.variables.iter().map(|(name, value)| (name, value)));
        command
    }

    /// Says `why`, runs the command with its output shown and fails with the line to type.
    pub fn run(&self, why: &str) -> Result<()> {
        say(why);
        if self.succeeds()? {
            return Ok(());
        }
        bail!(
            "{why}: that failed. To see it again, type\n\n    {}\n",
            self.line()
        )
    }

    /// Runs with its output shown; whether it ended well.
    pub fn succeeds(&self) -> Result<bool> {
        let status = self.command().status().with_context(|| self.missing())?;
        Ok(status.success())
    }

    /// Runs with its output shown and each line of it given to `see`; whether it ended well.
    pub fn watch(&self, mut see: impl FnMut(&str)) -> Result<bool> {
        let mut command = self.command();
        let mut child = command
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| self.missing())?;
        if let Some(output) = child.stdout.take() {
            for line in BufReader::new(output).lines() {
                let line = line?;
                println!("{line}");
                see(&line);
            }
        }
        Ok(child.wait()?.success())
    }

    /// Runs and keeps what it prints.
    pub fn output(&self) -> Result<Output> {
        self.command().output().with_context(|| self.missing())
    }

    /// Becomes the program, so that Ctrl-C and the exit code are its own. Returns only a failure.
    pub fn replace_this_process<T>(&self) -> Result<T> {
        let failure = std::os::unix::process::CommandExt::exec(&mut self.command());
        Err(failure).with_context(|| self.missing())
    }

    fn missing(&self) -> String {
        let hint = match self.program.as_str() {
            "node" | "npm" | "npx" => ": install Node.js 20 or later (https://nodejs.org)",
            "rustup" => ": install it from https://rustup.rs",
            _ => "",
        };
        format!("could not start `{}`{hint}", self.program)
    }
}

/// One line about what happens now.
pub fn say(what: &str) {
    eprintln!("\u{2192} {what}");
}

/// Where a program is found on the PATH.
pub fn find(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .map(|folder| folder.join(program))
        .find(|candidate| candidate.is_file())
}

/// Whether this runs as root, who may install packages but may not run a database.
pub fn is_root() -> bool {
    step("id -u")
        .output()
        .is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}

fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_./=:,@+%".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_prints_the_line_that_repeats_it_from_the_root() {
        let step = step("npm ci")
            .arg("it's")
            .within(paths::style())
            .env("A", "b c");
        assert_eq!(step.line(), r"cd style && A='b c' npm ci 'it'\''s'");
    }

    #[test]
    fn a_step_at_the_root_needs_no_change_of_folder() {
        assert_eq!(step("cargo fmt --check").line(), "cargo fmt --check");
    }
}
