//! The panel where it really is: in Chromium's side panel and Firefox's
//! sidebar. Neither is a window to WebDriver. Chromium's is a page of its own to
//! the DevTools protocol; into Firefox's goes a script from the browser's side.

use std::net::TcpStream;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use anyhow::{Context, Result, bail, ensure};
use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde_json::{Value, json};
use tungstenite::stream::MaybeTlsStream;
use tungstenite::{Message, WebSocket};

use crate::driver::Browser;
use crate::session::{Session, colours};

/// The open panel.
pub struct Panel<'s> {
    session: &'s Session,
    way: Way,
}

/// How the panel's page is reached.
enum Way {
    Tools(Box<Mutex<Tools>>),
    Sidebar,
}

/// The path of its page in the extension.
const PAGE: &str = "panel/panel.html";

/// What the reader's shortcut for the panel does, from Firefox's side: the key
/// element that Firefox has made of our command.
const PRESS_SHORTCUT: &str = "
    const key = [...document.querySelectorAll('keyset key')]
        .find(it => it.getAttribute('key') === 'P' && it.getAttribute('modifiers') === 'alt,shift');
    key.doCommand();
    return null;";

/// The sidebar's inner browser, once it shows the address in `arguments[0]`.
const SIDEBAR: &str = "
    const browser = SidebarController.browser?.contentDocument?.querySelector('#webext-panels-browser');
    const isThere = browser?.currentURI?.spec === arguments[0] && !browser.webProgress.isLoadingDocument;";

/// Runs a function's body as a script of the sidebar's page would run, and hands
/// back what it returns.
const IN_SIDEBAR: &str = "
    const [, body] = arguments, done = arguments[arguments.length - 1];
    if (!isThere) return done({ error: 'the sidebar shows no panel' });
    const code = `(async () => { ${body} })().then(it => JSON.stringify(it ?? null))`;
    const script = `(async () => {
        const scope = Cu.Sandbox(content, { sandboxPrototype: content, wantXrays: false });
        const answer = {};
        try { answer.value = JSON.parse(await Cu.evalInSandbox(${JSON.stringify(code)}, scope)); }
        catch (error) { answer.error = String(error); }
        sendAsyncMessage('test:answer', JSON.stringify(answer));
    })();`;
    const hear = ({ data }) => {
        browser.messageManager.removeMessageListener('test:answer', hear);
        done(JSON.parse(data));
    };
    browser.messageManager.addMessageListener('test:answer', hear);
    browser.messageManager.loadFrameScript('data:,' + encodeURIComponent(script), false);";

/// Draws the whole of the sidebar's page, as PNG in base 64.
const DRAW_SIDEBAR: &str = "
    const [, width, height] = arguments, done = arguments[arguments.length - 1];
    (async () => {
        const area = new DOMRect(0, 0, width, height);
        const bitmap = await browser.browsingContext.currentWindowGlobal.drawSnapshot(area, 1, 'white');
        const canvas = document.createElementNS('http://www.w3.org/1999/xhtml', 'canvas');
        canvas.width = bitmap.width;
        canvas.height = bitmap.height;
        canvas.getContext('2d').drawImage(bitmap, 0, 0);
        return canvas.toDataURL('image/png').split(',')[1];
    })().then(done, error => done({ error: String(error) }));";

impl Session {
    /// Opens the panel beside the page in front: in Chromium by a click on the
    /// open card's button, in Firefox by the shortcut's command, which is all that
    /// WebDriver can do of a shortcut.
    pub async fn open_panel(&self) -> Result<Panel<'_>> {
        let way = match self.browser {
            Browser::Chromium => {
                self.press_in_card(OPEN_PANEL).await?;
                let address = self
                    .wait("the side panel", async || self.panel_target().await)
                    .await?;
                Way::Tools(Box::new(Mutex::new(Tools::connect(&address)?)))
            }
            Browser::Firefox => {
                self.chrome_script(PRESS_SHORTCUT, Vec::new()).await?;
                let ask = format!("{SIDEBAR} return isThere;");
                self.wait("the sidebar", async || {
                    let there = self
                        .chrome_script(&ask, vec![json!(self.panel_url())])
                        .await;
                    Ok(there?.as_bool().filter(|it| *it))
                })
                .await?;
                Way::Sidebar
            }
        };
        Ok(Panel { session: self, way })
    }

    fn panel_url(&self) -> String {
        format!("{}{PAGE}", self.extension)
    }

    /// Where the DevTools protocol reaches the panel, once it is open.
    async fn panel_target(&self) -> Result<Option<String>> {
        let targets = self.cdp("Target.getTargets", json!({})).await?;
        let target = targets["targetInfos"]
            .as_array()
            .into_iter()
            .flatten()
            .find(|it| it["url"] == self.panel_url().as_str())
            .and_then(|it| it["targetId"].as_str());
        let Some(id) = target else { return Ok(None) };
        let capabilities = serde_json::to_value(self.driver.handle().capabilities())?;
        let address = capabilities["goog:chromeOptions"]["debuggerAddress"]
            .as_str()
            .context("Chromium tells no address for its tools")?;
        Ok(Some(format!("ws://{address}/devtools/page/{id}")))
    }
}

/// The card's button that opens the panel.
const OPEN_PANEL: &str = ".open-panel";

