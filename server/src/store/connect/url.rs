//! Where the database is.

use std::fmt;
use std::str::FromStr;

use secrecy::{ExposeSecret, SecretString};

/// A database's address: `sqlite:data/stepwise.db` or `postgres://user:password@host/name`.
/// It may hold a password, so it prints without one.
#[derive(Clone)]
pub struct DatabaseUrl(SecretString);

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DatabaseUrlError {
    #[error("a database address begins with sqlite: or postgres://")]
    Scheme,
    #[error("the data must outlive the connection: give SQLite a file, not :memory:")]
    Memory,
    #[error("a PostgreSQL address is written postgres://user:password@host:port/name")]
    Postgres,
}

impl DatabaseUrl {
    pub fn is_sqlite(&self) -> bool {
        self.expose().starts_with("sqlite:")
    }

    /// The whole address with its password, for the driver.
    pub(super) fn expose(&self) -> &str {
        self.0.expose_secret()
    }
}

impl FromStr for DatabaseUrl {
    type Err = DatabaseUrlError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if let Some(file) = text.strip_prefix("sqlite:") {
            if file.trim_start_matches('/').is_empty() || file.contains(":memory:") {
                return Err(DatabaseUrlError::Memory);
            }
        } else if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            url::Url::parse(text).map_err(|_| DatabaseUrlError::Postgres)?;
        } else {
            return Err(DatabaseUrlError::Scheme);
        }
        Ok(Self(text.into()))
    }
}

impl fmt::Display for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match url::Url::parse(self.expose()) {
            Ok(url) if !self.is_sqlite() => {
                let host = url.host_str().unwrap_or("localhost");
                write!(f, "{}://{host}{}", url.scheme(), url.path())
            }
            _ => f.write_str(self.expose()),
        }
    }
}

impl fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_prints_without_user_password_or_settings() {
        let text = "postgres://stepwise:hunter2@db.example:5432/live?sslpassword=hunter2";
        let url: DatabaseUrl = text.parse().unwrap();
        assert_eq!(
            format!("{url} {url:?}"),
            "postgres://db.example/live postgres://db.example/live"
        );
        let url: DatabaseUrl = "sqlite:data/stepwise.db".parse().unwrap();
        assert_eq!(url.to_string(), "sqlite:data/stepwise.db");
    }

    #[test]
    fn a_wrong_address_says_what_is_expected() {
        let error = |text: &str| text.parse::<DatabaseUrl>().unwrap_err();
        assert_eq!(error("mysql://db.example/live"), DatabaseUrlError::Scheme);
        assert_eq!(error("sqlite::memory:"), DatabaseUrlError::Memory);
        assert_eq!(error("sqlite://"), DatabaseUrlError::Memory);
        assert_eq!(
            error("postgres://db.example:port/live"),
            DatabaseUrlError::Postgres
        );
    }
}
