//! What the commands need from outside, installed on first use.

use std::fs;
use std::process::Stdio;
use std::time::SystemTime;

use anyhow::{Context, Result, bail};
use browser::Browser;

use crate::project::{cargo, path, run, tool};

/// The target the core is built for.
pub const WASM: &str = "wasm32-unknown-unknown";

/// Has rustup add the wasm target. Without rustup the toolchain is the user's
/// own, and cargo says what it lacks.
pub fn wasm_target() -> Result<()> {
    let listed = tool("rustup")
        .args(["target", "list", "--installed"])
        .output();
    match listed {
        Ok(output)
            if String::from_utf8_lossy(&output.stdout)
                .lines()
                .any(|it| it == WASM) =>
        {
            Ok(())
        }
        Ok(_) => run(tool("rustup").args(["target", "add", WASM])),
        Err(_) => Ok(()),
    }
}

/// Has npm install what `extension/package-lock.json` names, if that has changed.
pub fn npm() -> Result<()> {
    let modified = |file: &str| -> Option<SystemTime> {
        fs::metadata(path(file)).and_then(|it| it.modified()).ok()
    };
    let lock = modified("extension/package-lock.json");
    if lock.is_some() && modified("extension/node_modules/.package-lock.json") >= lock {
        return Ok(());
    }
    let folder = path("extension");
    run(tool("npm")
        .args(["ci", "--no-audit", "--no-fund"])
        .current_dir(folder)
        .stdin(Stdio::null()))
    .context(
        "the extension's tools come from npm; install Node.js 20 or newer (https://nodejs.org)",
    )
}

/// The Debian packages of a browser and, where there is one, of its driver.
fn packages(browser: Browser) -> &'static [&'static str] {
    match browser {
        Browser::Chromium => &["chromium", "chromium-driver"],
        Browser::Firefox => &["firefox-esr"],
    }
}

/// The geckodriver that the browser tests were written for.
const GECKODRIVER: &str = "0.37.1";

/// Sees that a browser and its driver are there: through apt-get where that may
/// be used, geckodriver through cargo.
pub fn browser(browser: Browser) -> Result<()> {
    let missing = || {
        browser.find().is_none()
            || (browser == Browser::Chromium && browser.find_driver().is_none())
    };
    if missing() {
        println!(
            "installing {} with apt-get",
            packages(browser).join(" and ")
        );
        let apt = |arguments: &[&str]| {
            let mut command = tool("apt-get");
            command
                .args(arguments)
                .env("DEBIAN_FRONTEND", "noninteractive")
                .stdin(Stdio::null());
            run(&mut command)
        };
        apt(&["update", "-qq"])
            .and_then(|()| apt(&[&["install", "-y", "-qq"], packages(browser)].concat()))
            .ok();
    }
    if missing() {
        bail!(
            "{name} or its driver is missing and could not be installed from here. Install one of {programs} \
             and {driver} so that they are on PATH (Debian: `sudo apt-get install {packages}`)",
            name = browser.name(),
            programs = browser.programs().join(", "),
            driver = browser.driver(),
            packages = packages(browser).join(" "),
        );
    }
    if browser.find_driver().is_none() {
        run(cargo(&[
            "install",
            "--locked",
            "geckodriver",
            "--version",
            GECKODRIVER,
            "--root",
        ])
        .arg(path("target/tools"))
        .env_remove("CARGO_TARGET_DIR"))?;
    }
    Ok(())
}
