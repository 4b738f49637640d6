//! What the extension shows on the page in front: its marks and its card, and
//! the pointer and keys that bring them up.

use anyhow::{Context, Result};
use http::Method;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::session::Session;

/// The marked quotes of the page as live ranges in the page's order, each with
/// its kind. The registry of highlights is one for the page and the extension.
const MARKS: &str = "
    const marks = ['direct', 'mixed', 'indirect'].flatMap(kind =>
        [...(CSS.highlights.get('whence-' + kind) ?? [])].map(fixed => {
            const range = new Range();
            range.setStart(fixed.startContainer, fixed.startOffset);
            range.setEnd(fixed.endContainer, fixed.endOffset);
            return { kind, range };
        }));
    marks.sort((a, b) => a.range.compareBoundaryPoints(Range.START_TO_START, b.range));
";

/// Keys, as WebDriver names them.
pub const SHIFT: char = '\u{e008}';
/// Alt, or Option.
pub const ALT: char = '\u{e00a}';
/// Enter.
pub const ENTER: char = '\u{e007}';
/// Escape.
pub const ESCAPE: char = '\u{e00c}';

/// Where the card lives: the one child of the root element that is a popover.
const HOST: &str = ":root > [popover]";

/// A marked stretch of the page.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Mark {
    /// `direct`, `mixed` or `indirect`.
    pub kind: String,
    /// Its words.
    pub text: String,
}

/// An element as a screen reader gets it.
#[derive(Clone, Debug)]
pub struct Told {
    /// Its role.
    pub role: String,
    /// Its name.
    pub name: String,
}

/// A point of the viewport in CSS pixels.
#[derive(Clone, Copy, Debug, Deserialize)]
struct Point {
    x: f64,
    y: f64,
}

impl Session {
    /// The marked stretches of the page, in its order. Half a surrogate pair
    /// cannot be handed over and becomes U+FFFD.
    pub async fn marks(&self) -> Result<Vec<Mark>> {
        let body = format!(
            "{MARKS} return marks.map(({{ kind, range }}) => ({{ kind, text: range.toString().toWellFormed() }}));"
        );
        Ok(serde_json::from_value(
            self.script(&body, Vec::new()).await?,
        )?)
    }

    /// Waits until the page is marked.
    pub async fn marked(&self) -> Result<Vec<Mark>> {
        self.wait("the page's quotes to be marked", async || {
            Ok(Some(self.marks().await?).filter(|it| !it.is_empty()))
        })
        .await
    }

    /// Waits until nothing is marked.
    pub async fn unmarked(&self) -> Result<()> {
        self.wait("the marks to go", async || {
            Ok(self.marks().await?.is_empty().then_some(()))
        })
        .await
    }

    /// Scrolls to a marked stretch and points at its first word.
    pub async fn hover(&self, place: usize) -> Result<()> {
        self.marked().await?;
        let body = format!(
            "{MARKS}
            const range = marks[arguments[0]].range;
            range.startContainer.parentElement.scrollIntoView({{ block: 'center', behavior: 'instant' }});
            const {{ left, width, top, height }} = range.getClientRects()[0];
            return {{ x: left + Math.min(width / 2, 30), y: top + height / 2 }};"
        );
        let at = self.script(&body, vec![json!(place)]).await?;
        // A pointer that is there already would not move.
        self.look_away().await?;
        self.point(serde_json::from_value(at)?).await
    }

    /// Scrolls to words of one text node, marked or not, and points at them.
    pub async fn point_at(&self, words: &str) -> Result<()> {
        let at = self.script(FIND, vec![json!(words)]).await?;
        self.point(serde_json::from_value(at).context("the page has not these words")?)
            .await
    }

    /// Points at the page's upper left corner.
    pub async fn look_away(&self) -> Result<()> {
        self.point(Point { x: 1.0, y: 1.0 }).await
    }

    async fn point(&self, at: Point) -> Result<()> {
        self.perform(json!({
            "type": "pointer",
            "id": "mouse",
            "parameters": { "pointerType": "mouse" },
            "actions": [{ "type": "pointerMove", "duration": 0, "x": at.x.round(), "y": at.y.round() }],
        }))
        .await
    }

    /// Presses and lets go the left button where the pointer is.
    pub async fn click_here(&self) -> Result<()> {
        self.perform(json!({
            "type": "pointer",
            "id": "mouse",
            "parameters": { "pointerType": "mouse" },
            "actions": [{ "type": "pointerDown", "button": 0 }, { "type": "pointerUp", "button": 0 }],
        }))
        .await
    }

    /// Presses `keys` together, the last one last, as WebDriver names them.
    pub async fn press(&self, keys: &[char]) -> Result<()> {
        let each = |kind: &'static str| move |key: &char| json!({ "type": kind, "value": key.to_string() });
        let down = keys.iter().map(each("keyDown"));
        let up = keys.iter().rev().map(each("keyUp"));
        let actions: Vec<Value> = down.chain(up).collect();
        self.perform(json!({ "type": "key", "id": "keyboard", "actions": actions }))
            .await
    }

