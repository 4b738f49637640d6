//! The panel, in the side panel and the sidebar themselves: it follows the page
//! in front, and what is chosen there is shown on the page.

use std::fs;

use anyhow::{Context, Result, ensure};
use browser::{Browser, Panel};
use serde_json::{Value, json};

use crate::place::Place;

/// A part of the sample article's title, and of one that is no article.
const TITLE: &str = "Wearing Out Twice as Fast";
const NO_ARTICLE: &str = "does not look like an article";

/// Opens the sample article and the panel beside it.
pub async fn beside_sample(place: &Place) -> Result<Panel<'_>> {
    let Place { session, .. } = place;
    place.open_sample().await?;
    session.marked().await?;
    if session.browser == Browser::Chromium {
        session.hover(0).await?;
        session.card().await?;
        session.click_here().await?;
    }
    let panel = session.open_panel().await?;
    panel.says(TITLE).await?;
    Ok(panel)
}

pub async fn shows_the_words(place: &Place) -> Result<()> {
    let Place { session, .. } = place;
    let panel = beside_sample(place).await?;
    for list in ["#findings", "#quotes"] {
        session
            .script("scrollTo({ top: 0, behavior: 'instant' })", Vec::new())
            .await?;
        let press = format!("const list = '{list}'; {PRESS_LAST}");
        let pressed = panel.script(&press).await?;
        ensure!(!pressed.is_null(), "{list} has nothing to press");
        session
            .wait("the words to be flashed in view", async || {
                let seen = session.script(FLASHED, Vec::new()).await?;
                Ok(seen.as_bool().filter(|it| *it))
            })
            .await?;
    }
    session
        .wait("the flash to end", async || {
            let left = session.script(SIZE, vec![json!("whence-flash")]).await?;
            Ok((left == 0).then_some(()))
        })
        .await
}

/// Presses the last entry whose words the sample has far down the page.
const PRESS_LAST: &str = "
    const entries = [...document.querySelectorAll(`${list} ol .plain`)];
    entries.at(-1)?.click();
    return entries.at(-1)?.textContent ?? null;";

/// Whether the first flashed words are in the viewport.
const FLASHED: &str = "
    const [fixed] = [...(CSS.highlights.get('whence-flash') ?? [])]
        .sort((a, b) => a.startContainer.compareDocumentPosition(b.startContainer) & 2 ? 1 : -1);
    if (!fixed) return false;
    const range = new Range();
    range.setStart(fixed.startContainer, fixed.startOffset);
    range.setEnd(fixed.endContainer, fixed.endOffset);
    const box = range.getClientRects()[0];
    return scrollY > 0 && box.top >= 0 && box.bottom <= innerHeight;";

const SIZE: &str = "return CSS.highlights.get(arguments[0])?.size ?? 0;";

pub async fn lights_a_source(place: &Place) -> Result<()> {
    let Place { session, .. } = place;
    let panel = beside_sample(place).await?;
    let counts = panel
        .script("return document.querySelector('#sources .count').innerText;")
        .await?;
    let quotes: usize = counts
        .as_str()
        .unwrap_or_default()
        .split(|it: char| !it.is_ascii_digit())
        .filter_map(|it| it.parse::<usize>().ok())
        .sum();
    ensure!(quotes > 1, "the first source has {counts}");
    panel.hover("#sources li button").await?;
    session
        .wait("all quotes of the source to be lit", async || {
            let lit = session.script(SIZE, vec![json!("whence-lit")]).await?;
            Ok((lit.as_u64() >= Some(quotes as u64)).then_some(()))
        })
        .await
}

pub async fn follows(place: &Place) -> Result<()> {
    let Place { session, server } = place;
    let panel = beside_sample(place).await?;
    let empty = browser::Page {
        html: "<!doctype html><title>t</title><p>Nothing to read here.".into(),
        policy: None,
    };
    let url = server.page("/empty", empty);
    session.driver.goto(&url).await?;
    panel.says(NO_ARTICLE).await.context("another page")?;

    let first = session.driver.window().await?;
    let second = session.driver.new_tab().await?;
    session.driver.switch_to_window(second).await?;
    place.open_sample().await?;
    panel.says(TITLE).await.context("another tab")?;
    session.driver.refresh().await?;
    session.marked().await?;
    panel.says(TITLE).await.context("the page loaded anew")?;
    session.driver.close_window().await?;
    session.driver.switch_to_window(first).await?;
    panel.says(NO_ARTICLE).await.context("the first tab again")
}

