//! Links to words of a page: the address's text fragment (`#:~:text=`).
//!
//! The same rules as in `extension/content/card/fragment.ts`, except that a
//! stretch counts as clear only where four of its words in a row stand once: that
//! can be told for all quotes of a page in one pass.

use std::collections::HashMap;

use crate::span::Span;

/// Words up to this length are given in full, in bytes.
const LONGEST_WHOLE: usize = 120;
/// How many words stand at each end of a longer stretch.
const END_WORDS: usize = 5;
/// How many words of context make a doubtful start clear.
const CONTEXT_WORDS: usize = 4;
/// So many words in a row are looked for on the page.
const RUN: usize = 4;
/// Context is looked for no further than this, in bytes.
const REACH: usize = 120;

/// Which runs of words stand on the page once.
pub struct Fragments<'t> {
    text: &'t str,
    runs: HashMap<[&'t str; RUN], bool>,
}

impl<'t> Fragments<'t> {
    /// Reads the page's words.
    pub fn of(text: &'t str) -> Fragments<'t> {
        let words: Vec<&str> = text.split_whitespace().collect();
        let mut runs = HashMap::with_capacity(words.len());
        for run in words.windows(RUN) {
            if let Ok(run) = <[&str; RUN]>::try_from(run) {
                runs.entry(run)
                    .and_modify(|once| *once = false)
                    .or_insert(true);
            }
        }
        Fragments { text, runs }
    }

    /// `url` with the words at `span` as its text fragment, in place of one that
    /// it has.
    pub fn link(&self, url: &str, span: Span) -> String {
        let address = url.split(":~:").next().unwrap_or(url);
        let hash = if address.contains('#') { "" } else { "#" };
        format!("{address}{hash}:~:text={}", self.directive(span))
    }

    /// The directive's value: `[before-,]start[,end][,-after]`.
    fn directive(&self, span: Span) -> String {
        let whole = span.of(self.text).trim();
        let one_block = !whole.contains('\n');
        let (middle, start) = if one_block && whole.len() <= LONGEST_WHOLE {
            (encode(whole), whole.to_owned())
        } else {
            let first: Vec<&str> = whole
                .lines()
                .next()
                .unwrap_or("")
                .split_whitespace()
                .take(END_WORDS)
                .collect();
            let mut last: Vec<&str> = whole
                .lines()
                .next_back()
                .unwrap_or("")
                .split_whitespace()
                .rev()
                .take(END_WORDS)
                .collect();
            last.reverse();
            let start = first.join(" ");
            (
                format!("{},{}", encode(&start), encode(&last.join(" "))),
                start,
            )
        };
        if self.is_once(&start) {
            return middle;
        }
        let before = self.before(span.start as usize);
        let after = self.after(span.end as usize);
        let mut directive = String::new();
        if !before.is_empty() {
            directive += &format!("{}-,", encode(&before));
        }
        directive += &middle;
        if !after.is_empty() {
            directive += &format!(",-{}", encode(&after));
        }
        directive
    }

    /// Whether a run of the words stands on the page once. The first and last
    /// word may be parts of longer ones, and do not count.
    fn is_once(&self, words: &str) -> bool {
        let words: Vec<&str> = words.split_whitespace().collect();
        words.windows(RUN).any(|run| {
            <[&str; RUN]>::try_from(run).is_ok_and(|run| self.runs.get(&run) == Some(&true))
        })
    }

    /// The words of the same block before a byte.
    fn before(&self, byte: usize) -> String {
        let mut from = byte.saturating_sub(REACH);
        while !self.text.is_char_boundary(from) {
            from += 1;
        }
        let near = self.text.get(from..byte).unwrap_or("");
        let line = near.rsplit('\n').next().unwrap_or("");
        // Where the block goes on further back, its first word may be cut.
        let whole = from == 0 || line.len() < near.len();
        let words: Vec<&str> = line.split_whitespace().skip(usize::from(!whole)).collect();
        let from = words.len().saturating_sub(CONTEXT_WORDS);
        words[from..].join(" ")
    }

    /// The words of the same block after a byte.
    fn after(&self, byte: usize) -> String {
        let rest = self.text.get(byte..).unwrap_or("");
        let mut to = rest.len().min(REACH);
        while !rest.is_char_boundary(to) {
            to -= 1;
        }
        let near = &rest[..to];
        let line = near.split('\n').next().unwrap_or("");
        let whole = to == rest.len() || line.len() < near.len();
        let words: Vec<&str> = line.split_whitespace().collect();
        let known = words.len() - usize::from(!whole && !words.is_empty());
        words[..known.min(CONTEXT_WORDS)].join(" ")
    }
}

/// Percent-encodes all but letters, digits and `._~!*'()`: a hyphen, a comma and
/// an ampersand have meanings of their own in a directive.
fn encode(words: &str) -> String {
    let mut encoded = String::with_capacity(words.len());
    for byte in words.bytes() {
        if byte.is_ascii_alphanumeric() || b"._~!*'()".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded += &format!("%{byte:02X}");
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, words: &str, expected: &str) {
        let start = text.find(words).unwrap();
        let span = Span::new(start as u32, (start + words.len()) as u32);
        let link = Fragments::of(text).link("https://a.example/b#:~:text=old", span);
        assert_eq!(link, format!("https://a.example/b#:~:text={expected}"));
    }

    #[test]
    fn links() {
        check(
            "The mill will never open again, she said.",
            "mill will never open again",
            "mill%20will%20never%20open%20again",
        );
        check(
            "Now, is it well-made, or “cheap”?\nIt is cheap.",
            "“cheap”",
            "is%20it%20well%2Dmade%2C%20or-,%E2%80%9Ccheap%E2%80%9D,-%3F",
        );
        let long = format!(
            "One two three four five {} six seven eight nine ten.",
            "word ".repeat(40)
        );
        check(
            &long,
            &long,
            "One%20two%20three%20four%20five,six%20seven%20eight%20nine%20ten.",
        );
    }
}
