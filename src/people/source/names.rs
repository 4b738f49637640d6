//! The names in a source: the one that its words lead up to, several joined, and those
//! that a comma sets off.

use std::ops::Range;

use crate::{
    lexicon::{
        Facts,
        naming::{self, Naming},
    },
    people::{
        entity::Cast,
        mention::{self, NameKind},
        standing,
        words::{Words, is_past_form},
    },
    text::Shape,
};

/// "Norfield’s chief of staff Ana Reyes": the "of" of an office that a name follows.
pub(super) fn is_held(words: &Words, cast: &Cast, of: u32, range: &Range<u32>) -> bool {
    let indefinite = super::is_indefinite(words, range.start);
    if indefinite || words.lower(of) != "of" {
        return false;
    }
    let named = |at: u32| {
        cast.name_at(at)
            .map(|it| &cast.names[it])
            .filter(|it| it.kind == NameKind::Person && it.tokens.end <= range.end)
            .filter(|it| it.tokens.start == at)
            .is_some()
    };
    let name = [of + 2, of + 3].into_iter().find(|&it| named(it));
    name.is_some_and(|it| {
        standing::office_before(words, range.start..it).is_some_and(|office| office + 1 == of)
    })
}

/// "Director of the Dale Council Ana Reyes": the person at the end of a role, where what
/// stands right before the name is what the role is of.
pub(super) fn holder(words: &Words, cast: &Cast, range: Range<u32>) -> Option<usize> {
    const LONGEST: u32 = 16;
    let name = cast.name_at(range.end - 1)?;
    let it = &cast.names[name];
    let courteous = !it.title.is_empty() && words.is(it.title.end - 1, Naming::COURTESY);
    let first = match courteous {
        true => it.title.end - 1,
        false => it.start(),
    };
    let full = it.tokens.len() > 1 || !it.title.is_empty();
    let may_be = matches!(it.kind, NameKind::Person | NameKind::Unknown);
    let person = may_be && it.tokens.end == range.end && full;
    if !person || first <= range.start || first - range.start > LONGEST {
        return None;
    }
    let of = (range.start..first).find(|&at| words.facts(at).contains(Facts::PREPOSITION))?;
    let lead = of.checked_sub(1).filter(|&at| at >= range.start)?;
    let role = words.is(lead, Naming::ROLE);
    let noun = words.is_capital(first - 1) && !words.is(first - 1, Naming::ROLE);
    // "March for Bread director Ana Reyes": the preposition is the body's.
    let of_body = words.is_capital(lead)
        && !words.facts(lead).contains(Facts::DOCUMENT)
        && words.shape(first - 1) == Shape::Lower
        && words.is(first - 1, Naming::ROLE);
    let plain = (range.start..first)
        .all(|at| words.shape(at).is_word() || of_body && words.shape(at) == Shape::Number);
    ((role && noun || !role && of_body) && plain).then_some(name)
}

/// Two persons joined by "and" at the end of the head's stretch, whatever stands
/// before them.
pub(super) fn last_pair(words: &Words, cast: &Cast, segment: Range<u32>) -> Option<[usize; 2]> {
    let mut names = cast.names_in(segment.clone()).rev();
    let (last, one) = (names.next()?, names.next()?);
    let persons = [one, last]
        .iter()
        .all(|&at| cast.names[at].kind == NameKind::Person);
    let from = cast.names[one].tokens.end;
    let joined = words.lower(from) == "and" && cast.names[last].tokens.start - from <= 3;
    (persons && joined && cast.names[last].tokens.end >= segment.end).then_some([one, last])
}

/// "the story Ana Reyes", before "told": the words are those of somebody in the story.
pub(super) fn ends_in_teller(cast: &Cast, head: u32, range: &Range<u32>) -> bool {
    cast.name_at(head + 1).is_some_and(|at| {
        let name = &cast.names[at];
        name.kind == NameKind::Person && name.tokens.end == range.end
    })
}

