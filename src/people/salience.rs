//! Who is in mind: the persons, organizations and groups of the last sentences.
//!
//! Weights after Lappin and Leass (1994): each mention adds by its place in
//! the sentence, every sentence halves what was there.

use super::{entity::Cast, mention::Gender};
use crate::provenance::SpeakerKind;

/// No more than this many are remembered; the lightest drop out.
const REMEMBERED: usize = 12;

/// Below this a mention is forgotten.
const FORGOTTEN: f32 = 0.002;

/// What is left of a weight when its owner is mentioned again.
const KEPT: f32 = 0.6;

/// What a sentence's end leaves.
const SENTENCE: f32 = 0.5;

/// What a paragraph's end leaves.
const PARAGRAPH: f32 = 0.9;

/// Past this many sentences nothing more fades.
const FADED: u32 = 8;

/// How a mention stands in its sentence, and what that adds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The source of an attribution.
    Source,
    /// Its subject.
    Subject,
    /// A pronoun that is its subject.
    Pronoun,
    /// Any other pronoun.
    Owner,
    /// Any other place.
    Object,
    /// Behind a preposition, or owning something.
    Oblique,
    /// In what somebody says without marks: the speaker goes on, not this one.
    Reported,
    /// Before a noun: "the Marsh campaign".
    Modifier,
    /// Inside somebody's quoted words.
    Quoted,
}

impl Place {
    fn weight(self) -> f32 {
        match self {
            Place::Source => 1.2,
            Place::Subject => 1.0,
            Place::Pronoun => 0.6,
            Place::Object => 0.45,
            Place::Oblique => 0.3,
            Place::Owner => 0.24,
            Place::Reported => 0.2,
            Place::Modifier => 0.08,
            Place::Quoted => 0.04,
        }
    }

    fn is_subject(self) -> bool {
        matches!(self, Place::Source | Place::Subject | Place::Pronoun)
    }
}

/// The opener of a paragraph that two open together: no entity's place.
const SEVERAL: u32 = u32::MAX;

/// One of those in mind.
#[derive(Clone, Copy, Debug)]
pub struct Mind {
    /// Who: a place in the cast's entities.
    pub entity: u32,
    /// How much.
    pub weight: f32,
    /// The last sentence whose subject or speaker it was, counted as
    /// [`Salience::advance`] is told.
    pub subject: Option<u32>,
    /// The sentence that brought it up first.
    pub since: u32,
    /// The paragraph that named it last.
    pub paragraph: u32,
    /// How often it came up.
    pub count: u32,
    /// Whether it has been the source of words.
    pub spoke: bool,
}

/// The persons, organizations and groups in mind at a point of the page.
#[derive(Debug, Default)]
pub struct Salience {
    minds: Vec<Mind>,
    sentence: u32,
    paragraph: u32,
    /// Whom the page named last as a subject: entity and token.
    named: Option<(u32, u32)>,
    /// Who spoke last, and in which sentence.
    speaker: Option<(u32, u32)>,
    /// The first subjects of this paragraph and of the one before.
    openers: [Option<u32>; 2],
    /// The first subject of a sentence.
    first: Option<(u32, u32)>,
    /// Whom the page's own words named last, and in which sentence.
    latest: Option<(u32, u32)>,
}

impl Salience {
    /// Goes on to a sentence and paragraph of the page.
    pub fn advance(&mut self, sentence: u32, paragraph: u32) {
        let passed = sentence.saturating_sub(self.sentence).min(FADED);
        let mut left = SENTENCE.powi(passed as i32);
        if paragraph > self.paragraph {
            left *= PARAGRAPH;
            self.openers = [None, self.openers[0].or(self.openers[1])];
        }
        if left < 1.0 {
            for mind in &mut self.minds {
                mind.weight *= left;
            }
            self.minds.retain(|it| it.weight > FORGOTTEN);
        }
        (self.sentence, self.paragraph) = (sentence, paragraph);
    }

    /// The sentence and paragraph reached.
    pub fn now(&self) -> (u32, u32) {
        (self.sentence, self.paragraph)
    }

    /// A mention of `entity`.
    pub fn mention(&mut self, entity: u32, place: Place) {
        self.add(entity, place);
    }

    /// Another subject beside the first one of the paragraph: neither opened it.
    pub fn share_opening(&mut self) {
        self.openers[0] = self.openers[0].map(|_| SEVERAL);
        self.latest = None;
    }

