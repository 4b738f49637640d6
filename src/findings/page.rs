//! What every check reads: the page's words, and whose they are.

use std::ops::Range;

use super::{
    headline_trace::{self, Traced},
    shares,
};
use crate::{
    article::Part,
    attribution::Attribution,
    lexicon::{
        Facts,
        naming::{self, Naming},
    },
    outline::Outline,
    provenance::{Kind, Provenance, Quote, Shares, Speaker, SpeakerKind, Stance, Trace},
    span::Span,
    text::{Shape, Text, WordId},
};

/// An editor's bracket is no longer than this, in tokens.
const BRACKET: usize = 24;

/// One page with what was read of it.
pub struct Page<'p, 'o> {
    pub outline: &'p Outline,
    pub text: &'p Text<'o>,
    pub attributions: &'p [Attribution],
    pub provenance: &'p Provenance,
    /// Whose words the body is made of.
    pub shares: Shares,
    /// Where the furniture's quotations stand in the body.
    pub traces: Vec<Traced>,
    /// How many words begin before each token.
    counts: Vec<u32>,
    /// For each token, the quote of the body that holds it: the outermost, and
    /// of two the first.
    owner: Vec<Option<u32>>,
    /// For each quote, its speaker's place.
    speakers: Vec<Option<u32>>,
}

impl<'p, 'o> Page<'p, 'o> {
    pub fn new(
        outline: &'p Outline,
        text: &'p Text<'o>,
        attributions: &'p [Attribution],
        provenance: &'p Provenance,
    ) -> Self {
        let mut speakers = vec![None; provenance.quotes.len()];
        for (place, speaker) in provenance.speakers.iter().enumerate() {
            for &quote in &speaker.quotes {
                if let Some(slot) = speakers.get_mut(quote as usize) {
                    *slot = Some(place as u32);
                }
            }
        }
        let mut page = Page {
            outline,
            text,
            attributions,
            provenance,
            shares: Shares::default(),
            traces: Vec::new(),
            counts: count_words(text),
            owner: vec![None; text.tokens.len()],
            speakers,
        };
        for at in page.body_quotes() {
            for piece in &attributions[at as usize].content {
                let tokens = piece.start as usize..piece.end as usize;
                for slot in page.owner.get_mut(tokens).unwrap_or_default() {
                    slot.get_or_insert(at);
                }
            }
        }
        page.shares = shares::of(&page);
        page.traces = headline_trace::traces(&page);
        page
    }

