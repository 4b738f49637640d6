//! Noun phrases that say what someone is: role and affiliation, in the page's
//! own words.

mod before;
mod behind;
mod employer;

use std::ops::Range;

pub(super) use employer::organization_at;

use super::{
    entity::{Cast, Standing},
    mention::NameKind,
    organization::{named_before, of_whose},
    words::Words,
};
use crate::{
    lexicon::{
        Facts,
        naming::{self, Naming},
        peoples,
    },
    text::Shape,
};

/// A noun phrase with a role at its head.
#[derive(Clone, Debug, PartialEq)]
pub struct Phrase {
    /// What it says.
    pub standing: Standing,
    /// The role noun.
    pub head: u32,
    /// The token after the phrase.
    pub end: u32,
}

/// Words before a role that is over.
pub(super) const PAST: &[&str] = &["former", "ex", "retired", "then", "onetime", "one-time"];

/// "former", "retired".
pub(super) fn is_past(words: &Words, at: u32) -> bool {
    PAST.contains(&words.lower(at))
}

/// Roles are no longer than this.
const LONGEST: u32 = 14;

/// Reads the noun phrase at the start of `range`; none where its head is no
/// role.
pub fn read(words: &Words, cast: &Cast, range: Range<u32>) -> Option<Phrase> {
    read_with(words, cast, range, false)
}

/// The same where a noun phrase must say what someone is, so that any noun may
/// be its head: behind a name and a comma, "a" or "the".
pub fn read_any(words: &Words, cast: &Cast, range: Range<u32>) -> Option<Phrase> {
    read_with(words, cast, range, true)
}

/// The same of several people: "both professors at …".
pub fn read_plural(words: &Words, cast: &Cast, range: Range<u32>) -> Option<Phrase> {
    let start = skip_determiners(words, range.clone());
    let limit = range.end.min(start + 2 * LONGEST);
    let head = head_of(words, cast, start..limit, is_plural_role)?;
    Some(finish(words, cast, start, head, limit))
}

fn read_with(words: &Words, cast: &Cast, range: Range<u32>, any: bool) -> Option<Phrase> {
    let start = skip_determiners(words, range.clone());
    let limit = range.end.min(start + 2 * LONGEST);
    // "one of the president's closest aides"
    if words.lower(range.start) == "one" && words.lower(range.start + 1) == "of" {
        let mut phrase = read_plural(words, cast, range.start + 2..range.end)?;
        if let Some(role) = &mut phrase.standing.role {
            role.start = range.start;
        }
        return Some(phrase);
    }
    let head = head_of(words, cast, start..limit, is_role).or_else(|| {
        let determined = matches!(
            words.lower(range.start),
            "a" | "an" | "the" | "his" | "her" | "their"
        );
        if any && determined {
            any_head(words, start..limit)
        } else {
            None
        }
    })?;
    let mut phrase = finish(words, cast, start, head, limit);
    if is_compound(words, phrase.end) && phrase.end == head + 1 {
        return None;
    }
    let affiliation = &mut phrase.standing.affiliation;
    match words.lower(range.start) {
        "its" if affiliation.is_none() => {
            *affiliation = named_before(words, cast, range.start);
        }
        // "whose lawyer": anybody's.
        "whose" if affiliation.is_none() && !words.is(head, Naming::KIN) => {
            *affiliation = of_whose(words, cast, range.start);
        }
        _ => {}
    }
    Some(phrase)
}

/// "a character reference", "the pilot shortage": another noun follows, and is the head.
fn is_compound(words: &Words, next: u32) -> bool {
    let lower = words.lower(next);
    words.shape(next) == Shape::Lower
        && words.facts(next) == Facts::default()
        && !words.is(next, Naming::ROLE | Naming::MODIFIER)
        && ["ence", "tion", "ment", "age", "ship", "ity"]
            .iter()
            .any(|it| lower.ends_with(it))
}

