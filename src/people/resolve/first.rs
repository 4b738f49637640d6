//! "I said", "we asked": the writers of a page, whom its bylines name.

use std::ops::Range;

use super::{Answer, Resolver};
use crate::{
    article::Part,
    people::{
        entity::Referent,
        mention::{self, Name, NameKind},
    },
    provenance::{How, Kind, SpeakerKind},
};

/// No more bylines are looked at.
const SIGNED: usize = 8;

impl Resolver<'_, '_, '_> {
    /// "I" outside of all that somebody reports: the one who signs the page.
    pub(super) fn writer_as(&mut self, at: u32, of: Option<usize>) -> Answer {
        if !self.is_told_by_page(at, of) {
            return Answer::default();
        }
        let writers = match self.writers.take() {
            Some(known) => known,
            None => self.find_writers(),
        };
        let writers = self.writers.insert(writers);
        match writers.as_slice() {
            [(who, name)] => {
                let mut answer = Self::found(*who, How::Pronoun, 0.9);
                answer.evidence.extend([at..at + 1, name.clone()]);
                answer
            }
            _ => Answer::default(),
        }
    }

    /// "We" who said words in quotation marks: the writers, by that word, for a
    /// byline does not tell whom else it counts in.
    pub(super) fn writers_as(&mut self, at: u32, of: Option<usize>) -> Answer {
        let said = of.is_some_and(|of| self.attributions[of].kind != Kind::Indirect);
        if !said || !self.is_told_by_page(at, of) {
            return Answer::default();
        }
        self.phrase(SpeakerKind::Group, at..at + 1, How::Pronoun)
    }

    /// Whether it is the page that says the word at `at`, and nobody on it.
    fn is_told_by_page(&self, at: u32, of: Option<usize>) -> bool {
        let inner = of.is_some_and(|of| self.attributions[of].within.is_some());
        !inner && !self.is_reported(at)
    }

    /// Who signs the page, each with a name there: those of the lines that begin
    /// with "By", or else whom each author's note begins with.
    fn find_writers(&mut self) -> Vec<(u32, Range<u32>)> {
        let words = self.words;
        let bylines = words.text.paragraphs.iter();
        let (mut signed, mut noted): (Vec<Name>, Vec<Name>) = (Vec::new(), Vec::new());
        for byline in bylines.filter(|it| it.part == Part::Byline).take(SIGNED) {
            let mut names = Vec::new();
            mention::find_in(words, byline.tokens.clone(), &mut names);
            names.retain(|it| {
                let full = it.tokens.len() >= 2;
                full && matches!(it.kind, NameKind::Person | NameKind::Unknown)
            });
            if words.lower(byline.tokens.start) == "by" {
                signed.extend(names);
            } else {
                noted.extend(names.into_iter().take(1));
            }
        }
        let names = if signed.is_empty() { noted } else { signed };
        let mut writers: Vec<(u32, Range<u32>)> = Vec::new();
        for name in names {
            let who = self.person_named(&name);
            if !writers.iter().any(|it| it.0 == who) {
                writers.push((who, name.tokens));
            }
        }
        writers
    }

    /// The person of a name outside of the story: the one whom the story calls so, or a
    /// new one.
    pub(super) fn person_named(&mut self, name: &Name) -> u32 {
        let words = self.words;
        let written = words.phrase(name.tokens.clone());
        let known = self.cast.names.iter().zip(&self.cast.referents);
        let known = known
            .filter(|(it, _)| words.phrase(it.tokens.clone()) == written)
            .find_map(|(_, referent)| match referent {
                Referent::One(who) => Some(*who),
                _ => None,
            });
        known.unwrap_or_else(|| {
            self.cast
                .add(SpeakerKind::Person, name.tokens.clone(), None)
        })
    }
}
