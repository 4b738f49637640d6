//! Whom a role fits: "the senator", "the lawmaker", "the Iowa Republican".

use std::{collections::HashMap, ops::Range};

use super::Resolver;
use crate::{
    lexicon::{
        Facts,
        naming::{self, Naming},
        roles::{self, district, narrower, office, party},
    },
    people::{
        entity::{Cast, Entity, Standing},
        mention::Gender,
        phrase, same, standing,
        words::Words,
    },
    provenance::SpeakerKind,
    text::Shape,
};

/// No more are kept who hold one role.
const HOLDERS: usize = 16;

/// One who fits is meant where no other is this much in mind beside them.
const RIVAL: f32 = 0.5;

/// Who has less weight than this is hardly in mind, …
const FAINT: f32 = 0.02;

/// … and who has this much, wholly.
const FULL: f32 = 0.4;

impl Resolver<'_, '_, '_> {
    /// Who holds the role that a phrase names; several when the page leaves
    /// open which.
    pub(super) fn held(&self, head: u32, phrase: &Range<u32>) -> Vec<u32> {
        let key = office(self.words.lower(head));
        let held = self.holders.get(key).cloned().unwrap_or_default();
        let gender = same::said_of(self.words.naming(head));
        let mut fitting: Vec<u32> = held
            .into_iter()
            .filter(|&it| self.fits(it, head, phrase, gender))
            .collect();
        self.keep(&mut fitting, |it| self.shares_modifiers(it, head, phrase));
        self.keep(&mut fitting, |it| self.is_introduced(it, phrase.start));
        if !self.is_over(head, phrase) {
            self.keep(&mut fitting, |it| self.is_in_office(it, head));
        }
        let mut meant = self.heaviest(fitting);
        if let [one] = meant.as_slice()
            && self.salience.weight(*one) < FAINT
            && let Some(other) = self.foremost(gender)
        {
            meant.push(other);
        }
        meant
    }

    /// Who is wholly in mind, and of whom the page does not say what they are.
    fn foremost(&self, gender: Option<Gender>) -> Option<u32> {
        let first = *self.salience.persons(self.cast, gender).first()?;
        let entity = self.cast.entity(first.entity)?;
        let untold = entity.standings.iter().all(|it| it.role.is_none());
        (first.weight >= FULL && untold && entity.kind == SpeakerKind::Person)
            .then_some(first.entity)
    }

    /// Keeps those of several who have something, where any has.
    pub(super) fn keep(&self, those: &mut Vec<u32>, has: impl Fn(u32) -> bool) {
        if those.len() > 1 && those.iter().any(|&it| has(it)) {
            those.retain(|&it| has(it));
        }
    }

    /// Whether the page has named somebody before `at`.
    fn is_introduced(&self, who: u32, at: u32) -> bool {
        let entity = self.cast.entity(who);
        entity.is_some_and(|it| it.mentions.first().is_some_and(|it| it.start < at))
    }

    /// "the former adviser"
    fn is_over(&self, head: u32, phrase: &Range<u32>) -> bool {
        (phrase.start..head).any(|at| phrase::PAST.contains(&self.words.lower(at)))
    }

    /// Whether somebody still is what the noun at `head` says.
    fn is_in_office(&self, who: u32, head: u32) -> bool {
        let words = self.words;
        let asked = office(words.lower(head));
        let holds = |role: Range<u32>| own_offices(words, role).any(|it| it == asked);
        self.cast.entity(who).is_some_and(|entity| {
            entity
                .standings
                .iter()
                .any(|it| it.role.clone().is_some_and(holds) && !standing::is_past(words, it))
        })
    }

    /// Who is in mind and holds a narrower role than the phrase names, or is of the party
    /// that it names: "the lawmaker" for a senator. Whoever may be one as well and is no
    /// less in mind stands beside them.
    pub(super) fn held_widely(&self, head: u32, phrase: &Range<u32>) -> Vec<u32> {
        let words = self.words;
        let noun = words.lower(head);
        if self.unnamed.contains(noun) {
            return Vec::new();
        }
        let gender = same::said_of(words.naming(head));
        let own = self.own_kin(head, phrase, gender);
        if !own.is_empty() {
            return own;
        }
        let of_party = words.is(head, Naming::DEMONYM);
        let is_one = |entity: &Entity| {
            if of_party {
                self.parties(entity).any(|it| it == party(noun))
            } else {
                // "the union leader": whose head somebody is, is for their standing to say.
                (noun != "leader" || self.shares_a_modifier(entity, head, phrase))
                    && self
                        .offices(entity)
                        .any(|held| narrower(office(noun)).any(|it| it == held))
            }
        };
        let may_be_one = |entity: &Entity| {
            if of_party {
                self.parties(entity).next().is_none()
            } else {
                entity.standings.iter().all(|it| it.role.is_none())
            }
        };
        let minds = self.salience.persons(self.cast, gender);
        let fitting = minds
            .iter()
            .filter(|it| self.fits(it.entity, head, phrase, gender));
        let (mut known, mut open) = (Vec::new(), Vec::new());
        for mind in fitting {
            let Some(entity) = self.cast.entity(mind.entity) else {
                continue;
            };
            if entity.kind != SpeakerKind::Person {
                continue;
            }
            if is_one(entity) {
                known.push(mind.entity);
            } else if may_be_one(entity) {
                open.push(mind.entity);
            }
        }
        let mut meant = self.heaviest(known);
        if let [one] = meant.as_slice() {
            let weight = self.salience.weight(*one);
            meant.extend(
                open.into_iter()
                    .find(|&it| self.salience.weight(it) >= weight),
            );
        }
        meant
    }

    /// "my father": the one of "my parents, Ana and Karl Reyes", wherever the page names
    /// them.
    fn own_kin(&self, head: u32, phrase: &Range<u32>, gender: Option<Gender>) -> Vec<u32> {
        let words = self.words;
        let writers = |at: u32| matches!(words.lower(at), "my" | "our");
        if !writers(phrase.start) || !words.is(head, Naming::KIN) {
            return Vec::new();
        }
        let written = |entity: &Entity| {
            let mut roles = entity.standings.iter().filter_map(|it| it.role.clone());
            roles.any(|it| it.start > 0 && writers(it.start - 1))
        };
        narrower(office(words.lower(head)))
            .filter_map(|it| self.holders.get(it))
            .flatten()
            .copied()
            .filter(|&it| self.cast.entity(it).is_some_and(written))
            .filter(|&it| self.fits(it, head, phrase, gender))
            .collect()
    }

    /// The one of several who is far more in mind than the others; or else all.
    fn heaviest(&self, mut those: Vec<u32>) -> Vec<u32> {
        let weight = |it: &u32| self.salience.weight(*it);
        those.sort_by(|a, b| weight(b).total_cmp(&weight(a)));
        if let [first, second, ..] = those.as_slice()
            && weight(first) > 0.0
            && weight(second) < RIVAL * weight(first)
        {
            those.truncate(1);
        }
        those
    }

    /// The roles that the page gives somebody, one word each.
    fn offices<'e>(&'e self, entity: &'e Entity) -> impl Iterator<Item = &'e str> {
        let words = self.words;
        let roles = entity.standings.iter().filter_map(|it| it.role.clone());
        roles.flat_map(move |role| own_offices(words, role))
    }

    /// The parties that the page gives somebody: "Republican nominee", "(R-Iowa)".
    fn parties<'e>(&'e self, entity: &'e Entity) -> impl Iterator<Item = &'e str> {
        let words = self.words;
        let roles = entity.standings.iter().filter_map(|it| it.role.clone());
        let said = roles
            .flatten()
            .filter(move |&at| words.is(at, Naming::DEMONYM))
            .map(move |at| party(words.lower(at)));
        let behind = entity
            .standings
            .iter()
            .filter_map(|it| it.affiliation.clone());
        said.chain(behind.filter_map(move |it| district(words.written(it)).map(|it| it.0)))
    }

    pub(super) fn fits(
        &self,
        who: u32,
        head: u32,
        phrase: &Range<u32>,
        gender: Option<Gender>,
    ) -> bool {
        let Some(entity) = self.cast.entity(who) else {
            return false;
        };
        if let (Some(one), Some(other)) = (gender, entity.gender)
            && one != other
        {
            return false;
        }
        // "the former adviser" is not the one who still is.
        let over = self.is_over(head, phrase);
        let is_over = |it| standing::is_past(self.words, it);
        if over && !entity.standings.is_empty() && !entity.standings.iter().any(is_over) {
            return false;
        }
        self.fits_party(entity, head, phrase)
            && self.fits_place(entity, head, phrase)
            && age_in(self.words, phrase)
                .zip(self.age(entity))
                .is_none_or(|(asked, stated)| asked == stated)
    }

    /// Who in mind is as old as a phrase says: "the 71-year-old".
    pub(super) fn aged(&self, phrase: &Range<u32>) -> Vec<u32> {
        let Some(asked) = age_in(self.words, phrase) else {
            return Vec::new();
        };
        let minds = self.salience.persons(self.cast, None).into_iter();
        minds
            .map(|it| it.entity)
            .filter(|&it| {
                let entity = self.cast.entity(it);
                entity.is_some_and(|it| self.age(it) == Some(asked))
            })
            .collect()
    }

    /// The age behind a name: "Ana Reyes, 71, …".
    fn age(&self, entity: &Entity) -> Option<&str> {
        const EARLY: usize = 4;
        let words = self.words;
        let mut mentions = entity.mentions.iter().take(EARLY);
        mentions.find_map(|it| {
            let age = it.end + 1;
            let stated = words.str(it.end) == ","
                && words.shape(age) == Shape::Number
                && matches!(words.str(age + 1), "," | ".");
            stated.then(|| words.str(age))
        })
    }

    /// "the Democratic nominee" is not the Republican one.
    fn fits_party(&self, entity: &Entity, head: u32, phrase: &Range<u32>) -> bool {
        let words = self.words;
        let mut asked = (phrase.start..head + 1)
            .filter(|&at| words.is(at, Naming::DEMONYM))
            .map(|at| party(words.lower(at)));
        let stated: Vec<&str> = self.parties(entity).collect();
        stated.is_empty() || asked.all(|it| stated.contains(&it))
    }

    /// "the Iowa Republican" is not the one from Maine.
    fn fits_place(&self, entity: &Entity, head: u32, phrase: &Range<u32>) -> bool {
        let words = self.words;
        let capital = |&at: &u32| words.is_capital(at) && !words.is(at, Naming::DEMONYM);
        let asked: Vec<&str> = (phrase.start..head)
            .filter(capital)
            .map(|at| words.lower(at))
            .collect();
        let asked = asked.join(" ");
        if !naming::is_place(&asked) {
            return true;
        }
        let behind = entity
            .standings
            .iter()
            .filter_map(|it| it.affiliation.clone());
        let mut places = behind
            .filter_map(|it| district(words.written(it)).map(|it| it.1))
            .filter(|it| !it.is_empty())
            .peekable();
        places.peek().is_none() || places.any(|it| roles::shortens(it, &asked))
    }

    /// Whether a word before the noun at `head` is one of what somebody's standings say.
    fn shares_a_modifier(&self, entity: &Entity, head: u32, phrase: &Range<u32>) -> bool {
        let mut modifiers = self.modifiers(head, phrase);
        modifiers.any(|it| entity.standings.iter().any(|told| self.says(told, it)))
    }

    fn shares_modifiers(&self, who: u32, head: u32, phrase: &Range<u32>) -> bool {
        let Some(entity) = self.cast.entity(who) else {
            return false;
        };
        let modifiers = || self.modifiers(head, phrase);
        modifiers().next().is_some()
            && entity
                .standings
                .iter()
                .any(|told| modifiers().all(|it| self.says(told, it)))
    }

    /// What stands before the noun at `head`, articles left out.
    fn modifiers(&self, head: u32, phrase: &Range<u32>) -> impl Iterator<Item = u32> {
        let words = self.words;
        (phrase.start..head).filter(move |&at| !words.facts(at).contains(Facts::DETERMINER))
    }

    /// Whether the word at a token is one of a standing's.
    fn says(&self, standing: &Standing, at: u32) -> bool {
        let words = self.words;
        let mut told = standing.role.iter().chain(&standing.affiliation);
        told.any(|it| it.clone().any(|it| words.lower(it) == words.lower(at)))
    }
}