/// The phrase around a head that is found: what stands before it and behind.
fn finish(words: &Words, cast: &Cast, start: u32, head: u32, limit: u32) -> Phrase {
    let mut standing = before::read(words, cast, start..head + 1);
    let end = behind::read(words, cast, start..limit, head, &mut standing);
    Phrase {
        standing,
        head,
        end,
    }
}

/// Steps over "a", "the", "his", "one of the", "34-year-old".
pub fn skip_determiners(words: &Words, range: Range<u32>) -> u32 {
    let mut at = range.start;
    while at < range.end {
        let lower = words.lower(at);
        let determiner = words.facts(at).contains(Facts::DETERMINER)
            && !words.is(at, Naming::ROLE | Naming::MODIFIER)
            || lower == "of" && at > range.start
            || matches!(lower, "then" | "whose")
            || lower.ends_with("-year-old");
        if !determiner {
            break;
        }
        at += 1;
    }
    at
}

/// Whether a token may stand inside the core of a noun phrase.
pub(super) fn is_core(words: &Words, at: u32) -> bool {
    let facts = words.facts(at);
    let closed =
        facts.any(Facts::PREPOSITION | Facts::CONJUNCTION | Facts::PRONOUN | Facts::DETERMINER);
    let possessive = words.owns(at);
    if matches!(words.lower(at), "outside" | "inside") {
        return words.is(at + 1, Naming::ROLE | Naming::MODIFIER);
    }
    let verb = facts.any(Facts::SAYING | Facts::AUXILIARY)
        && !words.is(at, Naming::ROLE | Naming::MODIFIER)
        && words.shape(at) == Shape::Lower;
    possessive
        || words.shape(at).is_word()
            && !verb
            && (!closed
                || words.is(at, Naming::ROLE | Naming::MODIFIER)
                    && !facts.any(Facts::PREPOSITION | Facts::CONJUNCTION))
}

/// The last of the core's nouns that `fits`, where `range` begins with a core.
fn head_of(
    words: &Words,
    cast: &Cast,
    range: Range<u32>,
    fits: fn(&Words, u32) -> bool,
) -> Option<u32> {
    let mut head = None;
    let mut at = range.start;
    while at < range.end && at < range.start + LONGEST {
        if words.lower(at) == "and" || words.str(at) == "/" {
            // "president and chief executive"
            let next = (at + 1..range.end.min(at + 6))
                .take_while(|&it| is_core(words, it))
                .find(|&it| fits(words, it));
            match (head, next) {
                (Some(before), Some(next))
                    if before + 1 == at
                        && (words.is_capital(next) == words.is_capital(before)
                            || words.shape(next) == Shape::Upper) =>
                {
                    head = Some(next);
                    at = next + 1;
                    continue;
                }
                _ => break,
            }
        }
        let name = cast
            .name_at(at)
            .map(|it| &cast.names[it])
            // "King" and "Baker" may be people: a name is no role.
            .filter(|it| matches!(it.kind, NameKind::Organization | NameKind::Person))
            .filter(|it| it.tokens.start == at);
        if let Some(name) = name {
            at = name.tokens.end;
            continue;
        }
        if !is_core(words, at) {
            break;
        }
        if fits(words, at) {
            head = Some(at);
        } else if words.owns(at) {
            // Whose somebody is, is somebody else.
            head = None;
        }
        at += 1;
    }
    head
}

