//! What stands before a role's noun: whose, of which organization.

use std::ops::Range;

use super::{employer::past_seat, is_office, is_outsider, is_past};
use crate::{
    lexicon::{
        Facts,
        naming::{self, Naming},
        organizations,
    },
    people::{
        entity::{Cast, Standing},
        mention::NameKind,
        organization::{affiliation_in, kind_of, meant},
        words::Words,
    },
    text::Shape,
};

/// What stands before the head: whose, of which organization. The head ends `range`.
pub(super) fn read(words: &Words, cast: &Cast, mut range: Range<u32>) -> Standing {
    let seat = past_seat(words, range.clone());
    if seat < range.end {
        range.start = seat;
    }
    let possessive = range.clone().rev().find(|&at| words.owns(at));
    if let Some(possessive) = possessive {
        return owned(words, cast, range, possessive);
    }
    let name = cast
        .names_in(range.clone())
        .map(|it| (it, cast.names[it].tokens.end))
        // "the Holm Prize-winning director", "a Norwegian-American engineer"
        .find(|&(_, end)| {
            end < range.end
                && !words.lower(end).ends_with("-winning")
                && !is_origin(words.lower(end - 1))
        });
    let Some((name, _)) = name else {
        // "a company spokesman"
        let body = range.end.checked_sub(2).filter(|&it| it >= range.start);
        if let Some(office) = spoken_for(words, &range) {
            return office;
        }
        return Standing {
            affiliation: body.and_then(|it| meant(words, cast, it)),
            role: Some(range),
            ..Standing::default()
        };
    };
    of_name(words, cast, range.clone(), name).unwrap_or(Standing {
        role: Some(range),
        ..Standing::default()
    })
}

/// "the Council's engineer", "Karl Dunn's wife".
fn owned(words: &Words, cast: &Cast, range: Range<u32>, possessive: u32) -> Standing {
    // A relative is somebody's: "Karl Dunn's wife", "the Millers’ lawyer".
    let family = words.is(range.end - 1, Naming::KIN);
    let affiliation = affiliation_in(words, cast, range.start..possessive)
        .filter(|it| !family || it.len() > 1 || words.lower(possessive) == "'s")
        .or_else(|| trading(words, cast, possessive, range.end - 1));
    let role = if family && affiliation.is_none() {
        range
    } else {
        possessive + 1..range.end
    };
    Standing {
        role: (!role.is_empty()).then_some(role),
        affiliation,
        ..Standing::default()
    }
}

/// "Ora Holm’s chief executive": only companies have one, whatever the name looks like.
fn trading(words: &Words, cast: &Cast, possessive: u32, head: u32) -> Option<Range<u32>> {
    let company = matches!(
        words.lower(head),
        "executive" | "officer" | "ceo" | "cfo" | "coo" | "cto"
    );
    let name = cast.name_at(possessive.checked_sub(1)?)?;
    let name = &cast.names[name];
    let whole = name.title.is_empty() && name.tokens.end == possessive;
    (company && whole && name.kind == NameKind::Person && name.tokens.len() > 1)
        .then(|| name.tokens.clone())
}

/// "a farm ministry spokeswoman": the public body that its field tells from the others.
fn spoken_for(words: &Words, range: &Range<u32>) -> Option<Standing> {
    let head = range.end - 1;
    let ministry = range.len() == 3
        && words.is(head, Naming::SPOKESPERSON)
        && matches!(words.lower(head - 1), "ministry" | "department")
        && !words.is(range.start, Naming::MODIFIER | Naming::DEMONYM)
        && range.clone().all(|at| words.shape(at) == Shape::Lower);
    ministry.then(|| Standing {
        role: Some(head..range.end),
        affiliation: Some(range.start..head),
        ..Standing::default()
    })
}

