//! Words that stand on the page twice.

use super::{Part, forms};
use crate::outline::Outline;

/// Lines tried; a page has few pull-quotes, and each costs one look through its
/// text.
const MOST: usize = 16;
const MIN_WORDS: usize = 4;

/// Turns paragraphs that only set words of another paragraph large a second time
/// into pull-quotes. A name may follow the words, after a dash.
pub fn pull_quotes(outline: &Outline, parts: &mut [Part]) {
    let line = |at: usize| outline.blocks[at].span.of(&outline.text);
    let candidates: Vec<(usize, &str)> = (0..parts.len())
        .filter(|&at| matches!(parts[at], Part::Paragraph | Part::Subhead))
        .filter_map(|at| Some((at, set_large(line(at))?)))
        .take(MOST)
        .collect();
    for (at, words) in candidates {
        let again = (0..parts.len()).any(|other| {
            other != at
                && parts[other] == Part::Paragraph
                && line(other).len() > line(at).len()
                && line(other).contains(words)
        });
        if again {
            parts[at] = Part::PullQuote;
        }
    }
    for at in 1..parts.len() {
        if parts[at - 1] == Part::PullQuote && is_signature(line(at)) {
            parts[at] = Part::PullQuote;
        }
    }
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
    let inner = inner.trim_end_matches(['.', ',', '…', ' ']);
    (!inner.contains(['“', '”', '"']) && forms::word_count(inner) >= MIN_WORDS).then_some(inner)
}
