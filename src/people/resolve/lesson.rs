//! What the ranker learns from: pronouns of which "he" or "she" tells whom they do not
//! mean.
//!
//! Of those in mind some are known to be men and some women, and a pronoun means one
//! whom it fits, or nobody in mind where it fits none. The ranker is then asked to tell
//! without that help: the others play people whom the pronoun fits as well, or of whom
//! the page does not say it. Whom the page leaves open, a clear pronoun before may have told.

use super::{
    Resolver,
    ranker::{Clues, Weights},
};
use crate::{
    article::Article,
    attribution,
    outline::Outline,
    people::{entity::Cast, mention, same, standing, words::Words},
    text::Text,
    trace,
};

/// A pronoun with those whom it may mean.
#[derive(Clone, Debug)]
pub struct Lesson {
    /// What speaks for each.
    pub candidates: Vec<Clues>,
    /// Which of them it fits; where it fits none, it means nobody of them.
    pub fits: Vec<bool>,
}

/// Of so many parts, …
const PARTS: u64 = 10;

/// … this many play somebody of whom the page does not tell.
const UNTOLD: u64 = 3;

/// … and this many of the others somebody whom the pronoun fits.
const FITTING: u64 = 6;

/// The lessons of a page, whose pronouns in passing are resolved by `weights`.
pub fn lessons(outline: &Outline, weights: &Weights) -> Vec<Lesson> {
    let article = Article::of(outline);
    let text = Text::of(outline, &article);
    let attributions = trace::find(&text, attribution::find(&text));
    let words = Words::of(&text);
    let mut cast = Cast::of(&words, mention::find(&words));
    standing::find(&words, &mut cast);
    let mut resolver = Resolver::of(&words, &mut cast, &attributions, weights);
    resolver.lessons = Some(Vec::new());
    resolver.walk();
    resolver.lessons.unwrap_or_default()
}

impl Resolver<'_, '_, '_> {
    /// Notes what the pronoun at `at` teaches, if that is asked for.
    pub(super) fn note_lesson(&mut self, at: u32, of: Option<usize>) {
        let asked = same::said_of(self.words.naming(at));
        if self.lessons.is_none() || asked.is_none() {
            return;
        }
        let all = self.candidates(at, of, None);
        let gender = |who: u32| self.cast.entity(who).and_then(|it| it.gender);
        let fitting = all.iter().filter(|it| gender(it.0) == asked).count();
        let others = all
            .iter()
            .any(|it| gender(it.0).is_some_and(|it| Some(it) != asked));
        if fitting > 1 && !others {
            return;
        }
        let mut lesson = Lesson {
            candidates: Vec::new(),
            fits: Vec::new(),
        };
        for (who, mut clues) in all {
            let Some(gender) = gender(who) else {
                continue;
            };
            let fits = Some(gender) == asked;
            let part = scatter(u64::from(at) << 32 | u64::from(who)) % PARTS;
            if !fits && part >= FITTING {
                continue;
            }
            clues.unknown = if part < UNTOLD { 1.0 } else { 0.0 };
            clues.doubtful = 0.0;
            lesson.candidates.push(clues);
            lesson.fits.push(fits);
        }
        if let Some(lessons) = self.lessons.as_mut()
            && !lesson.candidates.is_empty()
        {
            lessons.push(lesson);
        }
    }
}

/// A number without a pattern for each number (Steele and others, 2014: SplitMix64).
fn scatter(seed: u64) -> u64 {
    let mut it = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    it = (it ^ it >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    it = (it ^ it >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    it ^ it >> 31
}
