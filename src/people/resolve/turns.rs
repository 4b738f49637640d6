//! Two people who talk to each other in turns, and quotes between them that no
//! word gives to either.

use super::{Answer, Resolver};
use crate::{
    attribution::Attribution,
    provenance::{Kind, SpeakerKind},
};

/// A turn has no more tokens than this.
const SHORT: u32 = 24;

/// The turn before stands no more attributions than this above.
const REACH: usize = 8;

impl Resolver<'_, '_, '_> {
    /// Both who take turns, where the quote at `at` goes on from one of them after
    /// they have spoken to each other in a paragraph each.
    pub(super) fn either_turn(&self, at: usize, from: usize) -> Option<Answer> {
        let turn = &self.attributions[at];
        let last = &self.attributions[from];
        if from >= at || turn.within.is_some() || self.paragraph(turn)? != self.paragraph(last)? + 1
        {
            return None;
        }
        let before = (from.saturating_sub(REACH)..from)
            .rev()
            .find(|&it| self.attributions[it].within.is_none())?;
        let other = &self.attributions[before];
        if self.paragraph(other)? + 1 != self.paragraph(last)? {
            return None;
        }
        let who = self.answers[from].who?;
        let whom = self.answers[before].who?;
        let person = |it: u32| {
            self.cast
                .entity(it)
                .is_some_and(|it| it.kind == SpeakerKind::Person)
        };
        let turns = [other, last, turn];
        let short = turns.iter().all(|it| {
            let length: u32 = it.content.iter().map(|piece| piece.end - piece.start).sum();
            it.kind == Kind::Direct && length <= SHORT
        });
        let addressed = short && turns.iter().any(|it| self.is_addressed(it));
        // A paragraph that tells before it quotes is no turn, nor is one that goes on in the next.
        let turns =
            turn.content.len() == 1 && self.opens_paragraph(other) && self.opens_paragraph(last);
        (who != whom && person(who) && person(whom) && addressed && turns).then(|| Answer {
            candidates: vec![whom, who],
            ..Answer::default()
        })
    }

    fn opens_paragraph(&self, attribution: &Attribution) -> bool {
        let paragraphs = &self.words.text.paragraphs;
        let first = attribution.content.first().map(|it| it.start);
        self.paragraph(attribution)
            .and_then(|at| paragraphs.get(at as usize))
            .is_some_and(|it| Some(it.tokens.start) == first)
    }

    fn paragraph(&self, attribution: &Attribution) -> Option<u32> {
        let first = attribution.content.first()?;
        Some(self.words.text.paragraph_of(first.start))
    }

    /// Whether the words are said to somebody: "you".
    fn is_addressed(&self, attribution: &Attribution) -> bool {
        attribution
            .content
            .iter()
            .cloned()
            .flatten()
            .any(|at| matches!(self.words.lower(at), "you" | "your" | "yours" | "yourself"))
    }
}
