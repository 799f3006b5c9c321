//! `stepwise user create`.

use clap::Args;
use stepwise_domain::person::Email;
use stepwise_domain::role::Role;
use stepwise_domain::setting::SettingKind;

use super::{Failure, start};
use crate::services::invitations;
use crate::settings::Settings;

#[derive(Args, Debug)]
pub struct Create {
    /// The person's e-mail address
    #[arg(long, value_parser = email)]
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

fn email(text: &str) -> Result<String, String> {
    match Email::parse(text) {
        Ok(_) => Ok(text.trim().to_owned()),
        Err(fault) => Err(format!("it {fault}")),
    }
}

fn role(code: &str) -> Result<Role, String> {
    let known = || Role::ALL.map(Role::code).join(", ");
    Role::from_code(code).ok_or_else(|| format!("a role is one of {}", known()))
}

fn kind(code: &str) -> Result<SettingKind, String> {
    let known: Vec<_> = SettingKind::ALL.iter().map(|kind| kind.code()).collect();
    SettingKind::from_code(code).ok_or_else(|| format!("a kind is one of {}", known.join(", ")))
}

/// Makes the account and puts its invitation into the outbox, from which the service sends it.
pub async fn create(settings: Settings, create: Create) -> Result<(), Failure> {
    if create.name.trim().is_empty() || create.organisation.trim().is_empty() {
        return Err(Failure::Usage(
            "The name and the organisation must not be empty.".into(),
        ));
    }
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
    if !invited {
        return Err(Failure::Running(
            "There is an account with this e-mail address already; nothing was changed.".into(),
        ));
    }
    println!("The account is made. Its invitation is sent as soon as `stepwise serve` runs.");
    Ok(())
}