/// "The Marsh campaign and Norfield Rail": the last of several is not the
/// speaker. "Founder and chief Ana Reyes" is.
pub(super) fn is_last_of_several(words: &Words, cast: &Cast, name: usize, start: u32) -> bool {
    let name = &cast.names[name];
    let lead = name.start();
    let before = |at: u32| lead.checked_sub(at).filter(|&it| it > start);
    let and = before(1)
        .filter(|&at| words.lower(at) == "and")
        .or_else(|| {
            before(2).filter(|&at| {
                words.lower(at) == "and" && words.facts(at + 1).contains(Facts::DETERMINER)
            })
        });
    and.is_some_and(|and| !words.is(and - 1, Naming::ROLE))
}

/// "… Ana Reyes, and the Dale Courier": a person and then an organization after a
/// comma are no pair, but the end of one clause and the subject of the next.
pub(super) fn next_clause(
    words: &Words,
    cast: &Cast,
    name: usize,
    rest: Range<u32>,
) -> Option<usize> {
    let and = rest.start + 1;
    if rest.is_empty() || words.str(rest.start) != "," || words.lower(and) != "and" {
        return None;
    }
    let first = and + 1 + u32::from(words.lower(and + 1) == "the");
    let last = cast.name_at(first)?;
    let whole = cast.names[last].tokens.end == rest.end && words.str(rest.end) != ",";
    let kinds = (cast.names[name].kind, cast.names[last].kind);
    (whole && kinds == (NameKind::Person, NameKind::Organization)).then_some(last)
}

pub(super) fn head_name_of(words: &Words, cast: &Cast, range: Range<u32>) -> Option<usize> {
    let last = cast.names_in(range.clone()).last()?;
    let name = &cast.names[last];
    let lead = name.start();
    let alone = (range.start..lead).all(|at| {
        words.is(
            at,
            Naming::ROLE | Naming::MODIFIER | Naming::DEMONYM | Naming::COURTESY,
        )
    });
    (name.tokens.end == range.end && alone).then_some(last)
}

/// The name that the head's stretch ends with.
pub(super) fn head_name(words: &Words, cast: &Cast, segment: Range<u32>) -> Option<usize> {
    let names = cast.names_in(segment.clone());
    let last = names.last()?;
    let end = cast.names[last].tokens.end;
    let all = end >= segment.end
        || (end..segment.end).all(|at| {
            !words.shape(at).is_word()
                || mention::is_award(words, at)
                || words.facts(at).any(Facts::ADVERB | Facts::DATE)
                || matches!(
                    words.lower(at),
                    "himself" | "herself" | "itself" | "too" | "then"
                )
                || is_time(words, at, segment.end)
        });
    (all && words.lower(end) != "'s").then_some(last)
}

/// "last week", "this morning", behind a name.
fn is_time(words: &Words, at: u32, end: u32) -> bool {
    const NEAR: &[&str] = &["last", "this", "next"];
    const TIMES: &[&str] = &[
        "week",
        "weekend",
        "month",
        "year",
        "night",
        "morning",
        "afternoon",
        "evening",
        "spring",
        "summer",
        "fall",
        "autumn",
        "winter",
    ];
    let near = |at: u32| NEAR.contains(&words.lower(at));
    let time = |at: u32| at < end && TIMES.contains(&words.lower(at));
    near(at) && (time(at + 1) || words.facts(at + 1).contains(Facts::DATE))
        || time(at) && near(at - 1)
}