    async fn perform(&self, device: Value) -> Result<()> {
        let body = json!({ "actions": [device] });
        self.send(Method::POST, "actions", Some(body)).await?;
        Ok(())
    }

    /// The words of the open card, read out of its closed shadow root; none
    /// when no card is open.
    pub async fn card_now(&self) -> Result<Option<String>> {
        let find = json!({ "using": "css selector", "value": HOST });
        let hosts = self.send(Method::POST, "elements", Some(find)).await?;
        let Some(id) = hosts.get(0).and_then(reference) else {
            return Ok(None);
        };
        let Ok(root) = self
            .send(Method::GET, &format!("element/{id}/shadow"), None)
            .await
        else {
            return Ok(None);
        };
        let text = self.script(CARD_TEXT, vec![root]).await;
        // A card that goes while it is read is no card.
        Ok(text
            .ok()
            .and_then(|it| it.as_str().map(str::to_owned))
            .filter(|it| !it.is_empty()))
    }

    /// Clicks the first element that fits `selector` in the open card, by its
    /// closed shadow root.
    pub async fn press_in_card(&self, selector: &str) -> Result<()> {
        let root = self.card_root().await?;
        let root = reference(&root).context("no card is open")?.to_owned();
        let find = json!({ "using": "css selector", "value": selector });
        let found = self
            .send(Method::POST, &format!("shadow/{root}/element"), Some(find))
            .await?;
        let id = reference(&found).with_context(|| format!("the card has no {selector}"))?;
        self.send(
            Method::POST,
            &format!("element/{id}/click"),
            Some(json!({})),
        )
        .await?;
        Ok(())
    }

    /// What the accessibility tree makes of the elements of the open card that
    /// fit `selector`.
    pub async fn told_of_card(&self, selector: &str) -> Result<Vec<Told>> {
        let root = self.card_root().await?;
        let root = reference(&root).context("no card is open")?.to_owned();
        let find = json!({ "using": "css selector", "value": selector });
        let found = self
            .send(Method::POST, &format!("shadow/{root}/elements"), Some(find))
            .await?;
        let mut told = Vec::new();
        for id in found.as_array().into_iter().flatten().filter_map(reference) {
            let ask = async |what: &str| -> Result<String> {
                let endpoint = format!("element/{id}/{what}");
                let answer = self.send(Method::GET, &endpoint, None).await?;
                Ok(answer.as_str().unwrap_or_default().to_owned())
            };
            told.push(Told {
                role: ask("computedrole").await?,
                name: ask("computedlabel").await?,
            });
        }
        Ok(told)
    }

    async fn card_root(&self) -> Result<Value> {
        let find = json!({ "using": "css selector", "value": HOST });
        let hosts = self.send(Method::POST, "elements", Some(find)).await?;
        let id = hosts
            .get(0)
            .and_then(reference)
            .context("no card is open")?;
        self.send(Method::GET, &format!("element/{id}/shadow"), None)
            .await
    }

    /// Runs the body of a function for the open card, which is its first argument:
    /// the frame in the closed shadow root.
    pub async fn in_card(&self, body: &str) -> Result<Value> {
        let root = self.card_root().await?;
        let body = format!("return (card => {{ {body} }})(arguments[0].firstElementChild);");
        self.script(&body, vec![root]).await
    }

    /// Waits for a card and answers with its words.
    pub async fn card(&self) -> Result<String> {
        self.wait("a card", async || self.card_now().await).await
    }

    /// Waits until no card is open.
    pub async fn no_card(&self) -> Result<()> {
        self.wait("the card to close", async || {
            Ok(self.card_now().await?.is_none().then_some(()))
        })
        .await
    }

    /// The visible size of the open card in CSS pixels, as width and height.
    pub async fn card_size(&self) -> Result<(f64, f64)> {
        let root = self.card_root().await?;
        Ok(serde_json::from_value(
            self.script(CARD_SIZE, vec![root]).await?,
        )?)
    }
}

const FIND: &str = "
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const node = walker.currentNode, start = node.data.indexOf(arguments[0]);
        if (start < 0) continue;
        node.parentElement.scrollIntoView({ block: 'center', behavior: 'instant' });
        const range = new Range();
        range.setStart(node, start);
        range.setEnd(node, start + arguments[0].length);
        const { left, top, height } = range.getClientRects()[0];
        return { x: left + 10, y: top + height / 2 };
    }
    return null;";

/// The card's frame comes first; what stands beside it is for screen readers
/// only, and comes a frame later.
const CARD_TEXT: &str = "return arguments[0].firstElementChild?.innerText.trim() ?? '';";

const CARD_SIZE: &str = "
    const { width, height } = arguments[0].firstElementChild.getBoundingClientRect();
    return [width, height];";

/// The id in a WebDriver reference to an element or a shadow root.
fn reference(value: &Value) -> Option<&str> {
    value.as_object()?.values().next()?.as_str()
}
