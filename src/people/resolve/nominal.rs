//! Noun phrases: "the senator", "a spokesperson for …", "a report by …".

use std::ops::Range;

use super::{Answer, Resolver, ranker::Clues};
use crate::{
    article::Part,
    lexicon::{naming::Naming, roles::office},
    people::{
        entity::{Entity, Referent, Standing},
        mention::{Gender, NameKind},
        organization, phrase,
        salience::Mind,
        same, source,
        words::Words,
    },
    provenance::{How, SpeakerKind},
    text::Shape,
};
/// Nouns that say whose one is or next to nothing, and so tell of nobody named.
const BESIDE: &[&str] = &[
    "supporter",
    "backer",
    "ally",
    "aide",
    "adviser",
    "advisor",
    "staffer",
    "critic",
    "opponent",
    "rival",
    "voter",
    "narrator",
    "man",
    "woman",
    "source",
    "insider",
    "official",
];

/// Who is described without a name must be at least this likely …
const SURE: f32 = 0.65;

/// … or this, where they were named last, …
const NAMED: f32 = 0.5;

/// … and this, where the noun is an office's, which others may hold.
const SURER: f32 = 0.88;

impl Resolver<'_, '_, '_> {
    /// "the senator", "a spokesman for …", "a Norfield engineer".
    pub(super) fn role(&mut self, head: u32, phrase: Range<u32>) -> Answer {
        let words = self.words;
        if words.is(head, Naming::SPOKESPERSON)
            && let Some(answer) = self.spokesperson(&phrase)
        {
            return answer;
        }
        let start = phrase.start;
        let determiner = words.lower(start);
        let indefinite = determiner == "some" || source::is_indefinite(words, start);
        if let Some(who) = self.self_named(phrase.end) {
            return Self::found(who, How::Nominal, 0.9);
        }
        if indefinite {
            let later = self.named_later(head, phrase.end);
            return match later {
                Some(name) => Answer {
                    how: Some(How::Nominal),
                    ..self.named(name)
                },
                None => self.phrase(SpeakerKind::Anonymous, phrase, How::Nominal),
            };
        }
        let determined = matches!(
            determiner,
            "the" | "this" | "that" | "his" | "her" | "their" | "its" | "my" | "our"
        ) || words.is(start, Naming::MODIFIER)
            && words.shape(start) == Shape::Lower
            || (phrase.start..head).any(|at| words.lower(at) == "'s");
        if !determined {
            return Answer::default();
        }
        let gender = same::said_of(words.naming(head));
        let held = self.held(head, &phrase);
        match held.as_slice() {
            [] => {
                let earlier = self.earlier_unnamed(head);
                let wider = self.held_widely(head, &phrase);
                match earlier {
                    None if may_be_called(words.lower(head)) => self.body(head, phrase),
                    Some(who) => Self::found(who, How::Nominal, 0.7),
                    None if !wider.is_empty() => self.one_of(wider, phrase),
                    None if self.is_owned_by_name(&phrase, head) => {
                        self.phrase(SpeakerKind::Anonymous, phrase, How::Nominal)
                    }
                    None => self.described(head, phrase, gender),
                }
            }
            _ => self.one_of(held, phrase),
        }
    }

    /// The only one of `those` whom a phrase fits; all as candidates where they are
    /// several.
    pub(super) fn one_of(&self, those: Vec<u32>, phrase: Range<u32>) -> Answer {
        let [who] = those.as_slice() else {
            return Answer {
                candidates: those,
                ..Answer::default()
            };
        };
        let mut answer = Self::found(*who, How::Nominal, 0.9);
        answer.evidence.push(phrase);
        let role = self
            .cast
            .entity(*who)
            .and_then(|it| it.standings.first())
            .and_then(|it| it.role.clone());
        answer.evidence.extend(role);
        answer
    }

    /// The person whom a noun phrase in passing means; an unnamed one who comes
    /// up as a subject is new.
    /// `end`: that of the phrase with what belongs to it, "a source close to the inquiry".
    pub(super) fn noun_person(&mut self, phrase: &Range<u32>, end: u32, acts: bool) -> Option<u32> {
        let words = self.words;
        let head = phrase.end - 1;
        let indefinite = source::is_indefinite(words, phrase.start);
        if indefinite {
            if let Some(who) = self.self_named(end) {
                return Some(who);
            }
            self.unnamed.insert(words.lower(head).to_owned());
            let fresh = acts && !words.is(head, Naming::SPOKESPERSON);
            return fresh
                .then(|| {
                    let whole = source::without_article(words, phrase.start..end);
                    self.phrase(SpeakerKind::Anonymous, whole, How::Nominal)
                })
                .and_then(|it| it.who);
        }
        match self.held(head, phrase).as_slice() {
            [who] => Some(*who),
            [] => self.earlier_unnamed(head).or_else(|| {
                match self.held_widely(head, phrase).as_slice() {
                    [] => self.blank_person(phrase),
                    [who] => Some(*who),
                    _ => None,
                }
            }),
            _ => None,
        }
    }

    /// "the actress": the one person in mind whom the page has not yet said what
    /// they are. The phrase says it.
    pub(super) fn described(
        &mut self,
        head: u32,
        phrase: Range<u32>,
        gender: Option<Gender>,
    ) -> Answer {
        let words = self.words;
        let capital = (phrase.start + 1..head).any(|at| words.is_capital(at));
        if words.is(head, Naming::OFFICE) && !capital {
            return Answer::default();
        }
        // Whose doctor or backer somebody is, is somebody else; "the man" says nothing.
        let owned = matches!(
            words.lower(phrase.start),
            "his" | "her" | "their" | "my" | "our"
        ) || (phrase.start + 1..head)
            .any(|at| words.lower(at) == "'s" && !words.is_capital(at - 1));
        let aged = phrase.clone().any(|at| tells_age(words.lower(at)));
        let parent = words.lower(head + 1) == "of" && is_count(words, head + 2);
        let beside = words.is(head, Naming::KIN) && !aged && !parent && !capital
            || words.is(head, Naming::SPOKESPERSON)
            || words.lower(head).starts_with("ex-")
            || BESIDE.contains(&words.lower(head));
        if owned || beside || self.unnamed.contains(words.lower(head)) {
            return Answer::default();
        }
        let owners: Vec<u32> = self
            .cast
            .names_in(phrase.start..head)
            .filter_map(|at| match self.cast.referents[at] {
                Referent::One(who) => Some(who),
                _ => None,
            })
            .collect();
        let mut candidates: Vec<(u32, Clues)> = self
            .candidates(head, None, gender)
            .into_iter()
            .filter(|(who, _)| !owners.contains(who) && self.fits(*who, head, &phrase, gender))
            .collect();
        // "Dunn left after the actress had spoken": she is another.
        let all = candidates.len();
        candidates.retain(|(who, _)| !self.is_subject_here(*who, head));
        let clues: Vec<Clues> = candidates.iter().map(|&(_, clues)| clues).collect();
        let likeliest = candidates
            .iter()
            .zip(self.weights.probabilities(&clues))
            .max_by(|a, b| a.1.total_cmp(&b.1));
        let Some((&(who, clues), chance)) = likeliest else {
            return Answer::default();
        };
        // Another, but not somebody far above.
        if all > candidates.len() && clues.paragraph == 0.0 {
            return Answer::default();
        }
        // "the New York businessman", "the 34-year-old", "the father of two": more than a
        // noun tells who.
        let told_more = aged || capital || parent || words.is_capital(head);
        let named_last = self.salience.latest().is_some_and(|it| it.0 == who);
        // What somebody does ("who has farmed there") leaves open what they are called.
        let says = |role: Range<u32>| !matches!(words.lower(role.start), "who" | "whose");
        let told = self.cast.entity(who).is_none_or(|entity| {
            entity.kind != SpeakerKind::Person
                || !told_more
                    && entity
                        .standings
                        .iter()
                        .any(|it| it.role.clone().is_some_and(says) && !it.title)
        });
        let least = if words.is(head, Naming::OFFICE) {
            SURER
        } else if named_last {
            NAMED
        } else {
            SURE
        };
        if told || chance < least || parent && !named_last {
            return Answer::default();
        }
        if let Some(read) = phrase::read(words, self.cast, phrase.clone())
            && let Some(entity) = self.cast.entities.get_mut(who as usize)
            && entity
                .standings
                .iter()
                .all(|it| it.role.is_none() || it.title)
        {
            entity.standings.push(read.standing);
            let holders = self.holders.entry(office(words.lower(head)).to_owned());
            holders.or_default().push(who);
        }
        let mut answer = Self::found(who, How::Nominal, chance);
        answer.evidence.push(phrase);
        answer.evidence.extend(self.last_mention(who, head));
        answer
    }

    /// Whether the sentence has named somebody as its subject before `at`.
    fn is_subject_here(&self, who: u32, at: u32) -> bool {
        let text = self.words.text;
        let here = text.sentence_of(at);
        let named = |named: u32| text.sentence_of(named) == here;
        let last = self.salience.last_named().filter(|it| it.0 == who);
        let first = self.salience.first_here() == Some(who);
        last.is_some_and(|it| named(it.1))
            || first && self.last_mention(who, at).is_some_and(|it| named(it.start))
    }

    /// "Ana Reyes's doctor".
    pub(super) fn is_owned_by_name(&self, phrase: &Range<u32>, head: u32) -> bool {
        self.cast
            .names_in(phrase.start..head)
            .any(|at| self.words.lower(self.cast.names[at].tokens.end) == "'s")
    }

    pub(super) fn spokesperson(&mut self, phrase: &Range<u32>) -> Option<Answer> {
        let words = self.words;
        let read = phrase::read(words, self.cast, phrase.clone())?;
        let mut affiliation = read.standing.affiliation.clone()?;
        affiliation = source::without_article(words, affiliation);
        let role = read.standing.role.clone();
        let named = self.cast.names_in(affiliation.clone()).next().is_some();
        if !named {
            // "a spokesperson for the company"
            let head = affiliation.end - 1;
            let who = self
                .body(head, affiliation.start.saturating_sub(1)..affiliation.end)
                .who?;
            return Some(Self::found(who, How::Nominal, 0.8));
        }
        let who = self.organization(affiliation.clone())?;
        let standing = Standing {
            role,
            affiliation: Some(affiliation),
            ..Standing::default()
        };
        if let Some(entity) = self.cast.entities.get_mut(who as usize)
            && !entity.standings.contains(&standing)
        {
            entity.standings.push(standing);
        }
        let mut answer = Self::found(who, How::Nominal, 0.95);
        answer.evidence.push(phrase.clone());
        Some(answer)
    }

    /// The organization that `tokens` name, new or known.
    pub(super) fn organization(&mut self, tokens: Range<u32>) -> Option<u32> {
        let words = self.words;
        if let Some(at) = self.cast.name_at(tokens.start)
            && self.cast.names[at].tokens == tokens
        {
            return match self.cast.referents[at] {
                Referent::One(who) => self
                    .cast
                    .entity(who)
                    .is_some_and(|it| it.kind == SpeakerKind::Organization)
                    .then_some(who),
                Referent::Several(_) => None,
                Referent::None => Some(self.cast.make_organization(words, at)),
            };
        }
        let key = words.phrase(tokens.clone());
        if let Some(&who) = self.phrases.get(&key) {
            return Some(who);
        }
        let who = self.cast.add(SpeakerKind::Organization, tokens, None);
        self.phrases.insert(key, who);
        Some(who)
    }

    pub(super) fn body(&mut self, head: u32, phrase: Range<u32>) -> Answer {
        let words = self.words;
        if let Some(named) = source::named_body(words, self.cast, &phrase, head) {
            return match self.organization(named) {
                Some(who) => Self::found(who, How::Name, 0.9),
                None => Answer::default(),
            };
        }
        let indefinite = source::is_indefinite(words, phrase.start);
        if indefinite && phrase.len() > 2 {
            return self.phrase(SpeakerKind::Organization, phrase, How::Nominal);
        }
        // "the council": the last organization called one.
        let noun = words.lower(head);
        let bodies = self.named_bodies();
        let ranked: Vec<Mind> = bodies
            .iter()
            .copied()
            .filter(|it| {
                self.cast
                    .entity(it.entity)
                    .is_some_and(|entity| entity.name.clone().any(|at| words.lower(at) == noun))
            })
            .collect();
        if !ranked.is_empty() {
            return self.choose(ranked, 0.5, How::Nominal, head);
        }
        if !may_be_called(noun) {
            return Answer::default();
        }
        // A name that nothing has told of yet, and that came up after all of them.
        let newer = self
            .stranger
            .filter(|&(_, at)| bodies.first().is_none_or(|it| it.subject < Some(at)));
        match newer {
            Some((name, _)) => {
                let who = self.cast.make_organization(words, name);
                Self::found(who, How::Nominal, 0.7)
            }
            None => self.choose(bodies, 0.4, How::Nominal, head),
        }
    }

    /// The organizations in mind that the page names.
    fn named_bodies(&self) -> Vec<Mind> {
        let mut bodies = self.salience.bodies(self.cast);
        bodies.retain(|it| !self.blank.contains(&it.entity));
        bodies
    }

    pub(super) fn other(&mut self, head: u32, phrase: Range<u32>) -> Answer {
        let words = self.words;
        let aged = self.aged(&phrase);
        if !aged.is_empty() {
            return self.one_of(aged, phrase);
        }
        if source::tells_of_somebody(words, &phrase) {
            return self.phrase(SpeakerKind::Anonymous, phrase, How::Nominal);
        }
        if source::is_definite(words, &phrase) && tells_age(words.lower(head)) {
            return self.described(head, phrase, None);
        }
        if source::is_definite(words, &phrase) && may_be_called(words.lower(head)) {
            return self.body(head, phrase);
        }
        match self.earlier_unnamed(head) {
            Some(who) if source::is_definite(words, &phrase) => Self::found(who, How::Nominal, 0.6),
            _ => Answer::default(),
        }
    }

    /// A group, document or unnamed source by its own words.
    pub(super) fn phrase(&mut self, kind: SpeakerKind, tokens: Range<u32>, how: How) -> Answer {
        let words = self.words;
        let key = words.phrase(tokens.clone());
        let known = self.phrases.get(&key).copied();
        let who = match known.filter(|&who| !self.is_another(kind, who, &tokens)) {
            Some(who) => who,
            None => {
                let head = phrase::read(words, self.cast, tokens.clone()).map(|it| it.head);
                let gender = head.and_then(|head| same::said_of(words.naming(head)));
                let who = self.cast.add(kind, tokens.clone(), gender);
                self.phrases.insert(key, who);
                if kind != SpeakerKind::Group {
                    let standing =
                        phrase::read(words, self.cast, tokens.clone()).map(|it| it.standing);
                    if let Some(entity) = self.cast.entities.get_mut(who as usize) {
                        entity
                            .standings
                            .extend(standing.filter(|_| kind == SpeakerKind::Anonymous));
                    }
                }
                if kind == SpeakerKind::Document
                    && let Some(author) = self.author(&tokens)
                    && let Some(entity) = self.cast.entities.get_mut(who as usize)
                {
                    entity.standings.push(Standing {
                        affiliation: Some(author),
                        ..Standing::default()
                    });
                }
                if kind == SpeakerKind::Anonymous
                    && let Some(read) = phrase::read(words, self.cast, tokens.clone())
                {
                    self.phrases
                        .insert(format!("\u{1}{}", words.lower(read.head)), who);
                }
                who
            }
        };
        let mut answer = Self::found(who, how, 0.9);
        answer.evidence.push(tokens);
        answer
    }

    /// Whether words that introduce somebody ("a Norfield nurse") do so once more, and
    /// mean another. A caption introduces nobody.
    fn is_another(&self, kind: SpeakerKind, who: u32, tokens: &Range<u32>) -> bool {
        let words = self.words;
        let indefinite = source::is_indefinite(words, tokens.start);
        let part = |at: u32| {
            let paragraph = words.text.paragraph_of(at) as usize;
            words.text.paragraphs.get(paragraph).map(|it| it.part)
        };
        let known = self.cast.entity(who).map(|it| it.name.clone());
        kind == SpeakerKind::Anonymous
            && indefinite
            && known.is_some_and(|it| {
                it.start < tokens.start
                    && part(it.start) == Some(Part::Paragraph)
                    && part(tokens.start) == Some(Part::Paragraph)
            })
    }

    /// Whose document it is: "a report by the Norfield Institute", "a Norfield
    /// University poll".
    pub(super) fn author(&self, tokens: &Range<u32>) -> Option<Range<u32>> {
        let words = self.words;
        let names = self.cast.names_in(tokens.clone());
        names
            .filter(|&at| self.cast.names[at].kind == NameKind::Organization)
            .find(|&at| {
                let start = self.cast.names[at].tokens.start;
                let from = start
                    .saturating_sub(1 + u32::from(words.lower(start.saturating_sub(1)) == "the"));
                start == tokens.start || matches!(words.lower(from), "by" | "from" | "of")
            })
            .map(|at| organization::organization(words, self.cast, at))
    }
}

