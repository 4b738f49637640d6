//! Down the page once: what each mention adds to who is in mind, and each source
//! asked when it comes.

use std::{collections::HashSet, ops::Range};

use super::{Resolver, document};
use crate::{
    article::Part,
    attribution::{Attribution, Tie},
    lexicon::{Facts, naming::Naming},
    people::{
        entity::{Entity, Referent},
        mention::NameKind,
        salience::Place,
        source,
        words::{Words, is_past_form},
    },
    provenance::SpeakerKind,
    text::Shape,
};

/// Whoever is asked comes no more tokens behind whom the question names.
const ANSWER: u32 = 40;

enum Event {
    Source(usize),
    Name(usize),
    Pronoun(u32),
    /// A noun phrase for a person, and its head.
    Noun(Range<u32>),
    /// A noun phrase for a document.
    Document(Range<u32>),
    /// A noun phrase for an organization.
    Body(Range<u32>),
}

impl Resolver<'_, '_, '_> {
    /// Answers every source that carries on no other.
    pub(super) fn walk(&mut self) {
        let words = self.words;
        let told = told_sentences(words);
        let mut subject = None;
        for (at, _, event) in self.events() {
            let here = words.text.sentence_of(at);
            let block = words.text.paragraph_of(at);
            let sentence = told.get(here as usize).copied().unwrap_or_default();
            self.salience.advance(sentence, block);
            let first = subject != Some(here);
            match event {
                Event::Source(at) => {
                    self.source(at);
                    subject = Some(here);
                }
                Event::Name(at) => {
                    if self.name(at, first) {
                        subject = Some(here);
                    }
                }
                Event::Pronoun(at) => {
                    let place = match words.lower(at) {
                        "he" | "she" => Place::Pronoun,
                        _ => Place::Owner,
                    };
                    if place == Place::Pronoun {
                        self.note_lesson(at, None);
                    }
                    if let (Some(who), _, clarity) = self.pronoun(at, None) {
                        self.learn(at, Some(who), clarity);
                        self.salience.mention(who, place);
                    }
                    if place == Place::Pronoun {
                        subject = Some(here);
                    }
                }
                Event::Document(phrase) => self.note_document(phrase),
                Event::Body(phrase) => {
                    if self.note_body(phrase, first) {
                        subject = Some(here);
                    }
                }
                Event::Noun(phrase) => {
                    if self.noun(phrase, first) {
                        subject = Some(here);
                    }
                }
            }
        }
    }

    /// All that adds to who is in mind, in the order of the page.
    fn events(&self) -> Vec<(u32, u8, Event)> {
        let words = self.words;
        let mut events: Vec<(u32, u8, Event)> = Vec::new();
        let mut sources: HashSet<u32> = HashSet::new();
        for (at, attribution) in self.attributions.iter().enumerate() {
            if attribution.continues.is_none()
                && attribution.tie != Tie::Furniture
                && let Some(source) = attribution.source.as_ref().or(label(attribution))
            {
                sources.insert(source.start);
                events.push((source.start, 0, Event::Source(at)));
            }
        }
        for (at, name) in self.cast.names.iter().enumerate() {
            if !self.is_caption(name.tokens.start) {
                events.push((name.tokens.start, 1, Event::Name(at)));
            }
        }
        for at in 0..words.text.tokens.len() as u32 {
            if sources.contains(&at) || words.text.quotation_of(at).is_some() {
                continue;
            }
            let third = matches!(words.lower(at), "he" | "she" | "his" | "her" | "him");
            if third && words.facts(at).any(Facts::PRONOUN | Facts::DETERMINER) {
                events.push((at, 2, Event::Pronoun(at)));
            }
            if let Some(phrase) = document::introduced(words, at) {
                events.push((phrase.start, 4, Event::Document(phrase)));
            }
            if words.facts(at).contains(Facts::BODY)
                && words.shape(at) == Shape::Lower
                && at > 0
                && words.lower(at - 1) == "the"
                && !sources.contains(&(at - 1))
                && self.cast.name_at(at).is_none()
                && !words.is_capital(at + 1)
            {
                events.push((at - 1, 3, Event::Body(at - 1..at + 1)));
            }
            if words.is(at, Naming::ROLE)
                && let Some(phrase) = person_noun(words, at)
                && !sources.contains(&phrase.start)
                && self.cast.name_at(at).is_none()
            {
                events.push((phrase.start, 3, Event::Noun(phrase)));
            }
        }
        events.sort_by_key(|(at, order, _)| (*at, *order));
        events
    }

    /// Whether a token stands in a picture's line: whoever it names is not in
    /// the story's mind.
    fn is_caption(&self, at: u32) -> bool {
        let text = self.words.text;
        text.paragraphs
            .get(text.paragraph_of(at) as usize)
            .is_some_and(|it| it.part == Part::Caption)
    }

    /// A name adds to whom it stands for; answers whether its sentence has had its
    /// subject.
    fn name(&mut self, at: usize, first: bool) -> bool {
        let words = self.words;
        let name = &self.cast.names[at];
        let bearers = match self.cast.referents[at].clone() {
            Referent::One(entity) => vec![entity],
            Referent::Several(bearers) => self.leading(&bearers).map_or(bearers, |it| vec![it]),
            Referent::None => {
                self.remember(at, first);
                return false;
            }
        };
        let end = name.tokens.end;
        let start = name.start();
        let before = |flags: Facts| {
            start
                .checked_sub(1)
                .is_some_and(|before| words.facts(before).any(flags))
        };
        let noun = words.shape(end) == Shape::Lower
            && (words.facts(end).any(Facts::BODY | Facts::DOCUMENT)
                || words.is(end, Naming::ROLE | Naming::MODIFIER));
        let acts = is_verb_next(words, end);
        // "Getty.": a line of credit, no sentence.
        let alone = words.is_initial(start) && words.shape(end) == Shape::Stop;
        let acted_on = before(Facts::VERB | Facts::SAYING) && !acts;
        let joined = self.is_joined_subject(at, start);
        let place = if words.text.quotation_of(start).is_some() {
            Place::Quoted
        } else if noun || alone {
            Place::Modifier
        } else if self.is_reported(start) {
            Place::Reported
        } else if words.lower(end) == "'s" || before(Facts::PREPOSITION) {
            Place::Oblique
        } else if self.is_aside(start) {
            Place::Object
        } else if first && !acted_on || acts || joined {
            Place::Subject
        } else {
            Place::Object
        };
        if joined {
            self.salience.share_opening();
        }
        for &entity in &bearers {
            self.salience.mention(entity, place);
        }
        if let [entity] = bearers.as_slice()
            && !matches!(place, Place::Quoted | Place::Modifier | Place::Reported)
        {
            let person = |it: &Entity| it.kind == SpeakerKind::Person;
            if !joined && self.cast.entity(*entity).is_some_and(person) {
                self.salience.name_last(*entity);
            }
            if place == Place::Subject {
                self.salience.name(*entity, start);
            }
        }
        matches!(place, Place::Subject | Place::Object) && !self.is_aside(start)
    }

    /// "While Dunn waited, …": who opens a clause before the sentence's own subject.
    fn is_aside(&self, start: u32) -> bool {
        let words = self.words;
        // "Asked whether Dunn would come, Reyes …"
        let sentence = words.text.sentence_of(start) as usize;
        let asked = words.text.sentences.get(sentence).is_some_and(|it| {
            let mut next = self.cast.names_in(start + 1..it.end.min(start + ANSWER));
            it.start < start
                && words.lower(it.start) == "asked"
                && next.any(|at| {
                    let name = &self.cast.names[at];
                    name.start() > start && is_verb_next(words, name.tokens.end)
                })
        });
        if asked {
            return true;
        }
        start.checked_sub(1).is_some_and(|before| {
            words.is_initial(before)
                && matches!(
                    words.lower(before),
                    "while" | "although" | "though" | "if" | "when" | "because" | "since" | "as"
                )
        })
    }

    /// "Reyes and Dunn met", "Reyes (D-Ohio) and Dunn": the second of two who open their
    /// sentence.
    fn is_joined_subject(&self, at: usize, start: u32) -> bool {
        const BRACKET: u32 = 6;
        const BETWEEN: usize = 2;
        let words = self.words;
        let and = start.saturating_sub(1);
        if words.lower(and) != "and" {
            return false;
        }
        let before = self.cast.names[..at].iter().rev().take(1 + BETWEEN);
        let mut joined = before.filter(|it| {
            let end = it.tokens.end;
            let bracket = words.str(end) == "("
                && and.saturating_sub(end) <= BRACKET
                && words.str(and - 1) == ")";
            end == and || bracket
        });
        joined.next().is_some_and(|it| {
            let first = it.start();
            words.is_initial(first)
        })
    }

    /// "the department" adds to the organization it means, or to one that the page does
    /// not name; answers whether it is the subject of its sentence.
    fn note_body(&mut self, phrase: Range<u32>, first: bool) -> bool {
        let words = self.words;
        let head = phrase.end - 1;
        let acts = first && is_verb_next(words, phrase.end);
        let named = self.body(head, phrase.clone()).who;
        let who = named.unwrap_or_else(|| self.blank_body(head, &phrase));
        let place = match acts {
            true => Place::Subject,
            false => Place::Object,
        };
        self.salience.mention(who, place);
        acts
    }

    /// A noun phrase adds to the person it means; answers whether it is the
    /// subject of its sentence.
    fn noun(&mut self, phrase: Range<u32>, first: bool) -> bool {
        let words = self.words;
        let end = modified_end(words, phrase.end);
        // "A nurse who had waited for an hour described …"
        let opens = (words.is_initial(phrase.start) || words.str(phrase.start - 1) == ",")
            && source::is_indefinite(words, phrase.start);
        let told = end + u32::from(words.str(end) == ",");
        let acts = is_verb_next(words, end) || opens && words.lower(told) == "who";
        // "Ana Reyes, 34, a nurse": she, and nobody else.
        if self
            .described_name(phrase.start, NameKind::Person)
            .is_some()
        {
            return acts;
        }
        let Some(who) = self.noun_person(&phrase, end, acts) else {
            return acts;
        };
        let reported = self.is_reported(phrase.start);
        let place = match (reported, acts && (first || opens)) {
            (true, _) => Place::Reported,
            (false, true) => Place::Subject,
            (false, false) => Place::Oblique,
        };
        self.salience.mention(who, place);
        acts
    }

    /// Of several bearers of a name, the one who is far more in mind than the
    /// others.
    pub(super) fn leading(&self, bearers: &[u32]) -> Option<u32> {
        const LEAD: f32 = 6.0;
        const LEAST: f32 = 0.2;
        let mut ranked: Vec<(f32, u32)> = bearers
            .iter()
            .map(|&it| (self.salience.weight(it), it))
            .collect();
        ranked.sort_by(|a, b| b.0.total_cmp(&a.0));
        match ranked.as_slice() {
            [(_, who)] => Some(*who),
            [(first, who), (second, _), ..] if *first >= LEAST && *first >= LEAD * second => {
                Some(*who)
            }
            _ => None,
        }
    }

    /// Whether a token stands in what an attribution reports.
    pub(super) fn is_reported(&self, at: u32) -> bool {
        let after = self.reported.partition_point(|it| it.start <= at);
        after > 0 && self.reported[after - 1].end > at
    }
}

