//! Every word that a family reads, by name. A language is one value of [`Words`].

mod english;

use stepwise_domain::story::News;

pub use english::ENGLISH;

/// Declares the catalogue and a way to go through it.
macro_rules! catalogue {
    ($($name:ident),* $(,)?) => {
        /// One language's words. `{…}` in a text stands for a value that is filled in.
        #[derive(Debug)]
        pub struct Words {
            /// The language, as HTML names it.
            pub lang: &'static str,
            /// `ltr`, or `rtl` where the language is written from right to left.
            pub dir: &'static str,
            $(pub $name: &'static str,)*
        }

        impl Words {
            /// Each text with its name.
            pub fn all(&self) -> Vec<(&'static str, &'static str)> {
                vec![$((stringify!($name), self.$name)),*]
            }
        }
    };
}

catalogue! {
    // The frame of every page.
    service, error_in_title, error_word, skip_link, problem, privacy, accessibility,
    exit, exit_activated, exit_timed_out, exit_press_twice, exit_press_once,
    // Asking for a code.
    ask_title, ask_intro, ask_label, ask_hint, ask_button, ask_empty, ask_malformed, too_many,
    closed, no_reference,
    // Entering it.
    code_title, code_sent, code_wait, code_label, code_hint, code_button, code_empty, code_wrong,
    code_again,
    // Where things stand.
    view_title, received_title, received_text, looking_title, looking_text, speak_title,
    speak_text, worker_title, worker_text, plan_title, plan_text, ended_title, ended_text,
    next_heading, next_decide, next_late, next_contact, next_contact_late, next_worker, next_plan,
    next_plan_late, next_review, next_review_late, next_ended,
    story_heading, news_received, news_looking, news_helped, news_worker, news_plan, news_ended,
    news_again, written_heading, help_heading, help_ring, help_danger, help_hubs, help_complain,
    agreement_heading, agreement_text, agreement_withdrawn, agreement_link,
    tell_heading, correction_link, feedback_link, leave, done, thanks, thanks_withdrawal,
    // Writing to us.
    feedback_title, feedback_label, feedback_hint, correction_title, correction_label,
    correction_hint, withdraw_title, withdraw_text, withdraw_label, withdraw_hint,
    withdraw_button, write_button, write_empty, write_long, back,
}

impl Words {
    /// A piece of news in this language.
    pub const fn news(&self, news: News) -> &'static str {
        match news {
            News::Received => self.news_received,
            News::LookedAt => self.news_looking,
            News::Helped => self.news_helped,
            News::Worker => self.news_worker,
            News::Plan => self.news_plan,
            News::Ended => self.news_ended,
            News::Again => self.news_again,
        }
    }
}

/// Fills the named gaps of a text.
pub fn fill(text: &str, gaps: &[(&str, &str)]) -> String {
    gaps.iter().fold(text.to_owned(), |text, (name, value)| {
        text.replace(&format!("{{{name}}}"), value)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_of_the_catalogue_is_empty_or_has_space_around_it_but_the_word_before_a_title() {
        for (name, text) in ENGLISH.all() {
            assert!(!text.trim().is_empty(), "{name}");
            assert!(text == text.trim() || name == "error_in_title", "{name}");
        }
    }

    #[test]
    fn no_text_says_what_the_service_is_about() {
        for (name, text) in ENGLISH.all() {
            let text = text.to_lowercase();
            for word in [
                "child",
                "safeguard",
                "social care",
                "police",
                "mash",
                "school",
                "tier",
                "concern",
            ] {
                assert!(!text.contains(word), "{name} says {word}");
            }
        }
    }

    #[test]
    fn only_known_gaps_are_left_to_fill() {
        for (name, text) in ENGLISH.all() {
            let known = ["date", "phone", "name", "minutes"];
            let filled = fill(text, &known.map(|gap| (gap, "")));
            assert!(!filled.contains(['{', '}']), "{name}");
        }
    }
}
