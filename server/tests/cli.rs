//! The command line as a newcomer meets it: what it prints, and its exit codes.

#[path = "cli/demonstration.rs"]
mod demonstration;
#[cfg(unix)]
#[path = "cli/first_day.rs"]
mod first_day;
#[path = "cli/hubs.rs"]
mod hubs;
#[cfg(unix)]
#[path = "cli/server.rs"]
mod server;
#[path = "cli/settings.rs"]
mod settings;
#[cfg(unix)]
#[path = "cli/stop.rs"]
mod stop;

use std::process::{Command, Output};

use tempfile::TempDir;

/// A run of the program in an empty directory, with nothing in its environment.
struct Run {
    code: i32,
    out: String,
    err: String,
}

fn in_dir(dir: &TempDir, environment: &[(&str, &str)], arguments: &[&str]) -> Run {
    let Output {
        status,
        stdout,
        stderr,
    } = Command::new(env!("CARGO_BIN_EXE_stepwise"))
        .current_dir(dir.path())
        .env_clear()
        .envs(environment.iter().copied())
        .args(arguments)
        .output()
        .expect("the program starts");
    Run {
        code: status.code().expect("the program ends by itself"),
        out: String::from_utf8(stdout).unwrap(),
        err: String::from_utf8(stderr).unwrap(),
    }
}

fn run(arguments: &[&str]) -> Run {
    in_dir(&directory(), &[], arguments)
}

fn directory() -> TempDir {
    tempfile::tempdir().unwrap()
}

const CREATE: [&str; 11] = [
    "user",
    "create",
    "--demo",
    "--email",
    "first@council.example",
    "--name",
    "Almond Keysworth",
    "--role",
    "administrator",
    "--organisation",
    "Northmoor Council",
];

#[test]
fn help_names_every_command_and_exit_code() {
    let help = run(&["--help"]);
    assert_eq!(help.code, 0);
    for word in [
        "serve",
        "migrate",
        "seed-demo",
        "user",
        "hubs",
        "config",
        "audit",
        "key",
        "Exit codes",
        "--smtp-url",
    ] {
        assert!(help.out.contains(word), "{word} is missing");
    }
}

#[test]
fn what_is_typed_wrongly_exits_2() {
    for arguments in [
        &[][..],
        &["sreve"],
        &["serve", "--port", "many"],
        &["audit", "verify", "--head", "nonsense"],
        &["--settings", "nowhere.toml", "config", "check"],
    ] {
        let wrong = run(arguments);
        assert_eq!(wrong.code, 2, "{arguments:?}: {}", wrong.err);
        assert!(!wrong.err.is_empty());
    }
}

#[test]
fn a_new_key_is_one_that_the_settings_accept() {
    let keys = run(&["key", "new"]);
    assert_eq!(keys.code, 0);
    assert_ne!(keys.out, run(&["key", "new"]).out);
    let dir = directory();
    std::fs::write(dir.path().join("keys"), keys.out).unwrap();
    let check = ["config", "check", "--demo", "--key-file", "keys"];
    assert_eq!(in_dir(&dir, &[], &check).code, 0);
}

#[test]
fn the_database_is_made_and_brought_up_to_date_again_and_again() {
    let dir = directory();
    for _ in 0..2 {
        let migrated = in_dir(&dir, &[], &["migrate", "--demo"]);
        assert_eq!(migrated.code, 0, "{}", migrated.err);
    }
    assert!(dir.path().join("data/stepwise.db").exists());
}

#[test]
fn a_database_out_of_reach_exits_1_and_does_not_print_its_password() {
    let nowhere = "postgres://stepwise:hidden@127.0.0.1:1/none";
    let failed = run(&["migrate", "--demo", "--database-url", nowhere]);
    assert_eq!(failed.code, 1, "{}", failed.err);
    assert!(!failed.err.contains("hidden"), "{}", failed.err);
}

#[test]
fn an_account_is_made_once() {
    let dir = directory();
    let made = in_dir(&dir, &[], &CREATE);
    assert_eq!(made.code, 0, "{}", made.err);
    assert!(made.out.contains("invitation"), "{}", made.out);
    let again = in_dir(&dir, &[], &CREATE);
    assert_eq!(again.code, 1);
    assert!(again.err.contains("already"), "{}", again.err);
}

#[test]
fn an_account_with_a_wrong_role_or_address_is_explained() {
    for (wrong, by) in [(4, "first"), (8, "boss")] {
        let mut arguments = CREATE;
        arguments[wrong] = by;
        let refused = run(&arguments);
        assert_eq!(refused.code, 2, "{by}");
        assert!(refused.err.contains(by), "{}", refused.err);
    }
}

#[test]
fn the_audit_log_is_proved_against_a_head_that_was_kept() {
    let dir = directory();
    assert_eq!(in_dir(&dir, &[], &CREATE).code, 0);
    let proved = in_dir(&dir, &[], &["audit", "verify", "--demo"]);
    assert_eq!(proved.code, 0, "{}", proved.err);
    let head = proved
        .out
        .split_whitespace()
        .find(|word| word.contains(':'));
    let head = head.expect("the head is printed").to_owned();
    let verify = ["audit", "verify", "--demo", "--head", &head];
    assert_eq!(in_dir(&dir, &[], &verify).code, 0);

    let elsewhere = directory();
    assert_eq!(in_dir(&elsewhere, &[], &["migrate", "--demo"]).code, 0);
    let cut = in_dir(&elsewhere, &[], &verify);
    assert_eq!(cut.code, 3, "{}", cut.err);
}
