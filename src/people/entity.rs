//! The page's persons and organizations: names that stand for the same one,
//! merged.

use std::{
    collections::{HashMap, HashSet},
    ops::Range,
};

use super::{
    acronym,
    mention::{Gender, Name, NameKind, is_told_at},
    same::{
        are_compatible, contains_words, ends_with, first_is_surname, fullness, gender_of, is_full,
        is_slip, last_word, last_written, name_words, owns, said_of, same_given,
    },
    words::Words,
};
use crate::{
    lexicon::{Facts, naming::Naming},
    provenance::SpeakerKind,
    text::{Shape, WordId},
};

/// One person, organization, document, group or unnamed source of the page.
#[derive(Clone, Debug)]
pub struct Entity {
    /// What it is.
    pub kind: SpeakerKind,
    /// Its fullest name, or the words for it, as tokens; titles left out.
    pub name: Range<u32>,
    /// A man or a woman, as far as the page tells.
    pub gender: Option<Gender>,
    /// Where the page names it: the places of its names.
    pub mentions: Vec<Range<u32>>,
    /// What it is, and for whom.
    pub standings: Vec<Standing>,
    /// Its named members.
    pub members: Vec<u32>,
}

/// A role with its affiliation, as tokens.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// "Senior Director".
    pub role: Option<Range<u32>>,
    /// "Norfield Council's Energy Hub".
    pub affiliation: Option<Range<u32>>,
    /// Whether the role is no more than a title before the name.
    pub title: bool,
    /// Whether the page says that it is over: "who served as director".
    pub past: bool,
}

/// Whom a name stands for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Referent {
    /// This one.
    One(u32),
    /// One of these.
    Several(Vec<u32>),
    /// Nobody who can speak.
    #[default]
    None,
}

/// The page's cast.
#[derive(Debug, Default)]
pub struct Cast {
    /// All entities.
    pub entities: Vec<Entity>,
    /// The names, in order.
    pub names: Vec<Name>,
    /// Whom each name stands for.
    pub referents: Vec<Referent>,
    /// The short forms of organizations, by their places in `entities`.
    pub acronyms: HashMap<u32, Range<u32>>,
    by_word: HashMap<WordId, Vec<u32>>,
    /// Long names that nothing tells what they name, by their last word.
    untold: HashMap<WordId, usize>,
    /// The first of such names, and no body's, that begins with a word.
    begun: HashMap<WordId, usize>,
    /// Full names, one for each surname, by the surname's first letter.
    spellings: HashMap<Option<char>, Vec<usize>>,
    /// The sex that the page's courtesies give a surname: "Mr. Dunn".
    courtesies: HashMap<WordId, Courtesies>,
}

/// "Justice Reyes", "Dean Cole": the first word may be a title as well.
fn is_titled(words: &Words, name: &Name) -> bool {
    name.tokens.len() == 2
        && name.title.is_empty()
        && words.facts(name.tokens.start).contains(Facts::TITLE)
}

#[derive(Clone, Copy, Debug, Default)]
struct Courtesies {
    man: bool,
    woman: bool,
}

/// No more entities than this are compared for one word: a page with more
/// bearers of one name is a list, not an article.
const BEARERS: usize = 24;

/// No more surnames than this are compared for one first letter.
const SPELLINGS: usize = 64;

/// Who a surname belongs to is settled by no more of a person's mentions than
/// this.
const EARLY: usize = 32;

