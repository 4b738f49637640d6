//! Transcripts and interviews: lines that begin with who speaks.

use std::{
    collections::{HashMap, HashSet},
    ops::Range,
};

use super::{Attribution, Tie};
use crate::{
    article::Part,
    lexicon::naming::{self, Naming},
    provenance::{Kind, Polarity, Stance},
    text::{Paragraph, Shape, Text, Token, WordId},
};

/// A label is no longer than this many tokens.
const LONGEST: u32 = 7;

/// The labels of a text: those that a transcript's lines begin with.
pub(super) struct Labels {
    /// How many paragraphs begin with each label.
    counts: HashMap<String, u32>,
    /// How many with a label in capitals that ends in each word: "HOST ANA REYES"
    /// is "REYES" further down.
    last_words: HashMap<WordId, u32>,
    /// Surnames of those whom the text names in full.
    surnames: HashSet<WordId>,
}

impl Labels {
    /// Counts the labels of `text`.
    pub(super) fn of(text: &Text) -> Labels {
        let mut counts = HashMap::new();
        let mut last_words = HashMap::new();
        let surnames = text.tokens.windows(2).filter(|pair| {
            let named = |it: &Token| it.shape == Shape::Capital;
            named(&pair[0])
                && named(&pair[1])
                && naming::of(text.vocabulary.lower(pair[0].word)).is_given()
        });
        let surnames = surnames.map(|pair| pair[1].word).collect();
        for paragraph in &text.paragraphs {
            if let Some(label) = label(text, paragraph) {
                let words = text.str(text.span_of(label.clone())).to_uppercase();
                *counts.entry(words).or_default() += 1;
                let last = &text.tokens[label.end as usize - 1];
                if label.into_iter().all(|at| is_upper(text, at)) {
                    *last_words.entry(last.word).or_default() += 1;
                }
            }
        }
        Labels {
            counts,
            last_words,
            surnames,
        }
    }

    /// The attribution of a labelled paragraph.
    pub(super) fn read(&self, text: &Text, index: usize) -> Option<Attribution> {
        let paragraph = &text.paragraphs[index];
        let label = label(text, paragraph)?;
        let colon = label.end;
        let words = text.str(text.span_of(label.clone()));
        let question = matches!(words, "Q" | "Q." | "Question");
        let answer = matches!(words, "A" | "A." | "Answer");
        let capitals = words.len() > 1 && !words.chars().any(char::is_lowercase);
        let count = self.counts.get(&words.to_uppercase()).copied().unwrap_or(0);
        let last = text.tokens[colon as usize - 1].word;
        let shared = self.last_words.get(&last).copied().unwrap_or(0);
        // A question is the interviewer's, and the page need not say whose.
        // "Ana Reyes (@areyes): …", a post.
        let posts = words.contains("(@");
        // "MS. REYES:" once, between the lines of another.
        let addressed = || naming::of(text.lower(label.start)).any(Naming::COURTESY);
        let among = || self.counts.values().any(|&it| it > 1);
        let labels = posts
            || capitals
                && (count.max(shared) > 1
                    || addressed() && among()
                    || self.is_exchange(text, index));
        if question || !(answer || labels || count > 2 && self.counts.len() > 1) {
            return None;
        }
        let content = past_stars(text, colon + 1..paragraph.tokens.end);
        if content.is_empty() {
            return None;
        }
        Some(Attribution {
            content: vec![content],
            source: (!answer).then(|| label.clone()),
            cue: Some(if answer {
                label.start..colon + 1
            } else {
                colon..colon + 1
            }),
            kind: Kind::Direct,
            part: paragraph.part,
            continues: None,
            level: 1,
            within: None,
            polarity: Polarity::Affirmed,
            stance: Stance::Neutral,
            tie: Tie::Label,
            confidence: 1.0,
        })
    }

    /// "REYES: …" beside "DUNN: …", where the page names both in full and nobody speaks
    /// twice.
    fn is_exchange(&self, text: &Text, index: usize) -> bool {
        if self.last_words.values().any(|&it| it > 1) {
            return false;
        }
        let speaker = |index: usize| {
            let label = label(text, text.paragraphs.get(index)?)?;
            let word = text.tokens[label.start as usize].word;
            let named = label.len() == 1 && is_upper(text, label.start);
            (named && self.surnames.contains(&word)).then_some(word)
        };
        let beside = [index.checked_sub(1), Some(index + 1)];
        let mut others = beside.into_iter().flatten().filter_map(speaker);
        speaker(index).is_some_and(|own| others.any(|it| it != own))
    }
}

fn is_upper(text: &Text, at: u32) -> bool {
    !text.token_str(at).chars().any(char::is_lowercase)
}

/// The label that a paragraph begins with, up to its colon: a letter or a few words
/// with capitals, a colon, and words that stand in no quotation marks.
fn label(text: &Text, paragraph: &Paragraph) -> Option<Range<u32>> {
    if paragraph.part != Part::Paragraph {
        return None;
    }
    let first = start(text, paragraph);
    let range = first..paragraph.tokens.end.min(first + LONGEST + 1);
    let colon = range.clone().find(|&at| text.token_str(at) == ":")?;
    let named = (range.start..colon).all(|at| {
        let shape = text.tokens[at as usize].shape;
        let word = text.token_str(at);
        shape.is_capital() || matches!(word, "." | "(" | ")" | "@") || is_handle(text, at)
    });
    let next = past_stars(text, colon + 1..paragraph.tokens.end).start;
    let quoted = text
        .tokens
        .get(next as usize)
        .is_none_or(|it| it.shape == Shape::Mark);
    (colon > range.start && named && !quoted && colon + 1 < paragraph.tokens.end)
        .then_some(range.start..colon)
}

/// Whether a word is the name behind an "@", or both in one.
fn is_handle(text: &Text, at: u32) -> bool {
    text.token_str(at).starts_with('@') || at > 0 && text.token_str(at - 1) == "@"
}

/// Where the label of a paragraph begins: behind stars, and behind a mark that the
/// paragraph does not close, as every line of a quoted transcript has.
fn start(text: &Text, paragraph: &Paragraph) -> u32 {
    let tokens = past_stars(text, paragraph.tokens.clone());
    let quotation = text.quotation_of(tokens.start);
    let is_left_open = quotation.is_some_and(|it| {
        let quotation = &text.quotations[it as usize];
        quotation.open == tokens.start && !quotation.closed
    });
    tokens.start + u32::from(is_left_open)
}

/// Tokens without the stars that stand for bold letters at their beginning.
fn past_stars(text: &Text, mut tokens: Range<u32>) -> Range<u32> {
    while !tokens.is_empty() && text.token_str(tokens.start).chars().all(|it| it == '*') {
        tokens.start += 1;
    }
    tokens
}
