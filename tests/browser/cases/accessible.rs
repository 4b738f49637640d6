//! Whether everybody can use it: axe-core on our pages and on the card where it
//! stands in an open document, and the shipped card as screen readers get it.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::panel::beside_sample;
use crate::place::{Place, given};

/// A function's body that lays axe-core over the part of the page that fits a
/// selector, and returns how many rules passed and what was violated.
fn axe(part: &str) -> Result<String> {
    let axe = std::fs::read_to_string(given("WHENCE_AXE")?)?;
    Ok(format!(
        "{axe};
        const {{ violations, passes }} = await axe.run({}, {{ resultTypes: ['violations'] }});
        return [passes.length, violations.flatMap(({{ id, nodes }}) =>
            nodes.map(it => `${{id}}: ${{it.html.slice(0, 160)}} ${{it.failureSummary}}`))];",
        json!(part)
    ))
}

/// Sees that axe-core looked and had nothing to object to.
fn passed(found: &Value) -> Result<()> {
    ensure!(found[0].as_u64() > Some(5), "axe did not look: {found}");
    ensure!(
        found[1].as_array().is_some_and(Vec::is_empty),
        "axe objects: {found:#}"
    );
    Ok(())
}

/// Checks the page in front in both themes.
async fn check(place: &Place, part: &str) -> Result<()> {
    let Place { session, .. } = place;
    let body = format!(
        "const done = arguments[arguments.length - 1];
        (async () => {{ {} }})().then(done, error => done(String(error)));",
        axe(part)?
    );
    for dark in [false, true] {
        session.prefer(dark).await?;
        let found = session
            .driver
            .execute_async(&body, Vec::<Value>::new())
            .await?;
        passed(found.json()).with_context(|| format!("dark: {dark}"))?;
    }
    Ok(())
}

/// Waits until the page in front has an element that fits `selector`.
async fn shown(place: &Place, selector: &str) -> Result<()> {
    let ask = "return document.querySelector(arguments[0])?.checkVisibility() ?? false;";
    place
        .session
        .wait(selector, async || {
            let there = place.session.script(ask, vec![json!(selector)]).await?;
            Ok((there == true).then_some(()))
        })
        .await
}

pub async fn panel(place: &Place) -> Result<()> {
    let panel = beside_sample(place).await?;
    // All that is folded, too.
    panel.script(UNFOLD).await?;
    let body = axe("body")?;
    for dark in [false, true] {
        panel.prefer(dark).await?;
        passed(&panel.script(&body).await?).with_context(|| format!("dark: {dark}"))?;
    }
    Ok(())
}

/// Opens every fold; what is in one is made when it opens.
const UNFOLD: &str = "
    const folds = [...document.querySelectorAll('details')];
    const open = folds.map(it => new Promise(resolve => it.addEventListener('toggle', resolve)));
    for (const it of folds) it.open = true;
    await Promise.all(open);";

pub async fn popup(place: &Place) -> Result<()> {
    place.open_sample().await?;
    place.session.marked().await?;
    place.open_behind("popup/popup.html").await?;
    shown(place, "#counts dt").await?;
    check(place, "body").await
}

pub async fn card(place: &Place) -> Result<()> {
    let Place { session, server } = place;
    session.driver.goto(server.url("/index.html")).await?;
    let next = "const next = document.querySelector('#next');
        if (!next || CSS.highlights.size === 0) return false;
        next.click();
        return document.querySelector('#card .card') !== null;";
    session
        .wait("the demo page's card", async || {
            let there = session.script(next, Vec::new()).await?;
            Ok(there.as_bool().filter(|it| *it))
        })
        .await?;
    check(place, "#card").await
}

pub async fn shipped_card(place: &Place) -> Result<()> {
    let Place { session, .. } = place;
    place.open_sample().await?;
    session.hover(0).await?;
    let words = session.card().await?;
    let dialog = session.told_of_card(".card").await?;
    ensure!(dialog.len() == 1, "the card is {dialog:?}");
    ensure!(
        dialog[0].role == "dialog" && dialog[0].name.contains("Where these words come from"),
        "the card is told as {dialog:?}"
    );
    let headings = session.told_of_card("h2").await?;
    ensure!(
        headings
            .iter()
            .all(|it| it.role == "heading" && words.contains(&it.name))
            && headings.len() == 1,
        "its heading is {headings:?}"
    );
    let buttons = session.told_of_card("button").await?;
    ensure!(buttons.len() > 4, "its buttons are {buttons:?}");
    for it in &buttons {
        ensure!(
            it.role.contains("button") && !it.name.is_empty(),
            "a button is told as {it:?}"
        );
    }
    let terms = session.told_of_card("dt, dd").await?;
    ensure!(
        terms.iter().any(|it| it.role == "term") && terms.iter().any(|it| it.role == "definition"),
        "its fields are {terms:?}"
    );
    Ok(())
}