impl Cast {
    /// Merges `names` into the entities of the page.
    pub fn of(words: &Words, names: Vec<Name>) -> Cast {
        let mut cast = Cast {
            referents: vec![Referent::None; names.len()],
            names,
            ..Cast::default()
        };
        let short = acronym::find(words, &cast.names);
        for &(short, long) in &short {
            cast.names[short].weak = false;
            for at in [short, long] {
                cast.names[at].kind = NameKind::Organization;
            }
        }
        let mut titled = Vec::new();
        let is_short = |at: usize| short.binary_search_by_key(&at, |it| it.0).is_ok();
        // Who is named in the story is known before its headlines are read.
        let is_heading = |at: &usize| !is_told_at(words, cast.names[*at].tokens.start);
        let mut order: Vec<usize> = (0..cast.names.len()).filter(|&at| !is_short(at)).collect();
        order.sort_by_key(is_heading);
        for at in order {
            cast.cut_headline(words, at);
            let name = cast.names[at].clone();
            cast.note_courtesy(words, &name);
            match name.kind {
                NameKind::Person if is_titled(words, &name) => titled.push(at),
                NameKind::Person if is_full(words, &name) => cast.join_person(words, at),
                NameKind::Organization => cast.join_organization(words, at),
                NameKind::Unknown
                    if is_full(words, &name)
                        && !words
                            .written(name.tokens.clone())
                            .contains(|ch: char| ch.is_ascii_digit()) =>
                {
                    let key = last_word(words, &name.tokens);
                    cast.untold.entry(key).or_insert(at);
                    // "Wen Daiyu", then "Ms. Wen"
                    if words.is(name.tokens.start, Naming::FAMILY_FIRST) {
                        let key = words.text.tokens[name.tokens.start as usize].word;
                        cast.untold.entry(key).or_insert(at);
                    }
                }
                _ => {}
            }
        }
        for &(short, long) in &short {
            cast.join_short(short, long);
        }
        for at in titled {
            cast.join_titled(words, at);
        }
        for at in 0..cast.names.len() {
            if cast.is_relative(words, at) {
                cast.names[at].kind = NameKind::Person;
                cast.join_person(words, at);
            }
        }
        cast.spell(words);
        for at in 0..cast.names.len() {
            if cast.referents[at] == Referent::None {
                cast.join_partial(words, at);
            }
        }
        for entity in &mut cast.entities {
            entity.mentions.sort_by_key(|it| it.start);
        }
        cast.drop_weak();
        // The places of the names have moved.
        cast.spell(words);
        cast.note_begun(words);
        cast
    }

    /// "Praising Ana Reyes": a headline's capital is no part of a name that the story
    /// tells.
    fn cut_headline(&mut self, words: &Words, at: usize) {
        let tokens = self.names[at].tokens.clone();
        if is_told_at(words, tokens.start) || words.naming(tokens.start).is_given() {
            return;
        }
        let own = |it: u32| {
            let name = &self.entities[it as usize].name;
            let shorter = name.len() >= 2 && name.len() < tokens.len();
            shorter
                && words.phrase(name.clone())
                    == words.phrase(tokens.end - name.len() as u32..tokens.end)
        };
        let known = self.bearers(last_word(words, &tokens)).find(|&it| own(it));
        if let Some(known) = known {
            let len = self.entities[known as usize].name.len() as u32;
            let name = &mut self.names[at];
            name.tokens.start = tokens.end - len;
            name.title = name.tokens.start..name.tokens.start;
            name.kind = NameKind::Person;
        }
    }

    /// "Justice Reyes": a title before the surname of one whom the page names in full, or
    /// else a given name.
    fn join_titled(&mut self, words: &Words, at: usize) {
        let tokens = self.names[at].tokens.clone();
        let key = last_word(words, &tokens);
        let full = self.bearers(key).any(|it| {
            let entity = &self.entities[it as usize];
            entity.kind == SpeakerKind::Person && name_words(words, &entity.name).count() >= 2
        });
        if full {
            let name = &mut self.names[at];
            name.title = tokens.start..tokens.start + 1;
            name.tokens = tokens.start + 1..tokens.end;
        } else {
            self.join_person(words, at);
        }
    }

    /// Notes every full name that may be a person's by how its surname begins.
    fn spell(&mut self, words: &Words) {
        let mut known: HashSet<WordId> = HashSet::new();
        self.spellings.clear();
        for (at, name) in self.names.iter().enumerate() {
            let open = matches!(name.kind, NameKind::Person | NameKind::Unknown);
            if open && is_full(words, name) && known.insert(last_word(words, &name.tokens)) {
                let first = last_written(words, &name.tokens).chars().next();
                let bearers = self.spellings.entry(first).or_default();
                if bearers.len() < SPELLINGS {
                    bearers.push(at);
                }
            }
        }
    }

