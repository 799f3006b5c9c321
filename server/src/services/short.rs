//! Long lists read back in short: two dozen times "No", or nothing, would hide what is not.

use stepwise_domain::form::read_back::{SnapshotRow, SnapshotSection};
use stepwise_domain::referral_form::{slug, tier_of};

/// The section with every plain "No" about harm gathered in one row, or the signs of need that were
/// ticked with their tier; any other section as it is. For reading only: what is kept is always the
/// whole.
pub fn in_short(section: SnapshotSection) -> SnapshotSection {
    match section.slug.as_str() {
        slug::SAFETY => harm(section),
        slug::INDICATORS => signs(section),
        _ => section,
    }
}

/// The form asks for the signs tier by tier, under a heading that is not read back.
fn signs(mut section: SnapshotSection) -> SnapshotSection {
    for item in &mut section.items {
        let is_blank = |row: &SnapshotRow| tier_of(&row.question).is_some() && row.lines.is_empty();
        item.rows.retain(|row| !is_blank(row));
        for row in &mut item.rows {
            if let Some(tier) = tier_of(&row.question) {
                row.label = format!("Tier {}: {}", tier.number(), row.label);
            }
        }
    }
    section
}

fn harm(mut section: SnapshotSection) -> SnapshotSection {
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
        let short = in_short(section(slug::SAFETY, &["No", "Not sure", "No"]));
        assert_eq!(
            labels(&short),
            ["Flag", "The other 2 questions about danger"]
        );
        let clear = in_short(section(slug::SAFETY, &["No", "No"]));
        assert_eq!(labels(&clear), ["All 2 questions about danger"]);
    }

    #[test]
    fn signs_are_read_with_their_tier_and_those_that_were_not_ticked_are_left_out() {
        let row = |question: &str, label: &str, lines: &[&str]| SnapshotRow {
            question: question.into(),
            label: label.into(),
            lines: lines.iter().map(|line| (*line).to_owned()).collect(),
        };
        let mut signs = section(slug::INDICATORS, &[]);
        signs.items[0].rows = vec![
            row("signs-1-child-development", "Child’s development", &[]),
            row("signs-2-child-development", "Child’s development", &["Sad"]),
            row("evidence-2", "How do you know?", &["Cried"]),
            row("prompts", "Does any of this apply?", &[]),
        ];
        let expected = [
            "Tier 2: Child’s development",
            "How do you know?",
            "Does any of this apply?",
        ];
        assert_eq!(labels(&in_short(signs)), expected);
    }

    #[test]
    fn other_sections_stay_whole() {
        let home = section(slug::HOME, &["No", "No"]);
        assert_eq!(labels(&in_short(home)).len(), 2);
    }
}
