//! What a council gives in its settings, as people meet it.

use stepwise::settings::Settings;

use crate::support::app::{TestApp, on_each_app};

const FRAMEWORK: &str = include_str!("../../../../domain/data/framework.toml");

fn with(app: &TestApp, settings: Settings) -> TestApp {
    app.with(settings, app.mail.clone())
}

#[tokio::test]
async fn the_threshold_guide_is_the_councils_own_with_its_version_and_day() {
    on_each_app(|app| async move {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("ours.toml");
        let ours = FRAMEWORK
            .replace("version = \"2026.1\"", "version = \"2027.3\"")
            .replace("published = 2026-09-01", "published = 2027-02-14");
        std::fs::write(&file, ours).unwrap();
        let settings = Settings {
            framework: Some(file),
            ..TestApp::settings()
        };
        let guide = with(&app, settings).visitor().get("/thresholds").await;
        let edition = "Version 2027.3, published 14 February 2027";
        assert!(guide.text().contains(edition), "{}", guide.text());
    })
    .await;
}

#[tokio::test]
async fn on_the_councils_own_holiday_nobody_is_watching() {
    on_each_app(|app| async move {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("days.toml");
        let today = "[holidays]\n2027-03-02 = \"Founders’ Day\"\n";
        std::fs::write(&file, today).unwrap();
        let settings = Settings {
            bank_holidays: Some(file),
            ..TestApp::settings()
        };
        let closed = "nobody is watching";
        let page = app.visitor().get("/").await;
        assert!(!page.text().contains(closed), "an ordinary Tuesday");
        let page = with(&app, settings).visitor().get("/").await;
        assert!(page.text().contains(closed), "{}", page.text());
    })
    .await;
}

#[tokio::test]
async fn people_write_to_the_senders_address_without_its_name() {
    on_each_app(|app| async move {
        for from in ["Early help <help@council.example>", "help@council.example"] {
            let settings = Settings {
                mail_from: from.into(),
                ..TestApp::settings()
            };
            let visitor = with(&app, settings).visitor();
            for path in ["/privacy", "/accessibility"] {
                let page = visitor.get(path).await;
                let links = page.attributes("main a[href^='mailto:']", "href");
                assert_eq!(links, ["mailto:help@council.example"], "{path}: {from}");
            }
        }
    })
    .await;
}
