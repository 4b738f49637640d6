//! `test`: every check there is, each to its end, and a summary.

use std::path::PathBuf;
use std::process::Stdio;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use browser::Browser;
use serde_json::Value;

use crate::project::{VERSION, cargo, npm_tool, path, run, tool};
use crate::{eval, package, setup};

type Check = (&'static str, fn() -> Result<()>);

/// The checks, the quick ones first. A later one may need what an earlier one
/// made: the types of the core, the package.
const CHECKS: [Check; 9] = [
    ("format", format),
    ("clippy", clippy),
    ("clippy, wasm", clippy_wasm),
    ("core and command line", cargo_test),
    ("package", pack),
    ("types of the scripts", typescript),
    ("scripts", scripts),
    ("web-ext lint", lint),
    ("both browsers", browsers),
];

/// Runs all checks and fails when one has failed.
pub fn test() -> Result<()> {
    let results: Vec<_> = CHECKS
        .iter()
        .map(|(name, check)| {
            println!("\n== {name}");
            let start = Instant::now();
            let result = check();
            if let Err(error) = &result {
                println!("{error:#}");
            }
            (name, result.is_ok(), start.elapsed())
        })
        .collect();
    match summary(&results) {
        0 => Ok(()),
        failed => bail!("{failed} of {} checks failed", results.len()),
    }
}

/// Prints how each check went; answers how many failed.
fn summary(results: &[(&&str, bool, Duration)]) -> usize {
    println!("\n== summary");
    for (name, passed, took) in results {
        let word = if *passed { "passed" } else { "FAILED" };
        println!("{word}  {name} ({:.0} s)", took.as_secs_f32());
    }
    if eval::folder().is_none() {
        println!("SKIPPED the evaluation data's cases: no ../shared/eval, no $WHENCE_EVAL");
    }
    if saved_pages().is_none() {
        println!("SKIPPED the saved pages: no ../shared/pages, no $WHENCE_PAGES");
    }
    let failed = results.iter().filter(|(_, passed, _)| !passed).count();
    println!("checks: {} passed, {failed} failed", results.len() - failed);
    failed
}

fn format() -> Result<()> {
    run(&mut cargo(&["fmt", "--all", "--check"]))
}

fn clippy() -> Result<()> {
    run(&mut cargo(&[
        "clippy",
        "--workspace",
        "--all-targets",
        "--locked",
        "--",
        "-D",
        "warnings",
    ]))
}

fn clippy_wasm() -> Result<()> {
    setup::wasm_target()?;
    run(&mut cargo(&[
        "clippy",
        "--package=whence",
        "--lib",
        "--no-default-features",
        "--locked",
        "--target",
        setup::WASM,
        "--",
        "-D",
        "warnings",
    ]))
}

fn cargo_test() -> Result<()> {
    run(&mut cargo(&[
        "test",
        "--package=whence",
        "--package=xtask",
        "--locked",
    ]))
}

fn pack() -> Result<()> {
    package::package().map(drop)
}

fn typescript() -> Result<()> {
    setup::npm()?;
    run(npm_tool("tsc").args(["--project", "extension", "--noEmit"]))
}

fn scripts() -> Result<()> {
    run(&mut cargo(&["build", "--package=whence", "--locked"]))?;
    let cli = format!("target/debug/whence{}", std::env::consts::EXE_SUFFIX);
    run(tool("npm")
        .args(["test", "--silent"])
        .env("WHENCE_CLI", path(cli))
        .current_dir(path("extension")))
}

/// The warnings that a manifest for both browsers cannot do without, by code
/// and what they speak of: what only Chromium knows.
const BOTH_BROWSERS: [(&str, &str); 2] = [
    ("BACKGROUND_SERVICE_WORKER_IGNORED", "service_worker"),
    ("MANIFEST_PERMISSIONS", "\"sidePanel\""),
];

fn lint() -> Result<()> {
    let output = npm_tool("web-ext")
        .args([
            "lint",
            "--no-config-discovery",
            "--self-hosted",
            "--output=json",
        ])
        .arg("--source-dir")
        .arg(path("dist/extension"))
        .stderr(Stdio::inherit())
        .output()?;
    let report: Value = serde_json::from_slice(&output.stdout).context("web-ext gave no report")?;
    let complaints: Vec<&Value> = ["errors", "warnings"]
        .iter()
        .flat_map(|kind| report[kind].as_array().into_iter().flatten())
        .filter(|it| {
            let message = it["message"].as_str().unwrap_or_default();
            let is_expected =
                |(code, part): &(&str, &str)| it["code"] == *code && message.contains(part);
            !BOTH_BROWSERS.iter().any(is_expected)
        })
        .collect();
    ensure!(
        report["summary"].is_object(),
        "web-ext gave no summary: {report}"
    );
    ensure!(complaints.is_empty(), "web-ext complains: {complaints:#?}");
    println!("no complaint but {BOTH_BROWSERS:?}");
    Ok(())
}

fn browsers() -> Result<()> {
    for browser in Browser::ALL {
        setup::browser(browser)?;
    }
    let mut command = cargo(&["test", "--package=browser", "--locked"]);
    command
        .env("WHENCE_PACKAGE", path(format!("dist/whence-{VERSION}.zip")))
        .env("WHENCE_WWW", path("dist/www"))
        .env(
            "WHENCE_AXE",
            path("extension/node_modules/axe-core/axe.min.js"),
        );
    if let Some(pages) = saved_pages() {
        command.env("WHENCE_PAGES", pages);
    }
    run(&mut command)
}

/// The folder of saved pages, which is no part of the project: `$WHENCE_PAGES`,
/// else the `shared/pages` beside it.
fn saved_pages() -> Option<PathBuf> {
    let folder =
        std::env::var_os("WHENCE_PAGES").map_or_else(|| path("../shared/pages"), PathBuf::from);
    folder.is_dir().then_some(folder)
}