/// The end of what belongs to a noun and leads up to its verb: "close to the inquiry";
/// where the noun ends if there is no such thing.
fn modified_end(words: &Words, noun: u32) -> u32 {
    const LONGEST: u32 = 8;
    let participle =
        words.lower(noun).ends_with("ing") && words.facts(noun + 1).contains(Facts::PREPOSITION);
    let modifies = words.facts(noun).contains(Facts::PREPOSITION)
        || participle
        || matches!(words.lower(noun), "close" | "familiar");
    let verb = |at: &u32| {
        let finite = words
            .facts(*at)
            .any(Facts::AUXILIARY | Facts::VERB | Facts::SAYING);
        (finite || is_past(words.lower(*at)))
            && words.shape(*at) == Shape::Lower
            && words.lower(*at) != "'s"
            && !words
                .facts(*at - 1)
                .any(Facts::DETERMINER | Facts::PREPOSITION)
    };
    (noun + 1..noun + LONGEST)
        .take_while(|&at| {
            words.shape(at).is_word() && !words.facts(at).any(Facts::CONJUNCTION | Facts::PRONOUN)
        })
        .find(verb)
        .filter(|_| modifies)
        .unwrap_or(noun)
}

/// Whether a verb follows, over adverbs: "also noted".
pub(super) fn is_verb_next(words: &Words, end: u32) -> bool {
    const ADVERBS: u32 = 2;
    let verb = (end..end + ADVERBS)
        .find(|&at| !words.facts(at).contains(Facts::ADVERB) && !words.lower(at).ends_with("ly"))
        .unwrap_or(end + ADVERBS);
    words.shape(verb) == Shape::Lower
        && (words
            .facts(verb)
            .any(Facts::AUXILIARY | Facts::VERB | Facts::SAYING)
            || is_past(words.lower(verb))
            || is_present(words, verb))
        && words.lower(verb) != "'s"
}

