//! What can go wrong in the store, sorted by what a caller can do about it.

use sea_orm::{DbErr, RuntimeErr, SqlErr, sqlx};

use super::seal::SealError;

/// A failure of the store. Its text holds no personal data.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    #[error("the database refused: {0}")]
    Database(#[from] DbErr),
    #[error(transparent)]
    Seal(#[from] SealError),
    /// Something that was kept is not what this version of the service can read.
    #[error("{what} could not be read")]
    Unreadable { what: &'static str },
}

/// What a failure means to whoever asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A row with the same unique value is there already.
    Duplicate,
    /// The database is away, busy, locked, full or lost a race: worth trying again later.
    Unavailable,
    /// A mistake in the service or in the data.
    Internal,
}

impl StoreError {
    pub fn fault(&self) -> Fault {
        let Self::Database(error) = self else {
            return Fault::Internal;
        };
        if matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_))) {
            return Fault::Duplicate;
        }
        match error {
            DbErr::ConnectionAcquire(_) | DbErr::Conn(_) => Fault::Unavailable,
            DbErr::Exec(cause) | DbErr::Query(cause) => runtime_fault(cause),
            _ => Fault::Internal,
        }
    }
}

fn runtime_fault(cause: &RuntimeErr) -> Fault {
    let RuntimeErr::SqlxError(cause) = cause else {
        return Fault::Internal;
    };
    let unavailable = match cause.as_ref() {
        sqlx::Error::Io(_) | sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed => true,
        sqlx::Error::Database(error) => error.code().is_some_and(|code| is_passing(&code)),
        _ => false,
    };
    if unavailable {
        Fault::Unavailable
    } else {
        Fault::Internal
    }
}

/// Whether a database's own code names a trouble that passes. PostgreSQL's codes have five
/// characters, of which the first two are the class; SQLite's are numbers, of which the low byte
/// is the kind.
fn is_passing(code: &str) -> bool {
    if code.len() == 5 {
        // Connection, rollback (serialisation, deadlock), resources, operator, locks, system.
        return matches!(&code[..2], "08" | "40" | "53" | "57" | "58") || code == "55P03";
    }
    // Busy, locked, read-only, input/output, full, cannot open.
    let kind = code.parse::<u32>().map(|code| code & 0xff);
    matches!(kind, Ok(5 | 6 | 8 | 10 | 13 | 14))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn troubles_that_pass_are_told_from_mistakes() {
        for passing in ["5", "517", "13", "53100", "40P01", "57P01"] {
            assert!(is_passing(passing), "{passing}");
        }
        for mistake in ["1", "19", "2067", "23505", "42P01", ""] {
            assert!(!is_passing(mistake), "{mistake}");
        }
    }
}