/// The standing of a noun phrase that holds the name at `name`: "Norfield Council
/// engineer"; none where that name is nobody's employer.
fn of_name(words: &Words, cast: &Cast, mut range: Range<u32>, name: usize) -> Option<Standing> {
    let head = range.end - 1;
    let kind = kind_of(words, cast, name);
    let mut tokens = cast.names[name].tokens.clone();
    // "a super PAC spokeswoman": a common noun, whatever its capitals.
    let common = words.shape(range.start) == Shape::Lower
        && organizations::noun(&words.phrase(range.start..tokens.end)).is_some();
    let trade = tokens.len() == 1 && TRADES.contains(&words.str(tokens.start));
    // An envoy is nobody's where they are sent to.
    let envoy = matches!(words.lower(head), "ambassador" | "envoy");
    if common || trade || envoy || is_outsider(words, head) {
        return None;
    }
    tokens.start = without_lead(words, tokens.clone());
    if tokens.len() > 1 && is_newly(words, &tokens) {
        tokens.start += 1;
        range.start = tokens.start;
    }
    // "Norfield County Recorder": the county is the place's, but the district of a
    // "U.S. District Judge" is no place.
    if tokens.end < head && words.is(tokens.end, Naming::GEOGRAPHY) && words.is_capital(tokens.end)
    {
        tokens.end += 1;
    }
    if words.lower(tokens.end - 1) == "district" && words.lower(head) == "judge" {
        return None;
    }
    // "the Norfield party chairman", "the White House press secretary"
    let campaign = words.lower(tokens.end) == "campaign";
    let body = tokens.end < head
        && words.facts(tokens.end).contains(Facts::BODY)
        && words.shape(tokens.end) == Shape::Lower
        && !matches!(words.lower(tokens.end), "press" | "media");
    let mut role = tokens.end..range.end;
    match kind {
        NameKind::Place if !is_office(words, head) => return None,
        NameKind::Place => {}
        NameKind::Person if !body => return None,
        NameKind::Person => tokens.end += 1,
        NameKind::Organization | NameKind::Unknown => {
            tokens.start = whole_start(words, range.start, &tokens, head);
            tokens.end += u32::from(body && !campaign);
        }
    }
    if !campaign {
        role.start = tokens.end;
    }
    // Words before the organization belong to the role: "former Norfield engineer".
    if tokens.start > range.start {
        role = range;
    }
    Some(Standing {
        role: (!role.is_empty()).then_some(role),
        affiliation: Some(tokens),
        ..Standing::default()
    })
}

/// Where a name begins without what is said of its bearer: "Retired Norfield Guard
/// Gen.", "Republican U.S. House Speaker".
fn without_lead(words: &Words, name: Range<u32>) -> u32 {
    let mut start = name.start;
    while start + 1 < name.end && is_past(words, start) {
        start += 1;
    }
    let party = start + 2 < name.end
        && words.is(start, Naming::DEMONYM)
        && naming::is_place(words.lower(start + 1));
    start + u32::from(party)
}

/// Where a name before `head` begins that was cut short, no earlier than `first`:
/// "Roads" of "Roads Committee Chairman", "21st" of "21st Century Rail chairman".
fn whole_start(words: &Words, first: u32, name: &Range<u32>, head: u32) -> u32 {
    let lone = name.len() == 1 && words.is(name.start, Naming::HEAD);
    let inside =
        |at: u32| words.shape(head) == Shape::Lower && !words.is_initial(at) && !is_past(words, at);
    (first..name.start)
        .rev()
        .take_while(|&at| {
            let ordinal =
                words.shape(at) == Shape::Number && words.str(at).ends_with(char::is_alphabetic);
            let plain = !words.is(at, Naming::MODIFIER | Naming::DEMONYM)
                || inside(at) && (lone || words.is(at, Naming::MODIFIER));
            ordinal || words.is_capital(at) && !words.is(at, Naming::ROLE) && plain
        })
        .last()
        .unwrap_or(name.start)
}

/// What somebody works in, by its letters: "the PR chief".
const TRADES: &[&str] = &["PR", "HR", "IT", "TV", "AI", "PAC", "VIP", "GM", "SEO"];

/// "Norwegian-American".
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
