//! Installing a system package where that is ours to do: as root, on a system with apt.

use crate::command::{find, is_root, step};
use anyhow::{Result, bail};

/// Installs a Debian package, or fails with what to type.
pub fn install(package: &str, instead: &str) -> Result<()> {
    let install = step("apt-get install --yes --no-install-recommends")
        .arg(package)
        .env("DEBIAN_FRONTEND", "noninteractive");
    if find("apt-get").is_none() {
        bail!("{package} is missing. Install it with your system's packages{instead}");
    }
    if !is_root() {
        bail!(
            "{package} is missing. Type\n\n    sudo apt-get update && sudo apt-get install --yes \
             {package}\n\n{instead}"
        );
    }
    step("apt-get update").run("Refreshing the list of system packages")?;
    install.run(&format!("Installing the system package {package}"))
}