impl Panel<'_> {
    /// Runs the body of a function in the panel's page (`document` and `window`
    /// are the page's) and answers with what it returns.
    pub async fn script(&self, body: &str) -> Result<Value> {
        match &self.way {
            Way::Tools(tools) => tools
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .evaluate(body),
            Way::Sidebar => {
                let script = format!("{SIDEBAR} {IN_SIDEBAR}");
                let arguments = vec![json!(self.session.panel_url()), json!(body)];
                let answer = self.session.chrome_script_async(&script, arguments).await?;
                ensure!(answer["error"].is_null(), "in the sidebar: {answer}");
                Ok(answer["value"].clone())
            }
        }
    }

    /// The panel's words as they are seen.
    pub async fn words(&self) -> Result<String> {
        let words = self.script("return document.body?.innerText;").await?;
        Ok(words.as_str().unwrap_or_default().to_owned())
    }

    /// Waits until the panel says `words`.
    pub async fn says(&self, words: &str) -> Result<()> {
        self.session
            .wait(&format!("the panel to say {words:?}"), async || {
                Ok(self.words().await?.contains(words).then_some(()))
            })
            .await
    }

    /// Moves the pointer onto the first element that fits `selector`. Firefox
    /// gets the event that the movement would make.
    pub async fn hover(&self, selector: &str) -> Result<()> {
        let find = format!("const it = document.querySelector({});", json!(selector));
        match &self.way {
            Way::Tools(tools) => {
                let mut tools = tools.lock().unwrap_or_else(PoisonError::into_inner);
                let at = tools.evaluate(&format!(
                    "{find} it.scrollIntoView({{ block: 'center', behavior: 'instant' }});
                    const box = it.getBoundingClientRect();
                    return [box.left + 5, box.top + 5];"
                ))?;
                tools.call(
                    "Input.dispatchMouseEvent",
                    json!({ "type": "mouseMoved", "x": at[0], "y": at[1] }),
                )?;
                Ok(())
            }
            Way::Sidebar => {
                let enter = "it.dispatchEvent(new PointerEvent('pointerenter'));";
                self.script(&format!("{find} {enter}")).await.map(drop)
            }
        }
    }

    /// Has the panel prefer dark colours, or light ones.
    pub async fn prefer(&self, dark: bool) -> Result<()> {
        match &self.way {
            Way::Tools(tools) => tools
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .call("Emulation.setEmulatedMedia", colours(dark))
                .map(drop),
            Way::Sidebar => self.session.prefer(dark).await,
        }
    }

    /// Writes a picture of the panel to `file`: as wide as it is, and at most
    /// `height` CSS pixels high.
    pub async fn screenshot(&self, file: &Path, height: u32) -> Result<()> {
        let size = self
            .script(
                "return [window.innerWidth, document.documentElement.scrollHeight, window.innerHeight];",
            )
            .await?;
        let width = size[0].as_u64().context("the panel has no width")?;
        let full = size[1].as_u64().unwrap_or_default();
        let height = full.min(u64::from(height));
        let picture = match &self.way {
            Way::Tools(tools) => {
                let clip = json!({ "x": 0, "y": 0, "width": width, "height": height, "scale": 1 });
                tools.lock().unwrap_or_else(PoisonError::into_inner).call(
                    "Page.captureScreenshot",
                    json!({ "captureBeyondViewport": true, "clip": clip }),
                )?["data"]
                    .clone()
            }
            Way::Sidebar => {
                let arguments = vec![json!(self.session.panel_url()), json!(width), json!(height)];
                let script = format!("{SIDEBAR} {DRAW_SIDEBAR}");
                self.session.chrome_script_async(&script, arguments).await?
            }
        };
        let picture = picture
            .as_str()
            .with_context(|| format!("no picture of the panel: {picture}"))?;
        std::fs::write(file, BASE64.decode(picture)?)
            .with_context(|| format!("cannot write {}", file.display()))
    }
}

/// A connection to one page by the DevTools protocol.
struct Tools {
    socket: WebSocket<MaybeTlsStream<TcpStream>>,
    calls: u64,
}

impl Tools {
    fn connect(address: &str) -> Result<Tools> {
        let (socket, _) =
            tungstenite::connect(address).with_context(|| format!("cannot reach {address}"))?;
        Ok(Tools { socket, calls: 0 })
    }

    fn call(&mut self, method: &str, parameters: Value) -> Result<Value> {
        self.calls += 1;
        let call = json!({ "id": self.calls, "method": method, "params": parameters });
        self.socket.send(Message::text(call.to_string()))?;
        loop {
            let Message::Text(text) = self.socket.read()? else {
                continue;
            };
            let mut answer: Value = serde_json::from_str(&text)?;
            if answer["id"] != self.calls {
                continue;
            }
            ensure!(answer["error"].is_null(), "{method}: {}", answer["error"]);
            return Ok(answer["result"].take());
        }
    }

    fn evaluate(&mut self, body: &str) -> Result<Value> {
        let parameters = json!({
            "expression": format!("(async () => {{ {body} }})()"),
            "awaitPromise": true,
            "returnByValue": true,
            "userGesture": true,
        });
        let mut answer = self.call("Runtime.evaluate", parameters)?;
        if !answer["exceptionDetails"].is_null() {
            bail!("in the side panel: {}", answer["exceptionDetails"]);
        }
        Ok(answer["result"]["value"].take())
    }
}
