//! Why a message did not go out, in words that may be kept in clear.

/// The longest error that is kept, in characters.
const ERROR_LENGTH: usize = 300;

/// A mail server's answer often repeats the address it refuses; that must not be kept in clear.
pub fn without_addresses(error: &str) -> String {
    let words = error.split_whitespace().map(|word| {
        if word.contains('@') {
            "[address]"
        } else {
            word
        }
    });
    let text = words.collect::<Vec<_>>().join(" ");
    text.chars().take(ERROR_LENGTH).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_is_kept_short_and_without_addresses() {
        let error = "550 <j.testwell@school.example>: no such\r\n user j@x.example";
        assert_eq!(
            without_addresses(error),
            "550 [address] no such user [address]"
        );
        assert_eq!(without_addresses(&"é".repeat(999)).chars().count(), 300);
    }
}
