//! `stepwise user create`.

use clap::Args;
use stepwise_domain::role::Role;
use stepwise_domain::setting::SettingKind;

use super::{Failure, start};
use crate::services::invitations;
use crate::settings::Settings;

#[derive(Args, Debug)]
pub struct Create {
    /// The person's e-mail address
    #[arg(long)]
    email: String,
    /// The person's name
    #[arg(long)]
    name: String,
    /// referrer, `organisation_lead`, coordinator, `lead_practitioner`, provider, `mash_worker`, manager,
    /// auditor or administrator
    #[arg(long, value_parser = role)]
    role: Role,
    /// The organisation's name; made if there is none of that name
    #[arg(long)]
    organisation: String,
    /// What a new organisation is: school, `early_years`, health, police, voluntary, council or hub
    #[arg(long, value_parser = kind, default_value = "council")]
    kind: SettingKind,
}

fn role(code: &str) -> Result<Role, String> {
    Role::from_code(code).ok_or_else(|| "there is no such role".into())
}

fn kind(code: &str) -> Result<SettingKind, String> {
    SettingKind::from_code(code).ok_or_else(|| "there is no such kind of organisation".into())
}

/// Makes the account and puts its invitation into the outbox, from which the service sends it.
pub async fn create(settings: Settings, create: Create) -> Result<(), Failure> {
    let app = start::app(settings).await?;
    let invited = invitations::from_command_line(
        &app,
        &create.organisation,
        create.kind,
        create.role,
        &create.email,
        &create.name,
    )
    .await
    .map_err(|error| Failure::running("Cannot make the account", error))?;
    println!(
        "{}",
        if invited {
            "The account is made. The invitation is sent as soon as the service runs."
        } else {
            "There is an account with this e-mail address already; nothing was changed."
        }
    );
    Ok(())
}