/// "71-year-old", "septuagenarian"
fn tells_age(lower: &str) -> bool {
    lower.ends_with("-year-old") || lower.ends_with("genarian")
}

/// "three", "3"
fn is_count(words: &Words, at: u32) -> bool {
    const COUNTS: &[&str] = &[
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    ];
    words.shape(at) == Shape::Number || COUNTS.contains(&words.lower(at))
}

/// What a body may be called, whatever its name.
fn may_be_called(noun: &str) -> bool {
    const BODIES: &[&str] = &[
        "group",
        "organization",
        "organisation",
        "agency",
        "newspaper",
        "network",
        "carrier",
        "publisher",
        "bank",
        "charity",
        "nonprofit",
        "brand",
        "label",
        "studio",
        "broadcaster",
        "developer",
        "distributor",
        "builder",
        "contractor",
    ];
    organization::COMPANIES.contains(&noun) || BODIES.contains(&noun)
}

/// What nobody calls a group.
const NO_GROUP: &[&str] = &[
    "department",
    "ministry",
    "agency",
    "court",
    "senate",
    "house",
    "congress",
    "parliament",
    "police",
    "government",
    "university",
    "hospital",
    "army",
    "embassy",
];

/// Whether an organization may be "the group".
pub(super) fn may_be_group(words: &Words, entity: &Entity) -> bool {
    let last = entity.name.end.saturating_sub(1);
    entity.kind == SpeakerKind::Organization && !NO_GROUP.contains(&words.lower(last))
}
