//! From each attribution's source to its speaker, in one pass down the page.

mod document;
mod first;
mod held;
pub mod lesson;
mod listed;
mod nominal;
mod origin;
mod pronoun;
pub mod ranker;
mod turns;
mod unnamed;
mod walk;
mod weights;

use std::{
    collections::{HashMap, HashSet, VecDeque},
    ops::Range,
};

use lesson::Lesson;
use ranker::Weights;

use super::{
    entity::{Cast, Referent},
    mention::{Name, NameKind},
    salience::{Place, Salience},
    same,
    source::{self, Form},
    standing,
    words::Words,
};
use crate::{
    attribution::{Attribution, Tie},
    lexicon::{Facts, naming::Naming},
    provenance::{How, Kind, SpeakerKind},
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

/// What has less weight than this has come up in passing.
const FAINT: f32 = 0.09;

struct Resolver<'r, 't, 'o> {
    words: &'r Words<'t, 'o>,
    cast: &'r mut Cast,
    attributions: &'r [Attribution],
    /// What they report, as disjoint ranges in order.
    reported: Vec<Range<u32>>,
    answers: Vec<Answer>,
    salience: Salience,
    /// Persons by what they are, one word each.
    holders: HashMap<String, Vec<u32>>,
    /// Groups, documents and unnamed sources by their words.
    phrases: HashMap<String, u32>,
    /// Nouns that have brought up somebody without a name: "a trooper".
    unnamed: HashSet<String>,
    /// The last document of each kind that the page brought up.
    documents: HashMap<usize, Range<u32>>,
    /// Those who are no more than a word in passing: "the woman", "her daughter".
    blank: HashSet<u32>,
    /// The name that a sentence had as its subject and that nothing tells of, and the
    /// sentence.
    stranger: Option<(usize, u32)>,
    /// The last names of two words that nothing tells of, each with its sentence.
    unmet: VecDeque<(usize, u32)>,
    /// What the pronouns' ranker chooses by.
    weights: &'r Weights,
    /// What it can learn from the page, where that is asked for.
    lessons: Option<Vec<Lesson>>,
    /// Who signs the page, once asked for, each with a name there.
    writers: Option<Vec<(u32, Range<u32>)>>,
    /// Who answers an interview's questions, once asked for.
    interviewee: Option<Option<u32>>,
    /// Who is called "they", once asked for.
    they: Option<Option<u32>>,
}

/// Resolves all attributions: one answer each, in their order.
pub fn run(words: &Words, cast: &mut Cast, attributions: &[Attribution]) -> Vec<Answer> {
    Resolver::of(words, cast, attributions, &weights::LEARNED).answer_all()
}

impl<'r, 't, 'o> Resolver<'r, 't, 'o> {
    fn of(
        words: &'r Words<'t, 'o>,
        cast: &'r mut Cast,
        attributions: &'r [Attribution],
        weights: &'r Weights,
    ) -> Self {
        let holders = held::holders(words, cast);
        Resolver {
            words,
            cast,
            attributions,
            reported: walk::reported(attributions),
            answers: vec![Answer::default(); attributions.len()],
            salience: Salience::default(),
            holders,
            phrases: HashMap::new(),
            unnamed: HashSet::new(),
            documents: HashMap::new(),
            blank: HashSet::new(),
            stranger: None,
            unmet: VecDeque::new(),
            weights,
            lessons: None,
            writers: None,
            interviewee: None,
            they: None,
        }
    }

    fn answer_all(mut self) -> Vec<Answer> {
        self.walk();
        for traced in [false, true] {
            for (at, attribution) in self.attributions.iter().enumerate() {
                if (attribution.tie == Tie::Furniture) == traced {
                    self.inherit(at);
                }
            }
        }
        self.answers
    }
}

