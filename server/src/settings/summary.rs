//! The settings as an operator reads them.

use std::path::PathBuf;

use secrecy::ExposeSecret;

use super::Settings;
use crate::store::DatabaseUrl;

impl Settings {
    /// Each setting and its value, for an operator to read; of a secret only whether it is set.
    pub fn summary(&self) -> Vec<(&'static str, String)> {
        let secret = |given: bool| if given { "set" } else { "not set" }.to_owned();
        let database = self.database_url.expose_secret().parse::<DatabaseUrl>();
        let file = |file: &Option<PathBuf>, without: &str| {
            let file = file.as_ref();
            file.map_or_else(|| without.to_owned(), |file| file.display().to_string())
        };
        vec![
            ("demo", self.demo.to_string()),
            ("days-ahead", self.days_ahead.to_string()),
            ("data-dir", self.data_dir.display().to_string()),
            (
                "database-url",
                database.map_or_else(|_| secret(true), |url| url.to_string()),
            ),
            ("listen", self.listen.ip().to_string()),
            ("port", self.listen.port().to_string()),
            ("base-url", self.base_url.clone()),
            ("behind-proxy", self.behind_proxy.to_string()),
            ("keys", secret(self.keys.is_some())),
            ("key-file", file(&self.key_file, "not set")),
            ("smtp-url", secret(self.smtp_url.is_some())),
            ("mail-from", self.mail_from.clone()),
            ("mail-from-family", self.mail_from_family.clone()),
            ("council", self.council.clone()),
            ("team-phone", self.team_phone.clone()),
            ("mash-phone", self.mash_phone.clone()),
            ("edt-phone", self.edt_phone.clone()),
            ("brand-colour", self.brand_colour.clone()),
            ("framework", file(&self.framework, "built in")),
            ("bank-holidays", file(&self.bank_holidays, "built in")),
            ("log-json", self.log_json.to_string()),
        ]
    }
}
