//! Static files and made-up pages on loopback, with a log of every request. It
//! is the browser's proxy too, so that a request to anywhere else is seen here
//! (and refused).

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Context, Result};
use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{Method, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use tokio::net::TcpListener;
use tower_http::services::ServeDir;

/// A page that is no file.
#[derive(Clone, Default)]
pub struct Page {
    /// Its HTML, in UTF-8 unless the page itself says otherwise.
    pub html: Vec<u8>,
    /// Its `Content-Security-Policy`.
    pub policy: Option<&'static str>,
}

#[derive(Default)]
struct Site {
    pages: HashMap<String, Page>,
    log: Vec<String>,
}

/// A server that lives as long as its runtime.
pub struct Server {
    /// Host and port.
    pub address: String,
    site: Arc<Mutex<Site>>,
}

impl Server {
    /// Serves the files of `folder` on a free port of loopback.
    pub async fn start(folder: &Path) -> Result<Server> {
        let listener = TcpListener::bind(("127.0.0.1", 0))
            .await
            .context("cannot listen on loopback")?;
        let address = listener.local_addr()?.to_string();
        let site = Arc::new(Mutex::new(Site::default()));
        let router = Router::new()
            .fallback_service(ServeDir::new(folder))
            .layer(middleware::from_fn_with_state(site.clone(), answer));
        tokio::spawn(async move { axum::serve(listener, router).await });
        Ok(Server { address, site })
    }

    /// Puts `page` at `path` (`/…`) and answers with its address.
    pub fn page(&self, path: &str, page: Page) -> String {
        self.lock().pages.insert(path.to_owned(), page);
        self.url(path)
    }

    /// The address of `path` (`/…`).
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// What was asked for since the last call: a path of this server, or the
    /// address of something elsewhere.
    pub fn requests(&self) -> Vec<String> {
        std::mem::take(&mut self.lock().log)
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Site> {
        self.site.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

async fn answer(State(site): State<Arc<Mutex<Site>>>, request: Request, next: Next) -> Response {
    let elsewhere = request.method() == Method::CONNECT || request.uri().authority().is_some();
    let found = {
        let mut site = site.lock().unwrap_or_else(PoisonError::into_inner);
        site.log.push(request.uri().to_string());
        site.pages.get(request.uri().path()).cloned()
    };
    match found {
        _ if elsewhere => StatusCode::FORBIDDEN.into_response(),
        Some(page) => respond(page),
        None => next.run(request).await,
    }
}

fn respond(page: Page) -> Response {
    let mut response = Response::builder().header(header::CONTENT_TYPE, "text/html; charset=utf-8");
    if let Some(policy) = page.policy {
        response = response.header(header::CONTENT_SECURITY_POLICY, policy);
    }
    response
        .body(Body::from(page.html))
        .unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
}
