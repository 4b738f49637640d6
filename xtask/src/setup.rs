//! What the commands need from outside, installed on first use.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::SystemTime;

use anyhow::{Context, Result, bail};
use browser::Browser;
use serde_json::Value;

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

/// The oldest of a browser that the manifest lets the extension be installed in.
fn oldest(browser: Browser) -> Result<u32> {
    let manifest: Value = serde_json::from_str(&fs::read_to_string(path(MANIFEST))?)?;
    let least = match browser {
        Browser::Chromium => &manifest["minimum_chrome_version"],
        Browser::Firefox => &manifest["browser_specific_settings"]["gecko"]["strict_min_version"],
    };
    let major = least.as_str().and_then(first_number);
    major.with_context(|| format!("{MANIFEST} names no oldest {}", browser.name()))
}

const MANIFEST: &str = "extension/manifest.json";

/// "Mozilla Firefox 153.7.0esr" is of version 153.
fn first_number(text: &str) -> Option<u32> {
    let mut numbers = text.split(|it: char| !it.is_ascii_digit());
    numbers.find(|it| !it.is_empty())?.parse().ok()
}

/// Whether a browser says that it is older than `oldest`.
fn is_old(program: &Path, oldest: u32) -> bool {
    let output = Command::new(program).arg("--version").output();
    let said = output.map(|it| String::from_utf8_lossy(&it.stdout).into_owned());
    said.is_ok_and(|it| first_number(&it).is_some_and(|it| it < oldest))
}

/// Sees that a browser and its driver are there, and no older than the extension needs:
/// through apt-get where that may be used, geckodriver through cargo.
pub fn browser(browser: Browser) -> Result<()> {
    let oldest = oldest(browser)?;
    let missing = || {
        browser.find().is_none_or(|it| is_old(&it, oldest))
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
            "{name} {oldest} or newer, or its driver, is missing and could not be installed from here. Install one of \
             {programs} and {driver} so that they are on PATH (Debian: `sudo apt-get install {packages}`)",
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browsers_tell_their_version() {
        for (said, expected) in [
            ("Mozilla Firefox 153.7.0esr", Some(153)),
            (
                "Chromium 156.0.8078.108 built on Debian GNU/Linux 12",
                Some(156),
            ),
            ("no browser", None),
        ] {
            assert_eq!(first_number(said), expected, "{said}");
        }
        assert!(Browser::ALL.into_iter().all(|it| oldest(it).is_ok()));
    }
}
