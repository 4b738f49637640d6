//! The saved pages of real sites, where they are at hand: each is read without
//! an error, without a change to its body and without a request.

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use browser::{Page, State};
use flate2::read::GzDecoder;

use crate::place::{Place, foreign, given};

/// The variable that names the folder of saved pages.
pub const FOLDER: &str = "WHENCE_PAGES";

/// Nothing loads and no script of the page runs; the one that watches does.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; script-src 'nonce-watch'";

/// Counts every change to the body from when it is complete, which is before
/// the extension may begin.
const WATCH: &str = "<script nonce=watch>
    window.changes = [];
    addEventListener('DOMContentLoaded', () => new MutationObserver(seen => {
        for (const it of seen) changes.push(`${it.type} of ${it.target.nodeName}`);
    }).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true }));
    </script>";

pub async fn pages(place: &Place) -> Result<()> {
    let files = files(&given(FOLDER)?)?;
    ensure!(!files.is_empty(), "${FOLDER} holds no page");
    place.server.requests();
    let (mut unread, mut unmarked, mut foreign) = (Vec::new(), Vec::new(), Vec::new());
    for file in &files {
        let name = file
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        match page(place, file).await.with_context(|| name.clone())? {
            Outcome::Marked => {}
            Outcome::Unmarked => unmarked.push(name),
            Outcome::Foreign => foreign.push(name),
            Outcome::Unread => unread.push(name),
        }
    }
    println!(
        "\n{} saved pages: {} marked, {} read without a quote {unmarked:?}, {} not in English {foreign:?}, \
         {} taken for no article {unread:?}",
        files.len(),
        files.len() - unread.len() - unmarked.len() - foreign.len(),
        unmarked.len(),
        foreign.len(),
        unread.len(),
    );
    Ok(())
}

/// What became of a page.
enum Outcome {
    Marked,
    Unmarked,
    Foreign,
    Unread,
}

async fn page(place: &Place, file: &Path) -> Result<Outcome> {
    let html = watched(&unzipped(file)?);
    place
        .open_page(Page {
            html,
            policy: Some(POLICY),
        })
        .await?;
    let status = place.session.settled().await?;
    let outcome = match status.state {
        State::Read if status.counts.values().any(|&it| it > 0) => Outcome::Marked,
        State::Read => Outcome::Unmarked,
        State::Foreign => Outcome::Foreign,
        State::NoArticle => Outcome::Unread,
        other => anyhow::bail!("the page is {other:?}"),
    };
    if let Outcome::Marked = outcome {
        place.session.marked().await?;
    }
    let changes = place
        .session
        .script("return window.changes ?? null", Vec::new())
        .await?;
    ensure!(
        changes.as_array().is_some_and(Vec::is_empty),
        "the body has changed: {changes}"
    );
    let requests = place.server.requests();
    let local = requests
        .iter()
        .filter(|it| it.starts_with('/') && *it != "/page" && *it != "/favicon.ico");
    let asked: Vec<&str> = local
        .map(String::as_str)
        .chain(foreign(&requests))
        .collect();
    ensure!(asked.is_empty(), "asked for {asked:?}");
    Ok(outcome)
}

fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)?
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<Vec<_>>>()?
        .into_iter()
        .filter(|it| it.extension().is_some_and(|kind| kind == "gz"))
        .collect();
    files.sort();
    Ok(files)
}

fn unzipped(file: &Path) -> Result<Vec<u8>> {
    let mut html = Vec::new();
    GzDecoder::new(File::open(file)?).read_to_end(&mut html)?;
    Ok(html)
}

/// The page with the watching script as the first thing in its head.
fn watched(html: &[u8]) -> Vec<u8> {
    let lower = html.to_ascii_lowercase();
    let after = |tag: &[u8]| {
        let start = lower.windows(tag.len()).position(|it| it == tag)?;
        let end = lower[start..].iter().position(|&it| it == b'>')?;
        Some(start + end + 1)
    };
    let place = after(b"<head>")
        .or_else(|| after(b"<head "))
        .or_else(|| after(b"<html"))
        .or_else(|| after(b"<!doctype"))
        .unwrap_or(0);
    [&html[..place], WATCH.as_bytes(), &html[place..]].concat()
}