    /// Notes the full names that may be a person's by their first word.
    fn note_begun(&mut self, words: &Words) {
        let bodies = Naming::HEAD | Naming::WEAK_HEAD | Naming::GEOGRAPHY;
        self.begun.clear();
        for (at, name) in self.names.iter().enumerate() {
            let tokens = &name.tokens;
            let last = tokens.end - 1;
            let determined = tokens
                .start
                .checked_sub(1)
                .is_some_and(|it| words.facts(it).any(Facts::DETERMINER | Facts::PREPOSITION));
            let fits = name.kind == NameKind::Unknown
                && tokens.len() == 2
                && !determined
                && !words.is(last, bodies)
                && words.facts(last) == Facts::default()
                && !words.is_common(last)
                && !words.lower(last).ends_with('s');
            if fits {
                let key = words.text.tokens[tokens.start as usize].word;
                self.begun.entry(key).or_insert(at);
            }
        }
    }

    /// A full name that nothing tells what it names, but it ends in a person's
    /// surname.
    fn is_relative(&self, words: &Words, at: usize) -> bool {
        let name = &self.names[at];
        let key = last_word(words, &name.tokens);
        name.kind == NameKind::Unknown
            && (2..=4).contains(&name.tokens.len())
            && self.bearers(key).any(|it| {
                let entity = &self.entities[it as usize];
                entity.kind == SpeakerKind::Person && last_word(words, &entity.name) == key
            })
    }

    fn note_courtesy(&mut self, words: &Words, name: &Name) {
        if !name.title.is_empty() && words.is(name.title.end - 1, Naming::COURTESY) {
            let key = last_word(words, &name.tokens);
            let courtesies = self.courtesies.entry(key).or_default();
            match said_of(words.naming(name.title.end - 1)) {
                Some(Gender::Man) => courtesies.man = true,
                Some(Gender::Woman) => courtesies.woman = true,
                None => {}
            }
        }
    }

    /// Forgets the weak names that turned out to be nobody's.
    fn drop_weak(&mut self) {
        let kept: Vec<bool> = self
            .names
            .iter()
            .zip(&self.referents)
            .map(|(name, referent)| !name.weak || *referent != Referent::None)
            .collect();
        let mut keep = kept.iter();
        self.names.retain(|_| *keep.next().unwrap_or(&true));
        let mut keep = kept.iter();
        self.referents.retain(|_| *keep.next().unwrap_or(&true));
    }

    /// Whether a name stands for one person of the page.
    pub fn is_person(&self, name: usize) -> bool {
        let person = |it: &Entity| it.kind == SpeakerKind::Person;
        match self.referents.get(name) {
            Some(Referent::One(who)) => self.entity(*who).is_some_and(person),
            _ => false,
        }
    }

    /// The place of the name that holds a token.
    pub fn name_at(&self, token: u32) -> Option<usize> {
        let at = self.names.partition_point(|name| name.tokens.end <= token);
        self.names
            .get(at)
            .filter(|name| name.tokens.contains(&token))
            .map(|_| at)
    }

    /// The names that begin inside a range.
    pub fn names_in(&self, tokens: Range<u32>) -> Range<usize> {
        let start = self
            .names
            .partition_point(|name| name.tokens.start < tokens.start);
        let end = self
            .names
            .partition_point(|name| name.tokens.start < tokens.end);
        start..end.max(start)
    }

    /// Adds an entity and answers its place.
    pub fn add(&mut self, kind: SpeakerKind, name: Range<u32>, gender: Option<Gender>) -> u32 {
        self.entities.push(Entity {
            kind,
            mentions: vec![name.clone()],
            name,
            gender,
            standings: Vec::new(),
            members: Vec::new(),
        });
        self.entities.len() as u32 - 1
    }

    /// The place of the entity at `place`, which must have come from here.
    pub fn entity(&self, place: u32) -> Option<&Entity> {
        self.entities.get(place as usize)
    }

    /// A name that nothing else tells of is a person after all: it speaks.
    pub fn make_person(&mut self, words: &Words, at: usize) -> u32 {
        self.names[at].kind = NameKind::Person;
        let slip = if self.names[at].tokens.len() == 1 {
            self.misspelt(words, at)
        } else {
            None
        };
        match slip {
            Some(person) => {
                self.add_mention(words, person, at, None);
                self.referents[at] = Referent::One(person);
            }
            None => self.join_person(words, at),
        }
        match self.referents[at] {
            Referent::One(entity) => entity,
            _ => 0,
        }
    }

