//! The toolbar's popup, which is an ordinary page of the extension: opened in a
//! tab behind the article, it takes the article's for the tab in front.

use anyhow::{Context, Result, ensure};
use browser::{State, Status};
use serde_json::json;
use thirtyfour::By;

use crate::place::Place;

const POPUP: &str = "popup/popup.html";

pub async fn counts(place: &Place) -> Result<()> {
    place.open_sample().await?;
    let marks = place.session.marked().await?;
    place.open_behind(POPUP).await?;
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
    let article = session.driver.window().await?;
    let flip = async || {
        place.open_behind(POPUP).await?;
        session
            .wait("the popup's switch", async || {
                let shown = session.script(SHOWN, vec![json!(selector)]).await?;
                Ok(shown.as_bool().filter(|it| *it))
            })
            .await?;
        session
            .driver
            .find(By::Css(selector))
            .await?
            .click()
            .await?;
        session.driver.switch_to_window(article.clone()).await?;
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