    pub fn quote(&self, at: u32) -> &'p Quote {
        &self.provenance.quotes[at as usize]
    }

    pub fn attribution(&self, at: u32) -> &'p Attribution {
        &self.attributions[at as usize]
    }

    /// The quotes of the body's paragraphs that stand in nobody else's words.
    pub fn body_quotes(&self) -> impl Iterator<Item = u32> + use<'p> {
        let quotes = self.attributions.len().min(self.provenance.quotes.len());
        self.attributions[..quotes]
            .iter()
            .enumerate()
            .filter(|(_, it)| it.part == Part::Paragraph && it.level == 1)
            .map(|(at, _)| at as u32)
    }

    /// The tokens of the body's paragraphs.
    pub fn body(&self) -> impl Iterator<Item = Range<u32>> + use<'p> {
        self.text
            .paragraphs
            .iter()
            .filter(|it| it.part == Part::Paragraph)
            .map(|it| it.tokens.clone())
    }

    /// The quote of the body that holds a token.
    pub fn owner(&self, token: u32) -> Option<u32> {
        self.owner.get(token as usize).copied().flatten()
    }

    /// The place of a quote's speaker in [`Provenance::speakers`].
    pub fn speaker(&self, quote: u32) -> Option<u32> {
        self.speakers.get(quote as usize).copied().flatten()
    }

    /// Where a quote of the furniture stands in the body.
    pub fn trace(&self, quote: u32) -> Option<&Trace> {
        let traced = self.traces.iter().find(|it| it.quote == Some(quote));
        traced.map(|it| &it.trace)
    }

    /// How a quote's speaker is called in a sentence.
    pub fn speaker_name(&self, quote: u32) -> Option<String> {
        let speaker = self.quote(quote).speaker.as_ref()?;
        Some(called(&speaker.name, speaker.kind))
    }

    pub fn span(&self, tokens: Range<u32>) -> Span {
        self.text.span_of(tokens)
    }

    pub fn str(&self, tokens: Range<u32>) -> &'o str {
        self.text.str(self.span(tokens))
    }

    /// How many words begin in a range of tokens: runs of non-blank characters
    /// with a letter or digit in them, without the editor's in brackets.
    pub fn words(&self, tokens: Range<u32>) -> u32 {
        let at = |it: u32| self.counts.get(it as usize).copied().unwrap_or(0);
        at(tokens.end).saturating_sub(at(tokens.start))
    }

    /// The quoted stretches of a quote, marks included; in a paraphrase of
    /// the body, the title of a work is none.
    pub fn quoted(&self, at: u32) -> Vec<Range<u32>> {
        let attribution = self.attribution(at);
        if attribution.kind == Kind::Direct {
            return attribution.content.clone();
        }
        let mut found: Vec<Range<u32>> = Vec::new();
        for piece in &attribution.content {
            let mut at = piece.start;
            while at < piece.end {
                let Some(quotation) = self.quotation(at) else {
                    at += 1;
                    continue;
                };
                let end = quotation.end.min(piece.end).max(at + 1);
                if attribution.part != Part::Paragraph || !self.is_title(at..end) {
                    found.push(at..end);
                }
                at = end;
            }
        }
        found
    }

    /// Whether all words but the small ones begin with capitals, and two at the
    /// least do: "The Case for Trams".
    fn is_title(&self, tokens: Range<u32>) -> bool {
        let mut capitals = 0;
        let all = self.word_ids(tokens).into_iter().all(|(_, at)| {
            let capital = self.is_capital(at);
            capitals += usize::from(capital);
            capital || self.text.lower(at).len() < 4
        });
        all && capitals > 1
    }

    /// The outermost quotation that holds a token, marks included.
    pub fn quotation(&self, token: u32) -> Option<Range<u32>> {
        let place = self.text.quotation_of(token)?;
        let quotation = self.text.quotations.get(place as usize)?;
        Some(quotation.open..quotation.end)
    }

    pub fn is_word(&self, token: u32) -> bool {
        let token = self.text.tokens.get(token as usize);
        token.is_some_and(|it| it.shape.is_word())
    }

    pub fn is_capital(&self, token: u32) -> bool {
        let token = self.text.tokens.get(token as usize);
        token.is_some_and(|it| it.shape.is_capital())
    }

    /// The words of a range, without marks and signs.
    pub fn word_ids(&self, tokens: Range<u32>) -> Vec<(WordId, u32)> {
        tokens
            .filter(|&at| self.is_word(at))
            .map(|at| (self.text.tokens[at as usize].word, at))
            .collect()
    }

    /// Whether an ellipsis begins at a token: "…", "...", ". . .".
    pub fn is_ellipsis(&self, token: u32) -> bool {
        let dot = |at: Option<u32>| at.is_some_and(|at| self.stop(at) == Some("."));
        match self.stop(token) {
            Some("…" | "..." | "....") => true,
            Some(".") => dot(token.checked_add(1)) && !dot(token.checked_sub(1)),
            _ => false,
        }
    }

    /// How a token that ends a sentence is written.
    fn stop(&self, token: u32) -> Option<&'o str> {
        let stop = self.text.tokens.get(token as usize);
        stop.filter(|it| it.shape == Shape::Stop)
            .map(|it| self.text.str(it.span))
    }

    /// Whether a token is a verb of speech, or the "according" of "according to".
    pub fn says(&self, token: u32) -> bool {
        let word = self.text.tokens[token as usize].word;
        self.text.vocabulary.facts(word).contains(Facts::SAYING)
            || self.text.lower(token) == "according"
    }

    /// Whether a quote's cue is a verb of speech or "according to", and tells of
    /// words that were said: not "can claim", "did not write", "were offered".
    pub fn is_said(&self, quote: u32) -> bool {
        let cue = self.attribution(quote).cue.clone().unwrap_or_default();
        let says = cue.clone().any(|at| self.says(at));
        let noteworthy = cue.start > 0 && self.text.lower(cue.start - 1) == "worth";
        says && !noteworthy
            && !cue.clone().any(|at| is_unsaid(self.text.lower(at)))
            && (self.quote(quote).stance == Stance::Hedged || !self.is_received(cue))
    }

    /// Whether a quote is likely enough to be counted: words in marks, or a report that
    /// hardly is none.
    pub fn is_clear(&self, quote: u32) -> bool {
        const CLEAR: f32 = 0.75;
        let quote = self.quote(quote);
        quote.kind != Kind::Indirect || quote.confidence >= CLEAR
    }

    /// Whether the content is marked words or a clause with a verb: "the keys" and "making
    /// it" say nothing by themselves.
    pub fn is_clause(&self, quote: u32) -> bool {
        let facts = |at: u32| {
            let word = self.text.tokens[at as usize].word;
            self.text.vocabulary.facts(word)
        };
        let closed = Facts::PREPOSITION | Facts::DETERMINER | Facts::CONJUNCTION;
        let verb = |at: u32| {
            let lower = self.text.lower(at);
            let finite = facts(at).any(Facts::AUXILIARY | Facts::VERB)
                || lower.ends_with("ed")
                || lower.ends_with("n't");
            finite && !lower.ends_with("ing") && lower != "to" && self.text.lower(at - 1) != "to"
        };
        let content = &self.attribution(quote).content;
        self.quote(quote).kind != Kind::Indirect
            || content.iter().any(|piece| {
                self.text.lower(piece.start) != "to"
                    && (piece.start + 1..piece.end).any(|at| verb(at) && !facts(at - 1).any(closed))
            })
    }

    /// Whether a token stands in a line of a few words: a heading more often than not.
    pub fn is_line(&self, token: u32) -> bool {
        const SHORT: u32 = 7;
        let paragraph = self.text.paragraph_of(token) as usize;
        let tokens = self
            .text
            .paragraphs
            .get(paragraph)
            .map(|it| it.tokens.clone());
        tokens.is_some_and(|it| self.words(it) < SHORT)
    }

    /// A passive without "by": its subject was told and said nothing.
    fn is_received(&self, cue: Range<u32>) -> bool {
        let lower = |at: u32| self.text.lower(at);
        let last = cue.end.saturating_sub(1);
        let passive = cue.clone().any(|at| {
            let participle = lower(at + 1);
            at < last
                && matches!(
                    lower(at),
                    "is" | "are" | "was" | "were" | "been" | "being" | "be"
                )
                && !matches!(participle, "quoted" | "cited" | "reported")
                && (participle.ends_with("ed") || matches!(participle, "told" | "given" | "shown"))
        });
        passive && !cue.clone().any(|at| matches!(lower(at), "by" | "as"))
    }

    /// The sentence around a token.
    pub fn sentence(&self, token: u32) -> Range<u32> {
        let at = self.text.sentence_of(token) as usize;
        self.text.sentences.get(at).cloned().unwrap_or_default()
    }
}

