//! Noun phrases that say what someone is: role and affiliation, in the page's
//! own words.

use std::ops::Range;

use super::{
    entity::{Cast, Standing},
    mention::{Name, NameKind},
    organization::{
        affiliation_in, by_capitals, called, is_body, kind_of, named_before, organization,
        owned_end,
    },
    words::Words,
};
use crate::{
    lexicon::{
        Facts,
        naming::{self, Naming},
        organizations,
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
            // "King" and "Sexton" may be people: a name is no role.
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
    let adjective = ADJECTIVES
        .iter()
        .any(|ending| words.lower(head).ends_with(ending));
    let noun = words.shape(head) == Shape::Lower
        && !adjective
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

/// How only adjectives end: "a handsome, gregarious figure".
const ADJECTIVES: &[&str] = &["some", "ful", "ous", "less", "able", "ible"];

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
fn core(words: &Words, cast: &Cast, mut range: Range<u32>) -> Standing {
    if range.len() > 1 && words.lower(range.start).ends_with("-based") {
        range.start += 1;
    }
    let whole = Standing {
        role: Some(range.clone()),
        ..Standing::default()
    };
    let possessive = range.clone().rev().find(|&at| words.owns(at));
    if let Some(possessive) = possessive {
        let owner = range.start..possessive;
        // A relative is somebody's: "Karl Dunn's wife", "the Millers’ lawyer".
        let family = words.is(range.end - 1, Naming::KIN);
        let affiliation = affiliation_in(words, cast, owner)
            .filter(|it| !family || it.len() > 1 || words.lower(possessive) == "'s");
        let kin = family && affiliation.is_none();
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
        .map(|it| (it, cast.names[it].tokens.end))
        // "the Holm Prize-winning director", "a Syrian-American engineer"
        .find(|&(_, end)| {
            end < range.end
                && !words.lower(end).ends_with("-winning")
                && !is_origin(words.lower(end - 1))
        })
        .map(|it| it.0)
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
    // "a super PAC spokeswoman": a common noun, whatever its capitals.
    let common = organizations::noun(&words.phrase(range.start..tokens.end)).is_some();
    if common && words.shape(range.start) == Shape::Lower {
        return whole;
    }
    // An envoy is nobody's where they are sent to.
    if matches!(words.lower(head), "ambassador" | "envoy") || is_outsider(words, head) {
        return whole;
    }
    // "Retired Norfield Guard Gen.": the first word is the general's.
    while tokens.len() > 1 && PAST.contains(&words.lower(tokens.start)) {
        tokens.start += 1;
    }
    if tokens.len() > 1 && is_newly(words, &tokens) {
        tokens.start += 1;
        range.start = tokens.start;
    }
    // "Norfield County Recorder": the county is the place's, but the district of a
    // "U.S. District Judge" is no place.
    if tokens.end < head && words.is(tokens.end, Naming::GEOGRAPHY) && words.is_capital(tokens.end)
    {
        tokens.end += 1;
        role.start = tokens.end;
    }
    if words.lower(tokens.end - 1) == "district" && words.lower(head) == "judge" {
        return whole;
    }
    // "Rules Committee Chairman": a name cut short.
    while tokens.start > range.start
        && cast.names[name].kind == NameKind::Organization
        && words.is(tokens.start, Naming::HEAD)
        && words.is_capital(tokens.start - 1)
        && !words.is(
            tokens.start - 1,
            Naming::ROLE | Naming::MODIFIER | Naming::DEMONYM,
        )
    {
        tokens.start -= 1;
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

/// "Syrian-American", "mid-Atlantic-born".
fn is_origin(lower: &str) -> bool {
    let people = |it: &str| naming::of(it).any(Naming::DEMONYM);
    lower.rsplit_once('-').is_some_and(|(_, last)| people(last))
}

/// "New Treasury Secretary Ana Reyes" at the start of a sentence: it is the secretary
/// that is new.
fn is_newly(words: &Words, name: &Range<u32>) -> bool {
    let rest = name.start + 1..name.end;
    words.lower(name.start) == "new"
        && words.is_initial(name.start)
        && !naming::is_place(&words.phrase(name.start..name.start + 2))
        && (naming::is_organization(&words.phrase(rest.clone()))
            || naming::is_place(words.lower(rest.start)))
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
        from = past_seat(words, from..limit);
        // "an adviser in 2012"
        if from >= limit || preposition == "in" && words.shape(from) == Shape::Number {
            break;
        }
        let named = cast
            .name_at(from)
            .filter(|&at| cast.names[at].tokens.start == from)
            .or_else(|| titled_name(words, cast, from));
        let employs = matches!(preposition, "at" | "for" | "with" | "of");
        if named.is_none()
            && employs
            && let Some(organization) = organization_at(words, cast, end + 1..limit)
        {
            end = organization.end;
            if is_field(words, preposition, &organization) {
                extend(standing, head, end);
                continue;
            }
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
            // "a group called Rails for All"
            if body && let Some(organization) = named_after(words, cast, stop) {
                let end = organization.end;
                belong(standing, start, organization);
                return end;
            }
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
                // "the rail division's safety section"
                let owned = words.owns(stop).then(|| owned_end(words, cast, stop + 1));
                let stop = owned.flatten().unwrap_or(stop);
                standing.affiliation = Some(from..stop);
                return stop;
            }
            let owner = words.owns(stop);
            let named = (from..stop).any(|it| words.is_capital(it));
            if stop - from > 6
                || owner
                || matches!(preposition, "from" | "with")
                || named && preposition == "at"
            {
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
            && !words.owns(name.tokens.end);
        if modifier && let Some(stop) = common_phrase(words, cast, name.tokens.end, limit) {
            extend(standing, head, stop);
            end = stop;
            continue;
        }
        let organization = organization(words, cast, at);
        let called = named_after(words, cast, organization.end);
        let organization = called.unwrap_or(organization);
        let owned = organization.end > name.tokens.end;
        // "in Cambridge": a town, though a university has its name.
        let kind = match kind_of(words, cast, at) {
            NameKind::Organization if preposition == "in" && is_place(words, name) => {
                NameKind::Place
            }
            kind => kind,
        };
        match (kind, preposition) {
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
            // "a supporter of Ana Reyes's bid"
            (_, "of") if is_outsider(words, head) && words.owns(organization.end) => break,
            // A prize is nobody's employer.
            (_, "of") if is_outsider(words, head) => {
                extend(standing, head, organization.end);
                return organization.end;
            }
            // Nor is a book.
            (_, "of") if matches!(words.lower(head), "author" | "co-author") => break,
            // "at the D.A. Holm brokerage": no person takes an article.
            (NameKind::Person, "at" | "for")
                if words.lower(from - 1) == "the" && !is_titled(cast, at) => {}
            // "chief executive of Ora Holm": a company's name may be a person's.
            (NameKind::Person, "at") if !is_titled(cast, at) => {}
            (NameKind::Person, "of")
                if name.tokens.len() > 1
                    && !is_titled(cast, at)
                    && HOLDERS.contains(&words.lower(head)) => {}
            (NameKind::Person, _) if !owned => break,
            // "a researcher in Norfield at the Institute"
            (NameKind::Place, "in") if !owned && words.lower(organization.end) == "at" => {
                end = organization.end;
                continue;
            }
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
            (NameKind::Unknown, _) if is_field(words, preposition, &organization) => {
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

fn is_place(words: &Words, name: &Name) -> bool {
    naming::is_place(&words.phrase(name.tokens.clone()))
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
    ];
    OUTSIDERS.contains(&words.lower(head))
}

/// "Global Strategy" of "head of Global Strategy at the Institute": what somebody is head
/// of there.
fn is_field(words: &Words, preposition: &str, name: &Range<u32>) -> bool {
    let last = name.end - 1;
    let there = name.end + 1 + u32::from(words.facts(name.end + 1).contains(Facts::DETERMINER));
    preposition == "of"
        && words.lower(name.end) == "at"
        && words.is_capital(there)
        && !is_body(words, last)
        && !words.is(last, Naming::HEAD)
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
    let employs = words.lower(range.start.saturating_sub(1)) == "at";
    let mut at = start;
    while at < range.end && at - start <= LONGEST {
        at = past_seat(words, at..range.end);
        if words.is_capital(at) {
            let firm = at > start && is_body(words, at - 1);
            let name = cast
                .name_at(at)
                .filter(|&it| cast.names[it].tokens.start == at);
            return match name.map(|it| (it, kind_of(words, cast, it))) {
                Some((name, NameKind::Organization)) => Some(organization(words, cast, name)),
                Some((name, NameKind::Unknown | NameKind::Person)) if firm => {
                    Some(organization(words, cast, name))
                }
                // "at the nonpartisan Ana Reyes Report": nobody works at a person.
                Some((name, NameKind::Person)) if determined && employs => {
                    Some(organization(words, cast, name))
                }
                Some((_, NameKind::Person | NameKind::Place)) => None,
                // "with National Ferry"
                _ if determined
                    || firm
                    || words.lower(at + 1) == "&"
                    || words.is(at, Naming::MODIFIER) =>
                {
                    by_capitals(words, cast, at)
                }
                _ => None,
            };
        }
        let describes = words.shape(at) == Shape::Lower
            && is_core(words, at)
            && !words.owns(at)
            && !is_role(words, at);
        if !describes {
            return None;
        }
        at += 1;
    }
    None
}

/// Past where an organization has its seat: "the Port Norfield-based Holm Council".
fn past_seat(words: &Words, range: Range<u32>) -> u32 {
    const LONGEST: usize = 4;
    range
        .clone()
        .take(LONGEST)
        .take_while(|&at| words.shape(at).is_capital())
        .find(|&at| words.lower(at).ends_with("-based"))
        .map_or(range.start, |it| it + 1)
}

/// The name that a participle at `at` gives a body: "a group called Rails for All".
fn named_after(words: &Words, cast: &Cast, at: u32) -> Option<Range<u32>> {
    let first = match words.lower(at) {
        "called" | "named" | "dubbed" => at + 1,
        "known" if words.lower(at + 1) == "as" => at + 2,
        _ => return None,
    };
    let first = first + u32::from(words.lower(first) == "the");
    let name = cast
        .name_at(first)
        .filter(|&it| cast.names[it].tokens.start == first);
    name.map(|it| organization(words, cast, it))
        .or_else(|| by_capitals(words, cast, first))
}

/// The name behind the titles at `from`, as far as they are somebody's: "Global" of
/// "Global Strategy" is not.
fn titled_name(words: &Words, cast: &Cast, from: u32) -> Option<usize> {
    let at = cast.names.partition_point(|name| name.tokens.start < from);
    cast.names
        .get(at)
        .filter(|name| name.title.start == from)
        .filter(|name| {
            let mut titles = name.title.clone();
            titles.any(|it| words.is(it, Naming::ROLE | Naming::COURTESY | Naming::DEMONYM))
        })
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
            let calls = matches!(words.lower(at), "called" | "named" | "dubbed" | "known");
            !(is_core(words, at) || joined) || words.owns(at) || calls && at > from
        })
        .unwrap_or(limit);
    (end > from).then_some(end)
}
