//! An address as a log may show it.

/// The first letter and the last label, such as `j***@***.org`: enough to tell two tries of one
/// message from two messages, too little to say who it is for.
pub fn mask(address: &str) -> String {
    let Some((local, domain)) = address.rsplit_once('@') else {
        return "***".to_owned();
    };
    let first: String = local.chars().take(1).collect();
    match domain.rsplit_once('.') {
        Some((_, last)) => format!("{first}***@***.{last}"),
        None => format!("{first}***@***"),
    }
}

#[cfg(test)]
mod tests {
    use super::mask;

    #[test]
    fn a_masked_address_shows_neither_the_person_nor_the_place() {
        assert_eq!(mask("juniper.testwell@school.example.org"), "j***@***.org");
        assert_eq!(mask("a@b"), "a***@***");
        assert_eq!(mask("no address at all"), "***");
        assert_eq!(mask(""), "***");
        assert_eq!(mask("@example.org"), "***@***.org");
    }
}
