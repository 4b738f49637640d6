//! Compares what the core says of a case with what it is to say.

use std::collections::{BTreeMap, BTreeSet};

use whence::provenance::{Polarity, Quote, QuoteSpeaker, SpeakerKind};
use whence::span::Span;

use crate::case::{Case, Expected, Field, Person, Who};

/// The share of letters that two contents must have in common to be the same.
const SAME_CONTENT: f64 = 0.8;

/// The share of words that two roles or organisations must have in common.
const SAME_WORDS: f64 = 0.5;

/// Words that tell no name or role from another.
const WEAK: &[&str] = &[
    "mr",
    "mrs",
    "ms",
    "dr",
    "prof",
    "professor",
    "sir",
    "dame",
    "the",
    "a",
    "an",
    "of",
    "s",
];

/// How the core did on one case, or on many.
#[derive(Default)]
pub struct Outcome {
    /// How many attributions it was to find.
    pub asked: usize,
    /// How many of them it found, with all but the speaker right.
    pub found: usize,
    /// How many of those have the right speaker.
    pub named: usize,
    /// How many of those have the right role and affiliation too.
    pub right: usize,
    /// How many it found where there are none.
    pub invented: usize,
    /// What is wrong, a line each.
    pub failures: Vec<String>,
}

impl Outcome {
    /// Adds the counts of another.
    pub fn add(&mut self, other: &Outcome) {
        self.asked += other.asked;
        self.found += other.found;
        self.named += other.named;
        self.right += other.right;
        self.invented += other.invented;
    }
}

/// What is wrong with a quote, by how far it is right.
#[derive(Default)]
struct Wrong {
    attribution: Vec<String>,
    speaker: Vec<String>,
    fields: Vec<String>,
}

/// Compares the quotes found in a case with those expected.
pub fn compare(case: &Case, found: &[Quote]) -> Outcome {
    let pairs = pair(case, found);
    let mut outcome = Outcome::default();
    for (number, expected) in &case.quotes {
        if expected.optional {
            continue;
        }
        let wrong = match pairs.get(number) {
            Some(&at) => differences(expected, &found[at], found, &pairs),
            None => Wrong {
                attribution: vec!["not found".to_owned()],
                ..Wrong::default()
            },
        };
        let is_found = wrong.attribution.is_empty();
        let is_named = is_found && wrong.speaker.is_empty();
        let is_right = is_named && wrong.fields.is_empty();
        outcome.asked += 1;
        outcome.found += usize::from(is_found);
        outcome.named += usize::from(is_named);
        outcome.right += usize::from(is_right);
        if !is_right {
            let words = excerpt(&case.text, &expected.content);
            let wrong = [wrong.attribution, wrong.speaker, wrong.fields]
                .concat()
                .join("; ");
            outcome.failures.push(format!("{number} {words}: {wrong}"));
        }
    }
    let paired: BTreeSet<usize> = pairs.into_values().collect();
    for (at, quote) in found.iter().enumerate() {
        if !paired.contains(&at) {
            outcome.invented += 1;
            let words = excerpt(&case.text, &quote.content);
            let who = shown(quote);
            outcome
                .failures
                .push(format!("+ {words}: invented ({who})"));
        }
    }
    outcome
}

/// Which quote found is which expected: the one with most of its content in
/// common.
fn pair(case: &Case, found: &[Quote]) -> BTreeMap<u32, usize> {
    let found: Vec<_> = found
        .iter()
        .map(|quote| letters(&case.text, &quote.content))
        .collect();
    case.quotes
        .iter()
        .filter_map(|(&number, expected)| {
            let wanted = letters(&case.text, &expected.content);
            let alike = |at: &usize| overlap(&wanted, &found[*at]);
            let best = (0..found.len()).max_by(|a, b| alike(a).total_cmp(&alike(b)))?;
            (alike(&best) >= SAME_CONTENT).then_some((number, best))
        })
        .collect()
}

/// The places of the letters and digits inside: marks, stops and blanks aside.
fn letters(text: &str, spans: &[Span]) -> BTreeSet<usize> {
    spans
        .iter()
        .flat_map(|span| {
            let inside = span.of(text).char_indices();
            inside.map(move |(at, ch)| (span.start as usize + at, ch))
        })
        .filter(|(_, ch)| ch.is_alphanumeric())
        .map(|(at, _)| at)
        .collect()
}

fn overlap(a: &BTreeSet<usize>, b: &BTreeSet<usize>) -> f64 {
    let both = a.intersection(b).count();
    let either = a.len() + b.len() - both;
    both as f64 / either.max(1) as f64
}

/// The quote that begins the chain which `at` carries on.
fn first_of(at: usize, all: &[Quote]) -> usize {
    match all[at].continues {
        Some(before) if (before as usize) < at => first_of(before as usize, all),
        _ => at,
    }
}

