//! What stands behind a name: "(D-Ohio)", ", 34, a nurse at …", ", who heads …".

use std::ops::Range;

use super::{
    entity::{Cast, Standing},
    mention::NameKind,
    organization, phrase, relative, standing,
    words::Words,
};
use crate::{
    lexicon::{
        Facts,
        naming::{self, Naming},
    },
    text::Shape,
};

/// No more tokens than this stand in a bracket between a name and its description.
const LONGEST_ASIDE: u32 = 14;

/// No more nouns than this follow the one that looked like a role: "the pilot shortage".
const LONGEST_COMPOUND: u32 = 3;

/// What follows a name: "(D-Ohio)", ", 34, a nurse at …", ", of …".
pub(super) fn after(
    words: &Words,
    cast: &Cast,
    at: usize,
    bounds: &Range<u32>,
) -> (Vec<Standing>, Option<Range<u32>>) {
    let name = &cast.names[at];
    let mut found = Vec::new();
    let mut district = None;
    let mut next = name.tokens.end;
    let end = bounds.end;
    let state = name.title.end > name.title.start
        && words.is_capital(next + 1)
        && words.facts(next + 1).contains(Facts::ABBREVIATION)
        && words.str(next + 2) == ")";
    if words.str(next) == "(" && (is_district(words, next + 1) || state) {
        let close = (next + 1..end.min(next + 6)).find(|&it| words.str(it) == ")");
        if let Some(close) = close {
            district = Some(next + 1..close);
            next = close + 1;
        }
    }
    let office = name
        .tokens
        .start
        .checked_sub(1)
        .is_some_and(|it| words.is(it, Naming::OFFICE));
    // "Ana Reyes (left), a nurse"
    if words.str(next) == "(" && district.is_none() {
        let close = (next + 1..end.min(next + LONGEST_ASIDE)).find(|&it| words.str(it) == ")");
        let aside = close.filter(|&it| words.str(it + 1) == ",");
        let described = || chain(words, cast, next + 1..end).is_empty();
        if let Some(close) = aside.filter(|_| described()) {
            next = close + 1;
        }
    }
    if words.lower(next) == "of" && next + 1 < end && office {
        let place = cast
            .name_at(next + 1)
            .filter(|&it| cast.names[it].kind == NameKind::Place && district.is_none());
        if let Some(place) = place {
            district = Some(cast.names[place].tokens.clone());
            next = cast.names[place].tokens.end;
        }
    }
    if words.str(next) == "," && district.is_none() {
        if let Some(place) = partisan(words, cast, next + 1) {
            next = place.end;
            district = Some(place);
        } else if office {
            district = partisan_of(words, cast, next + 1);
        }
    }
    if words.str(next) == "," && district.is_none() {
        let place = cast
            .name_at(next + 1)
            .map(|it| &cast.names[it])
            .filter(|it| {
                it.kind == NameKind::Place && matches!(words.str(it.tokens.end), "," | ".")
            });
        if let Some(place) = place.filter(|_| office) {
            district = Some(place.tokens.clone());
            next = place.tokens.end;
        }
    }
    let joins = matches!(words.lower(next), "of" | "for" | "from" | "at" | "with");
    if joins && next + 1 < end {
        // "said Ana Reyes from the Council": elsewhere the verb may own it.
        let spoken = matches!(words.lower(next), "of" | "for") || speaks(words, name.start());
        let organization = phrase::organization_at(words, cast, next + 1..end)
            .filter(|it| spoken || words.facts(it.end).contains(Facts::CUE));
        if let Some(affiliation) = organization {
            next = affiliation.end;
            found.push(Standing {
                affiliation: Some(affiliation),
                ..Standing::default()
            });
        }
    }
    if !matches!(words.str(next), "," | "—" | "–" | "--" | "(") || next + 1 >= end {
        return (found, district);
    }
    next += 1;
    if words.shape(next) == Shape::Number && words.str(next).len() <= 3 {
        if words.str(next + 1) != "," {
            return (found, district);
        }
        next += 2;
    }
    if is_district(words, next) && words.str(next).contains('-') && district.is_none() {
        district = Some(next..next + 1);
        return (found, district);
    }
    // "In Lakeside, the mayor said": no person, and no apposition.
    let located = name.tokens.len() == 1
        && name.tokens.start.checked_sub(1).is_some_and(|it| {
            matches!(
                words.lower(it),
                "in" | "at" | "near" | "from" | "outside" | "to"
            )
        });
    if !located {
        found.extend(chain(words, cast, next..end));
    }
    (found, district)
}

