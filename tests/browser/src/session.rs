//! A browser with the packed extension installed.

use std::fs::{self, File};
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use http::Method;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};
use tempfile::TempDir;
use thirtyfour::common::command::FormatRequestData;
use thirtyfour::common::requestdata::RequestData;

use thirtyfour::{Capabilities, SessionId, WebDriver, WindowHandle};

use crate::driver::{Browser, Driver};

/// How a session looks.
#[derive(Clone, Default)]
pub struct Look {
    /// Show no window.
    pub headless: bool,
    /// Prefer dark colours.
    pub dark: bool,
    /// The proxy for everything that is not on loopback, as host and port.
    pub proxy: Option<String>,
}

/// A browser under control.
pub struct Session {
    /// Which browser it is.
    pub browser: Browser,
    /// Its WebDriver session.
    pub driver: WebDriver,
    /// The address of the extension's own files, ending in `/`.
    pub extension: String,
    /// A window of the extension's own, once one was needed.
    pub(crate) helper: OnceLock<WindowHandle>,
    // Dropped last, in this order: the driver ends before its files go.
    _process: Driver,
    _unpacked: TempDir,
    downloads: TempDir,
}

/// What Firefox calls the extension in the addresses of its pages.
const GECKO_UUID: &str = "6f0f6d1a-6b0e-4a4e-9f0d-3b1f7c0c5a51";

/// Firefox's preference for the colours that pages are told of: 0 is dark, 1 light.
const GECKO_THEME: &str = "layout.css.prefers-color-scheme.content-override";

const COLLECT_ERRORS: &str = "
    const [id] = arguments, api = chrome.developerPrivate;
    return api.updateProfileConfiguration({ inDeveloperMode: true })
        .then(() => api.updateExtensionConfiguration({ extensionId: id, errorCollection: true }))
        .then(() => api.reload(id))
        .then(() => null);";

const CHROMIUM_ERRORS: &str = "
    return chrome.developerPrivate.getExtensionInfo(arguments[0])
        .then(it => it.runtimeErrors.map(error => `${error.message} (${error.source})`));";

const FIREFOX_ERRORS: &str = "
    const [ours] = arguments;
    return Services.console.getMessageArray()
        .filter(it => it instanceof Ci.nsIScriptError && !(it.flags & Ci.nsIScriptError.warningFlag))
        .filter(it => it.sourceName.startsWith(ours))
        .map(it => `${it.errorMessage} (${it.sourceName}:${it.lineNumber})`);";

/// Ends the event page of the extension with this UUID.
const END_EVENT_PAGE: &str = "
    const done = arguments[arguments.length - 1];
    const { extension } = WebExtensionPolicy.getByHostname(arguments[0]);
    extension.terminateBackground({ ignoreDevToolsAttached: true }).then(() => done(null), error => done(String(error)));";

impl Session {
    /// Opens `browser` with the extension in `package` (a zip) installed, or
    /// without one.
    pub async fn open(browser: Browser, package: Option<&Path>, look: &Look) -> Result<Session> {
        let program = browser
            .find()
            .with_context(|| format!("{} is not installed", browser.name()))?;
        let program = program.to_string_lossy();
        let folder = tempfile::tempdir()?;
        let downloads = tempfile::tempdir()?;
        let process = Driver::start(browser)?;
        let (capabilities, extension) = match browser {
            Browser::Chromium => {
                if let Some(package) = package {
                    unpack(package, folder.path())?;
                }
                let id = chromium_id(folder.path())?;
                let unpacked = package.map(|_| folder.path());
                (
                    chromium(&program, unpacked, look, downloads.path()),
                    format!("chrome-extension://{id}/"),
                )
            }
            Browser::Firefox => {
                let id = package.map(gecko_id).transpose()?.unwrap_or_default();
                (
                    firefox(&program, &id, look, downloads.path()),
                    format!("moz-extension://{GECKO_UUID}/"),
                )
            }
        };
        let driver = WebDriver::new(&process.url, Capabilities::from(capabilities))
            .await
            .with_context(|| format!("cannot open {}", browser.name()))?;
        let session = Session {
            browser,
            driver,
            extension,
            helper: OnceLock::new(),
            _process: process,
            _unpacked: folder,
            downloads,
        };
        if browser == Browser::Firefox
            && let Some(package) = package
        {
            let body = json!({ "path": package, "temporary": true });
            session
                .send(Method::POST, "moz/addon/install", Some(body))
                .await?;
        }
        if browser == Browser::Chromium && look.dark {
            session.prefer(true).await?;
        }
        Ok(session)
    }

    /// The folder that the browser saves files to.
    pub fn downloads(&self) -> PathBuf {
        self.downloads.path().to_owned()
    }

