//! Documents: "the report" is the one that the page spoke of before.

use std::ops::Range;

use super::{Answer, Resolver, is_bare};
use crate::{
    lexicon::{Facts, naming::Naming},
    people::{salience::Mind, source, words::Words},
    provenance::{How, SpeakerKind},
    text::Shape,
};

/// Nouns for one kind of document, which a page uses in turn.
const KINDS: &[&[&str]] = &[
    &[
        "ad",
        "advertisement",
        "commercial",
        "spot",
        "clip",
        "video",
        "footage",
    ],
    &["report", "study", "paper", "analysis", "research", "review"],
    &[
        "article",
        "story",
        "piece",
        "column",
        "editorial",
        "op-ed",
        "essay",
    ],
    &["lawsuit", "suit", "complaint", "filing", "petition"],
    &["poll", "survey"],
    &["letter"],
    &["email", "e-mail"],
    &["book", "memoir"],
    &["memo", "memorandum"],
    &["audit"],
    &["dossier"],
];

/// Nouns for what somebody puts out in their own name.
const STATEMENTS: &[&str] = &["statement", "release", "tweet", "post", "message"];

/// The kind of document that a noun names, by its place in [`KINDS`].
fn kind_of(noun: &str) -> Option<usize> {
    KINDS.iter().position(|kind| kind.contains(&noun))
}

/// The phrase that brings up a document at its noun `head`: "a web video by the
/// Norfield Club"; none for a noun that is no document's or no new one's.
pub(super) fn introduced(words: &Words, head: u32) -> Option<Range<u32>> {
    const BEFORE: u32 = 5;
    kind_of(words.lower(head))?;
    let compound =
        words.shape(head + 1) == Shape::Lower && kind_of(words.lower(head + 1)).is_some();
    let start = (head.saturating_sub(BEFORE)..head)
        .rev()
        .take_while(|&at| words.shape(at).is_word())
        .find(|&at| {
            words
                .facts(at)
                .any(Facts::DETERMINER | Facts::PREPOSITION | Facts::CONJUNCTION | Facts::AUXILIARY)
        })?;
    let new =
        matches!(words.lower(start), "a" | "an" | "another" | "one") || words.lower(start) == "'s";
    let named = (start..head).any(|at| words.is_capital(at));
    let told = new || named && words.lower(start) == "the";
    (told && !compound).then(|| start + u32::from(words.lower(start) == "'s")..head + 1)
}

impl Resolver<'_, '_, '_> {
    /// Remembers a document that the page brings up.
    pub(super) fn note_document(&mut self, phrase: Range<u32>) {
        let head = phrase.end - 1;
        if let Some(kind) = kind_of(self.words.lower(head)) {
            let end = self.author_end(head);
            self.documents.insert(kind, phrase.start..end);
        }
    }

    /// The end of "by the Norfield Club" behind a document's noun, or of the noun.
    fn author_end(&self, head: u32) -> u32 {
        const REACH: u32 = 6;
        let words = self.words;
        let by = (head + 1..head + REACH)
            .take_while(|&at| words.shape(at).is_word() || words.shape(at) == Shape::Number)
            .find(|&at| matches!(words.lower(at), "by" | "from"));
        let Some(by) = by else {
            return head + 1;
        };
        let first = by + 1 + u32::from(matches!(words.lower(by + 1), "the" | "a" | "an"));
        if let Some(name) = self.cast.name_at(first) {
            return self.cast.names[name].tokens.end;
        }
        let noun = (first..first + REACH)
            .take_while(|&at| words.shape(at).is_word())
            .find(|&at| {
                words.facts(at).any(Facts::BODY | Facts::GROUP) || words.is(at, Naming::ROLE)
            });
        match noun {
            Some(at)
                if words.lower(at + 1) == "of" && words.facts(at + 2).contains(Facts::GROUP) =>
            {
                at + 3
            }
            Some(at) => at + 1,
            None => head + 1,
        }
    }

    /// The document that a source's phrase names.
    pub(super) fn document(&mut self, phrase: Range<u32>) -> Answer {
        let words = self.words;
        if !is_bare(words, &phrase) {
            let phrase = source::without_article(words, phrase);
            return self.phrase(SpeakerKind::Document, phrase, How::Nominal);
        }
        let noun = words.lower(phrase.end - 1);
        let kind = kind_of(noun);
        let ranked: Vec<Mind> = self
            .salience
            .bodies(self.cast)
            .into_iter()
            .filter(|it| {
                self.cast.entity(it.entity).is_some_and(|entity| {
                    entity.kind == SpeakerKind::Document
                        && entity.name.clone().any(|at| {
                            let other = words.lower(at);
                            other == noun || kind.is_some() && kind_of(other) == kind
                        })
                })
            })
            .collect();
        if !ranked.is_empty() {
            return self.choose(ranked, 0.6, How::Nominal, phrase.start);
        }
        let earlier = kind_of(noun)
            .and_then(|kind| self.documents.get(&kind))
            .cloned();
        match earlier {
            Some(earlier) => {
                let earlier = source::without_article(words, earlier);
                let mut answer = self.phrase(SpeakerKind::Document, earlier, How::Nominal);
                answer.evidence.push(phrase);
                answer
            }
            None if STATEMENTS.contains(&noun) => self.stated_by(phrase),
            None => {
                let phrase = source::without_article(words, phrase);
                self.phrase(SpeakerKind::Document, phrase, How::Nominal)
            }
        }
    }

    /// "the statement said": whoever has just spoken goes on.
    fn stated_by(&self, phrase: Range<u32>) -> Answer {
        const NEAR: u32 = 2;
        if !source::is_definite(self.words, &phrase) {
            return Answer::default();
        }
        let issues = |who: u32| {
            let entity = self.cast.entity(who);
            entity.is_some_and(|it| it.kind != SpeakerKind::Document) && !self.blank.contains(&who)
        };
        match self.salience.last_speaker() {
            Some((who, at)) if self.salience.now().0 <= at + NEAR && issues(who) => {
                let mut answer = Self::found(who, How::Nominal, 0.7);
                answer.evidence.push(phrase);
                answer
            }
            _ => Answer::default(),
        }
    }

    /// ", which says": the document right before.
    pub(super) fn relative_document(&mut self, at: u32) -> Option<Answer> {
        let words = self.words;
        let head = (at.saturating_sub(2)..at)
            .rev()
            .find(|&it| words.shape(it).is_word())?;
        kind_of(words.lower(head))?;
        let start = (head.saturating_sub(4)..head)
            .rev()
            .take_while(|&it| words.shape(it).is_word())
            .find(|&it| words.facts(it).contains(Facts::DETERMINER))?;
        Some(self.document(start..head + 1))
    }
}
