//! The tests in Rust, with a PostgreSQL of their own beside SQLite.

use super::postgres::Cluster;
use super::report::Count;
use crate::command::{say, step};
use crate::paths;
use anyhow::{Result, bail};

/// Where tests find the address of a PostgreSQL on which they may make databases.
const POSTGRES: &str = "STEPWISE_TEST_POSTGRES";

/// Runs every crate's tests; without PostgreSQL, those that want one skip it.
pub fn test(with_postgres: bool) -> Result<Count> {
    let cargo = step("cargo test --workspace --no-fail-fast --target-dir").arg(paths::target());
    let given = std::env::var_os(POSTGRES).is_some();
    let cluster = (with_postgres && !given).then(Cluster::start).transpose()?;
    let with_address = match &cluster {
        Some(cluster) => cargo.env(POSTGRES, cluster.address()),
        None => cargo,
    };
    say("Running the tests in Rust");
    let mut count = Count::default();
    let ended_well = with_address.watch(|line| count.add(line))?;
    if !ended_well && count.failed == 0 {
        // It did not compile, or a test took the whole process down.
        bail!(
            "the tests could not run to their end. To see it again, type\n\n    {}\n",
            with_address.line()
        );
    }
    Ok(count)
}

impl Count {
    /// Adds what one line of cargo's says: `test result: ok. 6 passed; 0 failed; …`.
    fn add(&mut self, line: &str) {
        let Some(result) = line.strip_prefix("test result: ") else {
            return;
        };
        let number_before = |word: &str| -> u64 {
            let before = result.split(word).next().unwrap_or_default();
            let number = before.split_whitespace().next_back();
            number.and_then(|n| n.parse().ok()).unwrap_or(0)
        };
        self.passed += number_before(" passed");
        self.failed += number_before(" failed");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_come_from_the_line_of_each_test_program() {
        let mut count = Count::default();
        count.add("running 7 tests");
        count.add("test result: FAILED. 6 passed; 1 failed; 2 ignored; 0 measured; 0 filtered out");
        count.add("test result: ok. 10 passed; 0 failed; 0 ignored; 0 measured; 3 filtered out");
        assert_eq!((count.passed, count.failed), (16, 1));
    }
}