    /// Has the window in front (in Firefox, all of them) prefer dark colours, or
    /// light ones.
    pub async fn prefer(&self, dark: bool) -> Result<()> {
        match self.browser {
            Browser::Chromium => {
                self.cdp("Emulation.setEmulatedMedia", colours(dark))
                    .await?;
            }
            Browser::Firefox => {
                let set = "Services.prefs.setIntPref(arguments[0], arguments[1])";
                let value = if dark { 0 } else { 1 };
                self.chrome_script(set, vec![json!(GECKO_THEME), json!(value)])
                    .await?;
            }
        }
        Ok(())
    }

    /// Sends a command that the WebDriver library has no name for.
    pub async fn send(&self, method: Method, endpoint: &str, body: Option<Value>) -> Result<Value> {
        let command = Raw {
            method,
            endpoint: endpoint.to_owned(),
            body,
        };
        Ok(self.driver.cmd(command).await?.value_json()?)
    }

    /// Sends a command of the Chrome DevTools protocol to the page.
    pub async fn cdp(&self, command: &str, parameters: Value) -> Result<Value> {
        let body = json!({ "cmd": command, "params": parameters });
        self.send(Method::POST, "goog/cdp/execute", Some(body))
            .await
    }

    /// Runs the body of a function in the page and answers with what it
    /// returns.
    pub async fn script(&self, body: &str, arguments: Vec<Value>) -> Result<Value> {
        Ok(self.driver.execute(body, arguments).await?.json().clone())
    }

