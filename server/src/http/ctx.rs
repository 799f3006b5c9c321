//! What every handler needs to know of a request: the service, the person, the page they are on.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use tower_sessions::Session;

use crate::app::Shared;
use crate::error::{Error, Result};
use crate::http::page::Page;
use crate::http::session;
use crate::services::viewer::{self, Viewer};

/// A request's surroundings.
#[derive(Clone)]
pub struct Ctx {
    pub app: Shared,
    pub session: Option<Session>,
    pub path: String,
    viewer: Option<Viewer>,
}

impl Ctx {
    /// Looks up who is signed in. A disabled account, or one whose sessions were ended, is nobody.
    pub async fn load(app: &Shared, session: Session, path: String) -> Result<Self> {
        let now = app.clock.now().timestamp();
        let viewer = match session::current(&session, now).await? {
            Some(signed_in) => viewer::find(app, signed_in.account, signed_in.epoch).await?,
            None => None,
        };
        Ok(Self {
            app: app.clone(),
            session: Some(session),
            path,
            viewer,
        })
    }

    /// Surroundings without a person, for when not even that can be read.
    pub fn nobody(app: &Shared, path: String) -> Self {
        Self {
            app: app.clone(),
            session: None,
            path,
            viewer: None,
        }
    }

    /// The person signed in.
    ///
    /// # Errors
    /// [`Error::SignInFirst`], which becomes the way to the sign-in page and back.
    pub fn viewer(&self) -> Result<&Viewer> {
        self.viewer.as_ref().ok_or(Error::SignInFirst)
    }

    pub fn is_signed_in(&self) -> bool {
        self.viewer.is_some()
    }

    /// Whether the page is one of the family's own, and looks like nothing else of the service.
    pub fn is_familys(&self) -> bool {
        self.path.starts_with("/status")
    }

    /// A page for this person.
    pub fn page(&self, title: impl Into<String>) -> Page {
        Page::new(&self.app, self.viewer.as_ref(), &self.path, title.into())
    }
}

impl FromRequestParts<Shared> for Ctx {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &Shared) -> Result<Self> {
        let session = Session::from_request_parts(parts, app)
            .await
            .map_err(|(_, words)| Error::internal(words))?;
        Self::load(app, session, parts.uri.path().to_owned()).await
    }
}
