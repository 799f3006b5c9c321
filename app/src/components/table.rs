//! Rows and columns of facts.

use leptos::prelude::*;
use serde::Deserialize;

use super::attributes::Attributes;
use super::content::Content;
use super::lenient;
use super::markup::classes;

/// Options of a [`Table`].
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct TableOptions {
    /// What the table shows; left out when empty, but every table should have one.
    #[serde(deserialize_with = "lenient::plain")]
    pub caption: Content,
    pub caption_classes: String,
    /// The column headings.
    pub head: Vec<TableCell>,
    #[serde(deserialize_with = "lenient::present")]
    pub rows: Vec<Vec<TableCell>>,
    /// Whether the first cell of each row is its heading.
    pub first_cell_is_header: bool,
    pub classes: String,
    pub attributes: Attributes,
}

/// One cell of a row or of the headings.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct TableCell {
    #[serde(flatten)]
    pub content: Content,
    /// `numeric` sets figures flush right, so that they can be compared.
    pub format: String,
    /// How many columns it takes.
    pub colspan: Option<u16>,
    /// How many rows it takes.
    pub rowspan: Option<u16>,
    pub classes: String,
    pub attributes: Attributes,
}

impl TableCell {
    /// A figure, flush right.
    pub fn numeric(content: impl Into<Content>) -> Self {
        Self {
            format: "numeric".to_owned(),
            ..Self::from(content)
        }
    }

    /// The block's class, its format and the cell's own classes.
    fn class(&self, block: &str) -> String {
        let format = match self.format.as_str() {
            "" => String::new(),
            format => format!("{block}--{format}"),
        };
        classes([block, &format, &self.classes])
    }

    fn column_heading(self) -> impl IntoView {
        let class = self.class("govuk-table__header");
        view! {
            <th
                scope="col"
                class=class
                colspan=self.colspan
                rowspan=self.rowspan
                {..self.attributes.spread()}
            >
                {self.content}
            </th>
        }
    }

    fn row_heading(self) -> AnyView {
        view! {
            <th
                scope="row"
                class=classes(["govuk-table__header", &self.classes])
                colspan=self.colspan
                rowspan=self.rowspan
                {..self.attributes.spread()}
            >
                {self.content}
            </th>
        }
        .into_any()
    }

    fn fact(self) -> AnyView {
        let class = self.class("govuk-table__cell");
        view! {
            <td
                class=class
                colspan=self.colspan
                rowspan=self.rowspan
                {..self.attributes.spread()}
            >
                {self.content}
            </td>
        }
        .into_any()
    }
}

impl<C: Into<Content>> From<C> for TableCell {
    fn from(content: C) -> Self {
        Self {
            content: content.into(),
            ..Self::default()
        }
    }
}

fn row(cells: Vec<TableCell>, first_cell_is_header: bool) -> impl IntoView {
    let cells = cells.into_iter().enumerate().map(|(column, cell)| {
        if first_cell_is_header && column == 0 {
            cell.row_heading()
        } else {
            cell.fact()
        }
    });
    view! { <tr class="govuk-table__row">{cells.collect_view()}</tr> }
}

/// A table with its caption.
#[component]
pub fn Table(options: TableOptions) -> impl IntoView {
    let caption = (!options.caption.is_empty()).then(|| {
        let class = classes(["govuk-table__caption", &options.caption_classes]);
        view! { <caption class=class>{options.caption}</caption> }
    });
    let head = (!options.head.is_empty()).then(|| {
        let headings = options.head.into_iter().map(TableCell::column_heading);
        view! {
            <thead class="govuk-table__head">
                <tr class="govuk-table__row">{headings.collect_view()}</tr>
            </thead>
        }
    });
    let first_cell_is_header = options.first_cell_is_header;
    let rows = options
        .rows
        .into_iter()
        .map(|cells| row(cells, first_cell_is_header));
    view! {
        <table class=classes(["govuk-table", &options.classes]) {..options.attributes.spread()}>
            {caption}
            {head}
            <tbody class="govuk-table__body">{rows.collect_view()}</tbody>
        </table>
    }
}
