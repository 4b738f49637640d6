//! Nouns for sources that are not named, with the roles that fit them.

use std::ops::Range;

use super::page::Page;
use crate::provenance::SpeakerKind;

/// A noun for several sources.
pub struct Class {
    /// "expert".
    pub one: &'static str,
    /// "experts".
    pub many: &'static str,
    /// Words of a role that make its holder one of them.
    pub roles: &'static [&'static str],
}

const SCHOLARS: &[&str] = &[
    "expert",
    "fellow",
    "director",
    "professor",
    "researcher",
    "analyst",
    "scholar",
    "scientist",
    "economist",
    "lecturer",
    "historian",
    "specialist",
    "consultant",
    "strategist",
    "chair",
    "engineer",
    "doctor",
    "physician",
    "epidemiologist",
    "psychologist",
    "sociologist",
    "biologist",
];
/// The nouns whose bearers a role tells from others.
const CLASSES: &[Class] = &[
    Class {
        one: "expert",
        many: "experts",
        roles: SCHOLARS,
    },
    Class {
        one: "analyst",
        many: "analysts",
        roles: SCHOLARS,
    },
    Class {
        one: "scientist",
        many: "scientists",
        roles: SCHOLARS,
    },
    Class {
        one: "researcher",
        many: "researchers",
        roles: SCHOLARS,
    },
    Class {
        one: "scholar",
        many: "scholars",
        roles: SCHOLARS,
    },
    Class {
        one: "economist",
        many: "economists",
        roles: SCHOLARS,
    },
    Class {
        one: "academic",
        many: "academics",
        roles: SCHOLARS,
    },
    Class {
        one: "doctor",
        many: "doctors",
        roles: &["doctor", "physician", "surgeon", "gp"],
    },
    Class {
        one: "lawyer",
        many: "lawyers",
        roles: &["lawyer", "attorney", "counsel", "solicitor", "barrister"],
    },
];

/// Words before the noun that leave it as wide as it is.
const QUANTITIES: &[&str] = &[
    "several",
    "many",
    "some",
    "numerous",
    "various",
    "other",
    "most",
    "two",
    "three",
    "four",
    "five",
    "six",
    "independent",
    "outside",
    "dozens",
    "hundreds",
    "of",
];

/// A source of the body that names a class and nobody of it.
pub struct Vague {
    pub class: &'static Class,
    pub quote: u32,
    pub tokens: Range<u32>,
    /// How many the words speak of, at the least.
    pub claimed: u32,
}

/// The class that a word names, and whether in the singular.
pub fn class_of(lower: &str) -> Option<(&'static Class, bool)> {
    let class = CLASSES
        .iter()
        .find(|it| it.one == lower || it.many == lower)?;
    Some((class, class.one == lower))
}

/// The body's vague groups, each quote's once.
pub fn vague(page: &Page) -> Vec<Vague> {
    page.body_quotes().filter_map(|at| one(page, at)).collect()
}

fn one(page: &Page, quote: u32) -> Option<Vague> {
    let written = page.quote(quote);
    let speaker = written.speaker.as_ref()?;
    if speaker.kind != SpeakerKind::Group
        || !speaker.members.is_empty()
        || written.continues.is_some()
    {
        return None;
    }
    let tokens = page.attribution(quote).source.clone()?;
    let lower = |at: u32| page.text.lower(at);
    let noun = tokens
        .clone()
        .find(|&at| class_of(lower(at)).is_some_and(|it| !it.1))?;
    let (class, _) = class_of(lower(noun))?;
    // "the experts", "its scientists": these were named, or belong to somebody;
    // "climate scientists" are of a kind of their own.
    let plain = (tokens.start..noun).all(|at| QUANTITIES.contains(&lower(at)));
    if !plain {
        return None;
    }
    let claimed = claimed(lower(tokens.start)).unwrap_or(2);
    Some(Vague {
        class,
        quote,
        tokens: tokens.start..noun + 1,
        claimed,
    })
}

fn claimed(word: &str) -> Option<u32> {
    Some(match word {
        "several" | "many" | "numerous" | "various" | "three" => 3,
        "four" => 4,
        "five" => 5,
        "six" => 6,
        "dozens" => 24,
        "hundreds" => 200,
        _ => word.parse().ok().filter(|it| (2..1000).contains(it))?,
    })
}