    /// The page's own words name `entity`.
    pub fn name_last(&mut self, entity: u32) {
        self.latest = Some((entity, self.sentence));
    }

    /// The page names `entity` at a token as a subject.
    pub fn name(&mut self, entity: u32, at: u32) {
        self.named = Some((entity, at));
    }

    /// An attribution whose source is `entity`.
    pub fn speak(&mut self, entity: u32) {
        self.add(entity, Place::Source);
        self.speaker = Some((entity, self.sentence));
    }

    fn add(&mut self, entity: u32, place: Place) {
        let (weight, subject) = (place.weight(), place.is_subject());
        if subject {
            if self.first.is_none_or(|(_, at)| at != self.sentence) {
                self.first = Some((entity, self.sentence));
            }
            self.openers[0] = self.openers[0].or(Some(entity));
        }
        let now = subject.then_some(self.sentence);
        if let Some(mind) = self.minds.iter_mut().find(|it| it.entity == entity) {
            mind.weight = mind.weight * KEPT + weight;
            mind.subject = now.or(mind.subject);
            if place != Place::Quoted {
                mind.paragraph = self.paragraph;
            }
            mind.spoke |= place == Place::Source;
            mind.count += 1;
            return;
        }
        if self.minds.len() >= REMEMBERED {
            let lightest = self
                .minds
                .iter()
                .enumerate()
                .min_by(|(_, a), (_, b)| a.weight.total_cmp(&b.weight))
                .map(|(at, _)| at);
            if let Some(at) = lightest {
                self.minds.swap_remove(at);
            }
        }
        self.minds.push(Mind {
            entity,
            weight,
            subject: now,
            since: self.sentence,
            paragraph: if place == Place::Quoted {
                u32::MAX
            } else {
                self.paragraph
            },
            count: 1,
            spoke: place == Place::Source,
        });
    }

    /// Whom the page named last as a subject, and where.
    pub fn last_named(&self) -> Option<(u32, u32)> {
        self.named
    }

    /// Whom the page's own words named last, and in which sentence.
    pub fn latest(&self) -> Option<(u32, u32)> {
        self.latest
    }

    /// Who spoke last, and in which sentence.
    pub fn last_speaker(&self) -> Option<(u32, u32)> {
        self.speaker
    }

    /// The first subject of this sentence.
    pub fn first_here(&self) -> Option<u32> {
        let (who, at) = self.first?;
        (at == self.sentence).then_some(who)
    }

    /// The first subject of this paragraph, or of the one before where it has
    /// none yet.
    pub fn opener(&self) -> Option<u32> {
        self.openers[0].or(self.openers[1])
    }

    /// The weight of an entity.
    pub fn weight(&self, entity: u32) -> f32 {
        self.minds
            .iter()
            .find(|it| it.entity == entity)
            .map_or(0.0, |it| it.weight)
    }

    /// The persons, named or not, who may be `gender`, the heaviest first.
    pub fn persons(&self, cast: &Cast, gender: Option<Gender>) -> Vec<Mind> {
        self.ranked(cast, |kind, known| {
            matches!(kind, SpeakerKind::Person | SpeakerKind::Anonymous)
                && (gender.is_none() || known.is_none() || known == gender)
        })
    }

    /// The organizations and documents, the heaviest first.
    pub fn bodies(&self, cast: &Cast) -> Vec<Mind> {
        self.ranked(cast, |kind, _| {
            matches!(kind, SpeakerKind::Organization | SpeakerKind::Document)
        })
    }

    /// The groups, the heaviest first.
    pub fn groups(&self, cast: &Cast) -> Vec<Mind> {
        self.ranked(cast, |kind, _| kind == SpeakerKind::Group)
    }

    fn ranked(&self, cast: &Cast, fits: impl Fn(SpeakerKind, Option<Gender>) -> bool) -> Vec<Mind> {
        let mut ranked: Vec<Mind> = self
            .minds
            .iter()
            .copied()
            .filter(|it| {
                cast.entity(it.entity)
                    .is_some_and(|entity| fits(entity.kind, entity.gender))
            })
            .collect();
        ranked.sort_by(|a, b| b.weight.total_cmp(&a.weight).then(a.entity.cmp(&b.entity)));
        ranked
    }
}
