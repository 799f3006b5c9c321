//! Personal data that cannot be printed by accident.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Text about a person: a name, an address, what somebody wrote.
pub type PersonalText = Personal<String>;

/// Personal data. Its `Debug` prints nothing of it and it has no `Display`, so that it cannot
/// slip into a log, an error or a test's output; [`expose`](Self::expose) says that it is meant.
///
/// It serialises as what it holds: that is for sealed columns.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Personal<T>(T);

impl<T> Personal<T> {
    pub const fn new(value: T) -> Self {
        Self(value)
    }

    pub const fn expose(&self) -> &T {
        &self.0
    }

    pub fn into_inner(self) -> T {
        self.0
    }
}

impl<T> fmt::Debug for Personal<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Personal")
    }
}

impl From<&str> for PersonalText {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl From<String> for PersonalText {
    fn from(text: String) -> Self {
        Self(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn personal_data_does_not_print() {
        let name = PersonalText::from("Juniper Testwell");
        assert_eq!(
            format!("{name:?} {:?}", Some(&name)),
            "Personal Some(Personal)"
        );
    }
}
