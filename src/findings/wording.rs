//! Set phrases, found by their words.

use std::{collections::HashSet, ops::Range};

use super::page::Page;
use crate::text::WordId;

/// No more words than this stand between the parts of a phrase.
const GAP: usize = 4;

/// A phrase: its words in order; `*` stands for no more than four words of the
/// same sentence, `a|b` for either.
pub type Phrase = &'static str;

/// Phrases made ready to be looked for.
pub struct Wording {
    phrases: Vec<Vec<Vec<&'static str>>>,
    /// The words that a phrase begins with.
    openings: HashSet<&'static str>,
}

impl Wording {
    pub fn new(phrases: &[Phrase]) -> Wording {
        let words = |phrase: &Phrase| {
            phrase
                .split(' ')
                .map(|it| it.split('|').collect())
                .collect()
        };
        let phrases: Vec<Vec<Vec<&'static str>>> = phrases.iter().map(words).collect();
        let openings = phrases
            .iter()
            .filter_map(|it| it.first())
            .flatten()
            .copied()
            .collect();
        Wording { phrases, openings }
    }

    /// Every phrase of the body that stands in no quotation marks, in order.
    pub fn find(&self, page: &Page) -> Vec<Range<u32>> {
        let vocabulary = &page.text.vocabulary;
        // The distinct words are fewer than the tokens.
        let opening: Vec<bool> = (0..vocabulary.len() as u32)
            .map(|word| self.openings.contains(vocabulary.lower(WordId(word))))
            .collect();
        let mut found: Vec<Range<u32>> = Vec::new();
        for tokens in page.body() {
            let mut at = tokens.start;
            while at < tokens.end {
                let word = page.text.tokens[at as usize].word;
                let end = opening[word.0 as usize]
                    .then(|| self.longest(page, at))
                    .flatten();
                if let Some(end) = end {
                    found.push(at..end);
                }
                at = end.unwrap_or(at + 1);
            }
        }
        found
    }

    /// The end of the longest phrase that begins at a token.
    fn longest(&self, page: &Page, at: u32) -> Option<u32> {
        if page.text.quotation_of(at).is_some() {
            return None;
        }
        let limit = page.sentence(at).end;
        let ends = self
            .phrases
            .iter()
            .filter_map(|it| ends(page, it, at, limit));
        ends.max()
    }
}

/// The end of a phrase that begins at a token.
fn ends(page: &Page, phrase: &[Vec<&str>], start: u32, limit: u32) -> Option<u32> {
    let mut at = start;
    let mut gap = 0;
    for word in phrase {
        if word.contains(&"*") {
            gap = GAP;
            continue;
        }
        let stop = limit.min(at + gap as u32 + 1);
        at = (at..stop).find(|&it| word.contains(&page.text.lower(it)))? + 1;
        gap = 0;
    }
    Some(at)
}
