//! The questions about harm, read back in short: two dozen times "No" would hide what is not.

use stepwise_domain::form::read_back::{SnapshotRow, SnapshotSection};
use stepwise_domain::referral_form::slug;

/// The section with every plain "No" about harm gathered in one row; any other section as it is.
/// For reading only: what is kept is always the whole.
pub fn harm_in_short(mut section: SnapshotSection) -> SnapshotSection {
    if section.slug != slug::SAFETY {
        return section;
    }
    for item in &mut section.items {
        let asked = item.rows.len();
        item.rows.retain(|row| row.lines != ["No"]);
        let no = asked - item.rows.len();
        let label = match (no, item.rows.len()) {
            (0, _) => continue,
            (_, 0) => format!("All {no} questions about danger"),
            _ => format!("The other {no} questions about danger"),
        };
        item.rows.push(SnapshotRow {
            question: "no".into(),
            label,
            lines: vec!["No".into()],
        });
    }
    section
}

#[cfg(test)]
mod tests {
    use stepwise_domain::form::read_back::SnapshotItem;

    use super::*;

    fn section(slug: &str, answers: &[&str]) -> SnapshotSection {
        let rows = answers.iter().map(|answer| SnapshotRow {
            question: "flag".into(),
            label: "Flag".into(),
            lines: vec![(*answer).into()],
        });
        SnapshotSection {
            slug: slug.into(),
            title: "Danger".into(),
            items: vec![SnapshotItem {
                name: String::new(),
                rows: rows.collect(),
            }],
        }
    }

    fn labels(section: &SnapshotSection) -> Vec<&str> {
        let rows = section.items.iter().flat_map(|item| &item.rows);
        rows.map(|row| row.label.as_str()).collect()
    }

    #[test]
    fn what_is_not_a_no_stands_out() {
        let short = harm_in_short(section(slug::SAFETY, &["No", "Not sure", "No"]));
        assert_eq!(
            labels(&short),
            ["Flag", "The other 2 questions about danger"]
        );
        let clear = harm_in_short(section(slug::SAFETY, &["No", "No"]));
        assert_eq!(labels(&clear), ["All 2 questions about danger"]);
    }

    #[test]
    fn other_sections_stay_whole() {
        let home = section(slug::HOME, &["No", "No"]);
        assert_eq!(labels(&harm_in_short(home)).len(), 2);
    }
}
