//! The toolbar's popup, which is an ordinary page of the extension: opened in a
//! tab behind the article, it takes the article's for the tab in front.

use anyhow::{Context, Result, ensure};
use browser::{State, Status};
use serde_json::{Value, json};
use thirtyfour::{By, WindowHandle};

use crate::place::Place;

/// The popup in a tab of its own.
struct Popup {
    article: WindowHandle,
    popup: WindowHandle,
}

/// Opens the popup's page behind the tab of the article.
const OPEN: &str = "
    const done = arguments[arguments.length - 1];
    (async () => {
        const [options] = await chrome.tabs.query({ active: true, currentWindow: true });
        const others = (await chrome.tabs.query({ currentWindow: true })).filter(it => it.id !== options.id);
        await chrome.tabs.update(others[0].id, { active: true });
        await chrome.tabs.create({ url: chrome.runtime.getURL('popup/popup.html'), active: false });
    })().then(() => done(null), error => done(String(error)));";

impl Popup {
    async fn open(place: &Place) -> Result<Popup> {
        let driver = &place.session.driver;
        let article = driver.window().await?;
        let options = driver.new_tab().await?;
        let before = driver.windows().await?;
        driver.switch_to_window(options.clone()).await?;
        driver
            .goto(format!("{}options/options.html", place.session.extension))
            .await?;
        let failed = driver.execute_async(OPEN, Vec::<Value>::new()).await?;
        ensure!(
            failed.json().is_null(),
            "the popup did not open: {}",
            failed.json()
        );
        let popup = place
            .session
            .wait("the popup's tab", async || {
                let now = driver.windows().await?;
                Ok(now.into_iter().find(|it| !before.contains(it)))
            })
            .await?;
        driver.close_window().await?;
        driver.switch_to_window(popup.clone()).await?;
        Ok(Popup { article, popup })
    }
}

pub async fn counts(place: &Place) -> Result<()> {
    place.open_sample().await?;
    let marks = place.session.marked().await?;
    Popup::open(place).await?;
    let rows = place
        .session
        .wait("the popup's counts", async || {
            let rows = place.session.script(ROWS, Vec::new()).await?;
            Ok(Some(rows).filter(|it| it.as_object().is_some_and(|it| !it.is_empty())))
        })
        .await?;
    for kind in ["direct", "mixed", "indirect"] {
        let marked = marks.iter().filter(|it| it.kind == kind).count();
        let counted = rows[kind]
            .as_u64()
            .with_context(|| format!("{kind} is not counted: {rows}"))?;
        // A quote of several pieces is marked several times.
        ensure!(
            (counted == 0) == (marked == 0) && counted as usize <= marked,
            "{counted} {kind} counted, {marked} stretches marked"
        );
    }
    ensure!(
        rows["sources"].as_u64() > Some(0),
        "no sources counted: {rows}"
    );
    Ok(())
}

/// The numbers in the popup by their kind.
const ROWS: &str = "
    return Object.fromEntries([...document.querySelectorAll('#counts dt')]
        .map(it => [it.className, Number(it.nextElementSibling.textContent)]));";

pub async fn site_off(place: &Place) -> Result<()> {
    switches(place, "#site-on").await
}

pub async fn all_off(place: &Place) -> Result<()> {
    switches(place, "#on").await
}

/// Switches off and on again by the popup's switch at `selector`.
async fn switches(place: &Place, selector: &str) -> Result<()> {
    let Place { session, .. } = place;
    place.open_sample().await?;
    let before = session.marked().await?;
    let Popup { article, popup } = Popup::open(place).await?;
    let go = async |to: &WindowHandle| session.driver.switch_to_window(to.clone()).await;
    let flip = async || {
        go(&popup).await?;
        session
            .wait("the popup's switch", async || {
                Ok(session
                    .script(SHOWN, vec![json!(selector)])
                    .await?
                    .as_bool()
                    .filter(|it| *it))
            })
            .await?;
        session
            .driver
            .find(By::Css(selector))
            .await?
            .click()
            .await?;
        go(&article).await?;
        anyhow::Ok(())
    };

    flip().await?;
    session.unmarked().await?;
    place.open_sample().await?;
    let Status { state, .. } = session.settled().await?;
    ensure!(state == State::Off, "{state:?} when loaded again");

    flip().await?;
    let after = session.marked().await?;
    ensure!(
        before == after,
        "marked before: {before:#?}\nand after: {after:#?}"
    );
    Ok(())
}

const SHOWN: &str = "return document.querySelector(arguments[0]).checkVisibility();";
