//! What the extension itself says of the page in front, asked the way that its
//! popup asks.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use serde::Deserialize;
use serde_json::Value;

use crate::session::Session;

/// How a page is.
#[derive(Clone, Debug, Deserialize)]
pub struct Status {
    /// Whether it is read, and why not.
    pub state: State,
    /// The attributed statements by kind.
    pub counts: BTreeMap<String, u32>,
}

/// Whether a page is read, and why not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// Being read.
    Reading,
    /// Read and marked.
    Read,
    /// An article in another language than the core's.
    Foreign,
    /// It does not look like an article.
    NoArticle,
    /// The core failed.
    Failed,
    /// The reader hid the marks.
    Hidden,
    /// Switched off.
    Off,
    /// A PDF.
    Pdf,
}

/// Asks every tab; one of them has a page with our script.
const ASK: &str = "
    const done = arguments[arguments.length - 1];
    (async () => {
        for (const { id } of await chrome.tabs.query({})) {
            try {
                const status = await chrome.tabs.sendMessage(id, { type: 'status' }, { frameId: 0 });
                if (status) return status;
            } catch {}
        }
        return null;
    })().then(done, error => done(String(error)));";

impl Session {
    /// What the extension says of the page in front; none when no page answers.
    pub async fn status(&self) -> Result<Option<Status>> {
        let page = self.driver.window().await?;
        let helper = match self.helper.get() {
            Some(helper) => helper,
            None => {
                let helper = self.driver.new_window().await?;
                self.driver.switch_to_window(helper.clone()).await?;
                self.driver
                    .goto(format!("{}options/options.html", self.extension))
                    .await?;
                self.helper.get_or_init(|| helper)
            }
        };
        self.driver.switch_to_window(helper.clone()).await?;
        let answer = self.driver.execute_async(ASK, Vec::<Value>::new()).await;
        self.driver.switch_to_window(page).await?;
        let answer = answer?.json().clone();
        serde_json::from_value(answer.clone()).with_context(|| format!("an odd status: {answer}"))
    }

    /// Waits until the extension has made up its mind about the page.
    pub async fn settled(&self) -> Result<Status> {
        let mut last = None;
        let settled = self
            .wait("the extension to settle on the page", async || {
                last = self.status().await?;
                Ok(last.clone().filter(|it| it.state != State::Reading))
            })
            .await;
        settled.with_context(|| format!("the last it said is {last:?}"))
    }
}
