//! A browser without scripts: it keeps cookies and asks the router.

use std::collections::BTreeMap;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::ConnectInfo;
use axum::http::{Method, Request, header};
use tower::ServiceExt;

use super::{PASSWORD, Page, TestApp};

/// One browser. Clones are its tabs: they share the cookies.
#[derive(Clone)]
pub struct Client {
    router: Router,
    cookies: Arc<Mutex<BTreeMap<String, String>>>,
    addresses: Arc<Mutex<Vec<String>>>,
    from: SocketAddr,
}

impl Client {
    /// Each comes from a network address of its own, so that tests do not throttle each other.
    pub fn new(router: Router, addresses: Arc<Mutex<Vec<String>>>) -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0x0a00_0001);
        let ip = Ipv4Addr::from_bits(NEXT.fetch_add(1, Ordering::Relaxed));
        Self {
            router,
            cookies: Arc::default(),
            addresses,
            from: SocketAddr::from((ip, 50_000)),
        }
    }

    /// The same browser, asking another service.
    pub fn through(&self, app: &TestApp) -> Self {
        Self {
            router: app.router.clone(),
            ..self.clone()
        }
    }

    /// A request that a test may still change before [`Client::send`].
    pub fn request(&self, method: Method, path: &str) -> axum::http::request::Builder {
        let cookies = self.cookies.lock().unwrap();
        let cookies: Vec<_> = cookies.iter().map(|(k, v)| format!("{k}={v}")).collect();
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::HOST, "early-help.northmoor.example")
            .extension(ConnectInfo(self.from));
        if cookies.is_empty() {
            request
        } else {
            request.header(header::COOKIE, cookies.join("; "))
        }
    }

    /// Asks, and remembers the cookies of the answer.
    pub async fn send(&self, request: Request<Body>) -> Page {
        let path = request.uri().to_string();
        self.addresses.lock().unwrap().push(path.clone());
        let answer = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = answer.into_parts();
        for cookie in parts.headers.get_all(header::SET_COOKIE) {
            self.keep(cookie.to_str().unwrap());
        }
        let body = to_bytes(body, usize::MAX).await.unwrap();
        let page = Page {
            path,
            status: parts.status.as_u16(),
            headers: parts.headers,
            html: String::from_utf8_lossy(&body).into_owned(),
            bytes: body.into(),
        };
        if page.headers.contains_key(header::LOCATION) {
            self.addresses.lock().unwrap().push(page.location());
        }
        page
    }

    fn keep(&self, cookie: &str) {
        let gone = cookie.contains("Max-Age=0") || cookie.contains("Expires=Thu, 01 Jan 1970");
        let (name, value) = cookie.split(';').next().unwrap().split_once('=').unwrap();
        let mut cookies = self.cookies.lock().unwrap();
        if gone {
            cookies.remove(name);
        } else {
            cookies.insert(name.into(), value.into());
        }
    }

    /// Loses every cookie, as when the browser is closed.
    pub fn forget(&self) {
        self.cookies.lock().unwrap().clear();
    }

    pub async fn get(&self, path: &str) -> Page {
        let request = self.request(Method::GET, path).body(Body::empty());
        self.send(request.unwrap()).await
    }

    /// Posts these fields and no others.
    pub async fn post<V: AsRef<str>>(&self, path: &str, fields: &[(&str, V)]) -> Page {
        let body = Body::from(encoded(fields));
        let request = self
            .request(Method::POST, path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(header::ORIGIN, "https://early-help.northmoor.example")
            .header("sec-fetch-site", "same-origin")
            .body(body);
        self.send(request.unwrap()).await
    }

    /// Opens the page, fills these fields in and submits it: hidden fields go back as they came.
    pub async fn fill<V: AsRef<str>>(&self, path: &str, fields: &[(&str, V)]) -> Page {
        let page = self.get(path).await;
        assert_eq!(page.status, 200, "{path} opens: {}", page.text());
        let hidden = page.hidden_fields();
        let mut all: Vec<_> = (hidden.iter())
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        all.extend(fields.iter().map(|(name, value)| (*name, value.as_ref())));
        self.post(path, &all).await
    }

    /// Goes where the answer points, until a page comes.
    pub async fn follow(&self, mut page: Page) -> Page {
        for _ in 0..10 {
            if page.status != 303 {
                return page;
            }
            page = self.get(&page.location()).await;
        }
        panic!("redirected in a circle at {}", page.path);
    }

    /// Tries to sign in with the tests' password.
    pub async fn sign_in(&self, email: &str) -> Page {
        self.post("/sign-in", &[("email", email), ("password", PASSWORD)])
            .await
    }
}

fn encoded<V: AsRef<str>>(fields: &[(&str, V)]) -> String {
    let mut form = url::form_urlencoded::Serializer::new(String::new());
    for (name, value) in fields {
        form.append_pair(name, value.as_ref());
    }
    form.finish()
}
