//! The browsers and the programs that drive them.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result, anyhow};

/// A browser that Whence runs in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Browser {
    /// Chromium, and Chrome.
    Chromium,
    /// Firefox.
    Firefox,
}

impl Browser {
    /// Both.
    pub const ALL: [Browser; 2] = [Browser::Chromium, Browser::Firefox];

    /// Its name in lower case.
    pub fn name(self) -> &'static str {
        match self {
            Browser::Chromium => "chromium",
            Browser::Firefox => "firefox",
        }
    }

    /// The names its program goes by, the first to look for first.
    pub fn programs(self) -> &'static [&'static str] {
        match self {
            Browser::Chromium => &["chromium", "chromium-browser", "google-chrome"],
            Browser::Firefox => &["firefox-esr", "firefox"],
        }
    }

    /// The program that drives it by WebDriver.
    pub fn driver(self) -> &'static str {
        match self {
            Browser::Chromium => "chromedriver",
            Browser::Firefox => "geckodriver",
        }
    }

    /// Where its program is.
    pub fn find(self) -> Option<PathBuf> {
        self.programs()
            .iter()
            .find_map(|name| which::which(name).ok())
    }

    /// Where its driver is: on the path, or where `cargo xtask` installs it.
    pub fn find_driver(self) -> Option<PathBuf> {
        which::which(self.driver())
            .or_else(|_| which::which_in(self.driver(), Some(tools().join("bin")), "."))
            .ok()
    }
}

/// The folder that `cargo xtask` installs tools into.
pub fn tools() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/tools")
}

/// A running driver; it ends when this is dropped.
pub struct Driver {
    child: Child,
    /// Its address.
    pub url: String,
}

impl Driver {
    /// Starts the driver of `browser` on a free port.
    pub fn start(browser: Browser) -> Result<Driver> {
        let program = browser
            .find_driver()
            .with_context(|| format!("{} is not installed", browser.driver()))?;
        let mut command = Command::new(program);
        command
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        if browser == Browser::Firefox {
            command.arg("--allow-system-access");
        }
        let mut child = command
            .spawn()
            .with_context(|| format!("cannot start {}", browser.driver()))?;
        let mut lines =
            BufReader::new(child.stdout.take().context("the driver has no output")?).lines();
        let port = lines
            .by_ref()
            .map_while(Result::ok)
            .find_map(|line| port(&line))
            .ok_or_else(|| anyhow!("{} ended before it named its port", browser.driver()))?;
        // Left unread, its output would fill the pipe and stop it.
        std::thread::spawn(move || lines.for_each(drop));
        Ok(Driver {
            child,
            url: format!("http://127.0.0.1:{port}"),
        })
    }
}

/// The port in the line by which a driver says that it is ready:
/// "… started successfully on port 1234." or "… Listening on 127.0.0.1:1234".
fn port(line: &str) -> Option<u16> {
    let (_, rest) = line
        .split_once("successfully on port ")
        .or_else(|| line.split_once("Listening on 127.0.0.1:"))?;
    rest.trim_end_matches('.').parse().ok()
}

impl Drop for Driver {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}
