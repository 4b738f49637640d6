//! Pages made to choke on: each is settled within the deadline of a wait.

use anyhow::{Context, Result, ensure};
use browser::{Page, State, Status};

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
