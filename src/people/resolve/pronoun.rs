//! Pronouns: the person, group or organisation in mind.

use std::ops::Range;

use super::{Answer, Resolver};
use crate::{
    people::{
        mention::{Gender, NameKind},
        same,
    },
    provenance::How,
};

/// A second candidate at more than this share of the first's weight makes a
/// pronoun ambiguous.
const RIVAL: f32 = 0.7;

/// The same for one whom the page has named since.
const LATER: f32 = 0.3;

/// A pronoun means nobody who is in mind no more than this.
const FAINT: f32 = 0.1;

/// From here on a pronoun's person is clear enough to learn from.
const CLEAR: f32 = 0.7;

impl Resolver<'_, '_, '_> {
    /// Whom "he", "she", "his" or "her" at `at` means.
    pub(super) fn pronoun(&self, at: u32) -> (Option<u32>, Vec<u32>, f32) {
        let gender = match self.words.lower(at) {
            "he" | "his" | "him" | "himself" => Some(Gender::Man),
            "she" | "her" | "hers" | "herself" => Some(Gender::Woman),
            _ => None,
        };
        let ranked: Vec<(u32, f32)> = self
            .salience
            .persons(self.cast, gender)
            .into_iter()
            .map(|(it, weight)| {
                let known = self
                    .cast
                    .entity(it)
                    .is_some_and(|entity| entity.gender.is_some());
                (it, if known { weight } else { weight * 0.75 })
            })
            .collect();
        let best = ranked.iter().copied().max_by(|a, b| a.1.total_cmp(&b.1));
        let Some((who, weight)) = best.filter(|&(_, weight)| weight > FAINT) else {
            return (None, Vec::new(), 0.0);
        };
        let rival = ranked
            .iter()
            .filter(|&&(it, _)| it != who)
            .map(|&(_, weight)| weight)
            .fold(0.0, f32::max);
        // Somebody else named since, in a sentence of their own, competes too.
        let words = self.words;
        let sentence = |it: u32| {
            self.salience
                .named_at(it)
                .map(|at| words.text.sentence_of(at))
        };
        let since = |it: u32| sentence(it) > sentence(who);
        // "Dunn said Reyes was right when she …": her clause's subject is nearer.
        let here = words.text.sentence_of(at);
        let subordinate = at > 0
            && matches!(
                words.lower(at - 1),
                "when" | "because" | "after" | "before" | "while" | "as" | "since" | "although"
            );
        let last = self.salience.last_named();
        let nearer = subordinate
            && last.is_some_and(|(it, named)| {
                it != who
                    && words.text.sentence_of(named) == here
                    && ranked.iter().any(|&(ranked, _)| ranked == it)
            });
        let later = nearer
            || ranked
                .iter()
                .any(|&(it, other)| it != who && since(it) && other > LATER * weight);
        if later || rival > RIVAL * weight {
            let mut candidates: Vec<u32> = ranked
                .iter()
                .filter(|&&(it, other)| {
                    other > RIVAL * weight || since(it) && other > LATER * weight || nearer
                })
                .map(|&(it, _)| it)
                .collect();
            candidates.truncate(4);
            return (None, candidates, 0.0);
        }
        (Some(who), Vec::new(), 1.0 - rival / weight)
    }

    /// A pronoun that clearly means a person tells a man from a woman.
    pub(super) fn learn(&mut self, at: u32, who: Option<u32>, clarity: f32) {
        let gender = same::said_of(self.words.naming(at));
        if clarity >= CLEAR
            && let Some(entity) = who.and_then(|who| self.cast.entities.get_mut(who as usize))
        {
            entity.gender = entity.gender.or(gender);
        }
    }

    pub(super) fn choose(&self, ranked: Vec<(u32, f32)>, rival: f32, how: How, at: u32) -> Answer {
        match ranked.as_slice() {
            [(who, _)] => Self::found(*who, how, 0.7),
            [(who, first), (_, second), ..] if *second < rival * first => {
                let mut answer = Self::found(*who, how, 1.0 - second / first);
                answer.evidence.push(at..at + 1);
                answer
            }
            _ => Answer::default(),
        }
    }

    pub(super) fn last_mention(&self, who: u32, before: u32) -> Option<Range<u32>> {
        let mentions = &self.cast.entity(who)?.mentions;
        let at = mentions.partition_point(|it| it.end <= before);
        mentions.get(at.checked_sub(1)?).cloned()
    }

    /// "…, who said": the name right before.
    pub(super) fn relative(&mut self, at: u32) -> Answer {
        let words = self.words;
        let sentence = words.text.sentence_of(at);
        let start = words
            .text
            .sentences
            .get(sentence as usize)
            .map_or(at, |it| it.start);
        let before = self
            .cast
            .names
            .partition_point(|name| name.tokens.end <= at);
        // Over where the person is from: "Ana Reyes of Lakeside, Ohio, who …"
        let mut end = at;
        let mut last = before;
        let found = loop {
            let Some(one) = last.checked_sub(1) else {
                return Answer::default();
            };
            last = one;
            let name = &self.cast.names[one];
            if name.tokens.start < start || end.saturating_sub(name.tokens.end) > 2 {
                return Answer::default();
            }
            if name.kind != NameKind::Place || before - one > 3 {
                break one;
            }
            end = name.tokens.start;
        };
        let last = found;
        let tokens = self.cast.names[last].tokens.clone();
        let near = tokens.start >= start && end.saturating_sub(tokens.end) <= 2;
        if near {
            let mut answer = self.named(last);
            answer.clarity *= 0.9;
            return answer;
        }
        Answer::default()
    }
}