    /// A name that nothing else tells of is an organization after all, or whose
    /// full name it begins.
    pub fn make_organization(&mut self, words: &Words, at: usize) -> u32 {
        if let Some(person) = self.first_name(words, at) {
            self.add_mention(words, person, at, None);
            self.names[at].kind = NameKind::Person;
            self.referents[at] = Referent::One(person);
            return person;
        }
        self.names[at].kind = NameKind::Organization;
        self.join_organization(words, at);
        match self.referents[at] {
            Referent::One(entity) => entity,
            _ => 0,
        }
    }

    /// The one whose full name, which no table knows, stands before a lone name
    /// and begins with it: "Zarelda Quimby", then "Zarelda".
    fn first_name(&mut self, words: &Words, at: usize) -> Option<u32> {
        let name = self.names[at].clone();
        let start = name.tokens.start;
        let lone = name.kind == NameKind::Unknown
            && name.tokens.len() == 1
            && words.shape(start) == Shape::Capital
            && !start
                .checked_sub(1)
                .is_some_and(|it| words.facts(it).any(Facts::DETERMINER | Facts::PREPOSITION));
        let full = *self
            .begun
            .get(&last_word(words, &name.tokens))
            .filter(|&&it| lone && it < at)?;
        match self.referents[full] {
            Referent::One(it) => {
                let person = self.entities[it as usize].kind == SpeakerKind::Person;
                person.then_some(it)
            }
            Referent::Several(_) => None,
            Referent::None => Some(self.make_person(words, full)),
        }
    }

    fn join_person(&mut self, words: &Words, at: usize) {
        let name = self.names[at].clone();
        let gender = gender_of(words, &name);
        let key = last_word(words, &name.tokens);
        let found = self.bearers(key).find(|&it| {
            let entity = &self.entities[it as usize];
            entity.kind == SpeakerKind::Person
                && are_compatible(words, &entity.name, &name.tokens)
                && !owns(words, &entity.name, name.tokens.start)
                && (entity.gender.is_none()
                    || gender.is_none()
                    || entity.gender == gender
                    || same_given(words, &entity.name, &name.tokens))
        });
        let place = match found {
            Some(place) => {
                self.add_mention(words, place, at, gender);
                place
            }
            None => {
                self.create_person(words, at, gender);
                return;
            }
        };
        self.referents[at] = Referent::One(place);
    }

    fn create_person(&mut self, words: &Words, at: usize, gender: Option<Gender>) {
        let tokens = self.names[at].tokens.clone();
        let alone = words.naming(tokens.start);
        let single = tokens.len() == 1 && !alone.any(Naming::SURNAME);
        let gender =
            gender.or_else(
                || match (alone.any(Naming::MALE), alone.any(Naming::FEMALE)) {
                    (true, false) if single => Some(Gender::Man),
                    (false, true) if single => Some(Gender::Woman),
                    _ => None,
                },
            );
        let place = self.add(SpeakerKind::Person, tokens.clone(), gender);
        self.index(words, place, tokens);
        self.referents[at] = Referent::One(place);
    }

    fn add_mention(&mut self, words: &Words, place: u32, at: usize, gender: Option<Gender>) {
        let tokens = self.names[at].tokens.clone();
        let entity = &mut self.entities[place as usize];
        entity.mentions.push(tokens.clone());
        entity.gender = entity.gender.or(gender);
        // The story's own spelling goes before a headline's or a caption's.
        let by = |tokens: &Range<u32>| (fullness(words, tokens), is_told_at(words, tokens.start));
        if by(&tokens) > by(&entity.name) {
            entity.name = tokens.clone();
            self.index(words, place, tokens);
        }
    }

