//! The building blocks of every page.
//!
//! The components of govuk-frontend are here as Leptos components that give the
//! same HTML as its Nunjucks macros, proved against the fixtures that ship in
//! its npm package. Each takes one `options` value that mirrors the macro's
//! parameters. All are plain functions of their options: they run on the
//! server and need no JavaScript to be usable.
//!
//! In the options an empty string means "not given". Options that hold what
//! somebody typed have no `Debug`, and that of [`Content`] keeps its words to
//! itself, so that no log can show them.
//!
//! Beside them stand pieces in the Ministry of Justice's markup (filter, identity
//! bar, sub navigation, timeline) and a few of our own, whose classes begin with
//! `app-`.

pub mod attributes;
pub mod back_link;
pub mod breadcrumbs;
pub mod button;
pub mod character_count;
pub mod checkboxes;
pub mod choices;
pub mod clock_words;
pub mod content;
pub mod council_footer;
pub mod council_header;
pub mod date_input;
pub mod details;
pub mod emergency;
pub mod empty_state;
pub mod error_message;
pub mod error_summary;
pub mod exit_this_page;
mod field;
pub mod fieldset;
pub mod filter;
pub mod form_group;
pub mod generic_header;
pub mod hint;
pub mod identity_bar;
pub mod input;
pub mod inset_text;
pub mod label;
mod lenient;
mod markup;
pub mod moment;
pub mod notification_banner;
pub mod pagination;
pub mod panel;
pub mod password_input;
pub mod phase_banner;
pub mod radios;
pub mod select;
pub mod service_navigation;
pub mod skip_link;
pub mod sub_navigation;
pub mod summary_list;
pub mod table;
pub mod tag;
pub mod task_list;
pub mod textarea;
pub mod timeline;
mod translated;
pub mod warning_text;

pub use attributes::Attributes;
pub use content::Content;
