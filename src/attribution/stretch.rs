//! A stretch: one sentence, with every quotation in it as a single item, however
//! many sentences that holds. What is left is the skeleton in which cues and
//! sources stand.

use std::ops::Range;

use crate::{
    article::forms,
    lexicon::{Facts, is_adverb},
    span::Span,
    text::{Paragraph, Shape, Text},
};

/// A stretch is cut at this many items, so that work inside one is bounded.
const LONGEST: usize = 400;

/// One step of the skeleton.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Item {
    /// A token outside quotation marks.
    Word(u32),
    /// An outermost quotation, by its place in [`Text::quotations`].
    Quote(u32),
}

/// One sentence's skeleton.
pub struct Stretch<'t, 'o> {
    /// The words.
    pub text: &'t Text<'o>,
    /// The skeleton.
    pub items: Vec<Item>,
}

/// Adds what stands at token `at` to `items`, and tells where the next item begins.
fn step(text: &Text, at: u32, items: &mut Vec<Item>) -> u32 {
    if let Some(quote) = text.quotation_of(at) {
        items.push(Item::Quote(quote));
        return text.quotations[quote as usize].end.max(at + 1);
    }
    // A double mark that pairs with none says nothing.
    if !matches!(text.token_str(at), "\"" | "”" | "''") {
        items.push(Item::Word(at));
    }
    at + 1
}

/// The bytes of a paragraph after its dateline.
fn story(text: &Text, paragraph: &Paragraph) -> Span {
    let whole = text.span_of(paragraph.tokens.clone());
    let line = text.str(whole);
    let dateline = forms::dateline(line).max(forms::clock(line)) as u32;
    Span::new((whole.start + dateline).min(whole.end), whole.end)
}

impl<'t, 'o> Stretch<'t, 'o> {
    /// The stretches of a paragraph, in order: its sentences, joined where a
    /// quotation reaches over their bounds. A dateline before the first belongs
    /// to nobody's words.
    pub fn of_paragraph(text: &'t Text<'o>, paragraph: usize) -> Vec<Stretch<'t, 'o>> {
        let paragraph = &text.paragraphs[paragraph];
        let mut stretches = Vec::new();
        let mut items = Vec::new();
        let mut at = text.tokens_in(story(text, paragraph)).start;
        for sentence in &text.sentences[range(&paragraph.sentences)] {
            while at < sentence.end {
                if items.len() == LONGEST {
                    stretches.push(Stretch {
                        text,
                        items: std::mem::take(&mut items),
                    });
                }
                at = step(text, at, &mut items);
            }
            if at == sentence.end && !items.is_empty() {
                stretches.push(Stretch {
                    text,
                    items: std::mem::take(&mut items),
                });
            }
        }
        if !items.is_empty() {
            stretches.push(Stretch { text, items });
        }
        stretches
    }

    /// The sentence that token `at` stands in, from its beginning on.
    pub fn of_sentence(text: &'t Text<'o>, at: u32) -> Stretch<'t, 'o> {
        let tokens = text.sentences[text.sentence_of(at) as usize].clone();
        let mut items = Vec::new();
        let mut at = tokens.start;
        while at < tokens.end && items.len() < LONGEST {
            at = step(text, at, &mut items);
        }
        Stretch { text, items }
    }

    /// How many items there are.
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// The token, where item `at` is a word.
    pub fn word(&self, at: usize) -> Option<u32> {
        match self.items.get(at) {
            Some(&Item::Word(token)) => Some(token),
            _ => None,
        }
    }

    /// The quotation, where item `at` is one.
    pub fn quote(&self, at: usize) -> Option<u32> {
        match self.items.get(at) {
            Some(&Item::Quote(quote)) => Some(quote),
            _ => None,
        }
    }

