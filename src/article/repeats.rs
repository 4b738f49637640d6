//! Words that stand on the page twice.

use std::{
    collections::HashSet,
    hash::{DefaultHasher, Hash, Hasher},
};

use super::{Part, forms};
use crate::outline::Outline;

/// Lines tried; a page has few pull-quotes, and each is looked for in every
/// paragraph.
const MOST: usize = 16;
const MIN_WORDS: usize = 4;
const MOST_WORDS: usize = 64;
const MARKS: [char; 4] = ['“', '"', '‘', '«'];
/// A heading of fewer words in marks, and no sentence, is a heading.
const HEADING_WORDS: usize = 8;

/// Turns paragraphs that only set words of another paragraph large a second time
/// into pull-quotes. A name may follow the words, after a dash.
pub fn pull_quotes(outline: &Outline, parts: &mut [Part]) {
    let line = |at: usize| outline.blocks[at].span.of(&outline.text);
    let mut large: Vec<Large> = (0..parts.len())
        .filter_map(|at| {
            let own = outline.elements.get(outline.blocks[at].element as usize)?;
            let around = own.parent.and_then(|it| outline.elements.get(it as usize));
            let is_quotation = [Some(own), around]
                .into_iter()
                .flatten()
                .any(|it| it.tag == "blockquote");
            Large::of(parts[at], at, line(at), is_quotation)
        })
        .take(MOST)
        .collect();
    if large.is_empty() {
        return;
    }
    let places: Vec<usize> = large.iter().map(|it| it.at).collect();
    for other in (0..parts.len()).filter(|&at| parts[at] == Part::Paragraph) {
        let there = runs(line(other));
        // Whom the body quotes it gives in marks.
        if !line(other).contains(MARKS) {
            continue;
        }
        let is_large = places.contains(&other);
        for it in large.iter_mut().filter(|it| it.at != other) {
            if !is_large || line(other).len() > line(it.at).len() {
                it.missing.retain(|run| !there.contains(run));
            }
        }
    }
    for it in large.iter().filter(|it| it.stands_again()) {
        parts[it.at] = Part::PullQuote;
    }
    for at in 1..parts.len() {
        if parts[at - 1] == Part::PullQuote && is_signature(line(at)) {
            parts[at] = Part::PullQuote;
        }
    }
}

/// A line that may set words of the body large.
struct Large {
    at: usize,
    /// How many runs of words it has.
    all: usize,
    /// Those that stand in no paragraph seen so far.
    missing: HashSet<u64>,
}

impl Large {
    /// A block quotation needs no marks.
    fn of(part: Part, at: usize, line: &str, quotes: bool) -> Option<Large> {
        let words = set_large(line).or_else(|| quotes.then_some(line))?;
        let least = match part {
            Part::Paragraph => MIN_WORDS,
            Part::Subhead if words.ends_with(['.', '!', '?']) => MIN_WORDS,
            Part::Subhead => HEADING_WORDS,
            _ => return None,
        };
        let count = forms::word_count(words);
        let missing = (least..=MOST_WORDS).contains(&count).then(|| runs(words))?;
        let all = missing.len();
        Some(Large { at, all, missing })
    }

    /// Nearly all of it: in the body an attribution may part the words, and one of
    /// them differ.
    fn stands_again(&self) -> bool {
        self.missing.len() * 4 <= self.all
    }
}

/// Three words in a row, signs and capitals left out, for each word that two follow.
fn runs(line: &str) -> HashSet<u64> {
    let words: Vec<u64> = line.split_whitespace().filter_map(word).collect();
    words
        .array_windows::<3>()
        .map(|three| {
            let mut hasher = DefaultHasher::new();
            three.hash(&mut hasher);
            hasher.finish()
        })
        .collect()
}

fn word(written: &str) -> Option<u64> {
    let mut hasher = DefaultHasher::new();
    let mut letters = written.chars().filter(|it| it.is_alphanumeric()).peekable();
    letters.peek()?;
    for it in letters.flat_map(char::to_lowercase) {
        it.hash(&mut hasher);
    }
    Some(hasher.finish())
}

/// "— Ana Reyes": who said the words set large above.
fn is_signature(line: &str) -> bool {
    line.strip_prefix(['—', '–', '-'])
        .is_some_and(|name| forms::is_names(name.trim()) && forms::word_count(name) <= 6)
}

/// The words between the marks of a line that holds nothing else, but perhaps a
/// name after a dash.
fn set_large(line: &str) -> Option<&str> {
    let words = match line.rsplit_once(['—', '–']) {
        Some((words, name)) if forms::is_names(name.trim()) => words,
        _ => line,
    };
    let inner = words.trim().strip_prefix(['“', '"', '«', '„', '‘'])?;
    let inner = inner.trim_end().strip_suffix(['”', '"', '»', '“', '’'])?;
    // The page's style may add marks to those of the words.
    let inner = inner.strip_prefix(['“', '"']).unwrap_or(inner);
    let inner = inner.strip_suffix(['”', '"']).unwrap_or(inner);
    (!inner.contains(['“', '”', '"']) && !inner.is_empty()).then_some(inner)
}
