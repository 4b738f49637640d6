//! Pages that are no articles or not in English, and places to write in, stay as
//! they are.

use anyhow::{Context, Result, ensure};
use browser::{ALT, Page, SHIFT, State, Status};

use crate::place::Place;

/// Pages with quoted words that are no articles.
const NO_ARTICLES: [(&str, &str); 5] = [
    ("an empty page", ""),
    (
        "a short note",
        "<p>“Back at four,” said the note on the door.",
    ),
    (
        "a list of results",
        "<ul><li><a href=#a>“It was the wind,” said Ada Rooke</a><li><a href=#b>Bell tower shut</a>\
         <li><a href=#c>“No comment,” says the abbey</a><li><a href=#d>Fête moved to June</a></ul>",
    ),
    (
        "a form",
        "<form><label>Name <input value='“Ada” said'></label><label>Word <input type=password></label>\
         <button>Send</button></form>",
    ),
    (
        "a drawing",
        "<svg viewBox='0 0 9 9'><text>“Mind the step,” said Ada.</text></svg>",
    ),
];

pub async fn no_article(place: &Place) -> Result<()> {
    for (name, body) in NO_ARTICLES {
        let html = format!("<!doctype html><meta charset=utf-8><title>t</title><body>{body}");
        untouched(place, html, State::NoArticle)
            .await
            .with_context(|| name)?;
    }
    Ok(())
}

/// The declared language, and a paragraph in it.
const FOREIGN: [(&str, &str); 2] = [
    (
        "es",
        "<p>“El puente no se construyó para los camiones, y no lo hará nunca”, dijo Ada Rooke, la \
         ingeniera jefe de la comarca, en una reunión que se alargó hasta la medianoche.",
    ),
    (
        "ru",
        "<p>«Мост не строили для грузовиков, и они по нему не поедут», — сказала Ада Рук, главный \
         инженер округа, на собрании, которое закончилось за полночь.",
    ),
];

pub async fn foreign(place: &Place) -> Result<()> {
    for (language, paragraph) in FOREIGN {
        let body = paragraph.repeat(8);
        let html = format!(
            "<!doctype html><html lang={language}><meta charset=utf-8><title>t</title><article>{body}</article>"
        );
        untouched(place, html, State::Foreign)
            .await
            .with_context(|| language)?;
    }
    Ok(())
}

/// Long enough for an article.
const DRAFT: &str = "“The bridge was never meant to carry lorries, and it never will,” said Ada Rooke, \
    the county’s chief engineer, at a meeting on Thursday that lasted until after midnight.";

pub async fn editors(place: &Place) -> Result<()> {
    let draft = format!("<p>{DRAFT}</p>").repeat(8);
    let pages = [
        format!("<article contenteditable style='min-height:100vh'>{draft}</article>"),
        format!("<textarea style='width:100%;height:100vh'>{DRAFT}</textarea>"),
        format!("<body onload=\"document.designMode = 'on'\">{draft}"),
    ];
    for body in pages {
        let html = format!("<!doctype html><meta charset=utf-8><title>t</title>{body}");
        untouched(place, html, State::NoArticle)
            .await
            .with_context(|| body)?;
    }

    // An editor beside an article: the article is marked, the draft is not, and
    // a shortcut typed into it is only text.
    let html = format!(
        "<!doctype html><meta charset=utf-8><title>t</title>\
         <div id=draft contenteditable><p>“Not yet,” said nobody.</p></div><article>{draft}</article>"
    );
    place
        .open_page(Page {
            html: html.into(),
            policy: None,
        })
        .await?;
    let marks = place.session.marked().await?;
    ensure!(
        marks.iter().all(|it| !it.text.contains("Not yet")),
        "words in an editor are marked: {marks:#?}"
    );
    place
        .session
        .script("document.querySelector('#draft').focus()", Vec::new())
        .await?;
    place.session.press(&[ALT, SHIFT, 'w']).await?;
    place.session.quiet().await?;
    ensure!(
        place.session.marks().await? == marks,
        "a key pressed in an editor changed the marks"
    );
    Ok(())
}

async fn untouched(place: &Place, html: String, expected: State) -> Result<()> {
    place
        .open_page(Page {
            html: html.into(),
            policy: None,
        })
        .await?;
    let before = place.body().await?;
    let Status { state, .. } = place.session.settled().await?;
    ensure!(state == expected, "the page is {state:?}");
    let marks = place.session.marks().await?;
    ensure!(marks.is_empty(), "marked: {marks:#?}");
    let hosts = place.session.script(
        "return document.querySelectorAll(':root > *').length",
        Vec::new(),
    );
    ensure!(hosts.await? == 2, "something stands beside head and body");
    ensure!(place.body().await? == before, "the body has changed");
    Ok(())
}
