//! What the evaluation folder's own scorers say: of the cards, of the seed story
//! and of the traps.

use std::{ffi::OsStr, fs, path::Path};

use anyhow::{Context, Result};

use super::{corpus::scan, saved};
use crate::project::{path, run, tool};

/// Articles with the cards that they are to have.
const CARDS: [&str; 2] = ["cards-polnear.jsonl", "cards-pages.jsonl"];

/// The saved pages of the second of them, from the evaluation folder.
const SAVED: &str = "../pages";

/// The scorer of [`CARDS`].
const CARDS_SCORER: &str = "score_cards.py";

/// The scorer of the worked-out cases, which carries its own articles.
const CASES_SCORER: &str = "score_expected.py";

/// All that is looked for.
pub const FILES: [&str; 4] = [CARDS[0], CARDS[1], CARDS_SCORER, CASES_SCORER];

/// Scores what is there, and names what is missing.
///
/// # Errors
/// When a scorer fails.
pub fn score(folder: &Path) -> Result<()> {
    let missing = FILES.iter().filter(|it| !folder.join(it).is_file());
    let missing: Vec<&str> = missing.copied().collect();
    if !missing.is_empty() {
        println!(
            "\nno {} in the evaluation folder: cards and worked-out cases are not scored",
            missing.join(", ")
        );
        return Ok(());
    }
    let python = which::which("python3").context("the scorers need python3 on PATH")?;
    let output = path("target/eval");
    fs::create_dir_all(&output)?;
    let answers = output.join("answers");
    let ask = |scorer: &str, arguments: &[&OsStr]| {
        run(tool(&python).arg(folder.join(scorer)).args(arguments))
    };
    for name in CARDS {
        println!("\n== {name}");
        let articles = folder.join(name);
        scan(&articles, &answers)?;
        ask(CARDS_SCORER, &[articles.as_ref(), answers.as_ref()])?;
    }
    let [_, pages] = CARDS.map(|it| folder.join(it));
    let shelf = folder.join(SAVED);
    if shelf.is_dir() {
        let count = saved::scan(&pages, &shelf, &answers)?;
        println!("\n== {}, read from {count} saved pages", CARDS[1]);
        ask(CARDS_SCORER, &[pages.as_ref(), answers.as_ref()])?;
    }
    println!("\n== the worked-out cases");
    let articles = output.join("cases.jsonl");
    ask(CASES_SCORER, &["--emit".as_ref(), articles.as_ref()])?;
    scan(&articles, &answers)?;
    ask(CASES_SCORER, &[answers.as_ref()])
}