fn is_past(lower: &str) -> bool {
    lower.ends_with("ed") || is_past_form(lower)
}

/// "pushes back", "sees the point": a verb in the present, by what follows.
fn is_present(words: &Words, at: u32) -> bool {
    const PARTICLES: &[&str] = &["back", "up", "out", "off", "away", "down", "on"];
    words.lower(at).ends_with('s')
        && !words.lower(at).ends_with("ss")
        && (PARTICLES.contains(&words.lower(at + 1))
            || matches!(
                words.lower(at + 1),
                "the" | "a" | "an" | "his" | "her" | "that"
            ))
}

/// The label of a transcript's line.
pub(super) fn label(attribution: &Attribution) -> Option<&Range<u32>> {
    attribution
        .cue
        .as_ref()
        .filter(|_| attribution.tie == Tie::Label)
}

/// What the attributions report, as disjoint ranges in order.
pub(super) fn reported(attributions: &[Attribution]) -> Vec<Range<u32>> {
    let mut all: Vec<Range<u32>> = attributions
        .iter()
        .filter(|it| it.tie != Tie::Furniture && it.source.is_some())
        .flat_map(|it| it.content.iter().cloned())
        .collect();
    all.sort_by_key(|it| it.start);
    let mut merged: Vec<Range<u32>> = Vec::with_capacity(all.len());
    for next in all {
        match merged.last_mut() {
            Some(last) if next.start < last.end => last.end = last.end.max(next.end),
            _ => merged.push(next),
        }
    }
    merged
}

