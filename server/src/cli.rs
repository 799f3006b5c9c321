//! What the command line can be asked, and what each command does.

mod audit;
mod hubs;
mod serve;
mod start;
mod user;

use std::path::PathBuf;

use clap::{Parser, Subcommand};

use crate::settings::{self, Layer, Mistake, Settings};
use crate::store::audit::Head;

/// Early help and family hub referrals for English councils.
///
/// Try it with invented people: stepwise serve --demo
///
/// For real use, write a settings file, look at it with `stepwise config check`, load the hubs
/// with `stepwise hubs load`, and make the first administrator with `stepwise user create`. Every
/// setting can be given as a flag, in the environment or in the settings file; the first of these
/// that says something wins.
#[derive(Parser, Debug)]
#[command(name = "stepwise", version, after_help = EXIT_CODES, after_long_help = EXIT_CODES)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
    /// A TOML file with settings; flags and environment win over it
    #[arg(long, global = true, env = "STEPWISE_SETTINGS")]
    settings: Option<PathBuf>,
    #[command(flatten, next_help_heading = "Settings")]
    layer: Layer,
}

const EXIT_CODES: &str = "\
Exit codes:
  0  done
  1  it failed while running
  2  the command, a file it was given or the settings are wrong
  3  what was to be proved does not hold (audit verify)";

#[derive(Subcommand, Debug)]
enum Command {
    /// Serve the portal, after bringing the database up to date
    Serve,
    /// Bring the database up to date
    Migrate,
    /// Fill an empty database with invented people and referrals
    SeedDemo,
    /// Accounts
    #[command(subcommand)]
    User(UserCommand),
    /// Family hubs
    #[command(subcommand)]
    Hubs(HubsCommand),
    /// Settings
    #[command(subcommand)]
    Config(ConfigCommand),
    /// The audit log
    #[command(subcommand)]
    Audit(AuditCommand),
    /// Keys that seal personal data
    #[command(subcommand)]
    Key(KeyCommand),
}

#[derive(Subcommand, Debug)]
enum UserCommand {
    /// Make an account, whose invitation leaves while `serve` runs, and the organisation if it is new
    Create(user::Create),
}

#[derive(Subcommand, Debug)]
enum HubsCommand {
    /// Put the hubs of a TOML file into the database; none is ever removed
    Load {
        /// Written as server/data/demo/hubs.toml of the source is
        file: PathBuf,
    },
    /// Explain every mistake in a file of hubs, and change nothing
    Check { file: PathBuf },
}

#[derive(Subcommand, Debug)]
enum ConfigCommand {
    /// Explain every mistake in the settings, or show what they come to
    Check,
}

#[derive(Subcommand, Debug)]
enum AuditCommand {
    /// Prove that no event was changed or removed, or name the first that was
    Verify {
        /// A head that an earlier run printed: proves that nothing up to there was cut off since
        #[arg(long, value_name = "NUMBER:HASH")]
        head: Option<Head>,
    },
}

#[derive(Subcommand, Debug)]
enum KeyCommand {
    /// Print fresh keys, for the `keys` setting or its file
    New,
}

/// Why a command did not do what it was asked.
#[derive(Debug)]
pub enum Failure {
    Settings(Vec<Mistake>),
    Usage(String),
    Running(String),
    NotProved(String),
}

impl Failure {
    pub const fn code(&self) -> u8 {
        match self {
            Self::Running(_) => 1,
            Self::Settings(_) | Self::Usage(_) => 2,
            Self::NotProved(_) => 3,
        }
    }

    /// A failure while running, in words.
    pub fn running(what: &str, cause: impl std::fmt::Display) -> Self {
        Self::Running(format!("{what}: {cause}"))
    }
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Settings(mistakes) => {
                writeln!(f, "The settings cannot be used:")?;
                for mistake in mistakes {
                    writeln!(f, "  {mistake}")?;
                }
                write!(f, "`stepwise --help` lists every setting.")
            }
            Self::Usage(words) | Self::Running(words) | Self::NotProved(words) => {
                f.write_str(words)
            }
        }
    }
}

/// Does what was asked.
///
/// # Errors
/// See [`Failure`]; each prints what to do.
pub async fn run(cli: Cli) -> Result<(), Failure> {
    match &cli.command {
        Command::Key(KeyCommand::New) => {
            start::print_new_key();
            return Ok(());
        }
        Command::Hubs(HubsCommand::Check { file }) => return hubs::check(file),
        _ => {}
    }
    let file = match &cli.settings {
        Some(path) => settings::read_file(path).map_err(Failure::Usage)?,
        None => Layer::default(),
    };
    let settings = Settings::resolve(cli.layer, file).map_err(Failure::Settings)?;
    match cli.command {
        Command::Config(ConfigCommand::Check) => {
            for (setting, value) in settings.summary() {
                println!("{setting:<14} {value}");
            }
            println!("The settings can be used.");
            Ok(())
        }
        Command::Serve => serve::serve(settings).await,
        Command::Migrate => {
            start::store(&settings).await?;
            println!("The database is up to date.");
            Ok(())
        }
        Command::SeedDemo => serve::seed(settings).await,
        Command::User(UserCommand::Create(create)) => user::create(settings, create).await,
        Command::Audit(AuditCommand::Verify { head }) => audit::verify(&settings, head).await,
        Command::Hubs(HubsCommand::Load { file }) => hubs::load(settings, &file).await,
        Command::Key(_) | Command::Hubs(_) => Ok(()),
    }
}
