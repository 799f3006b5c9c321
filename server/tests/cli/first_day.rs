//! A council that is no demonstration sets itself up by its settings file and serves.

use tempfile::TempDir;

use super::server::Server;
use super::{CREATE, directory, in_dir, run};

const SETTINGS: &str = r#"
base-url = "https://early-help.northmoor.test"
behind-proxy = true
key-file = "keys"
# Nobody listens there.
smtp-url = "smtp://127.0.0.1:1?tls=none"
mail-from = "Early help <early-help@northmoor.test>"
mail-from-family = "updates@northmoor.test"
council = "Northmoor Council"
team-phone = "01632 960 100"
mash-phone = "01632 960 200"
edt-phone = "01632 960 300"
framework = "ours.toml"
log-json = true
"#;

fn council() -> TempDir {
    let home = directory();
    let keys = run(&["key", "new"]).out;
    let framework = include_str!("../../../domain/data/framework.toml");
    let ours = framework.replace("version = \"2026.1\"", "version = \"2027.3\"");
    for (name, text) in [
        ("stepwise.toml", SETTINGS),
        ("keys", keys.as_str()),
        ("ours.toml", ours.as_str()),
        ("hubs.toml", include_str!("../../data/demo/hubs.toml")),
    ] {
        std::fs::write(home.path().join(name), text).unwrap();
    }
    home
}

#[test]
fn a_council_with_its_own_framework_hubs_and_first_account_serves_and_logs() {
    let home = council();
    let settings = [("STEPWISE_SETTINGS", "stepwise.toml")];
    let create: Vec<_> = CREATE
        .into_iter()
        .filter(|word| *word != "--demo")
        .collect();
    for command in [&["hubs", "load", "hubs.toml"][..], &create] {
        let done = in_dir(&home, &settings, command);
        assert_eq!(done.code, 0, "{command:?}: {}", done.err);
    }
    let server = Server::start(&home, &["--settings", "stepwise.toml"]);
    for (path, words) in [
        ("/thresholds", "Version 2027.3"),
        ("/hubs", "Lantern Quay Family Hub"),
        ("/hubs/lantern-quay", "The Old Ropeworks"),
    ] {
        let answer = server.get(path);
        assert!(answer.contains(words), "{path}: {answer}");
    }
    let log = server.log();
    let line = log.lines().find(|line| line.contains("\"/hubs/{slug}\""));
    let line = line.unwrap_or_else(|| panic!("the answer is logged: {log}"));
    assert!(line.contains("\"http.status\":200"), "{line}");
    assert!(!log.contains("lantern-quay"), "no address: {log}");
}
