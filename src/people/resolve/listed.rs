//! Lists of sayings: "From: Grandma", and under it "What she said: …".

use std::ops::Range;

use super::{Answer, Resolver};
use crate::{
    article::Part,
    lexicon::naming::Naming,
    people::{
        mention::{self, Name, NameKind},
        same,
    },
    provenance::{How, SpeakerKind},
    text::Shape,
};

/// A heading has no more tokens than this.
const LONGEST: u32 = 10;

/// A heading stands no more paragraphs than this above.
const REACH: usize = 6;

impl Resolver<'_, '_, '_> {
    /// Whom the heading names that a line "What she said:" stands under; none where
    /// the pronoun at `at` stands in no such line or under no such heading.
    pub(super) fn listed(&mut self, at: u32) -> Option<Answer> {
        let words = self.words;
        let paragraphs = &words.text.paragraphs;
        let here = words.text.paragraph_of(at) as usize;
        let first = paragraphs.get(here)?.tokens.start;
        if words.lower(first) != "what" || first + 1 != at {
            return None;
        }
        let heading = paragraphs[here.saturating_sub(REACH)..here]
            .iter()
            .rev()
            .find_map(|it| self.heading(it.tokens.clone(), it.part))?;
        let mut answer = match self.cast.name_at(heading.start) {
            Some(name) if self.cast.names[name].tokens.end == heading.end => self.named(name),
            _ if let Some(name) = self.full_name(&heading) => {
                Self::found(self.person_named(&name), How::Pronoun, 0.9)
            }
            _ => {
                let head = heading
                    .clone()
                    .find(|&at| words.is(at, Naming::ROLE | Naming::KIN))
                    .unwrap_or(heading.start);
                let asked = same::said_of(words.naming(at));
                let told = same::said_of(words.naming(head));
                if told.is_some() && asked.is_some() && told != asked {
                    return None;
                }
                self.phrase(SpeakerKind::Anonymous, heading, How::Pronoun)
            }
        };
        if answer.who.is_some() {
            answer.how = Some(How::Pronoun);
            answer.clarity = 0.9;
            answer.evidence.push(at..at + 1);
        }
        Some(answer)
    }

    /// The person's name that a heading is, which is no part of the story's prose.
    fn full_name(&self, heading: &Range<u32>) -> Option<Name> {
        let mut names = Vec::new();
        mention::find_in(self.words, heading.clone(), &mut names);
        names
            .into_iter()
            .find(|it| it.tokens == *heading && it.kind == NameKind::Person)
    }

    /// The phrase of a heading that a list's sayings stand under: "From: Grandma",
    /// "Ana Reyes:".
    fn heading(&self, tokens: Range<u32>, part: Part) -> Option<Range<u32>> {
        let words = self.words;
        if tokens.len() as u32 > LONGEST {
            return None;
        }
        let is_word = |at: &u32| words.shape(*at).is_word();
        let from = words.lower(tokens.start) == "from";
        let colon = words.str(tokens.end - 1) == ":";
        let start = tokens.clone().skip(usize::from(from)).find(is_word)?;
        let last = tokens.clone().rev().find(is_word)?;
        let plain = (start..last).all(|at| {
            words.text.quotation_of(at).is_none()
                && !matches!(words.shape(at), Shape::Stop | Shape::Mark)
        });
        let heads = from || colon || part == Part::Subhead;
        (heads && plain && words.lower(start) != "what").then_some(start..last + 1)
    }
}
