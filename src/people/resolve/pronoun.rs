//! Pronouns: the person, group or organization in mind.

use std::ops::Range;

use super::{Answer, Resolver, ranker::Clues, walk::is_verb_next};
use crate::{
    lexicon::Facts,
    people::{
        entity::Referent,
        mention::{Gender, NameKind},
        salience::Mind,
        same,
    },
    provenance::{How, Kind, SpeakerKind},
};

/// A pronoun's person must be at least this likely.
const SURE: f32 = 0.65;

/// Who may be meant is at least this likely.
const LIKELY: f32 = 0.15;

/// No more candidates than this are shown.
const LISTED: usize = 4;

/// No more names of one content are looked at.
const SPOKEN: usize = 16;

/// From here on a pronoun's person is clear enough to learn from.
const CLEAR: f32 = 0.9;

impl Resolver<'_, '_, '_> {
    /// Whom "he", "she", "his" or "her" at `at` means, who else it may be, and how
    /// likely it is; one of the blank, where it means somebody without a name.
    /// `of`: the place of the attribution whose source it is.
    pub(super) fn pronoun(&self, at: u32, of: Option<usize>) -> (Option<u32>, Vec<u32>, f32) {
        let gender = same::said_of(self.words.naming(at));
        if let Some(who) = self.named_next(at, gender) {
            return (Some(who), Vec::new(), CLEAR);
        }
        if let Some(who) = of.and_then(|of| self.led_in(of, at, gender)) {
            return (Some(who), Vec::new(), CLEAR);
        }
        let candidates = self.candidates(at, of, gender);
        let clues: Vec<Clues> = candidates.iter().map(|&(_, clues)| clues).collect();
        let chances = self.weights.probabilities(&clues);
        let mut ranked: Vec<(u32, f32)> = candidates
            .iter()
            .zip(chances)
            .map(|(&(who, _), chance)| (who, chance))
            .collect();
        ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        match ranked.as_slice() {
            [(who, chance), ..] if self.blank.contains(who) => (Some(*who), Vec::new(), *chance),
            [(who, chance), ..] if *chance >= SURE => (Some(*who), Vec::new(), *chance),
            all => {
                let likely = all
                    .iter()
                    .filter(|(who, chance)| *chance >= LIKELY && !self.blank.contains(who));
                let candidates: Vec<u32> = likely.map(|&(who, _)| who).take(LISTED).collect();
                (None, candidates, 0.0)
            }
        }
    }

    /// "Although he was late, Dunn …": a clause that leads up to the sentence's own
    /// has its subject.
    fn named_next(&self, at: u32, gender: Option<Gender>) -> Option<u32> {
        const CLAUSE: u32 = 24;
        let words = self.words;
        let lead = at.checked_sub(1)?;
        let leads = words.is_initial(lead)
            && matches!(
                words.lower(lead),
                "although"
                    | "though"
                    | "while"
                    | "when"
                    | "if"
                    | "because"
                    | "since"
                    | "as"
                    | "before"
                    | "after"
                    | "until"
            );
        if !leads {
            return None;
        }
        let text = words.text;
        let sentence = text.sentences.get(text.sentence_of(at) as usize)?;
        let comma = (at..sentence.end.min(at + CLAUSE))
            .find(|&it| words.str(it) == "," && text.quotation_of(it).is_none())?;
        let none_before = self
            .cast
            .names_in(at..comma)
            .all(|it| !self.cast.is_person(it));
        let name = self.cast.names_in(comma + 1..comma + 4).next()?;
        let first = self.cast.names[name].start();
        let end = self.cast.names[name].tokens.end;
        let Referent::One(who) = self.cast.referents[name] else {
            return None;
        };
        let entity = self.cast.entity(who)?;
        let fits = entity.kind == SpeakerKind::Person
            && (entity.gender.is_none() || gender.is_none() || entity.gender == gender);
        let subject = first <= comma + 2 && is_verb_next(words, end);
        (none_before && fits && subject).then_some(who)
    }

    /// "Dunn was unmoved. “…,” he said": the subject of the sentence right before the words,
    /// where that names nobody else.
    fn led_in(&self, of: usize, at: u32, gender: Option<Gender>) -> Option<u32> {
        if !self.opens(of, at) {
            return None;
        }
        let text = self.words.text;
        let first = self.attributions[of].content.first()?.start;
        let here = text.sentence_of(first);
        let before = text.sentences.get(here.checked_sub(1)? as usize)?.clone();
        if text.paragraph_of(before.start) != text.paragraph_of(first) {
            return None;
        }
        let mut named = self.cast.names_in(before.clone());
        let name = named.next()?;
        let it = &self.cast.names[name];
        let Referent::One(who) = self.cast.referents[name] else {
            return None;
        };
        let other = named
            .any(|it| self.cast.referents[it] != Referent::One(who) && self.cast.is_person(it));
        let entity = self.cast.entity(who)?;
        let fits = entity.kind == SpeakerKind::Person
            && (entity.gender.is_none() || gender.is_none() || entity.gender == gender);
        let subject = it.start() == before.start && is_verb_next(self.words, it.tokens.end);
        let unquoted = before.clone().all(|at| text.quotation_of(at).is_none());
        (fits && subject && !other && unquoted).then_some(who)
    }

    /// The candidates of the pronoun before, where that was not decided and the same
    /// pronoun comes again with nobody named in between: whoever it is, it is one.
    pub(super) fn still_open(&self, at: u32, of: Option<usize>) -> Option<Answer> {
        let of = of?;
        let before = self.attributions[..of]
            .iter()
            .rposition(|it| it.within.is_none() && it.continues.is_none())?;
        let source = self.attributions[before].source.as_ref()?;
        let answer = &self.answers[before];
        let open = answer.who.is_none() && answer.candidates.len() > 1;
        let same = source.len() == 1 && self.words.lower(source.start) == self.words.lower(at);
        let unnamed = source.start < at
            && self.cast.names_in(source.start..at).all(|it| {
                let name = self.cast.names[it].tokens.start;
                self.words.text.quotation_of(name).is_some()
            });
        (open && same && unnamed).then(|| answer.clone())
    }

    /// The persons in mind who may be of a `gender`, with what speaks for each to be meant
    /// by the pronoun or noun at `at`.
    pub(super) fn candidates(
        &self,
        at: u32,
        of: Option<usize>,
        gender: Option<Gender>,
    ) -> Vec<(u32, Clues)> {
        let words = self.words;
        let (sentence, paragraph) = self.salience.now();
        let named = of.map_or_else(Vec::new, |of| self.named_in_content(of, at));
        let is_named = |who: u32, same: bool| named.contains(&(who, same));
        // "Dunn said Reyes was right when she …": her clause's subject is nearer.
        let subordinate = at > 0
            && matches!(
                words.lower(at - 1),
                "when" | "because" | "after" | "before" | "while" | "as" | "since" | "although"
            );
        let here = words.text.sentence_of(at);
        let last = self.salience.last_named();
        let nearer = last
            .filter(|&(_, named)| subordinate && words.text.sentence_of(named) == here)
            .map(|(who, _)| who);
        let joined = at > 0 && matches!(words.lower(at - 1), "and" | "but");
        let first = self.salience.first_here().filter(|_| joined);
        let beside = of.map_or_else(Vec::new, |_| self.named_behind(at));
        let opens = of.is_some_and(|of| self.opens(of, at));
        let latest = self.salience.latest();
        let asker = of.filter(|_| opens).and_then(|of| self.asked_by(of));
        let flag = |it: bool| if it { 1.0 } else { 0.0 };
        self.salience
            .persons(self.cast, gender)
            .into_iter()
            .filter(|it| !is_named(it.entity, true) && !beside.contains(&it.entity))
            .filter(|it| asker != Some(it.entity))
            .map(|it| {
                let entity = self.cast.entity(it.entity);
                let passed = it.subject.map(|at| sentence.saturating_sub(at));
                let spoke = self
                    .salience
                    .last_speaker()
                    .filter(|&(who, _)| who == it.entity);
                let unnamed = entity.is_some_and(|it| it.kind == SpeakerKind::Anonymous);
                let doubtful = entity.is_some_and(|it| {
                    it.gender.is_none()
                        && it.standings.is_empty()
                        && !words.naming(it.name.start).is_given()
                });
                let near = spoke.is_some_and(|(_, at)| sentence <= at + 1);
                let introduced = it.count <= 2
                    && sentence <= it.since + 1
                    && entity.is_some_and(|it| it.standings.iter().any(|it| !it.title));
                let named_last =
                    latest.is_some_and(|(who, at)| who == it.entity && sentence <= at + 1);
                let clues = Clues {
                    weight: it.weight.max(0.001).ln() / 3.0,
                    speaker: flag(spoke.is_some()),
                    speaker_near: flag(near),
                    subject_here: flag(passed == Some(0)),
                    subject_before: flag(passed == Some(1)),
                    subject_back: flag(passed == Some(2)),
                    opener: flag(self.salience.opener() == Some(it.entity)),
                    paragraph: flag(it.paragraph == paragraph),
                    named: flag(is_named(it.entity, false)),
                    unknown: flag(entity.is_none_or(|it| it.gender.is_none())),
                    unnamed: flag(unnamed),
                    doubtful: flag(doubtful && !unnamed && !it.spoke),
                    count: (it.count as f32).ln() / 3.0,
                    nearer: flag(nearer == Some(it.entity)),
                    parallel: flag(first == Some(it.entity)),
                    introduced: flag(introduced),
                    carries: flag(opens && near),
                    takes: flag(opens && passed == Some(1)),
                    presented: flag(opens && named_last && sentence <= it.since + 1),
                };
                (it.entity, clues)
            })
            .collect()
    }

    /// "he told Reyes": whom the pronoun's own clause goes on to name, which it cannot
    /// mean.
    fn named_behind(&self, at: u32) -> Vec<u32> {
        const CLAUSE: u32 = 6;
        let words = self.words;
        let clause = at + 1..at + 1 + CLAUSE;
        let end = clause
            .clone()
            .find(|&it| !words.shape(it).is_word() || words.facts(it).contains(Facts::CONJUNCTION))
            .unwrap_or(clause.end);
        self.cast
            .names_in(at + 1..end)
            .filter_map(|it| match self.cast.referents[it] {
                Referent::One(who) => Some(who),
                _ => None,
            })
            .collect()
    }

    /// Whether an attribution's words in marks begin their sentence, before its source at
    /// `at`.
    fn opens(&self, of: usize, at: u32) -> bool {
        let text = self.words.text;
        let attribution = &self.attributions[of];
        let first = attribution.content.first().map_or(at, |it| it.start);
        let sentence = text.sentences.get(text.sentence_of(first) as usize);
        attribution.kind != Kind::Indirect
            && first < at
            && sentence.is_some_and(|it| it.start == first)
    }

    /// The one person whom the page says to be called "they": "Ana Reyes, who uses they
    /// and them as pronouns", "Ana Reyes (they/them)".
    pub(super) fn called_they(&mut self) -> Option<u32> {
        const NEAR: u32 = 6;
        if let Some(known) = self.they {
            return known;
        }
        let words = self.words;
        let told = |end: u32| {
            let opens =
                words.str(end) == "(" || words.str(end) == "," && words.lower(end + 1) == "who";
            let mut near = end + 1..end + NEAR;
            let they = near.find(|&at| words.lower(at) == "they");
            opens
                && they.is_some_and(|at| {
                    words.lower(at + 2) == "them" || words.lower(at + 1) == "pronouns"
                })
        };
        let called = self.cast.names.iter().zip(&self.cast.referents);
        let mut called = called.filter_map(|(name, referent)| match referent {
            Referent::One(who) if told(name.tokens.end) => Some(*who),
            _ => None,
        });
        let they = called.next().filter(|it| called.all(|other| other == *it));
        self.they = Some(they);
        they
    }

    /// Who put the question that an attribution's words answer: those right before were
    /// asked.
    fn asked_by(&self, of: usize) -> Option<u32> {
        let before = of.checked_sub(1)?;
        let question = &self.attributions[before];
        let asked = question.content.last()?.clone();
        let text = self.words.text;
        let mark = (asked.end.saturating_sub(2)..asked.end).any(|at| self.words.str(at) == "?");
        let behind = [&question.source, &question.cue].into_iter().flatten();
        let end = behind.map(|it| it.end).fold(asked.end, u32::max);
        let next = self.attributions[of].content.first()?.start <= end + 2;
        let quoted = text.quotation_of(asked.start).is_some();
        (self.asks(before) && mark && next && quoted).then_some(self.answers[before].who?)
    }

    /// Whom the words of an attribution name, and whether in the pronoun's own
    /// sentence without marks: nobody is "he" and then named in the same breath.
    fn named_in_content(&self, of: usize, at: u32) -> Vec<(u32, bool)> {
        let text = self.words.text;
        let here = text.sentence_of(at);
        let pieces = &self.attributions[of].content;
        pieces
            .iter()
            .flat_map(|piece| self.cast.names_in(piece.clone()))
            .take(SPOKEN)
            .filter_map(|name| {
                let Referent::One(who) = self.cast.referents[name] else {
                    return None;
                };
                let start = self.cast.names[name].tokens.start;
                let quoted = text.quotation_of(start).is_some();
                Some((who, !quoted && text.sentence_of(start) == here))
            })
            .collect()
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

    pub(super) fn choose(&self, ranked: Vec<Mind>, rival: f32, how: How, at: u32) -> Answer {
        match ranked.as_slice() {
            [only] => Self::found(only.entity, how, 0.7),
            [first, second, ..] if second.weight < rival * first.weight => {
                let clarity = 1.0 - second.weight / first.weight;
                let mut answer = Self::found(first.entity, how, clarity);
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
        const NEAR: u32 = 2;
        const APPOSED: u32 = 8;
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
        let mut gap = NEAR;
        let found = loop {
            let Some(one) = last.checked_sub(1) else {
                return Answer::default();
            };
            last = one;
            let name = &self.cast.names[one];
            let far = end.saturating_sub(name.tokens.end);
            let beside = match gap {
                NEAR => far <= NEAR,
                _ => far <= gap && words.str(name.tokens.end) == ",",
            };
            if name.tokens.start < start || !beside {
                return Answer::default();
            }
            // "Ana Reyes, a nurse at the Dale Clinic, who …": no clinic is anybody.
            let article = u32::from(words.lower(name.tokens.start.saturating_sub(1)) == "the");
            let lead = words.lower(name.tokens.start.saturating_sub(1 + article));
            let body = matches!(lead, "at" | "for" | "with") && words.lower(at) == "who";
            if !body && name.kind != NameKind::Place || before - one > 3 {
                break one;
            }
            end = name.tokens.start;
            gap = if body { APPOSED } else { NEAR };
        };
        let mut answer = self.named(found);
        answer.clarity *= 0.9;
        answer
    }
}
