//! Quotations that name something and say nothing: books, programmes, movements, terms.

use std::ops::Range;

use super::stretch::Stretch;
use crate::{
    lexicon::{Facts, cues},
    text::{Quotation, Shape, Text, Token},
};

impl Stretch<'_, '_> {
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
    (leads || is_described(text, quotation)) && is_named(text, quote)
}

/// Whether the quotation is a name, whatever stop its marks hold: “Hens of the North,”.
pub fn is_named(text: &Text, quote: u32) -> bool {
    let mut inside = text.quotations[quote as usize].inside();
    let is_end = |at: u32| {
        text.tokens[at as usize].shape == Shape::Stop || matches!(text.token_str(at), "," | ";")
    };
    if inside.end > inside.start && is_end(inside.end - 1) {
        inside.end -= 1;
    }
    is_name(text, &inside)
}

/// Whether the quotation names or marks something in the words around it and says
/// nothing: "a memo titled “What Is a Dam?”", "the “Save Our Dam” movement", "a definition
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

/// "the “Save Our Dam” movement", "his “I am no saint” speech": the quotation stands where
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
        | Facts::DATE;
    // "his “wall of shame” remark"
    let is_verb = |at: u32| cues::verb(text.lower(at)).is_some_and(|it| it.lemma != text.lower(at));
    let next = text.tokens.get(quotation.end as usize);
    let noun = next.is_some_and(|it| it.shape == Shape::Lower)
        && !facts(quotation.end).any(closed_class)
        && !is_verb(quotation.end)
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
    let words = &text.tokens[inside.start as usize..inside.end as usize];
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