    /// The word in lower case; empty for a quotation or past the ends.
    pub fn lower(&self, at: usize) -> &'t str {
        self.word(at).map_or("", |token| self.text.lower(token))
    }

    /// What the lexicon says of the word.
    pub fn facts(&self, at: usize) -> Facts {
        self.word(at).map_or(Facts::default(), |token| {
            self.text
                .vocabulary
                .facts(self.text.tokens[token as usize].word)
        })
    }

    /// The word's shape; none for a quotation or past the ends.
    pub fn shape(&self, at: usize) -> Option<Shape> {
        self.word(at)
            .map(|token| self.text.tokens[token as usize].shape)
    }

    /// Whether item `at` is a word with a capital.
    pub fn is_capital(&self, at: usize) -> bool {
        self.shape(at).is_some_and(Shape::is_capital)
    }

    /// Whether item `at` is an adverb.
    pub fn is_adverb(&self, at: usize) -> bool {
        is_adverb(self.lower(at), self.facts(at))
    }

    /// Whether item `at` is a dash between words.
    pub fn is_dash(&self, at: usize) -> bool {
        self.is(at, &["—", "–", "--"])
    }

    /// Whether item `at` is one of `signs`.
    pub fn is(&self, at: usize, signs: &[&str]) -> bool {
        signs.contains(&self.lower(at)) && at < self.len()
    }

    /// Whether nearly every longer word begins with a capital, as in a headline.
    pub fn is_title_case(&self) -> bool {
        let long = |at: &usize| {
            self.shape(*at)
                .is_some_and(|it| it.is_word() && it != Shape::Number)
                && self.lower(*at).len() > 3
        };
        let words: Vec<usize> = (0..self.len()).filter(long).collect();
        let capitals = words.iter().filter(|&&at| self.is_capital(at)).count();
        words.len() > 2 && capitals * 5 >= words.len() * 4
    }

    /// The tokens of a range of items; empty for an empty one.
    pub fn tokens(&self, items: Range<usize>) -> Range<u32> {
        match (
            self.items.get(items.start),
            self.items.get(items.end.wrapping_sub(1)),
        ) {
            (Some(&first), Some(&last)) if items.start < items.end => {
                self.first(first)..self.last(last)
            }
            _ => 0..0,
        }
    }

    fn first(&self, item: Item) -> u32 {
        match item {
            Item::Word(token) => token,
            Item::Quote(quote) => self.text.quotations[quote as usize].open,
        }
    }

    fn last(&self, item: Item) -> u32 {
        match item {
            Item::Word(token) => token + 1,
            Item::Quote(quote) => self.text.quotations[quote as usize].end,
        }
    }

    /// How many words a quotation holds.
    pub fn words_in(&self, quote: u32) -> usize {
        words_in(self.text, quote)
    }

    /// Whether the quotation ends as a sentence or a clause does before its
    /// attribution: with a comma, a stop or a dash inside the marks.
    pub fn ends_clause(&self, quote: u32) -> bool {
        let inside = self.text.quotations[quote as usize].inside();
        inside.end > inside.start && {
            let last = self.text.token_str(inside.end - 1);
            let inner = inside.end >= inside.start + 2 && is_mark(self.text, inside.end - 1);
            let last = if inner {
                self.text.token_str(inside.end - 2)
            } else {
                last
            };
            matches!(
                last,
                "," | "." | "!" | "?" | "…" | "..." | "—" | "–" | "--" | "-" | ";"
            )
        }
    }

    /// Whether a comma stands inside the closing mark, or right behind it: its
    /// attribution follows.
    pub fn ends_with_comma(&self, quote: u32) -> bool {
        let quotation = &self.text.quotations[quote as usize];
        let inside = quotation.inside();
        let floor = inside.end.saturating_sub(2).max(inside.start);
        (floor..inside.end).any(|it| self.text.token_str(it) == ",")
    }

    /// Whether the quotation ends a sentence: with a stop inside the marks.
    pub fn ends_sentence(&self, quote: u32) -> bool {
        let inside = self.text.quotations[quote as usize].inside();
        inside.end > inside.start
            && self.text.tokens[range(&inside)]
                .iter()
                .rev()
                .take(2)
                .any(|it| it.shape == Shape::Stop)
    }

    /// Whether the quotation begins as a sentence does.
    pub fn begins_sentence(&self, quote: u32) -> bool {
        let inside = self.text.quotations[quote as usize].inside();
        self.text.tokens[range(&inside)]
            .iter()
            .find(|it| it.shape != Shape::Mark)
            .is_some_and(|it| !matches!(it.shape, Shape::Lower))
    }
}

/// How many words a quotation holds.
pub fn words_in(text: &Text, quote: u32) -> usize {
    let inside = text.quotations[quote as usize].inside();
    text.tokens[range(&inside)]
        .iter()
        .filter(|it| it.shape.is_word())
        .count()
}

fn is_mark(text: &Text, token: u32) -> bool {
    text.tokens[token as usize].shape == Shape::Mark
}

fn range(tokens: &Range<u32>) -> Range<usize> {
    tokens.start as usize..tokens.end as usize
}
