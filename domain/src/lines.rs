//! Where in a file something is, for messages to the person who edits it.

/// The line, counted from 1, that this byte of the text is on.
pub fn line_at(text: &str, byte: usize) -> usize {
    1 + text.bytes().take(byte).filter(|b| *b == b'\n').count()
}
