//! What would be unsafe or senseless to run with.

mod forms;
mod production;

use super::Layer;

/// A setting that stops the service from starting, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    pub setting: &'static str,
    pub advice: String,
}

impl std::fmt::Display for Mistake {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.setting, self.advice)
    }
}

/// All that is wrong with these settings; an empty list means that they may be used.
pub fn mistakes(layer: &Layer) -> Vec<Mistake> {
    let mut found = Vec::new();
    let mut say = |setting, advice: &str| {
        found.push(Mistake {
            setting,
            advice: advice.into(),
        });
    };
    forms::look(layer, &mut say);
    if !layer.demo.unwrap_or(false) {
        production::look(layer, &mut say);
    }
    found
}

#[cfg(test)]
mod tests;