/// What the panel says beside pages that it cannot show.
pub async fn explains(place: &Place) -> Result<()> {
    let Place { session, server } = place;
    let panel = beside_sample(place).await?;
    let paragraph = "<p>“El puente no se construyó para los camiones”, dijo Ada Rooke, la ingeniera \
        jefe de la comarca, en una reunión que se alargó hasta la medianoche.";
    let body = paragraph.repeat(8);
    let foreign = browser::Page {
        html: format!("<!doctype html><html lang=es><meta charset=utf-8><title>t</title><article>{body}</article>").into(),
        policy: None,
    };
    session
        .driver
        .goto(&server.page("/foreign", foreign))
        .await?;
    panel
        .says("This page is not in English")
        .await
        .context("a page in another language")?;
    let own = match session.browser {
        Browser::Chromium => "chrome://version",
        Browser::Firefox => "about:license",
    };
    session.driver.goto(own).await?;
    panel
        .says("Whence cannot read")
        .await
        .context("a page of the browser")?;
    place.open_sample().await?;
    panel.says(TITLE).await.context("an article again")
}

pub async fn exports(place: &Place) -> Result<()> {
    let Place { session, .. } = place;
    let marked = {
        place.open_sample().await?;
        session.marked().await?.len()
    };
    let panel = beside_sample(place).await?;
    let buttons = panel
        .script("return document.querySelectorAll('#export button').length;")
        .await?;
    ensure!(buttons == 6, "{buttons} buttons");

    let annotations = json_of(place, &panel, 0, "annotations.jsonld").await?;
    ensure!(
        annotations["@context"] == "http://www.w3.org/ns/anno.jsonld",
        "no annotations: {annotations}"
    );
    let quotations = json_of(place, &panel, 1, "quotations.jsonld").await?;
    ensure!(
        quotations.to_string().contains("schema.org"),
        "no quotations: {quotations}"
    );
    let table = exported(place, &panel, 2, ".csv").await?;
    let rows = csv::Reader::from_reader(table.as_bytes())
        .records()
        .collect::<Result<Vec<_>, _>>()?;
    ensure!(
        !rows.is_empty() && rows.len() <= marked,
        "{} rows of {marked} marks",
        rows.len()
    );
    let sheet = exported(place, &panel, 3, ".md").await?;
    ensure!(sheet.contains(TITLE), "the sheet is of another page");
    let items = json_of(place, &panel, 4, ".csl.json").await?;
    ensure!(
        items.as_array().is_some_and(|it| it.len() == rows.len()),
        "not an item a quote: {items}"
    );
    Ok(())
}

async fn json_of(place: &Place, panel: &Panel<'_>, button: usize, ending: &str) -> Result<Value> {
    Ok(serde_json::from_str(
        &exported(place, panel, button, ending).await?,
    )?)
}

/// Presses an export's button and reads the file that the browser then saved.
async fn exported(place: &Place, panel: &Panel<'_>, button: usize, ending: &str) -> Result<String> {
    panel
        .script(&format!(
            "document.querySelectorAll('#export button')[{button}].click();"
        ))
        .await?;
    let folder = place.session.downloads();
    let file = place
        .session
        .wait(&format!("a file …{ending}"), async || {
            let found = fs::read_dir(&folder)?
                .filter_map(Result::ok)
                .map(|it| it.path())
                .find(|it| it.to_string_lossy().ends_with(ending))
                // A file that is still being written may be there, and empty.
                .filter(|it| fs::metadata(it).is_ok_and(|it| it.len() > 0));
            Ok(found)
        })
        .await?;
    fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))
}

pub async fn links_to_words(place: &Place) -> Result<()> {
    let Place { session, .. } = place;
    let panel = beside_sample(place).await?;
    let table = exported(place, &panel, 2, ".csv").await?;
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let column = |reader: &mut csv::Reader<&[u8]>, name: &str| -> Result<usize> {
        reader
            .headers()?
            .iter()
            .position(|it| it == name)
            .with_context(|| format!("no column {name}"))
    };
    let (url, words) = (column(&mut reader, "url")?, column(&mut reader, "words")?);
    for row in reader.records() {
        let row = row?;
        // A quote of several pieces is led to by its first.
        let piece = row[words].split(" … ").next().unwrap_or_default();
        let first: String = piece.chars().take(40).collect();
        // A page that is loaded anew each time: only then does the browser look for the words.
        session.driver.goto("about:blank").await?;
        session.driver.goto(&row[url]).await?;
        session
            .wait(&format!("{} to lead to {first:?}", &row[url]), async || {
                let seen = session.script(IN_VIEW, vec![json!(first)]).await;
                Ok(seen?.as_bool().filter(|it| *it))
            })
            .await?;
        // Firefox calls it an error when a page is left while it is read.
        session.marked().await?;
    }
    Ok(())
}

/// Whether some place with these words is in the viewport.
const IN_VIEW: &str = "
    const [words] = arguments;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    let text = '', starts = [];
    while (walker.nextNode()) {
        starts.push([text.length, walker.currentNode]);
        text += walker.currentNode.data;
    }
    text = text.replace(/\\s/g, ' ');
    for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
        const [start, node] = starts.findLast(([start]) => start <= at);
        const range = new Range();
        range.setStart(node, at - start);
        range.setEnd(node, Math.min(node.data.length, at - start + 1));
        const { top, bottom } = range.getBoundingClientRect();
        if (top >= 0 && bottom <= innerHeight && bottom > top) return true;
    }
    return false;";
