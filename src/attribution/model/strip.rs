//! A strip: all stretches of an article end to end, with what the features ask
//! of every item worked out once.

use std::ops::Range;

use super::{Hint, hash};
use crate::{
    article::Part,
    attribution::{
        named::is_named,
        stretch::{Item, Stretch},
    },
    lexicon::{Facts, cues},
    text::{Shape, Text},
};

/// What a word is to the skeleton of its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Bone {
    /// Past either end of the stretch.
    Edge,
    /// Any other word.
    Flesh,
    /// A comma.
    Comma,
    /// A full stop, question or exclamation mark.
    Stop,
    /// A colon, semicolon or dash.
    Break,
    /// Any other sign.
    Sign,
    /// A quotation.
    Quote,
    /// "that", "whether", "if", "how".
    That,
    /// "who", "which", "whose", "where", "when", "what".
    Who,
    /// A reporting verb.
    Cue,
    /// A verb or an auxiliary.
    Verb,
    /// "and", "but", "or".
    And,
    /// "to".
    To,
    /// A personal pronoun.
    Pronoun,
    /// A preposition.
    Preposition,
    /// A word with a capital.
    Capital,
}

/// How many bones there are.
pub const BONES: usize = 16;

/// One item as the features see it. Hashes stand for words.
#[derive(Clone, Debug)]
pub struct Cell {
    /// The lower-case word.
    pub word: u32,
    /// A reporting verb's base form, another word's first six letters.
    pub stem: u32,
    /// Its last three letters.
    pub suffix: u32,
    /// The word itself for a closed class or a sign, else its kind.
    pub class: u32,
    /// What it is to the skeleton.
    pub bone: Bone,
    /// The last three bones before it that are no flesh.
    pub behind: u32,
    /// The next three bones after it that are no flesh.
    pub ahead: u32,
    /// What the rules make of it: 0 for nothing, else role and tie.
    pub rule: u8,
    /// Whether it may be or end a subject: a capital, a pronoun, a noun for
    /// people.
    pub person: bool,
    /// Words in a quotation; 0 for a word.
    pub words: u32,
}

/// All stretches of an article end to end.
#[derive(Debug, Default)]
pub struct Strip {
    /// The items.
    pub cells: Vec<Cell>,
    /// Each stretch's items.
    pub stretches: Vec<Range<u32>>,
    /// The paragraph of each stretch.
    pub paragraphs: Vec<u32>,
    /// Whether each stretch stands in the body, not in a headline or caption.
    pub body: Vec<bool>,
    /// The stretch of each item.
    pub stretch_of: Vec<u32>,
    /// The tokens of each item.
    pub tokens: Vec<Range<u32>>,
    /// Whether each item is a quotation.
    pub quotes: Vec<Option<u32>>,
    /// Whether each item is a quotation that is a work's name by its capitals.
    pub names: Vec<bool>,
}

/// The cell past either end.
pub(super) const EDGE: Cell = Cell {
    word: 1,
    stem: 1,
    suffix: 1,
    class: 1,
    bone: Bone::Edge,
    behind: 0,
    ahead: 0,
    rule: 0,
    person: false,
    words: 0,
};

impl Strip {
    /// Appends a stretch of a paragraph and returns the place of its first item.
    pub(in crate::attribution) fn push(&mut self, stretch: &Stretch, paragraph: usize) -> u32 {
        let first = self.cells.len() as u32;
        let text = stretch.text;
        let index = self.stretches.len() as u32;
        for (at, &item) in stretch.items.iter().enumerate() {
            let cell = match item {
                Item::Word(token) => word(text, token),
                Item::Quote(quote) => quotation(stretch, at, quote),
            };
            self.cells.push(cell);
            self.stretch_of.push(index);
            self.tokens.push(stretch.tokens(at..at + 1));
            self.quotes.push(stretch.quote(at));
            let named = stretch.quote(at).is_some_and(|it| is_named(text, it));
            self.names.push(named);
        }
        let range = first..self.cells.len() as u32;
        skeleton(&mut self.cells[range.start as usize..]);
        self.stretches.push(range);
        self.paragraphs.push(paragraph as u32);
        self.body
            .push(text.paragraphs[paragraph].part == Part::Paragraph);
        first
    }

    /// Writes into the cells what the rules make of them.
    pub(in crate::attribution) fn mark(&mut self, hints: &[Hint]) {
        for hint in hints {
            let tie = hint.tie as u8;
            let mut mark = |range: &Range<u32>, role: u8| {
                for at in range.clone() {
                    let cell = &mut self.cells[at as usize];
                    if cell.rule == 0 {
                        cell.rule = role * 8 + tie;
                    }
                }
            };
            mark(&hint.cue, 1);
            if let Some(source) = &hint.source {
                mark(source, 2);
            }
            for piece in &hint.content {
                mark(piece, 3);
            }
        }
    }

    /// The item at `at + step` of the stretch `bounds`, or an edge.
    pub(super) fn near(&self, bounds: &Range<u32>, at: u32, step: i32) -> &Cell {
        let place = at as i64 + step as i64;
        if place < bounds.start as i64 || place >= bounds.end as i64 {
            return &EDGE;
        }
        &self.cells[place as usize]
    }

    /// The tokens of a range of items.
    pub fn tokens_of(&self, items: &Range<u32>) -> Range<u32> {
        match self.tokens.get(items.start as usize..items.end as usize) {
            Some([first, .., last]) => first.start..last.end,
            Some([only]) => only.clone(),
            _ => 0..0,
        }
    }

    /// The paragraph of an item.
    pub fn paragraph_of(&self, item: u32) -> u32 {
        self.paragraphs[self.stretch_of[item as usize] as usize]
    }