/// The age that a phrase tells: "the 71-year-old potter".
fn age_in<'w>(words: &'w Words, phrase: &Range<u32>) -> Option<&'w str> {
    phrase
        .clone()
        .find_map(|at| words.lower(at).strip_suffix("-year-old"))
}

/// Who on the page is a senator, a nurse, a mother.
pub(super) fn holders(words: &Words, cast: &Cast) -> HashMap<String, Vec<u32>> {
    let mut holders: HashMap<String, Vec<u32>> = HashMap::new();
    for (place, entity) in cast.entities.iter().enumerate() {
        for role in entity.standings.iter().filter_map(|it| it.role.clone()) {
            for office in own_offices(words, role) {
                let known = holders.entry(office.to_owned()).or_default();
                if !known.contains(&(place as u32)) && known.len() < HOLDERS {
                    known.push(place as u32);
                }
            }
        }
    }
    holders
}

/// The nouns of a role that say what its holder is, one word each: "the mayor's brother"
/// and "an aide to the mayor" are no mayors, and one of the "nurses" is a nurse.
fn own_offices<'w>(words: &'w Words, role: Range<u32>) -> impl Iterator<Item = &'w str> {
    let start = role.start;
    role.take_while(move |&at| at == start || !words.facts(at).contains(Facts::PREPOSITION))
        .filter(|&at| words.lower(at + 1) != "'s")
        .filter_map(|at| {
            let lower = words.lower(at);
            if words.is(at, Naming::ROLE) {
                return Some(office(lower));
            }
            let one = lower.strip_suffix('s');
            one.filter(|_| phrase::is_plural_role(words, at))
                .map(office)
        })
}
