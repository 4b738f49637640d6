//! "the Dane": whoever in mind the page says to be from Denmark.

use std::ops::Range;

use super::{Answer, Resolver};
use crate::{
    lexicon::{Facts, peoples},
    people::{mention::Gender, same},
    provenance::SpeakerKind,
};

/// No more mentions than this tell where somebody is from.
const EARLY: usize = 4;

impl Resolver<'_, '_, '_> {
    /// Whom such a phrase means; several where it fits several in mind.
    pub(super) fn countryman(&mut self, phrase: Range<u32>) -> Answer {
        let head = phrase.end - 1;
        let Some(people) = peoples::people(self.words.lower(head)) else {
            return Answer::default();
        };
        let people: Vec<&str> = people.collect();
        let gender = same::said_of(self.words.naming(head));
        match self.countrymen(&people, gender) {
            those if those.is_empty() => self.described(head, phrase, gender),
            those => self.one_of(those, phrase),
        }
    }

    fn countrymen(&self, people: &[&str], gender: Option<Gender>) -> Vec<u32> {
        let minds = self.salience.persons(self.cast, gender).into_iter();
        let told = |&who: &u32| {
            self.cast.entity(who).is_some_and(|it| {
                let mut early = it.mentions.iter().take(EARLY);
                it.kind == SpeakerKind::Person && early.any(|it| self.is_from(it, people))
            })
        };
        minds.map(|it| it.entity).filter(told).collect()
    }

    /// "Ana Reyes of Denmark", "Danish cyclist Ana Reyes", "Denmark’s Ana Reyes".
    fn is_from(&self, name: &Range<u32>, people: &[&str]) -> bool {
        const BEFORE: u32 = 5;
        let words = self.words;
        let behind = matches!(words.lower(name.end), "of" | "from")
            && people.first() == Some(&words.lower(name.end + 1));
        let mut before = (name.start.saturating_sub(BEFORE)..name.start)
            .rev()
            .take_while(|&at| {
                let joins = Facts::CONJUNCTION | Facts::PREPOSITION;
                words.shape(at).is_word() && !words.facts(at).any(joins)
            });
        behind || before.any(|at| people.contains(&words.lower(at)))
    }
}