/// The last noun of a core of small words; no time, document or organization.
fn any_head(words: &Words, range: Range<u32>) -> Option<u32> {
    const TIMES: &[&str] = &[
        "year",
        "years",
        "day",
        "days",
        "week",
        "month",
        "time",
        "night",
        "morning",
        "afternoon",
        "evening",
        "moment",
        "hour",
        "decade",
        "century",
        "place",
        "way",
        "thing",
        "first",
        "second",
        "last",
        "next",
        "same",
        "latter",
        "former",
        "most",
        "kind",
        "sort",
        "lot",
        "number",
        "case",
        "move",
        "decision",
        "result",
        "state",
        "city",
        "town",
        "country",
        "event",
    ];
    let end = range
        .clone()
        .take(5)
        .find(|&at| !is_core(words, at))
        .unwrap_or(range.end.min(range.start + 5));
    let head = end.checked_sub(1).filter(|&at| at >= range.start)?;
    let facts = words.facts(head);
    let nobody = NOBODY
        .iter()
        .any(|ending| words.lower(head).ends_with(ending));
    let verb = ["ed", "ing"]
        .iter()
        .any(|ending| words.lower(head).ends_with(ending))
        || PARTICLES.contains(&words.lower(head));
    let noun = words.shape(head) == Shape::Lower
        && !nobody
        && !verb
        && !facts.any(
            Facts::DATE
                | Facts::DOCUMENT
                | Facts::BODY
                | Facts::ADVERB
                | Facts::VERB
                | Facts::GROUP
                | Facts::CUE,
        )
        && !TIMES.contains(&words.lower(head))
        && !words.lower(head).ends_with('s')
        && !words.owns(head);
    let closed = !words.shape(end).is_word()
        || words.facts(end).contains(Facts::PREPOSITION)
        || words.lower(end) == "who";
    (noun && closed).then_some(head)
}

/// Small words behind a verb: "pulled up".
pub(super) const PARTICLES: &[&str] = &["out", "up", "off", "down", "away", "back"];

/// How nobody's noun ends, but adjectives and what is thought or done: "a quarrelsome,
/// restless figure", "the grand invention".
const NOBODY: &[&str] = &[
    "some", "ful", "ous", "less", "able", "ible", "ly", "tion", "sion", "ment", "ness", "ity",
    "ery", "ance", "ence", "ship", "ism", "ture",
];

fn is_role(words: &Words, at: u32) -> bool {
    words.is(at, Naming::ROLE)
}

/// "professors", "aides".
pub(super) fn is_plural_role(words: &Words, at: u32) -> bool {
    let word = words.lower(at);
    let word = word.strip_suffix('.').unwrap_or(word);
    word.strip_suffix('s')
        .is_some_and(|it| !it.ends_with('s') && naming::of(it).any(Naming::ROLE))
        && !words.is(at, Naming::SURNAME | Naming::MODIFIER)
}

/// Whether a noun says what somebody has been given, or which side they are on: a prize,
/// a party, a person that no one works for.
fn is_outsider(words: &Words, head: u32) -> bool {
    const OUTSIDERS: &[&str] = &[
        "winner",
        "recipient",
        "laureate",
        "supporter",
        "backer",
        "critic",
        "opponent",
        "rival",
        "foe",
        "fan",
        "admirer",
        "ally",
        "donor",
        "loyalist",
        "author",
        "co-author",
        "sponsor",
        "co-sponsor",
    ];
    let noun = words.lower(head);
    OUTSIDERS.contains(&noun.strip_suffix('s').unwrap_or(noun))
}

/// Whether places have one: "mayor", "attorney general".
fn is_office(words: &Words, head: u32) -> bool {
    let general = words.lower(head) == "general"
        && head
            .checked_sub(1)
            .is_some_and(|it| matches!(words.lower(it), "attorney" | "solicitor" | "surgeon"));
    general || words.is(head, Naming::OFFICE | Naming::SPOKESPERSON)
}

/// "the Dane", "the 29-year-old Kenyan": the noun for one of a people that ends a
/// phrase.
pub fn names_one_of_a_people(words: &Words, phrase: &Range<u32>) -> bool {
    let head = phrase.end - 1;
    words.lower(phrase.start) == "the"
        && phrase.len() > 1
        && words.is_capital(head)
        && (phrase.start + 1..head).all(|at| !words.is_capital(at))
        && peoples::is_one_of_a_people(words.lower(head))
}