    fn join_organization(&mut self, words: &Words, at: usize) {
        let tokens = self.names[at].tokens.clone();
        let key = last_word(words, &tokens);
        let found = self.bearers(key).find(|&it| {
            let entity = &self.entities[it as usize];
            entity.kind == SpeakerKind::Organization && ends_with(words, &entity.name, &tokens)
        });
        let place = match found {
            Some(place) => {
                let entity = &mut self.entities[place as usize];
                entity.mentions.push(tokens);
                place
            }
            None => {
                let place = self.add(SpeakerKind::Organization, tokens.clone(), None);
                self.index(words, place, tokens.clone());
                // "Name of the Thing (NT)"
                let acronym = tokens.end + 1;
                if words.str(tokens.end) == "("
                    && words.str(acronym + 1) == ")"
                    && words.is_capital(acronym)
                {
                    self.index(words, place, acronym..acronym + 1);
                }
                place
            }
        };
        self.referents[at] = Referent::One(place);
    }

    /// A short form is a mention of what its long one names.
    fn join_short(&mut self, short: usize, long: usize) {
        if let Referent::One(place) = self.referents[long] {
            let tokens = self.names[short].tokens.clone();
            self.entities[place as usize].mentions.push(tokens.clone());
            self.acronyms.entry(place).or_insert(tokens);
            self.referents[short] = Referent::One(place);
        }
    }

    /// A part of a name: a surname, a given name, the end of a longer name.
    fn join_partial(&mut self, words: &Words, at: usize) {
        let name = self.names[at].clone();
        if name.kind == NameKind::Organization
            || name.kind == NameKind::Place && name.tokens.len() > 1
        {
            return;
        }
        let key = last_word(words, &name.tokens);
        let gender = gender_of(words, &name);
        let courteous = !name.title.is_empty() && words.is(name.title.end - 1, Naming::COURTESY);
        let given_alone = name.tokens.len() == 1 && words.naming(name.tokens.start).is_given();
        let fitting: Vec<u32> = self
            .bearers(key)
            .filter(|&it| {
                let entity = &self.entities[it as usize];
                contains_words(words, &entity.name, &name.tokens)
                    && !(courteous
                        && entity.gender.is_some()
                        && gender.is_some()
                        && entity.gender != gender)
                    && !(courteous && entity.kind != SpeakerKind::Person)
            })
            .collect();
        let persons: Vec<u32> = fitting
            .iter()
            .copied()
            .filter(|&it| self.entities[it as usize].kind == SpeakerKind::Person)
            .collect();
        let by_surname: Vec<u32> = persons
            .iter()
            .copied()
            .filter(|&it| {
                let full = &self.entities[it as usize].name;
                last_word(words, full) == key
                    || first_is_surname(words, full)
                        && words.text.tokens[full.start as usize].word == key
            })
            .collect();
        let mut best = if by_surname.is_empty() {
            persons
        } else {
            by_surname
        };
        let preposition = name.tokens.start.checked_sub(1).is_some_and(|before| {
            matches!(
                words.lower(before),
                "in" | "near" | "across" | "outside" | "around"
            )
        });
        if name.kind == NameKind::Place && (preposition || best.is_empty()) {
            return;
        }
        if name.weak {
            best.retain(|&it| last_word(words, &self.entities[it as usize].name) == key);
            if best.is_empty() {
                return;
            }
        }
        if !courteous {
            best.retain(|&it| self.is_courteous(key, it));
        }
        let surname = name.tokens.len() == 1 && name.kind == NameKind::Unknown;
        if best.is_empty()
            && (name.kind == NameKind::Person || surname)
            && let Some(&longer) = self.untold.get(&key)
            && longer != at
            && contains_words(words, &self.names[longer].tokens, &name.tokens)
        {
            best = vec![self.make_person(words, longer)];
        }
        if best.is_empty() && name.tokens.len() == 1 && !courteous {
            best.extend(self.misspelt(words, at));
        }
        if best.is_empty() {
            let organization = fitting
                .iter()
                .copied()
                .find(|&it| self.entities[it as usize].kind == SpeakerKind::Organization);
            if let Some(place) = organization.filter(|_| !given_alone && name.title.is_empty()) {
                self.entities[place as usize].mentions.push(name.tokens);
                self.referents[at] = Referent::One(place);
            } else if name.kind == NameKind::Person {
                self.create_person(words, at, gender);
            }
            return;
        }
        if best.len() > 1 {
            best = self.narrow(words, at, best);
        }
        match best.as_slice() {
            [place] => {
                let place = *place;
                self.add_mention(words, place, at, gender.filter(|_| courteous));
                self.referents[at] = Referent::One(place);
            }
            _ => self.referents[at] = Referent::Several(best),
        }
    }

