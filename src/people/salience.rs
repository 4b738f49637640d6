//! Who a pronoun may mean: the persons of the last sentences, by weight.
//!
//! After Lappin and Leass (1994): each mention adds a weight by its place in
//! the sentence, every sentence halves what was there.

use super::{entity::Cast, mention::Gender};
use crate::provenance::SpeakerKind;

/// No more than this many are remembered; the lightest drop out.
const REMEMBERED: usize = 12;

/// Below this a mention is forgotten.
const FORGOTTEN: f32 = 0.01;

/// The persons, organisations and groups in mind at a point of the page.
#[derive(Debug, Default)]
pub struct Salience {
    weights: Vec<(u32, f32)>,
    /// Whom the page named last, outside of quotations: entity and token.
    named: Vec<(u32, u32)>,
}

impl Salience {
    /// Adds `weight` to an entity.
    pub fn add(&mut self, entity: u32, weight: f32) {
        match self.weights.iter_mut().find(|(it, _)| *it == entity) {
            Some((_, had)) => *had += weight,
            None => {
                if self.weights.len() >= REMEMBERED {
                    let lightest = self
                        .weights
                        .iter()
                        .enumerate()
                        .min_by(|(_, a), (_, b)| a.1.total_cmp(&b.1))
                        .map(|(at, _)| at);
                    if let Some(at) = lightest {
                        self.weights.swap_remove(at);
                    }
                }
                self.weights.push((entity, weight));
            }
        }
    }

    /// Notes that the page names a person at a token.
    pub fn name(&mut self, entity: u32, at: u32) {
        self.named.retain(|&(it, _)| it != entity);
        if self.named.len() >= REMEMBERED {
            self.named.remove(0);
        }
        self.named.push((entity, at));
    }

    /// Whom the page named last, and where.
    pub fn last_named(&self) -> Option<(u32, u32)> {
        self.named.last().copied()
    }

    /// Where the page last named a person.
    pub fn named_at(&self, entity: u32) -> Option<u32> {
        self.named
            .iter()
            .find(|&&(it, _)| it == entity)
            .map(|&(_, at)| at)
    }

    /// What one sentence's or paragraph's end does to all weights.
    pub fn fade(&mut self, factor: f32) {
        for (_, weight) in &mut self.weights {
            *weight *= factor;
        }
        self.weights.retain(|&(_, weight)| weight > FORGOTTEN);
    }

    /// The weight of an entity.
    pub fn weight(&self, entity: u32) -> f32 {
        self.weights
            .iter()
            .find(|&&(it, _)| it == entity)
            .map_or(0.0, |&(_, weight)| weight)
    }

    /// The persons who may be `gender`, the heaviest first.
    pub fn persons(&self, cast: &Cast, gender: Option<Gender>) -> Vec<(u32, f32)> {
        self.ranked(cast, |kind, known| {
            kind == SpeakerKind::Person && (gender.is_none() || known.is_none() || known == gender)
        })
    }

    /// The organisations and documents, the heaviest first.
    pub fn bodies(&self, cast: &Cast) -> Vec<(u32, f32)> {
        self.ranked(cast, |kind, _| {
            matches!(kind, SpeakerKind::Organization | SpeakerKind::Document)
        })
    }

    /// The groups, the heaviest first.
    pub fn groups(&self, cast: &Cast) -> Vec<(u32, f32)> {
        self.ranked(cast, |kind, _| kind == SpeakerKind::Group)
    }

    fn ranked(
        &self,
        cast: &Cast,
        fits: impl Fn(SpeakerKind, Option<Gender>) -> bool,
    ) -> Vec<(u32, f32)> {
        let mut ranked: Vec<(u32, f32)> = self
            .weights
            .iter()
            .copied()
            .filter(|&(it, _)| {
                cast.entity(it)
                    .is_some_and(|entity| fits(entity.kind, entity.gender))
            })
            .collect();
        ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        ranked
    }
}
