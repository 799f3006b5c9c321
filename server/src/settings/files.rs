//! What comes with Stepwise and a council may put a file of its own in the place of: the threshold
//! framework and the bank holidays.

use std::path::Path;

use stepwise_domain::clock::{Calendar, Holidays, Hours};
use stepwise_domain::framework::Framework;

use super::Settings;

/// Why a file cannot be used: each fault with the file and the line.
pub type Faults = Vec<String>;

impl Settings {
    /// The threshold framework: the council's own, or the one that comes with Stepwise.
    pub fn load_framework(&self) -> Result<Framework, Faults> {
        let file = self.framework.as_deref();
        file.map_or_else(|| Ok(Framework::built_in()), framework)
    }

    /// The working days: by the council's own bank holidays, or those that come with Stepwise.
    pub fn load_calendar(&self) -> Result<Calendar, Faults> {
        match &self.bank_holidays {
            Some(file) => Ok(Calendar::new(holidays(file)?, Hours::default())),
            None => Calendar::built_in().map_err(|error| vec![error.to_string()]),
        }
    }
}

pub fn framework(file: &Path) -> Result<Framework, Faults> {
    Framework::load(&read(file)?).map_err(|faults| {
        let faults = faults.iter();
        faults.map(|fault| at(file, fault)).collect()
    })
}

pub fn holidays(file: &Path) -> Result<Holidays, Faults> {
    Holidays::read(&read(file)?).map_err(|fault| vec![format!("{}.", at(file, &fault))])
}

fn read(file: &Path) -> Result<String, Faults> {
    std::fs::read_to_string(file)
        .map_err(|error| vec![format!("{} cannot be read: {error}.", file.display())])
}

fn at(file: &Path, fault: &impl std::fmt::Display) -> String {
    format!("{}, {fault}", file.display())
}
