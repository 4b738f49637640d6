//! The corpus as the model sees it: pages with what the annotators marked, in
//! items.

use std::{
    collections::HashMap,
    fs::File,
    io::{BufRead, BufReader},
    ops::Range,
    path::Path,
};

use anyhow::{Context, Result};
use flate2::read::MultiGzDecoder;
use serde_json::Value;
use whence::{
    article::Article,
    attribution::{self, model::Page},
    outline::Outline,
    text::Text,
};

/// One attribution as annotated, in items of the page's strip.
pub struct Gold {
    /// The cue.
    pub cue: Range<u32>,
    /// The items of the source.
    pub source: Vec<u32>,
    /// The items of the content.
    pub content: Vec<u32>,
}

/// One article.
pub struct Document {
    /// The article's id.
    pub id: Value,
    /// Its outline.
    pub outline: Outline,
    /// What the model reads of it.
    pub page: Page,
    /// How many words each item of the page holds.
    pub words: Vec<u32>,
    /// What the annotators marked.
    pub golds: Vec<Gold>,
}

/// Reads a corpus: a JSON object a line, gzipped.
///
/// # Errors
/// When the file cannot be read or a line is not of the corpus's form.
pub fn read(path: &Path) -> Result<Vec<Document>> {
    let file = File::open(path).with_context(|| format!("cannot read {}", path.display()))?;
    BufReader::new(MultiGzDecoder::new(file))
        .lines()
        .map(|line| document(&serde_json::from_str(&line?)?))
        .collect()
}

/// Reads the words of an outline and hands them on.
pub fn with_text<R>(outline: &Outline, then: impl FnOnce(&Text) -> R) -> R {
    let article = Article::of(outline);
    then(&Text::of(outline, &article))
}

fn document(line: &Value) -> Result<Document> {
    let source = line["text"].as_str().context("a line without text")?;
    let mut bytes: Vec<u32> = source.char_indices().map(|(at, _)| at as u32).collect();
    bytes.push(source.len() as u32);
    let outline = Outline::from_plain_text(source.to_owned());
    let (page, words, golds) = with_text(&outline, |text| {
        let page = attribution::page(text);
        let words = page
            .strip
            .tokens
            .iter()
            .map(|it| {
                it.clone()
                    .filter(|&at| text.tokens[at as usize].shape.is_word())
                    .count() as u32
            })
            .collect();
        let items = |spans: &Value| items(text, &page, &bytes, spans);
        let mut golds: Vec<Gold> = Vec::new();
        let mut places: HashMap<(Vec<u32>, Vec<u32>), usize> = HashMap::new();
        for annotated in line["attributions"].as_array().into_iter().flatten() {
            let (cue, source) = (items(&annotated["cue"]), items(&annotated["source"]));
            let content = items(&annotated["content"]);
            let (Some(&first), Some(&last)) = (cue.first(), cue.last()) else {
                continue;
            };
            if content.is_empty() || last - first > 20 {
                continue;
            }
            let place = *places.entry((cue, source.clone())).or_insert(golds.len());
            match golds.get_mut(place) {
                Some(gold) => {
                    gold.content.extend(content);
                    gold.content.sort_unstable();
                    gold.content.dedup();
                }
                None => golds.push(Gold {
                    cue: first..last + 1,
                    source,
                    content,
                }),
            }
        }
        (page, words, golds)
    });
    Ok(Document {
        id: line["id"].clone(),
        outline,
        page,
        words,
        golds,
    })
}

/// The items that spans of code points cover by half or more.
fn items(text: &Text, page: &Page, bytes: &[u32], spans: &Value) -> Vec<u32> {
    let mut found = Vec::new();
    for span in spans.as_array().into_iter().flatten() {
        let end = |at: usize| {
            let point = span[at].as_u64().unwrap_or(0) as usize;
            bytes.get(point).copied().unwrap_or(0)
        };
        let (start, end) = (end(0), end(1));
        let first = text.tokens.partition_point(|it| it.span.end <= start) as u32;
        let last = text.tokens.partition_point(|it| it.span.start < end) as u32;
        for item in page.strip.items_of(&(first..last)) {
            let own = &page.strip.tokens[item as usize];
            let held = own.end.min(last) - own.start.max(first);
            if held * 2 >= own.len() as u32 {
                found.push(item);
            }
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}