/// "Republican of Ohio": the place.
fn partisan(words: &Words, cast: &Cast, at: u32) -> Option<Range<u32>> {
    let of = words.is(at, Naming::DEMONYM) && words.lower(at + 1) == "of";
    place_at(cast, at + 2).filter(|_| of)
}

/// "an Ohio Republican" behind a lawmaker's name: the place.
fn partisan_of(words: &Words, cast: &Cast, at: u32) -> Option<Range<u32>> {
    let one = matches!(words.lower(at), "a" | "an");
    place_at(cast, at + 1).filter(|it| one && words.is(it.end, Naming::DEMONYM))
}

fn place_at(cast: &Cast, at: u32) -> Option<Range<u32>> {
    let name = cast.name_at(at).map(|it| &cast.names[it])?;
    (name.kind == NameKind::Place && name.tokens.start == at).then(|| name.tokens.clone())
}

/// "Norfield CID": a name that letters end which are no place's.
fn ends_in_letters(words: &Words, cast: &Cast, name: usize) -> bool {
    let tokens = &cast.names[name].tokens;
    let last = tokens.end - 1;
    tokens.len() > 1
        && words.shape(last) == Shape::Upper
        && words.str(last).len() > 2
        && !naming::is_place(words.lower(last))
}

/// Whether a verb of saying stands right before a name.
fn speaks(words: &Words, name: u32) -> bool {
    name.checked_sub(1)
        .is_some_and(|it| words.facts(it).contains(Facts::SAYING))
}

/// "D-Ohio", "R-Neb.", "D", "R".
fn is_district(words: &Words, at: u32) -> bool {
    let written = words.str(at);
    let mut chars = written.chars();
    matches!(chars.next(), Some('D' | 'R' | 'I'))
        && match chars.next() {
            None => words.str(at + 1) == ")",
            Some('-' | '‐' | '‑') => chars.next().is_some_and(char::is_uppercase),
            _ => false,
        }
}

/// All that an apposition says, one description after the other; what holds
/// today before what is over.
fn chain(words: &Words, cast: &Cast, range: Range<u32>) -> Vec<Standing> {
    const MOST: usize = 6;
    let mut found: Vec<Standing> = Vec::new();
    let mut at = range.start;
    while at < range.end && found.len() < MOST {
        let Some((said, end)) = link(words, cast, at..range.end, found.is_empty()) else {
            break;
        };
        for standing in said {
            add(words, &mut found, standing);
        }
        let Some(next) = next_link(words, end..range.end) else {
            break;
        };
        at = next;
    }
    found.sort_by_key(|it| standing::is_past(words, it));
    found
}

/// "Economist Ana Reyes, who works at the Institute": an affiliation alone is
/// that of the role before it.
fn add(words: &Words, found: &mut Vec<Standing>, standing: Standing) {
    if standing::employs(words, &standing)
        && let Some(bare) = found
            .iter_mut()
            .find(|it| it.affiliation.is_none() && !it.title && !standing::is_past(words, it))
    {
        bare.affiliation = standing.affiliation;
    } else {
        found.push(standing);
    }
}

/// Where the name begins that the comma before `at` closes.
fn name_start(cast: &Cast, at: u32) -> u32 {
    let name = at.checked_sub(2).and_then(|it| cast.name_at(it));
    name.map_or(at, |it| {
        let name = &cast.names[it];
        name.start()
    })
}

/// The organization between two commas, the first of them at `comma`.
fn department(words: &Words, cast: &Cast, comma: u32) -> Option<Range<u32>> {
    let name = cast.name_at(comma + 1)?;
    let tokens = &cast.names[name].tokens;
    let whole = words.str(comma) == ","
        && tokens.start == comma + 1
        && matches!(words.str(tokens.end), "," | ".");
    (whole && organization::kind_of(words, cast, name) == NameKind::Organization)
        .then(|| tokens.clone())
}

