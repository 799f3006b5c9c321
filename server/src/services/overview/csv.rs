//! A figure as a file for a spreadsheet.

use stepwise_app::pages::overview::{Cell, Figure};

/// The lines of the figure, each ended as RFC 4180 has it. Lengths of time are in hours.
pub fn csv(figure: &Figure) -> String {
    let mut file = String::new();
    line(&mut file, figure.head.iter().cloned());
    for row in &figure.rows {
        let cells = row.cells.iter().map(value);
        line(&mut file, std::iter::once(row.name.clone()).chain(cells));
    }
    file
}

fn value(cell: &Cell) -> String {
    match cell.number {
        Some(number) if number.fract() == 0.0 => format!("{number:.0}"),
        Some(number) => format!("{number:.1}"),
        None => cell.words.clone(),
    }
}

fn line(file: &mut String, fields: impl Iterator<Item = String>) {
    let fields: Vec<_> = fields.map(|one| field(&one)).collect();
    file.push_str(&fields.join(","));
    file.push_str("\r\n");
}

/// Quoted where it must be. What a spreadsheet would take for a formula begins with an apostrophe.
fn field(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let text = if formula {
        format!("'{text}")
    } else {
        text.to_owned()
    };
    if text.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use stepwise_app::pages::overview::Row;

    #[test]
    fn nothing_in_a_file_is_taken_for_a_formula() {
        for formula in ["=1+1", "+1", "-1", "@SUM(A1)", "\tx"] {
            assert!(
                field(formula).trim_start_matches('"').starts_with('\''),
                "{formula}"
            );
        }
        assert_eq!(field("a, \"b\""), "\"a, \"\"b\"\"\"");
        assert_eq!(field("Within"), "Within");
    }

    #[test]
    fn a_figure_is_a_line_for_its_head_and_one_for_each_row() {
        let figure = Figure {
            slug: "hubs",
            title: "Hubs".into(),
            note: String::new(),
            head: vec!["Hub".into(), "Open".into()],
            rows: vec![Row {
                name: "=North".into(),
                cells: vec![Cell::count(3, "/x")],
            }],
            empty: String::new(),
            chart: None,
        };
        assert_eq!(csv(&figure), "Hub,Open\r\n'=North,3\r\n");
    }
}
