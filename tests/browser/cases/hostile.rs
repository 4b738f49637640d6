//! Pages made to choke on, each settled within the deadline of a wait, and pages
//! that work against card and marks.

use anyhow::{Context, Result, ensure};
use browser::{Browser, Page, State, Status};
use serde_json::json;

use crate::place::Place;

const SAID: &str = "“It will hold for another winter, whatever they tell you,” said Ann Lee. ";

pub async fn pages(place: &Place) -> Result<()> {
    let cases = [
        (
            "five megabytes of opening marks",
            format!("<p>{}</p>", "“".repeat(5_000_000 / 3)),
            State::NoArticle,
        ),
        (
            "one line of a megabyte",
            format!("<p>{}</p>", SAID.repeat(1_000_000 / SAID.len())),
            State::Read,
        ),
        (
            "more text than is read",
            format!("<p>{SAID}{SAID}</p>").repeat(2_400_000 / SAID.len() / 2),
            State::Read,
        ),
        (
            "nested ten thousand deep",
            format!("{}<p>{}</p>", "<div>".repeat(10_000), SAID.repeat(20)),
            State::Read,
        ),
        (
            "five thousand paragraphs",
            format!("<p>{SAID}{SAID}</p>").repeat(5_000),
            State::Read,
        ),
    ];
    for (name, body, expected) in cases {
        let html =
            format!("<!doctype html><meta charset=utf-8><title>t</title><article>{body}</article>");
        place
            .open_page(Page {
                html: html.into(),
                policy: None,
            })
            .await?;
        let Status { state, .. } = place.session.settled().await.with_context(|| name)?;
        ensure!(state == expected, "{name}: the page is {state:?}");
        if state == State::Read {
            place.session.marked().await.with_context(|| name)?;
        }
    }
    Ok(())
}

/// What a page's script can do to the card and to the marks, each in another way.
const ROBBED: [&str; 4] = [
    "document.querySelector(':root > [popover]').remove()",
    "document.querySelector(':root > [popover]').hidePopover()",
    "CSS.highlights.clear()",
    "document.adoptedStyleSheets = []",
];

/// What the page has of ours: a card that is open, marks with words, a style sheet.
const OURS: &str = "
    const host = document.querySelector(':root > [popover]');
    return [host?.matches(':popover-open') ?? false, CSS.highlights.get('whence-direct')?.size > 0,
        document.adoptedStyleSheets.length > 0];";

pub async fn robbed(place: &Place) -> Result<()> {
    let Place { session, .. } = place;
    for theft in ROBBED {
        place.open_sample().await?;
        session.hover(2).await?;
        session.card().await?;
        session.script(theft, Vec::new()).await?;
        session.look_away().await?;
        session.no_card().await.with_context(|| theft)?;
        // The marks may be gone, so the words are looked for by what they say.
        session.point_at("My husband goes across").await?;
        session.card().await.with_context(|| theft)?;
        let ours = session.script(OURS, Vec::new()).await?;
        ensure!(
            ours == json!([true, true, true]),
            "after {theft}, of card, marks and sheet there are {ours}"
        );
    }
    Ok(())
}

/// The first words of the sample that are edited in their place, and to what.
const EDIT: &str = "
    const walker = document.createTreeWalker(document.querySelector('.body'), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        if (walker.currentNode.data.startsWith('“The logs show')) {
            walker.currentNode.data = '“Not so fast,” said Tamsin Okell.';
            return true;
        }
    }
    return false;";

pub async fn edited(place: &Place) -> Result<()> {
    let Place { session, .. } = place;
    place.open_sample().await?;
    session.marked().await?;
    ensure!(
        session.script(EDIT, Vec::new()).await? == true,
        "the sample has not these words"
    );
    session
        .wait("the new words to be marked", async || {
            let there = session
                .script(MARKED, vec![json!("“Not so fast,”")])
                .await?;
            Ok((there == true).then_some(()))
        })
        .await
}

/// Whether exactly these words are marked. A mark may end behind what its node
/// has now: then it is of no words.
const MARKED: &str = "
    return [...CSS.highlights.get('whence-direct') ?? []].some(it =>
        it.startContainer === it.endContainer && it.endOffset <= it.startContainer.length &&
        it.startContainer.data.slice(it.startOffset, it.endOffset) === arguments[0]);";

/// A page in which everything runs from right to left.
pub async fn right_to_left(place: &Place) -> Result<()> {
    let Place { session, .. } = place;
    let html = format!(
        "<!doctype html><html lang=en dir=rtl><meta charset=utf-8><title>t</title><article>{}</article>",
        format!("<p>{SAID}{SAID}</p>").repeat(8)
    );
    place
        .open_page(Page {
            html: html.into(),
            policy: None,
        })
        .await?;
    session.hover(0).await?;
    session.card().await?;
    let seen = session
        .in_card("return [getComputedStyle(card.firstElementChild).direction, card.firstElementChild.lang];")
        .await?;
    ensure!(
        seen == json!(["ltr", "en"]),
        "the card's direction and language are {seen}"
    );
    Ok(())
}

/// The browser ends the background when it likes: the card needs none, and the
/// next page starts another.
pub async fn background_ends(place: &Place) -> Result<()> {
    let Place { session, .. } = place;
    place.open_sample().await?;
    session.marked().await?;
    session.end_background().await?;
    session.hover(0).await?;
    session
        .card()
        .await
        .context("the card of the page before")?;
    place.open_sample().await?;
    session.marked().await.context("the next page")?;
    Ok(())
}

/// An update ends the extension that a page's script came from. The script goes
/// too when the reader next points at a mark, without a word. (Firefox takes it
/// away at once, and what it had put on the page stays.)
pub async fn extension_ends(place: &Place) -> Result<()> {
    let Place { session, .. } = place;
    if session.browser == Browser::Firefox {
        return Ok(());
    }
    place.open_sample().await?;
    session.marked().await?;
    let page = session.driver.window().await?;
    let other = session.driver.new_tab().await?;
    session.driver.switch_to_window(other).await?;
    session.collect_errors().await?;
    session.driver.close_window().await?;
    session.driver.switch_to_window(page).await?;
    session.hover(0).await?;
    session.unmarked().await?;
    session.no_card().await
}
