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
const OFFICIALS: &[&str] = &[
    "official",
    "minister",
    "secretary",
    "commissioner",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "mayor",
    "governor",
    "ambassador",
    "chief",
    "director",
    "president",
    "administrator",
    "superintendent",
    "inspector",
    "adviser",
    "advisor",
    "councilman",
    "councilwoman",
    "councillor",
    "sheriff",
    "attorney",
    "judge",
    "senator",
    "general",
    "officer",
];
const LAWMAKERS: &[&str] = &[
    "senator",
    "sen",
    "sen.",
    "representative",
    "rep",
    "rep.",
    "lawmaker",
    "congressman",
    "congresswoman",
    "mp",
    "assemblyman",
    "assemblywoman",
    "speaker",
    "leader",
    "whip",
    "delegate",
];

/// The nouns, each with its singular.
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
        one: "official",
        many: "officials",
        roles: OFFICIALS,
    },
    Class {
        one: "lawmaker",
        many: "lawmakers",
        roles: LAWMAKERS,
    },
    Class {
        one: "senator",
        many: "senators",
        roles: LAWMAKERS,
    },
    Class {
        one: "doctor",
        many: "doctors",
        roles: &["doctor", "physician", "surgeon", "dr", "dr.", "gp"],
    },
    Class {
        one: "lawyer",
        many: "lawyers",
        roles: &["lawyer", "attorney", "counsel", "solicitor", "barrister"],
    },
    Class {
        one: "teacher",
        many: "teachers",
        roles: &["teacher", "principal", "head"],
    },
    Class {
        one: "student",
        many: "students",
        roles: &["student", "senior", "junior", "freshman", "sophomore"],
    },
    Class {
        one: "critic",
        many: "critics",
        roles: &[],
    },
    Class {
        one: "observer",
        many: "observers",
        roles: &[],
    },
    Class {
        one: "insider",
        many: "insiders",
        roles: &[],
    },
    Class {
        one: "resident",
        many: "residents",
        roles: &["resident"],
    },
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
    // "the experts", "its officials": these were named, or belong to somebody.
    let first = lower(tokens.start);
    let bare = tokens.start == noun;
    // "other", "some" and adjectives only: a name before the noun tells more.
    let plain = (tokens.start..noun)
        .all(|at| page.is_word(at) && (!page.is_capital(at) || at == tokens.start));
    if matches!(
        first,
        "the" | "these" | "those" | "its" | "his" | "her" | "their" | "our" | "both" | "all"
    ) || !plain
    {
        return None;
    }
    let claimed = claimed(first).unwrap_or(2);
    let end = if bare {
        noun + 1
    } else {
        (noun + 1).max(tokens.start + 1)
    };
    Some(Vague {
        class,
        quote,
        tokens: tokens.start..end,
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
