//! From each attribution's source to its speaker, in one pass down the page.

use std::{collections::HashMap, ops::Range};

use super::{
    entity::{self, Cast, Referent, Standing},
    mention::{Gender, NameKind},
    phrase,
    salience::Salience,
    source::{self, Form},
    standing,
    words::Words,
};
use crate::{
    attribution::{Attribution, Tie},
    lexicon::{Facts, naming::Naming},
    provenance::{How, SpeakerKind},
    text::Shape,
};

/// To whom one attribution goes.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    /// The speaker: a place in the cast's entities.
    pub who: Option<u32>,
    /// Who it may be, when there is no telling.
    pub candidates: Vec<u32>,
    /// How the source was resolved; none for no speaker.
    pub how: Option<How>,
    /// The words that show it, as tokens.
    pub evidence: Vec<Range<u32>>,
    /// How clear the case is, from 0 to 1.
    pub clarity: f32,
}

/// The weights of a mention by its place.
mod weight {
    /// The first name of its sentence.
    pub const SUBJECT: f32 = 1.0;
    /// Any other.
    pub const OBJECT: f32 = 0.45;
    /// Behind a preposition, or owning something.
    pub const OBLIQUE: f32 = 0.3;
    /// Before a noun: "the Marsh campaign".
    pub const MODIFIER: f32 = 0.08;
    /// Inside somebody's quoted words.
    pub const QUOTED: f32 = 0.04;
    /// The source of an attribution.
    pub const SOURCE: f32 = 1.2;
    /// A pronoun that is no source.
    pub const PRONOUN: f32 = 0.6;
    /// What a sentence's end leaves.
    pub const SENTENCE: f32 = 0.5;
    /// What a paragraph's end leaves.
    pub const PARAGRAPH: f32 = 0.9;
}

/// A second candidate at more than this share of the first's weight makes a
/// pronoun ambiguous.
const RIVAL: f32 = 0.7;

/// The same for one whom the page has named since.
const LATER: f32 = 0.3;

/// A pronoun means nobody who is in mind no more than this.
const FAINT: f32 = 0.1;

/// From here on a pronoun's person is clear enough to learn from.
const CLEAR: f32 = 0.7;

enum Event {
    Source(usize),
    Name(usize),
    Pronoun(u32),
}

struct Resolver<'r, 't, 'o> {
    words: &'r Words<'t, 'o>,
    cast: &'r mut Cast,
    attributions: &'r [Attribution],
    answers: Vec<Answer>,
    salience: Salience,
    /// Persons by what they are, one word each.
    holders: HashMap<String, Vec<u32>>,
    /// Groups, documents and unnamed sources by their words.
    phrases: HashMap<String, u32>,
    /// Who answers an interview's questions, once asked for.
    interviewee: Option<Option<u32>>,
}

/// Resolves all attributions: one answer each, in their order.
pub fn run(words: &Words, cast: &mut Cast, attributions: &[Attribution]) -> Vec<Answer> {
    let holders = holders(words, cast);
    let mut resolver = Resolver {
        words,
        cast,
        attributions,
        answers: vec![Answer::default(); attributions.len()],
        salience: Salience::default(),
        holders,
        phrases: HashMap::new(),
        interviewee: None,
    };
    resolver.walk();
    for traced in [false, true] {
        for (at, attribution) in attributions.iter().enumerate() {
            if (attribution.tie == Tie::Furniture) == traced {
                resolver.inherit(at);
            }
        }
    }
    resolver.answers
}

/// Who on the page is a senator, a nurse, a mother.
fn holders(words: &Words, cast: &Cast) -> HashMap<String, Vec<u32>> {
    let mut holders: HashMap<String, Vec<u32>> = HashMap::new();
    for (place, entity) in cast.entities.iter().enumerate() {
        for role in entity.standings.iter().filter_map(|it| it.role.clone()) {
            for at in role.filter(|&at| words.is(at, Naming::ROLE)) {
                let known = holders
                    .entry(office(words.lower(at)).to_owned())
                    .or_default();
                if !known.contains(&(place as u32)) && known.len() < 16 {
                    known.push(place as u32);
                }
            }
        }
    }
    holders
}

