//! Where a case plays: a browser with the extension, and a server that is its
//! proxy too. What holds in every case is asserted here.

use std::path::PathBuf;

use anyhow::{Context, Result, ensure};
use browser::{Browser, Look, Page, Server, Session};

use crate::Running;

/// A browser and a server for one case.
pub struct Place {
    /// The browser.
    pub session: Session,
    /// Serves `dist/www` and the case's own pages.
    pub server: Server,
}

/// Hosts that a browser asks on its own account.
const BROWSERS_OWN: [&str; 8] = [
    "accounts.google.com",
    "clients2.google.com",
    "content-autofill.googleapis.com",
    "optimizationguide-pa.googleapis.com",
    "update.googleapis.com",
    "redirector.gvt1.com",
    "detectportal.firefox.com",
    "services.mozilla.com",
];

/// Has a page of the extension, the newest tab, load another into the tab before
/// it while the oldest, the article's, is in front.
const OPEN_BEHIND: &str = "
    const [page] = arguments, done = arguments[arguments.length - 1];
    (async () => {
        const tabs = (await chrome.tabs.query({})).sort((a, b) => a.id - b.id);
        const article = tabs[0], behind = tabs.at(-2);
        await chrome.tabs.move(behind.id, { windowId: article.windowId, index: -1 });
        await chrome.tabs.update(article.id, { active: true });
        const loaded = new Promise(resolve => chrome.tabs.onUpdated.addListener((id, { status }) => {
            if (id === behind.id && status === 'complete') resolve();
        }));
        await chrome.tabs.update(behind.id, { url: chrome.runtime.getURL(page) });
        await loaded;
    })().then(() => done(null), error => done(String(error)));";

impl Place {
    /// Opens `browser`, plays `case` and sees that the extension raised no error
    /// and asked nothing of the network.
    pub fn visit(browser: Browser, case: for<'p> fn(&'p Place) -> Running<'p>) -> Result<()> {
        tokio::runtime::Runtime::new()?.block_on(async {
            let place = Place::open(browser).await?;
            let played = case(&place).await;
            let after = place.leave().await;
            played.and(after)
        })
    }

    async fn open(browser: Browser) -> Result<Place> {
        let server = Server::start(&given("WHENCE_WWW")?).await?;
        let look = Look {
            headless: true,
            proxy: Some(server.address.clone()),
            ..Look::default()
        };
        let session = Session::open(browser, Some(&given("WHENCE_PACKAGE")?), &look).await?;
        session.collect_errors().await?;
        Ok(Place { session, server })
    }

    async fn leave(self) -> Result<()> {
        let errors = self.session.errors().await;
        self.session.close().await?;
        let errors = errors?;
        ensure!(
            errors.is_empty(),
            "the extension's scripts failed: {errors:#?}"
        );
        let requests = self.server.requests();
        let foreign = foreign(&requests);
        ensure!(
            foreign.is_empty(),
            "something was asked of the network: {foreign:#?}"
        );
        Ok(())
    }

    /// Opens the sample article.
    pub async fn open_sample(&self) -> Result<()> {
        Ok(self
            .session
            .driver
            .goto(self.server.url("/sample.html"))
            .await?)
    }

    /// Opens the sample article with `head` put into its head, under `policy`.
    pub async fn open_sample_with(&self, head: &str, policy: Option<&'static str>) -> Result<()> {
        let file = given("WHENCE_WWW")?.join("sample.html");
        let html = std::fs::read_to_string(&file)
            .with_context(|| format!("cannot read {}", file.display()))?;
        let html = html.replacen("</head>", &format!("{head}</head>"), 1);
        self.open_page(Page {
            html: html.into(),
            policy,
        })
        .await
    }

    /// Opens a page of the case's own.
    pub async fn open_page(&self, page: Page) -> Result<()> {
        let url = self.server.page("/page", page);
        Ok(self.session.driver.goto(url).await?)
    }

    /// Opens a page of the extension in a tab behind the article in front, which
    /// it takes for the tab that it is about, and goes to it.
    pub async fn open_behind(&self, page: &str) -> Result<()> {
        let driver = &self.session.driver;
        let behind = driver.new_tab().await?;
        let helper = driver.new_tab().await?;
        driver.switch_to_window(helper).await?;
        driver
            .goto(format!("{}options/options.html", self.session.extension))
            .await?;
        let failed = driver.execute_async(OPEN_BEHIND, vec![page.into()]).await?;
        ensure!(
            failed.json().is_null(),
            "{page} did not open: {}",
            failed.json()
        );
        driver.close_window().await?;
        driver.switch_to_window(behind).await?;
        Ok(())
    }

    /// The page's body as it is now, with everything in it.
    pub async fn body(&self) -> Result<String> {
        let body = self
            .session
            .script("return document.body.outerHTML", Vec::new())
            .await?;
        Ok(body.as_str().unwrap_or_default().to_owned())
    }
}

/// Those of `requests` that went to neither the server nor a browser's maker.
pub fn foreign(requests: &[String]) -> Vec<&str> {
    requests
        .iter()
        .map(String::as_str)
        .filter(|it| !it.starts_with('/'))
        .filter(|it| !BROWSERS_OWN.iter().any(|own| it.contains(own)))
        .collect()
}

/// A path that `cargo xtask test` hands over.
pub fn given(variable: &str) -> Result<PathBuf> {
    let path = std::env::var_os(variable)
        .with_context(|| format!("${variable} is not set: run these by `cargo xtask test`"))?;
    Ok(path.into())
}
