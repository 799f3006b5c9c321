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

/// Drops what [`index`] made.
pub async fn drop_index(
    manager: &SchemaManager<'_>,
    table: &'static str,
    columns: &[&'static str],
) -> Result<(), DbErr> {
    let name = format!("index_{table}_{}", columns.join("_"));
    drop_index_called(manager, table, name).await
}

async fn drop_index_called(
    manager: &SchemaManager<'_>,
    table: &'static str,
    name: String,
) -> Result<(), DbErr> {
    let mut drop = Index::drop();
    drop.name(name).table(table).if_exists();
    manager.drop_index(drop).await
}

/// What the clock worker asks of a table with `due_at`, `told_due_at` and `escalated_at`: which
/// promises slipped, and which that nobody was told of are late.
pub async fn clock_indexes(manager: &SchemaManager<'_>, table: &'static str) -> Result<(), DbErr> {
    index(manager, table, &["told_due_at", "id"]).await?;
    let late = Index::create()
        .name(format!("index_{table}_to_escalate"))
        .table(table)
        .if_not_exists()
        .col("due_at")
        .col("id")
        .and_where(Expr::col("told_due_at").is_not_null())
        .and_where(Expr::col("escalated_at").is_null())
        .take();
    manager.create_index(late).await
}

/// Drops what [`clock_indexes`] made.
pub async fn drop_clock_indexes(
    manager: &SchemaManager<'_>,
    table: &'static str,
) -> Result<(), DbErr> {
    drop_index(manager, table, &["told_due_at", "id"]).await?;
    drop_index_called(manager, table, format!("index_{table}_to_escalate")).await
}

/// Adds a column, unless it is there: SQLite has no "if not exists" for one.
pub async fn add(
    manager: &SchemaManager<'_>,
    table: &'static str,
    mut column: ColumnDef,
) -> Result<(), DbErr> {
    if manager.has_column(table, column.get_column_name()).await? {
        return Ok(());
    }
    let alter = Table::alter().table(table).add_column(column.take()).take();
    manager.alter_table(alter).await
}

/// Takes a column out, if it is there.
pub async fn remove(
    manager: &SchemaManager<'_>,
    table: &'static str,
    column: &'static str,
) -> Result<(), DbErr> {
    if !manager.has_column(table, column).await? {
        return Ok(());
    }
    let alter = Table::alter().table(table).drop_column(column).take();
    manager.alter_table(alter).await
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
