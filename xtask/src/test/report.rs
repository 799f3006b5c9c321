//! The checks that ran, how they went and how long they took.

use anyhow::Result;
use std::process::ExitCode;
use std::time::{Duration, Instant};

/// How many tests of a check passed and failed.
#[derive(Clone, Copy, Default)]
pub struct Count {
    pub passed: u64,
    pub failed: u64,
}

struct Line {
    name: &'static str,
    count: Count,
    took: Duration,
    failure: Option<String>,
}

#[derive(Default)]
pub struct Report {
    lines: Vec<Line>,
}

impl Report {
    /// Runs a check that counts as one; whether it passed.
    pub fn check(&mut self, name: &'static str, check: impl FnOnce() -> Result<()>) -> bool {
        let one = Count {
            passed: 1,
            failed: 0,
        };
        self.count(name, || check().map(|()| one))
    }

    /// Runs a check that counts its own tests; whether all passed. One that could not run counts as
    /// one failure.
    pub fn count(&mut self, name: &'static str, check: impl FnOnce() -> Result<Count>) -> bool {
        eprintln!("\n== {name}");
        let start = Instant::now();
        let (count, failure) = match check() {
            Ok(count) => (count, None),
            Err(error) => {
                let failure = format!("{error:#}");
                eprintln!("\n{failure}");
                let one = Count {
                    passed: 0,
                    failed: 1,
                };
                (one, Some(failure))
            }
        };
        self.lines.push(Line {
            name,
            count,
            took: start.elapsed(),
            failure,
        });
        count.failed == 0
    }

    /// Prints a line for each check, what to do about failures, and the sum alone on the last line.
    pub fn finish(self) -> ExitCode {
        println!();
        for line in &self.lines {
            println!("{}", line.text());
        }
        for line in &self.lines {
            if let Some(failure) = &line.failure {
                println!("\n{}: {failure}", line.name);
            }
        }
        let sum = self.sum();
        println!("\n{} passed, {} failed", sum.passed, sum.failed);
        if sum.failed == 0 {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        }
    }

    fn sum(&self) -> Count {
        self.lines.iter().fold(Count::default(), |sum, line| Count {
            passed: sum.passed + line.count.passed,
            failed: sum.failed + line.count.failed,
        })
    }
}

impl Line {
    fn text(&self) -> String {
        let mark = if self.count.failed == 0 {
            "ok    "
        } else {
            "FAILED"
        };
        let Count { passed, failed } = self.count;
        let seconds = self.took.as_secs_f32();
        let name = self.name;
        format!("{mark}  {name:<28} {passed:>5} passed {failed:>4} failed {seconds:>7.1} s")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use anyhow::bail;

    #[test]
    fn the_sum_counts_checks_tests_and_what_could_not_run() {
        let mut report = Report::default();
        let tests = Count {
            passed: 5,
            failed: 2,
        };
        assert!(report.check("a", || Ok(())));
        assert!(!report.count("b", || Ok(tests)));
        assert!(!report.check("c", || bail!("it could not run")));
        let sum = report.sum();
        assert_eq!((sum.passed, sum.failed), (6, 3));
    }
}