    /// The one person of whose surname a lone name is a slip of the pen.
    fn misspelt(&mut self, words: &Words, at: usize) -> Option<u32> {
        let name = self.names[at].tokens.clone();
        let written = words.lower(name.start);
        let alike = self.spellings.get(&written.chars().next())?;
        let mut found = alike.iter().copied().filter(|&it| {
            let full = &self.names[it].tokens;
            full.start < name.start && is_slip(last_written(words, full), written)
        });
        let (one, None) = (found.next()?, found.next()) else {
            return None;
        };
        match self.referents[one] {
            Referent::One(entity) => Some(entity),
            Referent::Several(_) => None,
            Referent::None => Some(self.make_person(words, one)),
        }
    }

    /// Whether the page's courtesies for a surname leave room for an entity:
    /// where it only says "Mr. Dunn", a bare "Dunn" is no woman.
    fn is_courteous(&self, key: WordId, entity: u32) -> bool {
        let courtesies = self.courtesies.get(&key).copied().unwrap_or_default();
        match self.entities[entity as usize].gender {
            Some(Gender::Man) => courtesies.man || !courtesies.woman,
            Some(Gender::Woman) => courtesies.woman || !courtesies.man,
            None => true,
        }
    }

    /// Of several bearers of a surname, the one whom a title tells apart, or
    /// the one the page calls by the surname alone before any other comes up.
    fn narrow(&self, words: &Words, at: usize, bearers: Vec<u32>) -> Vec<u32> {
        let name = &self.names[at];
        if !name.title.is_empty() && words.is(name.title.end - 1, Naming::ROLE) {
            let title = words.lower(name.title.end - 1);
            let titled: Vec<u32> = bearers
                .iter()
                .copied()
                .filter(|&it| {
                    let mentions = &self.entities[it as usize].mentions;
                    mentions
                        .iter()
                        .take(8)
                        .any(|mention| mention.start > 0 && words.lower(mention.start - 1) == title)
                })
                .collect();
            if titled.len() == 1 {
                return titled;
            }
        }
        let first = |it: u32| {
            let entity = &self.entities[it as usize];
            entity.mentions.first().map_or(u32::MAX, |it| it.start)
        };
        let mut order = bearers.clone();
        order.sort_by_key(|&it| first(it));
        let leads = order.first().copied().filter(|&lead| {
            let entity = &self.entities[lead as usize];
            let second = order.get(1).map_or(u32::MAX, |&it| first(it));
            let key = last_word(words, &name.tokens);
            // Called by the surname alone before the next bearer came up.
            let early = name.tokens.start < second && first(lead) < name.tokens.start;
            let before = entity.mentions.iter().take(EARLY).any(|mention| {
                mention.start < second
                    && mention.start > first(lead)
                    && mention.len() == 1
                    && last_word(words, mention) == key
            });
            let others: usize = order[1..]
                .iter()
                .map(|&it| self.entities[it as usize].mentions.len())
                .sum();
            early || before || entity.mentions.len() >= 3 * others.max(1)
        });
        match leads {
            Some(lead) => vec![lead],
            None => bearers,
        }
    }

    fn bearers(&self, key: WordId) -> impl Iterator<Item = u32> + '_ {
        self.by_word
            .get(&key)
            .into_iter()
            .flatten()
            .copied()
            .take(BEARERS)
    }

    fn index(&mut self, words: &Words, place: u32, tokens: Range<u32>) {
        for at in tokens {
            let Some(token) = words.text.tokens.get(at as usize) else {
                continue;
            };
            if token.shape.is_word() && !words.is(at, Naming::SUFFIX) {
                let bearers = self.by_word.entry(token.word).or_default();
                if bearers.len() < BEARERS && !bearers.contains(&place) {
                    bearers.push(place);
                }
            }
        }
    }
}
