//! What the extension costs a page: tasks that keep the page's thread, and
//! memory. Chromium tells of both, Firefox of neither.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use browser::{ALT, Browser, Look, Page, SHIFT, Server, Session};
use serde_json::{Value, json};

use crate::project::path;

/// Collects the page's tasks of more than 50 ms. The ballast makes the page's
/// process the largest one, by which it is found.
const WATCH: &str = "<head><script>
    window.ballast = new Uint8Array(128e6).fill(1);
    window.tasks = [];
    new PerformanceObserver(seen => tasks.push(...seen.getEntries().map(it => Math.round(it.duration))))
        .observe({ type: 'longtask' });
    </script>";

/// How long the longest page is, in bytes.
const LONGEST: usize = 2_800_000;

/// What was measured of a page.
struct Burden {
    /// Its tasks of more than 50 ms while it is read and marked, in ms.
    tasks: Vec<u64>,
    /// What its scripts hold, in MB.
    heap: f64,
    /// The memory of its process alone and its share of the common, in MB.
    page: f64,
    /// The same of the extension's process.
    extension: f64,
}

/// Prints what the extension in `package` costs the sample article and a long page.
pub async fn measure(package: &Path) -> Result<()> {
    let sample = fs::read_to_string(path("dist/www/sample.html"))?.replacen("<head>", WATCH, 1);
    for (name, html) in [("article", sample.clone()), ("long page", longer(&sample)?)] {
        let without = burden(None, &html).await?;
        let with = burden(Some(package), &html).await?;
        println!(
            "chromium: {name} of {} kB: tasks over 50 ms {:?}, heap {:+.1} MB, page {:+.1} MB, background {:.1} MB",
            html.len() / 1000,
            with.tasks,
            with.heap - without.heap,
            with.page - without.page,
            with.extension,
        );
    }
    Ok(())
}

/// The sample with its paragraphs again and again.
fn longer(sample: &str) -> Result<String> {
    let parts = sample
        .split_once("itemprop=\"articleBody\">")
        .and_then(|(head, rest)| Some((head, rest.split_once("</div>")?)));
    let (head, (body, tail)) = parts.context("the sample has no body")?;
    let body = body.repeat(LONGEST.div_ceil(body.len()));
    Ok(format!("{head}itemprop=\"articleBody\">{body}</div>{tail}"))
}

async fn burden(package: Option<&Path>, html: &str) -> Result<Burden> {
    let server = Server::start(&path("dist/www")).await?;
    let html = html.as_bytes().to_vec();
    let url = server.page("/page.html", Page { html, policy: None });
    let look = Look {
        headless: true,
        ..Look::default()
    };
    let session = Session::open(Browser::Chromium, package, &look).await?;
    session.driver.goto(url).await?;
    let mut tasks = Vec::new();
    if package.is_some() {
        // The page's own work is over when the marks are switched on again.
        session.marked().await?;
        session.quiet().await?;
        session.press(&[ALT, SHIFT, 'w']).await?;
        session.unmarked().await?;
        session.quiet().await?;
        session.script("tasks.length = 0", Vec::new()).await?;
        session.press(&[ALT, SHIFT, 'w']).await?;
        session.marked().await?;
        session.quiet().await?;
        tasks = serde_json::from_value(session.script("return tasks", Vec::new()).await?)?;
    }
    session
        .cdp("HeapProfiler.collectGarbage", json!({}))
        .await?;
    session.cdp("Performance.enable", json!({})).await?;
    let metrics = session.cdp("Performance.getMetrics", json!({})).await?;
    let (page, extension) = processes(&session)?;
    let burden = Burden {
        tasks,
        heap: metric(&metrics, "JSHeapUsedSize").unwrap_or_default() / 1e6,
        page,
        extension,
    };
    session.close().await?;
    Ok(burden)
}

fn metric(metrics: &Value, name: &str) -> Option<f64> {
    let mut metrics = metrics["metrics"].as_array()?.iter();
    metrics.find(|it| it["name"] == name)?["value"].as_f64()
}

/// The memory of the page's process, which is the largest, and of the
/// extension's, in MB. Nothing where the system does not tell.
fn processes(session: &Session) -> Result<(f64, f64)> {
    let capabilities = serde_json::to_value(session.driver.handle().capabilities())?;
    let profile = capabilities["chrome"]["userDataDir"]
        .as_str()
        .context("Chromium tells no profile")?;
    let (mut page, mut extension) = (0.0f64, 0.0f64);
    for process in fs::read_dir("/proc").into_iter().flatten().flatten() {
        let read = |file: &str| fs::read_to_string(process.path().join(file)).unwrap_or_default();
        let command = read("cmdline");
        if !command.contains("--type=renderer") || !command.contains(profile) {
            continue;
        }
        let share = read("smaps_rollup")
            .lines()
            .find_map(|line| {
                line.strip_prefix("Pss:")?
                    .trim()
                    .strip_suffix(" kB")?
                    .parse()
                    .ok()
            })
            .unwrap_or(0.0f64);
        let size = if command.contains("--extension-process") {
            &mut extension
        } else {
            &mut page
        };
        *size = size.max(share / 1e3);
    }
    Ok((page, extension))
}
