//! People without a name where they come up: who is met again by another noun, and who
//! gets a name later on.

use std::ops::Range;

use super::{Resolver, walk::is_verb_next};
use crate::{
    lexicon::{Facts, naming::Naming},
    people::{entity::Referent, mention::NameKind, salience::Place, same, source},
    provenance::SpeakerKind,
    text::Shape,
};

/// A name that nothing tells of is remembered for so many sentences.
const UNMET: u32 = 4;

/// Who else may be meant has less than this part of the weight of the likeliest.
const RIVAL: f32 = 0.4;

impl Resolver<'_, '_, '_> {
    /// "a miner", and then "The miner, Ana Reyes, …": the name that the page gives to whom
    /// it has brought up without one.
    pub(super) fn named_later(&self, head: u32, end: u32) -> Option<usize> {
        const NEAR: u32 = 120;
        let words = self.words;
        let text = words.text;
        let last = text.tokens.len() as u32;
        let noun = words.lower(head);
        (end..last.min(end + NEAR))
            .find(|&at| {
                words.lower(at) == noun
                    && words.lower(at - 1) == "the"
                    && words.str(at + 1) == ","
                    && text.quotation_of(at).is_none()
            })
            .and_then(|at| self.set_off(at + 1))
    }

    /// The person whose full name a comma at a token sets off: ", Ana Reyes,".
    pub(super) fn set_off(&self, comma: u32) -> Option<usize> {
        const TITLE: u32 = 4;
        let words = self.words;
        let name = self.cast.names_in(comma + 1..comma + 1 + TITLE).next()?;
        let it = &self.cast.names[name];
        let full = it.tokens.len() > 1 || !it.title.is_empty();
        let end = it.tokens.end;
        let closed = matches!(words.shape(end), Shape::Stop | Shape::Sign | Shape::Mark)
            || matches!(words.lower(end), "of" | "at" | "from" | "with" | "who");
        (words.str(comma) == "," && it.start() == comma + 1 && full && closed)
            .then_some(name)
            .filter(|&at| self.cast.is_person(at))
    }

    /// "a patient group, Voices North,": the body whose name a comma sets off.
    pub(super) fn body_set_off(&mut self, phrase: &Range<u32>) -> Option<u32> {
        let words = self.words;
        let comma = phrase.end;
        let indefinite = source::is_indefinite(words, phrase.start);
        let name = self.cast.name_at(comma + 1)?;
        let it = &self.cast.names[name];
        let closed =
            !words.shape(it.tokens.end).is_word() || words.facts(it.tokens.end).any(Facts::SAYING);
        let body = matches!(it.kind, NameKind::Organization | NameKind::Unknown);
        let tokens = it.tokens.clone();
        let whole = tokens.start == comma + 1 && words.str(comma) == ",";
        (indefinite && whole && closed && body).then(|| self.organization(tokens))?
    }

    /// "a woman who gave her name only as Ana": the name that somebody goes by, made a
    /// person's.
    pub(super) fn self_named(&mut self, end: u32) -> Option<u32> {
        const CLAUSE: u32 = 14;
        const NAMING: &[&str] = &[
            "name",
            "identified",
            "named",
            "called",
            "known",
            "went",
            "goes",
        ];
        const LEADS: &[&str] = &["as", "by", "only", "just", "called", "name", ","];
        let words = self.words;
        let who = end + u32::from(words.str(end) == ",");
        if words.lower(who) != "who" {
            return None;
        }
        let clause = who + 1..who + CLAUSE;
        let names = self.cast.names_in(clause.clone());
        let name = names.clone().find(|&at| {
            let name = &self.cast.names[at];
            matches!(name.kind, NameKind::Person | NameKind::Unknown)
                && LEADS.contains(&words.lower(name.start() - 1))
        })?;
        let before = who + 1..self.cast.names[name].start();
        let plain = before
            .clone()
            .all(|at| words.shape(at).is_word() || words.str(at) == ",");
        let told = before.clone().any(|at| NAMING.contains(&words.lower(at)));
        let refused = before
            .into_iter()
            .any(|at| matches!(words.lower(at), "not" | "n't" | "declined" | "refused"));
        (plain && told && !refused).then(|| self.cast.make_person(words, name))
    }

    /// An unnamed source met before, by the same noun; or the one who has just spoken, by
    /// a noun that fits anybody.
    pub(super) fn earlier_unnamed(&self, head: u32) -> Option<u32> {
        let noun = self.words.lower(head);
        let same = self.phrases.get(&format!("\u{1}{noun}")).copied();
        same.or_else(|| self.unnamed_before(head))
    }

    /// "the person", right after an unnamed source; "the insider", where nobody but an
    /// unnamed one is in mind.
    fn unnamed_before(&self, head: u32) -> Option<u32> {
        const ANYBODY: &[&str] = &["person", "source", "individual", "official", "man", "woman"];
        const NEAR: u32 = 2;
        let words = self.words;
        let gender = same::said_of(words.naming(head));
        let fits = |who: u32| {
            self.cast.entity(who).is_some_and(|entity| {
                entity.kind == SpeakerKind::Anonymous
                    && (gender.is_none() || entity.gender.is_none() || entity.gender == gender)
            })
        };
        let near = |at: u32| self.salience.now().0 <= at + NEAR;
        let spoke = self
            .salience
            .last_speaker()
            .filter(|&(who, at)| ANYBODY.contains(&words.lower(head)) && near(at) && fits(who));
        if let Some((who, _)) = spoke {
            return Some(who);
        }
        let minds = self.salience.persons(self.cast, gender);
        let (first, second) = (minds.first()?, minds.get(1));
        let alone = second.is_none_or(|it| it.weight < RIVAL * first.weight);
        let recent = first.subject.is_some_and(near) && !self.blank.contains(&first.entity);
        let bare = words.lower(head.saturating_sub(1)) == "the";
        let free = bare
            && words.is(head, Naming::ROLE)
            && !words.is(head, Naming::OFFICE | Naming::KIN | Naming::SPOKESPERSON);
        (alone && recent && free && fits(first.entity)).then_some(first.entity)
    }

    /// Somebody whom the page speaks of by a word alone, and who is none of those it
    /// names: "her daughter", "the woman".
    pub(super) fn blank_person(&mut self, phrase: &Range<u32>) -> Option<u32> {
        let words = self.words;
        let head = phrase.end - 1;
        let owned = matches!(
            words.lower(phrase.start),
            "his" | "her" | "their" | "my" | "our"
        ) && words.is(head, Naming::KIN);
        let bare = matches!(words.lower(head), "man" | "woman" | "boy" | "girl");
        if !owned && !bare {
            return None;
        }
        self.somebody(head, phrase)
    }

    /// Keeps in mind a name that nothing tells of. `first`: no other has been its
    /// sentence's subject.
    pub(super) fn remember(&mut self, at: usize, first: bool) {
        let words = self.words;
        let name = &self.cast.names[at];
        if words.text.quotation_of(name.tokens.start).is_some() {
            return;
        }
        let now = self.salience.now().0;
        let unknown = name.kind == NameKind::Unknown;
        let acts = first && is_verb_next(words, name.tokens.end);
        if acts && (unknown || name.kind == NameKind::Organization) {
            self.stranger = Some((at, now));
        }
        let mut parts = name.tokens.clone();
        let two = parts.len() == 2 && parts.all(|at| words.shape(at) == Shape::Capital);
        if unknown && two {
            while self.unmet.front().is_some_and(|it| now > it.1 + UNMET) {
                self.unmet.pop_front();
            }
            self.unmet.push_back((at, now));
        }
    }

    /// Whoever is "he" or "she" where nobody is in mind: the one name of two words, near
    /// before, that nothing has told of.
    pub(super) fn meet(&mut self) {
        if !self.salience.persons(self.cast, None).is_empty() {
            return;
        }
        let now = self.salience.now().0;
        let written = |at: usize| self.words.written(self.cast.names[at].tokens.clone());
        let unmet = self.unmet.iter();
        let mut near = unmet
            .filter(|it| now <= it.1 + UNMET && self.cast.referents[it.0] == Referent::None)
            .map(|it| it.0);
        let Some(name) = near.next() else {
            return;
        };
        if near.all(|it| written(it) == written(name)) {
            let who = self.cast.make_person(self.words, name);
            self.salience.mention(who, Place::Subject);
        }
    }

    /// The organization that nothing but a sentence's subject has told of, right before.
    pub(super) fn newcomer(&mut self) -> Option<u32> {
        const NEAR: u32 = 2;
        let now = self.salience.now().0;
        let (name, at) = self.stranger?;
        (now <= at + NEAR && self.cast.referents[name] == Referent::None)
            .then(|| self.cast.make_organization(self.words, name))
    }

    /// An organization that the page speaks of by a common noun and does not name.
    pub(super) fn blank_body(&mut self, head: u32, phrase: &Range<u32>) -> u32 {
        let key = format!("\u{3}{}", self.words.lower(head));
        if let Some(&who) = self.phrases.get(&key) {
            return who;
        }
        let who = self
            .cast
            .add(SpeakerKind::Organization, phrase.clone(), None);
        self.phrases.insert(key, who);
        self.blank.insert(who);
        who
    }

    /// Whoever a noun means that means nobody whom the page names here.
    pub(super) fn somebody(&mut self, head: u32, phrase: &Range<u32>) -> Option<u32> {
        let words = self.words;
        let key = format!("\u{2}{}", words.lower(head));
        if let Some(&who) = self.phrases.get(&key) {
            return Some(who);
        }
        let gender = same::said_of(words.naming(head));
        let who = self
            .cast
            .add(SpeakerKind::Anonymous, phrase.clone(), gender);
        self.phrases.insert(key, who);
        self.blank.insert(who);
        Some(who)
    }
}
