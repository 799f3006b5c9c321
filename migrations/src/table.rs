//! Short ways to say what every migration says.

use sea_orm_migration::prelude::*;

/// An empty table of this name.
pub fn named(name: &'static str) -> TableCreateStatement {
    Table::create().table(name).if_not_exists().take()
}

/// `column` holds the id of a row of `other`. Nothing cascades: what is deleted is deleted by
/// name, so that retention can count and certify it.
pub fn refers(column: &'static str, other: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create().from_col(column).to(other, "id").take()
}

/// An index called `index_<table>_<columns>`.
pub async fn index(
    manager: &SchemaManager<'_>,
    table: &'static str,
    columns: &[&'static str],
) -> Result<(), DbErr> {
    let mut index = Index::create()
        .name(format!("index_{table}_{}", columns.join("_")))
        .table(table)
        .if_not_exists()
        .take();
    for column in columns {
        index.col(*column);
    }
    manager.create_index(index).await
}

/// Drops these tables with their indexes, in this order.
pub async fn drop(manager: &SchemaManager<'_>, tables: &[&'static str]) -> Result<(), DbErr> {
    for table in tables {
        manager
            .drop_table(Table::drop().table(*table).if_exists().take())
            .await?;
    }
    Ok(())
}
