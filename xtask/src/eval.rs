//! `eval`: `whence scan` against the annotated articles of the evaluation
//! folder, scored by that folder's own scorers.

use std::ffi::OsString;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context, Result, ensure};

use crate::project::{cargo, path, run, tool};

/// One set of articles with its scorer.
struct Set {
    /// The articles, which are the gold too.
    articles: &'static str,
    scorer: &'static str,
    /// What the scorer is told besides gold and predictions.
    options: &'static [&'static str],
}

const SETS: [Set; 4] = [
    Set {
        articles: "polnear-dev.jsonl.gz",
        scorer: "score.py",
        options: &["--coref", "polnear-coref-dev.jsonl.gz"],
    },
    Set {
        articles: "cards-polnear.jsonl",
        scorer: "score_cards.py",
        options: &[],
    },
    Set {
        articles: "cards-pages.jsonl",
        scorer: "score_cards.py",
        options: &[],
    },
    Set {
        articles: "gum-news.jsonl",
        scorer: "score.py",
        options: &[],
    },
];

/// The scorer of the worked-out cases, which carries its own articles.
const EXPECTED: &str = "score_expected.py";

/// The evaluation folder: `$WHENCE_EVAL`, else the `shared/eval` beside the
/// project. It is no part of the project; none is no error.
pub fn folder() -> Option<PathBuf> {
    let folder =
        std::env::var_os("WHENCE_EVAL").map_or_else(|| path("../shared/eval"), PathBuf::from);
    folder.is_dir().then_some(folder)
}

/// Scans every set and prints its figures.
pub fn eval() -> Result<()> {
    let Some(folder) = folder() else {
        println!("no evaluation data at ../shared/eval or $WHENCE_EVAL: nothing scored");
        return Ok(());
    };
    let python = which::which("python3").context("the scorers need python3 on PATH")?;
    run(&mut cargo(&[
        "build",
        "--package=whence",
        "--bin=whence",
        "--release",
        "--locked",
    ]))?;
    let output = path("target/eval");
    fs::create_dir_all(&output)?;

    for set in &SETS {
        println!("\n== {} ({})", set.articles, set.scorer);
        let articles = folder.join(set.articles);
        let answers = output.join(format!("{}.answers", set.articles));
        scan(&articles, &answers)?;
        run(tool(&python)
            .current_dir(&folder)
            .args([OsString::from(set.scorer), articles.into(), answers.into()])
            .args(set.options))?;
    }

    println!("\n== the worked-out cases ({EXPECTED})");
    let articles = output.join("expected.jsonl");
    let answers = output.join("expected.answers");
    run(tool(&python)
        .arg(folder.join(EXPECTED))
        .arg("--emit")
        .arg(&articles))?;
    scan(&articles, &answers)?;
    run(tool(&python)
        .arg(folder.join(EXPECTED))
        .arg(&answers)
        .arg("--verbose"))
}

/// Has `whence scan` read `articles` into `answers`, and says how fast.
fn scan(articles: &Path, answers: &Path) -> Result<()> {
    let start = Instant::now();
    let mut command = tool(path("target/release/whence"));
    command
        .args(["scan", "--from", "jsonl"])
        .arg(articles)
        .stdout(
            File::create(answers).with_context(|| format!("cannot write {}", answers.display()))?,
        );
    run(&mut command)?;
    let size = fs::metadata(answers)?.len();
    ensure!(
        size > 0,
        "whence scan wrote nothing for {}",
        articles.display()
    );
    println!("scanned in {:.2?}", start.elapsed());
    Ok(())
}