/// How many sentences up to each are not wholly somebody's quoted words: those
/// pass without the story moving on.
fn told_sentences(words: &Words) -> Vec<u32> {
    let quoted = |at: u32| words.text.quotation_of(at).is_some();
    let mut count = 0;
    words
        .text
        .sentences
        .iter()
        .map(|sentence| {
            let is_word = |at: &u32| words.shape(*at).is_word();
            let first = sentence.clone().find(is_word);
            let last = sentence.clone().rev().find(is_word);
            count += u32::from(!(first.is_some_and(quoted) && last.is_some_and(quoted)));
            count
        })
        .collect()
}

/// The noun phrase whose head a role is: "the senator", "a 29-year-old woman",
/// "my mother"; none where it leads up to a name or another noun.
fn person_noun(words: &Words, head: u32) -> Option<Range<u32>> {
    const LONGEST: u32 = 5;
    let next = head + 1;
    // "a private server": an adjective as often as a noun.
    let adjective = (words.is(head, Naming::MODIFIER) || words.lower(head) == "private")
        && words.shape(next) == Shape::Lower
        && words.facts(next) == Facts::default()
        && !words.lower(next).ends_with("ed");
    let leads = adjective
        || words.is_capital(next) && words.text.tokens.get(next as usize)?.spaced
        || words.shape(next) == Shape::Lower
            && words.is(next, Naming::ROLE)
            && !words.facts(next).any(Facts::VERB | Facts::SAYING);
    if leads {
        return None;
    }
    let start = (head.saturating_sub(LONGEST)..head)
        .rev()
        .take_while(|&at| words.shape(at).is_word())
        .find(|&at| {
            words
                .facts(at)
                .any(Facts::DETERMINER | Facts::PREPOSITION | Facts::CONJUNCTION | Facts::PRONOUN)
        })?;
    let singular = matches!(
        words.lower(start),
        "the" | "a" | "an" | "one" | "another" | "his" | "her" | "their" | "my" | "our"
    );
    singular.then_some(start..head + 1)
}