    /// The range of items that overlap a range of tokens.
    pub fn items_of(&self, tokens: &Range<u32>) -> Range<u32> {
        let start = self.tokens.partition_point(|it| it.end <= tokens.start);
        let end = self.tokens.partition_point(|it| it.start < tokens.end);
        start as u32..end.max(start) as u32
    }
}

fn word(text: &Text, token: u32) -> Cell {
    let this = &text.tokens[token as usize];
    let facts = text.vocabulary.facts(this.word);
    let lower = match text.vocabulary.lower(this.word) {
        // Of one use, and some of them too rare to learn from.
        "–" | "―" | "--" => "—",
        lower => lower,
    };
    let cut = |count: usize| {
        lower
            .char_indices()
            .nth(count)
            .map_or(lower, |(at, _)| &lower[..at])
    };
    let tail = |count: usize| {
        lower
            .char_indices()
            .rev()
            .nth(count - 1)
            .map_or(lower, |(at, _)| &lower[at..])
    };
    let capital = this.shape.is_capital() && !facts.contains(Facts::PRONOUN);
    let closed = facts.any(
        Facts::PRONOUN
            | Facts::DETERMINER
            | Facts::AUXILIARY
            | Facts::PREPOSITION
            | Facts::CONJUNCTION,
    );
    let opener = facts.contains(Facts::OPENER);
    let class = match this.shape {
        Shape::Mark | Shape::Stop | Shape::Sign => hash::text(lower),
        Shape::Number => 7,
        _ if closed && (!capital || opener) => hash::text(lower),
        _ if capital && !opener => hash::mix(2, facts.bits() & NOUNS, this.shape as u32),
        _ => {
            let verb = cues::verb(lower).map_or(0, |cue| {
                hash::mix(3, hash::text(cue.takes()), u32::from(cue.speech))
            });
            hash::mix(4, facts.bits() & KINDS ^ verb, ending(lower))
        }
    };
    let bone = match (this.shape, lower) {
        (_, ",") => Bone::Comma,
        (Shape::Stop, _) => Bone::Stop,
        (_, ":" | ";" | "—" | "-") => Bone::Break,
        (Shape::Sign | Shape::Mark, _) => Bone::Sign,
        (_, "that" | "whether" | "if" | "how") => Bone::That,
        (_, "who" | "which" | "whose" | "where" | "when" | "what" | "whom") => Bone::Who,
        (_, "and" | "but" | "or") => Bone::And,
        (_, "to") => Bone::To,
        _ if facts.contains(Facts::PRONOUN) => Bone::Pronoun,
        _ if facts.contains(Facts::PREPOSITION) => Bone::Preposition,
        _ if capital && !opener => Bone::Capital,
        _ if facts.contains(Facts::CUE) => Bone::Cue,
        _ if facts.any(Facts::VERB | Facts::AUXILIARY) => Bone::Verb,
        _ => Bone::Flesh,
    };
    Cell {
        word: hash::text(lower),
        stem: hash::text(cues::verb(lower).map_or_else(|| cut(6), |it| it.lemma)),
        suffix: hash::mix(5, hash::text(tail(3)), this.shape as u32),
        class,
        bone,
        behind: 0,
        ahead: 0,
        rule: 0,
        person: capital && !opener
            || facts
                .any(Facts::PRONOUN | Facts::ROLE | Facts::GROUP | Facts::DOCUMENT | Facts::BODY),
        words: 0,
    }
}

/// The facts of a word with a capital that its class keeps.
const NOUNS: u32 = Facts::TITLE.bits()
    | Facts::ROLE.bits()
    | Facts::GROUP.bits()
    | Facts::DOCUMENT.bits()
    | Facts::BODY.bits()
    | Facts::DATE.bits();

/// The facts of any other word that its class keeps.
const KINDS: u32 = NOUNS | Facts::ADVERB.bits() | Facts::VERB.bits() | Facts::CUE.bits();

fn ending(lower: &str) -> u32 {
    const ENDINGS: [&str; 9] = ["ed", "ing", "ly", "s", "n't", "tion", "ment", "er", "al"];
    ENDINGS
        .iter()
        .position(|it| lower.len() > it.len() + 1 && lower.ends_with(it))
        .map_or(0, |at| at as u32 + 1)
}

fn quotation(stretch: &Stretch, at: usize, quote: u32) -> Cell {
    let words = stretch.words_in(quote) as u32;
    let length = match words {
        0..=2 => 0,
        3..=5 => 1,
        6..=12 => 2,
        _ => 3,
    };
    let title = u32::from(stretch.is_place(at));
    let form = u32::from(stretch.ends_clause(quote))
        + 2 * u32::from(stretch.ends_sentence(quote))
        + 4 * u32::from(stretch.begins_sentence(quote))
        + 8 * u32::from(stretch.text.quotations[quote as usize].single)
        + 16 * title;
    Cell {
        word: 11,
        stem: hash::mix(12, form, 0),
        suffix: hash::mix(13, length, 0),
        class: hash::mix(14, u32::from(length > 0) + 2 * title, form & 1),
        bone: Bone::Quote,
        behind: 0,
        ahead: 0,
        rule: 0,
        person: false,
        words: words.max(1),
    }
}

/// Fills in the bones around every cell of a stretch.
fn skeleton(cells: &mut [Cell]) {
    let mut seen = 0;
    for cell in cells.iter_mut() {
        cell.behind = seen;
        if cell.bone != Bone::Flesh {
            seen = (seen << 4 | cell.bone as u32) & 0xfff;
        }
    }
    let mut seen = 0;
    for cell in cells.iter_mut().rev() {
        cell.ahead = seen;
        if cell.bone != Bone::Flesh {
            seen = (seen << 4 | cell.bone as u32) & 0xfff;
        }
    }
}
