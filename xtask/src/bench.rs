//! `bench`: how fast the core is, natively and in the browsers, and what the
//! extension costs a page.

use std::fs;

use anyhow::{Context, Result};
use browser::{Browser, Look, Page, Server, Session};
use clap::Args;

use crate::build::{self, Profile};
use crate::project::{cargo, path, run};
use crate::{burden, package, setup};

/// What `bench` is told.
#[derive(Args)]
pub struct Bench {
    /// Only measure in the browsers, not natively
    #[arg(long)]
    browser: bool,
}

/// Starts the core, once, and hands over how many ms that and the first reading
/// took; then reads the story as many times as make a page of `length` UTF-16
/// units, again and again for a second, and hands over MB of UTF-8 a second and
/// ms a page. A browser's clock is too coarse to time one reading.
const PAGE: &str = "<!doctype html><meta charset=utf-8><title>bench</title><script type=module>
    import start, { readText } from '/whence.js';
    const at = performance.now();
    await start();
    const started = performance.now();
    window.first = story => {
        const before = performance.now();
        readText(story);
        return [started - at, performance.now() - before];
    };
    window.speed = (story, length) => {
        const text = story.repeat(Math.ceil(length / story.length));
        const size = new TextEncoder().encode(text).length;
        const start = performance.now();
        let pages = 0, took = 0;
        for (; took < 1000; took = performance.now() - start, pages += 1) readText(text);
        return [size * pages / took / 1000, took / pages];
    };
    </script>";

/// The pages that are measured, by their length.
const LENGTHS: [(&str, u32); 3] = [
    ("article", 8_000),
    ("long article", 100_000),
    ("long page", 1_000_000),
];

/// Runs the benchmarks of `benches/`, unless told not to, then the core alone in each browser that
/// is at hand, then the extension on pages.
pub fn bench(arguments: &Bench) -> Result<()> {
    if !arguments.browser {
        run(&mut cargo(&[
            "bench",
            "--package=whence",
            "--bench=core",
            "--locked",
        ]))?;
    }
    build::core(Profile::Release)?;
    let story = fs::read_to_string(path("benches/story.txt")).context("benches/story.txt")?;
    for browser in Browser::ALL {
        setup::browser(browser)?;
        if let Ok(load) = fs::read_to_string("/proc/loadavg") {
            println!("load of the machine, 1, 5 and 15 minutes: {}", load.trim());
        }
        tokio::runtime::Runtime::new()?.block_on(in_browser(browser, &story))?;
    }
    let package = package::package()?;
    tokio::runtime::Runtime::new()?.block_on(burden::measure(&package))
}

async fn in_browser(browser: Browser, story: &str) -> Result<()> {
    let server = Server::start(&path(build::CORE)).await?;
    let url = server.page(
        "/bench",
        Page {
            html: PAGE.into(),
            policy: None,
        },
    );
    let look = Look {
        headless: true,
        ..Look::default()
    };
    let session = Session::open(browser, None, &look).await?;
    session.driver.goto(url).await?;
    let ready = "return typeof window.speed === 'function' || null";
    session
        .wait("the core to start", async || {
            Ok(session.script(ready, Vec::new()).await?.as_bool())
        })
        .await?;
    let answer = session
        .script("return window.first(arguments[0])", vec![story.into()])
        .await?;
    let (started, first): (f64, f64) = serde_json::from_value(answer)?;
    println!(
        "{}: start {started:.0} ms, first article {first:.0} ms",
        browser.name()
    );
    for (name, length) in LENGTHS {
        let arguments = vec![story.into(), length.into()];
        let answer = session
            .script("return window.speed(...arguments)", arguments)
            .await?;
        let (speed, took): (f64, f64) = serde_json::from_value(answer)?;
        println!(
            "{}: {name} of {length} units: {took:.1} ms, {speed:.1} MB/s",
            browser.name()
        );
    }
    session.close().await
}
