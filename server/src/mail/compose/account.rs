//! Words about somebody's own account.

use super::{Words, titled};
use crate::mail::letter::Block;
use crate::mail::message::Message;

pub(super) fn words(message: &Message) -> Option<Words> {
    Some(match message {
        Message::AccountInvitation { link, hours } => titled(
            "Set up your account",
            [
                Block::paragraph(
                    "An account has been made for you. Choose a password to start using it.",
                ),
                Block::link("Choose a password", link),
                Block::paragraph(format!(
                    "The link works once, within {hours} hours. After that, ask the person who \
                     invited you for a new one."
                )),
                Block::paragraph("If you did not expect this, you do not need to do anything."),
            ],
        ),
        Message::PasswordReset { link, minutes } => titled(
            "Choose a new password",
            [
                Block::paragraph("Somebody asked for a new password for your account."),
                Block::link("Choose a new password", link),
                Block::paragraph(format!(
                    "The link works once, within {minutes} minutes. When you use it, you are \
                     signed out everywhere else."
                )),
                Block::paragraph(
                    "If it was not you, ignore this email. Your password stays as it is.",
                ),
            ],
        ),
        Message::PasswordChanged { link } => titled(
            "Your password was changed",
            [
                Block::paragraph(
                    "The password of your account was changed just now. If it was you, you do not \
                     need to do anything.",
                ),
                Block::note(
                    "If it was not you, choose a new password now and tell the team named below.",
                ),
                Block::link("Choose a new password", link),
            ],
        ),
        _ => return None,
    })
}
