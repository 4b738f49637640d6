//! A stretch: one sentence, with every quotation in it as a single item, however
//! many sentences that holds. What is left is the skeleton in which cues and
//! sources stand.

use std::ops::Range;

use crate::{
    article::forms,
    lexicon::{Facts, is_adverb},
    span::Span,
    text::{Paragraph, Quotation, Shape, Text, Token},
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
                match text.quotation_of(at) {
                    Some(quote) => {
                        items.push(Item::Quote(quote));
                        at = text.quotations[quote as usize].end.max(at + 1);
                    }
                    None => {
                        // A double mark that pairs with none says nothing.
                        if !matches!(text.token_str(at), "\"" | "”" | "''") {
                            items.push(Item::Word(at));
                        }
                        at += 1;
                    }
                }
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

    /// Whether the quotation is a name, as [`is_title`] tells.
    pub fn is_title(&self, quote: u32) -> bool {
        is_title(self.text, quote)
    }

    /// Whether the quotation at item `at` names where something was said: "told
    /// ‘The Morning Show.’", "said on Radio Four's ‘Any Answers’".
    pub fn is_place(&self, at: usize) -> bool {
        let Some(quote) = self.quote(at) else {
            return false;
        };
        let inside = self.text.quotations[quote as usize].inside();
        let stop =
            inside.end > inside.start && matches!(self.text.token_str(inside.end - 1), "." | ",");
        at > 0
            && !self.is(at - 1, &[",", ":"])
            && is_name(self.text, &(inside.start..inside.end - u32::from(stop)))
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

/// Whether the quotation is a name: a few words with capitals and no stop at
/// their end, like a programme's or a book's.
pub fn is_title(text: &Text, quote: u32) -> bool {
    is_name(text, &text.quotations[quote as usize].inside())
}

/// Whether the quotation is the name of something that the words beside it lead
/// up to: "on CNN’s “State of the Union.”", "her book, “Hens of the North,”",
/// "“Salt Money,” the record that …". A stop may stand inside the marks.
pub fn is_work(text: &Text, quote: u32) -> bool {
    let quotation = &text.quotations[quote as usize];
    let mut inside = quotation.inside();
    let is_end = |at: u32| {
        text.tokens[at as usize].shape == Shape::Stop || matches!(text.token_str(at), "," | ";")
    };
    if inside.end > inside.start && is_end(inside.end - 1) {
        inside.end -= 1;
    }
    let Some(before) = quotation.open.checked_sub(1) else {
        return false;
    };
    let same = text.paragraph_of(before) == text.paragraph_of(quotation.open);
    let lower = text.lower(before);
    let facts = |at: u32| text.vocabulary.facts(text.tokens[at as usize].word);
    let leads = same
        && (lower == "'s"
            || NAMED.contains(&lower)
            || facts(before).any(Facts::PREPOSITION | Facts::WORK)
            || lower == "," && before > 0 && facts(before - 1).contains(Facts::WORK));
    (leads || is_described(text, quotation)) && is_name(text, &inside)
}

/// Whether the quotation names or marks something in the words around it and says
/// nothing: "a memo titled “Who Needs Dams?”", "the “Dam or Bust” movement", "a definition
/// of “dry dams”".
pub fn is_name_for(text: &Text, quote: u32) -> bool {
    let quotation = &text.quotations[quote as usize];
    let before = |back: u32| {
        quotation
            .open
            .checked_sub(back)
            .map_or("", |at| text.lower(at))
    };
    let titled = matches!(before(1), "titled" | "entitled");
    let term = matches!(before(1), "of" | "for") && TERMS.contains(&before(2));
    titled || term || is_work(text, quote) || is_attributive(text, quotation)
}

/// What is said of words as words: "the term for “…”".
const TERMS: &[&str] = &[
    "definition",
    "definitions",
    "term",
    "terms",
    "concept",
    "concepts",
    "notion",
    "notions",
    "meaning",
    "label",
    "category",
    "name",
];

/// "the “Dam or Bust” movement", "his “You are no dam” moment": the quotation stands where
/// an adjective may.
fn is_attributive(text: &Text, quotation: &Quotation) -> bool {
    let Some(before) = quotation.open.checked_sub(1) else {
        return false;
    };
    let facts = |at: u32| text.vocabulary.facts(text.tokens[at as usize].word);
    let inside = quotation.inside();
    let parted = text
        .tokens
        .get(inside.end.saturating_sub(1) as usize)
        .is_none_or(|it| matches!(it.shape, Shape::Stop | Shape::Sign));
    let closed_class = Facts::PREPOSITION
        | Facts::CONJUNCTION
        | Facts::PRONOUN
        | Facts::DETERMINER
        | Facts::AUXILIARY
        | Facts::VERB
        | Facts::ADVERB
        | Facts::CUE
        | Facts::DATE;
    let next = text.tokens.get(quotation.end as usize);
    let noun = next.is_some_and(|it| it.shape == Shape::Lower)
        && !facts(quotation.end).any(closed_class)
        && text.sentence_of(before) == text.sentence_of(quotation.end);
    let led = facts(before).contains(Facts::DETERMINER) || text.lower(before) == "'s" || {
        let lower = text.tokens[before as usize].shape == Shape::Lower;
        lower
            && before > 0
            && !facts(before).any(closed_class)
            && facts(before - 1).contains(Facts::DETERMINER)
    };
    quotation.closed && !parted && noun && led
}

/// "“…,” the record that": what was named is said behind it.
fn is_described(text: &Text, quotation: &Quotation) -> bool {
    let facts = |at: u32| text.vocabulary.facts(text.tokens[at as usize].word);
    let paragraph = &text.paragraphs[text.paragraph_of(quotation.open) as usize];
    let rest = quotation.end..paragraph.tokens.end.min(quotation.end + 5);
    let mut phrase = rest.skip_while(|&at| text.token_str(at) == ",");
    let opens = phrase
        .next()
        .is_some_and(|at| matches!(text.lower(at), "the" | "a" | "an" | "his" | "her" | "their"));
    opens && phrase.any(|at| facts(at).contains(Facts::WORK))
}

/// Words that what is named follows.
const NAMED: &[&str] = &["called", "titled", "entitled", "named"];

fn is_name(text: &Text, inside: &Range<u32>) -> bool {
    let words = &text.tokens[range(inside)];
    let small = |it: &Token| {
        let facts = text.vocabulary.facts(it.word);
        facts.any(Facts::PREPOSITION | Facts::CONJUNCTION | Facts::DETERMINER)
            || !it.shape.is_word()
    };
    let capitals = words.iter().filter(|it| it.shape.is_capital()).count();
    (2..=12).contains(&words.len())
        && capitals >= 2
        && words.iter().all(|it| it.shape.is_capital() || small(it))
        && !words.iter().any(|it| it.shape == Shape::Stop)
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