/// Words beside a verb of speech with which nothing was said, or not yet, or not
/// so: "can claim", "has yet to tell".
fn is_unsaid(lower: &str) -> bool {
    lower.ends_with("n't")
        || lower.ends_with("n’t")
        || matches!(
            lower,
            "can"
                | "cannot"
                | "could"
                | "may"
                | "might"
                | "must"
                | "shall"
                | "should"
                | "will"
                | "would"
                | "never"
                | "not"
                | "yet"
                | "ca"
                | "wo"
        )
}

/// A person called by a given name that is known, and a surname.
pub fn has_full_name(speaker: &Speaker) -> bool {
    let words: Vec<&str> = speaker.name.split_whitespace().collect();
    let is_plain = words.iter().all(|it| it.starts_with(char::is_alphabetic));
    let first = naming::of(&words.first().map_or(String::new(), |it| it.to_lowercase()));
    speaker.kind == SpeakerKind::Person
        && words.len() > 1
        && is_plain
        && first.is_given()
        // "Dean Reyes" has a role, or none.
        && !first.any(Naming::ROLE)
}

/// A name as it stands; a description in quotation marks.
pub fn called(name: &str, kind: SpeakerKind) -> String {
    match kind {
        SpeakerKind::Person | SpeakerKind::Organization => name.to_owned(),
        _ if name.starts_with(char::is_uppercase) => name.to_owned(),
        _ => format!("“{name}”"),
    }
}

fn count_words(text: &Text) -> Vec<u32> {
    let mut counts = Vec::with_capacity(text.tokens.len() + 1);
    let mut count = 0;
    // Whether a word was counted since the last blank.
    let mut inside = false;
    let mut bracket_end = 0;
    for (at, token) in text.tokens.iter().enumerate() {
        counts.push(count);
        let written = text.str(token.span);
        if token.spaced || matches!(written, "…" | "...") {
            inside = false;
        }
        if written == "[" && at >= bracket_end {
            bracket_end = bracket(text, at).map_or(bracket_end, |it| it + 1);
        }
        if token.shape.is_word() && !inside && at >= bracket_end {
            count += 1;
            inside = true;
        }
    }
    counts.push(count);
    counts
}

/// The token that closes the bracket opened at a token.
pub fn bracket(text: &Text, open: usize) -> Option<usize> {
    let near = text.tokens.iter().enumerate().skip(open + 1).take(BRACKET);
    near.map(|(at, token)| (at, text.str(token.span)))
        .take_while(|(_, written)| *written != "[")
        .find(|(_, written)| *written == "]")
        .map(|(at, _)| at)
}
