//! How much of real pages' articles is found, and how much else: against the
//! texts of annotated pages in the evaluation folder, which is no part of the
//! project. Prints a line a page; says so where the folder is absent.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, ExitCode},
};

use serde_json::Value;

/// Of the words of all articles, the share that must be found; of the words
/// taken for paragraphs, the share that must be the article's.
const RECALL: f64 = 0.97;
const PRECISION: f64 = 0.95;

fn main() -> ExitCode {
    let eval = std::env::var_os("WHENCE_EVAL").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/eval"),
        PathBuf::from,
    );
    let Ok(gold) = fs::read_to_string(eval.join("cards-pages.jsonl")) else {
        println!("skipped the real pages: none at ../shared/eval or $WHENCE_EVAL");
        return ExitCode::SUCCESS;
    };
    let mut all = Shares::default();
    for line in gold.lines() {
        let page: Value = serde_json::from_str(line).unwrap();
        let id = page["id"].as_str().unwrap();
        let shares = Shares::of(
            &eval.join("../pages").join(id),
            page["text"].as_str().unwrap(),
        );
        println!("{id:40} {shares}");
        all = all.with(&shares);
    }
    println!("{:40} {all}", "all");
    if all.recall() >= RECALL && all.precision() >= PRECISION {
        ExitCode::SUCCESS
    } else {
        println!("too little: recall must be {RECALL} and precision {PRECISION}");
        ExitCode::FAILURE
    }
}

/// Counts of words.
#[derive(Default)]
struct Shares {
    article: usize,
    found: usize,
    paragraphs: usize,
    right: usize,
}

impl Shares {
    /// Compares what the command line finds on a page with the article's text.
    fn of(page: &Path, article: &str) -> Shares {
        let output = Command::new(env!("CARGO_BIN_EXE_whence"))
            .arg("parts")
            .arg(page)
            .output()
            .unwrap();
        assert!(output.status.success(), "{page:?}: {output:?}");
        let output = String::from_utf8(output.stdout).unwrap();
        let parts: Vec<(&str, &str)> = output
            .lines()
            .skip(1)
            .filter_map(|line| line.split_once('\t'))
            .collect();
        let kept: Vec<&str> = parts
            .iter()
            .filter(|(part, _)| *part != "Outside")
            .map(|(_, words)| *words)
            .collect();
        let paragraphs = parts
            .iter()
            .filter(|(part, _)| *part == "Paragraph")
            .map(|(_, words)| *words);
        let (article_words, article_found) = found(article.lines(), &key(&kept.concat()));
        let (paragraph_words, right) = found(paragraphs, &key(article));
        Shares {
            article: article_words,
            found: article_found,
            paragraphs: paragraph_words,
            right,
        }
    }

    fn with(&self, other: &Shares) -> Shares {
        Shares {
            article: self.article + other.article,
            found: self.found + other.found,
            paragraphs: self.paragraphs + other.paragraphs,
            right: self.right + other.right,
        }
    }

    fn recall(&self) -> f64 {
        self.found as f64 / self.article.max(1) as f64
    }

    fn precision(&self) -> f64 {
        self.right as f64 / self.paragraphs.max(1) as f64
    }
}

impl std::fmt::Display for Shares {
    fn fmt(&self, formatter: &mut std::fmt::Formatter) -> std::fmt::Result {
        write!(
            formatter,
            "recall {:.3} precision {:.3}",
            self.recall(),
            self.precision()
        )
    }
}

/// How many words the lines hold, and how many those lines that stand in
/// `text`, a key.
fn found<'l>(lines: impl Iterator<Item = &'l str>, text: &str) -> (usize, usize) {
    let mut words = (0, 0);
    for line in lines {
        let count = line.split_whitespace().count();
        words.0 += count;
        if text.contains(&key(line)) {
            words.1 += count;
        }
    }
    words
}

/// Letters and digits in lower case: what two extractions of the same words
/// share.
fn key(words: &str) -> String {
    words
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}