    /// Asks again until `question` has an answer; fails after half a minute,
    /// naming `what` was waited for.
    pub async fn wait<T>(
        &self,
        what: &str,
        mut question: impl AsyncFnMut() -> Result<Option<T>>,
    ) -> Result<T> {
        let deadline = Instant::now() + Duration::from_secs(30);
        loop {
            if let Some(answer) = question().await? {
                return Ok(answer);
            }
            if Instant::now() > deadline {
                bail!("waited half a minute for {what}");
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Gives the extension a second to do what it must not do: of something that
    /// stays away there is nothing to wait for.
    pub async fn quiet(&self) -> Result<()> {
        tokio::time::sleep(Duration::from_secs(1)).await;
        Ok(())
    }

    /// Has the browser collect the extension's errors from here on. Chromium
    /// starts the extension anew for it; Firefox always collects them.
    pub async fn collect_errors(&self) -> Result<()> {
        if self.browser == Browser::Chromium {
            self.driver.goto("chrome://extensions").await?;
            self.script(COLLECT_ERRORS, vec![json!(self.chromium_id())])
                .await?;
        }
        Ok(())
    }

    /// Every exception and console error of the extension's scripts so far, in
    /// pages and in the background. Leaves the page.
    pub async fn errors(&self) -> Result<Vec<String>> {
        let found = match self.browser {
            Browser::Chromium => {
                self.driver.goto("chrome://extensions").await?;
                self.script(CHROMIUM_ERRORS, vec![json!(self.chromium_id())])
                    .await?
            }
            Browser::Firefox => {
                self.chrome_script(FIREFOX_ERRORS, vec![json!(self.extension)])
                    .await?
            }
        };
        Ok(serde_json::from_value(found)?)
    }

    /// Ends the extension's background, as the browser does when it is idle.
    pub async fn end_background(&self) -> Result<()> {
        match self.browser {
            Browser::Chromium => {
                let targets = self.cdp("Target.getTargets", json!({})).await?;
                let worker = targets["targetInfos"]
                    .as_array()
                    .into_iter()
                    .flatten()
                    .find(|it| {
                        it["type"] == "service_worker"
                            && it["url"]
                                .as_str()
                                .is_some_and(|url| url.starts_with(&self.extension))
                    })
                    .context("no background runs")?;
                let target = json!({ "targetId": worker["targetId"] });
                self.cdp("Target.closeTarget", target).await?;
            }
            Browser::Firefox => {
                let ours = vec![json!(GECKO_UUID)];
                self.chrome_script_async(END_EVENT_PAGE, ours).await?;
            }
        }
        Ok(())
    }

    /// Runs the body of a function with the privileges of Firefox itself.
    pub(crate) async fn chrome_script(&self, body: &str, arguments: Vec<Value>) -> Result<Value> {
        let enter = |context: &str| Some(json!({ "context": context }));
        self.send(Method::POST, "moz/context", enter("chrome"))
            .await?;
        let answer = self.script(body, arguments).await;
        self.send(Method::POST, "moz/context", enter("content"))
            .await?;
        answer
    }

    /// The same for a body that hands its answer to its last argument.
    pub(crate) async fn chrome_script_async(
        &self,
        body: &str,
        arguments: Vec<Value>,
    ) -> Result<Value> {
        let enter = |context: &str| Some(json!({ "context": context }));
        self.send(Method::POST, "moz/context", enter("chrome"))
            .await?;
        let answer = self.driver.execute_async(body, arguments).await;
        self.send(Method::POST, "moz/context", enter("content"))
            .await?;
        Ok(answer?.json().clone())
    }

    fn chromium_id(&self) -> &str {
        self.extension.split('/').nth(2).unwrap_or_default()
    }

    /// Ends the session and closes the browser.
    pub async fn close(self) -> Result<()> {
        Ok(self.driver.quit().await?)
    }
}

fn chromium(
    program: &str,
    extension: Option<&Path>,
    look: &Look,
    downloads: &Path,
) -> Map<String, Value> {
    let mut arguments = vec![
        "--window-size=1280,960".to_owned(),
        "--no-first-run".to_owned(),
        "--disable-background-networking".to_owned(),
        "--disable-component-update".to_owned(),
        // Chrome ignores --load-extension unless told not to.
        "--disable-features=DisableLoadExtensionCommandLineSwitch,OptimizationHints".to_owned(),
    ];
    arguments.extend(extension.map(|it| format!("--load-extension={}", it.display())));
    arguments.extend(
        look.proxy
            .as_ref()
            .map(|it| format!("--proxy-server=http://{it}")),
    );
    if look.headless {
        arguments.push("--headless=new".to_owned());
    }
    if is_root() {
        arguments.push("--no-sandbox".to_owned());
    }
    object(json!({
        "browserName": "chrome",
        "goog:chromeOptions": {
            "binary": program,
            "args": arguments,
            // No connection ahead of need: what a page hints at is no request.
            "prefs": {
                "net": { "network_prediction_options": 2 },
                "download": { "default_directory": downloads },
            },
            "excludeSwitches": ["disable-extensions"],
        },
        "goog:loggingPrefs": { "browser": "ALL" },
    }))
}

fn firefox(program: &str, id: &str, look: &Look, downloads: &Path) -> Map<String, Value> {
    let mut preferences = object(json!({
        "extensions.webextensions.uuids": json!({ id: GECKO_UUID }).to_string(),
        "network.http.speculative-parallel-limit": 0,
        "network.dns.disablePrefetch": true,
        // Firefox asks for its own settings all the time.
        "services.settings.server": "data:,",
        GECKO_THEME: if look.dark { 0 } else { 1 },
        "browser.download.folderList": 2,
        "browser.download.dir": downloads,
        "browser.download.alwaysOpenPanel": false,
    }));
    if let Some((host, port)) = look.proxy.as_deref().and_then(|it| it.split_once(':')) {
        let port: u16 = port.parse().unwrap_or_default();
        preferences.extend(object(json!({
            "network.proxy.type": 1,
            "network.proxy.http": host,
            "network.proxy.http_port": port,
            "network.proxy.ssl": host,
            "network.proxy.ssl_port": port,
        })));
    }
    let mut arguments = vec!["--width=1280", "--height=960"];
    if look.headless {
        arguments.push("-headless");
    }
    object(json!({
        "browserName": "firefox",
        "moz:firefoxOptions": { "binary": program, "args": arguments, "prefs": preferences },
    }))
}

/// What the DevTools protocol calls a preference for dark colours, or light ones.
pub(crate) fn colours(dark: bool) -> Value {
    let value = if dark { "dark" } else { "light" };
    json!({ "features": [{ "name": "prefers-color-scheme", "value": value }] })
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}

/// Chromium's sandbox refuses to work for root.
fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt;
    fs::metadata("/proc/self").is_ok_and(|it| it.uid() == 0)
}

fn unpack(package: &Path, folder: &Path) -> Result<()> {
    let file = File::open(package).with_context(|| format!("cannot open {}", package.display()))?;
    zip::ZipArchive::new(file)?.extract(folder)?;
    Ok(())
}

/// The id of an extension loaded from `folder`: the first half of its path's
/// hash, written with the letters a to p.
fn chromium_id(folder: &Path) -> Result<String> {
    let hash = Sha256::digest(folder.canonicalize()?.as_os_str().as_bytes());
    let letter = |digit: u8| char::from(b'a' + digit);
    Ok(hash[..16]
        .iter()
        .flat_map(|byte| [letter(byte >> 4), letter(byte & 15)])
        .collect())
}

/// The id that the manifest asks Firefox for.
fn gecko_id(package: &Path) -> Result<String> {
    let file = File::open(package).with_context(|| format!("cannot open {}", package.display()))?;
    let mut archive = zip::ZipArchive::new(file)?;
    let manifest: Value = serde_json::from_reader(archive.by_name("manifest.json")?)?;
    manifest["browser_specific_settings"]["gecko"]["id"]
        .as_str()
        .map(str::to_owned)
        .context("the manifest names no browser_specific_settings.gecko.id")
}

#[derive(Debug)]
struct Raw {
    method: Method,
    endpoint: String,
    body: Option<Value>,
}

impl FormatRequestData for Raw {
    fn format_request(&self, session: &SessionId) -> RequestData {
        let path: Arc<str> = format!("session/{session}/{}", self.endpoint).into();
        let request = RequestData::new(self.method.clone(), path);
        match &self.body {
            Some(body) => request.add_body(body.clone()),
            None => request,
        }
    }
}
