//! `eval`: what the core says of annotated articles, beside what annotators
//! say. The counting is that of the evaluation folder's own scorers.

mod corpus;
mod entity;
mod expected;
mod figure;
mod record;
mod saved;
mod score;
mod text;

use std::{
    fs,
    path::{Path, PathBuf},
    time::Instant,
};

use anyhow::{Result, ensure};
use clap::Args;

use crate::project::path;
use figure::FIGURES;
use score::Tally;

/// What `eval` is told.
#[derive(Args)]
pub struct Eval {
    /// Annotated articles: JSON Lines with "id", "text" and "attributions",
    /// gzipped or not. None: every set of the evaluation folder
    corpora: Vec<PathBuf>,
    /// Score the answers that `train --answers FILE` wrote on this corpus in place
    /// of the core's
    #[arg(long, value_name = "FILE")]
    cross_validated: Option<PathBuf>,
    /// What the line is called that the figures are written down under, in
    /// docs/accuracy.md
    #[arg(long, value_name = "LANDING")]
    record: Option<String>,
    /// How many samples of the articles the intervals are made of
    #[arg(long, default_value_t = 1000)]
    samples: usize,
}

/// The annotated articles of the evaluation folder.
const CORPORA: [&str; 2] = ["polnear-dev.jsonl.gz", "gum-news.jsonl"];

/// The evaluation folder: `$WHENCE_EVAL`, else the `shared/eval` beside the
/// project. It is no part of the project; none is no error.
pub fn folder() -> Option<PathBuf> {
    let folder =
        std::env::var_os("WHENCE_EVAL").map_or_else(|| path("../shared/eval"), PathBuf::from);
    folder.is_dir().then_some(folder)
}

/// Scores what was asked for, or all that the evaluation folder has.
///
/// # Errors
/// When a corpus cannot be read, or the figures cannot be written down.
pub fn eval(arguments: &Eval) -> Result<()> {
    if !arguments.corpora.is_empty() {
        ensure!(
            arguments.cross_validated.is_none() || arguments.corpora.len() == 1,
            "--cross-validated answers are those of one corpus: name that one alone"
        );
        return arguments
            .corpora
            .iter()
            .try_for_each(|it| evaluate(it, arguments));
    }
    ensure!(
        arguments.cross_validated.is_none(),
        "--cross-validated needs the corpus that the answers are about"
    );
    let Some(folder) = folder() else {
        println!(
            "no evaluation data at ../shared/eval or $WHENCE_EVAL: nothing scored. \
             Name a corpus, or put there: {}, {}",
            CORPORA.join(", "),
            expected::FILES.join(", ")
        );
        return Ok(());
    };
    for name in CORPORA {
        let corpus = folder.join(name);
        if corpus.is_file() {
            evaluate(&corpus, arguments)?;
        } else {
            println!("\nno {name} in the evaluation folder: not scored");
        }
    }
    expected::score(&folder)
}

/// Prints the figures of one corpus with their intervals, and the change since
/// they were last written down.
fn evaluate(corpus: &Path, arguments: &Eval) -> Result<()> {
    let start = Instant::now();
    let articles = corpus::articles(corpus)?;
    let answers = match &arguments.cross_validated {
        Some(answers) => corpus::answers(answers, &articles)?,
        None => corpus::read(&articles)?,
    };
    let tallies: Vec<Tally> = articles
        .iter()
        .map(|it| score::score(it, answers.get(&it.id).map_or(&[], Vec::as_slice)))
        .collect();
    let total = figure::total(&tallies);
    let intervals = figure::intervals(&tallies, arguments.samples);

    let set = set(corpus, arguments.cross_validated.is_some());
    let page = fs::read_to_string(path(record::PAGE)).unwrap_or_default();
    let before = record::last(&page, &set);
    println!(
        "\n== {set}: {} articles, {} attributions, {:.1?}",
        articles.len(),
        total.joint.recall.all,
        start.elapsed()
    );
    println!("{:<26}{:>6}  {:^15}{:>8}", "", "%", "95 %", "change");
    let mut points = Vec::new();
    let before = before.into_iter().chain(std::iter::repeat(None));
    for ((figure, interval), before) in FIGURES.iter().zip(intervals).zip(before) {
        let point = (figure.of)(&total).map(|it| it * 100.0);
        points.push(point);
        let Some(point) = point else { continue };
        let [low, high] = interval.map_or([f64::NAN; 2], |it| it.map(|it| it * 100.0));
        print!(
            "{:<26}{point:>6.1}  [{low:>5.1} – {high:>5.1}]",
            figure.name
        );
        match before.map(|it| point - it) {
            Some(change) if change.abs() >= 0.05 => {
                let word = if (change > 0.0) == figure.rises {
                    "better"
                } else {
                    "worse"
                };
                println!("{change:>+8.1} {word}");
            }
            Some(_) => println!("{:>8}", "same"),
            None => println!(),
        }
    }
    match &arguments.record {
        Some(landing) => record::add(landing, &set, &points),
        None => Ok(()),
    }
}

/// What a corpus is called in the table.
fn set(corpus: &Path, is_crossed: bool) -> String {
    let name = corpus.file_name().unwrap_or_default().to_string_lossy();
    let name = name.split('.').next().unwrap_or_default();
    if is_crossed {
        format!("{name}, cross-validated")
    } else {
        name.to_owned()
    }
}
