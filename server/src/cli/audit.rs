//! `stepwise audit verify`.

use super::{Failure, start};
use crate::settings::Settings;
use crate::store::audit::{self, Head, VerifyError};

/// Proves the log, and that it still holds `anchor`, without changing anything in the database.
pub async fn verify(settings: &Settings, anchor: Option<Head>) -> Result<(), Failure> {
    let store = start::open(settings).await?;
    let pending = store.pending_migrations().await;
    let pending = pending.map_err(|error| Failure::running("Cannot read the database", error))?;
    if pending > 0 {
        return Err(Failure::Running(
            "The database is not up to date: run `stepwise migrate` first.".into(),
        ));
    }
    match audit::verify(store.read(), anchor.as_ref()).await {
        Ok(head) => {
            println!(
                "The audit log holds. Its head is {head}\nKeep that elsewhere, and give it to a later run with --head to prove that nothing was cut off."
            );
            Ok(())
        }
        Err(VerifyError::Store(error)) => Err(Failure::running("Cannot read the audit log", error)),
        Err(error) => Err(Failure::NotProved(format!(
            "The audit log does not hold: {error}"
        ))),
    }
}