/// Titles and nouns for the same office.
fn office(lower: &str) -> &str {
    match lower.trim_end_matches('.') {
        "sen" | "sens" => "senator",
        "rep" | "reps" | "congressman" | "congresswoman" | "congressmember" => "representative",
        "gov" => "governor",
        "gen" => "general",
        "prof" => "professor",
        "pres" => "president",
        "lt" => "lieutenant",
        "col" => "colonel",
        "capt" => "captain",
        "sgt" => "sergeant",
        "del" => "delegate",
        "rev" => "reverend",
        "ceo" => "executive",
        "chairwoman" | "chairman" | "chairperson" => "chair",
        "spokeswoman" | "spokesman" => "spokesperson",
        "attorney" => "lawyer",
        "adviser" => "advisor",
        "doctor" | "physician" => "doctor",
        "candidate" => "nominee",
        "film-maker" => "filmmaker",
        bare => bare,
    }
}

impl Resolver<'_, '_, '_> {
    fn walk(&mut self) {
        let words = self.words;
        let mut events: Vec<(u32, u8, Event)> = Vec::new();
        let mut sources: HashMap<u32, ()> = HashMap::new();
        for (at, attribution) in self.attributions.iter().enumerate() {
            let label = match attribution.tie {
                Tie::Label => &attribution.cue,
                _ => &None,
            };
            if attribution.continues.is_none()
                && attribution.tie != Tie::Furniture
                && let Some(source) = attribution.source.as_ref().or(label.as_ref())
            {
                sources.insert(source.start, ());
                events.push((source.start, 0, Event::Source(at)));
            }
        }
        for (at, name) in self.cast.names.iter().enumerate() {
            events.push((name.tokens.start, 1, Event::Name(at)));
        }
        for at in 0..words.text.tokens.len() as u32 {
            let facts = words.facts(at);
            let third = matches!(words.lower(at), "he" | "she" | "his" | "her" | "him");
            if third
                && facts.any(Facts::PRONOUN | Facts::DETERMINER)
                && words.text.quotation_of(at).is_none()
                && !sources.contains_key(&at)
            {
                events.push((at, 2, Event::Pronoun(at)));
            }
        }
        events.sort_by_key(|&(at, order, _)| (at, order));
        let (mut sentence, mut paragraph) = (0, 0);
        let mut named = u32::MAX;
        for (at, _, event) in events {
            let here = words.text.sentence_of(at);
            let block = words.text.paragraph_of(at);
            for _ in 0..(here - sentence).min(8) {
                self.salience.fade(weight::SENTENCE);
            }
            if block > paragraph {
                self.salience.fade(weight::PARAGRAPH);
            }
            (sentence, paragraph) = (here, block);
            match event {
                Event::Source(at) => self.source(at),
                Event::Name(at) => {
                    self.name(at, named != sentence);
                    if words
                        .text
                        .quotation_of(self.cast.names[at].tokens.start)
                        .is_none()
                    {
                        named = sentence;
                    }
                }
                Event::Pronoun(at) => {
                    if let (Some(who), _, clarity) = self.pronoun(at) {
                        self.learn(at, Some(who), clarity);
                        let weight = if matches!(words.lower(at), "he" | "she") {
                            weight::PRONOUN
                        } else {
                            weight::PRONOUN * 0.4
                        };
                        self.salience.add(who, weight);
                    }
                }
            }
        }
    }

    /// A name adds to whom it stands for.
    fn name(&mut self, at: usize, first: bool) {
        let words = self.words;
        let name = &self.cast.names[at];
        let Referent::One(entity) = self.cast.referents[at] else {
            return;
        };
        let end = name.tokens.end;
        let start = if name.title.is_empty() {
            name.tokens.start
        } else {
            name.title.start
        };
        let oblique = start
            .checked_sub(1)
            .is_some_and(|before| words.facts(before).contains(Facts::PREPOSITION));
        let noun = words.shape(end) == Shape::Lower
            && (words.facts(end).contains(Facts::BODY)
                || words.is(end, Naming::ROLE | Naming::MODIFIER));
        let weight = if words.text.quotation_of(start).is_some() {
            weight::QUOTED
        } else if noun {
            weight::MODIFIER
        } else if words.lower(end) == "'s" || oblique {
            weight::OBLIQUE
        } else if first
            || words.shape(end) == Shape::Lower
                && words.facts(end).any(Facts::AUXILIARY | Facts::VERB)
        {
            weight::SUBJECT
        } else {
            weight::OBJECT
        };
        self.salience.add(entity, weight);
        if weight >= weight::OBLIQUE {
            self.salience.name(entity, start);
        }
    }

    fn source(&mut self, at: usize) {
        let attribution = &self.attributions[at];
        let label = match attribution.tie {
            Tie::Label => attribution.cue.clone(),
            _ => None,
        };
        let Some(range) = attribution.source.clone().or(label) else {
            return;
        };
        let words = self.words;
        let quoted = words.text.quotation_of(range.start).is_some();
        let form = match source::form(words, self.cast, range.clone()) {
            form @ Form::Role { .. } => self.described_name(range.start).map_or(form, Form::Name),
            form => form,
        };
        let mut answer = if attribution.tie == Tie::Label {
            self.label(range.clone(), &form)
        } else {
            self.answer(&form, quoted)
        };
        if answer.who.is_some() && answer.evidence.is_empty() {
            answer.evidence.push(range);
        }
        if let Some(who) = answer.who
            && !quoted
        {
            self.salience.add(who, weight::SOURCE);
        }
        self.answers[at] = answer;
    }

    /// The person whose description a source is: "Ana Reyes, a nurse at …".
    fn described_name(&self, start: u32) -> Option<usize> {
        let words = self.words;
        let comma = start.checked_sub(1).filter(|&at| words.str(at) == ",")?;
        let determined = matches!(words.lower(start), "a" | "an")
            || words.is(start, Naming::ROLE | Naming::MODIFIER);
        let at = self.cast.name_at(comma.checked_sub(1)?)?;
        let name = &self.cast.names[at];
        let whole = name.kind == NameKind::Person && name.tokens.end == comma;
        (determined && whole).then_some(at)
    }

    fn answer(&mut self, form: &Form, quoted: bool) -> Answer {
        let words = self.words;
        match form {
            Form::Name(name) => self.named(*name),
            Form::Names(names) => self.joint(names),
            Form::Pronoun(_) if quoted => Answer::default(),
            Form::Pronoun(at) => match words.lower(*at) {
                "who" | "which" | "that" => self.relative(*at),
                "he" | "she" | "him" | "her" | "himself" | "herself" => {
                    let (who, candidates, clarity) = self.pronoun(*at);
                    self.learn(*at, who, clarity);
                    let mut evidence = vec![*at..*at + 1];
                    evidence.extend(who.and_then(|who| self.last_mention(who, *at)));
                    Answer {
                        who,
                        candidates,
                        how: Some(How::Pronoun),
                        evidence,
                        clarity,
                    }
                }
                "it" => {
                    let ranked = self.salience.bodies(self.cast);
                    self.choose(ranked, 0.4, How::Pronoun, *at)
                }
                "they" | "them" | "both" => {
                    let ranked = self.salience.groups(self.cast);
                    self.choose(ranked, 0.4, How::Pronoun, *at)
                }
                _ => Answer::default(),
            },
            Form::Role { head, phrase } => self.role(*head, phrase.clone()),
            Form::Group(phrase)
                if is_bare(words, phrase)
                    && source::is_definite(words, phrase)
                    && !words.lower(phrase.end - 1).ends_with('s') =>
            {
                let ranked = self.salience.groups(self.cast);
                self.choose(ranked, 0.6, How::Nominal, phrase.start)
            }
            Form::Group(phrase) => self.phrase(SpeakerKind::Group, phrase.clone(), How::Nominal),
            Form::Document(phrase) if is_bare(words, phrase) => {
                let noun = words.lower(phrase.end - 1);
                let ranked = self
                    .salience
                    .bodies(self.cast)
                    .into_iter()
                    .filter(|&(it, _)| {
                        self.cast.entity(it).is_some_and(|entity| {
                            entity.kind == SpeakerKind::Document
                                && entity.name.clone().any(|at| words.lower(at) == noun)
                        })
                    })
                    .collect();
                self.choose(ranked, 0.6, How::Nominal, phrase.start)
            }
            Form::Document(phrase) => {
                let phrase = source::without_article(words, phrase.clone());
                self.phrase(SpeakerKind::Document, phrase, How::Nominal)
            }
            Form::Body { head, phrase } => self.body(*head, phrase.clone()),
            Form::Other { head, phrase } => self.other(*head, phrase.clone()),
            Form::None => Answer::default(),
        }
    }

    fn found(who: u32, how: How, clarity: f32) -> Answer {
        Answer {
            who: Some(who),
            how: Some(how),
            clarity,
            ..Answer::default()
        }
    }

    fn named(&mut self, at: usize) -> Answer {
        let words = self.words;
        let name = self.cast.names[at].clone();
        match self.cast.referents[at].clone() {
            Referent::One(who) => {
                let mut answer = Self::found(who, How::Name, 1.0);
                answer.evidence.push(name.tokens.clone());
                if let Some(entity) = self.cast.entity(who)
                    && entity.name != name.tokens
                {
                    answer.evidence.push(entity.name.clone());
                }
                answer
            }
            Referent::Several(candidates) => Answer {
                candidates,
                ..Answer::default()
            },
            Referent::None => {
                let article = name
                    .tokens
                    .start
                    .checked_sub(1)
                    .is_some_and(|it| words.lower(it) == "the");
                let last = words.lower(name.tokens.end - 1);
                let plural = article || name.tokens.len() == 1 && last.ends_with('s');
                let who = match name.kind {
                    NameKind::Place => self.cast.make_organization(words, at),
                    NameKind::Unknown
                        if name.tokens.len() == 1 && !self.acts_like_person(&name.tokens)
                            || plural =>
                    {
                        self.cast.make_organization(words, at)
                    }
                    _ => self.cast.make_person(words, at),
                };
                standing::add(words, self.cast, at);
                Self::found(who, How::Name, 0.8)
            }
        }
    }

    /// "Amir, 34,": an age or a relative clause makes an unlisted name a person.
    fn acts_like_person(&self, name: &Range<u32>) -> bool {
        let words = self.words;
        let word = words.shape(name.start) == Shape::Capital
            && !words
                .str(name.start)
                .chars()
                .skip(1)
                .any(char::is_uppercase);
        if word && words.is_initial(name.start) && !words.is_proper(name.start) {
            return true;
        }
        words.str(name.end) == ","
            && (words.shape(name.end + 1) == Shape::Number
                || matches!(words.lower(name.end + 1), "who" | "whose" | "a" | "an"))
    }

    /// "Reyes and Dunn": a group whose members the page names.
    fn joint(&mut self, names: &[usize]) -> Answer {
        let members: Vec<u32> = names
            .iter()
            .filter_map(|&name| self.named(name).who)
            .collect();
        let (Some(&first), Some(&last)) = (names.first(), names.last()) else {
            return Answer::default();
        };
        let tokens = self.cast.names[first].tokens.start..self.cast.names[last].tokens.end;
        let answer = self.phrase(SpeakerKind::Group, tokens, How::Group);
        if let Some(entity) = answer
            .who
            .and_then(|who| self.cast.entities.get_mut(who as usize))
        {
            entity.members = members;
        }
        answer
    }

    /// Whom "he", "she", "his" or "her" at `at` means.
    fn pronoun(&self, at: u32) -> (Option<u32>, Vec<u32>, f32) {
        let gender = match self.words.lower(at) {
            "he" | "his" | "him" | "himself" => Some(Gender::Man),
            "she" | "her" | "hers" | "herself" => Some(Gender::Woman),
            _ => None,
        };
        let ranked: Vec<(u32, f32)> = self
            .salience
            .persons(self.cast, gender)
            .into_iter()
            .map(|(it, weight)| {
                let known = self
                    .cast
                    .entity(it)
                    .is_some_and(|entity| entity.gender.is_some());
                (it, if known { weight } else { weight * 0.75 })
            })
            .collect();
        let best = ranked.iter().copied().max_by(|a, b| a.1.total_cmp(&b.1));
        let Some((who, weight)) = best.filter(|&(_, weight)| weight > FAINT) else {
            return (None, Vec::new(), 0.0);
        };
        let rival = ranked
            .iter()
            .filter(|&&(it, _)| it != who)
            .map(|&(_, weight)| weight)
            .fold(0.0, f32::max);
        // Somebody else named since, in a sentence of their own, competes too.
        let words = self.words;
        let sentence = |it: u32| {
            self.salience
                .named_at(it)
                .map(|at| words.text.sentence_of(at))
        };
        let since = |it: u32| sentence(it) > sentence(who);
        // "Dunn said Reyes was right when she …": her clause's subject is nearer.
        let here = words.text.sentence_of(at);
        let subordinate = at > 0
            && matches!(
                words.lower(at - 1),
                "when" | "because" | "after" | "before" | "while" | "as" | "since" | "although"
            );
        let last = self.salience.last_named();
        let nearer = subordinate
            && last.is_some_and(|(it, named)| {
                it != who
                    && words.text.sentence_of(named) == here
                    && ranked.iter().any(|&(ranked, _)| ranked == it)
            });
        let later = nearer
            || ranked
                .iter()
                .any(|&(it, other)| it != who && since(it) && other > LATER * weight);
        if later || rival > RIVAL * weight {
            let mut candidates: Vec<u32> = ranked
                .iter()
                .filter(|&&(it, other)| {
                    other > RIVAL * weight || since(it) && other > LATER * weight || nearer
                })
                .map(|&(it, _)| it)
                .collect();
            candidates.truncate(4);
            return (None, candidates, 0.0);
        }
        (Some(who), Vec::new(), 1.0 - rival / weight)
    }

    /// A pronoun that clearly means a person tells a man from a woman.
    fn learn(&mut self, at: u32, who: Option<u32>, clarity: f32) {
        let gender = entity::said_of(self.words.naming(at));
        if clarity >= CLEAR
            && let Some(entity) = who.and_then(|who| self.cast.entities.get_mut(who as usize))
        {
            entity.gender = entity.gender.or(gender);
        }
    }

    fn choose(&self, ranked: Vec<(u32, f32)>, rival: f32, how: How, at: u32) -> Answer {
        match ranked.as_slice() {
            [(who, _)] => Self::found(*who, how, 0.7),
            [(who, first), (_, second), ..] if *second < rival * first => {
                let mut answer = Self::found(*who, how, 1.0 - second / first);
                answer.evidence.push(at..at + 1);
                answer
            }
            _ => Answer::default(),
        }
    }

    fn last_mention(&self, who: u32, before: u32) -> Option<Range<u32>> {
        let mentions = &self.cast.entity(who)?.mentions;
        let at = mentions.partition_point(|it| it.end <= before);
        mentions.get(at.checked_sub(1)?).cloned()
    }

    /// "…, who said": the name right before.
    fn relative(&mut self, at: u32) -> Answer {
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
        let found = loop {
            let Some(one) = last.checked_sub(1) else {
                return Answer::default();
            };
            last = one;
            let name = &self.cast.names[one];
            if name.tokens.start < start || end.saturating_sub(name.tokens.end) > 2 {
                return Answer::default();
            }
            if name.kind != NameKind::Place || before - one > 3 {
                break one;
            }
            end = name.tokens.start;
        };
        let last = found;
        let tokens = self.cast.names[last].tokens.clone();
        let near = tokens.start >= start && end.saturating_sub(tokens.end) <= 2;
        if near {
            let mut answer = self.named(last);
            answer.clarity *= 0.9;
            return answer;
        }
        Answer::default()
    }

    /// "the senator", "a spokesman for …", "a Norfield engineer".
    fn role(&mut self, head: u32, phrase: Range<u32>) -> Answer {
        let words = self.words;
        if words.is(head, Naming::SPOKESPERSON)
            && let Some(answer) = self.spokesperson(&phrase)
        {
            return answer;
        }
        let start = phrase.start;
        let determiner = words.lower(start);
        let indefinite = matches!(determiner, "a" | "an" | "one" | "another" | "some");
        if indefinite {
            return self.phrase(SpeakerKind::Anonymous, phrase, How::Nominal);
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
        let gender = entity::said_of(words.naming(head));
        let held = self
            .holders
            .get(office(words.lower(head)))
            .cloned()
            .unwrap_or_default();
        let mut fitting: Vec<u32> = held
            .into_iter()
            .filter(|&it| self.fits(it, head, &phrase, gender))
            .collect();
        if fitting.len() > 1 {
            let named: Vec<u32> = fitting
                .iter()
                .copied()
                .filter(|&it| self.shares_modifiers(it, head, &phrase))
                .collect();
            if !named.is_empty() {
                fitting = named;
            }
        }
        if fitting.len() > 1 {
            let mut weights: Vec<(u32, f32)> = fitting
                .iter()
                .map(|&it| (it, self.salience.weight(it)))
                .collect();
            weights.sort_by(|a, b| b.1.total_cmp(&a.1));
            if weights[0].1 > 0.0 && weights[1].1 < 0.5 * weights[0].1 {
                fitting = vec![weights[0].0];
            }
        }
        match fitting.as_slice() {
            [who] => {
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
            [] => {
                let earlier = self.earlier_unnamed(head);
                match earlier {
                    Some(who) => Self::found(who, How::Nominal, 0.7),
                    None if self.is_owned_by_name(&phrase, head) => {
                        self.phrase(SpeakerKind::Anonymous, phrase, How::Nominal)
                    }
                    None => self.described(head, phrase, gender),
                }
            }
            several => Answer {
                candidates: several.to_vec(),
                ..Answer::default()
            },
        }
    }

    /// "the actress": the one person in mind whom the page has not yet said what
    /// they are. The phrase says it.
    fn described(&mut self, head: u32, phrase: Range<u32>, gender: Option<Gender>) -> Answer {
        let words = self.words;
        if words.is(head, Naming::OFFICE) {
            return Answer::default();
        }
        // Whose doctor somebody is, is somebody else.
        let owner = (phrase.start..head).find(|&at| words.lower(at) == "'s");
        if owner.is_some_and(|owner| (phrase.start..owner).any(|at| words.is(at, Naming::ROLE))) {
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
        let mut ranked = self.salience.persons(self.cast, gender);
        ranked.retain(|(who, _)| !owners.contains(who));
        let Some(&(who, first)) = ranked.first() else {
            return Answer::default();
        };
        let second = ranked.get(1).map_or(0.0, |&(_, weight)| weight);
        let aged = phrase
            .clone()
            .any(|at| words.lower(at).ends_with("-year-old"));
        let told = !aged
            && self.cast.entity(who).is_none_or(|entity| {
                entity
                    .standings
                    .iter()
                    .any(|it| it.role.is_some() && !it.title)
            });
        if told || first < 0.25 || second > 0.5 * first {
            return Answer::default();
        }
        if let Some(read) = phrase::read(words, self.cast, phrase.clone())
            && let Some(entity) = self.cast.entities.get_mut(who as usize)
        {
            entity.standings.push(read.standing);
        }
        let mut answer = Self::found(who, How::Nominal, 1.0 - second / first);
        answer.evidence.push(phrase);
        answer.evidence.extend(self.last_mention(who, head));
        answer
    }

    /// An unnamed source met before, by the same noun.
    fn earlier_unnamed(&self, head: u32) -> Option<u32> {
        self.phrases
            .get(&format!("\u{1}{}", self.words.lower(head)))
            .copied()
    }

    /// "Ana Reyes's doctor".
    fn is_owned_by_name(&self, phrase: &Range<u32>, head: u32) -> bool {
        self.cast
            .names_in(phrase.start..head)
            .any(|at| self.words.lower(self.cast.names[at].tokens.end) == "'s")
    }

    fn fits(&self, who: u32, head: u32, phrase: &Range<u32>, gender: Option<Gender>) -> bool {
        let Some(entity) = self.cast.entity(who) else {
            return false;
        };
        if let (Some(one), Some(other)) = (gender, entity.gender)
            && one != other
        {
            return false;
        }
        // "the Democratic nominee" is not the Republican one.
        let parties = |at: u32| {
            self.words
                .is(at, Naming::DEMONYM)
                .then(|| party(self.words.lower(at)))
        };
        let asked: Vec<&str> = (phrase.start..head).filter_map(parties).collect();
        if asked.is_empty() {
            return true;
        }
        let stated: Vec<&str> = entity
            .standings
            .iter()
            .filter_map(|it| it.role.clone())
            .flatten()
            .filter_map(parties)
            .collect();
        stated.is_empty() || asked.iter().all(|it| stated.contains(it))
    }

    fn shares_modifiers(&self, who: u32, head: u32, phrase: &Range<u32>) -> bool {
        let words = self.words;
        let Some(entity) = self.cast.entity(who) else {
            return false;
        };
        let asked: Vec<&str> = (phrase.start..head)
            .filter(|&at| !words.facts(at).contains(Facts::DETERMINER))
            .map(|at| words.lower(at))
            .collect();
        !asked.is_empty()
            && entity
                .standings
                .iter()
                .filter_map(|it| it.role.clone())
                .any(|role| {
                    asked
                        .iter()
                        .all(|asked| role.clone().any(|at| words.lower(at) == *asked))
                })
    }

    fn spokesperson(&mut self, phrase: &Range<u32>) -> Option<Answer> {
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
            title: false,
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

    /// The organisation that `tokens` name, new or known.
    fn organization(&mut self, tokens: Range<u32>) -> Option<u32> {
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

    fn body(&mut self, head: u32, phrase: Range<u32>) -> Answer {
        let words = self.words;
        if let Some(named) = source::named_body(words, self.cast, &phrase, head) {
            return match self.organization(named) {
                Some(who) => Self::found(who, How::Name, 0.9),
                None => Answer::default(),
            };
        }
        let indefinite = matches!(words.lower(phrase.start), "a" | "an" | "one" | "another");
        if indefinite && phrase.len() > 2 {
            return self.phrase(SpeakerKind::Organization, phrase, How::Nominal);
        }
        // "the council": the last organisation called one.
        let noun = words.lower(head);
        let ranked: Vec<(u32, f32)> = self
            .salience
            .bodies(self.cast)
            .into_iter()
            .filter(|&(it, _)| {
                self.cast
                    .entity(it)
                    .is_some_and(|entity| entity.name.clone().any(|at| words.lower(at) == noun))
            })
            .collect();
        if !ranked.is_empty() {
            return self.choose(ranked, 0.5, How::Nominal, head);
        }
        if matches!(
            noun,
            "company"
                | "firm"
                | "group"
                | "organization"
                | "organisation"
                | "agency"
                | "newspaper"
                | "network"
                | "retailer"
                | "airline"
        ) {
            let ranked = self.salience.bodies(self.cast);
            return self.choose(ranked, 0.4, How::Nominal, head);
        }
        Answer::default()
    }

    fn other(&mut self, head: u32, phrase: Range<u32>) -> Answer {
        let words = self.words;
        match self.earlier_unnamed(head) {
            Some(who) if source::is_definite(words, &phrase) => Self::found(who, How::Nominal, 0.6),
            _ => Answer::default(),
        }
    }

    /// A group, document or unnamed source by its own words.
    fn phrase(&mut self, kind: SpeakerKind, tokens: Range<u32>, how: How) -> Answer {
        let words = self.words;
        let key = words.phrase(tokens.clone());
        let who = match self.phrases.get(&key) {
            Some(&who) => who,
            None => {
                let gender = None;
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
                        role: None,
                        affiliation: Some(author),
                        title: false,
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

    /// Whose document it is: "a report by the Norfield Institute", "a Norfield
    /// University poll".
    fn author(&self, tokens: &Range<u32>) -> Option<Range<u32>> {
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
            .map(|at| phrase::organization(words, self.cast, at))
    }

    /// The label of a transcript or interview.
    fn label(&mut self, range: Range<u32>, form: &Form) -> Answer {
        let words = self.words;
        let written = words.written(range.clone());
        let letter = written.trim_end_matches([':', '.']);
        if letter == "Q" {
            return Answer::default();
        }
        let mut answer = if letter == "A" {
            let interviewee = match self.interviewee {
                Some(known) => known,
                None => self.protagonist(range.start),
            };
            self.interviewee = Some(interviewee);
            match interviewee {
                Some(who) => Self::found(who, How::Transcript, 0.7),
                None => Answer::default(),
            }
        } else {
            self.answer(form, false)
        };
        if answer.who.is_some() {
            answer.how = Some(How::Transcript);
            answer.evidence.push(range);
        }
        answer
    }

    /// The one person whom the page has named before `at`, or who is named
    /// three times as often as any other.
    fn protagonist(&self, at: u32) -> Option<u32> {
        let mut counts: Vec<(usize, u32)> = self
            .cast
            .entities
            .iter()
            .enumerate()
            .filter(|(_, entity)| entity.kind == SpeakerKind::Person)
            .map(|(place, entity)| {
                (
                    entity.mentions.partition_point(|it| it.end <= at),
                    place as u32,
                )
            })
            .filter(|&(count, _)| count > 0)
            .collect();
        counts.sort_by_key(|&(count, _)| std::cmp::Reverse(count));
        match counts.as_slice() {
            [(_, who)] => Some(*who),
            [(first, who), (second, _), ..] if *first >= 3 * second => Some(*who),
            _ => None,
        }
    }

    /// A quotation that goes on, and one of the furniture, has the speaker of the one it goes on from.
    fn inherit(&mut self, at: usize) {
        let Some(from) = self.attributions[at].continues else {
            return;
        };
        let traced = self.attributions[at].tie == Tie::Furniture;
        let Some(mut answer) = self
            .answers
            .get(from as usize)
            .filter(|_| traced || (from as usize) < at)
            .cloned()
        else {
            return;
        };
        if answer.who.is_some() {
            answer.how = Some(if traced {
                How::Headline
            } else {
                How::Continued
            });
            answer.clarity *= 0.95;
        }
        self.answers[at] = answer;
    }
}

/// "the report": no word that tells which.
fn is_bare(words: &Words, phrase: &Range<u32>) -> bool {
    let told = source::without_article(words, phrase.clone());
    told.len() <= 1
        || told
            .clone()
            .all(|at| words.facts(at).any(Facts::DETERMINER | Facts::PRONOUN) || at + 1 == told.end)
}

fn party(lower: &str) -> &str {
    match lower {
        "gop" | "republicans" => "republican",
        "democrat" | "democrats" => "democratic",
        other => other,
    }
}