impl Resolver<'_, '_, '_> {
    fn source(&mut self, at: usize) {
        let attribution = &self.attributions[at];
        let source = attribution.source.as_ref().or(walk::label(attribution));
        let Some(range) = source.cloned() else {
            return;
        };
        let words = self.words;
        let quoted = words.text.quotation_of(range.start).is_some();
        let form = match source::form(words, self.cast, range.clone()) {
            form @ Form::Role { .. } => self
                .described_name(range.start, NameKind::Person)
                .map_or(form, Form::Name),
            form @ (Form::Group(_) | Form::Body { .. }) => self
                .described_name(range.start, NameKind::Organization)
                .map_or(form, Form::Name),
            form => form,
        };
        // "said one shareholder, Ana Reyes."
        let form = match form {
            Form::Role { ref phrase, .. } if phrase.end == range.end => {
                self.set_off(range.end).map_or(form, Form::Name)
            }
            form => form,
        };
        let body = match &form {
            Form::Group(phrase) | Form::Body { phrase, .. } => self.body_set_off(phrase),
            _ => None,
        };
        let mut answer = if let Some(who) = body {
            Self::found(who, How::Name, 0.9)
        } else if attribution.tie == Tie::Label {
            self.label(range.clone(), &form)
        } else {
            self.answer(&form, quoted, Some(at))
        };
        if answer.who.is_some() && answer.evidence.is_empty() {
            answer.evidence.push(range.clone());
        }
        if let (Form::Role { head, .. }, None, []) = (&form, answer.who, &*answer.candidates)
            && let Some(somebody) = self.somebody(*head, &range)
        {
            self.salience.speak(somebody);
        }
        // Nobody calls the writer "he" or "she".
        let first = matches!(form, Form::Pronoun(at) if matches!(words.lower(at), "i" | "we"));
        if let Some(who) = answer.who
            && !quoted
            && !first
        {
            // Whoever asks lets another speak.
            if self.asks(at) {
                self.salience.mention(who, Place::Subject);
            } else {
                self.salience.speak(who);
            }
        }
        self.answers[at] = answer;
    }

    /// Whether an attribution's cue is a question's.
    fn asks(&self, at: usize) -> bool {
        let cue = self.attributions[at].cue.clone();
        cue.is_some_and(|mut cue| {
            cue.any(|at| matches!(self.words.lower(at), "asked" | "asks" | "ask"))
        })
    }

    /// The person or organization whose description a source is: "Ana Reyes, a nurse
    /// at …".
    fn described_name(&self, start: u32, kind: NameKind) -> Option<usize> {
        const PHRASE: u32 = 12;
        let words = self.words;
        let mut comma = start.checked_sub(1)?;
        // "Ana Reyes, a nurse who is now a senator"
        while matches!(
            words.lower(comma),
            "now" | "currently" | "also" | "is" | "was"
        ) {
            comma = comma.checked_sub(1)?;
        }
        if words.lower(comma) == "who" {
            comma = (comma.saturating_sub(PHRASE)..comma)
                .rev()
                .find(|&at| !words.shape(at).is_word())?;
        }
        // "Ana Reyes, 34, a nurse at …"
        let aged =
            comma >= 2 && words.shape(comma - 1) == Shape::Number && words.str(comma - 2) == ",";
        if aged {
            comma -= 2;
        }
        if words.str(comma) != "," {
            return None;
        }
        let determined = matches!(words.lower(start), "a" | "an")
            || kind == NameKind::Person && words.is(start, Naming::ROLE | Naming::MODIFIER);
        let at = self.cast.name_at(comma.checked_sub(1)?)?;
        let name = &self.cast.names[at];
        let whole = name.kind == kind && name.tokens.end == comma;
        (determined && whole).then_some(at)
    }

    /// `of`: the place of the attribution whose source this is.
    fn answer(&mut self, form: &Form, quoted: bool, of: Option<usize>) -> Answer {
        let words = self.words;
        match form {
            Form::Name(name) => self.named(*name),
            Form::Names(names) => self.joint(names),
            Form::Pronoun(_) if quoted => Answer::default(),
            Form::Pronoun(at) => match words.lower(*at) {
                "which" | "that" => match self.relative_document(*at) {
                    Some(answer) => answer,
                    None => self.relative(*at),
                },
                "who" => self.relative(*at),
                "i" => self.writer_as(*at, of),
                "we" => self.writers_as(*at, of),
                "he" | "she" | "him" | "her" | "himself" | "herself" => {
                    if let Some(answer) = self.listed(*at) {
                        return answer;
                    }
                    if let Some(answer) = self.still_open(*at, of) {
                        return answer;
                    }
                    self.note_lesson(*at, of);
                    self.meet();
                    let (who, candidates, clarity) = self.pronoun(*at, of);
                    self.learn(*at, who, clarity);
                    if let Some(who) = who.filter(|it| self.blank.contains(it)) {
                        self.salience.speak(who);
                        return Answer::default();
                    }
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
                    if ranked.iter().all(|it| it.weight < FAINT) {
                        return match self.newcomer() {
                            Some(who) => Self::found(who, How::Pronoun, 0.7),
                            None => Answer::default(),
                        };
                    }
                    let answer = self.choose(ranked, 0.4, How::Pronoun, *at);
                    match answer.who {
                        Some(who) if self.blank.contains(&who) => Answer::default(),
                        _ => answer,
                    }
                }
                "they" | "them" | "both" => {
                    if let Some(who) = self.called_they() {
                        return Self::found(who, How::Pronoun, 0.7);
                    }
                    let ranked = self.salience.groups(self.cast);
                    self.choose(ranked, 0.4, How::Pronoun, *at)
                }
                _ => Answer::default(),
            },
            Form::Countryman(phrase) => self.countryman(phrase.clone()),
            Form::Role { head, phrase } => self.role(*head, phrase.clone()),
            Form::Group(phrase)
                if is_bare(words, phrase)
                    && source::is_definite(words, phrase)
                    && !words.lower(phrase.end - 1).ends_with('s') =>
            {
                let mut ranked = self.salience.groups(self.cast);
                if words.lower(phrase.end - 1) == "group" {
                    let bodies = self.salience.bodies(self.cast).into_iter();
                    ranked.extend(bodies.filter(|it| {
                        let entity = self.cast.entity(it.entity);
                        entity.is_some_and(|it| nominal::may_be_group(words, it))
                    }));
                    ranked.sort_by(|a, b| b.weight.total_cmp(&a.weight));
                }
                if ranked.is_empty() && words.lower(phrase.end - 1) != "group" {
                    return self.phrase(SpeakerKind::Group, phrase.clone(), How::Nominal);
                }
                self.choose(ranked, 0.6, How::Nominal, phrase.start)
            }
            Form::Group(phrase) => self.phrase(SpeakerKind::Group, phrase.clone(), How::Nominal),
            Form::Document(phrase) => self.document(phrase.clone()),
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
            Referent::Several(mut candidates) => {
                self.keep_addressed(&name, &mut candidates);
                match self.leading(&candidates) {
                    Some(who) => {
                        let mut answer = Self::found(who, How::Name, 0.8);
                        answer.evidence.push(name.tokens.clone());
                        answer
                            .evidence
                            .extend(self.last_mention(who, name.tokens.start));
                        answer
                    }
                    None => Answer {
                        candidates,
                        ..Answer::default()
                    },
                }
            }
            Referent::None => {
                let article = name
                    .tokens
                    .start
                    .checked_sub(1)
                    .is_some_and(|it| words.lower(it) == "the");
                let last = words.lower(name.tokens.end - 1);
                let numbered = words
                    .written(name.tokens.clone())
                    .contains(|ch: char| ch.is_ascii_digit());
                let plural = numbered || article || name.tokens.len() == 1 && last.ends_with('s');
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

    /// "Mrs. Reyes": those of several whom her courtesy fits, where it fits any.
    fn keep_addressed(&self, name: &Name, candidates: &mut Vec<u32>) {
        let courtesy = name.title.clone().last();
        let Some(said) = courtesy.and_then(|it| same::said_of(self.words.naming(it))) else {
            return;
        };
        let of = |who: u32| self.cast.entity(who).and_then(|it| it.gender);
        self.keep(candidates, |it| of(it).is_none_or(|it| it == said));
    }

    /// "Amir, 34,": an age or a relative clause makes an unlisted name a person.
    fn acts_like_person(&self, name: &Range<u32>) -> bool {
        let words = self.words;
        // "Norvea, which makes lamps"
        if words.str(name.end) == "," && words.lower(name.end + 1) == "which" {
            return false;
        }
        let word = words.shape(name.start) == Shape::Capital
            && !words
                .str(name.start)
                .chars()
                .skip(1)
                .any(char::is_uppercase);
        // "Norcorp said it would sue": nobody is "it".
        let that = name.end + 1 + u32::from(words.lower(name.end + 1) == "that");
        let thing = words.facts(name.end).contains(Facts::SAYING)
            && matches!(words.lower(that), "it" | "its");
        if word && words.is_initial(name.start) && !words.is_proper(name.start) && !thing {
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
            self.answer(form, false, None)
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
        let from = if traced {
            from
        } else {
            self.speaks_within(from)
        };
        if let Some(either) = self.either_turn(at, from as usize) {
            self.answers[at] = either;
            return;
        }
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

    /// "“…,” Reyes said, according to the Courier": she goes on, and not the paper.
    fn speaks_within(&self, outer: u32) -> u32 {
        /// No more attributions behind one are looked through for those within it.
        const WITHIN: usize = 8;
        let around = &self.attributions[outer as usize];
        let opens = |it: &Attribution| {
            it.within == Some(outer)
                && it.kind != Kind::Indirect
                && it.continues.is_none()
                && it.content.first().map(|it| it.start)
                    == around.content.first().map(|it| it.start)
        };
        let mut near = self.attributions.iter().skip(outer as usize).take(WITHIN);
        let inner = near.position(opens).map(|it| outer + it as u32);
        inner
            .filter(|_| around.kind == Kind::Mixed && around.tie == Tie::Phrase)
            .filter(|&it| self.answers[it as usize].who.is_some())
            .unwrap_or(outer)
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
