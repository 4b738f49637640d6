//! Cards read from saved pages, scored on the text that annotators were given: the
//! page's own text has other white space, marks and lines, so that a quote is found
//! there by its words.

use std::{
    collections::HashMap,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::project::cargo;

/// The words of a text, folded, each with its place in code points.
struct Spelt {
    words: Vec<(String, [usize; 2])>,
    /// Where each word stands among them.
    places: HashMap<String, Vec<usize>>,
}

impl Spelt {
    fn of(text: &str) -> Spelt {
        let mut words: Vec<(String, [usize; 2])> = Vec::new();
        let mut inside = false;
        for (at, ch) in text.chars().enumerate() {
            if !ch.is_alphanumeric() {
                inside = false;
                continue;
            }
            if !inside {
                words.push((String::new(), [at, at]));
            }
            inside = true;
            if let Some((word, place)) = words.last_mut() {
                word.extend(ch.to_lowercase());
                place[1] = at + 1;
            }
        }
        let mut places: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, (word, _)) in words.iter().enumerate() {
            places.entry(word.clone()).or_default().push(at);
        }
        Spelt { words, places }
    }

    /// Where all the words of `other` stand in a row.
    fn find(&self, other: &str) -> Option<[usize; 2]> {
        let asked = Spelt::of(other).words;
        let (first, _) = asked.first()?;
        let starts = self.places.get(first)?;
        let start = starts.iter().copied().find(|&at| {
            let row = self.words.get(at..at + asked.len());
            row.is_some_and(|row| row.iter().zip(&asked).all(|(a, b)| a.0 == b.0))
        })?;
        Some([
            self.words[start].1[0],
            self.words[start + asked.len() - 1].1[1],
        ])
    }
}

/// Reads the saved page of every article of `gold` that `folder` has, and writes what
/// the cards say, each content moved to where its words stand in the article's text.
/// Answers how many pages there were.
///
/// # Errors
/// When a page cannot be read, or the answers cannot be written.
pub fn scan(gold: &Path, folder: &Path, to: &Path) -> Result<usize> {
    let mut articles = Vec::new();
    for line in fs::read_to_string(gold)?.lines() {
        let article: Value = serde_json::from_str(line)?;
        let id = article["id"].as_str().unwrap_or_default();
        let page: PathBuf = folder.join(id);
        if page.is_file() {
            articles.push((page, article));
        }
    }
    let mut command = cargo(&["run", "--quiet", "--package=whence", "--", "scan"]);
    let output = command
        .args(articles.iter().map(|(page, _)| page))
        .stderr(std::process::Stdio::inherit())
        .output()
        .context("cannot start cargo")?;
    ensure!(
        output.status.success(),
        "`whence scan` failed on a saved page"
    );
    let mut answers = String::new();
    let read = std::str::from_utf8(&output.stdout)?.lines();
    for (line, (_, article)) in read.zip(&articles) {
        let answer = moved(&serde_json::from_str(line)?, article);
        answers += &serde_json::to_string(&answer)?;
        answers.push('\n');
    }
    fs::write(to, answers).with_context(|| format!("cannot write {}", to.display()))?;
    Ok(articles.len())
}

/// A page's answer in the places of an article's text; what does not stand there is
/// left out.
fn moved(answer: &Value, article: &Value) -> Value {
    let string = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let text = Spelt::of(&string(&article["text"]));
    let page: Vec<char> = string(&answer["text"]).chars().collect();
    let place = |span: &Value| {
        let at = |side: usize| span[side].as_u64().unwrap_or_default() as usize;
        let words: String = page.get(at(0)..at(1)).unwrap_or_default().iter().collect();
        text.find(&words)
    };
    let quotes = answer["quotes"].as_array().into_iter().flatten();
    let quotes: Vec<Value> = quotes
        .map(|quote| {
            let pieces = quote["content"].as_array().into_iter().flatten();
            let content: Vec<[usize; 2]> = pieces.filter_map(place).collect();
            json!({
                "content": content,
                "kind": quote["kind"],
                "speaker": quote["speaker"],
                "via": quote["via"],
            })
        })
        .collect();
    json!({ "id": article["id"], "quotes": quotes })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_whatever_stands_between() {
        let text = Spelt::of("She said: “It’s  late,\nI think.” It’s late.");
        for (words, expected) in [
            ("It’s late, I think", Some([11, 30])),
            ("It's late", Some([11, 21])),
            ("it is late", None),
            ("", None),
        ] {
            assert_eq!(text.find(words), expected, "{words}");
        }
    }
}
