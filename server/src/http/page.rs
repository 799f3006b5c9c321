//! One page, from its title and its view to the bytes of the answer.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use leptos::prelude::AnyView;
use stepwise_app::pages::family::ENGLISH;
use stepwise_app::shell::{Frame, SignedInAs, document};

use crate::app::Shared;
use crate::http::assets::Assets;
use crate::http::navigation::navigation;
use crate::http::session::IDLE_MINUTES;
use crate::services::viewer::Viewer;

/// A page on its way out.
pub struct Page {
    frame: Frame,
    status: StatusCode,
}

impl Page {
    pub fn new(app: &Shared, viewer: Option<&Viewer>, path: &str, title: String) -> Self {
        let settings = &app.settings;
        Self {
            status: StatusCode::OK,
            frame: Frame {
                title,
                council: settings.council.clone(),
                signed_in: viewer.map(|viewer| SignedInAs {
                    name: viewer.name.expose().clone(),
                    organisation: viewer.organisation.clone(),
                }),
                navigation: navigation(viewer.map(|viewer| viewer.role), path),
                stylesheet: Assets::url("stepwise.css"),
                script: Assets::url("stepwise.js"),
                session_minutes: viewer.map(|_| IDLE_MINUTES),
                demonstration: settings.demo,
                demo_mail: settings.keeps_mails(),
                ..Frame::default()
            },
        }
    }

    #[must_use]
    pub fn status(mut self, status: StatusCode) -> Self {
        self.status = status;
        self
    }

    /// Answers 422 and begins the title with "Error:", where there are any.
    #[must_use]
    pub fn errors(mut self, any: bool) -> Self {
        if any {
            self.frame.has_errors = true;
            self.status = StatusCode::UNPROCESSABLE_ENTITY;
        }
        self
    }

    /// The page carries an island, so the browser's part is loaded.
    #[must_use]
    pub fn island(mut self) -> Self {
        self.frame.islands_script = Some(Assets::url("islands.js"));
        self
    }

    /// For families: a neutral title, no navigation, and a way to leave at once.
    #[must_use]
    pub fn family(mut self) -> Self {
        self.frame.family = Some(&ENGLISH);
        self.frame.navigation.clear();
        self.frame.session_minutes = None;
        self
    }

    /// Renders the view within the frame.
    pub fn show(self, body: impl FnOnce() -> AnyView) -> Response {
        let island = self.frame.islands_script.is_some();
        let html = document(self.frame, body);
        let mut response = (self.status, html).into_response();
        let headers = response.headers_mut();
        headers.insert(
            header::CONTENT_TYPE,
            HeaderValue::from_static("text/html; charset=utf-8"),
        );
        if island {
            headers.insert(
                header::CONTENT_SECURITY_POLICY,
                super::security::POLICY_WITH_ISLAND,
            );
        }
        response
    }
}