/// "Ana Reyes and Dana Cole": all names, if names and what describes them is
/// all there is.
pub(super) fn joined_names(words: &Words, cast: &Cast, range: Range<u32>) -> Vec<usize> {
    let names = cast.names_in(range.clone());
    let persons: Vec<usize> = names
        .filter(|&at| words.lower(cast.names[at].tokens.end) != "'s")
        .collect();
    let (Some(&first), Some(&last)) = (persons.first(), persons.last()) else {
        return Vec::new();
    };
    if persons.len() < 2 || persons.len() > 4 {
        return Vec::new();
    }
    let lead = cast.names[first].start();
    // "Norfield Rail founder and CEO Ana Reyes" is one person.
    let bodies = |&at: &usize| cast.names[at].kind == NameKind::Organization;
    if persons.iter().any(bodies) != persons.iter().all(bodies) {
        return Vec::new();
    }
    // "the Courier’s Ana Reyes and Dana Cole"
    let owned = |at: u32| {
        let name = cast.name_at(at).map(|it| cast.names[it].tokens.end);
        words.lower(at) == "'s" || name.is_some_and(|end| words.lower(end) == "'s")
    };
    let starts = (range.start..lead).all(|at| {
        let plural = words.lower(at).strip_suffix('s');
        plural.is_some_and(|it| naming::of(it).any(Naming::ROLE))
            || words.is(
                at,
                Naming::ROLE | Naming::MODIFIER | Naming::DEMONYM | Naming::COURTESY,
            )
            || matches!(words.lower(at), "both" | "the")
            || owned(at)
    });
    let ends = cast.names[last].tokens.end >= range.end;
    let between = persons.windows(2).all(|pair| {
        let from = cast.names[pair[0]].tokens.end;
        let title = &cast.names[pair[1]];
        let to = title.start();
        (from..to).all(|at| {
            matches!(words.lower(at), "and" | "," | "the")
                || words.is(at, Naming::ROLE | Naming::MODIFIER | Naming::DEMONYM)
        })
    });
    let joined = persons.windows(2).last().is_some_and(|pair| {
        (cast.names[pair[0]].tokens.end..cast.names[pair[1]].tokens.start)
            .any(|at| words.lower(at) == "and")
    });
    if starts && ends && between && joined {
        persons
    } else {
        Vec::new()
    }
}

/// "two analysts, Ana Reyes and Karl Dunn,": the names that a comma sets off.
pub(super) fn joined_appositives(words: &Words, cast: &Cast, rest: Range<u32>) -> Vec<usize> {
    if words.str(rest.start) != "," || rest.len() < 2 {
        return Vec::new();
    }
    let end = rest.end - u32::from(words.str(rest.end - 1) == ",");
    let persons = joined_names(words, cast, rest.start + 1..end);
    let all = persons
        .iter()
        .all(|&at| cast.names[at].kind == NameKind::Person);
    if all { persons } else { Vec::new() }
}

/// "Ana Reyes threw her", before "saying": the person whose deed the words go with.
pub(super) fn acting(words: &Words, cast: &Cast, start: u32) -> Option<usize> {
    let name = cast.names_in(start..start + 3).next()?;
    let it = &cast.names[name];
    let opens = it.start() == start;
    let verb = it.tokens.end;
    let acts = is_past_form(words.lower(verb))
        || words.lower(verb).ends_with("ed")
            && !words.is(verb, Naming::ROLE)
            && words.shape(verb) == Shape::Lower;
    (opens && it.kind == NameKind::Person && acts).then_some(name)
}

/// "her lawyer, Ivan Dunn": a person's name that a comma sets off.
pub(super) fn appositive(words: &Words, cast: &Cast, range: Range<u32>) -> Option<usize> {
    cast.names_in(range.clone()).find(|&at| {
        let name = &cast.names[at];
        let first = name.start();
        let person = matches!(name.kind, NameKind::Person | NameKind::Unknown);
        let mut first = first;
        while first > range.start
            && (words.is(first - 1, Naming::ROLE | Naming::MODIFIER)
                || words.lower(first - 1) == "the")
        {
            first -= 1;
        }
        let set_off = first > 0 && matches!(words.str(first - 1), "," | "—" | "–" | "--");
        let end = name.tokens.end;
        let belongs = matches!(words.lower(end), "of" | "at" | "from" | "with");
        let closed = end >= range.end || !words.shape(end).is_word() || belongs;
        let full = name.tokens.len() >= 2 || name.kind == NameKind::Person;
        person && set_off && closed && full
    })
}
