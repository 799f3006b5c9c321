//! Where settings come from, and which are refused.

use super::{directory, in_dir, run};

/// The value that `config check` shows for a setting.
fn shown(out: &str, setting: &str) -> String {
    let mut lines = out.lines().filter_map(|line| line.split_once(' '));
    let found = lines.find(|(name, _)| *name == setting);
    found.expect("every setting is shown").1.trim().to_owned()
}

#[test]
fn a_flag_wins_over_the_environment_and_that_over_the_file() {
    let dir = directory();
    let file = "demo = true\nport = 4001\ncouncil = \"From file\"\nteam-phone = \"from file\"\n";
    std::fs::write(dir.path().join("stepwise.toml"), file).unwrap();
    let environment = [
        ("STEPWISE_SETTINGS", "stepwise.toml"),
        ("STEPWISE_PORT", "4002"),
        ("STEPWISE_COUNCIL", "From environment"),
    ];
    let check = in_dir(&dir, &environment, &["config", "check", "--port", "4003"]);
    assert_eq!(check.code, 0, "{}", check.err);
    for (setting, value) in [
        ("port", "4003"),
        ("council", "From environment"),
        ("team-phone", "from file"),
    ] {
        assert_eq!(shown(&check.out, setting), value);
    }
}

#[test]
fn serving_without_settings_is_refused_and_every_mistake_is_named() {
    for command in [&["serve"][..], &["config", "check"]] {
        let refused = run(command);
        assert_eq!(refused.code, 2, "{command:?}");
        for setting in [
            "smtp-url",
            "mail-from",
            "keys",
            "base-url",
            "mash-phone",
            "edt-phone",
        ] {
            assert!(refused.err.contains(setting), "{setting}: {}", refused.err);
        }
    }
}

#[test]
fn the_example_file_is_read_and_only_what_must_be_filled_in_is_complained_of() {
    let example = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/stepwise.example.toml");
    let check = run(&["--settings", example, "config", "check"]);
    assert_eq!(check.code, 2);
    let complaints: Vec<_> = check
        .err
        .lines()
        .filter(|line| line.starts_with("  "))
        .collect();
    let settings: Vec<_> = complaints
        .iter()
        .filter_map(|line| line.trim().split_once(':').map(|(setting, _)| setting))
        .collect();
    assert_eq!(settings, ["key-file", "smtp-url"], "{}", check.err);
}

#[test]
fn a_mistake_in_the_file_is_found_by_its_line_and_the_line_is_not_repeated() {
    let dir = directory();
    let file = "demo = true\nsmtp_url = \"smtp://user:hidden@mail.northmoor.test\"\n";
    std::fs::write(dir.path().join("stepwise.toml"), file).unwrap();
    let check = in_dir(
        &dir,
        &[],
        &["--settings", "stepwise.toml", "config", "check"],
    );
    assert_eq!(check.code, 2);
    assert!(check.err.contains("line 2"), "{}", check.err);
    assert!(!check.err.contains("hidden"), "{}", check.err);
}

#[test]
fn secrets_are_never_shown() {
    let dir = directory();
    let keys = run(&["key", "new"]).out.replace('\n', ",");
    let environment = [
        ("STEPWISE_DEMO", "true"),
        ("STEPWISE_KEYS", keys.as_str()),
        (
            "STEPWISE_DATABASE_URL",
            "postgres://stepwise:hidden@127.0.0.1:1/none",
        ),
        (
            "STEPWISE_SMTP_URL",
            "smtp://user:hidden@mail.northmoor.test",
        ),
    ];
    for arguments in [&["config", "check"][..], &["--help"]] {
        let shown = in_dir(&dir, &environment, arguments);
        assert_eq!(shown.code, 0, "{}", shown.err);
        let all = shown.out + &shown.err;
        assert!(!all.contains("hidden") && !all.contains("index:"), "{all}");
    }
}

#[test]
fn a_mistake_in_the_councils_own_files_is_explained_with_its_line() {
    let dir = directory();
    let framework = include_str!("../../../domain/data/framework.toml");
    let framework = framework.replace("published = 2026-09-01", "published = \"soon\"");
    let line = framework.lines().position(|line| line.contains("soon"));
    let line = 1 + line.expect("the day stands in the file");
    std::fs::write(dir.path().join("ours.toml"), framework).unwrap();
    let days = "[holidays]\n2027-12-25 = \"Christmas Day\"\n";
    std::fs::write(dir.path().join("days.toml"), days).unwrap();
    let environment = [
        ("STEPWISE_FRAMEWORK", "ours.toml"),
        ("STEPWISE_BANK_HOLIDAYS", "days.toml"),
    ];
    for command in [&["config", "check", "--demo"][..], &["serve", "--demo"]] {
        let refused = in_dir(&dir, &environment, command);
        assert_eq!(refused.code, 2, "{command:?}: {}", refused.err);
        for mistake in [
            format!("framework: ours.toml, line {line}: "),
            "bank-holidays: days.toml, line 2: 2027-12-25 is a Saturday".to_owned(),
        ] {
            assert!(refused.err.contains(&mistake), "{}", refused.err);
        }
    }
    let nowhere = [("STEPWISE_FRAMEWORK", "nowhere.toml")];
    let refused = in_dir(&dir, &nowhere, &["config", "check", "--demo"]);
    assert!(
        refused.err.contains("nowhere.toml cannot be read"),
        "{}",
        refused.err
    );
}

#[test]
fn sound_files_of_the_council_are_shown_by_name() {
    let dir = directory();
    for (name, text) in [
        (
            "ours.toml",
            include_str!("../../../domain/data/framework.toml"),
        ),
        (
            "days.toml",
            include_str!("../../../domain/data/bank-holidays.toml"),
        ),
    ] {
        std::fs::write(dir.path().join(name), text).unwrap();
    }
    let file = "demo = true\nframework = \"ours.toml\"\nbank-holidays = \"days.toml\"\n";
    std::fs::write(dir.path().join("stepwise.toml"), file).unwrap();
    let settings = ["--settings", "stepwise.toml", "config", "check"];
    let check = in_dir(&dir, &[], &settings);
    assert_eq!(check.code, 0, "{}", check.err);
    assert_eq!(shown(&check.out, "framework"), "ours.toml");
    assert_eq!(shown(&check.out, "bank-holidays"), "days.toml");
}