fn differences(
    expected: &Expected,
    found: &Quote,
    all: &[Quote],
    pairs: &BTreeMap<u32, usize>,
) -> Wrong {
    let mut attribution = Vec::new();
    let mut differ = |what: &str, is: String, should: String| {
        if is != should {
            attribution.push(format!("{what} {is}, not {should}"));
        }
    };
    let debug = |it: &dyn std::fmt::Debug| format!("{it:?}").to_lowercase();
    differ("kind", debug(&found.kind), debug(&expected.kind));
    differ("level", debug(&found.level), debug(&expected.level));
    differ("part", debug(&found.furniture), debug(&expected.furniture));
    let negated = found.polarity == Polarity::Negated;
    differ("negated", debug(&negated), debug(&expected.negated));
    let root = |number: u32| pairs.get(&number).map(|&at| first_of(at, all));
    let continued = expected.continues.map(root);
    let continues = found.continues.map(|at| Some(first_of(at as usize, all)));
    differ("continues", debug(&continues), debug(&continued));
    let (speaker, fields) = wrong_speaker(&expected.who, found);
    Wrong {
        attribution,
        speaker,
        fields,
    }
}

/// What is wrong with the speaker, and with the speaker's role and affiliation.
fn wrong_speaker(who: &Who, found: &Quote) -> (Vec<String>, Vec<String>) {
    let speaker = found.speaker.as_ref();
    let shown = shown(found);
    let wrong = match who {
        Who::One(person) => match speaker {
            Some(speaker) if is(person, speaker) => {
                return (Vec::new(), wrong_fields(person, speaker));
            }
            None if !is_named(person) => None,
            _ => Some(format!("{shown}, not {}", person.name)),
        },
        Who::Joint(people) => {
            let all: BTreeSet<_> = people.iter().flat_map(|it| words(&it.name)).collect();
            let said = speaker.map_or_else(BTreeSet::new, |it| words(&it.name));
            let is_right =
                !said.is_empty() && said.iter().all(|it| it == "and" || all.contains(it));
            let names: Vec<_> = people.iter().map(|it| &*it.name).collect();
            (!is_right).then(|| format!("{shown}, not {}", names.join(" and ")))
        }
        Who::Either(people) => {
            let should: BTreeSet<_> = people.iter().map(|it| words(&it.name)).collect();
            let are: BTreeSet<_> = found.candidates.iter().map(|it| words(it)).collect();
            let is_right = speaker.is_none() && are == should;
            (!is_right).then(|| format!("{shown}, candidates {:?}", found.candidates))
        }
        Who::Nobody => {
            let is_person = speaker.is_some_and(|it| it.kind == SpeakerKind::Person);
            is_person.then(|| format!("{shown}, not stated here"))
        }
    };
    (
        wrong
            .into_iter()
            .map(|it| format!("speaker {it}"))
            .collect(),
        Vec::new(),
    )
}

/// Whether `speaker` is `person`: the same words for a person, most of them for
/// the rest. Who has no name is known by kind alone.
fn is(person: &Person, speaker: &QuoteSpeaker) -> bool {
    use SpeakerKind::*;
    match person.kind {
        Person => speaker.kind == Person && words(&speaker.name) == words(&person.name),
        Organization => speaker.kind == Organization && alike(&speaker.name, &person.name),
        Document => speaker.kind == Document,
        Group | Anonymous => matches!(speaker.kind, Group | Anonymous),
    }
}

fn is_named(person: &Person) -> bool {
    !matches!(person.kind, SpeakerKind::Group | SpeakerKind::Anonymous)
}

fn wrong_fields(person: &Person, speaker: &QuoteSpeaker) -> Vec<String> {
    [
        ("role", &speaker.role, &person.role),
        ("affiliation", &speaker.affiliation, &person.affiliation),
    ]
    .into_iter()
    .filter_map(|(what, is, should)| {
        let right = match (should, is) {
            (Field::Any, _) | (Field::NotStated, None) => true,
            (Field::OneOf(forms), Some(is)) => forms.iter().any(|form| alike(form, is)),
            (Field::NotStated, Some(_)) | (Field::OneOf(_), None) => false,
        };
        let should = match should {
            Field::OneOf(forms) => forms.join(" / "),
            Field::NotStated | Field::Any => "none".to_owned(),
        };
        let is = is.as_deref().unwrap_or("none");
        (!right).then(|| format!("{what} {is:?}, not {should:?}"))
    })
    .collect()
}

fn alike(a: &str, b: &str) -> bool {
    let (a, b) = (words(a), words(b));
    let both = a.intersection(&b).count();
    2.0 * both as f64 >= SAME_WORDS * (a.len() + b.len()) as f64 && both > 0
}

fn words(text: &str) -> BTreeSet<String> {
    text.split(|ch: char| !ch.is_alphanumeric())
        .map(str::to_lowercase)
        .filter(|word| !word.is_empty() && !WEAK.contains(&word.as_str()))
        .collect()
}

fn shown(quote: &Quote) -> String {
    match &quote.speaker {
        Some(QuoteSpeaker { name, kind, .. }) => format!("{name} ({kind:?})"),
        None => "nobody".to_owned(),
    }
}

fn excerpt(text: &str, content: &[Span]) -> String {
    const SHOWN: usize = 48;
    let words = content
        .iter()
        .map(|it| it.of(text))
        .collect::<Vec<_>>()
        .join(" … ");
    if words.chars().count() <= SHOWN {
        return words;
    }
    words.chars().take(SHOWN).chain(['…']).collect()
}