/// Where the next description begins, behind the one that ends with `range`'s
/// start.
fn next_link(words: &Words, range: Range<u32>) -> Option<u32> {
    let at = range.start;
    if at >= range.end {
        return None;
    }
    let comma = words.str(at) == ",";
    let from = at + u32::from(comma);
    let and = words.lower(from) == "and";
    let from = from + u32::from(and);
    let lower = words.lower(from);
    let verb = matches!(
        lower,
        "who"
            | "now"
            | "currently"
            | "formerly"
            | "previously"
            | "working"
            | "teaching"
            | "serving"
    );
    let noun = matches!(lower, "a" | "an" | "also")
        || words.is(from, Naming::ROLE | Naming::MODIFIER) && words.shape(from) == Shape::Lower;
    let article = and && lower == "the";
    let fits = verb
        || (comma || and) && (noun && (and || matches!(lower, "a" | "an" | "former")) || article);
    fits.then_some(from)
}

/// One description, and where it ends.
fn link(
    words: &Words,
    cast: &Cast,
    range: Range<u32>,
    first: bool,
) -> Option<(Vec<Standing>, u32)> {
    let at = range.start;
    let lower = words.lower(at);
    if first && matches!(lower, "of" | "at" | "with" | "from") {
        let from = at + 1 + u32::from(words.lower(at + 1) == "the");
        let name = cast
            .name_at(from)
            .filter(|&it| cast.names[it].tokens.start == from)?;
        let fits = match organization::kind_of(words, cast, name) {
            NameKind::Organization => true,
            NameKind::Unknown => {
                matches!(lower, "at" | "with") || ends_in_letters(words, cast, name)
            }
            _ => false,
        };
        let affiliation = organization::organization(words, cast, name);
        let end = affiliation.end;
        let standing = Standing {
            affiliation: Some(affiliation),
            ..Standing::default()
        };
        return fits.then(|| (vec![standing], end));
    }
    if lower == "who" {
        let (said, end) = relative::read(words, cast, at + 1..range.end);
        return (!said.is_empty()).then_some((said, end));
    }
    if lower == "whose" {
        let end = relative::clause_end(words, at..range.end);
        let standing = Standing {
            role: Some(at..end),
            ..Standing::default()
        };
        return (first && (3..=14).contains(&(end - at))).then(|| (vec![standing], end));
    }
    let mut from = at;
    while matches!(
        words.lower(from),
        "now" | "then" | "also" | "currently" | "formerly" | "previously"
    ) {
        from += 1;
    }
    let (said, end) = relative::read(words, cast, from..range.end);
    if !said.is_empty() && words.lower(from).ends_with("ing") {
        return Some((said, end));
    }
    // Behind the first, "a Lakeside think tank" may be what the organization is.
    let phrase = if first {
        phrase::read_any(words, cast, from..range.end)?
    } else {
        phrase::read(words, cast, from..range.end)?
    };
    // A list of persons is no apposition: “Ana Reyes, Mayor Dana Cole and …”.
    let names_another = cast
        .name_at(phrase.head + 1)
        .is_some_and(|it| cast.names[it].tokens.start == phrase.head + 1);
    // "For Dunn, the mayor said, …", "For Dunn, the pilot shortage is …"
    let verb = (phrase.end..phrase.end + LONGEST_COMPOUND)
        .find(|&at| words.shape(at) != Shape::Lower || !phrase::is_core(words, at))
        .unwrap_or(phrase.end);
    let clause = words.lower(from) == "the"
        && words.facts(verb).any(Facts::SAYING | Facts::AUXILIARY)
        && !words.owns(verb);
    let bare =
        phrase::skip_determiners(words, from..range.end) == from && words.is_capital(phrase.head);
    let list = bare
        && words.facts(phrase.head).contains(Facts::TITLE)
        && words.str(phrase.head).ends_with('.');
    let mut standing = Standing {
        past: matches!(lower, "formerly" | "previously" | "then"),
        ..phrase.standing
    };
    let mut end = phrase.end;
    // "Ana Reyes, Chief Officer, Department of Rail,"
    if standing.affiliation.is_none()
        && bare
        && let Some(department) = department(words, cast, end)
    {
        end = department.end;
        standing.affiliation = Some(department);
    }
    // "Ana Reyes, the director of the Institute said": a comma is missing.
    let opens =
        from >= 2 && words.is_initial(name_start(cast, at)) && standing.affiliation.is_some();
    (!names_another && !list && (!clause || opens)).then_some((vec![standing], end))
}
