//! Noun phrases that say what someone is: role and affiliation, in the page's
//! own words.

use std::ops::Range;

use super::{
    entity::{Cast, Standing},
    mention::NameKind,
    organization::{
        affiliation_in, by_capitals, called, is_body, kind_of, named_before, organization,
    },
    words::Words,
};
use crate::{
    lexicon::{
        Facts,
        naming::{self, Naming},
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
    if phrase.standing.affiliation.is_none() && words.lower(range.start) == "its" {
        phrase.standing.affiliation = named_before(words, cast, range.start);
    }
    Some(phrase)
}

/// The phrase around a head that is found: what stands before it and behind.
fn finish(words: &Words, cast: &Cast, start: u32, head: u32, limit: u32) -> Phrase {
    let mut standing = core(words, cast, start..head + 1);
    let end = tail(words, cast, start, head, limit, &mut standing);
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
            || lower == "then"
            || lower.ends_with("-year-old");
        if !determiner {
            break;
        }
        at += 1;
    }
    at
}

/// Whether a token may stand inside the core of a noun phrase.
fn is_core(words: &Words, at: u32) -> bool {
    let facts = words.facts(at);
    let closed =
        facts.any(Facts::PREPOSITION | Facts::CONJUNCTION | Facts::PRONOUN | Facts::DETERMINER);
    let possessive = words.lower(at) == "'s";
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
            .filter(|it| it.kind == NameKind::Organization && it.tokens.start == at);
        if let Some(name) = name {
            at = name.tokens.end;
            continue;
        }
        if !is_core(words, at) {
            break;
        }
        if fits(words, at) {
            head = Some(at);
        } else if words.lower(at) == "'s" {
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
    let noun = words.shape(head) == Shape::Lower
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
        && words.lower(head) != "'s";
    let closed = !words.shape(end).is_word()
        || words.facts(end).contains(Facts::PREPOSITION)
        || words.lower(end) == "who";
    (noun && closed).then_some(head)
}

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

/// What stands before the head: whose, of which organization.
fn core(words: &Words, cast: &Cast, range: Range<u32>) -> Standing {
    let whole = Standing {
        role: Some(range.clone()),
        ..Standing::default()
    };
    let possessive = range.clone().rev().find(|&at| words.lower(at) == "'s");
    if let Some(possessive) = possessive {
        let owner = range.start..possessive;
        let affiliation = affiliation_in(words, cast, owner);
        // A relative is somebody's: "Karl Dunn's wife".
        let kin = words.is(range.end - 1, Naming::KIN) && affiliation.is_none();
        let role = if kin {
            range
        } else {
            possessive + 1..range.end
        };
        return Standing {
            role: (!role.is_empty()).then_some(role),
            affiliation,
            ..Standing::default()
        };
    }
    let Some(name) = cast
        .names_in(range.clone())
        .find(|&it| cast.names[it].tokens.end < range.end)
    else {
        // "a company spokesman"
        let body = range.end.checked_sub(2).filter(|&it| it >= range.start);
        return Standing {
            affiliation: body.and_then(|it| called(words, cast, it)),
            ..whole
        };
    };
    let head = range.end - 1;
    let mut tokens = cast.names[name].tokens.clone();
    let mut role = tokens.end..range.end;
    // An envoy is nobody's where they are sent to.
    if matches!(words.lower(head), "ambassador" | "envoy") {
        return whole;
    }
    // "Retired Norfield Guard Gen.": the first word is the general's.
    while tokens.len() > 1 && PAST.contains(&words.lower(tokens.start)) {
        tokens.start += 1;
    }
    match kind_of(words, cast, name) {
        NameKind::Place if !words.is(head, Naming::OFFICE | Naming::SPOKESPERSON) => return whole,
        NameKind::Person => {
            let body = words.facts(tokens.end).contains(Facts::BODY) && tokens.end < head;
            if !body {
                return whole;
            }
            tokens.end += 1;
            if words.lower(tokens.end - 1) != "campaign" {
                role.start = tokens.end;
            }
        }
        NameKind::Organization | NameKind::Unknown => {
            let body = words.facts(tokens.end).contains(Facts::BODY)
                && words.shape(tokens.end) == Shape::Lower;
            if body && tokens.end < head && words.lower(tokens.end) != "campaign" {
                tokens.end += 1;
                role.start = tokens.end;
            }
        }
        NameKind::Place => {}
    }
    // Words before the organization belong to the role: "former Norfield engineer".
    if tokens.start > range.start {
        role = range;
    }
    Standing {
        role: (!role.is_empty()).then_some(role),
        affiliation: Some(tokens),
        ..Standing::default()
    }
}

/// What follows the head: "of the Norfield Council", "for policy at …".
fn tail(
    words: &Words,
    cast: &Cast,
    start: u32,
    head: u32,
    limit: u32,
    standing: &mut Standing,
) -> u32 {
    let mut end = head + 1;
    // "professor emeritus of history"
    if matches!(words.lower(end), "emeritus" | "emerita" | "designate") {
        end += 1;
        extend(standing, head, end);
    }
    for _ in 0..3 {
        let preposition = words.lower(end);
        if end >= limit
            || !matches!(
                preposition,
                "of" | "at" | "for" | "with" | "in" | "to" | "on" | "from"
            )
        {
            break;
        }
        let mut from = end + 1;
        while from < limit && words.facts(from).contains(Facts::DETERMINER) {
            from += 1;
        }
        if from >= limit {
            break;
        }
        let named = cast
            .name_at(from)
            .filter(|&at| cast.names[at].tokens.start == from)
            .or_else(|| titled_name(cast, from));
        let employs = matches!(preposition, "at" | "for" | "with" | "of");
        if named.is_none()
            && employs
            && let Some(organization) = organization_at(words, cast, end + 1..limit)
        {
            let end = organization.end;
            belong(standing, start, organization);
            return end;
        }
        let Some(at) = named else {
            let Some(stop) = common_phrase(words, cast, from, limit) else {
                break;
            };
            if stop == from + 1
                && standing.affiliation.is_none()
                && employs
                && let Some(name) = called(words, cast, from)
            {
                standing.affiliation = Some(name);
                return stop;
            }
            // "a dyer for 16 years"
            if preposition == "for" && DURATIONS.contains(&words.lower(stop - 1)) {
                break;
            }
            let body = is_body(words, stop - 1);
            let joins = matches!(preposition, "at" | "for" | "with" | "of" | "on");
            let organization = (stop..limit.min(stop + 1))
                .any(|it| matches!(words.lower(it), "of" | "for" | "at"));
            if body && joins && organization && standing.affiliation.is_none() {
                // "the leadership council of the Norfield Movement"
                let over = stop + 1 + u32::from(words.lower(stop + 1) == "the");
                let inner = cast
                    .name_at(over)
                    .filter(|&it| cast.names[it].tokens.start == over);
                if let Some(inner) = inner {
                    let stop = self::organization(words, cast, inner).end;
                    standing.affiliation = Some(from..stop);
                    return stop;
                }
            }
            if body && joins && !organization && standing.affiliation.is_none() && stop - from >= 2
            {
                standing.affiliation = Some(from..stop);
                return stop;
            }
            if stop - from > 6 || matches!(preposition, "from" | "with") {
                break;
            }
            extend(standing, head, stop);
            end = stop;
            continue;
        };
        let name = &cast.names[at];
        // "director of U.S. rate strategy at …"
        let modifier = name.kind == NameKind::Place
            && words.shape(name.tokens.end) == Shape::Lower
            && is_core(words, name.tokens.end)
            && words.lower(name.tokens.end) != "'s";
        if modifier && let Some(stop) = common_phrase(words, cast, name.tokens.end, limit) {
            extend(standing, head, stop);
            end = stop;
            continue;
        }
        let organization = organization(words, cast, at);
        let owned = organization.end > name.tokens.end;
        match (kind_of(words, cast, at), preposition) {
            (_, "to") if owned && is_body(words, organization.end - 1) => {
                standing.affiliation.get_or_insert(organization.clone());
                return organization.end;
            }
            (NameKind::Person, "to") => {
                let family = words.lower(name.tokens.end) == "family";
                let end = name.tokens.end + u32::from(family);
                extend(standing, head, end);
                return end;
            }
            // A prize is nobody's employer.
            (_, "of") if matches!(words.lower(head), "winner" | "recipient" | "laureate") => {
                extend(standing, head, organization.end);
                return organization.end;
            }
            // "at the D.A. Holm brokerage": no person takes an article.
            (NameKind::Person, "at" | "for") if words.lower(from - 1) == "the" => {}
            // "chief executive of Ora Holm": a company's name may be a person's.
            (NameKind::Person, "at") if !is_titled(cast, at) => {}
            (NameKind::Person, "of")
                if name.tokens.len() > 1
                    && !is_titled(cast, at)
                    && HOLDERS.contains(&words.lower(head)) => {}
            (NameKind::Person, _) if !owned => break,
            (NameKind::Place, "in" | "from" | "at" | "with" | "on") if !owned => break,
            (NameKind::Place, "to") => {
                extend(standing, head, organization.end);
                return organization.end;
            }
            (NameKind::Place, _) if !owned && !is_office(words, head) => break,
            (_, "to") => {
                extend(standing, head, organization.end);
                end = organization.end;
                continue;
            }
            (NameKind::Unknown, "on" | "in" | "from") => break,
            (NameKind::Unknown, "of") if matches!(words.lower(head), "resident" | "native") => {
                break;
            }
            _ => {}
        }
        let end = organization.end;
        if standing.affiliation.is_none() || employs && !words.is_capital(head) {
            belong(standing, start, organization);
        }
        return end;
    }
    end
}

/// Nouns for how long somebody has been what they are.
const DURATIONS: &[&str] = &[
    "years", "year", "decades", "decade", "months", "weeks", "seasons", "terms", "life",
];

/// Nouns for what only organizations have.
const HOLDERS: &[&str] = &[
    "president",
    "executive",
    "ceo",
    "founder",
    "co-founder",
    "owner",
    "co-owner",
    "director",
    "chairman",
    "chairwoman",
    "chair",
    "head",
    "partner",
    "officer",
];

/// Whether places have one: "mayor", "attorney general".
fn is_office(words: &Words, head: u32) -> bool {
    let general = words.lower(head) == "general"
        && head
            .checked_sub(1)
            .is_some_and(|it| matches!(words.lower(it), "attorney" | "solicitor" | "surgeon"));
    general || words.is(head, Naming::OFFICE | Naming::SPOKESPERSON)
}

fn is_titled(cast: &Cast, at: usize) -> bool {
    !cast.names[at].title.is_empty()
}

/// The organization that `range` begins with, behind an article and what
/// describes it: "the centrist Holm Council", "the Lakeside-based Holm Council",
/// "the law firm Holm & Dale".
pub(super) fn organization_at(words: &Words, cast: &Cast, range: Range<u32>) -> Option<Range<u32>> {
    const LONGEST: u32 = 4;
    let determined = words.facts(range.start).contains(Facts::DETERMINER);
    let start = range.start + u32::from(determined);
    let mut at = start;
    while at < range.end && at - start <= LONGEST {
        let based = words.lower(at).ends_with("-based");
        if words.is_capital(at) && !based {
            let firm = at > start && is_body(words, at - 1);
            let name = cast
                .name_at(at)
                .filter(|&it| cast.names[it].tokens.start == at);
            return match name.map(|it| (it, kind_of(words, cast, it))) {
                Some((name, NameKind::Organization)) => Some(organization(words, cast, name)),
                Some((name, NameKind::Unknown | NameKind::Person)) if firm => {
                    Some(organization(words, cast, name))
                }
                Some((_, NameKind::Person | NameKind::Place)) => None,
                _ if determined || firm || words.lower(at + 1) == "&" => {
                    by_capitals(words, cast, at)
                }
                _ => None,
            };
        }
        let describes = based
            || words.shape(at) == Shape::Lower
                && is_core(words, at)
                && words.lower(at) != "'s"
                && !is_role(words, at);
        if !describes {
            return None;
        }
        at += 1;
    }
    None
}

fn titled_name(cast: &Cast, from: u32) -> Option<usize> {
    let at = cast.names.partition_point(|name| name.tokens.start < from);
    cast.names
        .get(at)
        .filter(|name| name.title.start == from && !name.title.is_empty())
        .map(|_| at)
}

/// An affiliation behind the head replaces one before it, which then belongs to
/// the role: "House editor of the Courier".
fn belong(standing: &mut Standing, start: u32, organization: Range<u32>) {
    if standing.affiliation.is_some()
        && let Some(role) = &mut standing.role
    {
        role.start = role.start.min(start);
    }
    standing.affiliation = Some(organization);
}

fn extend(standing: &mut Standing, head: u32, end: u32) {
    if let Some(role) = &mut standing.role
        && role.end > head
    {
        role.end = end;
    }
}

/// The end of a run of lower-case words up to the next preposition or sign.
fn common_phrase(words: &Words, cast: &Cast, from: u32, limit: u32) -> Option<u32> {
    let end = (from..limit)
        .find(|&at| {
            let joined = words.lower(at) == "and"
                && at > from
                && words.shape(at + 1) == Shape::Lower
                && is_core(words, at + 1)
                && head_of(words, cast, at + 1..limit, is_role).is_none();
            !(is_core(words, at) || joined) || words.lower(at) == "'s"
        })
        .unwrap_or(limit);
    (end > from).then_some(end)
}
