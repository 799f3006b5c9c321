//! To what sort of person a message goes, by its kind: all that a record says of whom it was sent
//! to.

/// Completes "to …".
pub fn recipient(kind: &str) -> &'static str {
    match kind {
        "family_code" | "family_update" => "the family",
        "referral_received"
        | "information_requested"
        | "information_reminder"
        | "decision_accepted"
        | "decision_joined"
        | "decision_signposted"
        | "decision_not_accepted"
        | "passed_to_social_care"
        | "taken_on_by_social_care"
        | "back_with_early_help"
        | "promise_slipped"
        | "help_slipped"
        | "challenge_slipped"
        | "challenge_received"
        | "lead_named"
        | "lead_changed"
        | "lead_gone"
        | "step_moved"
        | "episode_closed"
        | "entry_written"
        | "help_begins_again"
        | "harm_answered" => "the referrer",
        "mash_entry" => "the MASH",
        "meeting_invited" | "meeting_changed" | "meeting_cancelled" => "somebody invited",
        _ => "a colleague",
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples;
    use super::*;
    use crate::services::triage::view::mail_words;

    #[test]
    fn a_record_can_name_each_message_about_a_family_and_whom_it_is_to() {
        let others = [
            "account_invitation",
            "password_reset",
            "password_changed",
            "consultation_asked",
            "consultation_answered",
            "draft_expiring",
            "daily_summary",
            "red_flag_late",
            "work_left",
            "cover_arranged",
            "cover_for_you",
            "cover_ended",
        ];
        for message in samples::all() {
            let kind = message.kind();
            let named = mail_words(kind) != "Message";
            assert_eq!(named, !others.contains(&kind), "{kind}");
        }
        assert_eq!(recipient("family_update"), "the family");
        assert_eq!(recipient("meeting_changed"), "somebody invited");
        assert_eq!(recipient("work_late"), "a colleague");
    }
}
