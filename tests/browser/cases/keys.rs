//! The keyboard: the toggle and the way from quote to quote.

use anyhow::{Result, ensure};
use browser::{ALT, ENTER, ESCAPE, SHIFT};

use crate::place::Place;

/// All that a page could see of us, from its own side.
const TRACES: &str = "
    return [CSS.highlights.size, document.adoptedStyleSheets.length, document.documentElement.outerHTML];";

pub async fn toggle(place: &Place) -> Result<()> {
    let Place { session, .. } = place;
    // With the extension switched off by its own key, then as it was.
    place.open_sample().await?;
    let before = session.marked().await?;
    session.hover(0).await?;
    session.card().await?;

    session.press(&[ALT, SHIFT, 'w']).await?;
    session.unmarked().await?;
    session.no_card().await?;
    let off = session.script(TRACES, Vec::new()).await?;
    ensure!(
        off[0] == 0 && off[1] == 0,
        "highlights and style sheets are left: {} {}",
        off[0],
        off[1]
    );
    let parsed = session
        .script(
            &format!("{PARSED} return page.documentElement.outerHTML;"),
            Vec::new(),
        )
        .await?;
    ensure!(off[2] == parsed, "the page is not what was served");

    session.press(&[ALT, SHIFT, 'w']).await?;
    let after = session.marked().await?;
    ensure!(
        before == after,
        "marked before: {before:#?}\nand after: {after:#?}"
    );
    Ok(())
}

/// The page as it was served, parsed again.
const PARSED: &str = "
    const request = new XMLHttpRequest();
    request.open('GET', location.href, false);
    request.send();
    const page = new DOMParser().parseFromString(request.responseText, 'text/html');";

/// The words of a card that lead to the page are reached and pressed by keys.
pub async fn words_of_a_card(place: &Place) -> Result<()> {
    let Place { session, .. } = place;
    place.open_sample().await?;
    let last = session.marked().await?.len() - 1;
    session.hover(last).await?;
    session.card().await?;
    let before = session.script("return scrollY", Vec::new()).await?;
    session
        .in_card("card.querySelector('.name [role=button]').focus();")
        .await?;
    session.press(&[ENTER]).await?;
    session
        .wait("the first mention of the speaker", async || {
            let now = session.script("return scrollY", Vec::new()).await?;
            Ok((now.as_f64() < before.as_f64()).then_some(()))
        })
        .await
}

pub async fn next_and_previous(place: &Place) -> Result<()> {
    let Place { session, .. } = place;
    place.open_sample().await?;
    session.marked().await?;

    session.press(&[ALT, SHIFT, 'j']).await?;
    let first = session.card().await?;
    session.press(&[ALT, SHIFT, 'j']).await?;
    let second = changed(place, &first).await?;
    session.press(&[ALT, SHIFT, 'k']).await?;
    let back = changed(place, &second).await?;
    ensure!(
        first == back,
        "next and previous lead from\n{first}\nto\n{back}"
    );
    session.press(&[ESCAPE]).await?;
    session.no_card().await
}

/// Waits for a card that says something else than `before`.
async fn changed(place: &Place, before: &str) -> Result<String> {
    let other = async || Ok(place.session.card_now().await?.filter(|it| it != before));
    place.session.wait("another card", other).await
}
