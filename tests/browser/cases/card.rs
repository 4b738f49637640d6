//! The card: it comes with the pointer, says who spoke, and nothing that a page
//! does to itself keeps it away.

use anyhow::{Context, Result, ensure};
use browser::{Mark, Page};

use crate::place::Place;

/// The words of the sample article that the cases look for, and who said them.
const WORDS: &str = "“The logs show a battery";
const SPEAKER: &str = "Tamsin Okell";
const ROLE: &str = "Principal Engineer";

pub async fn hover(place: &Place) -> Result<()> {
    place.open_sample().await?;
    shows_the_speaker(place).await?;
    place.session.look_away().await?;
    place.session.no_card().await
}

pub async fn pin(place: &Place) -> Result<()> {
    place.open_sample().await?;
    shows_the_speaker(place).await?;
    place.session.click_here().await?;
    place.session.look_away().await?;
    place.session.quiet().await?;
    ensure!(
        place.session.card_now().await?.is_some(),
        "a pinned card closed by itself"
    );
    place.session.press(&[browser::ESCAPE]).await?;
    place.session.no_card().await
}

pub async fn strict_policy(place: &Place) -> Result<()> {
    place
        .open_sample_with("", Some("default-src 'none'"))
        .await?;
    shows_the_speaker(place).await
}

/// Styles that hide all that is not the page's own, each in another way.
const HOSTILE: [&str; 6] = [
    "* { display: none !important } html, head ~ body, body * { display: block !important }",
    ":root > :not(body) { visibility: hidden !important; opacity: 0 !important }",
    "div, [popover] { position: static !important; transform: scale(0) !important; width: 0 !important; \
     height: 0 !important; clip-path: inset(50%) !important; pointer-events: none !important }
     body div { transform: none !important; width: auto !important; height: auto !important; \
     clip-path: none !important; pointer-events: auto !important }",
    ":root > * { font-size: 0 !important; color: transparent !important; all: unset !important } \
     body, body * { font-size: 16px !important; display: block !important }",
    "::backdrop { display: block !important; background: red !important } \
     [popover] { inset: -9999px auto auto -9999px !important; content-visibility: hidden !important }",
    ":root > :not(head, body) { filter: opacity(0) !important; max-height: 0 !important; overflow: hidden !important; \
     contain: strict !important }",
];

pub async fn hostile_styles(place: &Place) -> Result<()> {
    for style in HOSTILE {
        let shown = async {
            place
                .open_sample_with(&format!("<style>{style}</style>"), None)
                .await?;
            shows_the_speaker(place).await
        };
        shown.await.with_context(|| format!("under {style}"))?;
    }
    Ok(())
}

/// An article of six paragraphs with a quote; `{}` stands in each of them.
const MILL: &str = "<article><h1>Mill to reopen</h1>\
    <p>The old mill at Harrow Bend {} will grind again next spring, forty years after its wheel stopped.</p>\
    <p>“We found the stones {} under a foot of silt, and they are as good as new,” said Greta Holm, the miller.</p>\
    <p>“It took us nine winters {} and every favour we had left in the county,” Holm said. “I would not \
    do it again for a crown less.”</p>\
    <p>The council, which owns the building {}, has promised a new roof before the autumn rains.</p>\
    <p>Holm said {} that the first flour would be ready in May, and that the village school would bake with it.</p>\
    </article>";

pub async fn late_text(place: &Place) -> Result<()> {
    let article = MILL.replace("{}", "");
    let html = format!(
        "<!doctype html><meta charset=utf-8><title>Late</title><div id=place></div>\
         <template>{article}</template>\
         <script>setTimeout(() => document.querySelector('#place').append(\
             document.querySelector('template').content), 500)</script>"
    );
    place
        .open_page(Page {
            html: html.into(),
            policy: None,
        })
        .await?;
    let marks = place.session.marked().await?;
    find(&marks, "“We found the stones").map(drop)
}

/// Text that counts differently in each unit, or is no proper text at all.
const ODD: [&str; 5] = [
    "😀",
    "\\ud83d",
    "\\udc00\\ud800",
    "e\\u0301\\u200b",
    "\\u202e\\ufeff",
];

pub async fn odd_text(place: &Place) -> Result<()> {
    for odd in ODD {
        let article = MILL.replace("{}", odd);
        let html = format!(
            "<!doctype html><meta charset=utf-8><title>Odd</title><body>\
             <script>document.body.insertAdjacentHTML('beforeend', `{article}`)</script>"
        );
        place
            .open_page(Page {
                html: html.into(),
                policy: None,
            })
            .await?;
        let marks = place.session.marked().await.with_context(|| odd)?;
        let first = &marks[find(&marks, "“We found the stones").with_context(|| odd)?];
        ensure!(
            first.text.ends_with("as good as new,”"),
            "beside {odd}, marked is {}",
            first.text
        );
    }
    Ok(())
}

/// Hovers the words and reads the card, which must be there to be seen.
async fn shows_the_speaker(place: &Place) -> Result<()> {
    let marks = place.session.marked().await?;
    place.session.hover(find(&marks, WORDS)?).await?;
    let card = place.session.card().await?;
    for part in [SPEAKER, ROLE] {
        ensure!(
            card.contains(part),
            "the card says nothing of {part}: {card}"
        );
    }
    let (width, height) = place.session.card_size().await?;
    ensure!(
        width > 150.0 && height > 50.0,
        "the card is {width} by {height} pixels"
    );
    Ok(())
}

fn find(marks: &[Mark], words: &str) -> Result<usize> {
    marks
        .iter()
        .position(|mark| mark.text.starts_with(words))
        .with_context(|| format!("{words} is not marked; marked are {marks:#?}"))
}
