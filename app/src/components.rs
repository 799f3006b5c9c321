//! The building blocks of every page.
//!
//! The components of govuk-frontend are here as Leptos components that give the
//! same HTML as its Nunjucks macros, proved against the fixtures that ship in
//! its npm package. Each takes one `options` value that mirrors the macro's
//! parameters. All are plain functions of their options: they run on the
//! server and need no JavaScript to be usable.

pub mod attributes;
pub mod button;
pub mod content;
pub mod error_message;
pub mod error_summary;
mod field;
pub mod form_group;
pub mod hint;
pub mod input;
pub mod label;
mod lenient;
mod markup;

pub use attributes::Attributes;
pub use content::Content;
