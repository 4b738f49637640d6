//! `run`: the sample article in a real browser with the extension installed.

use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::Result;
use browser::{Browser, Look, Server, Session};
use clap::{Args, ValueEnum};

use crate::project::path;
use crate::{package, setup};

/// How to run.
#[derive(Args)]
pub struct Run {
    /// The browser; the first that is installed when left out
    #[arg(long)]
    browser: Option<Which>,
    /// Show no window (only with --screenshot)
    #[arg(long, requires = "screenshot")]
    headless: bool,
    /// Hover a quote, write a picture of the page to FILE and end
    #[arg(long, value_name = "FILE")]
    screenshot: Option<PathBuf>,
    /// Which mark to hover for the picture, counted from 0
    #[arg(long, value_name = "N", default_value_t = 0, requires = "screenshot")]
    mark: usize,
    /// Show the panel of the page in the picture, not the page
    #[arg(long, requires = "screenshot")]
    panel: bool,
    /// The colours that the reader prefers
    #[arg(long, default_value = "light")]
    theme: Theme,
}

#[derive(Clone, Copy, ValueEnum)]
enum Which {
    Chromium,
    Firefox,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Theme {
    Light,
    Dark,
}

/// The page that is opened.
const SAMPLE: &str = "/sample.html";

/// Builds, serves `dist/www` on loopback and opens a browser on the sample.
pub fn run(arguments: &Run) -> Result<()> {
    let browser = match arguments.browser {
        Some(Which::Chromium) => Browser::Chromium,
        Some(Which::Firefox) => Browser::Firefox,
        None => Browser::ALL
            .into_iter()
            .find(|it| it.find().is_some())
            .unwrap_or(Browser::Chromium),
    };
    setup::browser(browser)?;
    let package = package::package()?;
    let look = Look {
        headless: arguments.headless,
        dark: arguments.theme == Theme::Dark,
        ..Look::default()
    };
    tokio::runtime::Runtime::new()?.block_on(async {
        let server = Server::start(&path("dist/www")).await?;
        let session = Session::open(browser, Some(&package), &look).await?;
        let url = server.url(SAMPLE);
        session.driver.goto(&url).await?;
        println!("{url} in {}", browser.name());
        match &arguments.screenshot {
            Some(file) => shoot(session, file, arguments).await,
            None => until_closed(session).await,
        }
    })
}

/// How long the card takes to fade in, and some more.
const FADE: Duration = Duration::from_millis(300);

/// How high a picture of the panel is at most, in CSS pixels. Of what is below the
/// window's edge Chromium may draw the top again.
const PANEL_HEIGHT: u32 = 800;

async fn shoot(session: Session, file: &Path, arguments: &Run) -> Result<()> {
    session.hover(arguments.mark).await?;
    session.card().await?;
    tokio::time::sleep(FADE).await;
    if arguments.panel {
        session.click_here().await?;
        let panel = session.open_panel().await?;
        panel.prefer(arguments.theme == Theme::Dark).await?;
        let filled = "return document.querySelector('#quotes li') !== null;";
        session
            .wait("the panel to be filled", async || {
                Ok((panel.script(filled).await? == true).then_some(()))
            })
            .await?;
        panel.screenshot(file, PANEL_HEIGHT).await?;
    } else {
        session.driver.screenshot(file).await?;
    }
    println!("wrote {}", file.display());
    session.close().await
}

async fn until_closed(session: Session) -> Result<()> {
    println!("Close the browser to end.");
    while session
        .driver
        .windows()
        .await
        .is_ok_and(|open| !open.is_empty())
    {
        tokio::time::sleep(Duration::from_millis(500)).await;
    }
    session.close().await.ok();
    Ok(())
}
